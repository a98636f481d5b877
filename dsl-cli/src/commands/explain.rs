//! `qingdan explain`: what a code means, by which rule, and how to mend what it finds.

use std::process::ExitCode;

use clap::Args;
use dsl_report::manual::page;
use dsl_syntax::{Code, Message, message};

use crate::context::Context;
use crate::failure::Failure;
use crate::output;

#[derive(Debug, Args)]
pub(crate) struct Explain {
    code: String,
}

/// Lines longer than this are tiring to read, however wide the terminal is.
const WIDEST: usize = 80;

impl Explain {
    pub(crate) fn run(&self, context: &Context) -> Result<ExitCode, Failure> {
        let language = context.language();
        let wanted = self.code.trim().to_ascii_lowercase();
        let Some(code) = Code::ALL.iter().find(|code| code.as_str() == wanted) else {
            return Err(no_such_code(&self.code, &wanted).into());
        };
        let width = output::width().min(WIDEST);
        output::show_coloured(&page(code.page(language), width, output::colours()))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The nearest code, if it is near enough to be a slip: a third of the letters at most; else all of them.
fn no_such_code(given: &str, wanted: &str) -> Message {
    let names = || Code::ALL.iter().map(|code| code.as_str());
    let near = names().map(|name| (strsim::osa_distance(wanted, name), name)).min();
    match near.filter(|(distance, _)| distance * 3 <= wanted.chars().count()) {
        Some((_, near)) => message!("no-such-code.near", code = given, near = near),
        None => message!("no-such-code.all", code = given, codes = names().collect::<Vec<_>>().join(", ")),
    }
}
