//! The words that give a figure its role, and those that take it away.

use crate::catalog::concept::Concept::{self, *};
use crate::catalog::concept::ConceptSet;

/// A set of concepts.
pub(crate) const fn set(concepts: &[Concept]) -> ConceptSet {
    ConceptSet::of(concepts)
}

/// Funds and programmes of the EU.
pub(crate) const FUNDS: ConceptSet = set(&[
    FundErdf,
    FundEsf,
    FundEsfplus,
    FundCf,
    FundJtf,
    FundEafrd,
    FundEmff,
    FundEmfaf,
    FundRrf,
    FundAmif,
    FundInterreg,
    FundErasmus,
    FundHorizon,
    FundLife,
]);

/// The EU and its funds.
pub(crate) const EU: ConceptSet = FUNDS.union_const(set(&[Eu]));

/// Nouns and verbs for money that is given.
pub(crate) const GIVE: ConceptSet = set(&[Support, Share, Cofinancing]);
pub(crate) const FINANCES: ConceptSet = set(&[VFinances, VReceives, StateGranted, Thereof]);

/// Nouns for money, and those for what is paid with it.
pub(crate) const NOUNS: ConceptSet = set(&[Budget, Cost, Value, Funding]);
pub(crate) const COSTS: ConceptSet = set(&[Budget, Cost]);

/// Words for money that was spent or paid.
pub(crate) const PAID: ConceptSet = set(&[StateRealised, StatePaid]);

/// The concepts by which words name sources of money.
pub(crate) const SOURCES: ConceptSet = EU.union_const(set(&[
    National,
    Municipal,
    Private,
    Public,
    Own,
    Regional,
    OtherSource,
]));

/// Words of a row that is the sum of others.
pub(crate) const TOTALS: ConceptSet = set(&[Total, TotalRow]);

/// Words that take the role from an amount when they stand in its own part, its label or behind it.
pub(crate) const MONEY_FOREIGN: ConceptSet = set(&[
    OtherPartner,
    OtherCompare,
    OtherPast,
    OtherPhase,
    PerUnit,
    VatOnly,
    Ineligible,
    Indirect,
    Advance,
    Subtotal,
    Jobs,
    Partner,
    Participants,
    Persons,
    Event,
    CostPart,
    Retention,
    OtherPlan,
    OtherSource,
    CodeOther,
    OtherRow,
]);

/// Words that take the role from every amount behind them in a sentence.
pub(crate) const MONEY_FOREIGN_BEFORE: ConceptSet = set(&[OtherProject, Deadline]);

/// Words that do so where the sentence does not name the project.
pub(crate) const MONEY_FOREIGN_CALL: ConceptSet = set(&[OtherCall, Call]);

/// Words before the first verb that make the sentence one about something else.
pub(crate) const FOREIGN_SUBJECT: ConceptSet =
    set(&[OtherPhase, OtherProject, OtherCall, OtherPlan]);

/// Words for what is not this project, or not as it is now.
const OTHERS: ConceptSet = set(&[
    OtherPartner,
    OtherCompare,
    OtherPast,
    OtherPhase,
    OtherProject,
    OtherCall,
    OtherPlan,
]);

/// Words that take the role from a percentage.
pub(crate) const SHARE_FOREIGN: ConceptSet = OTHERS.union_const(set(&[
    Participants,
    Persons,
    Women,
    Men,
    Jobs,
    Companies,
    VatOnly,
    VatWith,
    VatWithout,
    PerUnit,
    Call,
    Partner,
    Indirect,
    CostPart,
    Advance,
    Retention,
]));

/// Words that take the role from a date.
pub(crate) const DATE_FOREIGN: ConceptSet = OTHERS.union_const(set(&[
    Published, Updated, Signed, Decided, Submitted, Event, Deadline, Call, Contact, Annex,
    Retention, CodeOther,
]));

/// Words that take the role from a length of time.
pub(crate) const LENGTH_FOREIGN: ConceptSet = OTHERS.union_const(set(&[
    Event,
    Persons,
    Participants,
    Call,
    Signed,
    Decided,
    PerUnit,
    Partner,
    Extension,
    Retention,
]));

/// Words in a heading that make what follows it something else's.
pub(crate) const HEADING_FOREIGN: ConceptSet = set(&[
    OtherPartner,
    OtherProject,
    OtherPhase,
    OtherCall,
    OtherPlan,
    Deadline,
    Event,
    Retention,
    Call,
]);

/// Words in the label of a line that make its figures a partner's, a phase's or another project's.
pub(crate) const LABEL_FOREIGN: ConceptSet =
    HEADING_FOREIGN.union_const(set(&[Partner, Leadpartner]));

/// Words by which a period is a time of the project.
pub(crate) const PROJECT_TIME: ConceptSet = set(&[
    Period,
    Implementation,
    Duration,
    Start,
    End,
    VStarts,
    VEnds,
    VRuns,
    VLasts,
]);

/// Words for the beginning, and for the end.
pub(crate) const BEGINNING: ConceptSet = set(&[Start, VStarts]);
pub(crate) const ENDING: ConceptSet = set(&[End, VEnds]);

/// Verbs: a part with one is a clause of its own.
pub(crate) const VERBS: ConceptSet = set(&[
    VIs, VStarts, VEnds, VLasts, VRuns, VFinances, VReceives, VCosts,
]);
