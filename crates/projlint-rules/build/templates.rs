//! Templates and their labels as static tables.

use crate::template_file::{TemplateFile, TemplateFileText};
use crate::{camel, files, key, read};
use std::fmt::Write as _;

pub fn write_templates(out: &mut String, languages: &[String]) {
    let mut labels: Vec<(u64, String)> = Vec::new();
    let mut texts = String::new();
    for (_, path) in files("data/templates") {
        let t: TemplateFile = read(&path);
        for (lang, text) in &t.language {
            assert!(languages.contains(lang), "{}: {lang}", path.display());
            let place = format!(
                "kind: Kind::{}, lang: Lang::{}",
                camel(&t.kind),
                camel(lang)
            );
            template_text(&mut texts, &place, &t, lang, text);
            for (order, f) in text.fields.iter().enumerate() {
                for (i, label) in std::iter::once(&f.label).chain(&f.also).enumerate() {
                    let k = key::fold_key(label);
                    labels.push((
                        k,
                        format!(
                            "LabelEntry {{ key: {k}, text: {label:?}, {place}, field: FieldId::{}, section: {:?}, required: {}, order: {order}, main: {} }},\n",
                            camel(&f.field),
                            f.section,
                            f.required && i == 0,
                            i == 0
                        ),
                    ));
                }
            }
        }
    }
    labels.sort();
    let mut by_key = phf_codegen::Map::new();
    for same in labels.chunk_by(|a, b| a.0 == b.0) {
        let entries: String = same.iter().map(|(_, entry)| entry.as_str()).collect();
        by_key.entry(same[0].0, format!("&[{entries}]"));
    }
    let _ = writeln!(
        out,
        "/// Every label of every template, by its key.\npub static LABELS: phf::Map<u64, &[LabelEntry]> = {};",
        by_key.build()
    );
    let mut ends = vec![0_u64; 1024];
    for (_, entry) in &labels {
        let text = entry.split('"').nth(1).unwrap().as_bytes();
        let (first, last) = (
            text[0].to_ascii_lowercase(),
            text[text.len() - 1].to_ascii_lowercase(),
        );
        ends[usize::from(first) * 4 + usize::from(last) / 64] |= 1 << (last % 64);
    }
    let _ = writeln!(
        out,
        "/// A bit for each pair of first and last byte that a label has, in lower case.\npub static LABEL_ENDS: [u64; 1024] = {ends:?};"
    );
    let _ = writeln!(
        out,
        "/// What a template says in one language.\npub static TEMPLATES: &[TemplateText] = &[{texts}];"
    );
}

fn template_text(
    out: &mut String,
    place: &str,
    t: &TemplateFile,
    lang: &str,
    text: &TemplateFileText,
) {
    let mut sections = String::new();
    for s in &text.sections {
        let body = match s.body.as_str() {
            "always" => "Always",
            "ended" => "Ended",
            "" => "Optional",
            other => panic!("body = {other:?}"),
        };
        let _ = write!(
            sections,
            "TemplateSection {{ number: {:?}, title: {:?}, also: &{:?}, required: {}, body: Body::{body}, fund: {} }},",
            s.number,
            s.title,
            s.also,
            s.required,
            if s.fund.is_empty() {
                "None".to_owned()
            } else {
                format!("Some(FundCode::{})", camel(&s.fund.to_lowercase()))
            }
        );
    }
    let _ = writeln!(
        out,
        "TemplateText {{ {place}, currency: {}, guessed: {}, titles: &{:?}, blocks: &{:?}, absent: &{:?}, sections: &[{sections}], rows_section: {:?}, rows: &{:?}, status: [&{:?}, &{:?}, &{:?}], mode: [&{:?}, &{:?}, &{:?}] }},",
        t.currency
            .as_ref()
            .map_or("Currency::Unknown".to_owned(), |c| format!(
                "Currency::{}",
                camel(&c.to_lowercase())
            )),
        t.guessed.iter().any(|g| g == lang),
        text.titles,
        text.blocks,
        text.absent,
        text.rows_section,
        text.rows,
        text.running,
        text.ended,
        text.interrupted,
        text.single,
        text.joint,
        text.transfer
    );
}
