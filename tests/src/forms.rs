//! Forms of a project in 24 languages and every layout that pages use, made from a few statements.
//!
//! The words stand in `fixtures/forms/words.tsv`, apart from the data of the languages that they try.

use crate::generate::{Numbers, amount};
use crate::reference::root;
use projlint_rules::catalog::model::Lang;
use std::fmt::Write as _;
use std::fs;

/// The words of a language: its labels and a sentence that tells the language.
#[derive(Clone, Debug)]
pub struct FormWords {
    /// The language.
    pub lang: Lang,
    labels: [String; 8],
    /// A length in months, with `{}` for the number.
    months: String,
    /// The word for millions before a currency.
    million: String,
    /// Heads of the columns of a table: source, amount, share.
    heads: [String; 3],
    title: String,
    sentence: String,
}

/// What a row of a form states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The whole cost.
    Total,
    /// The money of the Union.
    Union,
    /// The money of the state.
    National,
    /// The money of the applicant.
    Own,
    /// The share of the Union.
    Rate,
    /// The first day.
    Start,
    /// The last day.
    End,
    /// The length.
    Duration,
}

/// The rows of a form, in the order of [`Form::values`].
pub const ROWS: [Row; 8] = [
    Row::Total,
    Row::Union,
    Row::National,
    Row::Own,
    Row::Rate,
    Row::Start,
    Row::End,
    Row::Duration,
];

/// How a form puts its labels and values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// `label: value`
    Colon,
    /// `label – value`
    Dash,
    /// `label = value`
    Equals,
    /// `label value`
    NoSign,
    /// The value on the line below its label.
    Below,
    /// Two labels with their values on a line.
    TwoOnALine,
    /// Values in a column of spaces.
    Spaces,
    /// Values behind a tabulator.
    Tabs,
    /// A table with a row for each label.
    Rows,
    /// A table with a column for each label, the values below.
    Columns,
    /// A table of the sources of money, with amounts and shares.
    Sources,
    /// A list of the sources, closed by the total.
    ClosedList,
    /// Everything on one line, as a PDF gives it.
    Joined,
    /// Labels broken over two lines.
    Broken,
    /// `amount, share`
    ShareBehind,
    /// `share (amount)`
    ShareBefore,
    /// The share in the label.
    ShareInLabel,
}

/// Every layout.
pub const LAYOUTS: [Layout; 17] = [
    Layout::Colon,
    Layout::Dash,
    Layout::Equals,
    Layout::NoSign,
    Layout::Below,
    Layout::TwoOnALine,
    Layout::Spaces,
    Layout::Tabs,
    Layout::Rows,
    Layout::Columns,
    Layout::Sources,
    Layout::ClosedList,
    Layout::Joined,
    Layout::Broken,
    Layout::ShareBehind,
    Layout::ShareBefore,
    Layout::ShareInLabel,
];

/// The words of every language.
///
/// # Panics
/// When the table is not there or a row lacks a cell.
pub fn form_words() -> Vec<FormWords> {
    let path = root().join("fixtures/forms/words.tsv");
    let table = fs::read_to_string(path).expect("the words of forms");
    table.lines().skip(1).map(words_of_line).collect()
}

fn words_of_line(line: &str) -> FormWords {
    let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
    let [
        code,
        labels @ ..,
        months,
        million,
        source,
        amount,
        share,
        title,
        sentence,
    ] = &cells[..]
    else {
        panic!("a row lacks cells: {line}");
    };
    FormWords {
        lang: Lang::of_code(code).expect("a language that has data"),
        labels: labels.to_vec().try_into().expect("eight labels"),
        months: months.clone(),
        million: million.clone(),
        heads: [source, amount, share].map(Clone::clone),
        title: title.clone(),
        sentence: sentence.clone(),
    }
}

/// How a language writes numbers: what parts thousands, what begins decimals, whether the sign of a currency comes first.
#[derive(Clone, Copy, Debug)]
pub struct Notation {
    thousands: &'static str,
    decimal: char,
    sign_first: bool,
    sign: &'static str,
}

impl Notation {
    /// The way that is most usual in a language.
    pub fn usual(lang: Lang) -> Self {
        let (thousands, decimal) = match lang.code() {
            "en" | "ga" | "mt" => (",", '.'),
            "de" | "nl" | "it" | "es" | "pt" | "ro" | "da" | "sl" | "hr" | "el" => (".", ','),
            _ => ("\u{a0}", ','),
        };
        Self {
            thousands,
            decimal,
            sign_first: matches!(lang.code(), "en" | "ga" | "mt" | "nl"),
            sign: "€",
        }
    }

