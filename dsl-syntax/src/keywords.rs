//! The words of the language, asked: what the table (`language/table.rs`) says of them.

use std::sync::LazyLock;

pub use crate::language::{Group, Keyword, SyntaxKind};
use crate::language::{MULTIPLIERS, WORDS, reserved_words, traits_of, word_of};

/// Every keyword, in the order of the manual.
#[must_use]
pub fn keywords() -> &'static [Keyword] {
    static ALL: LazyLock<Vec<Keyword>> = LazyLock::new(|| WORDS.iter().map(|word| word.keyword).collect());
    &ALL
}

/// The keyword of a kind; `None` for what is no keyword.
#[must_use]
pub fn keyword(kind: SyntaxKind) -> Option<&'static Keyword> {
    word_of(kind).map(|word| &word.keyword)
}

/// Whether a clause goes on over a line that begins with this word.
#[must_use]
pub fn joins_clause(kind: SyntaxKind) -> bool {
    traits_of(kind).joins
}

/// The keywords that draw a boundary.
pub fn boundary_words() -> impl Iterator<Item = &'static Keyword> {
    keywords().iter().filter(|keyword| keyword.group == Group::Bound)
}

/// The multipliers of numbers in both languages, with how many zeros each stands for.
#[must_use]
pub fn multipliers() -> &'static [(&'static str, usize)] {
    MULTIPLIERS
}

/// Whether a word is a keyword in its place only, and a name everywhere else.
pub(crate) fn may_be_name(kind: SyntaxKind) -> bool {
    kind == SyntaxKind::Name || traits_of(kind).may_be_name
}

/// Whether a name may not be declared because the language uses the word.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    reserved_words().any(|word| word == name)
}

/// Whether a text holds a Chinese form of one of these keywords.
#[must_use]
pub fn holds_chinese(text: &str, kinds: &[SyntaxKind]) -> bool {
    let wanted = keywords().iter().filter(|keyword| kinds.contains(&keyword.kind));
    wanted.flat_map(|keyword| keyword.chinese).any(|word| text.contains(word))
}
