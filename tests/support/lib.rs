//! Shared parts of the tests: lists in memory or from disk, an oracle that decides by reading, generated lists, inputs,
//! and the differential test in which oracle, graph and artefact answer the same question.

#![allow(clippy::indexing_slicing, clippy::string_slice, reason = "a test that finds no place there is to fail at it")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use dsl_compiler::model::Model;
use dsl_compiler::model::readings::Readings;
use dsl_compiler::resolve::resolve;
use dsl_compiler::source::{SourceFile, World, read_all};
use dsl_syntax::{Code, Diagnostic, FileId, Severity, parse};

pub mod differential;
pub mod inputs;
pub mod mutants;
pub mod oracle;
pub mod parts;
pub mod plan;
pub mod print;
pub mod rearrange;
pub mod strategy;

/// A folder of lists that exists in memory only: path to bytes.
#[derive(Clone, Debug, Default)]
pub struct Memory(BTreeMap<String, Vec<u8>>);

impl Memory {
    /// A folder with one file.
    #[must_use]
    pub fn one(text: &str) -> Self {
        Self::default().with("lists/list.qd", text)
    }

    /// The folder with one more file.
    #[must_use]
    pub fn with(mut self, path: &str, text: impl Into<Vec<u8>>) -> Self {
        self.0.insert(path.to_owned(), text.into());
        self
    }

    /// Every `.qd` file at and below `folder`, by the folder's own name.
    ///
    /// # Errors
    /// What could not be read, and why.
    pub fn from_disk(folder: &Path) -> Result<Self, String> {
        let mut memory = Self::default();
        let base = folder.parent().unwrap_or(folder);
        let mut left = vec![folder.to_path_buf()];
        while let Some(at) = left.pop() {
            let entries = std::fs::read_dir(&at).map_err(|why| format!("{}: {why}", at.display()))?;
            for entry in entries {
                let path = entry.map_err(|why| format!("{}: {why}", at.display()))?.path();
                if path.is_dir() {
                    left.push(path);
                } else if path.extension().is_some_and(|extension| extension == "qd") {
                    let bytes = std::fs::read(&path).map_err(|why| format!("{}: {why}", path.display()))?;
                    let name = path.strip_prefix(base).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                    memory.0.insert(name, bytes);
                }
            }
        }
        Ok(memory)
    }

    /// The project's own lists.
    ///
    /// # Errors
    /// What could not be read, and why.
    pub fn real() -> Result<Self, String> {
        let root: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "lists"].iter().collect();
        Self::from_disk(&root.canonicalize().map_err(|why| format!("{}: {why}", root.display()))?)
    }
}

impl World for Memory {
    fn paths(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }
    fn read(&self, path: &str) -> Result<Vec<u8>, dsl_syntax::Message> {
        self.0.get(path).cloned().ok_or_else(|| dsl_syntax::Message::new("unread-gone"))
    }
}

/// A folder, parsed and resolved.
#[derive(Clone, Debug)]
pub struct Lists {
    /// The files in order of their ids.
    pub files: Vec<SourceFile>,
    /// What they mean.
    pub model: Model,
    /// What parsing and resolving found.
    pub findings: Vec<Diagnostic>,
}

impl Lists {
    /// Reads, parses and resolves.
    ///
    /// # Errors
    /// A file that could not be read.
    pub fn of(world: &dyn World) -> Result<Self, String> {
        Self::reading(world, &Readings::default())
    }

    /// The same, with other readings than those that the lists take.
    ///
    /// # Errors
    /// A file that could not be read.
    pub fn reading(world: &dyn World, readings: &Readings) -> Result<Self, String> {
        let (files, mut findings) = read_all(world).map_err(|unread| format!("{unread:?}"))?;
        let mut trees = Vec::with_capacity(files.len());
        for (at, file) in files.iter().enumerate() {
            let parsed = parse(FileId(u32::try_from(at).unwrap_or(u32::MAX)), &file.text);
            findings.extend(parsed.diagnostics);
            trees.push(parsed.file);
        }
        let (model, resolved) = resolve(&trees, readings);
        findings.extend(resolved);
        Ok(Self { files, model, findings })
    }

    /// One text as a whole folder.
    ///
    /// # Errors
    /// Never, for a text.
    pub fn text(text: &str) -> Result<Self, String> {
        Self::of(&Memory::one(text))
    }

    /// The errors that leave open what is meant, in a line each: `path:line: code: message`. A condition that can never hold is an
    /// error and means something all the same: it never holds.
    #[must_use]
    pub fn errors(&self) -> Vec<String> {
        let errors = self
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error && finding.code != Code::EmptyBounds);
        errors
            .map(|finding| {
                let file = self.files.get(finding.primary.span.file.0 as usize);
                let before =
                    file.and_then(|file| file.text.get(..finding.primary.span.start as usize)).unwrap_or_default();
                let path = file.map_or("?", |file| file.path.as_str());
                let line = before.matches('\n').count() + 1;
                format!(
                    "{path}:{line}: {}: {}",
                    finding.code.as_str(),
                    dsl_report::say(&finding.message, dsl_syntax::Language::En)
                )
            })
            .collect()
    }
}
