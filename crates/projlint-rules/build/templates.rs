//! Templates and their labels as static tables.

use crate::template_file::{TemplateFile, TemplateFileText};
use crate::{camel, files, key, read};
use std::fmt::Write as _;

pub fn write_templates(out: &mut String, languages: &[String]) {
    let mut labels: Vec<(u64, String)> = Vec::new();
    let (mut texts, mut templates) = (String::new(), String::new());
    for (id, (_, path)) in files("data/templates").into_iter().enumerate() {
        let t: TemplateFile = read(&path);
        let family = camel(t.family.as_ref().unwrap_or(&t.kind));
        template(&mut templates, id, &family, &t);
        for (lang, text) in &t.language {
            assert!(languages.contains(lang), "{}: {lang}", path.display());
            let place = format!(
                "template: TemplateId({id}), family: Family::{family}, lang: Lang::{}",
                camel(lang)
            );
            template_text(&mut texts, id, &t, lang, text);
            for (order, f) in text.fields.iter().enumerate() {
                for (i, label) in std::iter::once(&f.label).chain(&f.also).enumerate() {
                    let k = key::fold_key(label);
                    labels.push((
                        k,
                        format!(
                            "LabelEntry {{ key: {k}, text: Cow::Borrowed({label:?}), {place}, field: FieldId::{}, section: Cow::Borrowed({:?}), required: {}, order: {order}, main: {} }},\n",
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
        "/// Every embedded template; a [`TemplateId`] is the place in this list.\npub static TEMPLATES: &[Template] = &[{templates}];"
    );
    let _ = writeln!(
        out,
        "/// What each embedded template says in each of its languages.\npub static TEMPLATE_TEXTS: &[TemplateText] = &[{texts}];"
    );
}

/// What a template says in all languages.
fn template(out: &mut String, id: usize, family: &str, t: &TemplateFile) {
    let parts: Vec<String> = t
        .has
        .iter()
        .map(|part| format!("TemplatePart::{}.bit()", camel(part)))
        .collect();
    let years = |[first, last]: [u16; 2]| format!("Years {{ first: {first}, last: {last} }}");
    let below = t.value_below.as_deref().unwrap_or("never");
    let _ = writeln!(
        out,
        "Template {{ id: TemplateId({id}), name: Cow::Borrowed({:?}), family: Family::{family}, parts: {}, currency: {}, period: {}, country: {}, decimal_mark: {:?}, value_below: ValueBelow::{}, site_header: {}, known_by_labels: {:?}, distinctive: {}, printed_period: {}, english_acronyms: {}, exact_shares: {}, title_below: {}, country_line: {}, length_limit: {:?}, spaced_layout: {}, eu_percent_of_granted: {:?} }},",
        t.kind,
        if parts.is_empty() {
            "0".to_owned()
        } else {
            parts.join(" | ")
        },
        t.currency
            .as_ref()
            .map_or("Currency::Unknown".to_owned(), |c| format!(
                "Currency::{}",
                camel(&c.to_lowercase())
            )),
        some(t.period.map(years)),
        some(t.country.as_deref().map(borrowed)),
        t.decimal_mark,
        camel(below),
        some(t.site_header.as_deref().map(borrowed)),
        t.known_by_labels,
        some(
            t.distinctive
                .as_deref()
                .map(|field| format!("FieldId::{}", camel(field)))
        ),
        some(t.printed_period.map(|[printed, means]| format!(
            "PrintedPeriod {{ printed: {}, means: {} }}",
            years(printed),
            years(means)
        ))),
        t.english_acronyms,
        t.exact_shares,
        t.title_below,
        some(t.country_line.as_deref().map(borrowed)),
        t.length_limit,
        t.spaced_layout,
        t.eu_percent_of_granted,
    );
}

/// An option as Rust writes it.
fn some(value: Option<String>) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({value})"))
}

/// A text as Rust writes it.
fn borrowed(text: &str) -> String {
    format!("Cow::Borrowed({text:?})")
}

/// A list of words as Rust writes it.
fn words(list: &[String]) -> String {
    let words: String = list.iter().map(|word| borrowed(word) + ", ").collect();
    format!("Cow::Borrowed(&[{words}])")
}

fn template_text(
    out: &mut String,
    id: usize,
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
        let fund =
            (!s.fund.is_empty()).then(|| format!("FundCode::{}", camel(&s.fund.to_lowercase())));
        let _ = write!(
            sections,
            "TemplateSection {{ number: {}, title: {}, also: {}, required: {}, body: Body::{body}, fund: {} }},",
            borrowed(&s.number),
            borrowed(&s.title),
            words(&s.also),
            s.required,
            some(fund)
        );
    }
    let three = |lists: [&Vec<String>; 3]| lists.map(|list| words(list)).join(", ");
    let _ = writeln!(
        out,
        "TemplateText {{ template: Shared::Embedded(&TEMPLATES[{id}]), lang: Lang::{}, guessed: {}, titles: {}, headings: {}, blocks: {}, absent: {}, sections: Cow::Borrowed(&[{sections}]), rows_section: {}, rows: {}, status: [{}], mode: [{}] }},",
        camel(lang),
        t.guessed.iter().any(|g| g == lang),
        words(&text.titles),
        words(&text.headings),
        words(&text.blocks),
        words(&text.absent),
        borrowed(&text.rows_section),
        words(&text.rows),
        three([&text.running, &text.ended, &text.interrupted]),
        three([&text.single, &text.joint, &text.transfer]),
    );
}
