//! The values of labels that are read by what their words mean.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::claims::{Surroundings, claims_of};
use crate::read::facts::{EmptyField, Origin, Scope, SharedAmount, UnreadReason};
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::figures::unit::unit_after;
use crate::read::line_context::{Above, ValueLabel, text_fields, trim_signs};
use crate::read::reader::{FactPlace, FactReader};
use crate::read::role_words::{BEGINNING, ENDING, HEADING_FOREIGN, MONEY_FOREIGN};
use crate::read::roles::{Role, RoleContext, money_role};
use crate::read::stated::MAX_CACHED_BYTES;
use crate::read::stated_fact::{ClaimPlace, StatedFact};
use crate::read::statement::{Part, Statement};
use crate::read::term::Term;
use crate::read::value_units::give_sign;
use crate::text::range::ByteRange;
use crate::text::spaces::trim_spaces;

/// Codes of projects have so many digits; a lower number is that of a decision or an annex.
const MIN_CODE_DIGITS: usize = 3;

/// Codes of projects are not longer, and have not more words.
const MAX_CODE_BYTES: usize = 60;
const MAX_CODE_WORDS: usize = 4;

impl FactReader<'_> {
    pub(crate) fn read_value_of(
        &mut self,
        label: ValueLabel,
        value: ByteRange,
        block: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) {
        let concepts = label.part.concepts;
        let value = ByteRange::new(value.start, self.part_end(value.start, value.end));
        let value = self.behind_equals(value);
        let before = found.len();
        let mut statement = self.statement(value);
        let none = statement.quantities.is_empty()
            && !statement.terms.is_empty()
            && statement.terms.iter().all(|t| t.concepts.has(Na));
        if none || self.is_placeholder(&self.text[value]) {
            return self.note_absent(&label);
        }
        if let Some(field) = text_fields(concepts)
            && self.read_text_value(field, &label, &statement, block, above, found)
        {
            return;
        }
        if above
            .heading
            .is_some_and(|h| h.concepts.has_any(HEADING_FOREIGN))
        {
            return;
        }
        self.give_units(&mut statement, &label, block);
        self.give_dates(&mut statement, &label);
        give_sign(self.text, &mut statement);
        let around = Surroundings {
            label: Some(label.part),
            heading: None,
        };
        let claims = claims_of(self.text, &statement, around);
        self.note_left(&statement, around, &claims);
        let place = ClaimPlace {
            label: Some(label.range),
            origin: Origin::Label,
            block,
            title: above.title,
            part: label.range.start,
        };
        self.keep_claims(&statement, claims, place, found);
        self.keep_funds(&statement, &Part::default(), place, found);
        self.note_mentions(&statement, Origin::Label);
        let words = concepts.union(statement.concepts());
        self.note_changes(words, &statement, block);
        self.note_unread(&label, &statement, block, &found[before..]);
        self.read_figures_of_label(&label, &statement, place, found);
    }

    /// A label may name the fund and the share: `ERDF co-financing (80 %)`.
    fn read_figures_of_label(
        &mut self,
        label: &ValueLabel,
        value: &Statement,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        let own = self.statement(label.range);
        self.keep_funds(&own, &Part::default(), place, found);
        if let ([share], [amount]) = (&own.quantities[..], &value.quantities[..])
            && let (Measure::Percent(percent), Measure::Money(money)) =
                (share.measure, amount.measure)
        {
            let span = |range: ByteRange| self.source.span(range.start..range.end);
            self.facts.printed.pairs.push(SharedAmount {
                amount: (money, span(amount.range)),
                share: (percent, span(share.range)),
            });
        }
        let is_share = |q: &Quantity| matches!(q.measure, Measure::Percent(_));
        if own.quantities.iter().any(is_share) {
            let label = Part {
                concepts: own.concepts(),
                ..label.part
            };
            let around = Surroundings {
                label: Some(label),
                heading: None,
            };
            let claims = claims_of(self.text, &own, around);
            self.keep_claims(&own, claims, place, found);
        }
    }

    /// Of `2,4 mil. Kč + 14,8 mil. Kč = 17,2 mil. Kč` the part behind the sign.
    fn behind_equals(&self, value: ByteRange) -> ByteRange {
        let text = &self.text[value];
        match text.rfind('=').filter(|at| text[..*at].contains('+')) {
            Some(at) => trim_spaces(self.text.as_bytes(), value.start + at + 1, value.end),
            None => value,
        }
    }

    /// A label whose value says that there is none.
    pub(crate) fn note_absent(&mut self, label: &ValueLabel) {
        let field = text_fields(label.part.concepts).or(
            match money_role(label.part.concepts, RoleContext::LABEL) {
                Role::Field(field) => Some(field),
                _ => None,
            },
        );
        if let Some(field) = field {
            let label = self.source.span(label.range.start..label.range.end);
            self.facts.empty.push(EmptyField {
                field,
                label,
                required: false,
                absent: true,
            });
        }
    }

    /// Whether a label's value is the code of a project, which is kept.
    fn read_code_value(
        &mut self,
        value: ByteRange,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) -> bool {
        let text = &self.text[value];
        let end = text
            .find(['|', ',', ';', '(', '"', '“', '„', '»', '”'])
            .unwrap_or(text.len());
        let code = text[..end].trim().trim_end_matches(['.', ' ']);
        let coded = code.bytes().filter(u8::is_ascii_digit).count() >= MIN_CODE_DIGITS
            && code.len() <= MAX_CODE_BYTES
            && code.split(' ').count() <= MAX_CODE_WORDS;
        if coded && !code.contains(['€', '%']) {
            let start = value.start + text.len() - text.trim_start().len();
            let code = ByteRange::new(start, start + code.len());
            self.push_text(FieldId::CodeProject, code, place, found);
        }
        coded
    }

    /// Keeps the state of a project that a label's value names, if it names one alone.
    fn read_status_value(
        &mut self,
        statement: &Statement,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        let states = [
            (StatusRunning, "running"),
            (StatusEnded, "ended"),
            (StatusInterrupted, "interrupted"),
        ];
        let said = Part::of(&statement.terms).concepts;
        let mut named = states.iter().filter(|(c, _)| said.has(*c));
        let (Some((_, code)), None) = (named.next(), named.next()) else {
            return;
        };
        let of_state = |t: &&Term| states.iter().any(|(c, _)| t.concepts.has(*c));
        let term = statement.terms.iter().find(of_state);
        let range = term.map_or(statement.range, |t| ByteRange::new(t.range.start, t.end));
        self.push_code(FieldId::Status, code, range, place, found);
    }

    /// A value that is words: a code, a name, a state; `true` when it was one.
    pub(crate) fn read_text_value(
        &mut self,
        field: FieldId,
        label: &ValueLabel,
        statement: &Statement,
        block: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> bool {
        let range = statement.range;
        let text = &self.text[range];
        let place = ClaimPlace {
            label: Some(label.range),
            origin: Origin::Label,
            block,
            title: above.title,
            part: label.range.start,
        };
        match field {
            FieldId::CodeProject => self.read_code_value(range, place, found),
            FieldId::Status => {
                self.read_status_value(statement, place, found);
                true
            }
            FieldId::Fund => {
                let before = found.len();
                self.keep_funds(statement, &Part::default(), place, found);
                if found.len() == before {
                    let place = FactPlace {
                        label: Some(self.source.span(label.range.start..label.range.end)),
                        scope: Scope::Project,
                        origin: Origin::Label,
                        block: block as u32,
                    };
                    self.read_fund(range, &place);
                }
                true
            }
            FieldId::Programme => {
                self.give_years(statement, place, found);
                let end = statement
                    .quantities
                    .last()
                    .filter(|q| q.range.end + 2 >= range.end)
                    .map_or(range.end, |q| q.range.start);
                self.push_text(
                    field,
                    trim_signs(self.text, ByteRange::new(range.start, end)),
                    place,
                    found,
                );
                self.keep_funds(statement, &Part::default(), place, found);
                true
            }
            FieldId::NameProject | FieldId::OrgName => {
                let end = text
                    .find(['|', '(', '\t'])
                    .filter(|n| *n > 2)
                    .unwrap_or(text.len());
                let value = trim_signs(self.text, ByteRange::new(range.start, range.start + end));
                let value = self.without_code(value, statement);
                if value.end < range.end {
                    let rest = statement.between(ByteRange::new(value.end, range.end));
                    self.read_sentence_code(&rest, place, found);
                }
                let words = self.text[value].contains(char::is_alphabetic);
                if words && value.len() <= 200 {
                    self.push_text(field, value, place, found);
                }
                words
            }
            _ => false,
        }
    }

    /// A name without the code behind a comma: `Valley Association, project code 122099`.
    fn without_code(&self, value: ByteRange, statement: &Statement) -> ByteRange {
        let mut words = statement.words(value);
        let code = words.find(|t| t.concepts.has(Code) && t.range.start > value.start);
        let comma = code.and_then(|code| self.text[value.start..code.range.start].rfind(", "));
        match comma {
            Some(at) => ByteRange::new(value.start, value.start + at),
            None => value,
        }
    }

    /// The field that a label's value would state if it could be read; `None` where it is no value of the label.
    fn unread_field(&self, label: &ValueLabel, statement: &Statement) -> Option<FieldId> {
        let concepts = label.part.concepts;
        let read = |m: fn(&Measure) -> bool| statement.quantities.iter().any(|q| m(&q.measure));
        if concepts.has(ProgrammingPeriod) {
            Some(FieldId::PeriodLabel)
        } else if let Role::Field(field) = money_role(concepts, RoleContext::LABEL) {
            let times = statement.quantities.iter().filter(|q| {
                matches!(
                    q.measure,
                    Measure::Date(_) | Measure::Length(_) | Measure::Year(_) | Measure::Years(_)
                )
            });
            // What stands under a label, or a row of years, may be no value of it.
            let of_time = times.count() > 1 || read(|m| matches!(m, Measure::Date(_)));
            let foreign = concepts.has_any(MONEY_FOREIGN);
            if of_time || foreign || read(|m| matches!(m, Measure::Money(_) | Measure::Percent(_)))
            {
                return None;
            }
            Some(field)
        } else if concepts.has_any(
            BEGINNING
                .union_const(ENDING)
                .union_const(ConceptSet::of(&[Period])),
        ) && is_like_date(&self.text[statement.range])
            && !read(|m| !matches!(m, Measure::Number(_) | Measure::Other | Measure::Phone))
        {
            Some(if concepts.has_any(ENDING) {
                FieldId::DateEnd
            } else {
                FieldId::DateStart
            })
        } else {
            None
        }
    }

    /// A label of a figure whose value has figures and none that can be read as one.
    pub(crate) fn note_unread(
        &mut self,
        label: &ValueLabel,
        statement: &Statement,
        block: usize,
        found: &[StatedFact],
    ) {
        let inside = |f: &StatedFact| f.is_in(statement.range);
        let digits = self
            .signs
            .digits
            .next(statement.range.start, statement.range.end)
            .is_some();
        if found.iter().any(inside) || !digits || label.part.unknown {
            return;
        }
        // A row of a table that spaces make is read with its heads or not at all.
        let between = &self.text[label.range.end..statement.range.start.max(label.range.end)];
        let line = self.blocks[block].body_range();
        let plain = !between.contains(':') && line.len() <= MAX_CACHED_BYTES;
        // `The project trained 120 people`: a number of something.
        let counts = |q: &Quantity| {
            let behind = self.text[q.range.end..].trim_start_matches([' ', '\u{a0}']);
            matches!(q.measure, Measure::Number(_)) && behind.starts_with(char::is_alphabetic)
        };
        let row = || self.segments(line).len() > 2;
        if plain && (row() || statement.quantities.first().is_some_and(counts)) {
            return;
        }
        let Some(field) = self.unread_field(label, statement) else {
            return;
        };
        let read = |m: fn(&Measure) -> bool| statement.quantities.iter().any(|q| m(&q.measure));
        let place = FactPlace {
            label: Some(self.source.span(label.range.start..label.range.end)),
            scope: Scope::Project,
            origin: Origin::Label,
            block: block as u32,
        };
        let bare = read(|m| matches!(m, Measure::Number(_)));
        let scaled = statement.quantities.iter().any(|q| {
            matches!(q.measure, Measure::Number(_))
                && unit_after(self.text, q.range.end, self.lang, true).power > 0
        });
        let why = match (scaled, bare) {
            (true, _) => UnreadReason::Ambiguous,
            (_, true) => UnreadReason::Unit,
            _ => UnreadReason::Malformed,
        };
        self.unread_figure(field, statement.range, &place, why);
    }
}

/// Whether a value has the form of a date: three numbers with dots, strokes or hyphens between them, and little else.
fn is_like_date(value: &str) -> bool {
    const MAX_DATE_BYTES: usize = 40;
    let bytes = value.as_bytes();
    let joins = bytes.windows(3).filter(|w| {
        w[0].is_ascii_digit()
            && matches!(w[1], b'/' | b'.' | b'-')
            && (w[2].is_ascii_digit() || w[2] == b'-')
    });
    bytes.len() <= MAX_DATE_BYTES && joins.count() >= 2 && !value.contains(char::is_alphabetic)
}
