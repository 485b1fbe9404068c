//! Values that are words after labels.

use crate::catalog::FUNDS;
use crate::field::FieldId;
use crate::read::facts::UnreadReason;
use crate::read::reader::{FactPlace, FactReader};
use crate::text::fold::{fold_key, same_folded};
use crate::text::range::ByteRange;
use crate::text::words::begins_with;
use crate::value::code::{Code, FundCode, Text};
use memchr::memmem;

/// Words for "not available" are not longer than this, in bytes.
const MAX_ABSENT: usize = 40;

fn fund_of_acronym(lang: crate::catalog::model::Lang, value: &str) -> Option<FundCode> {
    let value = value.trim_end_matches('+').trim();
    lang.data()
        .acronyms
        .iter()
        .find(|(_, names)| names.contains(&value))
        .map(|(code, _)| *code)
}

impl FactReader<'_> {
    /// `3. Työllisyys`: the number at the beginning.
    pub(crate) fn read_outline_number(
        &mut self,
        field: FieldId,
        range: ByteRange,
        place: &FactPlace,
    ) {
        let n = self.text[range]
            .bytes()
            .take_while(|b| b.is_ascii_digit() || *b == b'.')
            .count();
        if n > 0 {
            self.push_fact(
                field,
                Text,
                ByteRange::new(range.start, range.start + n),
                place,
            );
        }
    }

    /// A word with a fixed meaning in the template's language.
    pub(crate) fn read_word(
        &mut self,
        field: FieldId,
        range: ByteRange,
        place: &FactPlace,
        meanings: [&'static str; 3],
    ) {
        let value = &self.text[range];
        let words = self
            .template
            .or_else(|| crate::catalog::narrative_text(self.lang));
        let lists = words.map(|t| {
            if field == FieldId::Status {
                &t.status
            } else {
                &t.mode
            }
        });
        let found = lists.and_then(|lists| {
            (0..3).find(|&i| {
                lists[i].iter().any(|w| {
                    same_folded(w, value)
                        || begins_with(value, w).is_some()
                        || (w.len() > 8 && value.contains(&**w))
                })
            })
        });
        match found {
            Some(i) => self.push_fact(field, Code(meanings[i]), range, place),
            None => self.push_unread(field, range, place, UnreadReason::Ambiguous),
        }
    }

    pub(crate) fn read_fund(&mut self, range: ByteRange, place: &FactPlace) {
        let value = &self.text[range];
        let inside = value
            .rfind('(')
            .map_or("", |at| value[at + 1..].trim_end_matches(')'));
        let code = fund_named(value, self.lang).map(|f| f.0).or_else(|| {
            [self.lang, crate::catalog::model::Lang::En]
                .iter()
                .find_map(|l| fund_of_acronym(*l, inside).or_else(|| fund_of_acronym(*l, value)))
        });
        let plus = value.contains('+') || value.to_lowercase().contains(" plus");
        match code {
            Some(FundCode::Esf) if plus => {
                self.push_fact(FieldId::Fund, Code("ESF+"), range, place)
            }
            Some(code) => self.push_fact(FieldId::Fund, Code(code.code()), range, place),
            None => {
                let named = |name: &&str| {
                    *name == value
                        || *name == inside
                        || (name.contains(' ') && value.contains(*name))
                };
                if let Some(fund) = FUNDS.iter().find(|f| f.names.iter().any(&named)) {
                    self.push_fact(FieldId::Fund, Code(fund.code), range, place);
                }
            }
        }
    }

    /// Whether a value is the template's word for "not available".
    pub(crate) fn is_absent(&self, value: &str) -> bool {
        if value.len() > MAX_ABSENT || self.template.is_none_or(|t| t.absent.is_empty()) {
            return false;
        }
        let k = fold_key(value);
        self.template
            .is_some_and(|t| t.absent.iter().any(|w| fold_key(w) == k))
    }
}

/// The first fund named in a text in a language: the fund, and the bytes of its name with the acronym after it.
fn fund_named(text: &str, lang: crate::catalog::model::Lang) -> Option<(FundCode, usize, usize)> {
    let data = lang.data();
    let (code, start, end) = data
        .funds
        .iter()
        .flat_map(|(code, names)| names.iter().map(move |n| (*code, *n)))
        .filter_map(|(code, name)| {
            memmem::find(text.as_bytes(), name.as_bytes()).map(|at| (code, at, at + name.len()))
        })
        .min_by_key(|f| f.1)?;
    Some((code, start, fund_end(text, end, code, lang)))
}

/// The end of a fund's name: its ending, and its acronym in parentheses.
fn fund_end(text: &str, end: usize, code: FundCode, lang: crate::catalog::model::Lang) -> usize {
    let end = end
        + text[end..]
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(text.len() - end);
    let acronym = text[end..].strip_prefix(" (").and_then(|rest| {
        let close = rest.find(')')?;
        let known =
            lang.data().acronyms.iter().any(|(c, names)| {
                *c == code && names.contains(&rest[..close].trim_end_matches('+'))
            });
        known.then_some(end + 2 + close + 1)
    });
    acronym.unwrap_or(end)
}
