//! White space: one answer for the scanner, the grammar, the layout and every edit.
//!
//! It is what Unicode calls white space, and the byte order mark. A line ends with `\n` alone; what other programs take for the end of a
//! line, and what nobody sees, is a finding (`hidden-character`) and yet a space, so that what stands behind it is read.

use crate::hidden::hidden;

/// Whether a character is white space of the language. The grammar's `WHITESPACE` says the same.
#[must_use]
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// The same within a line. The grammar's `blank` says the same.
pub(crate) fn is_blank(c: char) -> bool {
    is_space(c) && !matches!(c, '\r' | '\n')
}

/// How far the line of an offset is set in: its first spaces up to the offset, without those that nobody sees, since whoever begins
/// a line likewise must not write them again.
#[must_use]
pub fn indentation(text: &str, offset: usize) -> String {
    let line = text.get(..offset).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    line.chars().take_while(|c| is_blank(*c)).filter(|c| *c != '\u{FEFF}' && hidden(*c).is_none()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_set_in_by_what_is_seen() {
        assert_eq!(indentation("a\n \t\u{3000}\u{2003}b", 10), " \t\u{3000}\u{2003}");
        assert_eq!(indentation("\u{FEFF}\u{C} \u{2028} b", 9), "  ");
        assert_eq!(indentation("\r\n b", 3), " ");
        assert_eq!(indentation("b", 0), "");
    }
}
