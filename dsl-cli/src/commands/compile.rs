//! `qingdan compile`: one artefact per edition, all or none.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use dsl_artifact::Loaded;
use dsl_compiler::check::Checked;
use dsl_compiler::compile::compile;
use dsl_compiler::graph::build::TooLarge;
use dsl_compiler::model::EditionId;

use super::{edition, sound_lists};
use crate::failure::Failure;
use crate::output;

/// Write one artefact per edition
#[derive(Debug, Args)]
pub(crate) struct Compile {
    /// Which editions [default: all]
    editions: Vec<String>,
    /// Where the artefacts go
    #[arg(short, long = "output", value_name = "DIR", default_value = ".")]
    output: PathBuf,
}

impl Compile {
    pub(crate) fn run(&self, lists: Option<&Path>) -> Result<ExitCode, Failure> {
        let checked = match sound_lists(lists)? {
            Ok(checked) => checked,
            Err(code) => return Ok(code),
        };
        let editions = chosen(&checked, &self.editions)?;
        let mut artefacts = Vec::new();
        for id in editions {
            let loaded = artefact(&checked, id)?;
            artefacts.push((checked.model.edition(id).name.clone(), loaded));
        }
        std::fs::create_dir_all(&self.output).map_err(|error| Failure::io(self.output.display().to_string(), error))?;
        let mut report = String::new();
        for (name, loaded) in &artefacts {
            let path = self.output.join(format!("{name}.qdc.json"));
            output::write(&path, &loaded.artefact().to_bytes())?;
            let artefact = loaded.artefact();
            report.push_str(&format!(
                "{}: {} nodes, {} rules, {}\n",
                path.display(),
                artefact.nodes.len(),
                artefact.rules.len(),
                artefact.computed_digest()
            ));
        }
        output::print(&report)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The named editions, or all.
pub(crate) fn chosen(checked: &Checked, names: &[String]) -> Result<Vec<EditionId>, Failure> {
    if names.is_empty() {
        return Ok((0..checked.model.editions.len()).filter_map(|at| u32::try_from(at).ok()).map(EditionId).collect());
    }
    names.iter().map(|name| edition(checked, name)).collect()
}

/// An edition compiled and checked as anyone who loads it would.
pub(crate) fn artefact(checked: &Checked, id: EditionId) -> Result<Loaded, Failure> {
    let artefact = compile(&checked.model, &checked.files, id).map_err(|large| too_large(&large))?;
    Loaded::from_artefact(artefact).map_err(|error| Failure::told(error.to_string()))
}

/// Why an edition cannot be compiled, nor its examples run.
pub(crate) fn too_large(large: &TooLarge<'_>) -> Failure {
    Failure::told(format!(
        "graph-too-large: the decision graph of scenario `{}` of industry `{}` passes the budget of nodes; split the scenario, or bound fewer measures in it",
        large.scenario, large.industry
    ))
}
