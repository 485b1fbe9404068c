//! A document with all stages of its reading.

use crate::catalog::LANGUAGES;
use crate::catalog::model::Lang;
use crate::catalog::own::{AcceptedFinding, Declared};
use crate::catalog::shared::Shared;
use crate::catalog::tables::OwnTables;
use crate::catalog::template::{DocumentKind, Family, Template, TemplateText};
use crate::read::facts::{FactValue, Facts};
use crate::read::language::detect_language;
use crate::read::numbering::{HeadingNumber, numbered_headings};
use crate::read::places::ListedPlaces;
use crate::read::reader::FactReader;
use crate::read::recognise::{Recognition, label_entries, recognise};
use crate::read::sections::Section;
use crate::text::block::{Block, BlockKind, LineMark, cut_blocks};
use crate::text::comments::{AcceptingComment, accepting_comments};
use crate::text::range::ByteRange;
use crate::text::scan::{Rare, TextScan};
use crate::text::source::{DocId, Segment, Source};
use crate::value::code::{Code, Text};
use crate::value::count::Duration;
use crate::value::date::{Date, Years};
use crate::value::money::Money;
use crate::value::percent::Percent;
use std::cell::{Cell, RefCell};
use std::sync::{Arc, OnceLock};

/// A text to read: what extraction made of a file.
#[derive(Debug, Default)]
pub struct Input {
    /// The text.
    pub text: String,
    /// Kinds of lines, where the format marks them; `None` for plain text.
    pub marks: Option<Vec<LineMark>>,
    /// The file and the map into it, where the text is not the file's own.
    pub file: Option<(String, Vec<Segment>)>,
    /// Bytes of the file before its text: a byte order mark of UTF-8.
    pub prefix: usize,
    /// Name of the encoding of the file where it is not UTF-8; places then count in the text as UTF-8.
    pub encoding: Option<&'static str>,
    /// Name of the file without its folder; a README or a changelog is not a project document.
    pub name: String,
    /// Bytes of the file that are code, in order, where the format marks it; comments in code do not count.
    pub code: Vec<ByteRange>,
    /// What the configuration says of the document.
    pub declared: Declared,
}

