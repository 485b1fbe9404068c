//! What links the documents of one project: its code, or at least three facts that they have in common.

use crate::catalog::REGIONS;
use crate::facts::{Fact, Scope, Value};
use crate::field::{
    AMOUNT_EU, AMOUNT_GRANTED_EU_STATE, AMOUNT_PLANNED_PUBLIC, AMOUNT_PUBLIC, AMOUNT_TOTAL,
    CODE_PROJECT, DATE_END, DATE_START, Field, NAME_PROJECT, ORG_YTUNNUS,
};
use crate::key::key;
use crate::language::Lang;
use crate::project::Document;
use crate::template::Kind;
use crate::value::date::Precision;
use crate::value::{Bound, Date, Money};

/// Codes are not shorter than this, in letters and digits: `1` or `A2` names many things.
const MIN_CODE: usize = 4;
/// So many kinds of facts in common make two documents one project's; any three have two dates, amounts or the name among them.
const ENOUGH: usize = 3;
/// Names are not shorter than this, in letters and digits.
const MIN_NAME: usize = 4;

/// A kind of fact by which documents are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shared {
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

impl Shared {
    /// The field that reports name.
    pub fn field(self) -> &'static str {
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

/// What tells which project a document is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The code of the project, in capitals and without spaces and marks, or the place of the configuration that links it.
    pub code: Option<String>,
    /// Facts by their kind, hashed, in order.
    facts: Vec<(Shared, u64)>,
    /// Those that few projects have: the name, a day inside a month, an amount that is no full thousand.
    rare: Vec<(Shared, u64)>,
    /// The words of the name, hashed.
    words: Vec<u64>,
    /// The applicant's business ID, hashed.
    applicant: Option<u64>,
    language: Option<Lang>,
    /// A hash of each three facts of different kinds: documents that are linked by facts have one in common.
    pub threes: Vec<u64>,
}

impl Identity {
    /// The identity of a document; `None` when it states too little, or several codes: a list of projects is not one of them.
    pub fn of(document: &Document) -> Option<Self> {
        if document.kind == Kind::Unknown {
            return None;
        }
        let stated: Vec<Option<String>> = document
            .facts
            .all(CODE_PROJECT)
            .map(|f| part(document.source.slice(f.span)).map(folded))
            .collect();
        if stated.windows(2).any(|pair| pair[0] != pair[1]) {
            return None;
        }
        let mut own = Self {
            code: stated.into_iter().next().flatten(),
            language: document.language,
            ..Self::default()
        };
        own.facts(document);
        own.threes = own.threes();
        (own.code.is_some() || own.kinds().count() >= ENOUGH).then_some(own)
    }

    fn facts(&mut self, document: &Document) {
        if let Some(name) = document.facts.one(NAME_PROJECT).filter(project) {
            let name = document.source.slice(name.span);
            let first = |mark: &&str| {
                name.as_bytes()
                    .windows(mark.len())
                    .position(|w| w == mark.as_bytes())
            };
            let head = [" – ", " - ", " — ", ": "]
                .iter()
                .find_map(first)
                .map_or(name, |at| &name[..at]);
            let (whole, letters) = hashed(head);
            if letters >= MIN_NAME {
                self.facts.push((Shared::Name, whole));
                let words = name.split(|c: char| !c.is_alphanumeric()).map(hashed);
                self.words = words
                    .filter(|(_, letters)| *letters >= MIN_NAME)
                    .map(|(word, _)| word)
                    .collect();
            }
        }
        let day = |field: Field<Date>| {
            document
                .facts
                .one(field)
                .filter(project)
                .map(|f| f.value)
                .filter(|d| d.precision() == Precision::Day)
        };
        self.facts
            .extend(day(DATE_START).map(|d| (Shared::Start, d.number() as u64)));
        self.facts
            .extend(day(DATE_END).map(|d| (Shared::End, d.number() as u64)));
        let amounts = [
            AMOUNT_TOTAL,
            AMOUNT_PLANNED_PUBLIC,
            AMOUNT_PUBLIC,
            AMOUNT_GRANTED_EU_STATE,
        ]
        .map(|f| document.facts.one(f));
        let exact = |m: &Money| m.bound == Bound::Exact && m.cents > 0;
        let mut cents: Vec<u64> = amounts
            .into_iter()
            .flatten()
            .filter(project)
            .map(|f| f.value)
            .filter(exact)
            .map(|m| m.cents as u64)
            .collect();
        cents.sort_unstable();
        cents.dedup();
        self.facts
            .extend(cents.into_iter().map(|c| (Shared::Amount, c)));
        let eu = document
            .facts
            .one(AMOUNT_EU)
            .filter(project)
            .map(|f| f.value)
            .filter(exact);
        self.facts.extend(eu.map(|m| (Shared::Eu, m.cents as u64)));
        let inside =
            |d: &Date| d.day > 1 && d.day < crate::value::date::days_in_month(d.year, d.month);
        self.rare = self
            .facts
            .iter()
            .copied()
            .filter(|f| {
                f.0 == Shared::Name
                    || matches!(f.0, Shared::Amount | Shared::Eu) && f.1 % 100_000 != 0
            })
            .collect();
        self.rare.extend(
            day(DATE_START)
                .filter(inside)
                .map(|d| (Shared::Start, d.number() as u64)),
        );
        self.rare.extend(
            day(DATE_END)
                .filter(inside)
                .map(|d| (Shared::End, d.number() as u64)),
        );
        self.applicant = document
            .facts
            .one(ORG_YTUNNUS)
            .map(|f| hashed(document.source.slice(f.span)).0);
        let regions = || {
            document.places(None).known_regions().map(|r| {
                r.iter()
                    .map(|r| REGIONS[usize::from(*r)].fi)
                    .collect::<String>()
            })
        };
        self.facts.extend(
            self.applicant
                .and_then(|a| Some((Shared::Applicant, a ^ key(&regions()?).rotate_left(7)))),
        );
    }

