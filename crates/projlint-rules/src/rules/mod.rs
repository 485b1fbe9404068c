//! All rules: one file each, one word in this list.

use crate::judge::meta::RuleMeta;
use crate::judge::rule::Rule;
use crate::judge::settings::Settings;

pub mod shared;

macro_rules! rules {
    ($($(#[$doc:meta])* $family:ident { $($rule:ident)* })*) => {
        $($(#[$doc])* pub mod $family { $(#[allow(missing_docs)] pub mod $rule;)* })*

        /// Every rule, in the order of the list.
        pub static ALL: &[&Rule] = &[$($(&$family::$rule::RULE,)*)*];
    };
}

rules! {
    /// Amounts of funding.
    fund {
        realised_exceeds_granted realised_public_exceeds_planned granted_part_exceeds_total realised_part_exceeds_total
        ended_without_realised low_absorption nonpositive_amount components_do_not_sum amount_restated_differently
    }
    /// The EU's share of the total.
    share {
        eu_share_mismatch eu_exceeds_total percent_out_of_range shares_do_not_sum cap_exceeded eu_share_missing
        share_basis_ambiguous
    }
    /// Dates and lengths of time.
    date {
        end_before_start impossible_date start_before_window end_after_window status_contradicts_dates
        duration_phrase_mismatch period_restated_differently event_outside_period weekday_mismatch stale_tense
    }
    /// Sections and fields of templates, numbering of headings.
    sect {
        section_missing section_duplicate section_out_of_order subsection_incomplete empty_required_section
        empty_required_field applicant_mode_contradiction sustainability_table_incomplete numbering_gap
        numbering_repeated numbering_out_of_order
    }
    /// Programmes, their periods and axes.
    prog {
        unknown_programming_period period_dates_mismatch fund_period_mismatch fund_name_acronym_mismatch axis_objective_mismatch
        axis_or_objective_name_mismatch axis_fund_mismatch programme_period_mismatch funding_statement_missing
    }
    /// Codes and identifiers.
    id {
        ytunnus_checksum ytunnus_format project_code_format code_fund_mismatch code_period_mismatch vat_id_checksum email_invalid
        phone_invalid url_invalid
    }
    /// Indicators.
    ind {
        realised_indicator_missing realised_far_from_planned indicator_not_a_count breakdown_does_not_sum announced_count_mismatch
        indicator_prose_mismatch
    }
    /// Places.
    geo {
        postcode_format postcode_town_mismatch municipality_unknown municipality_outside_region subregion_mismatch
        whole_region_claim_incomplete authority_region_mismatch address_field_contaminated nuts_invalid
    }
    /// Quality of the text.
    text {
        glued_sentence glued_heading truncated_text placeholder_value image_filename_text foreign_language_fragment
        project_name_split broken_url duplicated_paragraph stray_whitespace mojibake
    }
    /// Notation.
    form { number_format_mixed ambiguous_number date_format_foreign phone_notation }
    /// Agreement between documents of one project.
    xdoc {
        dates_disagree total_amount_disagree eu_amount_disagree project_name_disagree fund_or_authority_disagree location_disagree
        id_name_conflict content_lost amended
    }
    /// What the engine itself says.
    core { unparsable_value unknown_document_kind unused_suppression }
}

/// What every rule says of itself, in the order of the list.
pub fn metas() -> impl Iterator<Item = &'static RuleMeta> {
    ALL.iter().map(|rule| &rule.meta)
}

/// The rule of a code or a name, whatever the case.
pub fn find(name: &str) -> Option<&'static RuleMeta> {
    metas().find(|rule| rule.is_named(name))
}

/// Whether the rule of a code is there and on.
pub fn is_on(settings: &Settings, code: &str) -> bool {
    find(code).is_some_and(|rule| settings.rule(rule).on)
}
