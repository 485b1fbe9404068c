//! One table for all languages: what a figure is by the concepts of the words beside it.

use crate::catalog::concept::Concept::{self, *};
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;

/// What words make of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It states a field of the project.
    Field(FieldId),
    /// It is money or a share that no field names: `support`, `spent`, `of the town and the region`.
    Unnamed,
    /// The words say nothing of it.
    Open,
}

/// Where words stand, as far as their role depends on it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RoleContext {
    /// In a label, a head of a column or a row, not in a sentence.
    pub label: bool,
    /// The sentence names the project.
    pub project: bool,
    /// The words hold one that the language does not know.
    pub unknown: bool,
    /// A compound of which only the end is known.
    pub unknown_head: bool,
}

const fn set(concepts: &[Concept]) -> ConceptSet {
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
const EU: ConceptSet = FUNDS.union_const(set(&[Eu]));
const GIVE: ConceptSet = set(&[Support, Share, Cofinancing]);
const FINANCES: ConceptSet = set(&[VFinances, VReceives, StateGranted, Thereof]);
const NOUNS: ConceptSet = set(&[Budget, Cost, Value, Funding]);
const COSTS: ConceptSet = set(&[Budget, Cost]);

/// Who gives the money, as far as words name it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sources {
    eu: bool,
    national: bool,
    municipal: bool,
    private: bool,
    public: bool,
    other: bool,
}

impl Sources {
    fn of(words: ConceptSet) -> Self {
        let mut sources = Self {
            eu: words.has_any(EU),
            national: words.has(National),
            municipal: words.has(Municipal),
            private: words.has(Private),
            public: words.has(Public),
            other: words.has(OtherSource),
        };
        // `The town received`: a receiver is no source.
        if words.has(VReceives) && !words.has(VFinances) {
            sources.municipal = false;
        }
        // Beside another source a region is a place.
        if words.has(Regional) && sources == Self::default() && !words.has(VReceives) {
            sources.other = true;
        }
        sources
    }

    fn only_eu(self) -> bool {
        self == Self {
            eu: true,
            ..Self::default()
        }
    }

    fn eu_and_state(self) -> bool {
        let both = Self {
            eu: true,
            national: true,
            ..Self::default()
        };
        self == both
            || self
                == Self {
                    public: true,
                    ..both
                }
    }

    /// Whether there is one source, and `public` at most says of it that it is.
    fn only(self, own: Self) -> bool {
        self == own
            || self
                == Self {
                    public: true,
                    ..own
                }
    }
}

/// Whether words name a source of money.
pub(crate) fn names_source(words: ConceptSet) -> bool {
    Sources::of(words) != Sources::default() || words.has(Own)
}

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

/// What an amount is beside these words.
pub(crate) fn money_role(words: ConceptSet, context: RoleContext) -> Role {
    let sources = Sources::of(words);
    let none = Sources::default();
    let has = |c: Concept| words.has(c);
    let any = |s: ConceptSet| words.has_any(s);
    let project = has(Project) || context.project;
    if words.is_empty() {
        return Role::Open;
    }
    if context.unknown_head && any(COSTS) {
        return Role::Unnamed;
    }
    if has(Eligible)
        && (any(NOUNS) || has(Total) || context.label)
        && !any(GIVE)
        && (sources == none
            || sources
                == Sources {
                    public: true,
                    ..none
                })
    {
        return Role::Field(FieldId::AmountEligible);
    }
    if has(Own) && !sources.eu {
        return Role::Field(FieldId::AmountOwn);
    }
    if sources.eu_and_state() {
        return Role::Field(if any(set(&[StateRealised, StatePaid])) {
            FieldId::AmountRealisedEuState
        } else if has(StateGranted) {
            FieldId::AmountGrantedEuState
        } else {
            FieldId::AmountEuState
        });
    }
    if sources.only_eu() {
        if any(set(&[StateRealised, StatePaid])) {
            return Role::Unnamed;
        }
        let gives = any(GIVE);
        let finances = any(FINANCES);
        if has(Total) && any(COSTS) && !gives && !finances {
            return Role::Field(FieldId::AmountTotal);
        }
        if has(Cost) && !gives && !has(Funding) && !finances {
            return total_if(has(Project));
        }
        if has(Project) && any(COSTS) && !gives && !any(set(&[Funding, VFinances, Thereof])) {
            return Role::Field(FieldId::AmountTotal);
        }
        return Role::Field(FieldId::AmountEu);
    }
    if sources
        == (Sources {
            public: true,
            ..none
        })
    {
        if has(StatePlanned) && context.label {
            return Role::Field(FieldId::AmountPlannedPublic);
        }
        if any(set(&[StateRealised, StatePaid])) {
            return if context.label {
                Role::Field(FieldId::AmountRealisedPublic)
            } else {
                Role::Unnamed
            };
        }
        let named = any(GIVE) || any(FINANCES) || any(set(&[Funding, Value])) || !any(NOUNS);
        return if named {
            Role::Field(FieldId::AmountPublic)
        } else {
            Role::Unnamed
        };
    }
    if sources.only(Sources {
        national: true,
        ..none
    }) {
        return if has(Total) && any(COSTS) && !any(GIVE) && !any(FINANCES) {
            Role::Unnamed
        } else {
            Role::Field(FieldId::AmountState)
        };
    }
    if sources.only(Sources {
        municipal: true,
        ..none
    }) {
        let of_project = any(COSTS) && (has(Project) || has(Total) || has(VIs));
        return Role::Field(if of_project && !any(GIVE) && !any(FINANCES) {
            FieldId::AmountTotal
        } else {
            FieldId::AmountMunicipal
        });
    }
    if sources.only(Sources {
        private: true,
        ..none
    }) {
        return Role::Field(FieldId::AmountPrivate);
    }
    if sources != none || has(Own) {
        return Role::Unnamed;
    }
    unsourced_role(words, project, context)
}

