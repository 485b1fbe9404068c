//! What projlint has read at a place, where else it is, what it takes part in, and the rule behind a finding.

use super::{RequestPlace, document_name, message_with, stated_entries, value_for};
use crate::convert::{member_uri, page_address, range_of_span};
use projlint_rules::document::Document;
use projlint_rules::field::{
    AMOUNT_PLANNED_PUBLIC, AMOUNT_REALISED_PUBLIC, AMOUNT_TOTAL, DATE_END, DATE_START, FieldId,
};
use projlint_rules::judge::finding::Finding;
use projlint_rules::judge::message::{Arg, Message};
use projlint_rules::judge::meta::RuleMeta;
use projlint_rules::judge::reasons::{why_left, why_unread};
use projlint_rules::judge::report::Report;
use projlint_rules::read::entries::FactEntry;
use projlint_rules::read::facts::{Fact, Origin};
use projlint_rules::rules::shared::sum::{SumFinding, stated_sums};
use projlint_rules::text::source::{DocId, Encoding};
use projlint_rules::value::date::Date;
use projlint_rules::value::date::thirtieths_between;
use projlint_rules::value::money::Money;
use projlint_rules::value::percent::Percent;
use std::fmt::Write as _;
use tower_lsp::ls_types as lsp;

/// So many other places are named.
const MAX_PLACES: usize = 8;

/// What is known of a place.
pub fn hover_at(here: &RequestPlace<'_>, report: &Report) -> Option<lsp::Hover> {
    let fact = here.fact();
    let mut findings: Vec<&Finding> = report
        .findings
        .iter()
        .filter(|f| here.on(f.primary.span))
        .collect();
    let mut text = String::new();
    if let Some(fact) = &fact {
        tell_fact(&mut text, here, fact);
    }
    if fact.is_none() {
        tell_unread(&mut text, here);
    }
    findings.dedup_by_key(|f| f.rule.code);
    findings
        .iter()
        .for_each(|finding| tell_rule(&mut text, finding.rule));
    let place = fact
        .filter(|f| here.on(f.span))
        .map(|f| f.span)
        .or_else(|| findings.first().map(|f| f.primary.span));
    let contents = lsp::HoverContents::Markup(lsp::MarkupContent {
        kind: lsp::MarkupKind::Markdown,
        value: text.trim_end().to_owned(),
    });
    let range =
        place.map(|p| range_of_span(&here.view.document().source, p, here.telling.encoding));
    (!text.is_empty()).then_some(lsp::Hover { contents, range })
}

/// Why a figure was not read, or states no field.
fn tell_unread(out: &mut String, here: &RequestPlace<'_>) {
    let (doc, reader) = (here.view.document(), here.reader_of());
    let unread = doc.facts.unread.iter().find(|u| here.on(u.span));
    let left = doc.facts.left.iter().find(|l| here.on(l.span));
    let why = unread
        .map(|u| why_unread(doc, u))
        .or_else(|| left.map(|l| why_left(doc, l)));
    if let Some(why) = why {
        let _ = writeln!(out, "{}\n", why.render(reader));
    }
}

fn tell_fact(out: &mut String, here: &RequestPlace<'_>, fact: &FactEntry) {
    let reader = here.reader_of();
    let read = if fact.origin == Origin::Label {
        "hover-label"
    } else {
        "hover-prose"
    };
    let field = Arg::Field(fact.field).render(reader);
    let value = value_for(here.view.document(), fact, reader).replace('`', "'");
    let _ = writeln!(
        out,
        "**{field}**: `{value}` ({})\n",
        Message::new(read).render(reader)
    );
    for line in relations(here, fact) {
        let _ = writeln!(out, "{line}\n");
    }
    let places = other_places(here, fact);
    if !places.is_empty() {
        let _ = writeln!(
            out,
            "{}\n",
            message_with(
                "hover-elsewhere",
                "places",
                Arg::Text(places.join(", ")),
                reader
            )
        );
    }
}

/// What the fact takes part in: a share, a period, a sum.
fn relations(here: &RequestPlace<'_>, fact: &FactEntry) -> Vec<String> {
    let (doc, reader) = (here.view.document(), here.reader_of());
    let mut lines = Vec::new();
    if let Some(money) = doc
        .facts
        .money
        .iter()
        .find(|m| m.span == fact.span && m.field == fact.field)
    {
        if let Some((share, total)) = WholeAmounts::of(doc).share_line(money) {
            let of = Message::new("hover-share")
                .arg("share", Arg::Percent(share))
                .arg("total", Arg::Money(total.value));
            lines.push(of.render(reader));
        }
        let stated = stated_sums(doc)
            .into_iter()
            .filter_map(|found| match found {
                SumFinding::Holds(sum) => sum,
                SumFinding::Fails(sum) => Some(sum),
                SumFinding::Unclear => None,
            });
        for sum in stated
            .filter(|s| s.total.1 == money.span || s.parts.iter().any(|(_, p)| *p == money.span))
        {
            let terms: Vec<String> = sum
                .parts
                .iter()
                .map(|(m, _)| Arg::Money(*m).render(reader))
                .collect();
            let total = Money {
                cents: sum.parts.iter().map(|(m, _)| m.cents).sum(),
                ..sum.total.0
            };
            let [added, stated] = [total, sum.total.0].map(|m| Arg::Money(m).render(reader));
            let other = if total.agrees(sum.total.0) {
                String::new()
            } else {
                format!(" ≠ {stated}")
            };
            lines.push(format!("{} = {added}{other}", terms.join(" + ")));
        }
    }
    let period = matches!(
        fact.field,
        FieldId::DateStart | FieldId::DateEnd | FieldId::Duration
    );
    if let Some(months) = length_line(doc).filter(|_| period) {
        lines.push(message_with(
            "hover-period",
            "length",
            Arg::Months(months),
            reader,
        ));
    }
    lines
}

