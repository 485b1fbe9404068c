//! Which template a document follows.

use crate::catalog::model::{Kind, LabelEntry, Lang, TemplateText};
use crate::catalog::own::{Declared, OwnTemplates};
use crate::catalog::{LABEL_ENDS, TEMPLATES, labels_by_key, template_of};
use crate::field::FieldId;
use crate::read::sections::{
    MAX_TITLE, NumberNeed, Section, holds_title, section_of, template_sections,
};
use crate::text::block::{Block, BlockKind};
use crate::text::fold::{fold_key, same_folded};
use std::sync::OnceLock;

/// What a document was recognised as.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// The template, if it is one.
    pub kind: Option<Kind>,
    /// The language the labels are in.
    pub lang: Option<Lang>,
    /// Sections in the order of the document.
    pub sections: Vec<Section>,
    /// How many lines have a label of any template.
    pub labels: usize,
    /// The user's own template, if it is one of those.
    pub own: Option<&'static TemplateText>,
}

/// Lines of which the title of a document is one.
pub(crate) const HEAD_LINES: usize = 8;

/// Different labels of a Kohesio page without its site header; the managing authority, which other forms lack, counts twice.
const KOHESIO_LABELS: u8 = 5;

/// Numbered headings by which a form of the user's own without its title is known.
const OWN_HEADINGS: usize = 2;

/// The entries for the labels of all blocks, in the order of the blocks.
pub fn label_entries(
    text: &str,
    blocks: &[Block],
    forms: Option<&'static OwnTemplates>,
) -> Vec<&'static [LabelEntry]> {
    let own = |b: &Block| forms?.labels_named(b.label_text(text).unwrap_or(b.text(text)));
    if forms.is_some() {
        return blocks
            .iter()
            .map(|b| own(b).unwrap_or_else(|| embedded_labels(text, b)))
            .collect();
    }
    blocks.iter().map(|b| embedded_labels(text, b)).collect()
}

/// The entries of the embedded templates for the label of a block.
#[inline]
fn embedded_labels(text: &str, b: &Block) -> &'static [LabelEntry] {
    match b.label_text(text) {
        Some(label) if known_ends(label) => labels_by_key(fold_key(label)),
        Some(label) if ends_with_unit(label) => labels_by_key(fold_key(
            label
                .rsplit_once('(')
                .map_or(label, |(name, _)| name.trim_end()),
        )),
        None if matches!(b.kind, BlockKind::Text | BlockKind::Item)
            && b.end - b.body <= 60
            && known_ends(b.text(text)) =>
        {
            labels_by_key(fold_key(b.text(text)))
        }
        _ => &[][..],
    }
}

/// Whether a label ends with an acronym or a unit in parentheses: `EU-rahoitus (ESR)`, `Budjetti (1 000 €)`. Words there make
/// another label (`Total budget (excluding VAT)`).
fn ends_with_unit(label: &str) -> bool {
    let inside = label
        .strip_suffix(')')
        .and_then(|l| l.rsplit_once('('))
        .map_or("", |(_, inside)| inside);
    let unit = ["euroa", "euro", "euros"].contains(&inside);
    unit || (!inside.is_empty()
        && inside.chars().count() <= 8
        && !inside.contains(char::is_lowercase))
        || inside.contains('€')
}

/// Whether some label begins and ends like the text: a look-up that spares the key of most lines.
fn known_ends(label: &str) -> bool {
    let bytes = label.as_bytes();
    let bit = |b: &u8| usize::from(b.to_ascii_lowercase());
    let (Some(first), Some(last)) = (bytes.first().map(bit), bytes.last().map(bit)) else {
        return false;
    };
    LABEL_ENDS[first * 4 + last / 64] >> (last % 64) & 1 == 1
}

