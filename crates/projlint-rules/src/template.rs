//! Templates: which labels and sections state which field, and which template a document follows.

use crate::block::{Block, BlockKind};
use crate::catalog::{LABEL_ENDS, LabelEntry, TEMPLATES, labels, template};
use crate::field::FieldId;
use crate::forms::Forms;
use crate::key::{key, same};
use crate::language::{Lang, begins_with};
use crate::project::Known;
use crate::value::number::skip_spaces;
use crate::value::{Currency, FundCode};
use std::sync::OnceLock;

/// The kind of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A project page of the Kohesio portal.
    Kohesio,
    /// A project description of EURA 2014.
    Eura2014,
    /// A project description of EURA 2007.
    Eura2007,
    /// A page or report without a known template.
    Narrative,
    /// A form of an organisation's own, described by its users.
    Form,
    /// No project document, as far as can be told.
    Unknown,
}

impl Kind {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kohesio => "kohesio",
            Self::Eura2014 => "eura2014",
            Self::Eura2007 => "eura2007",
            Self::Narrative => "narrative",
            Self::Form => "form",
            Self::Unknown => "unknown",
        }
    }

    /// The kind of a name in reports.
    pub fn parse(name: &str) -> Option<Self> {
        [
            Self::Kohesio,
            Self::Eura2014,
            Self::Eura2007,
            Self::Narrative,
            Self::Form,
            Self::Unknown,
        ]
        .into_iter()
        .find(|k| k.name() == name)
    }

    /// The bit of the kind in a set of kinds.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The kinds whose rules judge such a document: a form is judged as other pages are, and by the rules on sections.
    pub const fn judged_as(self) -> u8 {
        match self {
            Self::Form => Self::Form.bit() | Self::Narrative.bit(),
            other => other.bit(),
        }
    }

    /// Whether the document follows a project description of EURA.
    pub fn is_eura(self) -> bool {
        matches!(self, Self::Eura2014 | Self::Eura2007)
    }
}

/// When a section must have a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// In every document.
    Always,
    /// Once the project has ended.
    Ended,
    /// Never.
    Optional,
}

/// A section of a template.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct TemplateSection {
    pub number: &'static str,
    pub title: &'static str,
    /// Further forms of the title, as the template has printed them.
    pub also: &'static [&'static str],
    pub required: bool,
    pub body: Body,
    /// The fund whose variant of the template has the section.
    pub fund: Option<FundCode>,
}

/// A template in one language.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct TemplateText {
    pub kind: Kind,
    pub lang: Lang,
    /// Currency of amounts that name none.
    pub currency: Currency,
    /// Whether the language's version was never met and is a guess.
    pub guessed: bool,
    /// What the first lines say.
    pub titles: &'static [&'static str],
    /// Lines that head a block and state nothing; extraction glues them to the label behind.
    pub blocks: &'static [&'static str],
    /// Words for a value that is not there.
    pub absent: &'static [&'static str],
    pub sections: &'static [TemplateSection],
    /// The section with a table of scores, and its rows.
    pub rows_section: &'static str,
    pub rows: &'static [&'static str],
    /// Words for running, ended, interrupted.
    pub status: [&'static [&'static str]; 3],
    /// Words for one applicant, several, a transfer.
    pub mode: [&'static [&'static str]; 3],
}

/// A heading of the template found in a document.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// The section in the template.
    pub entry: &'static TemplateSection,
    /// Its place in the template's order.
    pub order: usize,
    /// The block that is its heading.
    pub block: usize,
}

impl Section {
    /// The number that the heading prints, else the template's.
    pub fn printed<'d>(&self, document: &'d crate::project::Document) -> &'d str {
        let line = document.line(&document.blocks[self.block]);
        let digits = line
            .bytes()
            .take_while(|b| b.is_ascii_digit() || *b == b'.')
            .count();
        if digits == 0 {
            self.entry.number
        } else {
            line[..digits].trim_end_matches('.')
        }
    }
}

