//! What kind of text stands where: string literals, comments, and all between them.

use std::ops::Range;

use crate::keywords::SyntaxKind;
use crate::scan::scan;
use crate::space::is_space;
use crate::span::LONGEST;

/// The class of a piece of text.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum TokenClass {
    /// Keywords, names, numbers, punctuation, and the white space around them.
    Code,
    /// A string literal with its quotation marks.
    Text,
    /// A comment, without the end of its line.
    Comment,
}

/// The whole text, class by class, in order; neighbours of one class but `Code` stay apart. None of a text that is too long to
/// be read.
#[must_use]
pub fn token_classes(text: &str) -> Vec<(TokenClass, Range<usize>)> {
    let mut found: Vec<(TokenClass, Range<usize>)> = Vec::new();
    if text.len() > LONGEST {
        return found;
    }
    let mut at = 0;
    for token in scan(text).tokens {
        let range = token.start as usize..token.end as usize;
        between(text, at..range.start, &mut found);
        at = range.end;
        add(if token.kind == SyntaxKind::String { TokenClass::Text } else { TokenClass::Code }, range, &mut found);
    }
    between(text, at..text.len(), &mut found);
    found
}

/// White space and comments.
fn between(text: &str, range: Range<usize>, found: &mut Vec<(TokenClass, Range<usize>)>) {
    let mut at = range.start;
    while let Some(gap) = text.get(at..range.end).filter(|gap| !gap.is_empty()) {
        let (kind, length) = if gap.starts_with("//") {
            (TokenClass::Comment, gap.find('\n').unwrap_or(gap.len()))
        } else {
            (TokenClass::Code, gap.find(|c| !is_space(c)).filter(|spaces| *spaces > 0).unwrap_or(gap.len()))
        };
        add(kind, at..at + length, found);
        at += length;
    }
}

fn add(kind: TokenClass, range: Range<usize>, found: &mut Vec<(TokenClass, Range<usize>)>) {
    match found.last_mut() {
        Some((TokenClass::Code, last)) if kind == TokenClass::Code => last.end = range.end,
        _ => found.push((kind, range)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_comments_and_the_rest() {
        let text = "a \"b\" // c \"d\"\n\n  e//f";
        let found: Vec<(TokenClass, &str)> =
            token_classes(text).into_iter().map(|(kind, range)| (kind, &text[range])).collect();
        assert_eq!(
            found,
            [
                (TokenClass::Code, "a "),
                (TokenClass::Text, "\"b\""),
                (TokenClass::Code, " "),
                (TokenClass::Comment, "// c \"d\""),
                (TokenClass::Code, "\n\n  e"),
                (TokenClass::Comment, "//f"),
            ]
        );
    }
}
