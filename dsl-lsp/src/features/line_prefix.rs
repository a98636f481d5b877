//! What is being typed: the line before the cursor in words, and whether it goes on from the line above.

use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{TokenClass, joins_clause, keyword, token_classes, tokens};

/// The words of a clause or line up to a cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LinePrefix {
    /// Words and signs, without comments; a text in quotes is one word.
    pub(crate) words: Vec<String>,
    /// Whether the last word is still being written.
    pub(crate) unfinished: bool,
    /// Whether the cursor stands inside a text or comment, where no word of the language is.
    pub(crate) inside_text: bool,
}

/// Lines may go on over so many others.
const MOST_LINES: usize = 40;

/// Reads back from an offset to where its clause, line or entry begins.
pub(crate) fn line_prefix(text: &str, offset: usize) -> LinePrefix {
    let before = text.get(..offset).unwrap_or_default();
    let start = before.rmatch_indices('\n').map(|(at, _)| at + 1).chain([0]).take(MOST_LINES).find(|start| {
        let line = before.get(*start..).unwrap_or_default().trim_start();
        !goes_on(line)
    });
    let part = before.get(start.unwrap_or(0)..).unwrap_or_default();
    let mut typed = LinePrefix::default();
    for (kind, range) in token_classes(part) {
        let last = range.end == part.len();
        let piece = part.get(range).unwrap_or_default();
        match kind {
            TokenClass::Comment => typed.inside_text = last,
            TokenClass::Text => {
                typed.inside_text = last && (piece.len() < 2 || !piece.ends_with('"'));
                typed.words.push(piece.to_owned());
            }
            TokenClass::Code => words(piece, &mut typed.words),
        }
    }
    typed.unfinished = part.ends_with(is_word);
    typed
}

/// Whether a line continues the one above it.
fn goes_on(line: &str) -> bool {
    let line = line.lines().next().unwrap_or_default();
    tokens(line).first().is_some_and(|token| {
        joins_clause(token.kind) || matches!(token.kind, SyntaxKind::OpenBracket | SyntaxKind::CloseBrace)
    })
}

/// Whether a word as typed begins a form of one of these keywords.
pub(super) fn begins(word: &str, kinds: &[SyntaxKind]) -> bool {
    forms(kinds).any(|form| form.split(' ').next() == Some(word))
}

/// Whether a word as typed ends a form of one of these keywords.
pub(super) fn ends(word: &str, kinds: &[SyntaxKind]) -> bool {
    forms(kinds).any(|form| form.split(' ').next_back() == Some(word))
}

fn forms(kinds: &[SyntaxKind]) -> impl Iterator<Item = &'static str> {
    let found = kinds.iter().filter_map(|kind| keyword(*kind));
    found.flat_map(|keyword| keyword.english.iter().chain(keyword.chinese)).copied()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '%')
}

fn words(piece: &str, found: &mut Vec<String>) {
    for token in tokens(piece) {
        // A keyword of several words is typed word by word.
        let text = piece.get(token.start as usize..token.end as usize).unwrap_or_default();
        found.extend(text.split_whitespace().map(str::to_owned));
    }
    // An entry of a list begins anew.
    if let Some(at) = found.iter().rposition(|word| matches!(word.as_str(), "{" | "；" | ";" | "}" | "｛")) {
        let head: Vec<String> = found
            .iter()
            .take(at)
            .filter(|word| begins(word, &[SyntaxKind::Example, SyntaxKind::Open]))
            .cloned()
            .collect();
        let rest = found.split_off(at + 1);
        *found = head;
        found.extend(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        line_prefix(text, text.len()).words
    }

    #[test]
    fn a_clause_is_read_from_its_beginning() {
        let text = "bands {\n  contract when personal at least 10 people // more\n    or sensitive over ";
        assert_eq!(
            words(text),
            ["contract", "when", "personal", "at", "least", "10", "people", "or", "sensitive", "over"]
        );
        assert_eq!(
            words("区间 {\n  contract 当 personal 10万人以上"),
            ["contract", "当", "personal", "10", "万人以上"]
        );
        assert_eq!(words("example \"x\" { personal 7; "), ["example"]);
        assert!(line_prefix("title zh \"a", 11).inside_text);
        assert!(!line_prefix("title zh \"a\" ", 13).inside_text);
    }
}