/// Recognises the template of a document, unless its kind and language are known.
pub fn recognise(
    text: &str,
    blocks: &[Block],
    entries: &[&'static [LabelEntry]],
    known: &Declared,
) -> Recognition {
    let own = known
        .forms
        .and_then(|forms| own_form(forms, text, blocks, known));
    let mut counts = [[0_u8; 24]; 5];
    let mut labels = 0;
    for entry in entries.iter().filter(|e| !e.is_empty()) {
        labels += 1;
        for e in *entry {
            let count = &mut counts[e.kind as usize][e.lang as usize];
            *count = count.saturating_add(1);
        }
    }
    let found = own
        .map(|t| (t.kind, t.lang))
        .or_else(|| by_title(text, blocks))
        .or_else(|| by_sections(text, blocks, &counts))
        .or_else(|| by_labels(entries, &counts));
    let found = match ((known.kind, known.language), found) {
        ((None, None), found) => found,
        ((Some(Kind::Narrative | Kind::Unknown), _), _) => None,
        ((Some(kind), lang), found) => Some((
            kind,
            lang.or(found.map(|f| f.1))
                .or_else(|| crate::read::language::detect_language(text))
                .unwrap_or(Lang::En),
        )),
        ((None, Some(lang)), found) => found.map(|(kind, _)| (kind, lang)),
    };
    let lang = found.map(|f| f.1).or_else(|| {
        let best = |l: &usize| (0..5).map(|k| counts[k][*l]).max().unwrap_or(0);
        let l = (0..24).max_by_key(|l| (best(l), std::cmp::Reverse(*l)))?;
        (best(&l) >= 2).then(|| crate::catalog::LANGUAGES[l].lang)
    });
    let own = own.filter(|own| found == Some((own.kind, own.lang)));
    let sections = own
        .or_else(|| found.and_then(|(k, l)| template_of(k, l)))
        .map_or_else(Vec::new, |t| template_sections(text, blocks, t));
    Recognition {
        kind: found.map(|f| f.0),
        lang,
        sections,
        labels,
        own,
    }
}

/// The user's own form that a document is, by a line of its head or by its numbered headings; the only one where its kind is
/// known.
fn own_form(
    forms: &OwnTemplates,
    text: &str,
    blocks: &[Block],
    known: &Declared,
) -> Option<&'static TemplateText> {
    let speaks = |t: &&TemplateText| known.language.is_none_or(|lang| lang == t.lang);
    if known.kind.is_some_and(|kind| kind != Kind::Form) {
        return None;
    }
    let titled = |t: &&TemplateText| {
        blocks.iter().take(HEAD_LINES).any(|b| {
            t.titles
                .iter()
                .any(|title| holds_title(b.text(text), title))
        })
    };
    let numbered = |t: &&TemplateText| {
        let heads = blocks
            .iter()
            .filter(|b| text.as_bytes()[b.body as usize].is_ascii_digit());
        heads
            .filter(|b| section_of(text, b, t, NumberNeed::Required).is_some())
            .take(OWN_HEADINGS)
            .count()
            == OWN_HEADINGS
    };
    let all = || forms.texts().iter().filter(speaks);
    all()
        .find(titled)
        .or_else(|| all().find(numbered))
        .or_else(|| all().next().filter(|_| known.kind.is_some()))
}

fn by_title(text: &str, blocks: &[Block]) -> Option<(Kind, Lang)> {
    static TITLED_TEMPLATES: OnceLock<[Vec<&'static TemplateText>; 2]> = OnceLock::new();
    let titled = TITLED_TEMPLATES.get_or_init(|| {
        let (kohesio, others) = TEMPLATES
            .iter()
            .filter(|t| !t.titles.is_empty())
            .partition(|t| t.kind == Kind::Kohesio);
        [others, kohesio]
    });
    for block in blocks
        .iter()
        .take(HEAD_LINES)
        .filter(|b| (b.end - b.start) as usize <= MAX_TITLE)
    {
        let line = block.text(text);
        let kohesio =
            line.trim_start_matches(['„', '“']).starts_with("Kohesio") && line.contains(": ");
        for t in &titled[usize::from(kohesio)] {
            let whole = t.kind == Kind::Kohesio;
            if t.titles.iter().any(|title| {
                if whole {
                    same_folded(title, line)
                } else {
                    holds_title(line, title)
                }
            }) {
                return Some((t.kind, t.lang));
            }
        }
        if kohesio {
            return Some((
                Kind::Kohesio,
                crate::read::language::detect_language(text).unwrap_or(Lang::En),
            ));
        }
    }
    None
}

fn by_sections(text: &str, blocks: &[Block], counts: &[[u8; 24]; 5]) -> Option<(Kind, Lang)> {
    let numbered = || {
        blocks
            .iter()
            .filter(|b| text.as_bytes()[b.body as usize].is_ascii_digit())
    };
    for t in TEMPLATES.iter().filter(|t| !t.sections.is_empty()) {
        let found = numbered()
            .filter(|b| section_of(text, b, t, NumberNeed::Required).is_some())
            .take(2)
            .count();
        if found == 2 || (found == 1 && counts[t.kind as usize][t.lang as usize] > 0) {
            return Some((t.kind, t.lang));
        }
    }
    let old = counts[Kind::Eura2007 as usize][Lang::Fi as usize] > 0;
    let dotted = |b: &Block| matches!(b.text(text), "1. Projekti" | "1 Projekti");
    (old && blocks.iter().any(dotted)).then_some((Kind::Eura2007, Lang::Fi))
}

/// A Kohesio page without its site header: most of its labels in one language, and no label that it does not have.
fn by_labels(entries: &[&'static [LabelEntry]], counts: &[[u8; 24]; 5]) -> Option<(Kind, Lang)> {
    let kohesio = &counts[Kind::Kohesio as usize];
    let best = (0..24).max_by_key(|&l| (kohesio[l], std::cmp::Reverse(l)))?;
    let lang = crate::catalog::LANGUAGES[best].lang;
    let own = |e: &&&[LabelEntry]| {
        e.is_empty() || e.iter().any(|l| l.kind == Kind::Kohesio && l.lang == lang)
    };
    if kohesio[best] + 1 < KOHESIO_LABELS {
        return None;
    }
    let mut fields: Vec<FieldId> = entries
        .iter()
        .flat_map(|e| e.iter())
        .filter(|l| l.kind == Kind::Kohesio && l.lang == lang)
        .map(|l| l.field)
        .collect();
    fields.sort_unstable();
    fields.dedup();
    let distinct = fields.len() + usize::from(fields.contains(&FieldId::AuthorityManaging));
    (distinct >= usize::from(KOHESIO_LABELS) && entries.iter().all(|e| own(&e)))
        .then_some((Kind::Kohesio, lang))
}