    /// One of the ways that pages of a language use.
    pub fn any(lang: Lang, numbers: &mut Numbers) -> Self {
        let usual = Self::usual(lang);
        let comma = [" ", "\u{a0}", "\u{202f}", "\u{2009}", ".", "’", ""];
        let point = [",", " ", "\u{a0}", "'", ""];
        let own: &[&str] = if usual.decimal == ',' { &comma } else { &point };
        let signs = ["€", "EUR", "euro"];
        let sign = signs[numbers.below(signs.len() as u64) as usize];
        Self {
            thousands: own[numbers.below(own.len() as u64) as usize],
            decimal: usual.decimal,
            sign_first: sign != "euro" && numbers.below(2) == 0,
            sign,
        }
    }

    /// An amount of money with its sign; cents are left out when there are none.
    pub fn money(self, cents: u64) -> String {
        let mut figure = amount(cents / 100, self.thousands);
        if !cents.is_multiple_of(100) {
            let _ = write!(figure, "{}{:02}", self.decimal, cents % 100);
        }
        match (self.sign_first, self.sign) {
            (true, "€") => format!("€{figure}"),
            (true, sign) => format!("{sign} {figure}"),
            (false, sign) => format!("{figure}\u{a0}{sign}"),
        }
    }

    /// A share in hundredths of a per cent.
    pub fn share(self, hundredths: u64) -> String {
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        match (rest, rest.is_multiple_of(10)) {
            (0, _) => format!("{whole} %"),
            (_, true) => format!("{whole}{}{} %", self.decimal, rest / 10),
            _ => format!("{whole}{}{rest:02} %", self.decimal),
        }
    }
}

/// A day: year, month, day of the month.
pub type Day = (u64, u64, u64);

/// A day as pages of a language print it; `way` chooses among the ways.
pub fn day(lang: Lang, (year, month, day): Day, way: u64) -> String {
    let name = lang.data().months[month as usize - 1][0];
    let figures = match lang.code() {
        "hu" => format!("{year}. {month:02}. {day:02}."),
        "lt" => format!("{year}-{month:02}-{day:02}"),
        "sv" => format!("{year}-{month:02}-{day:02}"),
        "en" | "es" | "fr" | "ga" | "it" | "mt" | "pt" | "el" => {
            format!("{day:02}/{month:02}/{year}")
        }
        "nl" => format!("{day:02}-{month:02}-{year}"),
        _ => format!("{day}.{month}.{year}"),
    };
    match (way, lang.code()) {
        (0, _) => figures,
        (1, _) => format!("{year}-{month:02}-{day:02}"),
        (_, "hu") => format!("{year}. {name} {day}."),
        (_, "lt") => format!("{year} m. {name} {day} d."),
        (_, "lv") => format!("{year}. gada {day}. {name}"),
        (_, "es" | "pt") => format!("{day} de {name} de {year}"),
        (_, "cs" | "da" | "de" | "et" | "fi" | "hr" | "sk" | "sl") => {
            format!("{day}. {name} {year}")
        }
        _ => format!("{day} {name} {year}"),
    }
}

/// A form before it is put on a page: the printed value of every row.
#[derive(Clone, Debug)]
pub struct Form {
    /// The values, in the order of [`ROWS`].
    pub values: [String; 8],
}

impl Form {
    /// The printed value of a row.
    pub fn value(&self, row: Row) -> &str {
        &self.values[row as usize]
    }

    /// The form with another value in a row.
    pub fn with(&self, row: Row, value: String) -> Self {
        let mut other = self.clone();
        other.values[row as usize] = value;
        other
    }

    /// The page: a title, a sentence, and the rows in a layout.
    pub fn page(&self, words: &FormWords, layout: Layout) -> String {
        let mut out = format!("{}\n\n{}\n\n", words.title, words.sentence);
        let cells: Vec<(&str, &str)> = ROWS
            .iter()
            .map(|&row| (&*words.labels[row as usize], self.value(row)))
            .collect();
        match layout {
            Layout::Sources | Layout::ClosedList => self.sources(&mut out, words, layout, &cells),
            Layout::ShareBehind | Layout::ShareBefore | Layout::ShareInLabel => {
                shares(&mut out, layout, &cells);
            }
            _ => rows(&mut out, layout, &cells),
        }
        out
    }

