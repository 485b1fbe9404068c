use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::text::block::Block;
use crate::text::words::begins_with;

crate::rule! {
    /// The table in section 8.2 has all fifteen rows, each with two scores from 0 to 10.
    ///
    /// The last two whole numbers of a row are its scores: `Natura 2000 -ohjelman kohteet 1 2`. All missing rows are one finding.
    ///
    /// ```doc select:SECT008
    /// 8.1 Sukupuolten tasa-arvo
    ///
    /// 8.2 Kestävä kehitys
    ///
    /// Luonnonvarojen käytön kestävyys 1 2
    /// Ilmastonmuutoksen aiheuttamien riskien vähentäminen 1 4
    /// Kasvillisuus, eliöt ja luonnon monimuotoisuus 1 2
    /// Pinta- ja pohjavedet, maaperä sekä ilma (ja kasvihuonekaasujen väheneminen) 1 2
    /// Natura 2000 -ohjelman kohteet 1 2
    /// Materiaalit ja jätteet 1 3
    /// Uusiutuvien energialähteiden käyttö 0 4
    /// Paikallisen elinkeinorakenteen kestävä kehittäminen 2 5
    /// Aineettomien tuotteiden ja palvelujen kehittäminen 2 5
    /// Liikkuminen ja logistiikka 0 2
    /// Hyvinvoinnin edistäminen 2
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT008 sustainability-table-incomplete: the row “Hyvinvoinnin edistäminen” should have two scores from 0 to 10
    /// Tasa-arvon edistäminen 2 5
    /// Yhteiskunnallinen ja kulttuurinen yhdenvertaisuus 2 5
    /// Kulttuuriympäristö 2 5
    /// Ympäristöosaaminen 3 6
    /// ```
    SECT008 "sustainability-table-incomplete" Info [Description: Sections] fix: None; complete check
}

/// The highest score; the template's scale is not published, scores up to 6 were met.
const HIGHEST_SCORE: u32 = 10;

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(template) = doc.template.as_deref().filter(|t| !t.rows.is_empty()) else {
        return out.skip(Reason::Because("reason-no-table"));
    };
    let Some(at) = doc
        .sections
        .iter()
        .position(|s| s.entry.number == template.rows_section)
    else {
        return out.skip(Reason::Because("reason-no-table"));
    };
    let heading = doc.sections[at].block;
    let until = doc
        .sections
        .get(at + 1)
        .map_or(doc.blocks.len(), |s| s.block);
    let rows = &doc.blocks[heading + 1..until];
    let mut next = 0;
    let mut missing: Vec<&str> = Vec::new();
    for title in template.rows.iter() {
        let fits = |at: &usize| begins_with(doc.line_text(&rows[*at]), title).is_some();
        let row = (next..rows.len())
            .find(fits)
            .or_else(|| (0..next).find(fits));
        next = row.map_or(next, |at| at + 1);
        match row.map(|at| &rows[at]) {
            None => missing.push(title),
            Some(row) if row_scores(doc, row, title) => out.pass(),
            Some(row) => out.report(
                FindingBuilder::at_span(
                    row.line_span(doc.source.doc),
                    "sustainability-table-incomplete-scores",
                )
                .with_arg("row", Arg::Text(title.to_string())),
            ),
        }
    }
    if !missing.is_empty() {
        let heading = doc.blocks[heading].line_span(doc.source.doc);
        out.report(
            FindingBuilder::at_span(heading, "sustainability-table-incomplete-row")
                .with_arg("n", Arg::Number(missing.len() as i64))
                .with_arg("rows", Arg::Text(missing.join("; "))),
        );
    }
}

/// Whether the row ends with two scores, behind its title.
fn row_scores(doc: &Document, row: &Block, title: &str) -> bool {
    let tail = begins_with(doc.line_text(row), title).map_or("", |n| &doc.line_text(row)[n..]);
    let mut words = tail
        .split([' ', '\u{a0}', '\t', '|'])
        .filter(|w| !w.is_empty())
        .rev();
    let mut score = || {
        words
            .next()
            .and_then(|w| w.parse::<u32>().ok())
            .is_some_and(|n| n <= HIGHEST_SCORE)
    };
    score() && score()
}
