//! `qingdan conflicts`: where sources differ, and what another reading would change.

use std::process::ExitCode;

use clap::Args;
use dsl_compiler::reading_impact::survey;
use dsl_report::{readings, refusals};

use super::compile::chosen;
use super::{Format, valid_lists};
use crate::context::Context;
use crate::failure::Failure;
use crate::folder::Folder;
use crate::output;

#[derive(Debug, Args)]
pub(crate) struct Conflicts {
    editions: Vec<String>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Conflicts {
    pub(crate) fn run(&self, context: &Context) -> Result<ExitCode, Failure> {
        let checked = match valid_lists(context)? {
            Ok(checked) => checked,
            Err(code) => return Ok(code),
        };
        let sources = Folder::of_lists(context.lists())?.sources()?;
        let editions = chosen(&checked, &self.editions)?;
        let found = survey(&checked.model, &editions, &|readings| sources.model(readings))
            .map_err(|place| refusals::too_many(&place))?;
        match self.format {
            Format::Human => output::show(&readings::human(&checked, &found, context.language()))?,
            Format::Json => output::print(&readings::json(&checked.model, &found))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
