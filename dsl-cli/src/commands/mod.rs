//! One file a command.
pub(crate) mod check;
pub(crate) mod compile;
pub(crate) mod conflicts;
pub(crate) mod coverage;
pub(crate) mod decide;
pub(crate) mod diff;
pub(crate) mod explain;
mod fix;
pub(crate) mod format;
pub(crate) mod lsp;
pub(crate) mod procedure;
pub(crate) mod test;

use std::process::ExitCode;

use clap::ValueEnum;
use dsl_artifact::calendar::read_date;
use dsl_compiler::check::Checked;
use dsl_compiler::model::EditionId;
use dsl_compiler::model::readings::Readings;
use dsl_report::{findings, refusals, say};
use dsl_syntax::message;
use time::Date;

use crate::context::Context;
use crate::failure::Failure;
use crate::folder::Folder;
use crate::output;

/// For people or for programs.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    #[default]
    Human,
    Json,
}

/// The lists, free of errors; else their errors are shown and the command ends with 1.
pub(crate) fn valid_lists(context: &Context) -> Result<Result<Checked, ExitCode>, Failure> {
    lists_read_as(context, &Readings::default())
}

/// The same, with other readings than those that the lists take.
pub(crate) fn lists_read_as(context: &Context, readings: &Readings) -> Result<Result<Checked, ExitCode>, Failure> {
    let checked = Folder::of_lists(context.lists())?.check_reading(readings)?;
    if !checked.has_errors() {
        return Ok(Ok(checked));
    }
    let errors: Vec<_> =
        checked.diagnostics.iter().filter(|d| d.severity == dsl_syntax::Severity::Error).cloned().collect();
    output::eprint(&findings::drawn(&checked.files, &errors, context.style().plain()));
    output::complain(&say(&message!("lists-have-errors"), context.language()));
    Ok(Err(ExitCode::from(1)))
}

/// `YYYY-MM-DD`.
pub(crate) fn date(word: &str) -> Result<Date, Failure> {
    read_date(word).ok_or_else(|| message!("not-a-date", written = word).into())
}

/// The edition of that name.
pub(crate) fn edition(checked: &Checked, name: &str) -> Result<EditionId, Failure> {
    if let Some(edition) = checked.model.edition_named(name) {
        return Ok(edition);
    }
    Err(refusals::no_edition(&checked.model, name).into())
}
