//! `qingdan lsp`: the language server, for editors.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use crate::failure::Failure;

/// Serve an editor on standard input and output
#[derive(Debug, Args)]
pub(crate) struct Lsp {}

impl Lsp {
    pub(crate) fn run(&self, lists: Option<&Path>) -> Result<ExitCode, Failure> {
        let lists =
            lists.map(std::path::absolute).transpose().map_err(|error| Failure::io("the lists folder", error))?;
        dsl_lsp::serve(lists).map_err(|error| Failure::io("the language server", error))
    }
}
