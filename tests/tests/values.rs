//! Values: what is printed in any notation reads as the same value.

use projlint_rules::document::{Document, Input};
use projlint_rules::field::{
    AMOUNT_EU, AMOUNT_TOTAL, DATE_END, DATE_START, DURATION, SHARE_EU_PERCENT,
};
use projlint_rules::text::source::DocId;
use projlint_rules::value::date::Date;
use projlint_rules::value::money::{Bound, Currency, Money};
use projlint_tests::generate::amount;
use projlint_tests::round_trip::round_trip;
use proptest::prelude::*;

fn read(text: String) -> Document {
    Document::read(DocId(0), Input::plain_text(text))
}

fn total(value: &str) -> Option<Money> {
    read(format!(
        "Total budget: {value}\nProject code: A1\nProject name: B"
    ))
    .facts
    .one_of(AMOUNT_TOTAL)
    .map(|f| f.value)
}

fn euro(cents: i128, unit: i128) -> Option<Money> {
    Some(Money {
        cents,
        unit,
        currency: Currency::Eur,
        bound: Bound::Exact,
    })
}

#[test]
fn money_in_the_notations_of_real_documents() {
    let cases: &[(&str, i128, i128, Currency)] = &[
        ("645\u{202f}000,00\u{a0}€", 64_500_000, 1, Currency::Eur),
        ("645 000 €", 64_500_000, 100, Currency::Eur),
        ("239 996 €", 23_999_600, 100, Currency::Eur),
        ("79.867,20 euron", 7_986_720, 1, Currency::Eur),
        ("40 000 euroa", 4_000_000, 100, Currency::Eur),
        ("14 861 000 .- HUF", 1_486_100_000, 100, Currency::Huf),
        ("81.839,00.- €", 8_183_900, 1, Currency::Eur),
        ("€ 2.034.550", 203_455_000, 100, Currency::Eur),
        ("€544,310", 54_431_000, 100, Currency::Eur),
        ("472.900,00€", 47_290_000, 1, Currency::Eur),
        ("73.277,60€(80%", 7_327_760, 1, Currency::Eur),
        ("1953 346.98 EUR", 195_334_698, 1, Currency::Eur),
        ("9 969 334.67 лв.", 996_933_467, 1, Currency::Bgn),
        ("EUR 25.000,--", 2_500_000, 100, Currency::Eur),
        ("PLN 6,568,434. 48", 656_843_448, 1, Currency::Pln),
        ("PLN 6,568,434.48", 656_843_448, 1, Currency::Pln),
        ("16.640.271, 92 lei", 1_664_027_192, 1, Currency::Ron),
        ("15,014,030.56 lei", 1_501_403_056, 1, Currency::Ron),
        ("4.964.611,01 lei", 496_461_101, 1, Currency::Ron),
        ("197055 €", 19_705_500, 100, Currency::Eur),
        ("1982,77 eurot", 198_277, 1, Currency::Eur),
        ("4 mio €", 400_000_000, 100_000_000, Currency::Eur),
        ("5,3 mil. €", 530_000_000, 10_000_000, Currency::Eur),
        ("4,1M€", 410_000_000, 10_000_000, Currency::Eur),
        ("4,1 M€", 410_000_000, 10_000_000, Currency::Eur),
        ("14,3 milj.€", 1_430_000_000, 10_000_000, Currency::Eur),
        ("14,3 milj. €", 1_430_000_000, 10_000_000, Currency::Eur),
        ("564,5εκ. €", 56_450_000_000, 10_000_000, Currency::Eur),
        ("406 εκατ. ευρώ", 40_600_000_000, 100_000_000, Currency::Eur),
        ("33,000 milj. krooni", 3_300_000_000, 100_000, Currency::Eek),
        ("65 mill. Euro", 6_500_000_000, 100_000_000, Currency::Eur),
        ("EUR 0,9 million", 90_000_000, 10_000_000, Currency::Eur),
        ("7,548 miljonu eiro", 754_800_000, 100_000, Currency::Eur),
        ("21,4 mln zł", 2_140_000_000, 10_000_000, Currency::Pln),
        ("EUR 11 354 188,46 EUR", 1_135_418_846, 1, Currency::Eur),
        ("EUR 18.754.029", 1_875_402_900, 100, Currency::Eur),
        ("ECU 909 553", 90_955_300, 100, Currency::Ecu),
        ("150 k€", 15_000_000, 100_000, Currency::Eur),
        ("239 996 eurolla", 23_999_600, 100, Currency::Eur),
        ("1’245’300 €", 124_530_000, 100, Currency::Eur),
        ("1'245'300.50 EUR", 124_530_050, 1, Currency::Eur),
        ("645\u{200a}000 €", 64_500_000, 100, Currency::Eur),
        ("645\u{2007}000 €", 64_500_000, 100, Currency::Eur),
        ("5 000 000 kr", 500_000_000, 100, Currency::Sek),
        ("5 000 000", 500_000_000, 100, Currency::Unknown),
    ];
    for &(text, cents, unit, currency) in cases {
        let want = (cents > 0).then_some(Money {
            cents,
            unit,
            currency,
            bound: Bound::Exact,
        });
        assert_eq!(total(text), want, "{text}");
    }
    for broken in [
        "645 0O0 €",
        "645 00 €",
        "1.234 567,00 €",
        "1 234.567 890 €",
        "1'234.567 €",
        "12 34 567 €",
        "12345 678 €",
        "40 000–60 000 €",
        "40 000 to 60 000 €",
        "between 40 000 and 60 000 €",
        "40 000+60 000 €",
        "4 × 103 125 €",
        "10,773 million EUR",
        "x",
        "0295 026 032",
    ] {
        assert_eq!(total(broken), None, "{broken}");
    }
}

