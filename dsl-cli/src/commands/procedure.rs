//! `qingdan procedure`: the steps of an edition, and by when each is due.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use dsl_artifact::calendar::Calendar;
use dsl_artifact::schedule::schedule;
use dsl_compiler::artefact::procedures;
use dsl_folder::read_at_most;
use dsl_report::procedure::{self as report, Dates, mistakes, refused};
use dsl_syntax::message;
use time::Date;

use super::{Format, date, edition, valid_lists};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

/// Calendar files of more bytes than this are refused.
const LARGEST_CALENDAR: u64 = 1 << 20;

#[derive(Debug, Args)]
pub(crate) struct Procedure {
    edition: String,
    #[arg(long, value_name = "YYYY-MM-DD")]
    filed: Option<String>,
    #[arg(long, value_name = "NAME=YYYY-MM-DD")]
    done: Vec<String>,
    #[arg(long, value_name = "FILE")]
    calendar: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Procedure {
    pub(crate) fn run(&self, context: &Context) -> Result<ExitCode, Failure> {
        let calendar = self.calendar()?;
        let filed = self.filed.as_deref().map(date).transpose()?;
        let done = self.done.iter().map(|given| step_done(given)).collect::<Result<Vec<_>, _>>()?;
        let checked = match valid_lists(context)? {
            Ok(checked) => checked,
            Err(code) => return Ok(code),
        };
        let id = edition(&checked, &self.edition)?;
        let procedures = procedures(&checked.model, &checked.files, id);
        let days = schedule(&procedures, &calendar, filed, &done).map_err(|error| refused(&self.edition, &error))?;
        let shown = self.calendar.as_ref().map(|path| path.display().to_string());
        let dates = Dates {
            edition: &self.edition,
            procedures: &procedures,
            schedules: &days,
            calendar: &calendar,
            file: shown.as_deref(),
            filed,
            done: &done,
        };
        match self.format {
            Format::Human => output::show(&report::human(&dates, context.language()))?,
            Format::Json => output::print(&report::json(&dates))?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn calendar(&self) -> Result<Calendar, Failure> {
        let Some(path) = &self.calendar else { return Ok(Calendar::weekends_only()) };
        let shown = path.display().to_string();
        let read = read_at_most(path, LARGEST_CALENDAR).map_err(|error| Failure::io(shown.clone(), error))?;
        let Some(bytes) = read else {
            return Err(message!("calendar-too-large", file = shown).into());
        };
        let Ok(text) = String::from_utf8(bytes) else {
            return Err(message!("calendar-not-utf8", file = shown).into());
        };
        Calendar::read(&text).map_err(|errors| Failure::Lines(mistakes(&shown, &errors)))
    }
}

/// `NAME=YYYY-MM-DD`.
fn step_done(given: &str) -> Result<(String, Date), Failure> {
    let Some((name, day)) = given.split_once('=') else {
        return Err(message!("not-done", written = given).into());
    };
    Ok((name.to_owned(), date(day)?))
}
