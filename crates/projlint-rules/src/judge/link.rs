//! What links the documents of one project: its code, or at least three facts that they have in common.

use crate::catalog::REGIONS;
use crate::catalog::model::Lang;
use crate::catalog::template::Family;
use crate::document::Document;
use crate::field::{
    AMOUNT_EU, AMOUNT_GRANTED_EU_STATE, AMOUNT_PLANNED_PUBLIC, AMOUNT_PUBLIC, AMOUNT_TOTAL,
    CODE_PROJECT, DATE_END, DATE_START, Field, NAME_PROJECT, ORG_YTUNNUS,
};
use crate::read::facts::{Fact, FactValue, Scope};
use crate::text::fold::fold_key;
use crate::value::date::{Date, Precision, days_in_month};
use crate::value::money::{Bound, Money};

/// Codes are not shorter than this, in letters and digits: `1` or `A2` names many things.
const MIN_CODE: usize = 4;

/// How many kinds of facts two documents of one project have in common; any three include two dates, amounts or the name.
const MIN_SHARED_FACTS: usize = 3;

/// Names are not shorter than this, in letters and digits.
const MIN_NAME: usize = 4;

/// A kind of fact by which documents are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// The name of the project, up to a dash or colon.
    Name,
    /// The first day.
    Start,
    /// The last day.
    End,
    /// The total, or public or granted funding.
    Amount,
    /// The EU contribution.
    Eu,
    /// The applicant's business ID together with the regions.
    Applicant,
}

impl LinkKind {
    /// The field that reports name.
    pub fn field_name(self) -> &'static str {
        match self {
            Self::Name => "name.project",
            Self::Start => "date.start",
            Self::End => "date.end",
            Self::Amount => "amount",
            Self::Eu => "amount.eu",
            Self::Applicant => "org.ytunnus, geo.regions",
        }
    }
}

/// A fact by which documents are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SharedFact {
    kind: LinkKind,
    hash: u64,
}

/// Whether a fact is one that few projects have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rarity {
    FewProjects,
    ManyProjects,
}

impl Rarity {
    fn when(few_projects: bool) -> Self {
        if few_projects {
            Self::FewProjects
        } else {
            Self::ManyProjects
        }
    }
}

/// What identifies the project that a document is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectIdentity {
    /// The code of the project, in capitals and without spaces and marks, or the place of the configuration that links it.
    pub code: Option<String>,
    /// Facts by their kind, in order.
    facts: Vec<SharedFact>,
    /// Those that few projects have: the name, a day inside a month, an amount that is not a round thousand.
    rare: Vec<SharedFact>,
    /// The words of the name, hashed.
    words: Vec<u64>,
    /// The applicant's business ID, hashed.
    applicant: Option<u64>,
    /// The first and the last day of the project.
    period: Option<(Date, Date)>,
    language: Option<Lang>,
    /// A hash of each three facts of different kinds: documents that are linked by facts have one in common.
    pub threes: Vec<u64>,
}

impl ProjectIdentity {
    /// The identity of a document; `None` when it states too little, or several codes: a list of projects is not one of them.
    pub fn of(document: &Document) -> Option<Self> {
        if document.kind.family() == Family::Unknown {
            return None;
        }
        let stated: Vec<Option<String>> = document
            .facts
            .all_of(CODE_PROJECT)
            .map(|f| code_part(document.source.slice(f.span)).map(folded_code))
            .collect();
        if stated.windows(2).any(|pair| pair[0] != pair[1]) {
            return None;
        }
        let mut own = Self {
            code: stated.into_iter().next().flatten(),
            language: document.language,
            ..Self::default()
        };
        own.note_facts(document);
        let day = |field| {
            document
                .facts
                .one_of(field)
                .filter(is_of_project)
                .map(|f| f.value)
        };
        own.period = day(DATE_START)
            .zip(day(DATE_END))
            .map(|(start, end)| (start.first_day(), end.last_day()));
        own.threes = own.fact_triples();
        (own.code.is_some() || own.fact_kinds().count() >= MIN_SHARED_FACTS).then_some(own)
    }

    /// The identity with a code in the place of its own.
    pub fn with_code(self, code: String) -> Self {
        Self {
            code: Some(code),
            ..self
        }
    }

