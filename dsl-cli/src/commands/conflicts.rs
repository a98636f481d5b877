//! `qingdan conflicts`: where sources differ, and what another reading would change.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use dsl_compiler::consequence::Consequences;
use dsl_compiler::readings::{Readings, conflicts};

use super::compile::chosen;
use super::{Format, sound_lists};
use crate::failure::Failure;
use crate::folder::Folder;
use crate::render::conflicts::{Everywhere, Place, Reading};
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
        let editions = chosen(&checked, &self.editions)?;
        let read = |word: &str| sources.model(&Readings::named([word]));
        let mut consequences = Consequences::of(&checked.model);
        let mut places = Vec::new();
        for edition in editions.iter().copied() {
            for conflict in conflicts(&checked.model, edition) {
                let mut readings = Vec::new();
                for reading in conflict.readings {
                    let consequence = if reading.taken {
                        None
                    } else {
                        let word = format!("{}/{}", conflict.place(), reading.name);
                        let found = consequences.reading(&read(&word), edition, &conflict);
                        Some(found.map_err(too_large)?)
                    };
                    readings.push(Reading { reading, consequence });
                }
                places.push(Place { place: conflict.place(), industry: conflict.industry, readings });
            }
        }
        let mut everywhere = Vec::new();
        for (name, (count, industries)) in several(&places) {
            let diffs = consequences.flips(&read(&name), &editions, industries.as_deref()).map_err(too_large)?;
            everywhere.push(Everywhere { name, places: count, diffs });
        }
        match self.format {
            Format::Human => output::show(&render::conflicts::human(&checked, &places, &everywhere))?,
            Format::Json => output::print(&render::conflicts::json(&checked, &places, &everywhere))?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The readings that more than one place has and does not take: how many do, and in which industries, unless one of
/// them is a whole edition's.
fn several<'m>(places: &[Place<'m>]) -> BTreeMap<String, (usize, Option<Vec<&'m str>>)> {
    let mut names: BTreeMap<String, (usize, Option<Vec<&'m str>>)> = BTreeMap::new();
    for place in places {
        for reading in place.readings.iter().filter(|one| one.consequence.is_some()) {
            let name = reading.reading.name.clone();
            let (count, industries) = names.entry(name).or_insert((0, Some(Vec::new())));
            *count += 1;
            match (industries.as_mut(), place.industry) {
                (Some(industries), Some(industry)) => industries.push(industry),
                _ => *industries = None,
            }
        }
    }
    names.retain(|_, (count, _)| *count > 1);
    names
}

fn too_large((industry, scenario): (String, String)) -> Failure {
    Failure::told(format!(
        "analysis-too-large: scenario `{scenario}` of industry `{industry}` differs in too many places to list"
    ))
}