#[test]
fn words_before_a_figure_bound_it() {
    let bound = |text: &str| total(text).map(|m| m.bound);
    for (text, want) in [
        ("noin 240 000 €", Bound::About),
        ("ca 240 000 €", Bound::About),
        ("enintään 240 000 €", Bound::AtMost),
        ("högst 240 000 €", Bound::AtMost),
        ("at least 240 000 €", Bound::AtLeast),
        ("max. 240 000 €", Bound::AtMost),
        ("240 000 €", Bound::Exact),
    ] {
        let lang = if text.starts_with(['n', 'e']) {
            "Hanke ja hankkeen"
        } else if text.starts_with(['c', 'h']) {
            "Projektet och det är"
        } else {
            "The project and the"
        };
        let doc = read(format!("{lang}\nTotal budget: {text}\n"));
        assert_eq!(
            doc.facts.one_of(AMOUNT_TOTAL).map(|f| f.value.bound),
            Some(want),
            "{text}"
        );
    }
    assert_eq!(bound("240 000 €"), Some(Bound::Exact));
    let about = Money {
        cents: 24_000_000,
        unit: 100,
        currency: Currency::Eur,
        bound: Bound::About,
    };
    assert!(about.agrees(euro(23_999_600, 100).expect("an amount")));
    assert!(!about.agrees(euro(25_000_000, 100).expect("an amount")));
}

#[test]
fn dates_in_the_notations_of_real_documents() {
    let cases: &[(&str, &str)] = &[
        ("2 January 2019", "2019-01-02"),
        ("1 tammikuuta 2015", "2015-01-01"),
        ("1 marca 2019", "2019-03-01"),
        ("1.8.2015", "2015-08-01"),
        ("01.06.2018", "2018-06-01"),
        ("15. 10. 2015", "2015-10-15"),
        ("28/2 2011", "2011-02-28"),
        ("28/02/2018", "2018-02-28"),
        ("12/31/2018", "2018-12-31"),
        ("2018 m. birželio 25 d.", "2018-06-25"),
        ("28.02.2022 г.", "2022-02-28"),
        ("31.08.2012r.", "2012-08-31"),
        ("09-Junio-2022", "2022-06-09"),
        ("augusti 21, 2018", "2018-08-21"),
        ("Tuesday, October 18, 2011", "2011-10-18"),
        ("01 von September von 2006", "2006-09-01"),
        ("2004.09.22", "2004-09-22"),
        ("2019-01-02", "2019-01-02"),
        ("2 Meán Fómhair 2019", "2019-09-02"),
        ("2018. október 15.", "2018-10-15"),
        ("1st March 2019", "2019-03-01"),
        ("09-06-2022", "2022-06-09"),
    ];
    for (text, want) in cases {
        let doc = read(format!("Start date: {text}\nProject code: A1\n"));
        let value = doc.facts.one_of(DATE_START).map(|f| f.value.canonical());
        assert_eq!(value.as_deref(), Some(*want), "{text}");
    }
    for none in [
        "2018-01-31T21:00:00.000Z",
        "6.1.",
        "1.2",
        "vineri, 2 septembrie",
        "listopada",
    ] {
        let doc = read(format!("Start date: {none}\nProject code: A1\n"));
        assert_eq!(
            doc.facts.one_of(DATE_START).map(|f| f.value.canonical()),
            None,
            "{none}"
        );
    }
}

