//! What words of documents mean: one list for all languages. The words are in `data/languages`.

macro_rules! concepts {
    ($($variant:ident $name:literal)*) => {
        /// What a word means for the reading of figures.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum Concept { $($variant,)* }

        impl Concept {
            /// Every concept, in the order of their numbers.
            pub const ALL: &[Concept] = &[$(Concept::$variant),*];

            /// The name in the data of languages.
            pub fn name(self) -> &'static str {
                match self { $(Concept::$variant => $name,)* }
            }

            /// The concept of a name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|c| c.name() == name)
            }
        }
    };
}

concepts! {
    Acronym "acronym"
    AdjMonth "adj.month"
    AdjYear "adj.year"
    Advance "advance"
    Amendment "amendment"
    Annex "annex"
    Beneficiary "beneficiary"
    Budget "budget"
    Call "call"
    Changed "changed"
    Code "code"
    CodeOther "code.other"
    Cofinancing "cofinancing"
    Companies "companies"
    Companyform "companyform"
    Contact "contact"
    Contract "contract"
    Cost "cost"
    CostPart "cost.part"
    Country "country"
    CurAts "cur.ATS"
    CurBef "cur.BEF"
    CurBgn "cur.BGN"
    CurBrl "cur.BRL"
    CurChf "cur.CHF"
    CurCzk "cur.CZK"
    CurDem "cur.DEM"
    CurDkk "cur.DKK"
    CurEcu "cur.ECU"
    CurEek "cur.EEK"
    CurEsp "cur.ESP"
    CurEur "cur.EUR"
    CurFim "cur.FIM"
    CurFrf "cur.FRF"
    CurGbp "cur.GBP"
    CurHrk "cur.HRK"
    CurHuf "cur.HUF"
    CurIsk "cur.ISK"
    CurItl "cur.ITL"
    CurLtl "cur.LTL"
    CurLuf "cur.LUF"
    CurLvl "cur.LVL"
    CurMdl "cur.MDL"
    CurMtl "cur.MTL"
    CurNlg "cur.NLG"
    CurNok "cur.NOK"
    CurPln "cur.PLN"
    CurPte "cur.PTE"
    CurRon "cur.RON"
    CurRub "cur.RUB"
    CurSek "cur.SEK"
    CurSit "cur.SIT"
    CurSkk "cur.SKK"
    CurUsd "cur.USD"
    CurXeu "cur.XEU"
    CurXpf "cur.XPF"
    Date "date"
    DayMark "day.mark"
    Deadline "deadline"
    Decided "decided"
    Duration "duration"
    Eligible "eligible"
    Email "email"
    End "end"
    Eu "eu"
    Event "event"
    Extension "extension"
    Filler "filler"
    FundAmif "fund.AMIF"
    FundCf "fund.CF"
    FundEafrd "fund.EAFRD"
    FundEmfaf "fund.EMFAF"
    FundEmff "fund.EMFF"
    FundErasmus "fund.ERASMUS"
    FundErdf "fund.ERDF"
    FundEsf "fund.ESF"
    FundEsfplus "fund.ESFPLUS"
    FundHorizon "fund.HORIZON"
    FundInterreg "fund.INTERREG"
    FundJtf "fund.JTF"
    FundLife "fund.LIFE"
    FundRrf "fund.RRF"
    FundLabel "fund.label"
    Funding "funding"
    GrantEuState "grant.eu_state"
    Halfyear "halfyear"
    Heading "heading"
    HedgeAbout "hedge.about"
    HedgeAtleast "hedge.atleast"
    HedgeAtmost "hedge.atmost"
    HedgeExactly "hedge.exactly"
    HedgeOver "hedge.over"
    HedgeUnder "hedge.under"
    Implementation "implementation"
    Indirect "indirect"
    Ineligible "ineligible"
    Inkind "inkind"
    IntermediateBody "intermediate.body"
    Jobs "jobs"
    Leadpartner "leadpartner"
    ManagingAuthority "managing.authority"
    Measure "measure"
    Men "men"
    Municipal "municipal"
    Municipality "municipality"
    Na "na"
    Name "name"
    National "national"
    Num1 "num.1"
    Num10 "num.10"
    Num11 "num.11"
    Num12 "num.12"
    Num15 "num.15"
    Num18 "num.18"
    Num2 "num.2"
    Num20 "num.20"
    Num24 "num.24"
    Num3 "num.3"
    Num30 "num.30"
    Num36 "num.36"
    Num4 "num.4"
    Num48 "num.48"
    Num5 "num.5"
    Num6 "num.6"
    Num60 "num.60"
    Num7 "num.7"
    Num8 "num.8"
    Num9 "num.9"
    NumHalf "num.half"
    NumOneandhalf "num.oneandhalf"
    NumTwoandhalf "num.twoandhalf"
    Objective "objective"
    Or "or"
    OtherCall "other.call"
    OtherCompare "other.compare"
    OtherPartner "other.partner"
    OtherPast "other.past"
    OtherPhase "other.phase"
    OtherPlan "other.plan"
    OtherProject "other.project"
    OtherRow "other.row"
    OtherSource "other.source"
    Own "own"
    Page "page"
    Participants "participants"
    Partner "partner"
    PerUnit "per.unit"
    Percent "percent"
    PercentPoint "percent.point"
    Period "period"
    Persons "persons"
    Phone "phone"
    Place "place"
    PlannedCount "planned.count"
    Priority "priority"
    Private "private"
    Programme "programme"
    ProgrammingPeriod "programming.period"
    Project "project"
    Projects "projects"
    Public "public"
    Published "published"
    Quarter "quarter"
    RangeAnd "range.and"
    RangeBetween "range.between"
    RangeBy "range.by"
    RangeFrom "range.from"
    RangeSince "range.since"
    RangeUntil "range.until"
    RealisedCount "realised.count"
    Region "region"
    Regional "regional"
    Remainder "remainder"
    ReportAnnual "report.annual"
    Retention "retention"
    ScaleBillion "scale.billion"
    ScaleMilliard "scale.milliard"
    ScaleMillion "scale.million"
    ScaleThousand "scale.thousand"
    Section "section"
    Share "share"
    Signed "signed"
    Start "start"
    StateGranted "state.granted"
    StatePaid "state.paid"
    StatePlanned "state.planned"
    StateRealised "state.realised"
    StateRequested "state.requested"
    Status "status"
    StatusEnded "status.ended"
    StatusInterrupted "status.interrupted"
    StatusPlanned "status.planned"
    StatusRunning "status.running"
    Stop "stop"
    Submitted "submitted"
    Subtotal "subtotal"
    Support "support"
    Table "table"
    Thereof "thereof"
    Toc "toc"
    Total "total"
    TotalRow "total.row"
    UnitDay "unit.day"
    UnitMonth "unit.month"
    UnitWeek "unit.week"
    UnitYear "unit.year"
    Updated "updated"
    VCosts "v.costs"
    VEnds "v.ends"
    VFinances "v.finances"
    VIs "v.is"
    VLasts "v.lasts"
    VReceives "v.receives"
    VRuns "v.runs"
    VStarts "v.starts"
    Value "value"
    VatOnly "vat.only"
    VatWith "vat.with"
    VatWithout "vat.without"
    Weekday1 "weekday.1"
    Weekday2 "weekday.2"
    Weekday3 "weekday.3"
    Weekday4 "weekday.4"
    Weekday5 "weekday.5"
    Weekday6 "weekday.6"
    Weekday7 "weekday.7"
    Women "women"
    YearMark "year.mark"
}