/// The amounts of which others are a share.
pub struct WholeAmounts<'d> {
    total: Option<&'d Fact<Money>>,
    planned: Option<&'d Fact<Money>>,
    realised: Option<&'d Fact<Money>>,
}

impl<'d> WholeAmounts<'d> {
    /// Those of a document.
    pub fn of(doc: &'d Document) -> Self {
        let facts = &doc.facts;
        Self {
            total: facts.one_of(AMOUNT_TOTAL),
            planned: facts.one_of(AMOUNT_PLANNED_PUBLIC),
            realised: facts.one_of(AMOUNT_REALISED_PUBLIC),
        }
    }

    /// The share that an amount is of its total, with at most two decimals, and the total: the project's, or the public funding of
    /// which granted and realised funding is a part.
    pub fn share_line(&self, part: &Fact<Money>) -> Option<(Percent, &'d Fact<Money>)> {
        use FieldId::{
            AmountEu, AmountEuState, AmountMunicipal, AmountOwn, AmountPart, AmountPrivate,
            AmountPublic, AmountState,
        };
        let whole = match part.field {
            AmountEu | AmountState | AmountMunicipal | AmountPrivate | AmountOwn
            | AmountEuState | AmountPublic | AmountPart => self.total,
            FieldId::AmountGrantedEuState => self.planned,
            FieldId::AmountRealisedEuState => self.realised,
            _ => None,
        };
        let total = whole.filter(|t| t.scope == part.scope && t.span != part.span)?;
        let known = part.value.comparable(total.value) && total.value.cents > 0;
        let fine = Percent::share(part.value, total.value, 2)
            .filter(|_| known && part.value.cents >= 0)?;
        let trimmed = (0..2)
            .filter_map(|d| Percent::share(part.value, total.value, d))
            .find(|p| p.in_fine_units() == fine.in_fine_units());
        Some((trimmed.unwrap_or(fine), total))
    }
}

/// The length of the project's period in thirtieths of a month, when both of its days are stated.
pub fn length_line(doc: &Document) -> Option<i64> {
    let (start, end): (&Fact<Date>, &Fact<Date>) =
        (doc.facts.one_of(DATE_START)?, doc.facts.one_of(DATE_END)?);
    let days = start.value.day > 0
        && end.value.day > 0
        && start.value <= end.value
        && start.scope == end.scope;
    days.then(|| thirtieths_between(start.value, end.value))
}

/// Links to the other places that state the fact.
fn other_places(here: &RequestPlace<'_>, fact: &FactEntry) -> Vec<String> {
    let mut places = Vec::new();
    for doc in (0..here.view.members.len() as u32).map(DocId) {
        let source = &here.view.project.document(doc).source;
        let Some(uri) = member_uri(&here.view.members[doc.0 as usize]) else {
            continue;
        };
        for other in stated_entries(here.view, doc, fact)
            .iter()
            .filter(|o| o.span != fact.span)
        {
            let line = source
                .position(source.range_in_file(other.span).start, Encoding::Utf8)
                .line
                + 1;
            let told = value_for(here.view.project.document(doc), other, here.reader_of())
                .replace('`', "'");
            let value = if other.value == fact.value {
                String::new()
            } else {
                format!(" (`{told}`)")
            };
            places.push(format!(
                "[{}:{line}]({}#L{line}){value}",
                document_name(here.view, doc),
                uri.as_str()
            ));
        }
    }
    if places.len() > MAX_PLACES {
        places.truncate(MAX_PLACES);
        places.push("…".to_owned());
    }
    places
}

/// The rule behind a finding; the editor itself shows what the finding says.
fn tell_rule(out: &mut String, rule: &RuleMeta) {
    let _ = writeln!(
        out,
        "---\n\n**{}** [{}]({})\n",
        rule.code,
        rule.name,
        page_address(rule)
    );
    let purpose: Vec<&str> = rule
        .docs
        .lines()
        .map(str::trim)
        .take_while(|l| !l.starts_with("```"))
        .collect();
    let _ = writeln!(out, "{}\n", purpose.join("\n").trim());
}
