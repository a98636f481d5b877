//! What could have stood at the place of a mistake, in words, sorted and shortened.

use pest::error::{Error, ErrorVariant};

use crate::block::starts_item;
use crate::grammar::Rule;
use crate::keywords::{Group, SyntaxKind, boundary_words, keyword};
use crate::message;
use crate::message::{Argument, Joint, Language};

/// What pest would have taken.
pub(super) struct Expected {
    pub(super) kinds: Vec<SyntaxKind>,
    /// Whether English sentences too name keywords in Chinese, as the line does.
    chinese: bool,
}

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
        self.kinds.iter().any(|kind| *kind != SyntaxKind::CloseBrace)
            && self.kinds.iter().all(|kind| names.contains(kind))
    }

    pub(super) fn words(&self) -> Argument {
        // Where the line may end, whatever may begin the next one could stand as well; to say so helps nobody.
        let may_end = self.has(SyntaxKind::Error);
        let mut words: Vec<Argument> = Vec::new();
        let mut add = |word: Argument| {
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
                _ if keyword(kind).is_some_and(|keyword| keyword.group == Group::Bound) => add(self.boundary_words()),
                _ if condition && (CONDITION.contains(&kind) || kind == SyntaxKind::Name) => {
                    add(SyntaxKind::Condition.words())
                }
                SyntaxKind::Conjunction | SyntaxKind::Condition => add(SyntaxKind::Condition.words()),
                SyntaxKind::IsNot | SyntaxKind::IsOneOf => add(self.keyword(SyntaxKind::Is)),
                _ if kind.is_keyword() => add(self.keyword(kind)),
                _ => add(kind.words()),
            }
        }
        if words.is_empty() || (may_end && words.len() > 6) {
            return message!("end-of-line").into();
        }
        Argument::List(words, Joint::Or)
    }

    /// A keyword in backticks.
    pub(super) fn keyword(&self, kind: SyntaxKind) -> Argument {
        let form = |language| format!("`{}`", self.form(kind, language));
        Argument::in_each(form)
    }

    /// A keyword as a sentence of that language names it.
    fn form(&self, kind: SyntaxKind, language: Language) -> &'static str {
        let Some(keyword) = keyword(kind) else { return "" };
        let (first, second) = match language {
            Language::En if !self.chinese => (keyword.english, keyword.chinese),
            _ => (keyword.chinese, keyword.english),
        };
        first.first().or(second.first()).copied().unwrap_or_default()
    }

    /// A keyword as the line would write it.
    pub(super) fn written(&self, kind: SyntaxKind) -> &'static str {
        self.form(kind, Language::En)
    }

    fn boundary_words(&self) -> Argument {
        let words = |language| {
            let words: Vec<String> =
                boundary_words().map(|word| format!("`{}`", self.form(word.kind, language))).collect();
            words.join(if language == Language::Zh { "、" } else { ", " })
        };
        message!("boundary-word", words = Argument::in_each(words)).into()
    }
}

/// Kinds that begin the next line and not the rest of this one.
fn begins_line(kind: SyntaxKind) -> bool {
    starts_item(kind) && kind != SyntaxKind::When
        || matches!(kind, SyntaxKind::Verdict | SyntaxKind::Clause | SyntaxKind::Name | SyntaxKind::Field)
}
