use crate::document::Document;
use crate::field::{ADDR_TOWN, GEO_COUNTRY, GEO_REGIONS};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::project::Project;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::places::{municipality_years, region_names};
use crate::rules::shared::common::document_name;
use crate::text::source::Span;

crate::rule! {
    /// Documents of one project must place it in at least one region in common.
    ///
    /// A country contains its regions. Kohesio shows the beneficiary's location, so a region that
    /// contains another document's post town is correct. EURA descriptions always concern Finland.
    ///
    /// ```doc name:application.txt
    /// Project code: S29999
    /// Regions: North Karelia
    ///          ~~~~~~~~~~~~~ XDOC006 stated here
    /// ```
    ///
    /// ```doc name:page.txt linked
    /// Project code: S29999
    /// Regions: Lapland
    ///          ^^^^^^^ XDOC006 location-disagree: the location of the project is Lapland here and North Karelia in application.txt
    /// ```
    XDOC006 "location-disagree" Warning [Page Description Narrative] fix: None; project check
}

/// Where a document places the project.
struct StatedLocation<'p> {
    doc: &'p Document,
    span: Span,
    regions: Vec<u8>,
    towns: Vec<u8>,
}

fn stated_location<'p>(
    doc: &'p Document,
    out_tables: Option<&crate::catalog::tables::OwnTables>,
) -> Option<StatedLocation<'p>> {
    let span = doc.facts.one_of(GEO_REGIONS)?.span;
    let regions = doc.places(out_tables).known_regions()?;
    let towns = doc
        .facts
        .all_of(ADDR_TOWN)
        .flat_map(|t| municipality_years(doc.source.slice(t.span), None))
        .map(|l| l.region)
        .collect();
    Some(StatedLocation {
        doc,
        span,
        regions,
        towns,
    })
}

fn check(project: &Project, out: &mut Sink<'_>) {
    let prepare = || {
        project
            .documents()
            .iter()
            .find_map(|d| stated_location(d, project.settings(d.source.doc).tables.as_deref()))
    };
    out.judge_across(project, prepare, |first, doc, out| {
        stated_country(project, doc, out);
        let Some(first) = first else {
            return out.skip(Reason::Missing(GEO_REGIONS.id));
        };
        let Some(here) = stated_location(doc, out.tables()) else {
            return out.skip(Reason::Missing(GEO_REGIONS.id));
        };
        if here.span == first.span {
            return out.skip(Reason::Because("reason-held-right"));
        }
        let meets = |a: &[u8], b: &[u8]| a.iter().any(|r| b.contains(r));
        if meets(&here.regions, &first.regions)
            || meets(&here.regions, &first.towns)
            || meets(&first.regions, &here.towns)
        {
            return out.pass();
        }
        let [own, its] =
            [&here, first].map(|l| Arg::Text(region_names(l.doc.reading_language(), &l.regions)));
        let draft = FindingBuilder::at_span(here.span, "location-disagree")
            .with_arg("here", own.clone())
            .with_arg("there", its.clone());
        out.report(
            draft
                .with_arg("document", document_name(first.doc))
                .with_place(first.span, "label-stated-here")
                .with_values(its, own),
        );
    });
}

/// A country that another document does not name, other than Finland where one of the documents is a EURA description.
fn stated_country(project: &Project, doc: &Document, out: &mut Sink<'_>) {
    fn codes(d: &Document) -> Vec<&str> {
        let mut stated: Vec<_> = d.facts.all_of(GEO_COUNTRY).map(|f| f.value.0).collect();
        stated.extend(template_country(d));
        stated
    }
    let Some(here) = doc.facts.all_of(GEO_COUNTRY).next() else {
        return;
    };
    let own = codes(doc);
    let other = project
        .documents()
        .iter()
        .find(|d| d.source.doc != doc.source.doc && !codes(d).is_empty());
    let Some(other) =
        other.filter(|d| template_country(d).is_some() || d.source.doc < doc.source.doc)
    else {
        return;
    };
    if codes(other).iter().any(|c| own.contains(c)) {
        return out.pass();
    }
    let [own, its] = [own, codes(other)].map(|c| Arg::Text(c.join(", ")));
    out.report(
        FindingBuilder::on_fact(here, "location-disagree")
            .with_arg("here", own.clone())
            .with_arg("there", its.clone())
            .with_arg("document", document_name(other))
            .with_values(its, own),
    );
}

/// The country that every document of the template is about.
fn template_country(doc: &Document) -> Option<&str> {
    doc.followed_template()?.country.as_deref()
}