    /// Notes every fact by which documents are linked, in the order of the kinds.
    fn note_facts(&mut self, document: &Document) {
        self.note_name(document);
        self.note_day(document, LinkKind::Start, DATE_START);
        self.note_day(document, LinkKind::End, DATE_END);
        self.note_amounts(document);
        self.note_applicant(document);
        self.rare.sort_by_key(|fact| fact.kind);
    }

    fn note_fact(&mut self, fact: SharedFact, rare: Rarity) {
        self.facts.push(fact);
        if rare == Rarity::FewProjects {
            self.rare.push(fact);
        }
    }

    fn note_name(&mut self, document: &Document) {
        let Some(name) = document.facts.one_of(NAME_PROJECT).filter(is_of_project) else {
            return;
        };
        let name = document.source.slice(name.span);
        let hash = letter_hash(before_subtitle(name));
        if hash.letters < MIN_NAME {
            return;
        }
        self.note_fact(hash.as_fact(LinkKind::Name), Rarity::FewProjects);
        let words = name.split(|c: char| !c.is_alphanumeric()).map(letter_hash);
        self.words = words
            .filter(|word| word.letters >= MIN_NAME)
            .map(|word| word.hash)
            .collect();
    }

    fn note_day(&mut self, document: &Document, kind: LinkKind, field: Field<Date>) {
        let Some(fact) = document.facts.one_of(field).filter(is_of_project) else {
            return;
        };
        let day = fact.value;
        if day.precision() != Precision::Day {
            return;
        }
        let inside_month = day.day > 1 && day.day < days_in_month(day.year, day.month);
        let hash = day.day_number() as u64;
        self.note_fact(SharedFact { kind, hash }, Rarity::when(inside_month));
    }

    fn note_amounts(&mut self, document: &Document) {
        let totals = [
            AMOUNT_TOTAL,
            AMOUNT_PLANNED_PUBLIC,
            AMOUNT_PUBLIC,
            AMOUNT_GRANTED_EU_STATE,
        ];
        let mut amounts: Vec<u64> = totals
            .into_iter()
            .filter_map(|field| exact_cents(document, field))
            .collect();
        amounts.sort_unstable();
        amounts.dedup();
        let amounts = amounts.into_iter().map(|cents| (LinkKind::Amount, cents));
        let eu = exact_cents(document, AMOUNT_EU).map(|cents| (LinkKind::Eu, cents));
        for (kind, hash) in amounts.chain(eu) {
            let full_thousand = hash % 100_000 == 0;
            self.note_fact(SharedFact { kind, hash }, Rarity::when(!full_thousand));
        }
    }

    /// The applicant alone has many projects; together with the regions it distinguishes them.
    fn note_applicant(&mut self, document: &Document) {
        let Some(id) = document.facts.one_of(ORG_YTUNNUS) else {
            return;
        };
        let applicant = letter_hash(document.source.slice(id.span)).hash;
        self.applicant = Some(applicant);
        let places = document.places(None);
        let Some(regions) = places.known_regions() else {
            return;
        };
        let names: String = regions
            .iter()
            .map(|r| REGIONS[usize::from(*r)].fi)
            .collect();
        let fact = SharedFact {
            kind: LinkKind::Applicant,
            hash: applicant ^ fold_key(&names).rotate_left(7),
        };
        self.note_fact(fact, Rarity::ManyProjects);
    }

