//! `qingdan check`: findings, and 1 where there are errors.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use dsl_syntax::{Diagnostic, Severity};

use crate::failure::Failure;
use crate::render::face::{Face, Messages};
use crate::{folder, output};

/// Look for mistakes in the lists
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files or folders to report on [default: the whole lists folder]
    paths: Vec<PathBuf>,
    /// How findings are shown
    #[arg(long, value_enum, default_value_t)]
    format: Face,
    /// The language of the messages [default: for people that of the locale, else English]
    #[arg(long, value_enum)]
    messages: Option<Messages>,
    /// Exit with 1 where there are warnings, too
    #[arg(long)]
    deny_warnings: bool,
}

impl Check {
    pub(crate) fn run(&self, lists: Option<&Path>) -> Result<ExitCode, Failure> {
        let (folder, wanted) = folder::chosen(lists, &self.paths)?;
        let mut checked = folder.check()?;
        if let Some(wanted) = wanted {
            let is_wanted =
                |file: u32| checked.files.get(file as usize).is_some_and(|file| wanted.contains(&file.path));
            let points_to = |finding: &Diagnostic| {
                is_wanted(finding.primary.span.file.0) || finding.secondary.iter().any(|label| is_wanted(label.span.file.0))
            };
            checked.diagnostics.retain(|finding| points_to(finding) || finding.follows.iter().any(points_to));
        }
        let text = self.format.report(&checked, self.messages);
        output::print(&text)?;
        let denied = self.deny_warnings && checked.diagnostics.iter().any(|d| d.severity == Severity::Warning);
        Ok(ExitCode::from(u8::from(checked.has_errors() || denied)))
    }
}
