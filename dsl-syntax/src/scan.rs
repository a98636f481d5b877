//! One pass over the text that knows strings, comments, braces, keywords and line starts, and nothing of the grammar.
//!
//! The splitter cuts along it, messages quote from it, and the tree of a broken line is made of it. It takes any text.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::keywords::{Keyword, SyntaxKind, keywords};
use crate::space::{is_blank, is_space};
use crate::span::offset;

/// A stretch of text that is neither white space nor comment.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Keyword kinds, `Name` for any other word, `String`, `Digits`, punctuation, or `Unknown`.
    pub kind: SyntaxKind,
    /// Where it begins, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// First of its line.
    pub first: bool,
    /// First of its line, or after `{` or `;`: where a clause, a declaration or a field may start.
    pub line_start: bool,
    /// A string without its closing quote.
    pub unclosed: bool,
}

/// The tokens of a text, in order.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) tokens: Vec<Token>,
}

impl Scan {
    /// The index of the first token that starts at `offset` or later.
    pub(crate) fn index_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.start < offset)
    }

    /// Whether what starts at `offset` starts a line.
    pub(crate) fn starts_line(&self, offset: u32) -> bool {
        self.tokens.get(self.index_at(offset)).is_some_and(|token| token.start != offset || token.line_start)
    }
}

/// The tokens of a text, in order, without white space and comments: any text, also a part of a list.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    scan(text).tokens
}

/// Reads the whole text.
pub(crate) fn scan(text: &str) -> Scan {
    let mut scanner = Scanner { text, at: 0, first: true, after_opener: true, line_braces: 0, tokens: Vec::new() };
    while scanner.at < text.len() {
        scanner.step();
    }
    Scan { tokens: scanner.tokens }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{2FFFF}' | '〇')
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    first: bool,
    after_opener: bool,
    /// Braces opened and not closed on this line.
    line_braces: usize,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self) {
        let Some(c) = self.rest().chars().next() else {
            self.at = self.text.len();
            return;
        };
        if c == '\n' {
            self.first = true;
            self.line_braces = 0;
            self.at += 1;
        } else if is_space(c) {
            self.at += c.len_utf8();
        } else if self.rest().starts_with("//") {
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        } else {
            self.token(c);
        }
    }

    fn token(&mut self, c: char) {
        let (kind, length, unclosed) = match c {
            '"' => self.string(),
            '{' | '｛' => (SyntaxKind::OpenBrace, c.len_utf8(), false),
            '}' | '｝' => (SyntaxKind::CloseBrace, c.len_utf8(), false),
            '[' | '［' | '【' => (SyntaxKind::OpenBracket, c.len_utf8(), false),
            ']' | '］' | '】' => (SyntaxKind::CloseBracket, c.len_utf8(), false),
            ',' | '，' | '、' => (SyntaxKind::Comma, c.len_utf8(), false),
            ';' | '；' => (SyntaxKind::Semicolon, c.len_utf8(), false),
            '<' | '＜' => (SyntaxKind::Less, c.len_utf8(), false),
            '/' | '／' => (SyntaxKind::Slash, c.len_utf8(), false),
            '.' => (SyntaxKind::Dot, 1, false),
            '=' if self.rest().starts_with("=>") => (SyntaxKind::Arrow, 2, false),
            '⇒' => (SyntaxKind::Arrow, c.len_utf8(), false),
            _ => {
                let (kind, length) = self.word(c);
                (kind, length, false)
            }
        };
        let start = self.at;
        self.at += length.max(1);
        let opener = matches!(kind, SyntaxKind::OpenBrace | SyntaxKind::Semicolon);
        match kind {
            SyntaxKind::OpenBrace => self.line_braces += 1,
            SyntaxKind::CloseBrace => self.line_braces = self.line_braces.saturating_sub(1),
            _ => {}
        }
        self.tokens.push(Token {
            kind,
            start: offset(start),
            end: offset(self.at),
            first: self.first,
            line_start: self.first || self.after_opener,
            unclosed,
        });
        self.first = false;
        self.after_opener = opener;
    }

    fn string(&self) -> (SyntaxKind, usize, bool) {
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => return (SyntaxKind::String, at + 1, false),
                '\n' => return (SyntaxKind::String, self.unclosed_length(at), true),
                '\\' if self.rest().get(at + 1..).is_some_and(|rest| !rest.starts_with('\n')) => {
                    chars.next();
                }
                _ => {}
            }
        }
        (SyntaxKind::String, self.unclosed_length(self.rest().len()), true)
    }

    /// A string that does not end on its line leaves the line's own closing braces outside, and a brace that opens
    /// the lines below: the writer forgot a quote, not a quote and a brace.
    fn unclosed_length(&self, line: usize) -> usize {
        let mut length = self.rest().get(..line).unwrap_or_default().trim_end().len();
        if let Some(shorter) = self.rest().get(..length).and_then(|text| text.strip_suffix(['{', '｛'])) {
            return shorter.trim_end().len().max(1);
        }
        for _ in 0..self.line_braces {
            let shorter = self.rest().get(..length).and_then(|text| text.strip_suffix(['}', '｝', ';']));
            let Some(shorter) = shorter else { break };
            length = shorter.trim_end().len();
        }
        length
    }

    fn word(&self, c: char) -> (SyntaxKind, usize) {
        if let Some((kind, length)) = keyword_at(self.rest()) {
            return (kind, length);
        }
        let run = |belongs: fn(char) -> bool| self.rest().find(|c| !belongs(c)).unwrap_or(self.rest().len());
        if c.is_ascii_digit() {
            (SyntaxKind::Digits, self.rest().find(|c: char| !is_word(c) && c != '.').unwrap_or(self.rest().len()))
        } else if is_word(c) {
            (SyntaxKind::Name, run(is_word))
        } else if is_han(c) {
            (SyntaxKind::Value, run(is_han))
        } else {
            (SyntaxKind::Unknown, run(|c| c == '\0' || (!is_word(c) && !is_han(c) && !is_space(c) && !is_mark(c))))
        }
    }
}