/// Words of a set of concepts.
const SET_WORDS: usize = 4;

/// A set of concepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ConceptSet([u64; SET_WORDS]);

impl ConceptSet {
    /// No concept.
    pub const EMPTY: Self = Self([0; SET_WORDS]);

    /// The set of some concepts.
    pub const fn of(concepts: &[Concept]) -> Self {
        let mut bits = [0; SET_WORDS];
        let mut i = 0;
        while i < concepts.len() {
            let number = concepts[i] as usize;
            bits[number / 64] |= 1 << (number % 64);
            i += 1;
        }
        Self(bits)
    }

    /// The set with these words of bits.
    pub fn from_words(words: [u64; SET_WORDS]) -> Self {
        Self(words)
    }

    /// Its words of bits.
    pub fn words(self) -> [u64; SET_WORDS] {
        self.0
    }

    /// Whether it has a concept.
    pub fn has(self, concept: Concept) -> bool {
        let number = concept as usize;
        self.0[number / 64] >> (number % 64) & 1 == 1
    }

    /// Whether it has one of some concepts.
    pub fn has_any(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }

    /// Whether it has all of some concepts.
    pub fn has_all(self, other: Self) -> bool {
        self.0.iter().zip(other.0).all(|(a, b)| a & b == b)
    }

    /// Whether it has none.
    pub fn is_empty(self) -> bool {
        self == Self::EMPTY
    }

    /// The concepts of either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let mut bits = self.0;
        bits.iter_mut().zip(other.0).for_each(|(a, b)| *a |= b);
        Self(bits)
    }

    /// The concepts of either, where both are constants.
    pub const fn union_const(self, other: Self) -> Self {
        let (a, b) = (self.0, other.0);
        Self([a[0] | b[0], a[1] | b[1], a[2] | b[2], a[3] | b[3]])
    }

    /// The set without a concept, where both are constants.
    pub const fn without_const(self, concept: Concept) -> Self {
        let number = concept as usize;
        let mut bits = self.0;
        bits[number / 64] &= !(1 << (number % 64));
        Self(bits)
    }

    /// Its concepts without those of another.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        let mut bits = self.0;
        bits.iter_mut().zip(other.0).for_each(|(a, b)| *a &= !b);
        Self(bits)
    }

    /// Its concepts, in the order of their numbers.
    pub fn iter(self) -> impl Iterator<Item = Concept> {
        Concept::ALL.iter().copied().filter(move |c| self.has(*c))
    }
}