fn total_if(certain: bool) -> Role {
    if certain {
        Role::Field(FieldId::AmountTotal)
    } else {
        Role::Unnamed
    }
}

/// What an amount is beside words that name no source of money.
fn unsourced_role(words: ConceptSet, project: bool, context: RoleContext) -> Role {
    let has = |c: Concept| words.has(c);
    let any = |s: ConceptSet| words.has_any(s);
    if has(GrantEuState) && !has(Total) {
        return Role::Field(FieldId::AmountEuState);
    }
    if any(set(&[StateRealised, StatePaid, StateRequested])) || any(GIVE) {
        return Role::Unnamed;
    }
    if has(Total) && any(NOUNS) {
        return Role::Field(FieldId::AmountTotal);
    }
    if any(COSTS) {
        let own = has(Project) || has(Total);
        return total_if(if context.label {
            own || !context.unknown
        } else {
            has(VIs) || has(VCosts) || own || project
        });
    }
    if has(VCosts) && project {
        return Role::Field(FieldId::AmountTotal);
    }
    if has(Value) && has(Project) {
        return Role::Field(FieldId::AmountTotal);
    }
    if has(Funding) && has(Project) && has(VIs) {
        return Role::Field(FieldId::AmountTotal);
    }
    if has(Value) && !has(Funding) && context.label && !context.unknown {
        return Role::Field(FieldId::AmountTotal);
    }
    if any(set(&[Total, TotalRow])) && context.label {
        return Role::Field(FieldId::AmountSum);
    }
    if any(set(&[Value, Funding, VFinances, VReceives, Thereof])) {
        return Role::Unnamed;
    }
    Role::Open
}

/// What a percentage is beside these words; `Unnamed` where words name money and no source.
pub(crate) fn share_role(words: ConceptSet) -> Role {
    let sources = Sources::of(words);
    if sources.only_eu() && !words.has(Own) {
        return Role::Field(FieldId::ShareEuPercent);
    }
    if sources != Sources::default() || words.has(Own) {
        return Role::Field(FieldId::SharePart);
    }
    let money = GIVE.union_const(set(&[Funding, VFinances, Budget, Cost]));
    if words.has_any(money) {
        return Role::Unnamed;
    }
    Role::Open
}

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

/// Words that take the role from a percentage.
pub(crate) const SHARE_FOREIGN: ConceptSet = set(&[
    OtherPartner,
    OtherCompare,
    OtherPast,
    OtherPhase,
    OtherProject,
    OtherCall,
    OtherPlan,
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
]);

/// Words that take the role from a date.
pub(crate) const DATE_FOREIGN: ConceptSet = set(&[
    OtherPartner,
    OtherCompare,
    OtherPast,
    OtherPhase,
    OtherProject,
    OtherCall,
    OtherPlan,
    Published,
    Updated,
    Signed,
    Decided,
    Submitted,
    Event,
    Deadline,
    Call,
    Contact,
    Annex,
    Retention,
    CodeOther,
]);

/// Words that take the role from a length of time.
pub(crate) const LENGTH_FOREIGN: ConceptSet = set(&[
    OtherPartner,
    OtherCompare,
    OtherPast,
    OtherPhase,
    OtherProject,
    OtherCall,
    OtherPlan,
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
]);

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
