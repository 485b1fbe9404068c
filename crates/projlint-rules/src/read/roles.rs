//! One table for all languages: what a figure is by the concepts of the words beside it.

use crate::catalog::concept::Concept::{self, *};
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::role_words::{COSTS, EU, FINANCES, GIVE, NOUNS, PAID, set};
use crate::read::statement::Part;

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

impl RoleContext {
    /// In a label, whatever its words are.
    pub const LABEL: Self = Self {
        label: true,
        project: false,
        unknown: false,
        unknown_head: false,
    };

    /// The same of words that stand as a label does.
    pub fn as_label(self) -> Self {
        Self {
            label: true,
            ..self
        }
    }
}

/// What the words of a label, or of the head of a column or row, make of an amount.
pub(crate) fn label_role(words: Part) -> Role {
    let context = RoleContext {
        unknown: words.unknown,
        unknown_head: words.unknown_head,
        ..RoleContext::LABEL
    };
    money_role(words.concepts, context)
}

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
    // `Total budget (ERDF + national)`: the sources of the whole.
    let whole = has(Total) && any(COSTS) && !any(GIVE) && !any(FINANCES) && !has(Funding);
    if sources.eu_and_state() && whole {
        return Role::Field(FieldId::AmountTotal);
    }
    if sources.eu_and_state() {
        return Role::Field(if any(PAID) {
            FieldId::AmountRealisedEuState
        } else if has(StateGranted) {
            FieldId::AmountGrantedEuState
        } else {
            FieldId::AmountEuState
        });
    }
    let public_eu = Sources {
        eu: true,
        public: true,
        ..none
    };
    if sources.only_eu() || sources == public_eu && any(GIVE) {
        return eu_role(words);
    }
    if sources != none {
        return other_source_role(words, sources, context);
    }
    if has(Own) {
        return Role::Unnamed;
    }
    let role = unsourced_role(words, project, context);
    // `The programme has a budget of 4.6 billion`: not the project's.
    let of_programme = has(Programme) && !has(Project);
    if of_programme && role == Role::Field(FieldId::AmountTotal) {
        return Role::Unnamed;
    }
    role
}

/// What an amount is whose words name the EU or its funds and no other source.
fn eu_role(words: ConceptSet) -> Role {
    let has = |c: Concept| words.has(c);
    let any = |s: ConceptSet| words.has_any(s);
    if any(PAID) {
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
    Role::Field(FieldId::AmountEu)
}

/// What an amount is whose words name the state, municipalities, private money or the public at large.
fn other_source_role(words: ConceptSet, sources: Sources, context: RoleContext) -> Role {
    let none = Sources::default();
    let has = |c: Concept| words.has(c);
    let any = |s: ConceptSet| words.has_any(s);
    let gives = any(GIVE) || any(FINANCES);
    let public = Sources {
        public: true,
        ..none
    };
    if sources == public {
        if has(StatePlanned) && context.label {
            return Role::Field(FieldId::AmountPlannedPublic);
        }
        if any(PAID) {
            return if context.label {
                Role::Field(FieldId::AmountRealisedPublic)
            } else {
                Role::Unnamed
            };
        }
        return if gives || any(set(&[Funding, Value])) || !any(NOUNS) {
            Role::Field(FieldId::AmountPublic)
        } else {
            Role::Unnamed
        };
    }
    if sources.only(Sources {
        national: true,
        ..none
    }) {
        return if has(Total) && any(COSTS) && !gives {
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
        return Role::Field(if of_project && !gives {
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
    Role::Unnamed
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
    if has(TotalRow) && has(Budget) && context.label && !context.unknown {
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
