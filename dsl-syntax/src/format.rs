//! One canonical layout for a text, with every comment kept.
//!
//! ```text
//! tree ──► lines (`block`, `clause`), their words by `words` ──► comments and blank lines put back by `lines` ──► text
//! ```
//!
//! What is written on one line stays on one line where it fits, and what is written over lines stays over lines; all else
//! is decided here. No decision looks at the language of the keywords, so that a change of language and the change back
//! give the same bytes.

mod block;
mod clause;
mod count;
mod entries;
mod lines;
mod printer;
mod source;
mod units;
mod words;

use unicode_width::UnicodeWidthStr;

use crate::parse;
use crate::span::FileId;
use crate::{Diagnostic, Severity};

use crate::message::Language;
pub use units::Units;

/// What the one who asks may choose.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language of every keyword; without it, each stays in the language that it is written in.
    pub keywords: Option<Language>,
    /// The units of the folder; those that the text itself declares are known without being named here.
    pub units: Units,
}

/// A text with mistakes in it is not formatted: nobody can tell what its lines belong to.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the text has mistakes and was not formatted")]
pub struct NotFormatted {
    /// The mistakes, in order of place.
    pub findings: Vec<Diagnostic>,
}

/// The widest line, in columns of a terminal, where a line can be broken at all.
const WIDTH: usize = 120;

/// The text in its canonical layout: UTF-8 without a byte order mark, lines ended by `\n`.
///
/// # Errors
/// The mistakes that the parser finds in it.
pub fn format(text: &str, options: &Options) -> Result<String, NotFormatted> {
    let parsed = parse::parse(FileId(0), text);
    let findings: Vec<Diagnostic> =
        parsed.diagnostics.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect();
    if !findings.is_empty() {
        return Err(NotFormatted { findings });
    }
    let units = options.units.clone().and(&parsed.file);
    let tree = parsed.tree();
    let tokens = source::Tokens::of(&tree);
    let lines = block::lines_of(&tree, &tokens, &words::Speaker::new(options.keywords, &units));
    Ok(lines::put_together(&tokens, lines))
}

/// Columns that a text takes on a terminal: two for a Chinese character.
fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}
