//! What could have stood at the place of a mistake, in words, sorted and shortened.

use pest::error::{Error, ErrorVariant};

use crate::block::starts_item;
use crate::grammar::Rule;
use crate::keywords::{SyntaxKind, keywords};

/// What pest would have taken.
pub(super) struct Expected {
    pub(super) kinds: Vec<SyntaxKind>,
    /// Whether to name keywords in Chinese.
    chinese: bool,
}

const BOUNDARIES: &[SyntaxKind] = &[SyntaxKind::AtLeast, SyntaxKind::AtMost, SyntaxKind::Over, SyntaxKind::Under];

/// What a condition may begin with.
const CONDITION: &[SyntaxKind] = &[
    SyntaxKind::Not,
    SyntaxKind::AllOf,
    SyntaxKind::AnyOf,
    SyntaxKind::DataImportant,
    SyntaxKind::DataNotImportant,
    SyntaxKind::SomePeople,
];

impl Expected {
    pub(super) fn new(error: &Error<Rule>, chinese: bool) -> Self {
        let ErrorVariant::ParsingError { positives, .. } = &error.variant else {
            return Self { kinds: Vec::new(), chinese };
        };
        let mut kinds: Vec<SyntaxKind> = Vec::new();
        for kind in positives.iter().map(|rule| SyntaxKind::of(*rule)) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        Self { kinds, chinese }
    }

    pub(super) fn has(&self, kind: SyntaxKind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Nothing but a name.
    pub(super) fn only_a_name(&self) -> bool {
        let names = [
            SyntaxKind::Name,
            SyntaxKind::ValueDecl,
            SyntaxKind::Citation,
            SyntaxKind::Names,
            SyntaxKind::WasPath,
            SyntaxKind::Reference,
            SyntaxKind::CloseBrace,
        ];
        self.kinds.iter().any(|kind| *kind != SyntaxKind::CloseBrace) && self.kinds.iter().all(|kind| names.contains(kind))
    }

    pub(super) fn words(&self) -> String {
        // Where the line may end, whatever may begin the next one could stand as well; to say so helps nobody.
        let may_end = self.has(SyntaxKind::Error);
        let mut words: Vec<String> = Vec::new();
        let mut add = |word: String| {
            if !words.contains(&word) {
                words.push(word);
            }
        };
        let condition = CONDITION.iter().filter(|kind| self.has(**kind)).count() > 3;
        for kind in self.kinds.iter().copied() {
            match kind {
                SyntaxKind::Error | SyntaxKind::Group | SyntaxKind::File => {}
                SyntaxKind::Semicolon => {}
                _ if may_end && begins_line(kind) => {}
                _ if BOUNDARIES.contains(&kind) => add(self.boundary_words()),
                _ if condition && (CONDITION.contains(&kind) || kind == SyntaxKind::Name) => add("a condition".into()),
                SyntaxKind::Conjunction | SyntaxKind::Condition => add("a condition".into()),
                SyntaxKind::IsNot | SyntaxKind::IsOneOf => add(self.keyword(SyntaxKind::Is)),
                _ if kind.is_keyword() => add(self.keyword(kind)),
                _ => add(kind.words().to_owned()),
            }
        }
        if words.is_empty() || (may_end && words.len() > 6) {
            return "the end of the line".to_owned();
        }
        list(&words)
    }

    pub(super) fn keyword(&self, kind: SyntaxKind) -> String {
        let Some(keyword) = keywords().iter().find(|keyword| keyword.kind == kind) else {
            return kind.words().to_owned();
        };
        let (first, second) =
            if self.chinese { (keyword.chinese, keyword.english) } else { (keyword.english, keyword.chinese) };
        first.first().or(second.first()).map_or_else(String::new, |word| format!("`{word}`"))
    }

    fn boundary_words(&self) -> String {
        let words: Vec<String> = BOUNDARIES.iter().map(|kind| self.keyword(*kind)).collect();
        format!("a boundary word ({})", words.join(", "))
    }
}

/// Kinds that begin the next line and not the rest of this one.
fn begins_line(kind: SyntaxKind) -> bool {
    starts_item(kind) && kind != SyntaxKind::When
        || matches!(
            kind,
            SyntaxKind::Verdict
                | SyntaxKind::Clause
                | SyntaxKind::Name
                | SyntaxKind::Field
                | SyntaxKind::Unverified
                | SyntaxKind::SinceJanuary
        )
}

/// `a, b or c`.
pub(super) fn list(words: &[impl AsRef<str>]) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} or {}", before.join(", "), last.as_ref())
        }
    }
}
