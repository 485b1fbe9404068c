//! Every fact that a document can state.

use crate::value::code::{Code, Text};
use crate::value::count::{Count, Duration};
use crate::value::date::{Date, Years};
use crate::value::money::Money;
use crate::value::percent::Percent;
use std::marker::PhantomData;

/// A fact's name together with the type of its value, so that an amount cannot be asked for as a date.
#[derive(Debug)]
pub struct Field<T> {
    /// The name.
    pub id: FieldId,
    value: PhantomData<T>,
}

impl<T> Clone for Field<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Field<T> {}

macro_rules! fields {
    ($($constant:ident $id:ident $value:ident $name:literal $doc:literal)*) => {
        /// The names of all facts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FieldId { $(#[doc = $doc] $id,)* }

        $(#[doc = $doc] pub const $constant: Field<$value> = Field { id: FieldId::$id, value: PhantomData };)*

        impl FieldId {
            /// Every field, in the order of this file.
            pub const ALL: &[FieldId] = &[$(FieldId::$id),*];

            /// The name in reports, `amount.total`.
            pub fn name(self) -> &'static str {
                match self { $(FieldId::$id => $name,)* }
            }

            /// The kind of value the field takes.
            pub fn value_kind(self) -> ValueKind {
                match self { $(FieldId::$id => ValueKind::$value,)* }
            }
        }
    };
}

/// The kinds of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ValueKind {
    Money,
    Percent,
    Date,
    Duration,
    Count,
    Years,
    Code,
    Text,
}

fields! {
    AMOUNT_TOTAL AmountTotal Money "amount.total" "Total budget or cost of the project."
    AMOUNT_EU AmountEu Money "amount.eu" "EU contribution."
    AMOUNT_STATE AmountState Money "amount.state" "National (state) contribution."
    AMOUNT_MUNICIPAL AmountMunicipal Money "amount.municipal" "Contribution of municipalities."
    AMOUNT_PRIVATE AmountPrivate Money "amount.private" "Private contribution."
    AMOUNT_OWN AmountOwn Money "amount.own" "Own or other contribution."
    AMOUNT_EU_STATE AmountEuState Money "amount.eu_state" "EU and state contribution together."
    AMOUNT_PUBLIC AmountPublic Money "amount.public" "Public contribution in total."
    AMOUNT_ELIGIBLE AmountEligible Money "amount.eligible" "Eligible costs."
    AMOUNT_SUM AmountSum Money "amount.sum" "The closing row of a list of amounts."
    AMOUNT_PART AmountPart Money "amount.part" "A part of a total, named by the document itself."
    AMOUNT_GRANTED_EU_STATE AmountGrantedEuState Money "amount.granted_eu_state" "Granted EU and state funding."
    AMOUNT_REALISED_EU_STATE AmountRealisedEuState Money "amount.realised_eu_state" "Realised EU and state funding."
    AMOUNT_PLANNED_PUBLIC AmountPlannedPublic Money "amount.planned_public" "Planned public funding in total."
    AMOUNT_REALISED_PUBLIC AmountRealisedPublic Money "amount.realised_public" "Realised public funding in total."
    SHARE_EU_PERCENT ShareEuPercent Percent "share.eu_percent" "EU share of the total."
    SHARE_PART SharePart Percent "share.part" "Share of one source of financing."
    DATE_START DateStart Date "date.start" "First day of the project."
    DATE_END DateEnd Date "date.end" "Last day of the project."
    DATE_RANGE DateRange Text "date.range" "The line that states both dates."
    DATE_EVENT DateEvent Date "date.event" "A dated event of the project."
    DATE_PUBLISHED DatePublished Date "date.published" "Day of publication or update."
    DURATION Duration Duration "duration" "Length of the project."
    PERIOD_LABEL PeriodLabel Years "period.label" "Programming period."
    PROGRAMME Programme Text "programme" "Programme."
    FUND Fund Code "fund" "Fund of the EU."
    AXIS_NO AxisNo Text "axis.no" "Number of the priority axis."
    OBJECTIVE_NO ObjectiveNo Text "objective.no" "Number of the specific objective."
    STATUS Status Code "status" "Whether the project runs, has ended or was interrupted."
    CODE_PROJECT CodeProject Text "code.project" "Project code."
    NAME_PROJECT NameProject Text "name.project" "Project name."
    ORG_NAME OrgName Text "org.name" "Name of the beneficiary."
    ORG_TYPE OrgType Text "org.type" "Type of the beneficiary."
    ORG_YTUNNUS OrgYtunnus Text "org.ytunnus" "Finnish business identity code."
    ORG_VAT OrgVat Text "org.vat" "VAT number or national number of an organisation."
    AUTHORITY_MANAGING AuthorityManaging Text "authority.managing" "Managing authority."
    AUTHORITY_INTERMEDIATE AuthorityIntermediate Text "authority.intermediate" "Intermediate body."
    ADDR_STREET AddrStreet Text "addr.street" "Street address."
    ADDR_POSTCODE AddrPostcode Text "addr.postcode" "Postal code."
    ADDR_TOWN AddrTown Text "addr.town" "Post town."
    CONTACT_NAME ContactName Text "contact.name" "Contact person."
    CONTACT_POSITION ContactPosition Text "contact.position" "Position of the contact person."
    CONTACT_PHONE ContactPhone Text "contact.phone" "Telephone number."
    CONTACT_EMAIL ContactEmail Text "contact.email" "E-mail address."
    URL Url Text "url" "Web address."
    GEO_REGIONS GeoRegions Text "geo.regions" "Regions."
    GEO_SUBREGIONS GeoSubregions Text "geo.subregions" "Sub-regions."
    GEO_MUNICIPALITIES GeoMunicipalities Text "geo.municipalities" "Municipalities."
    NUTS Nuts Text "nuts" "Code of a region in the NUTS classification."
    GEO_COUNTRY GeoCountry Code "geo.country" "Country."
    APPLICANTS_MODE ApplicantsMode Code "applicants.mode" "One applicant, several, or a transfer of the grant."
    PARTNERS Partners Text "partners" "A partner of the project."
    IND_COMPANY_PLANNED IndCompanyPlanned Count "ind.company.planned" "Planned number of companies."
    IND_COMPANY_REALISED IndCompanyRealised Count "ind.company.realised" "Realised number of companies."
    IND_PERSON_PLANNED IndPersonPlanned Count "ind.person.planned" "Planned number of persons."
    IND_PERSON_REALISED IndPersonRealised Count "ind.person.realised" "Realised number of persons."
}

impl FieldId {
    /// Whether a document of a grant may give several values of the field without contradiction.
    pub fn may_repeat(self) -> bool {
        matches!(self.value_kind(), ValueKind::Text)
            || matches!(
                self,
                FieldId::DateEvent | FieldId::AmountPart | FieldId::SharePart
            )
    }
}
