use crate::message::Message;
use crate::project::Document;
use crate::rule::{Draft, Outcome, Reason};
use crate::suppress::Fault;

crate::rule! {
    /// A suppression does something: it names rules that there are, gives a reason, and there is a finding that it holds for.
    ///
    /// In Markdown a finding is accepted by a comment: `projlint-ignore-line`, `projlint-ignore-next-line`, `projlint-ignore-file`,
    /// or `projlint-ignore-start` and `projlint-ignore-end` around a block; behind it the rules by code or name, a colon and the
    /// reason. For other documents it is an entry under `[[suppress]]` in `projlint.toml`. A suppression of a rule that is off is not
    /// judged.
    ///
    /// ```doc md
    /// Total budget: 645 000 €
    ///
    /// EU contribution: 322 500 € (45 %) <!-- projlint-ignore-line SHARE001 -->
    ///                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ CORE003 unused-suppression: this suppression gives no reason and does nothing; write it behind a colon
    /// ```
    CORE003 "unused-suppression" Warning [Kohesio Eura2014 Eura2007 Narrative Unknown] fix: Safe; check
}

fn check(doc: &Document, out: &mut Outcome<'_>) {
    let unused: Vec<_> = out.unused(doc).collect();
    (unused.len()..doc.suppressions.len()).for_each(|_| out.pass());
    for unused in unused {
        let suppression = &doc.suppressions[unused.index];
        let codes: Vec<&str> = suppression.rules.iter().map(|r| r.code).collect();
        let id = match (suppression.fault, suppression.comment.is_some()) {
            (None, true) => "unused-suppression",
            (None, false) => "unused-suppression-entry",
            (Some(Fault::Rule), _) => "unused-suppression-rule",
            (Some(Fault::Reason), _) => "unused-suppression-reason",
            (Some(Fault::Form), _) => "unused-suppression-form",
            (Some(Fault::Block), _) => "unused-suppression-block",
        };
        let draft =
            Draft::at(unused.span, id).arg("rules", crate::message::Arg::Text(codes.join(", ")));
        let removal = suppression.removal(&doc.source);
        let empty = suppression.fault.is_some() || removal.is_empty();
        out.report(if empty {
            draft
        } else {
            draft.safe_fix(Message::new("fix-remove-suppression"), removal)
        });
    }
    out.skip(Reason::Because("reason-no-suppression"));
}
