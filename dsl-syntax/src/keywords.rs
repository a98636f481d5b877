//! The words of the language, asked: what the table (`language/table.rs`) says of them.

use std::sync::LazyLock;

pub use crate::language::SyntaxKind;
use crate::language::{ANSWERS, Form, MULTIPLIERS, Mark, WORDS, Word, traits_of};
use crate::message::Language;

/// A keyword of the language, in both its forms.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// Its kind in the tree.
    pub kind: SyntaxKind,
    /// The English forms, the one to print first; empty where only Chinese has such a word.
    pub english: &'static [&'static str],
    /// The Chinese forms, the one to print first.
    pub chinese: &'static [&'static str],
    /// Whether its first English word is barred as a name.
    pub reserved: bool,
    /// What it does in a list.
    pub group: Group,
}

/// What a keyword does in a list; editors colour by it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// Begins a declaration or a block.
    Block,
    /// Begins a line, or belongs to what a line says.
    Line,
    /// Holds a clause together.
    Clause,
    /// Joins or compares.
    Operator,
    /// Draws a boundary.
    Bound,
    /// Stands for something itself.
    Constant,
    /// Marks the language of a text.
    Language,
}

impl Keyword {
    /// The usual form of each language, English first; the other language's where it has none.
    #[must_use]
    pub fn forms(&self) -> (&'static str, &'static str) {
        let (en, zh) = (self.english.first(), self.chinese.first());
        (en.or(zh).copied().unwrap_or_default(), zh.or(en).copied().unwrap_or_default())
    }

    /// Whether a form of it stands after what it is said of: `以上` in `10万人以上`.
    #[must_use]
    pub fn follows(&self, form: &str) -> bool {
        let word = word_of(self.kind);
        let at = self.chinese.iter().position(|one| *one == form);
        at.zip(word).and_then(|(at, word)| word.forms.get(at)).is_some_and(|form| matches!(form, Form::After))
    }
}

fn word_of(kind: SyntaxKind) -> Option<&'static Word> {
    // Keywords are the first kinds, in the order of the table.
    WORDS.get(kind as usize).filter(|word| word.keyword.kind == kind)
}

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

/// The language of the boundary word in a bound as written, such as `10万人以上` or `at least 10万人`; `None` where there is none.
#[must_use]
pub fn language_of_bound(written: &str) -> Option<Language> {
    let any = |forms: fn(&Keyword) -> &'static [&'static str]| {
        boundary_words().flat_map(forms).any(|form| written.contains(form))
    };
    if any(|keyword| keyword.chinese) {
        return Some(Language::Zh);
    }
    any(|keyword| keyword.english).then_some(Language::En)
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

/// The words that no name may be: the first ones of the reserved keywords, and the multipliers. A value that examples give is none.
pub(crate) fn reserved_words() -> impl Iterator<Item = &'static str> {
    let words = WORDS.iter().filter(|word| word.has(Mark::Reserved)).flat_map(|word| word.keyword.english);
    let first = words.filter_map(|form| form.split(' ').next());
    let multipliers = MULTIPLIERS.iter().map(|(word, _)| *word).filter(|word| word.is_ascii());
    first.chain(multipliers).filter(|word| ANSWERS.iter().all(|(answer, _)| answer != word))
}

/// Whether a name may not be declared because the language uses the word.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    reserved_words().any(|word| word == name)
}
