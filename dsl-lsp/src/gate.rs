//! The service in front of tower-lsp: everything that reads or changes the lists goes to the desk here, at once and in
//! the order of the wire, since tower-lsp runs what comes after in any order.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use futures::FutureExt;
use futures::future::BoxFuture;
use tower::Service;
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ExitedError, LspService};

use crate::desk::{Asked, Counter};
use crate::proto;
use crate::server::Server;
use crate::sieve::MALFORMED;

/// See the module's text.
pub(crate) struct Gate {
    pub(crate) inner: LspService<Server>,
    pub(crate) desk: Counter,
    /// Between `initialize` and `shutdown`.
    pub(crate) open: Arc<AtomicBool>,
}

impl Service<Request> for Gate {
    type Response = Option<Response>;
    type Error = ExitedError;
    type Future = BoxFuture<'static, Result<Option<Response>, ExitedError>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), ExitedError>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if request.method() == MALFORMED {
            return futures::future::ready(Ok(Some(Response::from_error(Id::Null, Error::parse_error())))).boxed();
        }
        let known = proto::is_for_the_desk(request.method(), request.id().is_some());
        if !known || !self.open.load(Ordering::SeqCst) {
            return Box::pin(self.inner.call(request));
        }
        let (method, id, params) = request.into_parts();
        let (answer, answered) = tokio::sync::oneshot::channel();
        let wanted = id.is_some();
        self.desk.send(Asked {
            method: method.into_owned(),
            params: params.unwrap_or_default(),
            answer: wanted.then_some(answer),
        });
        let Some(id) = id else { return futures::future::ready(Ok(None)).boxed() };
        async move {
            let answer = answered.await.unwrap_or_else(|_| Err(Error::internal_error()));
            Ok(Some(Response::from_parts(id, answer)))
        }
        .boxed()
    }
}
