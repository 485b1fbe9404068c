//! Facts as reports list them.

use crate::field::FieldId;
use crate::read::facts::{Fact, Facts, Origin, Scope};
use crate::text::source::{Source, Span};

/// A fact with its value as reports print it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactEntry {
    /// The field.
    pub field: FieldId,
    /// `645000.00 EUR`, `2019-01-02`, `50 %`, text as printed.
    pub value: String,
    /// The text it was read from.
    pub span: Span,
    /// The label next to it.
    pub label: Option<Span>,
    /// What it is about.
    pub scope: Scope,
    /// How it was found.
    pub origin: Origin,
}

impl Scope {
    /// The name in reports.
    pub fn name(self) -> String {
        match self {
            Self::Project => "project".to_owned(),
            Self::Partner(_) => "partner".to_owned(),
            Self::Year(year) => format!("year {year}"),
        }
    }
}

impl Origin {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Prose => "prose",
        }
    }
}

impl Facts {
    /// Every fact in the order of the document.
    pub fn entries(&self, source: &Source) -> Vec<FactEntry> {
        let mut out = Vec::new();
        add_entries(&mut out, &self.money, |f| f.value.canonical());
        add_entries(&mut out, &self.percent, |f| f.value.canonical());
        add_entries(&mut out, &self.date, |f| f.value.canonical());
        add_entries(&mut out, &self.duration, |f| f.value.canonical());
        add_entries(&mut out, &self.count, |f| f.value.0.to_string());
        add_entries(&mut out, &self.years, |f| f.value.canonical());
        add_entries(&mut out, &self.code, |f| f.value.0.to_owned());
        add_entries(&mut out, &self.text, |f| {
            let text = source.slice(f.span);
            let outline = matches!(f.field, FieldId::AxisNo | FieldId::ObjectiveNo);
            if outline {
                text.trim_end_matches('.').to_owned()
            } else {
                text.to_owned()
            }
        });
        out.sort_by_key(|a| (a.span, a.field));
        out
    }
}

fn add_entries<T>(out: &mut Vec<FactEntry>, facts: &[Fact<T>], value: impl Fn(&Fact<T>) -> String) {
    out.extend(facts.iter().map(|f| FactEntry {
        field: f.field,
        value: value(f),
        span: f.span,
        label: f.label,
        scope: f.scope,
        origin: f.origin,
    }));
}
