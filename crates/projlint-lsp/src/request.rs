//! The document of a running request, as it stood when the request was sent, and work on it.

use crate::convert;
use crate::event::RequestView;
use crate::features::RequestPlace;
use crate::options::CheckScope;
use crate::view::{PendingSnapshot, Snapshot};
use projlint_rules::judge::meta::Reach;
use projlint_rules::judge::report::Report;
use projlint_workspace::attempt;
use std::cell::RefCell;
use std::future::Future;
use tokio::sync::{Semaphore, oneshot};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types as lsp;

tokio::task_local! {
    /// Where a handler gets to see the document that its request is about.
    static REQUEST_VIEW: RefCell<Option<oneshot::Receiver<RequestView>>>;
}

/// The document that the running request is about, as it stood when the request was sent.
pub async fn request_view() -> Option<RequestView> {
    let place = REQUEST_VIEW
        .try_with(|place| place.borrow_mut().take())
        .ok()
        .flatten()?;
    place.await.ok()
}

/// Runs a handler that may ask for its document.
pub fn with_request_view<F: Future>(
    place: oneshot::Receiver<RequestView>,
    handler: F,
) -> impl Future<Output = F::Output> {
    REQUEST_VIEW.scope(RefCell::new(Some(place)), handler)
}

/// How many requests are worked on at a time; the others wait, and one that is cancelled while it waits costs nothing.
pub const MAX_REQUESTS: usize = 4;
static REQUEST_PLACES: Semaphore = Semaphore::const_new(MAX_REQUESTS);

/// Work on a thread of its own, where it blocks nothing else. A panic is an error of this request alone.
pub async fn on_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let place = REQUEST_PLACES
        .acquire()
        .await
        .map_err(|_| Error::internal_error())?;
    let done = tokio::task::spawn_blocking(move || {
        let _place = place;
        attempt(work)
    });
    done.await.ok().flatten().ok_or_else(Error::internal_error)
}

/// A look at the document of the running request, at one of its positions.
pub async fn at_place<T: Send + 'static>(
    position: lsp::Position,
    work: impl FnOnce(&RequestPlace<'_>) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    with_snapshot(move |view, look| work(&RequestPlace::at(view, look.telling, position))).await
}

/// A look at the document of the running request. A document that is not known to be about a project gets no answer.
pub async fn with_snapshot<T: Send + 'static>(
    work: impl FnOnce(&Snapshot, &RequestView) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    with_pending(move |pending, look| {
        let view = pending.view().filter(|view| is_answered(view, &look))?;
        work(&view, &look)
    })
    .await
}

/// The same with what the rules say of the document.
pub async fn with_report<T: Send + 'static>(
    work: impl FnOnce(&Snapshot, &Report, &RequestView) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    with_pending(move |pending, mut look| {
        let (view, reports) = pending
            .judged()
            .filter(|(view, _)| is_answered(view, &look))?;
        look.across = findings_between(&reports);
        work(&view, &shown_report(reports, &view, &look), &look)
    })
    .await
}

/// Work on the document of the running request, which is still to be read.
async fn with_pending<T: Send + 'static>(
    work: impl FnOnce(PendingSnapshot, RequestView) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    let Some(mut look) = request_view().await else {
        return Ok(None);
    };
    let Some(pending) = look.glance.take() else {
        return Ok(None);
    };
    on_thread(move || work(pending, look)).await
}

fn is_answered(view: &Snapshot, look: &RequestView) -> bool {
    view.is_checked(view.own, look.options.check == CheckScope::All)
}

/// How many findings there are between the documents of a project, whichever has them.
pub fn findings_between(reports: &[Report]) -> usize {
    reports
        .iter()
        .flat_map(|r| &r.findings)
        .filter(|f| f.rule.reach == Reach::Project)
        .count()
}

/// What the rules say of the document that is looked at, as far as it is shown: while a document is written, what is still to
/// come is not.
pub fn shown_report(mut reports: Vec<Report>, view: &Snapshot, look: &RequestView) -> Report {
    let mut report = reports.swap_remove(view.own.0 as usize);
    report
        .findings
        .retain(|f| convert::missing_key(f).is_none_or(|m| look.missing.contains(&m)));
    report
}
