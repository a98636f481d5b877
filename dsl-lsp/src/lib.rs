//! The language server: documents and positions in, findings and answers out. Every answer is the compiler's.
//!
//! ```text
//! stdin ──► framing ──► gate ──► desk (one thread: the folder as it is, in wire order) ─┬─► lanes (answers) ─────► stdout
//!                         │                                                             └─► publish (findings) ──►
//!                         └────► server (initialize, shutdown, what nobody knows)
//! ```
//!
//! The gate stands before tower-lsp, which does not keep the order of messages; the desk alone changes state, and what is asked is
//! answered on a snapshot of it, so that no request waits for one that takes longer by its nature. All JSON of
//! the protocol is read and written in `proto`; `features` knows texts, offsets and the compiler's values only.

mod desk;
mod features;
mod framing;
mod gate;
mod lanes;
pub mod lines;
mod pending;
mod proto;
mod publish;
mod server;

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
