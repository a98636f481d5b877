//! `qingdan lsp`: the language server, for editors.

use std::process::ExitCode;

use clap::Args;
use dsl_syntax::message;

use crate::context::Context;
use crate::failure::Failure;

#[derive(Debug, Args)]
pub(crate) struct Lsp {}

impl Lsp {
    pub(crate) fn run(&self, context: &Context) -> Result<ExitCode, Failure> {
        let lists = context
            .lists()
            .map(std::path::absolute)
            .transpose()
            .map_err(|error| Failure::io(message!("lists-folder"), error))?;
        dsl_lsp::serve(lists).map_err(|error| Failure::io(message!("language-server"), error))
    }
}
