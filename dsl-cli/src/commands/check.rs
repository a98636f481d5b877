//! `qingdan check`: findings, and 1 where there are errors. With `--fix`, those that are left after the safe fixes.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use dsl_compiler::check::Checked;
use dsl_compiler::fixes::{Mended, offer};
use dsl_report::findings;
use dsl_syntax::{Diagnostic, Language, Severity};

use super::fix;
use crate::context::Context;
use crate::failure::Failure;
use crate::{folder, output};

/// How findings are shown.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    #[default]
    Human,
    Narrated,
    Plain,
    Short,
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    paths: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[arg(long)]
    fix: bool,
    #[arg(long, requires = "fix", conflicts_with = "format")]
    dry_run: bool,
    #[arg(long)]
    deny_warnings: bool,
}

impl Check {
    pub(crate) fn run(&self, context: &Context) -> Result<ExitCode, Failure> {
        let (folder, wanted) = folder::chosen(context.lists(), &self.paths)?;
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
        let language = self.language(context);
        if self.dry_run {
            fix::show(&mended, language)?;
            return Ok(self.code(&checked));
        }
        fix::write(&folder, &mended, language)?;
        offer(&mut checked);
        match self.format {
            Format::Human => output::show_coloured(&findings::human(&checked, context.style()))?,
            Format::Narrated => output::show(&findings::narrated(&checked, language))?,
            Format::Plain => output::show(&findings::plain(&checked, language))?,
            Format::Short => output::show(&findings::short(&checked, language))?,
            Format::Json => output::print(&findings::json(&checked, language))?,
        }
        Ok(self.code(&checked))
    }

    /// For people the locale's, unless another is asked for; English for logs and programs.
    fn language(&self, context: &Context) -> Language {
        match self.format {
            Format::Human | Format::Narrated => context.language(),
            Format::Plain | Format::Short | Format::Json => context.language_of_logs(),
        }
    }

    fn code(&self, checked: &Checked) -> ExitCode {
        let denied = self.deny_warnings && checked.diagnostics.iter().any(|d| d.severity == Severity::Warning);
        ExitCode::from(u8::from(checked.has_errors() || denied))
    }
}
