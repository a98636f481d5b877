//! `qingdan test`: the examples, run.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use dsl_compiler::examples::{Outcome, run};

use super::compile::{chosen, too_large};
use super::sound_lists;
use crate::failure::Failure;
use crate::{output, render};

/// Run the examples that stand in the lists
#[derive(Debug, Args)]
pub(crate) struct Test {
    /// Which editions [default: all]
    editions: Vec<String>,
}

impl Test {
    pub(crate) fn run(&self, lists: Option<&Path>) -> Result<ExitCode, Failure> {
        let checked = match sound_lists(lists)? {
            Ok(checked) => checked,
            Err(code) => return Ok(code),
        };
        let mut failed = false;
        let mut text = String::new();
        for id in chosen(&checked, &self.editions)? {
            let report = run(&checked.model, id).map_err(|large| too_large(&large))?;
            failed |= report.runs.iter().any(|run| run.outcome != Outcome::Passed);
            text.push_str(&render::human::examples(&checked, &checked.model.edition(id).name, &report));
        }
        output::show(&text)?;
        Ok(ExitCode::from(u8::from(failed)))
    }
}
