//! What a text for people depends on beside its subject.

use dsl_syntax::Language;

/// Who reads, and where.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// The reader's language.
    pub language: Language,
    /// How many columns there are, at least 40.
    pub width: usize,
    /// Whether ANSI colours are understood.
    pub colours: bool,
}

impl Style {
    /// The same without colour.
    #[must_use]
    pub fn plain(self) -> Self {
        Self { colours: false, ..self }
    }
}