    fn kinds(&self) -> impl Iterator<Item = Shared> + '_ {
        self.facts
            .iter()
            .enumerate()
            .filter(|(i, f)| *i == 0 || self.facts[i - 1].0 != f.0)
            .map(|(_, f)| f.0)
    }

    /// The kinds of facts that two documents have in common.
    pub fn shared(&self, other: &Self) -> Vec<Shared> {
        let mut kinds: Vec<Shared> = self
            .facts
            .iter()
            .filter(|f| other.facts.contains(f))
            .map(|f| f.0)
            .collect();
        kinds.dedup();
        kinds
    }

    /// Whether two documents are of one project: by their code, or by their facts where not both have one. Three facts that many
    /// projects have (first and last days of months, full thousands) are not enough, four are. Another business ID of the
    /// applicant, and names in one language that have no word in common, part them.
    pub fn linked(&self, other: &Self) -> bool {
        if let (Some(own), Some(its)) = (&self.code, &other.code) {
            return own == its;
        }
        let apart = |a: Option<u64>, b: Option<u64>| a.zip(b).is_some_and(|(a, b)| a != b);
        let unlike = self.language == other.language
            && !self.words.is_empty()
            && !other.words.is_empty()
            && !self.words.iter().any(|w| other.words.contains(w));
        let shared = self.shared(other).len();
        let rare = || self.rare.iter().any(|f| other.facts.contains(f));
        !apart(self.applicant, other.applicant)
            && !unlike
            && (shared > ENOUGH || shared == ENOUGH && rare())
    }

    fn threes(&self) -> Vec<u64> {
        let mut found = Vec::new();
        for (i, a) in self.facts.iter().enumerate() {
            for (j, b) in self
                .facts
                .iter()
                .enumerate()
                .skip(i + 1)
                .filter(|(_, b)| b.0 != a.0)
            {
                for c in self.facts[j + 1..].iter().filter(|c| c.0 != b.0) {
                    let mix = |hash: u64, f: &(Shared, u64)| {
                        (hash.rotate_left(9) ^ f.1 ^ f.0 as u64).wrapping_mul(0x517c_c1b7_2722_0a95)
                    };
                    found.push([a, b, c].into_iter().fold(0, mix));
                }
            }
        }
        found
    }
}

/// An identity with what a configuration says.
pub trait Listed {
    /// The identity with `code` in the place of its own, if there is one.
    fn listed(self, code: Option<String>) -> Self;
}

impl Listed for Option<Identity> {
    fn listed(self, code: Option<String>) -> Self {
        match code {
            Some(code) => Some(Identity {
                code: Some(code),
                ..self.unwrap_or_default()
            }),
            None => self,
        }
    }
}

fn project<T: Value>(fact: &&Fact<T>) -> bool {
    fact.scope == Scope::Project
}

/// A hash of the letters and digits of a text, whatever their case, and how many they are.
fn hashed(text: &str) -> (u64, usize) {
    let mix = |(hash, n): (u64, usize), c: char| {
        (
            (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x517c_c1b7_2722_0a95),
            n + 1,
        )
    };
    let small = |c: char| {
        if c.is_ascii() {
            c.to_ascii_lowercase()
        } else {
            c.to_lowercase().next().unwrap_or(c)
        }
    };
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .map(small)
        .fold((0, 0), mix)
}

/// The code in what a label states: `S29999` in `S29999 (ESR)`, all of `S 29999`. `None` for words that stand in for a code
/// that is not given yet: `annetaan 2019`.
pub fn part(stated: &str) -> Option<&str> {
    let spaced = stated.split_once(' ').filter(|(series, rest)| {
        series.len() <= 3
            && series.bytes().all(|b| b.is_ascii_uppercase())
            && rest.starts_with(|c: char| c.is_ascii_digit())
    });
    let from = spaced.map_or(0, |(series, _)| series.len() + 1);
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | '[');
    let end = stated[from..].find(ends).map_or(stated.len(), |n| from + n);
    Some(&stated[..end]).filter(|code| is_code(&folded(code)))
}

/// Whether a folded text can be the code of a project.
pub fn is_code(folded: &str) -> bool {
    let year = folded.len() == 4 && (folded.starts_with("19") || folded.starts_with("20"));
    folded.len() >= MIN_CODE && folded.bytes().any(|b| (b'1'..=b'9').contains(&b)) && !year
}

/// A code or a name in capitals, without spaces and marks: all ways to write it are one.
pub fn folded(code: &str) -> String {
    code.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}
