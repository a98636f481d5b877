//! The program `qingdan`: arguments, terminal, files and exit codes. Nothing here knows the law.

mod commands;
mod context;
mod failure;
mod folder;
mod language;
mod output;
mod replace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use context::Context;
use dsl_syntax::{Language, message};
use failure::Failure;

/// Trees and models are many small values: with it an edit's findings come in two thirds of the time that the system's takes.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The negative-list compiler: check lists, decide flows, compare editions.
#[derive(Debug, Parser)]
#[command(name = "qingdan", version, about, propagate_version = true)]
struct Arguments {
    /// The lists folder [default: the nearest `lists` at or above the working directory]
    #[arg(long, global = true, value_name = "DIR")]
    lists: Option<std::path::PathBuf>,
    /// The language of messages [default: for people that of the locale, else English]
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = language::parser())]
    messages: Option<Language>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Look for mistakes in the lists
    Check(commands::check::Check),
    /// Write one artefact per edition
    Compile(commands::compile::Compile),
    /// List where sources differ, and what another reading would change
    Conflicts(commands::conflicts::Conflicts),
    /// Set what is transcribed beside the official totals
    Coverage(commands::coverage::Coverage),
    /// Decide one flow and explain the decision
    Decide(commands::decide::Decide),
    /// Show what changed from one edition to another, and for whom
    Diff(commands::diff::Diff),
    /// Lay out the lists in the one canonical way
    Fmt(commands::format::Fmt),
    /// Explain a code of `check`, with a wrong and a right example
    Explain(commands::explain::Explain),
    /// Serve an editor on standard input and output
    Lsp(commands::lsp::Lsp),
    /// List the steps of an edition's procedures, and by when each is due
    Procedure(commands::procedure::Procedure),
    /// Run the examples that stand in the lists
    Test(commands::test::Test),
}

/// Conditions and graphs are walked recursively, as deep as there are axes; lists with thousands of facts need room.
const STACK: usize = 512 << 20;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version go to standard output; a closed pipe is no error. Mistakes quote what was given.
            if error.use_stderr() {
                output::eprint(&error.render().to_string());
                return ExitCode::from(2);
            }
            let _closed = error.print();
            return ExitCode::SUCCESS;
        }
    };
    let Arguments { lists, messages, command } = arguments;
    let context = Context::new(lists, messages);
    let language = context.language();
    let worker = std::thread::Builder::new().stack_size(STACK).spawn(move || run(&command, &context));
    let result = match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => Err(Failure::Internal),
        Err(error) => Err(Failure::io(message!("a-thread"), error)),
    };
    match result {
        Ok(code) => code,
        Err(failure) => {
            output::complain(&failure.said(language));
            ExitCode::from(2)
        }
    }
}

fn run(command: &Command, context: &Context) -> Result<ExitCode, Failure> {
    match command {
        Command::Check(check) => check.run(context),
        Command::Compile(compile) => compile.run(context),
        Command::Conflicts(conflicts) => conflicts.run(context),
        Command::Coverage(coverage) => coverage.run(context),
        Command::Decide(decide) => decide.run(context),
        Command::Diff(diff) => diff.run(context),
        Command::Fmt(format) => format.run(context),
        Command::Explain(explain) => explain.run(context),
        Command::Lsp(lsp) => lsp.run(context),
        Command::Procedure(procedure) => procedure.run(context),
        Command::Test(test) => test.run(context),
    }
}
