//! Which template a document follows.

use crate::catalog::model::Lang;
use crate::catalog::own::{Declared, OwnTemplates};
use crate::catalog::shared::Shared;
use crate::catalog::template::{
    DocumentKind, Family, LabelEntry, Template, TemplateId, TemplateText,
};
use crate::catalog::{
    LABEL_ENDS, LANGUAGES, TEMPLATE_TEXTS, TEMPLATES, labels_by_key, template_text,
};
use crate::field::FieldId;
use crate::read::language::detect_language;
use crate::read::sections::{
    MAX_TITLE, NumberNeed, Section, holds_title, section_of, template_sections,
};
use crate::text::block::{Block, BlockKind};
use crate::text::fold::{fold_key, same_folded};
use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

/// What a document was recognised as.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// What it is, if a template or the configuration says so.
    pub kind: Option<DocumentKind>,
    /// The language the labels are in.
    pub lang: Option<Lang>,
    /// Sections in the order of the document.
    pub sections: Vec<Section>,
    /// How many lines have a label of any template.
    pub labels: usize,
    /// The user's own template, if it is one of those.
    pub own: Option<Shared<TemplateText>>,
}

/// Lines of which the title of a document is one.
pub(crate) const HEAD_LINES: usize = 8;

/// Numbered headings by which a form of the user's own without its title is known.
const OWN_HEADINGS: usize = 2;

/// The entries for the labels of all blocks, in the order of the blocks.
pub fn label_entries<'f>(
    text: &str,
    blocks: &[Block],
    forms: Option<&'f OwnTemplates>,
) -> Vec<&'f [LabelEntry]> {
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

/// How often each template has a label in the document, by template and language.
struct LabelCounts(Vec<[u8; LANGUAGES.len()]>);

