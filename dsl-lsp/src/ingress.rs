//! The service in front of tower-lsp: everything that reads or changes the lists goes to the session here, at once and in
//! the order of the wire, since tower-lsp runs what comes after in any order; and every request can be taken back.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use futures::FutureExt;
use futures::future::{BoxFuture, Either, ready, select};
use tower::Service;
use tower_lsp::ExitedError;
use tower_lsp::jsonrpc::{self, Error, ErrorCode, Id, Response};

use crate::framing::MALFORMED;
use crate::main_loop::SessionHandle;
use crate::proto::{self, Call, Notification};
use crate::requests::{Cancellation, PendingRequests, Request};

/// See the module's text.
pub(crate) struct Ingress<S> {
    /// What answers all else.
    pub(crate) inner: S,
    pub(crate) session: SessionHandle,
    /// Between `initialize` and `shutdown`.
    pub(crate) open: Arc<AtomicBool>,
    pub(crate) pending: Arc<PendingRequests>,
}

type Answer = BoxFuture<'static, Result<Option<Response>, ExitedError>>;

impl<S> Service<jsonrpc::Request> for Ingress<S>
where
    S: Service<jsonrpc::Request, Response = Option<Response>, Error = ExitedError>,
    S::Future: Send + 'static,
{
    type Response = Option<Response>;
    type Error = ExitedError;
    type Future = Answer;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), ExitedError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: jsonrpc::Request) -> Answer {
        match (request.method(), request.id()) {
            (MALFORMED, None) => return answered(Id::Null, malformed(&request)),
            // The protocol: a notification of these may be left aside, a request may not. tower-lsp answers neither.
            (method, Some(id)) if method.starts_with("$/") => return answered(id.clone(), Error::method_not_found()),
            ("$/cancelRequest", None) => {
                if let Some(id) = proto::cancelled(request.params()) {
                    self.pending.cancel(&id);
                }
            }
            // Nobody is left to be answered.
            ("exit", None) => self.pending.cancel_all(),
            _ => {}
        }
        let known = proto::is_about_lists(request.method(), request.id().is_some());
        if known && self.open.load(Ordering::SeqCst) {
            self.to_session(request)
        } else {
            self.inner.call(request).boxed()
        }
    }
}

impl<S> Ingress<S> {
    fn to_session(&self, request: jsonrpc::Request) -> Answer {
        let (method, id, params) = request.into_parts();
        let params = params.unwrap_or_default();
        let Some(id) = id else {
            Notification::read(&method, &params).into_iter().for_each(|one| self.session.notify(one));
            return ready(Ok(None)).boxed();
        };
        let Some(call) = Call::read(&method, &params) else { return answered(id, Error::method_not_found()) };
        let Some(Cancellation { is_cancelled, cancelled }) = self.pending.add(&id) else {
            return answered(id, Error::invalid_request());
        };
        let (answer, answered) = tokio::sync::oneshot::channel();
        self.session.request(Request { call, is_cancelled, answer });
        let pending = Arc::clone(&self.pending);
        async move {
            let answer = match select(answered, cancelled).await {
                Either::Left((answer, _)) => answer.unwrap_or_else(|_| Err(Error::internal_error())),
                Either::Right(_) => Err(Error::request_cancelled()),
            };
            pending.remove(&id);
            Ok(Some(Response::from_parts(id, answer)))
        }
        .boxed()
    }
}

fn answered(id: Id, error: Error) -> Answer {
    ready(Ok(Some(Response::from_error(id, error)))).boxed()
}

/// What was wrong, as the framing says it.
fn malformed(request: &jsonrpc::Request) -> Error {
    let params = request.params();
    let code = params.and_then(|params| params.get(0)?.as_i64());
    let mut error = Error::new(ErrorCode::from(code.unwrap_or(-32700)));
    if let Some(why) = params.and_then(|params| params.get(1)?.as_str()) {
        error.message = why.to_owned().into();
    }
    error
}
