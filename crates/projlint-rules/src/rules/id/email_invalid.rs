use crate::document::Document;
use crate::field::CONTACT_EMAIL;
use crate::judge::draft::FindingBuilder;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Origin;

crate::rule! {
    /// An e-mail address has a name, one @ or a substitute for it, and a host with a dot.
    ///
    /// `(at)`, `[at]`, `(a)` and the like count as @. Patterns (`etunimi.sukunimi@…`), several
    /// addresses in one field, and values without any such sign are not judged.
    ///
    /// ```doc
    /// Hankkeen nimi: Malli
    /// Sähköposti: matti.malli(at)example
    ///             ^^^^^^^^^^^^^^^^^^^^^^ ID007 email-invalid: this is not a valid e-mail address: there is no dot after the @
    /// ```
    ID007 "email-invalid" Warning [Description Narrative] fix: None; check
}

const AT_SIGNS: [&str; 10] = [
    "@", "(at)", "[at]", "{at}", "(AT)", "[AT]", "(ät)", "[ät]", "(a)", "[a]",
];
/// Names that stand for a name.
const EMAIL_PATTERNS: [&str; 8] = [
    "etunimi",
    "sukunimi",
    "förnamn",
    "fornamn",
    "efternamn",
    "firstname",
    "lastname",
    "vorname",
];

fn check(doc: &Document, out: &mut Sink<'_>) {
    out.need(doc, CONTACT_EMAIL);
    for fact in doc
        .facts
        .all_of(CONTACT_EMAIL)
        .filter(|f| f.origin == Origin::Label)
    {
        let text = doc.source.slice(fact.span);
        let lower = text.to_lowercase();
        let signs: usize = AT_SIGNS.iter().map(|s| text.matches(s).count()).sum();
        let split = AT_SIGNS.iter().find_map(|s| text.split_once(s));
        let pattern = EMAIL_PATTERNS.iter().any(|p| lower.contains(p))
            || text.contains(['…', '<'])
            || text.ends_with("..")
            || lower.contains("dot");
        let (Some((name, host)), 1, false) = (split, signs, pattern) else {
            out.skip(Reason::Because("reason-no-address"));
            continue;
        };
        let (name, host) = (name.trim(), host.trim().trim_end_matches('.'));
        if name.contains(char::is_whitespace)
            || host.contains(char::is_whitespace)
            || host.contains([',', ';', '('])
        {
            out.skip(Reason::Because("reason-no-address"));
            continue;
        }
        match email_fault(name, host) {
            None => out.pass(),
            Some(id) => out.report(FindingBuilder::on_fact(fact, id)),
        }
    }
}

fn email_fault(name: &str, host: &str) -> Option<&'static str> {
    let last = host.rsplit('.').next().unwrap_or("");
    let part = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    if name.is_empty() {
        Some("email-invalid-name")
    } else if !host.contains('.') {
        Some("email-invalid-host")
    } else if host.contains("..")
        || name.contains("..")
        || host.starts_with('.')
        || !host.chars().all(part)
    {
        Some("email-invalid-form")
    } else if last.chars().count() < 2 || last.chars().all(char::is_numeric) {
        Some("email-invalid-end")
    } else {
        None
    }
}
