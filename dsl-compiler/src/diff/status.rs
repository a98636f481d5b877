//! How a thing fared from one edition to the next: what came of it, and which way decisions went.

use std::fmt;
use std::ops::Deref;

/// How a thing fared from one edition to the next.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Only the new edition lists it.
    Added,
    /// Only the old edition lists it.
    Removed,
    /// Both list it, and something differs.
    Changed,
    /// Both list it, and nothing differs.
    Same,
}

/// Which way a decision went.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Direction {
    /// A milder outcome.
    Looser,
    /// A stricter outcome.
    Stricter,
    /// An outcome that is open, or outside the chains.
    Other,
}

/// What is decided: an outcome, or that it is open which of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    outcomes: Vec<String>,
    words: String,
}

impl Decided {
    pub(super) fn one_of(outcomes: Vec<String>) -> Self {
        let words = match outcomes.as_slice() {
            [only] => only.clone(),
            several => format!("open {{ {} }}", several.join(", ")),
        };
        Self { outcomes, words }
    }

    /// The names of the outcomes: one, or those that it is open between, in order of declaration.
    #[must_use]
    pub fn outcomes(&self) -> &[String] {
        &self.outcomes
    }

    /// Whether it is open which of several.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.outcomes.len() > 1
    }
}

/// In the words of a list: `contract`, `open { contract, free }`.
impl Deref for Decided {
    type Target = str;
    fn deref(&self) -> &str {
        &self.words
    }
}

impl fmt::Display for Decided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}