impl Input {
    /// A plain text.
    pub fn plain_text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

/// A document and everything read from it; no stage changes once it is made.
#[derive(Debug)]
pub struct Document {
    /// Text and places.
    pub source: Source,
    /// Name of its file without the folder.
    pub name: String,
    /// Lines.
    pub blocks: Vec<Block>,
    /// Whether the format marks headings and lists.
    pub marked: bool,
    /// Name of the encoding of the file where it is not UTF-8.
    pub encoding: Option<&'static str>,
    /// Whether its name is that of a README, a changelog or the like.
    pub other_text: bool,
    /// What it is.
    pub kind: DocumentKind,
    /// Whether more than a word or two says that it is about a project: a template, labels, a stated figure.
    pub recognised: bool,
    /// Its language, if it could be determined.
    pub language: Option<Lang>,
    /// The template in that language.
    pub template: Option<Shared<TemplateText>>,
    /// Headings of the template, in the order of the document.
    pub sections: Vec<Section>,
    /// What it states.
    pub facts: Facts,
    /// Comments by which its author accepts findings.
    pub comments: Vec<AcceptingComment>,
    /// Findings that the configuration accepts.
    pub accepted: Vec<AcceptedFinding>,
    /// Places of signs that few lines have.
    pub seldom: Rare,
    places: OnceLock<Arc<ListedPlaces>>,
}

/// From this many labels on, the language of the labels is more reliable than that of the words.
const SURE_LABELS: usize = 4;

impl Document {
    /// Reads a document. Never fails: what cannot be read is a fact about the document.
    pub fn read(doc: DocId, input: Input) -> Self {
        let Input {
            text,
            marks,
            file,
            prefix,
            encoding,
            name,
            code,
            declared,
        } = input;
        let mut source = match file {
            Some((file, segments)) => Source::mapped(doc, text, file, segments),
            None => Source::new(doc, text),
        };
        source.prefix = prefix;
        let text = source.text();
        let signs = TextScan::of(text);
        let blocks = cut_blocks(text, &signs, marks.as_deref());
        let entries = label_entries(text, &blocks, declared.forms.as_deref());
        let found = recognise(text, &blocks, &entries, &declared);
        let language = language_of(text, &found, &declared);
        let template = found.own.clone().or_else(|| {
            let template = found.kind.as_ref()?.template()?;
            crate::catalog::template_text(template.id, language?).map(Shared::Embedded)
        });
        let facts = FactReader {
            source: &source,
            signs: &signs,
            text,
            blocks: &blocks,
            entries: &entries,
            kind: found.kind.clone(),
            lang: language.unwrap_or(Lang::En),
            template: template.as_deref(),
            sections: &found,
            facts: Facts::default(),
            used: Vec::new(),
            lines: RefCell::default(),
            plain_bytes: Cell::default(),
            table: Cell::default(),
        }
        .read_facts();
        let other_text = not_a_project(&name);
        let recognised = found.kind.is_some()
            || (!other_text
                && (found.labels + labelled_facts(&facts) >= 2 || states_a_role(&facts)));
        let narrative = !other_text && (recognised || speaks_of_a_project(text));
        let by_words = if narrative {
            DocumentKind::Family(Family::Narrative)
        } else {
            DocumentKind::Family(Family::Unknown)
        };
        let code = marks.is_some().then_some(code.as_slice());
        Self {
            comments: code.map_or_else(Vec::new, |code| accepting_comments(source.file(), code)),
            accepted: declared.accepted,
            kind: found.kind.or(declared.kind).unwrap_or(by_words),
            marked: marks.is_some(),
            sections: found.sections,
            seldom: signs.seldom,
            places: OnceLock::new(),
            blocks,
            encoding,
            other_text,
            recognised,
            language,
            template,
            facts,
            source,
            name,
        }
    }

    /// The places it lists; looked up once in the embedded tables, and again whenever there are the user's own.
    pub fn places(&self, tables: Option<&OwnTables>) -> Arc<ListedPlaces> {
        match tables {
            None => self
                .places
                .get_or_init(|| Arc::new(ListedPlaces::of_facts(&self.facts, &self.source, None)))
                .clone(),
            own => Arc::new(ListedPlaces::of_facts(&self.facts, &self.source, own)),
        }
    }

    /// The places of some of the bytes that few lines have, see [`Rare::rare`].
    ///
    /// # Panics
    ///
    /// For a byte whose places are not collected.
    pub(crate) fn rare_bytes<'d>(
        &'d self,
        bytes: &'static [u8],
    ) -> impl Iterator<Item = usize> + 'd {
        assert!(
            bytes.iter().all(|byte| Rare::is_collected(*byte)),
            "the places of {bytes:?} are not all collected"
        );
        let text = self.source.text().as_bytes();
        self.seldom
            .rare
            .iter()
            .map(|at| *at as usize)
            .filter(move |at| bytes.contains(&text[*at]))
    }

    /// The language its figures and words are read in.
    pub fn reading_language(&self) -> Lang {
        self.language.unwrap_or(Lang::En)
    }

    /// The line that a byte is on, an index into the blocks.
    pub(crate) fn block_at(&self, at: u32) -> u32 {
        self.blocks
            .partition_point(|b| b.start <= at)
            .saturating_sub(1) as u32
    }

    /// The template that it follows, in whatever language.
    pub fn followed_template(&self) -> Option<&Template> {
        self.kind.template()
    }

    /// Whether its template was never met in its language.
    pub fn is_guessed(&self) -> bool {
        self.template.as_ref().is_some_and(|t| t.guessed)
    }

    /// The headings in the order of the document: the template's sections, else those that the format marks, else numbered lines.
    pub fn outline(&self) -> Vec<Heading> {
        let sections = self.sections.iter().map(|s| Heading {
            block: s.block,
            level: s.entry.number.matches('.').count() + 1,
        });
        let blocks = self.blocks.iter().enumerate();
        let marked = blocks.filter_map(|(block, b)| match b.kind {
            BlockKind::Heading(level) => Some(Heading {
                block,
                level: usize::from(level),
            }),
            _ => None,
        });
        let numbered = self.numbered_headings().into_iter().map(|n| Heading {
            block: n.block,
            level: n.depth,
        });
        if !self.sections.is_empty() {
            sections.collect()
        } else if self
            .blocks
            .iter()
            .any(|b| matches!(b.kind, BlockKind::Heading(_)))
        {
            marked.collect()
        } else {
            numbered.collect()
        }
    }

    /// The numbered headings: those its format marks, else the lines that can be nothing else.
    pub(crate) fn numbered_headings(&self) -> Vec<HeadingNumber> {
        let text = self.source.text();
        numbered_headings(text, &self.blocks, self.marked, self.reading_language())
    }

    /// The number that the heading of a section prints, else the template's.
    pub fn printed_number<'d>(&'d self, section: &'d Section) -> &'d str {
        section.printed_number(self.source.text(), &self.blocks)
    }

    /// The text of a block without its list marker.
    pub fn line_text(&self, block: &Block) -> &str {
        block.text(self.source.text())
    }
}