impl LabelCounts {
    fn of(entries: &[&[LabelEntry]], templates: usize) -> Self {
        let mut counts = vec![[0_u8; LANGUAGES.len()]; templates];
        for entry in entries.iter().flat_map(|e| e.iter()) {
            let count = &mut counts[usize::from(entry.template.0)][entry.lang as usize];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    fn of_template(&self, template: TemplateId) -> &[u8; LANGUAGES.len()] {
        &self.0[usize::from(template.0)]
    }

    fn of_text(&self, text: &TemplateText) -> u8 {
        self.of_template(text.template.id)[text.lang as usize]
    }

    /// The language of most labels, if two of one template have it.
    fn language(&self) -> Option<Lang> {
        let best = |l: &usize| self.0.iter().map(|counts| counts[*l]).max().unwrap_or(0);
        // A language that is much like another has many of its labels.
        let distinct = |l: &usize| LANGUAGES[*l].like.is_none();
        let l = (0..LANGUAGES.len()).max_by_key(|l| (best(l), distinct(l), Reverse(*l)))?;
        (best(&l) >= 2).then(|| LANGUAGES[l].lang)
    }
}

/// A template and the language in which a document follows it.
struct Found {
    kind: DocumentKind,
    lang: Lang,
}

impl Found {
    fn text(text: &TemplateText) -> Self {
        Self {
            kind: DocumentKind::Template(text.template.clone()),
            lang: text.lang,
        }
    }
}

/// Recognises the template of a document, unless its kind and language are known.
pub fn recognise(
    text: &str,
    blocks: &[Block],
    entries: &[&[LabelEntry]],
    known: &Declared,
) -> Recognition {
    let forms = known.forms.as_deref();
    let own = forms.and_then(|forms| own_form(forms, text, blocks, known));
    let templates = TEMPLATES.len() + forms.map_or(0, OwnTemplates::count);
    let counts = LabelCounts::of(entries, templates);
    let found = own
        .as_deref()
        .map(Found::text)
        .or_else(|| by_title(text, blocks))
        .or_else(|| by_sections(text, blocks, &counts))
        .or_else(|| by_labels(entries, &counts));
    let found = with_declared(found, text, known);
    let lang = found.as_ref().map(|f| f.lang).or_else(|| counts.language());
    let own = own.filter(|own| {
        let follows = |f: &Found| {
            f.lang == own.lang && f.kind.template().map(|t| t.id) == Some(own.template.id)
        };
        found.as_ref().is_some_and(follows)
    });
    let embedded = || {
        let found = found.as_ref()?;
        let text = template_text(found.kind.template()?.id, found.lang)?;
        Some(Shared::Embedded(text))
    };
    let sections = own
        .clone()
        .or_else(embedded)
        .map_or_else(Vec::new, |t| template_sections(text, blocks, &t));
    Recognition {
        kind: found.map(|f| f.kind),
        lang,
        sections,
        labels: entries.iter().filter(|e| !e.is_empty()).count(),
        own,
    }
}

/// What was found, with what the configuration declares in its place.
fn with_declared(found: Option<Found>, text: &str, known: &Declared) -> Option<Found> {
    match (known.kind.clone(), known.language) {
        (None, None) => found,
        (None, Some(lang)) => found.map(|found| Found { lang, ..found }),
        (Some(DocumentKind::Family(family)), _) if family != Family::Form => None,
        (Some(kind), lang) => {
            let own = found
                .as_ref()
                .filter(|f| kind == DocumentKind::Family(f.kind.family()))
                .map(|f| f.kind.clone());
            let lang = lang
                .or(found.map(|f| f.lang))
                .or_else(|| detect_language(text))
                .unwrap_or(Lang::En);
            let kind = own.unwrap_or(kind);
            Some(Found { kind, lang })
        }
    }
}

/// The user's own form that a document is, by a line of its head or by its numbered headings; the only one where its kind is
/// known.
fn own_form(
    forms: &OwnTemplates,
    text: &str,
    blocks: &[Block],
    known: &Declared,
) -> Option<Shared<TemplateText>> {
    let form = DocumentKind::Family(Family::Form);
    if known.kind.as_ref().is_some_and(|kind| *kind != form) {
        return None;
    }
    let speaks = |t: &&Arc<TemplateText>| known.language.is_none_or(|lang| lang == t.lang);
    let titled = |t: &&Arc<TemplateText>| {
        blocks.iter().take(HEAD_LINES).any(|b| {
            t.titles
                .iter()
                .any(|title| holds_title(b.text(text), title))
        })
    };
    let numbered = |t: &&Arc<TemplateText>| {
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
        .map(|text| Shared::Own(text.clone()))
}

/// The template whose title one of the first lines is or has. A portal's title is the whole line; one that is not known, after
/// the portal's name, is in the language of the text.
fn by_title(text: &str, blocks: &[Block]) -> Option<Found> {
    for block in blocks
        .iter()
        .take(HEAD_LINES)
        .filter(|b| (b.end - b.start) as usize <= MAX_TITLE)
    {
        let line = block.text(text);
        let portal = TEMPLATES.iter().find(|t| is_site_header(t, line));
        if let Some(portal) = portal {
            let known = titled_texts()
                .iter()
                .filter(|t| t.template.id == portal.id)
                .find(|t| t.titles.iter().any(|title| same_folded(title, line)));
            return Some(known.map_or_else(
                || Found {
                    kind: DocumentKind::Template(Shared::Embedded(portal)),
                    lang: detect_language(text).unwrap_or(Lang::En),
                },
                |t| Found::text(t),
            ));
        }
        let titled = titled_texts()
            .iter()
            .filter(|t| t.template.site_header.is_none())
            .find(|t| t.titles.iter().any(|title| holds_title(line, title)));
        if let Some(t) = titled {
            return Some(Found::text(t));
        }
    }
    None
}

/// The embedded texts that have titles.
fn titled_texts() -> &'static [&'static TemplateText] {
    static TITLED_TEXTS: OnceLock<Vec<&'static TemplateText>> = OnceLock::new();
    TITLED_TEXTS.get_or_init(|| {
        let texts = TEMPLATE_TEXTS.iter();
        texts.filter(|t| !t.titles.is_empty()).collect()
    })
}

fn is_site_header(template: &Template, line: &str) -> bool {
    template.site_header.as_deref().is_some_and(|name| {
        line.trim_start_matches(['„', '“']).starts_with(name) && line.contains(": ")
    })
}

fn by_sections(text: &str, blocks: &[Block], counts: &LabelCounts) -> Option<Found> {
    let numbered = || {
        blocks
            .iter()
            .filter(|b| text.as_bytes()[b.body as usize].is_ascii_digit())
    };
    for t in TEMPLATE_TEXTS.iter().filter(|t| !t.sections.is_empty()) {
        let found = numbered()
            .filter(|b| section_of(text, b, t, NumberNeed::Required).is_some())
            .take(2)
            .count();
        if found == 2 || (found == 1 && counts.of_text(t) > 0) {
            return Some(Found::text(t));
        }
    }
    let headed = |t: &&TemplateText| {
        counts.of_text(t) > 0
            && blocks
                .iter()
                .any(|b| t.headings.iter().any(|heading| heading == b.text(text)))
    };
    let mut texts = TEMPLATE_TEXTS.iter().filter(|t| !t.headings.is_empty());
    texts.find(headed).map(Found::text)
}

/// A page without its title: most of the labels of a template in one language, and no label that the template does not have.
fn by_labels(entries: &[&[LabelEntry]], counts: &LabelCounts) -> Option<Found> {
    let known = |t: &'static Template| {
        let least = t.known_by_labels?;
        let counts = counts.of_template(t.id);
        let best = (0..counts.len()).max_by_key(|&l| (counts[l], Reverse(l)))?;
        let lang = LANGUAGES[best].lang;
        if counts[best] + 1 < least {
            return None;
        }
        let is_own = |l: &&LabelEntry| l.template == t.id && l.lang == lang;
        let labels = entries.iter().flat_map(|e| e.iter());
        let mut fields: Vec<FieldId> = labels.filter(is_own).map(|l| l.field).collect();
        fields.sort_unstable();
        fields.dedup();
        let twice = t.distinctive.is_some_and(|field| fields.contains(&field));
        let only_own = || {
            let mut labelled = entries.iter().filter(|e| !e.is_empty());
            labelled.all(|e| e.iter().any(|l| is_own(&l)))
        };
        let enough = fields.len() + usize::from(twice) >= usize::from(least);
        (enough && only_own()).then_some(Found {
            kind: DocumentKind::Template(Shared::Embedded(t)),
            lang,
        })
    };
    TEMPLATES.iter().find_map(known)
}
