//! `qingdan diff`: what two editions decide differently.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use dsl_compiler::model::readings::Readings;
use dsl_report::diff::{PageFormat, json, page};
use dsl_report::refusals;

use super::{Format, edition, lists_read_as};
use crate::context::Context;
use crate::failure::Failure;
use crate::{atomic_write, output};

#[derive(Debug, Args)]
pub(crate) struct Diff {
    old: String,
    new: String,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[arg(short, long = "output", value_name = "FILE")]
    output: Option<PathBuf>,
    #[arg(long)]
    exit_code: bool,
    #[arg(long, value_name = "NAME")]
    reading: Vec<String>,
}

impl Diff {
    pub(crate) fn run(&self, context: &Context) -> Result<ExitCode, Failure> {
        let readings = Readings::named(self.reading.iter().map(String::as_str));
        let checked = match lists_read_as(context, &readings)? {
            Ok(checked) => checked,
            Err(code) => return Ok(code),
        };
        let (old, new) = (edition(&checked, &self.old)?, edition(&checked, &self.new)?);
        let diff = dsl_compiler::diff::diff(&checked.model, old, new).map_err(|place| refusals::too_many(&place))?;
        let to_file = self.output.is_some();
        let text = match self.format {
            Format::Human => {
                let format = PageFormat::Terminal { colours: !to_file && output::colours() };
                page(&checked.model, &diff, format, context.language())
            }
            Format::Json => json(&diff),
        };
        match (&self.output, self.format) {
            (Some(path), _) => atomic_write::write(path, text.as_bytes())?,
            (None, Format::Human) => output::show_coloured(&text)?,
            (None, Format::Json) => output::print(&text)?,
        }
        Ok(ExitCode::from(u8::from(self.exit_code && !diff.is_empty())))
    }
}
