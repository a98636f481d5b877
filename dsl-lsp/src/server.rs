//! The life of a connection: `initialize`, `shutdown`, `exit`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use tokio::sync::mpsc::unbounded_channel;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::notification::LogMessage;
use tower_lsp::ls_types::{InitializeParams, InitializeResult, InitializedParams, LogMessageParams, MessageType};
use tower_lsp::{Client, LanguageServer, LspService};

use crate::ingress::Ingress;
use crate::main_loop::{self, SessionHandle};
use crate::publisher::Outgoing;
use crate::{framing, proto};

/// So many requests may wait for their answers before the next message is read, `$/cancelRequest` too.
const AT_ONCE: usize = 4096;

/// What tower-lsp asks itself; all else is the session's.
pub(crate) struct Server {
    session: SessionHandle,
    open: Arc<AtomicBool>,
    shut_down: Arc<AtomicBool>,
    lists: Option<PathBuf>,
    /// Whether the client watches files when asked to.
    may_ask_to_watch: AtomicBool,
    client: Arc<OnceLock<Client>>,
}

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let start = proto::start(&params, self.lists.clone());
        self.may_ask_to_watch.store(proto::watches(&params), Ordering::SeqCst);
        let result = proto::capabilities(start.encoding).ok_or_else(Error::internal_error)?;
        self.session.start(start);
        self.open.store(true, Ordering::SeqCst);
        Ok(result)
    }

    async fn initialized(&self, _: InitializedParams) {
        self.session.initialized();
        // Lists that nobody has open change on disk as well; clients that cannot be asked to watch are not.
        if self.may_ask_to_watch.load(Ordering::SeqCst)
            && let Some(client) = self.client.get().cloned()
        {
            tokio::spawn(async move {
                // A client that refuses has said so; its open documents are followed all the same.
                let _refused = client.register_capability(proto::watched()).await;
            });
        }
    }

    async fn shutdown(&self) -> Result<()> {
        self.open.store(false, Ordering::SeqCst);
        self.shut_down.store(true, Ordering::SeqCst);
        Ok(())
    }
}

/// Serves standard input and output.
pub(crate) async fn run(lists: Option<PathBuf>) -> std::io::Result<ExitCode> {
    let (outgoing, mut to_client) = unbounded_channel();
    let session = main_loop::spawn(outgoing.clone())?;
    let open = Arc::new(AtomicBool::new(false));
    let shut_down = Arc::new(AtomicBool::new(false));
    let client: Arc<OnceLock<Client>> = Arc::default();
    let (inner, socket) = {
        let (session, open, shut_down, known) =
            (session.clone(), Arc::clone(&open), Arc::clone(&shut_down), Arc::clone(&client));
        LspService::new(move |client| {
            known.get_or_init(|| client);
            Server { session, open, shut_down, lists, may_ask_to_watch: AtomicBool::new(false), client: known }
        })
    };
    let sender = tokio::spawn(async move {
        let Some(client) = client.get().cloned() else { return };
        while let Some(message) = to_client.recv().await {
            match message {
                Outgoing::Findings(publication) => client.send_notification::<proto::Publish>(publication).await,
                Outgoing::Warning(text) => client.show_message(MessageType::WARNING, text).await,
                Outgoing::Log(message) => {
                    let line = LogMessageParams { typ: MessageType::WARNING, message };
                    client.send_notification::<LogMessage>(line).await;
                }
            }
        }
    });
    let ingress = Ingress { inner, session, open, pending: Arc::default() };
    let input = framing::framed(move |why| {
        // A sender that is gone has ended with the session.
        let _gone = outgoing.send(Outgoing::Log(why));
    });
    tower_lsp::Server::new(input, tokio::io::stdout(), socket).concurrency_level(AT_ONCE).serve(ingress).await;
    sender.abort();
    // The protocol: 1 where the client left without a word.
    Ok(ExitCode::from(u8::from(!shut_down.load(Ordering::SeqCst))))
}
