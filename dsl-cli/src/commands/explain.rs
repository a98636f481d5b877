//! `qingdan explain`: what a code means, by which rule, and how to mend what it finds.

use std::process::ExitCode;

use clap::Args;
use dsl_syntax::{Code, Language, message, say};

use crate::failure::Failure;
use crate::{language, output, render};

/// Explain a code of `check`, with a wrong and a right example
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code, as a finding shows it: `band-gap`
    code: String,
    /// In English or Chinese [default: as the locale]
    #[arg(long, value_name = "LANGUAGE", value_parser = language::parser())]
    messages: Option<Language>,
}

/// Lines longer than this are tiring to read, however wide the terminal is.
const WIDEST: usize = 80;

impl Explain {
    pub(crate) fn run(&self) -> Result<ExitCode, Failure> {
        let language = language::language(self.messages);
        let wanted = self.code.trim().to_ascii_lowercase();
        let Some(code) = Code::ALL.iter().find(|code| code.as_str() == wanted) else {
            return Err(Failure::told(no_such_code(&self.code, &wanted, language)));
        };
        let width = output::width().min(WIDEST);
        output::show_coloured(&render::page::page(code.page(language), width, output::colours()))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The nearest code, if it is near enough to be a slip: a third of the letters at most; else all of them.
fn no_such_code(given: &str, wanted: &str, language: Language) -> String {
    let names = || Code::ALL.iter().map(|code| code.as_str());
    let near = names().map(|name| (strsim::osa_distance(wanted, name), name)).min();
    let message = match near.filter(|(distance, _)| distance * 3 <= wanted.chars().count()) {
        Some((_, near)) => message!("no-such-code.near", code = given, near = near),
        None => message!("no-such-code.all", code = given, codes = names().collect::<Vec<_>>().join(", ")),
    };
    say(&message, language)
}
