//! `qingdan check`: findings, and 1 where there are errors. With `--fix`, those that are left after the safe fixes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use dsl_compiler::check::Checked;
use dsl_compiler::fixes::{Mended, offer};
use dsl_syntax::{Diagnostic, Language, Severity};

use super::fix;
use crate::failure::Failure;
use crate::render::face::Face;
use crate::{folder, language, output};

/// Look for mistakes in the lists
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files or folders to report on [default: the whole lists folder]
    paths: Vec<PathBuf>,
    /// How findings are shown
    #[arg(long, value_enum, default_value_t)]
    format: Face,
    /// The language of the messages [default: for people that of the locale, else English]
    #[arg(long, value_name = "LANGUAGE", value_parser = language::parser())]
    messages: Option<Language>,
    /// Apply the safe fixes to the files, then report what is left
    #[arg(long)]
    fix: bool,
    /// With --fix: print what would change, as a patch, and write nothing
    #[arg(long, requires = "fix", conflicts_with = "format")]
    dry_run: bool,
    /// Exit with 1 where there are warnings, too
    #[arg(long)]
    deny_warnings: bool,
}

impl Check {
    pub(crate) fn run(&self, lists: Option<&Path>) -> Result<ExitCode, Failure> {
        let (folder, wanted) = folder::chosen(lists, &self.paths)?;
        let is_named = |path: &str| wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|name| name == path));
        let (mut checked, mended) = match self.fix {
            true => fix::mended(&folder, is_named)?,
            false => (folder.check()?, Mended::default()),
        };
        if wanted.is_some() {
            let is_wanted = |file: u32| checked.files.get(file as usize).is_some_and(|file| is_named(&file.path));
            let points_to = |finding: &Diagnostic| {
                is_wanted(finding.primary.span.file.0)
                    || finding.secondary.iter().any(|label| is_wanted(label.span.file.0))
            };
            checked.diagnostics.retain(|finding| points_to(finding) || finding.follows.iter().any(points_to));
        }
        let language = self.format.language(self.messages);
        if self.dry_run {
            fix::show(&mended, language)?;
            return Ok(self.code(&checked));
        }
        fix::write(&folder, &mended, language)?;
        offer(&mut checked);
        let text = self.format.report(&checked, self.messages);
        match self.format {
            Face::Json => output::print(&text)?,
            Face::Human => output::show_coloured(&text)?,
            Face::Narrated | Face::Plain | Face::Short => output::show(&text)?,
        }
        Ok(self.code(&checked))
    }

    fn code(&self, checked: &Checked) -> ExitCode {
        let denied = self.deny_warnings && checked.diagnostics.iter().any(|d| d.severity == Severity::Warning);
        ExitCode::from(u8::from(checked.has_errors() || denied))
    }
}
