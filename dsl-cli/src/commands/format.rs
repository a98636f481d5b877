//! `qingdan fmt`: the canonical layout, in place.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use dsl_compiler::source::{SourceFile, read_all};
use dsl_report::{findings, say};
use dsl_syntax::Language;
use dsl_syntax::format::{Options, Units, format};
use dsl_syntax::{Diagnostic, FileId, message, parse};

use crate::context::Context;
use crate::failure::Failure;
use crate::folder::{self, Folder};
use crate::{atomic_write, output};

#[derive(Debug, Args)]
pub(crate) struct Fmt {
    paths: Vec<PathBuf>,
    #[arg(long)]
    check: bool,
    #[arg(long, value_enum)]
    keywords: Option<Keywords>,
}

/// The language of keywords.
#[derive(Copy, Clone, Debug, PartialEq, Eq, ValueEnum)]
enum Keywords {
    Zh,
    En,
}

/// A file whose layout is another than the canonical one.
struct Change<'f> {
    path: &'f str,
    text: String,
}

impl Fmt {
    pub(crate) fn run(&self, context: &Context) -> Result<ExitCode, Failure> {
        let (folder, wanted) = folder::chosen(context.lists(), &self.paths)?;
        let (files, mut findings) = read_all(&folder).map_err(|error| folder::unread(&error))?;
        let wanted = |file: &SourceFile| wanted.as_ref().is_none_or(|wanted| wanted.contains(&file.path));
        let options = Options { keywords: self.language(), units: units(&files) };
        findings.retain(|finding| files.get(finding.primary.span.file.0 as usize).is_some_and(&wanted));
        let mut changes = Vec::new();
        let mut looked_at = 0;
        for (file, id) in files.iter().zip(0..).filter(|(file, _)| wanted(file)) {
            looked_at += 1;
            if file.raw.is_some() {
                continue;
            }
            match format(&file.text, &options) {
                Ok(text) if text != file.text => changes.push(Change { path: &file.path, text }),
                Ok(_) => {}
                // The finding's place is told by the number that the file has here.
                Err(_) => findings.extend(errors(id, &file.text)),
            }
        }
        self.write(&folder, &changes)?;
        let broken = refused(&files, &findings, context);
        output::show(&self.summary(&changes, looked_at, context.language()))?;
        let failed = broken || (self.check && !changes.is_empty());
        Ok(ExitCode::from(u8::from(failed)))
    }

    fn language(&self) -> Option<Language> {
        self.keywords.map(|keywords| match keywords {
            Keywords::Zh => Language::Zh,
            Keywords::En => Language::En,
        })
    }

    fn write(&self, folder: &Folder, changes: &[Change<'_>]) -> Result<(), Failure> {
        if self.check {
            return Ok(());
        }
        let place = |path: &str| folder.place(path).unwrap_or(Path::new(path)).to_path_buf();
        let files: Vec<(PathBuf, Vec<u8>)> =
            changes.iter().map(|change| (place(change.path), change.text.clone().into_bytes())).collect();
        atomic_write::write_all(&files)
    }

    fn summary(&self, changes: &[Change<'_>], looked_at: usize, reader: Language) -> String {
        let out: String = changes.iter().map(|change| format!("{}\n", change.path)).collect();
        let summary = match self.check {
            true => message!("layout-would-change", changed = changes.len(), files = looked_at),
            false => message!("layout-changed", changed = changes.len(), files = looked_at),
        };
        out + &say(&summary, reader) + "\n"
    }
}

/// The units that any file declares: a list's numbers name units of the folder's shared declarations.
fn units(files: &[SourceFile]) -> Units {
    files.iter().fold(Units::default(), |units, file| units.and(&parse(FileId(0), &file.text).file))
}

fn errors(file: u32, text: &str) -> Vec<Diagnostic> {
    let found = parse(FileId(file), text).diagnostics;
    found.into_iter().filter(|finding| finding.severity == dsl_syntax::Severity::Error).collect()
}

/// Shows the findings of the files that were not formatted; whether there are any.
fn refused(files: &[SourceFile], findings: &[Diagnostic], context: &Context) -> bool {
    if findings.is_empty() {
        return false;
    }
    output::eprint(&findings::drawn(files, findings, context.style().plain()));
    let mut refused: Vec<u32> = findings.iter().map(|finding| finding.primary.span.file.0).collect();
    refused.sort_unstable();
    refused.dedup();
    for file in refused.into_iter().filter_map(|file| files.get(file as usize)) {
        output::complain(&say(&message!("not-formatted", file = &file.path), context.language()));
    }
    true
}
