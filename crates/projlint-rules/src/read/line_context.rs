//! What the reading of a line knows of its label and of what stands above it.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::role_words::FUNDS;
use crate::read::statement::Part;
use crate::text::range::ByteRange;

/// The label of a value, as words and as a place.
#[derive(Clone, Copy)]
pub(crate) struct ValueLabel {
    pub part: Part,
    pub range: ByteRange,
}

impl ValueLabel {
    /// Whether every word of it is one that the language knows.
    pub(crate) fn is_known(&self) -> bool {
        !self.part.unknown && !self.part.unknown_head
    }
}

/// The title or heading that lines stand under.
#[derive(Clone, Copy, Default)]
pub(crate) struct Above {
    pub heading: Option<Part>,
    /// The block of the last title.
    pub title: usize,
}

/// What a label may state.
pub(crate) const LABELLED: ConceptSet = ConceptSet::of(&[
    Total,
    Budget,
    Cost,
    Value,
    Funding,
    Support,
    Share,
    Eligible,
    Public,
    Private,
    Own,
    Cofinancing,
    National,
    Regional,
    Municipal,
    Eu,
    TotalRow,
    Start,
    End,
    Duration,
    Period,
    Implementation,
    ProgrammingPeriod,
    Published,
    Updated,
    Code,
    Name,
    Beneficiary,
    Leadpartner,
    Programme,
    Status,
    FundLabel,
    GrantEuState,
    VStarts,
    VEnds,
    VCosts,
    VLasts,
    VFinances,
])
.union_const(FUNDS);

/// Whether a label says no more than that a project follows: `Project: Green Schools`.
pub(crate) fn is_bare_project(concepts: ConceptSet) -> bool {
    concepts.has(Project)
        && concepts
            .without(ConceptSet::of(&[Project, Stop, Filler]))
            .is_empty()
}

/// The field of words that a label states.
pub(crate) fn text_fields(concepts: ConceptSet) -> Option<FieldId> {
    let has = |c| concepts.has(c);
    let other = ConceptSet::of(&[
        CodeOther,
        Call,
        Phone,
        Email,
        Contact,
        OtherProject,
        OtherPartner,
    ]);
    if concepts.has_any(other) {
        return None;
    }
    if has(Code) && !has(Partner) && !has(Measure) && !has(Priority) && !has(Objective) {
        return Some(FieldId::CodeProject);
    }
    if is_bare_project(concepts) {
        return Some(FieldId::NameProject);
    }
    let money = ConceptSet::of(&[Budget, Cost, Total, Share, Funding, Support, Value]);
    if has(Status) && !concepts.has_any(money) {
        return Some(FieldId::Status);
    }
    if has(Name)
        && !has(Programme)
        && !has(Beneficiary)
        && !has(Call)
        && !has(Measure)
        && !has(Objective)
        && !has(Priority)
    {
        return Some(FieldId::NameProject);
    }
    if has(Programme) && !has(Budget) && !has(Total) && !has(Period) && !has(ProgrammingPeriod) {
        return Some(FieldId::Programme);
    }
    if has(FundLabel) && !has(Budget) && !has(Total) && !has(Value) && !has(Own) {
        return Some(FieldId::Fund);
    }
    if (has(Beneficiary) || has(Leadpartner)) && !concepts.has_any(money) {
        return Some(FieldId::OrgName);
    }
    None
}

/// A range without the signs at its ends that separate labels from values.
pub(crate) fn trim_signs(text: &str, range: ByteRange) -> ByteRange {
    const SIGNS: &[char] = &[
        ' ', '\u{a0}', '\u{202f}', '\t', '.', '…', '-', '–', '—', '=', ':', '"', '”', '“', '„',
        '»', '«', ',', ';',
    ];
    let part = &text[range];
    let start = range.start + part.len() - part.trim_start_matches(SIGNS).len();
    let length = part.trim_matches(SIGNS).len();
    ByteRange::new(start, start + length)
}
