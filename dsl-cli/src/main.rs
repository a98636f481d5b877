//! The program `qingdan`: arguments, terminal, files and exit codes. Nothing here knows the law.

mod atomic_write;
mod commands;
mod context;
mod failure;
mod folder;
mod help;
mod language;
mod output;
mod usage_error;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use context::Context;
use dsl_syntax::{Language, message};
use failure::Failure;

/// Trees and models are many small values: with it an edit's findings come in two thirds of the time that the system's takes.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

// What help says of each is in the catalogue: see `help`.
#[derive(Debug, Parser)]
#[command(name = "qingdan", version, about = None, propagate_version = true)]
struct Arguments {
    #[arg(long, global = true, display_order = help::LAST, value_name = "DIR")]
    lists: Option<std::path::PathBuf>,
    #[arg(long, global = true, display_order = help::LAST + 1)]
    #[arg(value_name = "LANGUAGE", value_parser = language::parser())]
    messages: Option<Language>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(commands::check::Check),
    Compile(commands::compile::Compile),
    Conflicts(commands::conflicts::Conflicts),
    Coverage(commands::coverage::Coverage),
    Decide(commands::decide::Decide),
    Diff(commands::diff::Diff),
    Fmt(commands::format::Fmt),
    Explain(commands::explain::Explain),
    Lsp(commands::lsp::Lsp),
    Procedure(commands::procedure::Procedure),
    Test(commands::test::Test),
}

/// Conditions and graphs are walked recursively, as deep as there are axes; lists with thousands of facts need room.
const STACK: usize = 512 << 20;

fn main() -> ExitCode {
    let help_language = language::of_arguments(std::env::args_os());
    let command = help::localized(Arguments::command(), help_language);
    let arguments = match command.try_get_matches().and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => arguments,
        // A mistake, or nothing asked for at all.
        Err(error) if error.use_stderr() => {
            output::eprint(&usage_error::said(&error, help_language));
            return ExitCode::from(2);
        }
        Err(help_or_version) => {
            // A closed pipe is no error.
            let _closed = help_or_version.print();
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
