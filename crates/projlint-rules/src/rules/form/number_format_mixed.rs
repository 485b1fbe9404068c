use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::common::printed_text;
use crate::text::source::Span;

crate::rule! {
    /// All amounts in a document use the same mark between groups of digits.
    ///
    /// Spaces of all kinds count as one mark. The rule applies where at least three amounts of 1
    /// 000 or more have a mark; amounts that differ from the majority are reported. Of two amounts with
    /// a stop in one and a comma in the other, the second is.
    ///
    /// ```doc
    /// Network model project
    ///
    /// Total budget: 640 000 €
    /// State funding: 120 000 €
    /// EU contribution: 320,000 €
    ///                  ^^^^^^^^^ FORM001 number-format-mixed: digits are grouped with a comma here and with a space elsewhere
    /// ```
    FORM001 "number-format-mixed" Info [Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let amounts = doc.facts.printed.amounts.iter();
    let marks: Vec<(Span, char)> = amounts
        .filter_map(|(_, span)| Some((*span, decimal_mark(doc.source.slice(*span))?)))
        .collect();
    let count = |wanted: char| marks.iter().filter(|m| m.1 == wanted).count();
    let opposed = marks.len() == 2 && marks[0].1 != marks[1].1 && marks.iter().all(|m| m.1 != ' ');
    if marks.len() < 3 && !opposed {
        return out.skip(Reason::Because("reason-few-amounts"));
    }
    let Some(most) = [' ', '.', ',']
        .into_iter()
        .max_by_key(|m| count(*m))
        .filter(|m| count(*m) * 2 > marks.len())
        .or_else(|| opposed.then_some(marks[0].1))
    else {
        return out.skip(Reason::Because("reason-few-amounts"));
    };
    let name = |mark: char| {
        Arg::Id(match mark {
            ' ' => "mark-space",
            '.' => "mark-stop",
            _ => "mark-comma",
        })
    };
    for (span, mark) in &marks {
        if *mark == most {
            out.pass();
            continue;
        }
        out.report(
            FindingBuilder::at_span(*span, "number-format-mixed")
                .with_arg("here", name(*mark))
                .with_arg("elsewhere", name(most))
                .with_values(name(most), printed_text(doc, *span)),
        );
    }
}

/// The mark between groups of digits in an amount, where it can be nothing else.
fn decimal_mark(amount: &str) -> Option<char> {
    let digits = amount.trim_matches(|c: char| !c.is_ascii_digit());
    let marks: Vec<(usize, char)> = digits
        .char_indices()
        .filter(|(_, c)| !c.is_ascii_digit())
        .collect();
    let (at, first) = *marks.first()?;
    let rest = &digits[at + first.len_utf8()..];
    let group = rest.bytes().take_while(u8::is_ascii_digit).count() == 3;
    let mark = match first {
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '.' | ',' => first,
        _ => return None,
    };
    let sure = mark == ' ' || marks.len() > 1 || digits.len() - at > 3 && digits.len() >= 7;
    (group && at <= 3 && sure).then_some(mark)
}
