//! `qingdan compile`: one artefact per edition, all or none.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use dsl_artifact::Loaded;
use dsl_compiler::artefact::compile;
use dsl_compiler::check::Checked;
use dsl_compiler::model::EditionId;
use dsl_report::{refusals, say};
use dsl_syntax::message;

use super::{edition, valid_lists};
use crate::context::Context;
use crate::failure::Failure;
use crate::{atomic_write, output};

#[derive(Debug, Args)]
pub(crate) struct Compile {
    editions: Vec<String>,
    #[arg(short, long = "output", value_name = "DIR", default_value = ".")]
    output: PathBuf,
}

impl Compile {
    pub(crate) fn run(&self, context: &Context) -> Result<ExitCode, Failure> {
        let checked = match valid_lists(context)? {
            Ok(checked) => checked,
            Err(code) => return Ok(code),
        };
        let editions = chosen(&checked, &self.editions)?;
        let mut artefacts = Vec::new();
        for id in editions {
            let loaded = artefact(&checked, id)?;
            artefacts.push((checked.model.edition(id).name.clone(), loaded));
        }
        let mut report = String::new();
        let mut files = Vec::new();
        for (name, loaded) in &artefacts {
            let path = self.output.join(format!("{name}.qdc.json"));
            let artefact = loaded.artefact();
            files.push((path.clone(), artefact.to_bytes()));
            let compiled = message!(
                "compiled",
                file = path.display().to_string(),
                nodes = artefact.nodes.len(),
                rules = artefact.rules.len(),
                digest = loaded.digest()
            );
            report.push_str(&say(&compiled, context.language()));
            report.push('\n');
        }
        self.write(&files)?;
        output::show(&report)?;
        Ok(ExitCode::SUCCESS)
    }

    /// All of the files in the folder, which is made where it is not there, or nothing.
    fn write(&self, files: &[(PathBuf, Vec<u8>)]) -> Result<(), Failure> {
        let made: Vec<&Path> = self.output.ancestors().take_while(|folder| !folder.exists()).collect();
        let folder = std::fs::create_dir_all(&self.output);
        let folder = folder.map_err(|error| Failure::io(self.output.display().to_string(), error));
        folder.and_then(|()| atomic_write::write_all(files)).inspect_err(|_| {
            for folder in made {
                // Only where it is empty.
                let _there_or_not = std::fs::remove_dir(folder);
            }
        })
    }
}

/// The named editions, or all.
pub(crate) fn chosen(checked: &Checked, names: &[String]) -> Result<Vec<EditionId>, Failure> {
    if names.is_empty() {
        return Ok(checked.model.edition_ids().collect());
    }
    names.iter().map(|name| edition(checked, name)).collect()
}

/// An edition compiled and checked as anyone who loads it would.
pub(crate) fn artefact(checked: &Checked, id: EditionId) -> Result<Loaded, Failure> {
    let artefact = compile(&checked.model, &checked.files, id).map_err(|large| refusals::graph_too_large(&large))?;
    Loaded::from_artefact(artefact).map_err(|error| refusals::artefact(&error).into())
}
