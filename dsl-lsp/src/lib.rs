//! The language server: documents and positions in, findings and answers out. Every answer is the compiler's.
//!
//! ```text
//! stdin ─► framing ─► ingress ─► main_loop (one thread: changes the session, in wire order) ─┬─► workers ─► answers ─────────► stdout
//!                       │                                                                    └─► publisher ─► diagnostics ─►
//!                       └─► server (initialize, shutdown, what nobody knows)
//! ```
//!
//! The ingress stands before tower-lsp, which does not keep the order of messages. What comes is read there into values of `proto`, the
//! one place that reads and writes JSON; the main loop alone changes the session, and what is asked is answered on a snapshot of it, so
//! that no request waits for one that takes longer by its nature. Answers turn offsets into positions and put into words what
//! `features` find, which know texts, offsets and the compiler's values only. Each takes from those further along, and none from those before.

mod answers;
mod diagnostics;
mod features;
mod framing;
mod ingress;
pub mod lines;
mod main_loop;
mod proto;
mod publisher;
mod requests;
mod server;
mod session;
mod uri;
mod workers;

use std::path::PathBuf;
use std::process::ExitCode;

/// Serves one client on standard input and output, until it says `exit` or closes its end.
///
/// # Errors
/// No thread or no event loop could be started.
pub fn serve(lists: Option<PathBuf>) -> std::io::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let code = runtime.block_on(server::run(lists));
    // A read from standard input that nobody answers must not keep the process.
    runtime.shutdown_background();
    code
}
