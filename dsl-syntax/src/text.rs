//! Places inside string literals: which bytes of the file a part of a text was written with.

use std::ops::Range;

use crate::ast::Text;
use crate::span::{Span, offset};

impl Text {
    /// Where in the file the bytes `part` of the text stand. `source` is the file's whole text. An escaped character (`\"`)
    /// is taken in with its backslash.
    #[must_use]
    pub fn place(&self, source: &str, part: Range<usize>) -> Span {
        let inner = source.get(self.span.range()).and_then(|quoted| quoted.strip_prefix('"'));
        let Some(inner) = inner else { return self.span };
        let first = self.span.start as usize + 1;
        Span::new(self.span.file, offset(first + written(inner, part.start)), offset(first + written(inner, part.end)))
    }
}

/// The offset in the literal of what stands at `offset` of its text.
fn written(literal: &str, offset: usize) -> usize {
    let mut said = 0;
    let mut chars = literal.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if said >= offset {
            return at;
        }
        said += c.len_utf8();
        if c == '\\' && matches!(chars.peek(), Some((_, '"' | '\\'))) {
            chars.next();
        }
    }
    literal.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::FileId;

    #[test]
    fn escapes_are_counted() {
        let source = r#"title en "a \"b\" c""#;
        let text = Text { text: r#"a "b" c"#.to_owned(), span: Span::new(FileId(0), 9, 20) };
        let part = |part: &str| {
            let at = text.text.find(part).unwrap();
            &source[text.place(source, at..at + part.len()).range()]
        };
        assert_eq!(part("a"), "a");
        assert_eq!(part("b"), "b");
        assert_eq!(part("\"b\""), "\\\"b\\\"");
        assert_eq!(part("c"), "c");
    }
}
