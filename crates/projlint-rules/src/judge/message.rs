//! Messages: an id with typed arguments, turned into text in the reader's language at the edge.

use crate::field::FieldId;
use crate::value::date::{Date, Precision};
use crate::value::money::Money;
use crate::value::percent::Percent;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// A language that messages are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MessageLang {
    /// English.
    #[default]
    En,
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
}

impl MessageLang {
    /// Every language of the messages.
    pub const ALL: [Self; 3] = [Self::En, Self::Fi, Self::Sv];

    /// ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fi => "fi",
            Self::Sv => "sv",
        }
    }

    /// The language of a code or a locale name: `fi`, `sv_FI.UTF-8`.
    pub fn from_locale(name: &str) -> Option<Self> {
        let code = name
            .split(['_', '-', '.', '@'])
            .next()?
            .to_ascii_lowercase();
        Self::ALL.into_iter().find(|r| r.code() == code)
    }

    fn decimal_mark(self) -> char {
        if self == Self::En { '.' } else { ',' }
    }

    /// The messages as written.
    pub fn catalogue(self) -> &'static str {
        match self {
            Self::En => include_str!("../../data/messages/en.ftl"),
            Self::Fi => include_str!("../../data/messages/fi.ftl"),
            Self::Sv => include_str!("../../data/messages/sv.ftl"),
        }
    }
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text as the document prints it.
    Text(String),
    /// An amount that was computed.
    Money(Money),
    /// A percentage that was computed.
    Percent(Percent),
    /// A difference of two percentages.
    Points(Percent),
    /// A date.
    Date(Date),
    /// A number.
    Number(i64),
    /// A figure, and the whole number by which its noun is singular or plural.
    Counted {
        /// The figure as it is printed.
        figure: String,
        /// The number; `SEVERAL` stands for one that is not whole.
        count: i64,
    },
    /// Thirtieths of a month.
    Months(i64),
    /// The name of a field.
    Field(FieldId),
    /// Another message without arguments.
    Id(&'static str),
}

/// Stands for every number that is not whole: `1.5 months` is plural.
const SEVERAL: i64 = 2;

/// A message for the reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The id in the catalogues.
    pub id: &'static str,
    /// Its arguments.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A message without arguments.
    pub fn new(id: &'static str) -> Self {
        Self {
            id,
            args: Vec::new(),
        }
    }

    /// The message with one more argument.
    pub fn arg(mut self, name: &'static str, value: Arg) -> Self {
        self.args.push((name, value));
        self
    }

    /// The text for a reader.
    pub fn render(&self, reader: MessageLang) -> String {
        let bundle = message_bundle(reader);
        let Some(pattern) = bundle.get_message(self.id).and_then(|m| m.value()) else {
            return self.id.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, value) in &self.args {
            args.set(*name, FluentValue::from(value.render(reader)));
            if let Some(count) = value.plural_count() {
                args.set(format!("{name}-count"), FluentValue::from(count));
            }
        }
        let mut errors = Vec::new();
        bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned()
    }
}

impl Arg {
    /// The number by which a message chooses between singular and plural; the message has it as `…-count`.
    fn plural_count(&self) -> Option<i64> {
        match self {
            Self::Number(count) | Self::Counted { count, .. } => Some(*count),
            _ => None,
        }
    }

    /// The argument for a reader.
    pub fn render(&self, reader: MessageLang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Money(money) => money.display(reader.decimal_mark()),
            Self::Percent(percent) => percent.display(reader.decimal_mark()),
            Self::Counted { figure, .. } => figure.clone(),
            Self::Points(percent) => {
                let figure = percent.display_figure(reader.decimal_mark());
                let count = if figure == "1" { 1 } else { SEVERAL };
                counted_message("points", figure, count, reader)
            }
            Self::Date(date)
                if matches!(date.precision(), Precision::Year | Precision::PartOfYear) =>
            {
                date.canonical()
            }
            Self::Date(date) if date.day == 0 && reader != MessageLang::En => {
                format!("{}/{}", date.month, date.year)
            }
            Self::Date(date) if reader == MessageLang::En => {
                let month =
                    crate::catalog::model::Lang::En.data().months[usize::from(date.month) - 1][0];
                let day = if date.day == 0 {
                    String::new()
                } else {
                    format!("{} ", date.day)
                };
                format!("{day}{month} {}", date.year)
            }
            Self::Date(date) => format!("{}.{}.{}", date.day, date.month, date.year),
            Self::Number(n) => crate::value::number::group_thousands(i128::from(*n)),
            Self::Months(thirtieths) => {
                let tenths = (thirtieths + 1).div_euclid(3);
                let (whole, rest) = (tenths / 10, tenths % 10);
                let (figure, count) = match rest {
                    0 => (whole.to_string(), whole),
                    _ => (format!("{whole}{}{rest}", reader.decimal_mark()), SEVERAL),
                };
                counted_message("months", figure, count, reader)
            }
            Self::Field(field) => Message::new(field_message(*field)).render(reader),
            Self::Id(id) => Message::new(id).render(reader),
        }
    }
}

/// A figure with its noun.
fn counted_message(id: &'static str, figure: String, count: i64, lang: MessageLang) -> String {
    Message::new(id)
        .arg("n", Arg::Counted { figure, count })
        .render(lang)
}

/// The id of the message with a field's name.
pub fn field_message(field: FieldId) -> &'static str {
    static FIELD_IDS: OnceLock<Vec<String>> = OnceLock::new();
    let ids = FIELD_IDS.get_or_init(|| {
        FieldId::ALL
            .iter()
            .map(|f| format!("field-{}", f.name().replace(['.', '_'], "-")))
            .collect()
    });
    ids[field as usize].as_str()
}

fn message_bundle(reader: MessageLang) -> &'static FluentBundle<FluentResource> {
    static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; 3] = [const { OnceLock::new() }; 3];
    BUNDLES[reader as usize].get_or_init(|| {
        let language: LanguageIdentifier = reader.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        let resource = match FluentResource::try_new(reader.catalogue().to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        bundle
    })
}