#[test]
fn one_american_date_turns_those_that_may_be_either() {
    let dates = |start: &str, end: &str| {
        let doc = read(format!(
            "Start date: {start}\nEnd date: {end}\nProject code: A1\n"
        ));
        [DATE_START, DATE_END].map(|f| doc.facts.one_of(f).map(|f| f.value.canonical()))
    };
    let want = |start: &str, end: &str| [Some(start.to_owned()), Some(end.to_owned())];
    assert_eq!(
        dates("03/04/2019", "12/31/2021"),
        want("2019-03-04", "2021-12-31")
    );
    assert_eq!(
        dates("03/04/2019", "31/12/2021"),
        want("2019-04-03", "2021-12-31")
    );
}

#[test]
fn groups_of_digits_in_a_sentence_are_an_amount_and_a_period() {
    let doc = read(
        "Projektets namn: Modell\n\nProjektet pågår 09/2019–08/2022 och projektets totala budget är 5 000 000 kr.\n"
            .to_owned(),
    );
    let total = doc.facts.one_of(AMOUNT_TOTAL).map(|f| f.value.cents);
    assert_eq!(total, Some(500_000_000));
    let dates = [DATE_START, DATE_END].map(|f| doc.facts.one_of(f).map(|f| f.value.canonical()));
    assert_eq!(
        dates,
        [Some("2019-09".to_owned()), Some("2022-08".to_owned())]
    );
}

#[test]
fn a_month_word_is_read_in_the_language_of_the_page() {
    let month = |title: &str, label: &str| {
        read(format!("{title}\n{label}: 5 listopada 2019\n"))
            .facts
            .one_of(DATE_START)
            .map(|f| f.value.month)
    };
    assert_eq!(
        month("Kohesio: projekty UE w Twoim regionie", "Data początkowa"),
        Some(11)
    );
    assert_eq!(
        month(
            "Kohesio: pronađite projekte EU-a u vašoj regiji",
            "Datum početka"
        ),
        Some(10)
    );
}

#[test]
fn periods_with_every_dash() {
    for dash in ["-", "–", "—", " - ", " – ", "‒", "−", "\u{a0}–\u{a0}"] {
        let doc = read(format!(
            "Hankeaika: 1.9.2017{dash}31.8.2019\nHankekoodi: A1\n"
        ));
        let ends = (
            doc.facts.one_of(DATE_START).map(|f| f.value.canonical()),
            doc.facts.one_of(DATE_END).map(|f| f.value.canonical()),
        );
        assert_eq!(
            ends,
            (Some("2017-09-01".to_owned()), Some("2019-08-31".to_owned())),
            "{dash:?}"
        );
    }
    for (text, start, end) in [
        ("27.10.2020-31.3.2023", "2020-10-27", "2023-03-31"),
        ("1.1.–31.12.2020", "2020-01-01", "2020-12-31"),
        ("2009 - 2011", "2009", "2011"),
        (
            "1 September 2017 – 31 August 2019",
            "2017-09-01",
            "2019-08-31",
        ),
        ("syyskuu 2017 – elokuu 2019", "2017-09", "2019-08"),
        (
            "Alkaa 2.1.2019 ja päättyy 31.5.2022",
            "2019-01-02",
            "2022-05-31",
        ),
    ] {
        let doc = read(format!(
            "Hankkeen toteutusaika: {text}\nHankekoodi: A1\nja hankkeen on\n"
        ));
        let ends = (
            doc.facts.one_of(DATE_START).map(|f| f.value.canonical()),
            doc.facts.one_of(DATE_END).map(|f| f.value.canonical()),
        );
        assert_eq!(
            ends,
            (Some(start.to_owned()), Some(end.to_owned())),
            "{text}"
        );
    }
}