/// What a document was recognised as.
#[derive(Clone, Debug, Default)]
pub struct Match {
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
pub(crate) const HEAD: usize = 8;
/// Different labels of a Kohesio page without its site header; the managing authority, which other forms lack, counts twice.
const KOHESIO_LABELS: u8 = 5;
/// Titles as short as these (`Hanke`) are headings of an author's own too, in bytes.
const SHORT_TITLE: usize = 8;
/// Site headers, section titles and labels are not longer than this, in bytes.
const MAX_TITLE: usize = 160;

/// The entries for the labels of all blocks, in the order of the blocks.
pub fn label_entries(
    text: &str,
    blocks: &[Block],
    forms: Option<&'static Forms>,
) -> Vec<&'static [LabelEntry]> {
    let own = |b: &Block| forms?.labels(b.label_text(text).unwrap_or(b.text(text)));
    if forms.is_some() {
        return blocks
            .iter()
            .map(|b| own(b).unwrap_or_else(|| embedded(text, b)))
            .collect();
    }
    blocks.iter().map(|b| embedded(text, b)).collect()
}

/// The entries of the embedded templates for the label of a block.
#[inline]
fn embedded(text: &str, b: &Block) -> &'static [LabelEntry] {
    match b.label_text(text) {
        Some(label) if known_ends(label) => labels(key(label)),
        Some(label) if aside(label) => labels(key(label
            .rsplit_once('(')
            .map_or(label, |(name, _)| name.trim_end()))),
        None if matches!(b.kind, BlockKind::Text | BlockKind::Item)
            && b.end - b.body <= 60
            && known_ends(b.text(text)) =>
        {
            labels(key(b.text(text)))
        }
        _ => &[][..],
    }
}