    fn fact_kinds(&self) -> impl Iterator<Item = LinkKind> + '_ {
        self.facts
            .iter()
            .enumerate()
            .filter(|(i, f)| *i == 0 || self.facts[i - 1].kind != f.kind)
            .map(|(_, f)| f.kind)
    }

    /// The kinds of facts that two documents have in common.
    pub fn shared_kinds(&self, other: &Self) -> Vec<LinkKind> {
        let mut kinds: Vec<LinkKind> = self
            .facts
            .iter()
            .filter(|f| other.facts.contains(f))
            .map(|f| f.kind)
            .collect();
        kinds.dedup();
        kinds
    }

    /// Whether two documents are of one project: by their code, or by their facts where not both have one. Three facts that many
    /// projects have (first and last days of months, full thousands) are not enough, four are. Another business ID of the
    /// applicant, names in one language that have no word in common, and periods of which one ends before the other begins, part them.
    pub fn is_linked(&self, other: &Self) -> bool {
        if let (Some(own), Some(its)) = (&self.code, &other.code) {
            return own == its;
        }
        let apart = |a: Option<u64>, b: Option<u64>| a.zip(b).is_some_and(|(a, b)| a != b);
        let unlike = self.language == other.language
            && !self.words.is_empty()
            && !other.words.is_empty()
            && !self.words.iter().any(|w| other.words.contains(w));
        let shared = self.shared_kinds(other).len();
        let rare = || self.rare.iter().any(|f| other.facts.contains(f));
        let phases = self
            .period
            .zip(other.period)
            .is_some_and(|(a, b)| a.1 < b.0 || b.1 < a.0);
        !apart(self.applicant, other.applicant)
            && !phases
            && !unlike
            && (shared > MIN_SHARED_FACTS || shared == MIN_SHARED_FACTS && rare())
    }

    fn fact_triples(&self) -> Vec<u64> {
        let mut found = Vec::new();
        for (i, a) in self.facts.iter().enumerate() {
            for (j, b) in self
                .facts
                .iter()
                .enumerate()
                .skip(i + 1)
                .filter(|(_, b)| b.kind != a.kind)
            {
                for c in self.facts[j + 1..].iter().filter(|c| c.kind != b.kind) {
                    let mix = |hash: u64, f: &SharedFact| {
                        (hash.rotate_left(9) ^ f.hash ^ f.kind as u64)
                            .wrapping_mul(0x517c_c1b7_2722_0a95)
                    };
                    found.push([a, b, c].into_iter().fold(0, mix));
                }
            }
        }
        found
    }
}

fn is_of_project<T: FactValue>(fact: &&Fact<T>) -> bool {
    fact.scope == Scope::Project
}

/// The exact amount that a document states for the whole project, in cents.
fn exact_cents(document: &Document, field: Field<Money>) -> Option<u64> {
    let amount = document.facts.one_of(field).filter(is_of_project)?.value;
    (amount.bound == Bound::Exact && amount.cents > 0).then_some(amount.cents as u64)
}

/// A name up to a dash or colon, after which a subtitle or an explanation is.
fn before_subtitle(name: &str) -> &str {
    let marks = [" – ", " - ", " — ", ": "];
    marks
        .iter()
        .find_map(|mark| name.split_once(mark))
        .map_or(name, |(head, _)| head)
}

/// A text by its letters and digits.
struct LetterHash {
    /// The same whatever their case.
    hash: u64,
    /// How many they are.
    letters: usize,
}

impl LetterHash {
    fn as_fact(&self, kind: LinkKind) -> SharedFact {
        SharedFact {
            kind,
            hash: self.hash,
        }
    }
}

/// The letters and digits of a text, whatever their case.
fn letter_hash(text: &str) -> LetterHash {
    let mut found = LetterHash {
        hash: 0,
        letters: 0,
    };
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        let small = if c.is_ascii() {
            c.to_ascii_lowercase()
        } else {
            c.to_lowercase().next().unwrap_or(c)
        };
        found.hash =
            (found.hash.rotate_left(5) ^ u64::from(small)).wrapping_mul(0x517c_c1b7_2722_0a95);
        found.letters += 1;
    }
    found
}

/// The code in what a label states: `S29999` in `S29999 (ESR)`, all of `S 29999`. `None` for words that stand in for a code
/// that is not given yet: `annetaan 2019`.
pub fn code_part(stated: &str) -> Option<&str> {
    let spaced = stated.split_once(' ').filter(|(series, rest)| {
        series.len() <= 3
            && series.bytes().all(|b| b.is_ascii_uppercase())
            && rest.starts_with(|c: char| c.is_ascii_digit())
    });
    let from = spaced.map_or(0, |(series, _)| series.len() + 1);
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | '[');
    let end = stated[from..].find(ends).map_or(stated.len(), |n| from + n);
    Some(&stated[..end]).filter(|code| is_code(&folded_code(code)))
}

/// Whether a folded text can be the code of a project.
pub fn is_code(folded: &str) -> bool {
    let year = folded.len() == 4 && (folded.starts_with("19") || folded.starts_with("20"));
    folded.len() >= MIN_CODE && folded.bytes().any(|b| (b'1'..=b'9').contains(&b)) && !year
}

/// A code or a name in capitals, without spaces and marks: all ways to write it are one.
pub fn folded_code(code: &str) -> String {
    code.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}
