//! From claims to facts: what is not certain, contradicts what is, or belongs to another block gives way.

use crate::catalog::concept::Concept::{self, *};
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::claims::Claim;
use crate::read::facts::{Basis, FactValue, LeftFigure, LeftReason, Origin, Scope, UnreadReason};
use crate::read::figures::measure::Measure;
use crate::read::quantities::year_date;
use crate::read::reader::{FactPlace, FactReader};
use crate::read::rivals::{drop_uncertain, drop_weak, separate_blocks};
use crate::read::role_words::FUNDS;
use crate::read::stated_fact::{ClaimPlace, StatedFact, StatedValue};
use crate::read::statement::{Part, Statement};
use crate::text::block::Block;
use crate::text::range::ByteRange;
use crate::value::code::{Code, Text};
use crate::value::count::Duration;
use crate::value::date::{Date, checked_date};

/// Funds of the EU by their concept, as reports name them.
const FUND_CODES: [(Concept, &str); 10] = [
    (FundErdf, "ERDF"),
    (FundEsfplus, "ESF+"),
    (FundEsf, "ESF"),
    (FundCf, "CF"),
    (FundJtf, "JTF"),
    (FundEafrd, "EAFRD"),
    (FundEmff, "EMFF"),
    (FundEmfaf, "EMFAF"),
    (FundRrf, "RRF"),
    (FundAmif, "AMIF"),
];

/// Words by which a line says who finances a project.
const FINANCING: ConceptSet = ConceptSet::of(&[
    VFinances,
    Support,
    Funding,
    Share,
    Cofinancing,
    VReceives,
    StateGranted,
    Total,
    Budget,
    Value,
    Cost,
    FundLabel,
]);

