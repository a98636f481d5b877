//! What kind of text stands where: string literals, comments, and all between them.

use std::ops::Range;

use crate::keywords::SyntaxKind;
use crate::scan::scan;
use crate::space::is_space;

/// The kind of a stretch of text.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Keywords, names, numbers, punctuation, and the white space around them.
    Code,
    /// A string literal with its quotation marks.
    Text,
    /// A comment, without the end of its line.
    Comment,
}

/// The whole text, stretch by stretch, in order; neighbours of one kind but `Code` stay apart.
#[must_use]
pub fn stretches(text: &str) -> Vec<(Stretch, Range<usize>)> {
    let mut found: Vec<(Stretch, Range<usize>)> = Vec::new();
    let mut at = 0;
    for token in scan(text).tokens {
        let range = token.start as usize..token.end as usize;
        between(text, at..range.start, &mut found);
        at = range.end;
        add(if token.kind == SyntaxKind::String { Stretch::Text } else { Stretch::Code }, range, &mut found);
    }
    between(text, at..text.len(), &mut found);
    found
}

/// White space and comments.
fn between(text: &str, range: Range<usize>, found: &mut Vec<(Stretch, Range<usize>)>) {
    let mut at = range.start;
    while let Some(gap) = text.get(at..range.end).filter(|gap| !gap.is_empty()) {
        let (kind, length) = if gap.starts_with("//") {
            (Stretch::Comment, gap.find('\n').unwrap_or(gap.len()))
        } else {
            (Stretch::Code, gap.find(|c| !is_space(c)).filter(|spaces| *spaces > 0).unwrap_or(gap.len()))
        };
        add(kind, at..at + length, found);
        at += length;
    }
}

fn add(kind: Stretch, range: Range<usize>, found: &mut Vec<(Stretch, Range<usize>)>) {
    match found.last_mut() {
        Some((Stretch::Code, last)) if kind == Stretch::Code => last.end = range.end,
        _ => found.push((kind, range)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_comments_and_the_rest() {
        let text = "a \"b\" // c \"d\"\n\n  e//f";
        let found: Vec<(Stretch, &str)> =
            stretches(text).into_iter().map(|(kind, range)| (kind, &text[range])).collect();
        assert_eq!(
            found,
            [
                (Stretch::Code, "a "),
                (Stretch::Text, "\"b\""),
                (Stretch::Code, " "),
                (Stretch::Comment, "// c \"d\""),
                (Stretch::Code, "\n\n  e"),
                (Stretch::Comment, "//f"),
            ]
        );
    }
}