/// Characters that are tokens of their own, or start one.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '{'
            | '}'
            | '｛'
            | '｝'
            | '['
            | ']'
            | '［'
            | '］'
            | '【'
            | '】'
            | ','
            | '，'
            | '、'
            | ';'
            | '；'
            | '<'
            | '＜'
            | '/'
            | '／'
            | '.'
            | '='
            | '⇒'
    )
}

type Forms = Vec<(&'static str, SyntaxKind)>;
type FormTable = (HashMap<&'static str, Forms>, HashMap<char, Forms>);

/// Keyword forms by their first word (English) or first character (Chinese), longest first.
fn forms() -> &'static FormTable {
    static FORMS: OnceLock<FormTable> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut english: HashMap<&'static str, Forms> = HashMap::new();
        let mut chinese: HashMap<char, Forms> = HashMap::new();
        for Keyword { kind, english: en, chinese: zh, .. } in keywords() {
            for form in *en {
                english.entry(form.split(' ').next().unwrap_or(form)).or_default().push((form, *kind));
            }
            for form in *zh {
                chinese.entry(form.chars().next().unwrap_or_default()).or_default().push((form, *kind));
            }
        }
        chinese.entry('则').or_default().push(("则为", SyntaxKind::Arrow));
        let longest_first = |forms: &mut Forms| forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        #[expect(clippy::iter_over_hash_type, clippy::disallowed_methods, reason = "each list is sorted by itself")]
        for forms in english.values_mut() {
            longest_first(forms);
        }
        #[expect(clippy::iter_over_hash_type, clippy::disallowed_methods, reason = "each list is sorted by itself")]
        for forms in chinese.values_mut() {
            longest_first(forms);
        }
        (english, chinese)
    })
}

/// The keyword that the text begins with, and its length.
pub(crate) fn keyword_at(text: &str) -> Option<(SyntaxKind, usize)> {
    let first = text.chars().next()?;
    if first.is_ascii_lowercase() {
        let word = text.get(..text.find(|c| !is_word(c)).unwrap_or(text.len()))?;
        let candidates = forms().0.get(word)?;
        return candidates.iter().find_map(|(form, kind)| Some((*kind, english_length(text, form)?)));
    }
    let candidates = forms().1.get(&first)?;
    candidates.iter().find(|(form, _)| text.starts_with(form)).map(|(form, kind)| (*kind, form.len()))
}

/// The length of an English form at the start of the text, any horizontal space between its words.
fn english_length(text: &str, form: &str) -> Option<usize> {
    let mut at = 0;
    for (index, word) in form.split(' ').enumerate() {
        let rest = text.get(at..)?;
        let trimmed = rest.trim_start_matches(is_blank);
        if index > 0 && trimmed.len() == rest.len() {
            return None;
        }
        let after = trimmed.strip_prefix(word)?;
        if after.starts_with(is_word) {
            return None;
        }
        at = text.len() - after.len();
    }
    Some(at)
}