impl FactReader<'_> {
    pub(crate) fn keep_claims(
        &mut self,
        statement: &Statement,
        claims: Vec<Claim>,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        for claim in claims {
            let quantity = statement.quantities[claim.quantity];
            let mut range = quantity.range;
            let value = match quantity.measure {
                Measure::Money(money) => StatedValue::Money(money),
                Measure::Percent(percent) => StatedValue::Percent(percent),
                Measure::Length(months) => StatedValue::Length(months),
                Measure::Year(year) => StatedValue::Date(year_date(year)),
                Measure::Date(Ok(date)) => StatedValue::Date(date),
                Measure::Date(Err(impossible)) => {
                    if let Some(label) = place.label {
                        let place = FactPlace {
                            label: Some(self.source.span(label)),
                            scope: Scope::Project,
                            origin: place.origin,
                            block: place.block as u32,
                        };
                        self.push_unread(
                            claim.field,
                            range,
                            &place,
                            UnreadReason::Impossible(impossible),
                        );
                    }
                    continue;
                }
                Measure::Years(years) => match claim.field {
                    FieldId::PeriodLabel => StatedValue::Years(years),
                    FieldId::DateStart => {
                        range = ByteRange::new(range.start, range.start + 4);
                        StatedValue::Date(year_date(years.first))
                    }
                    _ => {
                        let digits = self.text[range]
                            .bytes()
                            .rev()
                            .take_while(u8::is_ascii_digit)
                            .count();
                        range = ByteRange::new(range.end - digits, range.end);
                        StatedValue::Date(year_date(years.last))
                    }
                },
                Measure::Number(_) | Measure::Phone | Measure::Other => continue,
            };
            let Claim {
                field,
                certain,
                points,
                basis,
                scope,
                ..
            } = claim;
            found.push(StatedFact {
                field,
                value,
                range,
                place,
                certain,
                points,
                basis,
                scope,
                dropped: false,
            });
        }
    }

    pub(crate) fn push_text(
        &mut self,
        field: FieldId,
        range: ByteRange,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        if !range.is_empty() {
            found.push(plain_fact(field, StatedValue::Text, range, place));
        }
    }

    pub(crate) fn push_code(
        &mut self,
        field: FieldId,
        code: &'static str,
        range: ByteRange,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        found.push(plain_fact(field, StatedValue::Code(code), range, place));
    }

    pub(crate) fn push_date(
        &mut self,
        field: FieldId,
        date: Date,
        range: ByteRange,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        found.push(plain_fact(field, StatedValue::Date(date), range, place));
    }

    /// The funds that a statement names as those that finance the project. `around` is what else its sentence says; in a value
    /// of a label there is nothing else.
    pub(crate) fn keep_funds(
        &mut self,
        statement: &Statement,
        around: &Part,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        let figures = statement
            .quantities
            .iter()
            .any(|q| matches!(q.measure, Measure::Money(_) | Measure::Percent(_)));
        let financed = place.label.is_some()
            || figures
            || around.concepts.has_any(FINANCING)
            || statement.range.len() <= 80;
        if !financed {
            return;
        }
        for term in &statement.terms {
            let Some((_, code)) = FUND_CODES.iter().find(|(c, _)| term.concepts.has(*c)) else {
                continue;
            };
            let range = self.with_acronym(ByteRange::new(term.range.start, term.end), statement);
            if range.len() < 3 {
                continue;
            }
            let mut fact = plain_fact(FieldId::Fund, StatedValue::Code(code), range, place);
            fact.certain = true;
            found.push(fact);
        }
    }

    /// Where one date with slashes can only be month first, all of the document are: `01/10/2020` beside `08/15/2020`.
    fn turn_american_dates(&self, found: &mut [StatedFact]) {
        let parts = |range: ByteRange| -> Option<[u32; 2]> {
            let mut parts = self.text[range].split('/');
            let (first, second) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            parts.next().map(|_| [first, second])
        };
        let dates = |f: &StatedFact| matches!(f.value, StatedValue::Date(_));
        let slashed: Vec<[u32; 2]> = found
            .iter()
            .filter(|f| dates(f))
            .filter_map(|f| parts(f.range))
            .collect();
        if !slashed.iter().any(|p| p[1] > 12) || slashed.iter().any(|p| p[0] > 12) {
            return;
        }
        for fact in found.iter_mut() {
            if let (StatedValue::Date(date), Some([month, day])) = (fact.value, parts(fact.range))
                && let Ok(turned) = checked_date(date.year, month, day)
            {
                fact.value = StatedValue::Date(turned);
            }
        }
    }

    /// The name of a fund with the acronym in brackets behind it.
    fn with_acronym(&self, name: ByteRange, statement: &Statement) -> ByteRange {
        let end = name.end + crate::text::words::letters_at(self.text, name.end);
        let rest = &self.text[end..statement.range.end.max(end)];
        let inside = rest
            .strip_prefix(" (")
            .and_then(|r| r.split_once(')'))
            .map_or("", |(inside, _)| inside);
        let acronym = !inside.is_empty()
            && inside.len() <= 12
            && inside
                .chars()
                .all(|c| c.is_alphanumeric() || c == '+' || c == '-');
        let known = statement
            .words(ByteRange::new(end, statement.range.end))
            .next()
            .is_some_and(|t| t.concepts.has_any(FUNDS));
        ByteRange::new(
            name.start,
            if acronym && known {
                end + 3 + inside.len()
            } else {
                name.end
            },
        )
    }

    /// Turns what was found into facts.
    pub(crate) fn settle(&mut self, mut found: Vec<StatedFact>) {
        found.sort_by_key(|f| (f.range.start, f.range.end));
        found.dedup_by(|b, a| a.field == b.field && a.range == b.range);
        self.turn_american_dates(&mut found);
        turn_sum_of_sources(&mut found);
        // On a page of several projects one other value under a title is enough.
        let titles = found
            .windows(2)
            .any(|w| w[0].place.title != w[1].place.title);
        let fields = if titles && self.is_of_projects() {
            1
        } else {
            MIN_FIELDS
        };
        separate_blocks(&mut found, fields, |fact| fact.place.title);
        let paragraphs = self.paragraphs();
        separate_blocks(&mut found, MIN_FIELDS, |fact| paragraphs[fact.place.block]);
        separate_blocks(&mut found, MIN_FIELDS, |fact| fact.place.block);
        separate_blocks(&mut found, MIN_FIELDS, |fact| fact.place.part);
        drop_uncertain(&mut found);
        drop_weak(&mut found);
        for fact in &found {
            if !fact.dropped {
                self.push_stated(fact);
            } else if matches!(fact.value, StatedValue::Money(_) | StatedValue::Percent(_)) {
                self.facts.left.push(LeftFigure {
                    span: self.source.span(fact.range.start..fact.range.end),
                    why: LeftReason::UnknownWords,
                });
            }
        }
        self.facts.left.sort_by_key(|left| left.span.start);
        self.facts.left.dedup_by_key(|left| left.span.start);
        for index in 0..self.blocks.len() {
            if !self.used[index] && self.kind.is_none() {
                let block = self.blocks[index];
                self.read_own_label(index, &block);
            }
        }
    }

    /// Whether the head of the document speaks of several projects.
    fn is_of_projects(&self) -> bool {
        let heads = self.blocks.iter().take(MAX_HEAD_LINES);
        heads
            .filter(|b| b.end - b.body <= MAX_HEAD_BYTES)
            .any(|b| self.words_in(b.body_range()).concepts.has(Projects))
    }

    /// For each line the first of its paragraph.
    fn paragraphs(&self) -> Vec<usize> {
        let mut first = 0;
        let start = |(index, block): (usize, &Block)| {
            if !block.joined {
                first = index;
            }
            first
        };
        self.blocks.iter().enumerate().map(start).collect()
    }

    fn push_based<T: FactValue>(&mut self, fact: &StatedFact, value: T, place: &FactPlace) {
        self.push_fact(fact.field, value, fact.range, place);
        let basis = basis_of(fact.basis);
        if let Some(last) = T::facts_of_mut(&mut self.facts).last_mut() {
            last.basis = basis;
        }
    }

    fn push_stated(&mut self, fact: &StatedFact) {
        let after = self
            .blocks
            .partition_point(|b| b.start as usize <= fact.range.start);
        let block = after.saturating_sub(1);
        let place = FactPlace {
            label: fact.place.label.map(|l| self.source.span(l)),
            scope: fact.scope,
            origin: fact.place.origin,
            block: block as u32,
        };
        if place.origin == Origin::Label {
            self.used[block] = true;
        }
        let (field, range) = (fact.field, fact.range);
        match fact.value {
            StatedValue::Money(v) => self.push_based(fact, v, &place),
            StatedValue::Percent(v) => self.push_based(fact, v, &place),
            StatedValue::Date(v) => self.push_fact(field, v, range, &place),
            StatedValue::Years(v) => self.push_fact(field, v, range, &place),
            StatedValue::Length(months) => {
                self.push_fact(field, Duration { months }, range, &place)
            }
            StatedValue::Code(code) => self.push_fact(field, Code(code), range, &place),
            StatedValue::Text => self.push_fact(field, Text, range, &place),
        }
    }
}

