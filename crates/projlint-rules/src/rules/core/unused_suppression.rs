use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::suppress::{CommentFault, UnusedSuppression};
use crate::judge::verdict::Reason;

crate::rule! {
    /// A suppression has an effect: it names rules that exist, gives a reason, and applies to a finding.
    ///
    /// In Markdown, a finding is accepted by a comment: `projlint-ignore-line`,
    /// `projlint-ignore-next-line`, `projlint-ignore-file`, or `projlint-ignore-start` and
    /// `projlint-ignore-end` around a block, followed by the rules (by code or name), a colon and
    /// the reason. For other documents, it is accepted by an entry under `[[suppress]]` in
    /// `projlint.toml`. A suppression of a rule that is off is not judged.
    ///
    /// ```doc md
    /// Total budget: 645 000 €
    ///
    /// EU contribution: 322 500 € (45 %) <!-- projlint-ignore-line SHARE001 -->
    ///                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ CORE003 unused-suppression: this suppression gives no reason and has no effect; write the reason after a colon
    /// ```
    CORE003 "unused-suppression" Warning [Page Description Narrative Unknown] fix: Safe; suppressions check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    if let Some(suppressions) = out.suppressions(doc) {
        (0..suppressions.used).for_each(|_| out.pass());
        for unused in &suppressions.unused {
            report_unused(doc, unused, out);
        }
    }
    out.skip(Reason::Because("reason-no-suppression"));
}

fn report_unused(doc: &Document, unused: &UnusedSuppression, out: &mut Sink<'_>) {
    let suppression = &unused.suppression;
    let codes: Vec<&str> = suppression.rules.iter().map(|r| r.code).collect();
    let id = match (suppression.fault, suppression.comment.is_some()) {
        (None, true) => "unused-suppression",
        (None, false) => "unused-suppression-entry",
        (Some(CommentFault::Rule), _) => "unused-suppression-rule",
        (Some(CommentFault::Reason), _) => "unused-suppression-reason",
        (Some(CommentFault::Form), _) => "unused-suppression-form",
        (Some(CommentFault::Block), _) => "unused-suppression-block",
    };
    let draft =
        FindingBuilder::at_span(unused.span, id).with_arg("rules", Arg::Text(codes.join(", ")));
    let removal = suppression.removal_edits(&doc.source);
    let can_go = suppression.fault.is_none() && !removal.is_empty();
    out.report(if can_go {
        draft.with_safe_fix(Message::new("fix-remove-suppression"), removal)
    } else {
        draft
    });
}
