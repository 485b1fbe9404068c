//! Changes to the text of a configuration that keep everything else in it.

/// The text of a configuration in which a rule is off as well; `None` when the text is not a configuration.
pub fn without_rule(text: &str, name: &str) -> Option<String> {
    let mut document: toml_edit::DocumentMut = text.parse().ok()?;
    let list = document
        .entry("ignore")
        .or_insert_with(|| toml_edit::Array::new().into())
        .as_array_mut()?;
    if !list.iter().any(|known| known.as_str() == Some(name)) {
        list.push(name);
    }
    Some(document.to_string())
}

/// The text of a configuration with entries that accept findings: each a rule and the text that it is on; `None` when the text is no
/// configuration.
pub fn with_accepted(
    text: &str,
    path: &str,
    entries: &[(String, String)],
    reason: &str,
) -> Option<String> {
    let mut document: toml_edit::DocumentMut = text.parse().ok()?;
    let list = document
        .entry("suppress")
        .or_insert_with(|| toml_edit::ArrayOfTables::new().into())
        .as_array_of_tables_mut()?;
    for (rule, on) in entries {
        let mut table = toml_edit::Table::new();
        let stated = (!on.is_empty()).then_some(("text", on.as_str()));
        for (key, value) in [("path", path), ("rule", rule)]
            .into_iter()
            .chain(stated)
            .chain([("reason", reason)])
        {
            table.insert(key, toml_edit::value(value));
        }
        list.push(table);
    }
    Some(document.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use std::path::Path;

    #[test]
    fn a_rule_is_turned_off_beside_what_stands_there() {
        let text = "# ours\nignore = [\"FUND006\"] # low\n\n[severity]\nFUND001 = \"info\"\n";
        let off = without_rule(text, "eu-share-mismatch").expect("a configuration");
        assert_eq!(
            off,
            "# ours\nignore = [\"FUND006\", \"eu-share-mismatch\"] # low\n\n[severity]\nFUND001 = \"info\"\n"
        );
        assert_eq!(
            without_rule(&off, "eu-share-mismatch").as_deref(),
            Some(off.as_str()),
            "twice is once"
        );
        let new =
            without_rule("[severity]\nFUND001 = \"info\"\n", "FUND002").expect("a configuration");
        assert!(
            Config::parse("p", &new).is_ok_and(|c| c.ignore == ["FUND002"]),
            "{new}"
        );
        assert_eq!(without_rule("ignore = [", "FUND002"), None);
    }

    #[test]
    fn findings_are_accepted_beside_what_stands_there() {
        let old = "# ours\nignore = [\"FUND006\"]\n";
        let entries = [("SHARE001".to_owned(), "45 %".to_owned())];
        let new = with_accepted(old, "in/a.txt", &entries, "rounded").expect("a configuration");
        assert!(new.starts_with(old), "{new}");
        let config = Config::parse("projlint.toml", &new).expect("right");
        assert_eq!(
            config.declared_for(Path::new("in/a.txt")).accepted[0]
                .text
                .as_deref(),
            Some("45 %")
        );
    }
}