#[test]
fn shares_in_words_and_signs() {
    for (text, want) in [
        ("43,81%", "43.81 %"),
        ("50 %", "50 %"),
        ("60.67%", "60.67 %"),
        ("85.00%", "85 %"),
        ("45", "45 %"),
        ("88.888888888888 %", "88.888888888888 %"),
        ("46,606%", "46.606 %"),
    ] {
        let doc = read(format!("Co-financing rate: {text}\nProject code: A1\n"));
        assert_eq!(
            doc.facts
                .one_of(SHARE_EU_PERCENT)
                .map(|f| f.value.canonical())
                .as_deref(),
            Some(want),
            "{text}"
        );
    }
    let doc = read("EU-rahoituksen osuus: 90 prosenttia\nHankekoodi: A1\nHanke on ja\n".to_owned());
    assert_eq!(
        doc.facts
            .one_of(SHARE_EU_PERCENT)
            .map(|f| f.value.canonical())
            .as_deref(),
        Some("90 %")
    );
    let doc = read("Co-financing rate: 0.85\nProject code: A1\n".to_owned());
    assert!(
        doc.facts.one_of(SHARE_EU_PERCENT).is_none(),
        "0.85 may be a fraction or less than one per cent"
    );
}

#[test]
fn lengths_of_time() {
    for (text, months) in [
        (
            "Laufzeit: 36 Monate\nGesamtkosten: 5 €\nund der die das Projekt",
            Some(36),
        ),
        ("Duration: 18 months\nProject code: A1", Some(18)),
        ("Ett tvåårigt utvecklingsprojekt för alla och det", Some(24)),
        ("Kolmivuotinen hanke on ja hankkeen", Some(36)),
        ("Hanke on kolmivuotinen.", Some(36)),
        ("The three-year project is for the region and the", Some(36)),
        ("Kahden vuoden mittainen hanke on ja", Some(24)),
        ("Kolmivuotinen koulutus on hankkeen ja", None),
    ] {
        let doc = read(text.to_owned());
        assert_eq!(
            doc.facts.one_of(DURATION).map(|f| f.value.months),
            months,
            "{text}"
        );
    }
}

/// The numbers that a text of digits, marks and spaces may be, in cents: a grammar that tries every way, slow and plain.
fn amounts_of(text: &str) -> Vec<i128> {
    // Spaces and apostrophes only group, so it does not matter which.
    let text = text.replace(['\u{a0}', '\u{202f}', '’'], " ");
    let text = [",--", ".-", ",-"]
        .iter()
        .find_map(|stroke| text.strip_suffix(stroke))
        .unwrap_or(&text);
    let mut found = Vec::new();
    let cuts = text.char_indices().filter(|(_, c)| matches!(c, '.' | ','));
    let with_decimals = cuts.map(|(at, mark)| (&text[..at], &text[at + 1..], Some(mark)));
    for (whole, decimals, mark) in with_decimals.chain([(text, "", None)]) {
        let decimals = decimals.strip_prefix(' ').unwrap_or(decimals);
        let plain = decimals.bytes().all(|b| b.is_ascii_digit());
        if !plain || decimals.is_empty() != mark.is_none() || decimals.len() > 6 {
            continue;
        }
        let Some(digits) = integer_of(whole, mark, decimals.len()) else {
            continue;
        };
        // Half a cent is rounded up.
        let mantissa: i128 = format!("{digits}{decimals}").parse().expect("digits");
        let power = 10_i128.pow(decimals.len() as u32);
        found.push((mantissa * 100 + power / 2) / power);
    }
    found
}

/// The digits of an integer that is printed without signs or in groups of three behind one and the same sign.
fn integer_of(text: &str, decimal: Option<char>, decimals: usize) -> Option<String> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if digits(text) && text.len() <= 18 {
        // One mark before three digits groups them, but not behind a nought.
        let grouping = decimals == 3 && text.len() <= 3 && !text.starts_with('0');
        return (!grouping).then(|| text.to_owned());
    }
    [" ", ".", ",", "'"]
        .into_iter()
        .filter(|sign| decimal.is_none_or(|mark| !sign.starts_with(mark)))
        .find_map(|sign| {
            let groups: Vec<&str> = text.split(sign).collect();
            let (first, rest) = groups.split_first()?;
            let odd = first.len() == 4 && rest.len() == 1 && decimals == 2;
            let right = digits(first)
                && (first.len() <= 3 || odd)
                && !first.starts_with('0')
                && !rest.is_empty()
                && rest.iter().all(|group| digits(group) && group.len() == 3);
            right.then(|| groups.concat())
        })
}

