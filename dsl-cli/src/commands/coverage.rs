//! `qingdan coverage`: what is transcribed, beside the official totals.

use std::path::Path;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use dsl_compiler::coverage::coverage;

use super::compile::chosen;
use super::sound_lists;
use crate::failure::Failure;
use crate::{output, render};

/// How the table is written.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Human,
    /// For a page
    Markdown,
    /// For programs
    Json,
}

/// Set what is transcribed beside the official totals
#[derive(Debug, Args)]
pub(crate) struct Coverage {
    /// Which editions [default: all]
    editions: Vec<String>,
    /// How the table is written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Coverage {
    pub(crate) fn run(&self, lists: Option<&Path>) -> Result<ExitCode, Failure> {
        let checked = match sound_lists(lists)? {
            Ok(checked) => checked,
            Err(code) => return Ok(code),
        };
        let editions = chosen(&checked, &self.editions)?;
        let found: Vec<_> = editions.into_iter().map(|id| coverage(&checked.model, id)).collect();
        match self.format {
            Format::Human => output::show(&render::coverage::human(&found))?,
            Format::Markdown => output::show(&render::coverage::markdown(&found))?,
            Format::Json => output::print(&render::coverage::json(&found))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
