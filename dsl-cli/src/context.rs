//! What every command is run with: where the lists are, and how its reader is spoken to.

use std::path::{Path, PathBuf};

use dsl_report::Style;
use dsl_syntax::Language;

use crate::{language, output};

/// Where the lists are, and who reads.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    lists: Option<PathBuf>,
    messages: Option<Language>,
}

impl Context {
    pub(crate) fn new(lists: Option<PathBuf>, messages: Option<Language>) -> Self {
        Self { lists, messages }
    }

    /// `--lists`.
    pub(crate) fn lists(&self) -> Option<&Path> {
        self.lists.as_deref()
    }

    /// The language of what people read: the one asked for, else the locale's.
    pub(crate) fn language(&self) -> Language {
        self.messages.unwrap_or_else(language::of_locale)
    }

    /// The language of what programs, logs and mail read: the one asked for, else English.
    pub(crate) fn language_of_logs(&self) -> Language {
        self.messages.unwrap_or(Language::En)
    }

    /// How standard output's reader is spoken to.
    pub(crate) fn style(&self) -> Style {
        Style { language: self.language(), width: output::width(), colours: output::colours() }
    }
}
