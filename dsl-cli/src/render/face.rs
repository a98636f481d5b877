//! The five faces of a check's findings, and the language that they speak.

use clap::ValueEnum;
use dsl_compiler::check::Checked;
use dsl_syntax::{Language, Severity, message, say};

use super::{frames, graphical, json};
use crate::language;

/// How findings are shown.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Face {
    /// Drawn into the text, in colour, for a terminal
    #[default]
    Human,
    /// The same in sentences, for a screen reader
    Narrated,
    /// Drawn with ASCII characters, for logs and mail
    Plain,
    /// One line each
    Short,
    /// For programs
    Json,
}

impl Face {
    /// The language asked for; else for people that of the locale, and English for logs and programs.
    pub(crate) fn language(self, messages: Option<Language>) -> Language {
        match (messages, self) {
            (Some(language), _) => language,
            (None, Self::Human | Self::Narrated) => language::language(None),
            (None, _) => Language::En,
        }
    }

    /// All findings of a check; for people also how many there are. Locale, colour and the terminal's width are asked for
    /// `human` and `narrated` alone.
    pub(crate) fn report(self, checked: &Checked, messages: Option<Language>) -> String {
        let language = self.language(messages);
        let (files, findings) = (&checked.files, &checked.diagnostics);
        let mut text = match self {
            Self::Human => graphical::findings(files, findings, graphical::Look::of_terminal(language)),
            Self::Narrated => graphical::narrated(files, findings, language),
            Self::Plain => frames::plain(files, findings, language),
            Self::Short => return frames::short(files, findings, language),
            Self::Json => return json::report(checked, language),
        };
        text.push_str(&summary(checked, language));
        text.push('\n');
        text
    }
}

/// How many errors and warnings there are, in how many files.
fn summary(checked: &Checked, language: Language) -> String {
    let (errors, warnings) = (checked.count(Severity::Error), checked.count(Severity::Warning));
    let files = checked.files.len();
    say(&message!("summary", errors = errors, warnings = warnings, files = files), language)
}
