//! What is being typed: the line before the cursor in words, and whether it goes on from the line above.

use dsl_syntax::{TokenClass, token_classes};

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
    let words = ["or", "and", "unless", "或", "且", "除非", "但"];
    let is = |word: &str| line.strip_prefix(word).is_some_and(|rest| !word.is_ascii() || !rest.starts_with(is_word));
    line.starts_with(['[', '［', '【', '}']) || words.into_iter().any(is)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '%')
}

fn words(piece: &str, found: &mut Vec<String>) {
    let mut joined = false;
    for c in piece.chars() {
        match (is_word(c), found.last_mut()) {
            (true, Some(last)) if joined && last.is_ascii() == c.is_ascii() => last.push(c),
            (true, _) => found.push(c.to_string()),
            (false, _) if !c.is_whitespace() => found.push(c.to_string()),
            _ => {}
        }
        joined = is_word(c);
    }
    // An entry of a list begins anew.
    if let Some(at) = found.iter().rposition(|word| matches!(word.as_str(), "{" | "；" | ";" | "}" | "｛")) {
        let head: Vec<String> = found
            .iter()
            .take(at)
            .filter(|word| matches!(word.as_str(), "example" | "示例" | "open" | "待定"))
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
