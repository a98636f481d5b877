//! `qingdan test`: the examples, run.

use std::process::ExitCode;

use clap::Args;
use dsl_compiler::decision::examples::{Outcome, run};
use dsl_report::{examples, refusals};

use super::compile::chosen;
use super::valid_lists;
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

#[derive(Debug, Args)]
pub(crate) struct Test {
    editions: Vec<String>,
}

impl Test {
    pub(crate) fn run(&self, context: &Context) -> Result<ExitCode, Failure> {
        let checked = match valid_lists(context)? {
            Ok(checked) => checked,
            Err(code) => return Ok(code),
        };
        let mut failed = false;
        let mut text = String::new();
        for id in chosen(&checked, &self.editions)? {
            let report = run(&checked.model, id).map_err(|large| refusals::graph_too_large(&large))?;
            failed |= report.runs.iter().any(|run| run.outcome != Outcome::Passed);
            text.push_str(&examples::human(&checked, &checked.model.edition(id).name, &report, context.language()));
        }
        output::show(&text)?;
        Ok(ExitCode::from(u8::from(failed)))
    }
}
