//! `qingdan conflicts`: where sources differ, and what another reading would change.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use dsl_compiler::readings::{Readings, conflicts, consequence};

use super::compile::chosen;
use super::{Format, sound_lists};
use crate::failure::Failure;
use crate::folder::Folder;
use crate::render::conflicts::{Place, Reading};
use crate::{output, render};

/// List where sources differ, and what another reading would change
#[derive(Debug, Args)]
pub(crate) struct Conflicts {
    /// Which editions [default: all]
    editions: Vec<String>,
    /// For people or for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

impl Conflicts {
    pub(crate) fn run(&self, lists: Option<&Path>) -> Result<ExitCode, Failure> {
        let checked = match sound_lists(lists)? {
            Ok(checked) => checked,
            Err(code) => return Ok(code),
        };
        let sources = Folder::of_lists(lists)?.sources()?;
        let mut places = Vec::new();
        for edition in chosen(&checked, &self.editions)? {
            for conflict in conflicts(&checked.model, edition) {
                let mut readings = Vec::new();
                for reading in conflict.readings {
                    let consequence = if reading.taken {
                        None
                    } else {
                        let word = format!("{}/{}", conflict.place(), reading.name);
                        let other = sources.model(&Readings::named([word.as_str()]));
                        let found = consequence(&checked.model, &other, edition, &conflict);
                        Some(found.map_err(|(industry, scenario)| {
                            Failure::told(format!(
                                "analysis-too-large: scenario `{scenario}` of industry `{industry}` differs in too many places to list"
                            ))
                        })?)
                    };
                    readings.push(Reading { reading, consequence });
                }
                places.push(Place { place: conflict.place(), readings });
            }
        }
        output::print(&match self.format {
            Format::Human => render::conflicts::human(&checked, &places),
            Format::Json => render::conflicts::json(&checked, &places),
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
