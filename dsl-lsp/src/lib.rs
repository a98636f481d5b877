//! The language server: documents and positions in, findings and answers out. Every answer is the compiler's.
//!
//! ```text
//! stdin ──► sieve ──► gate ──► desk (one thread: the folder as it is, in wire order) ──► findings, answers ──► stdout
//!                       └────► server (initialize, shutdown, what nobody knows)
//! ```
//!
//! The gate stands before tower-lsp, which does not keep the order of messages; the desk alone holds state. All JSON of
//! the protocol is read and written in `proto`; `features` knows texts, offsets and the compiler's values only.

mod desk;
mod features;
mod gate;
pub mod lines;
mod proto;
mod server;
mod sieve;

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
