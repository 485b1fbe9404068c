//! What the author sets in the editor.

use projlint_rules::judge::message::MessageLang;
use projlint_rules::value::date::Date;
use serde::Deserialize;
use serde_json::Value;

/// Which documents are checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CheckScope {
    /// Documents that are known to be about a project.
    #[default]
    Projects,
    /// Every document.
    All,
}

/// The small texts between the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Hints {
    /// The share of the total after an amount.
    pub share: bool,
    /// The length of a period after its dates.
    pub period: bool,
}

impl Default for Hints {
    fn default() -> Self {
        Self {
            share: true,
            period: true,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct RawOptions {
    language: Option<String>,
    as_of: Option<String>,
    check: CheckScope,
    inlay_hints: Hints,
    code_lens: Option<bool>,
}

/// The settings of the editor; what is missing has its default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Language of the findings; empty or `auto` is the configuration's or the editor's.
    pub language: Option<MessageLang>,
    /// The day on which documents are judged.
    pub as_of: Option<Date>,
    /// Which documents are checked.
    pub check: CheckScope,
    /// The small texts between the words.
    pub hints: Hints,
    /// The line above a document.
    pub lens: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            language: None,
            as_of: None,
            check: CheckScope::default(),
            hints: Hints::default(),
            lens: true,
        }
    }
}

impl Options {
    /// Reads the settings.
    ///
    /// # Errors
    ///
    /// In words for the author, when a setting is not what it should be.
    pub fn read(value: &Value) -> Result<Self, String> {
        if value.is_null() {
            return Ok(Self::default());
        }
        let value = value.get("projlint").unwrap_or(value);
        let raw = RawOptions::deserialize(value)
            .map_err(|e| format!("projlint: the settings cannot be read: {e}"))?;
        let given = |text: Option<String>| text.filter(|t| !t.is_empty() && t != "auto");
        let language = given(raw.language).map(|code| {
            let known = MessageLang::ALL.into_iter().find(|r| r.code() == code);
            known.ok_or_else(|| {
                format!("projlint: there are no messages in “{code}”; use en, fi or sv")
            })
        });
        let day = |text: String| {
            Date::parse_iso(&text)
                .ok_or_else(|| format!("projlint: “{text}” is no day; use the form 2026-01-31"))
        };
        Ok(Self {
            language: language.transpose()?,
            as_of: given(raw.as_of).map(day).transpose()?,
            check: raw.check,
            hints: raw.inlay_hints,
            lens: raw.code_lens.unwrap_or(true),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_are_read_whole_or_refused_in_words() {
        let read = Options::read(
            &json!({ "projlint": { "language": "sv", "inlayHints": { "share": false }, "check": "all" } }),
        );
        let read = read.expect("valid");
        assert_eq!(
            (read.language, read.check, read.lens),
            (Some(MessageLang::Sv), CheckScope::All, true)
        );
        assert_eq!((read.hints.share, read.hints.period), (false, true));
        assert_eq!(Options::read(&Value::Null), Ok(Options::default()));
        assert!(
            Options::read(&json!({ "language": "de" })).is_err_and(|e| e.contains("en, fi or sv"))
        );
        assert!(
            Options::read(&json!({ "asOf": "tomorrow" })).is_err_and(|e| e.contains("2026-01-31"))
        );
        assert!(Options::read(&json!({ "codeLens": "yes" })).is_err());
    }
}