/// A heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The line, an index into the document's blocks.
    pub block: usize,
    /// Its depth from 1.
    pub level: usize,
}

/// The language of a document: the known one, else that of its template or of many labels, else that of its words, else that
/// of its few labels.
fn language_of(text: &str, found: &Recognition, declared: &Declared) -> Option<Lang> {
    let told_by_labels = found.kind.is_some() || found.labels >= SURE_LABELS;
    declared
        .language
        .or(found.lang.filter(|_| told_by_labels))
        .or_else(|| detect_language(text))
        .or(found.lang)
}

fn not_a_project(name: &str) -> bool {
    const OTHER_TEXTS: &[&str] = &[
        "readme",
        "changelog",
        "changes",
        "contributing",
        "license",
        "licence",
        "code_of_conduct",
        "security",
        "notice",
        "todo",
        "history",
        "news",
    ];
    let stem = name.split('.').next().unwrap_or("").to_ascii_lowercase();
    OTHER_TEXTS.iter().any(|n| {
        stem == *n
            || stem
                .strip_prefix(n)
                .is_some_and(|r| r.starts_with(['-', '_']))
    })
}

/// How many facts labels state.
fn labelled_facts(facts: &Facts) -> usize {
    fn count<T: FactValue>(facts: &Facts) -> usize {
        T::facts_of(facts)
            .iter()
            .filter(|f| f.label.is_some())
            .count()
    }
    count::<Money>(facts)
        + count::<Percent>(facts)
        + count::<Date>(facts)
        + count::<Duration>(facts)
        + count::<Years>(facts)
        + count::<Code>(facts)
        + count::<Text>(facts)
}

fn states_a_role(facts: &Facts) -> bool {
    use crate::field::{AMOUNT_EU, AMOUNT_TOTAL, DATE_START, DURATION, FUND, SHARE_EU_PERCENT};
    facts.one_of(AMOUNT_TOTAL).is_some()
        || facts.one_of(AMOUNT_EU).is_some()
        || facts.one_of(SHARE_EU_PERCENT).is_some()
        || facts.one_of(DATE_START).is_some()
        || facts.one_of(DURATION).is_some()
        || facts.one_of(FUND).is_some()
}

/// Whether the first part of the text has a word for a project in one of the languages.
fn speaks_of_a_project(text: &str) -> bool {
    let head = &text[..crate::text::range::floor_boundary(text, 20_000)];
    LANGUAGES
        .iter()
        .flat_map(|language| language.project_stems)
        .any(|w| memchr::memmem::find(head.as_bytes(), w.as_bytes()).is_some())
}