    fn sources(&self, out: &mut String, words: &FormWords, layout: Layout, cells: &[(&str, &str)]) {
        let [total, parts @ ..] = &cells[..4] else {
            unreachable!("a form has eight rows");
        };
        if layout == Layout::Sources {
            let _ = writeln!(out, "| {} |\n|---|---|---|", words.heads.join(" | "));
        }
        for (at, (label, value)) in parts.iter().enumerate() {
            let _ = match layout {
                Layout::Sources if at == 0 => {
                    writeln!(out, "| {label} | {value} | {} |", self.value(Row::Rate))
                }
                Layout::Sources => writeln!(out, "| {label} | {value} | |"),
                _ => writeln!(out, "- {label}: {value}"),
            };
        }
        let _ = match layout {
            Layout::Sources => writeln!(out, "| {} | {} | 100 % |\n", total.0, total.1),
            _ => writeln!(out, "{}: {}\n", total.0, total.1),
        };
        let rest = if layout == Layout::Sources { 5 } else { 4 };
        rows(out, Layout::Colon, &cells[rest..]);
    }
}

/// Writes the rows one after the other.
fn rows(out: &mut String, layout: Layout, cells: &[(&str, &str)]) {
    let width = |text: &str| text.chars().count();
    let column = cells.iter().map(|c| width(c.0)).max().unwrap_or(0) + 4;
    if layout == Layout::Rows {
        out.push_str("| | |\n|---|---|\n");
    }
    for (at, (label, value)) in cells.iter().enumerate() {
        let _ = match layout {
            Layout::Dash => writeln!(out, "{label} – {value}"),
            Layout::Equals => writeln!(out, "{label} = {value}"),
            Layout::NoSign => writeln!(out, "{label} {value}"),
            Layout::Below => writeln!(out, "{label}\n{value}\n"),
            Layout::TwoOnALine if at.is_multiple_of(2) => write!(out, "{label}: {value}; "),
            Layout::Spaces => {
                writeln!(out, "{label}{}{value}", " ".repeat(column - width(label)))
            }
            Layout::Tabs => writeln!(out, "{label}\t{value}"),
            Layout::Rows => writeln!(out, "| {label} | {value} |"),
            Layout::Columns => continue,
            Layout::Joined => write!(out, "{label}: {value} "),
            Layout::Broken => {
                let broken = label
                    .rsplit_once(' ')
                    .map_or((*label).to_owned(), |(head, tail)| {
                        format!("{head}\n{tail}")
                    });
                writeln!(out, "{broken}: {value}")
            }
            _ => writeln!(out, "{label}: {value}"),
        };
    }
    if layout == Layout::Columns {
        for part in cells.chunks(4) {
            let line = |of: fn(&(&str, &str)) -> String| {
                let cells: Vec<String> = part.iter().map(of).collect();
                cells.join(" | ")
            };
            let _ = writeln!(
                out,
                "| {} |\n|---|---|---|---|\n| {} |\n",
                line(|c| c.0.to_owned()),
                line(|c| c.1.to_owned())
            );
        }
    }
}

/// Writes the rows with the share of the Union at its amount.
fn shares(out: &mut String, layout: Layout, cells: &[(&str, &str)]) {
    let rate = cells[Row::Rate as usize].1;
    for (row, (label, value)) in ROWS.iter().zip(cells) {
        let _ = match (row, layout) {
            (Row::Rate, _) => continue,
            (Row::Union, Layout::ShareBehind) => writeln!(out, "{label}: {value}, {rate}"),
            (Row::Union, Layout::ShareBefore) => writeln!(out, "{label}: {rate} ({value})"),
            (Row::Union, _) => writeln!(out, "{label} ({rate}): {value}"),
            _ => writeln!(out, "{label}: {value}"),
        };
    }
}

/// An amount in millions with one or two decimals, in words of the language: `1,25 miljoonaa €`.
pub fn millions(words: &FormWords, hundredths: u64) -> String {
    let decimal = Notation::usual(words.lang).decimal;
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let million = &words.million;
    let sign = "€";
    let gap = if million.ends_with('’') { "" } else { " " };
    if rest.is_multiple_of(10) {
        format!("{whole}{decimal}{} {million}{gap}{sign}", rest / 10)
    } else {
        format!("{whole}{decimal}{rest:02} {million}{gap}{sign}")
    }
}

/// A length in months, in words of the language.
pub fn months(words: &FormWords, number: u64) -> String {
    words.months.replace("{}", &number.to_string())
}