/// Whether a label ends with an acronym or a unit in parentheses: `EU-rahoitus (ESR)`, `Budjetti (1 000 €)`. Words there make
/// another label (`Total budget (excluding VAT)`).
fn aside(label: &str) -> bool {
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
pub fn detect(
    text: &str,
    blocks: &[Block],
    entries: &[&'static [LabelEntry]],
    known: &Known,
) -> Match {
    let own = known
        .forms
        .and_then(|forms| forms.detect(text, blocks, known));
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
                .or_else(|| crate::language::detect(text))
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
        .or_else(|| found.and_then(|(k, l)| template(k, l)))
        .map_or_else(Vec::new, |t| sections(text, blocks, t));
    Match {
        kind: found.map(|f| f.0),
        lang,
        sections,
        labels,
        own,
    }
}

fn by_title(text: &str, blocks: &[Block]) -> Option<(Kind, Lang)> {
    static TITLED: OnceLock<[Vec<&'static TemplateText>; 2]> = OnceLock::new();
    let titled = TITLED.get_or_init(|| {
        let (kohesio, others) = TEMPLATES
            .iter()
            .filter(|t| !t.titles.is_empty())
            .partition(|t| t.kind == Kind::Kohesio);
        [others, kohesio]
    });
    for block in blocks
        .iter()
        .take(HEAD)
        .filter(|b| (b.end - b.start) as usize <= MAX_TITLE)
    {
        let line = block.text(text);
        let kohesio =
            line.trim_start_matches(['„', '“']).starts_with("Kohesio") && line.contains(": ");
        for t in &titled[usize::from(kohesio)] {
            let whole = t.kind == Kind::Kohesio;
            if t.titles.iter().any(|title| {
                if whole {
                    same(title, line)
                } else {
                    holds(line, title)
                }
            }) {
                return Some((t.kind, t.lang));
            }
        }
        if kohesio {
            return Some((
                Kind::Kohesio,
                crate::language::detect(text).unwrap_or(Lang::En),
            ));
        }
    }
    None
}

/// Whether the line ends with the title, or begins with it.
pub(crate) fn holds(line: &str, title: &str) -> bool {
    let tail = line
        .len()
        .checked_sub(title.len())
        .and_then(|at| line.get(at..));
    tail.is_some_and(|t| same(t, title)) || begins_with(line, title).is_some()
}

fn by_sections(text: &str, blocks: &[Block], counts: &[[u8; 24]; 5]) -> Option<(Kind, Lang)> {
    let numbered = || {
        blocks
            .iter()
            .filter(|b| text.as_bytes()[b.body as usize].is_ascii_digit())
    };
    for t in TEMPLATES.iter().filter(|t| !t.sections.is_empty()) {
        let found = numbered()
            .filter(|b| section(text, b, t, Numbering::Required).is_some())
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

/// The headings of a template in a document. A table of contents at its head is not counted.
fn sections(text: &str, blocks: &[Block], t: &'static TemplateText) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    let mut first = [0_u64; 256];
    for title in t
        .sections
        .iter()
        .flat_map(|s| s.also.iter().chain([&s.title]))
    {
        first[usize::from(title.as_bytes()[0])] |= 1 << (title.len() % 64);
    }
    for (index, block) in blocks.iter().enumerate() {
        let begin = text.as_bytes()[block.body as usize];
        if !begin.is_ascii_digit()
            && (block.label > 0
                || first[usize::from(begin)] >> ((block.end - block.body) % 64) & 1 == 0)
        {
            continue;
        }
        if let Some(order) = section(text, block, t, Numbering::Optional) {
            found.push(Section {
                entry: &t.sections[order],
                order,
                block: index,
            });
        }
    }
    let dotted = |s: &Section| {
        !matches!(blocks[s.block].kind, BlockKind::Heading(_)) && dotted(blocks[s.block].text(text))
    };
    if found
        .iter()
        .any(|s| !dotted(s) && !s.entry.number.contains('.'))
    {
        found.retain(|s| !dotted(s));
    }
    let contents = found
        .windows(2)
        .take_while(|w| w[1].block == w[0].block + 1 && w[1].order == w[0].order + 1)
        .count()
        + 1;
    let again = found
        .get(contents..)
        .is_some_and(|rest| rest.iter().any(|s| s.order == found[0].order));
    if contents >= 4 && again {
        found.drain(..contents);
    }
    let mut last = 0;
    let mut known = vec![false; t.sections.len()];
    found.retain(|s| {
        let own = s.order < last && known[s.order] && s.entry.title.len() <= SHORT_TITLE;
        (last, known[s.order]) = (last.max(s.order), true);
        !own
    });
    found
}

/// Whether the number of a heading ends with a dot, as those of lists do: `1. Hanke`.
fn dotted(line: &str) -> bool {
    let digits = line
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    line[..digits].ends_with('.')
}

/// Whether a heading is one only with its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numbering {
    /// `5 Financing`.
    Required,
    /// `Financing` too.
    Optional,
}

/// The section whose heading the block is: its whole title, behind its number.
pub(crate) fn section(
    text: &str,
    block: &Block,
    t: &TemplateText,
    numbering: Numbering,
) -> Option<usize> {
    if (block.end - block.body) as usize > MAX_TITLE || block.kind == BlockKind::Row {
        return None;
    }
    let line = block.text(text);
    let bytes = line.as_bytes();
    let digits = bytes
        .iter()
        .take_while(|b| b.is_ascii_digit() || **b == b'.')
        .count();
    if digits == 0 {
        let first = *bytes.first()?;
        let fits = |title: &str| title.as_bytes()[0] == first && same(title, line);
        return t.sections.iter().position(|s| {
            numbering == Numbering::Optional
                && s.title.len() > 8
                && (fits(s.title) || s.also.iter().any(|a| fits(a)))
        });
    }
    let number = line[..digits].trim_end_matches('.');
    let rest = line[skip_spaces(bytes, digits)..].trim_end_matches([':', ' ']);
    if skip_spaces(bytes, digits) == digits {
        return None;
    }
    if let Some(order) = t
        .sections
        .iter()
        .position(|s| s.number == number)
        .filter(|&o| t.sections[o].title == rest)
    {
        return Some(order);
    }
    let first = rest.as_bytes().first()?;
    let fits = |title: &str| title.as_bytes()[0].eq_ignore_ascii_case(first) && same(title, rest);
    t.sections
        .iter()
        .position(|s| fits(s.title) || s.also.iter().any(|a| fits(a)))
}