#[test]
fn quantities_are_read_as_they_are_printed() {
    let trip = round_trip(20_261_126, 5_000);
    assert_eq!(trip.shown, Vec::<String>::new());
    assert!(trip.all.percent() >= 98, "{:?}", trip.all);
    for (language, count) in trip.languages {
        assert!(count.percent() >= 90, "{language}: {count:?}");
    }
    for (layout, count) in trip.layouts {
        assert!(count.percent() >= 95, "{layout:?}: {count:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn digits_with_any_signs_read_as_the_grammar_says(
        text in "[0-9]{1,4}([ .,'’\u{a0}\u{202f}][0-9]{1,4}){0,4}([.,] [0-9]{2,3}|,--|,-|\\.-)?",
        sign in 0_usize..3,
    ) {
        // A year beside an amount is a figure of its own.
        let year = |part: &str| part.parse().is_ok_and(|y: u16| (1980..=2060).contains(&y));
        prop_assume!(!text.split(|c: char| !c.is_ascii_digit()).any(year));
        let printed = [format!("{text} €"), format!("€ {text}"), format!("{text} euro")][sign].clone();
        if let Some(read) = total(&printed) {
            let may_be = amounts_of(&text);
            prop_assert!(may_be.contains(&read.cents), "{printed}: {} of {may_be:?}", read.cents);
        }
    }
}

proptest! {
    #[test]
    fn an_amount_reads_as_itself_in_any_notation(
        euros in 1_u64..10_000_000_000,
        cents in 0_u64..100,
        notation in 0_usize..7,
        sign in 0_usize..4,
        whole in any::<bool>(),
    ) {
        let (mark, decimal) = [(" ", ','), ("\u{202f}", ','), ("\u{a0}", ','), (".", ','), (",", '.'), (" ", '.'), ("", ',')][notation];
        let cents = if whole { 0 } else { cents };
        let figure = amount(euros, mark);
        let figure = if whole { figure } else { format!("{figure}{decimal}{cents:02}") };
        let text = match sign { 0 => format!("{figure} €"), 1 => format!("€ {figure}"), 2 => format!("{figure}\u{a0}EUR"), _ => format!("EUR {figure}") };
        let unit = if whole { 100 } else { 1 };
        prop_assert_eq!(total(&text), euro(i128::from(euros * 100 + cents), unit), "{}", text);
    }

    #[test]
    fn a_date_reads_as_itself_in_any_notation(year in 1990_u16..2050, month in 1_u8..=12, day in 1_u8..=28, notation in 0_usize..8) {
        let name = projlint_rules::catalog::model::Lang::En.data().months[usize::from(month) - 1][0];
        let text = match notation {
            0 => format!("{day}.{month}.{year}"),
            1 => format!("{day:02}.{month:02}.{year}"),
            2 => format!("{year}-{month:02}-{day:02}"),
            3 => format!("{day} {name} {year}"),
            4 => format!("{name} {day}, {year}"),
            5 => format!("{day}. {month}. {year}"),
            6 => format!("{day:02}/{month:02}/{year}"),
            _ => format!("{day}-{name}-{year}"),
        };
        let doc = read(format!("Start date: {text}\nProject code: A1\n"));
        prop_assert_eq!(doc.facts.one_of(DATE_START).map(|f| f.value), Some(Date::new(year, month, day)), "{}", text);
    }

    #[test]
    fn a_share_reads_as_itself(mantissa in 0_i64..100_000, decimals in 0_u8..4, comma in any::<bool>(), gap in 0_usize..3) {
        let power = 10_i64.pow(u32::from(decimals));
        let mark = if comma { ',' } else { '.' };
        let figure = match decimals { 0 => mantissa.to_string(), d => format!("{}{mark}{:0w$}", mantissa / power, mantissa % power, w = usize::from(d)) };
        let text = format!("{figure}{}%", ["", " ", "\u{a0}"][gap]);
        let doc = read(format!("EU contribution: 5 € ({text})\nProject code: A1\n"));
        let read = doc.facts.one_of(SHARE_EU_PERCENT).map(|f| (f.value.mantissa, f.value.decimals));
        prop_assert_eq!(read, Some((mantissa, decimals)), "{}", text);
        prop_assert!(doc.facts.one_of(AMOUNT_EU).is_some());
    }
}