fn plain_fact(
    field: FieldId,
    value: StatedValue,
    range: ByteRange,
    place: ClaimPlace,
) -> StatedFact {
    StatedFact {
        field,
        value,
        range,
        place,
        certain: true,
        points: 3,
        basis: ConceptSet::EMPTY,
        scope: Scope::Project,
        dropped: false,
    }
}

fn basis_of(words: ConceptSet) -> Basis {
    if words.has(VatWithout) {
        Basis::WithoutVat
    } else if words.has(VatWith) {
        Basis::WithVat
    } else if words.has(Eligible) {
        Basis::Part
    } else {
        Basis::Unstated
    }
}

/// So many fields must come again with other values before a part is of something else.
const MIN_FIELDS: usize = 2;

/// Lines at the head of a document that say what it is about, and how long they are, in bytes.
const MAX_HEAD_LINES: usize = 3;
const MAX_HEAD_BYTES: u32 = 120;

/// The sum of the project's sources with the EU among them is its total, where the document names no other.
fn turn_sum_of_sources(found: &mut [StatedFact]) {
    const SOURCE_FIELDS: [FieldId; 5] = [
        FieldId::AmountEu,
        FieldId::AmountState,
        FieldId::AmountMunicipal,
        FieldId::AmountPrivate,
        FieldId::AmountOwn,
    ];
    let amount = |f: &StatedFact| match f.value {
        StatedValue::Money(money) if f.scope == Scope::Project => Some(money),
        _ => None,
    };
    let fields = |field: FieldId| found.iter().filter(move |f| f.field == field);
    if fields(FieldId::AmountTotal).next().is_some() {
        return;
    }
    let (mut sum, mut sources) = (0, 0);
    for field in SOURCE_FIELDS {
        let mut stated = fields(field).filter_map(amount);
        let Some(money) = stated.next() else { continue };
        if stated.next().is_some() {
            return;
        }
        sum += money.cents;
        sources += 1;
    }
    let mut sums = (0..found.len()).filter(|n| found[*n].field == FieldId::AmountSum);
    let (Some(at), None) = (sums.next(), sums.next()) else {
        return;
    };
    let union = fields(FieldId::AmountEu).next().is_some();
    if union && sources > 1 && amount(&found[at]).is_some_and(|m| m.cents == sum) {
        found[at].field = FieldId::AmountTotal;
    }
}
