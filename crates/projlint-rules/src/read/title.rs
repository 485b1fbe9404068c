//! The first line of a page: the name of its project, or only the title of a page.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::field::{FieldId, NAME_PROJECT};
use crate::read::facts::{Fact, Facts, Origin, Scope};
use crate::read::figures::measure::Measure;
use crate::read::names::{Languages, NameLikeness, compare_names};
use crate::read::reader::{FactPlace, FactReader};
use crate::read::role_words::VERBS;
use crate::read::statement::Statement;
use crate::read::term::Term;
use crate::text::range::ByteRange;
use crate::text::source::Span;
use crate::value::code::Text;

/// Words with which a first line is a sentence or about several projects, not the name of one.
const NO_TITLE: ConceptSet = {
    use Concept::*;
    VERBS.union_const(ConceptSet::of(&[
        Projects,
        Signed,
        Decided,
        Submitted,
        Call,
        OtherCall,
        Deadline,
        StatusRunning,
        StatusEnded,
        StatusPlanned,
        Extension,
        StateGranted,
        Programme,
        FundInterreg,
        FundErasmus,
        FundHorizon,
        FundLife,
        Support,
        Funding,
        Budget,
        Contract,
    ]))
};

impl FactReader<'_> {
    /// Whether a line may be a name: it has a word that is no word for a page or a part of one, and no figure of a project.
    fn is_name(&self, range: ByteRange) -> bool {
        let statement = Statement::read(self.text, self.signs, range, self.lang);
        let figures = statement.quantities.iter().any(|q| {
            !matches!(
                q.measure,
                Measure::Number(_) | Measure::Year(_) | Measure::Years(_)
            )
        });
        let names = |t: &Term| !t.known || t.concepts.is_empty();
        let sentence = statement.concepts().has_any(NO_TITLE);
        !figures && !sentence && statement.terms.iter().any(names)
    }

    /// The project's name on a page without labels: its first line, if it has the form of a title.
    pub(crate) fn read_title(&mut self) {
        let Some(block) = self.blocks.first() else {
            return;
        };
        let line = block.text(self.text);
        let titled = line.len() <= 150
            && !line.ends_with(['.', '!', '?', ':', ';', ','])
            && !self.used.first().is_some_and(|u| *u);
        let named = titled && block.label == 0 && self.is_name(block.body_range());
        if named {
            let place = FactPlace {
                label: None,
                scope: Scope::Project,
                origin: Origin::Prose,
                block: 0,
            };
            self.push_fact(FieldId::NameProject, Text, block.body_range(), &place);
        }
    }

    /// Takes the name back that a first line was read as, where the page names another project or states nothing of one; a title
    /// that goes on around the name is the name alone.
    pub(crate) fn settle_title(&mut self) {
        let Some(line) = self.blocks.first().map(|block| block.body_range()) else {
            return;
        };
        let line = self.source.span(line.start..line.end);
        let is_title = |f: &Fact<Text>| {
            f.field == NAME_PROJECT.id && f.origin == Origin::Prose && f.span == line
        };
        let Some(at) = self.facts.text.iter().position(is_title) else {
            return;
        };
        let title = self.facts.text[at].span;
        let others = self.facts.text.iter().enumerate().filter(|(n, fact)| {
            fact.field == NAME_PROJECT.id && *n != at && fact.scope == Scope::Project
        });
        let others: Vec<Span> = others.map(|(_, fact)| fact.span).collect();
        let text = |span: Span| self.source.slice(span);
        let within = others.iter().find_map(|other| {
            let inside = text(title).find(text(*other))?;
            let start = title.start + inside as u32;
            let range = start..start + text(*other).len() as u32;
            (text(*other).len() < text(title).len()).then_some(range)
        });
        let is_name = |other: &Span| {
            compare_names(text(title), text(*other), Languages::Same) != NameLikeness::Other
        };
        let again = || self.text[title.end as usize..].contains(text(title));
        let alone = others.is_empty() && (states_project(&self.facts) || again());
        let named = alone || others.iter().any(is_name);
        let narrowed = within.map(|range| Span {
            start: range.start,
            end: range.end,
            ..title
        });
        match narrowed {
            Some(name) if !others.contains(&name) => self.facts.text[at].span = name,
            None if named => {}
            _ => {
                self.facts.text.remove(at);
            }
        }
    }
}

/// Whether anything is stated of the project besides its name and where its money comes from.
fn states_project(facts: &Facts) -> bool {
    let money = facts.money.iter().any(|f| f.scope == Scope::Project);
    let dates = facts.date.iter().any(|f| f.field != FieldId::DatePublished);
    let texts = facts.text.iter().any(|f| f.field == FieldId::OrgName);
    let codes = facts.code.iter().any(|f| f.field == FieldId::CodeProject);
    money || dates || texts || codes || !facts.duration.is_empty() || !facts.percent.is_empty()
}
