//! Forms in 24 languages and every layout: right ones are silent, one changed value is found at its place.

use projlint_rules::document::Input;
use projlint_rules::judge::meta::Severity;
use projlint_rules::judge::project::Project;
use projlint_rules::judge::report::Report;
use projlint_rules::judge::settings::Settings;
use projlint_rules::lint;
use projlint_rules::text::source::Span;
use projlint_rules::value::date::Date;
use projlint_tests::fixture::joined;
use projlint_tests::forms::{
    Day, Form, FormWords, LAYOUTS, Layout, Notation, Row, day, form_words, months,
};
use std::collections::BTreeMap;
use std::io::Write as _;

/// Per cent of the changed values that are found at their place, over all and in each language and layout.
const LEAST_OF_ALL: usize = 97;

/// What a right form states.
struct Variant {
    /// Total, of the EU, national and own, in cents.
    money: [u64; 4],
    /// In hundredths of a per cent.
    rate: u64,
    start: Day,
    end: Day,
    months: u64,
}

const VARIANTS: [Variant; 3] = [
    Variant {
        money: [48_630_000, 29_178_000, 12_157_500, 7_294_500],
        rate: 6000,
        start: (2018, 3, 1),
        end: (2020, 8, 31),
        months: 30,
    },
    Variant {
        money: [123_456_780, 104_938_263, 12_345_678, 6_172_839],
        rate: 8500,
        start: (2019, 9, 15),
        end: (2022, 9, 14),
        months: 36,
    },
    Variant {
        money: [9_940_000, 4_223_506, 3_500_000, 2_216_494],
        rate: 4249,
        start: (2016, 1, 1),
        end: (2017, 6, 30),
        months: 18,
    },
];

/// A right form of three: the amounts, dates and ways of printing differ.
fn form(words: &FormWords, variant: u64) -> Form {
    let notation = Notation::usual(words.lang);
    let day = |date, way| day(words.lang, date, way);
    let printed = &VARIANTS[variant as usize];
    let [total, union, national, own] = printed.money;
    Form {
        values: [
            notation.money(total),
            notation.money(union),
            notation.money(national),
            notation.money(own),
            notation.share(printed.rate),
            day(printed.start, variant),
            day(printed.end, variant),
            months(words, printed.months),
        ],
    }
}

/// The changes of a form: a row and its wrong value.
fn changes(words: &FormWords, variant: u64) -> Vec<(Row, String)> {
    let notation = Notation::usual(words.lang);
    let (above, slip, whole, rate, end) = match variant {
        0 => (68_630_000, 12_175_500, 46_830_000, 6500, (2017, 8, 31)),
        1 => (234_938_263, 12_845_678, 133_456_780, 5800, (2019, 9, 14)),
        _ => (42_235_060, 3_600_000, 9_440_000, 4449, (2015, 6, 30)),
    };
    vec![
        (Row::Union, notation.money(above)),
        (Row::National, notation.money(slip)),
        (Row::Total, notation.money(whole)),
        (Row::Rate, notation.share(rate)),
        (Row::End, day(words.lang, end, variant)),
        (Row::Duration, months(words, 24)),
    ]
}

fn judge(text: &str) -> (Project, Report) {
    let settings = Settings {
        as_of: Date::parse_iso("2024-06-01"),
        ..Settings::default()
    };
    let project = Project::single(Input::plain_text(text), settings.into());
    let report = joined(lint(&project));
    (project, report)
}

/// Whether a finding, or a place it speaks of, touches the text.
fn touches(project: &Project, report: &Report, text: &str) -> bool {
    let source = &project.documents()[0].source;
    let Some(start) = source.file().rfind(text) else {
        return false;
    };
    let end = start + text.len();
    let hit = |span: Span| {
        let range = source.range_in_file(span);
        range.start < end && start < range.end
    };
    let mut places = report.findings.iter();
    places.any(|f| hit(f.primary.span) || f.related.iter().any(|l| hit(l.span)))
}

/// What was found of the changed forms, and the right forms about which something was said.
#[derive(Default)]
struct Tally {
    changed: usize,
    found: usize,
    right: usize,
    loud: usize,
}

impl Tally {
    fn percent(&self) -> usize {
        self.found * 100 / self.changed.max(1)
    }

    fn line(&self, name: &str) -> String {
        format!(
            "{name:<14} {:>4} changed, {:>3} % found; {} of {} right ones silent",
            self.changed,
            self.percent(),
            self.right - self.loud,
            self.right
        )
    }
}

#[test]
fn one_wrong_value_is_found_in_every_language_and_layout() {
    let mut by_language: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut by_layout: BTreeMap<Layout, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    let (mut loud, mut missed) = (Vec::new(), Vec::new());
    let languages = form_words();
    for words in &languages {
        for layout in LAYOUTS {
            for variant in 0..VARIANTS.len() as u64 {
                let name = format!("{} {layout:?} {variant}", words.lang.code());
                let right = form(words, variant);
                let (_, report) = judge(&right.page(words, layout));
                let mut tally = Tally {
                    right: 1,
                    ..Tally::default()
                };
                // A hint about wording, such as the tense of `Hanke päättyy 31.8.2020`, is no alarm.
                let alarms = report
                    .findings
                    .iter()
                    .filter(|f| f.severity > Severity::Hint);
                let codes: Vec<&str> = alarms.map(|f| f.rule.code).collect();
                if !codes.is_empty() {
                    tally.loud = 1;
                    loud.push(format!("{name}: {codes:?}"));
                }
                for (row, value) in changes(words, variant) {
                    let page = right.with(row, value.clone()).page(words, layout);
                    let (project, report) = judge(&page);
                    tally.changed += 1;
                    if touches(&project, &report, &value) {
                        tally.found += 1;
                    } else {
                        missed.push(format!("{name}: {row:?} {value}"));
                    }
                }
                let (language, of_layout) = (
                    by_language.entry(words.lang.code()).or_default(),
                    by_layout.entry(layout).or_default(),
                );
                for sum in [language, of_layout, &mut all] {
                    sum.changed += tally.changed;
                    sum.found += tally.found;
                    sum.right += tally.right;
                    sum.loud += tally.loud;
                }
            }
        }
    }
    let mut out = std::io::stdout().lock();
    let languages = by_language.iter().map(|(name, t)| t.line(name));
    let layouts = by_layout.iter().map(|(l, t)| t.line(&format!("{l:?}")));
    for line in languages.chain(layouts).chain([all.line("all")]) {
        writeln!(out, "{line}").expect("standard output is open");
    }
    drop(out);
    assert!(by_language.len() >= 24, "{} languages", by_language.len());
    assert!(
        loud.is_empty(),
        "findings on right forms:\n{}",
        loud.join("\n")
    );
    assert!(
        all.percent() >= LEAST_OF_ALL,
        "missed:\n{}",
        missed.join("\n")
    );
}
