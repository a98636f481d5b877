//! `qingdan coverage`: what is transcribed, beside the official totals.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use dsl_compiler::coverage::coverage;
use dsl_report::coverage::{human, json, markdown};

use super::compile::chosen;
use super::valid_lists;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

/// How the table is written.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Human,
    Markdown,
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Coverage {
    editions: Vec<String>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Coverage {
    pub(crate) fn run(&self, context: &Context) -> Result<ExitCode, Failure> {
        let checked = match valid_lists(context)? {
            Ok(checked) => checked,
            Err(code) => return Ok(code),
        };
        let editions = chosen(&checked, &self.editions)?;
        let found: Vec<_> = editions.into_iter().map(|id| coverage(&checked.model, id)).collect();
        match self.format {
            Format::Human => output::show(&human(&checked.model, &found, context.language()))?,
            Format::Markdown => output::show(&markdown(&checked.model, &found, context.language_of_logs()))?,
            Format::Json => output::print(&json(&found))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
