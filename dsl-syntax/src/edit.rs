//! Edits put into a text: used to try a fix, to apply it, and by an editor.

use std::borrow::Cow;

use crate::diagnostic::{Edit, Fix};
use crate::span::{FileId, Span};

/// The text of `file` with the edits that belong to it; `None` where two of them overlap, or one lies outside the text or cuts a
/// character. Edits of other files are passed over.
#[must_use]
pub fn apply(file: FileId, text: &str, edits: &[Edit]) -> Option<String> {
    let mut own: Vec<&Edit> = edits.iter().filter(|edit| edit.span.file == file).collect();
    // Stable, so that two insertions at one place keep their order.
    own.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut changed = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in own {
        let range = edit.span.range();
        changed.push_str(text.get(at..range.start)?);
        text.get(range.clone())?;
        changed.push_str(&written(text, edit));
        at = range.end;
    }
    changed.push_str(text.get(at..)?);
    Some(changed)
}

/// What an edit of this text puts there: its line breaks are those of the text around it. Whoever makes an edit writes `\n`; whoever
/// applies it or hands it out asks here.
#[must_use]
pub fn written<'e>(text: &str, edit: &'e Edit) -> Cow<'e, str> {
    if !edit.text.contains('\n') {
        return Cow::Borrowed(&edit.text);
    }
    let (before, after) = text.split_at_checked(edit.span.start as usize).unwrap_or((text, ""));
    let ends_in = |part: &str, at: Option<usize>| at.map(|at| part.get(..at).is_some_and(|line| line.ends_with('\r')));
    // The line that the edit begins in, or the one above it where it is the last.
    let is_windows = ends_in(text, after.find('\n').map(|at| before.len() + at))
        .or_else(|| ends_in(before, before.rfind('\n')))
        .unwrap_or(false);
    let plain = edit.text.replace("\r\n", "\n");
    Cow::Owned(if is_windows { plain.replace('\n', "\r\n") } else { plain })
}

/// As many of the fixes as can be applied together, the first of those that get in each other's way. Two fixes that touch, or that
/// say the same, get in each other's way.
#[must_use]
pub fn together<'f>(fixes: impl IntoIterator<Item = &'f Fix>) -> Vec<&'f Fix> {
    // Disjoint, and looked up by their starts.
    let mut taken: std::collections::BTreeMap<(FileId, u32), u32> = std::collections::BTreeMap::new();
    let mut chosen = Vec::new();
    for fix in fixes {
        let free = |span: Span| {
            let before = taken.range(..=(span.file, span.end)).next_back();
            before.is_none_or(|((file, _), end)| *file != span.file || *end < span.start)
        };
        if !fix.edits.is_empty() && fix.edits.iter().all(|edit| free(edit.span)) {
            taken.extend(fix.edits.iter().map(|edit| ((edit.span.file, edit.span.start), edit.span.end)));
            chosen.push(fix);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Message;

    const FILE: FileId = FileId(0);

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit { span: Span::new(FILE, start, end), text: text.to_owned() }
    }

    fn fix(edits: Vec<Edit>) -> Fix {
        Fix { title: Message::new("plain"), edits, safe: true }
    }

    #[test]
    fn edits_are_applied_in_order_of_place() {
        assert_eq!(apply(FILE, "abcdef", &[edit(4, 6, "Y"), edit(0, 1, "X"), edit(2, 2, "+")]).unwrap(), "Xb+cdY");
        assert_eq!(apply(FILE, "万以上", &[edit(0, 3, "亿")]).unwrap(), "亿以上");
        assert_eq!(apply(FileId(1), "abc", &[edit(0, 1, "X")]).unwrap(), "abc");
    }

    #[test]
    fn edits_that_cannot_be_applied_are_refused() {
        assert_eq!(apply(FILE, "abcdef", &[edit(0, 3, ""), edit(2, 4, "")]), None);
        assert_eq!(apply(FILE, "abc", &[edit(2, 9, "")]), None);
        assert_eq!(apply(FILE, "万", &[edit(1, 3, "")]), None);
    }

    #[test]
    fn line_breaks_are_those_of_the_text() {
        let broken = |text: &str, at: u32| apply(FILE, text, &[edit(at, at, "\n}")]).unwrap();
        assert_eq!(broken("a\r\nb", 0), "\r\n}a\r\nb");
        assert_eq!(broken("a\r\nb", 1), "a\r\n}\r\nb");
        assert_eq!(broken("a\r\nb", 4), "a\r\nb\r\n}");
        assert_eq!(broken("a\nb", 3), "a\nb\n}");
        assert_eq!(broken("a\nb\r\nc", 0), "\n}a\nb\r\nc");
        assert_eq!(broken("a", 1), "a\n}");
        assert_eq!(apply(FILE, "a\r\nb", &[edit(0, 0, "x\r\n")]).unwrap(), "x\r\na\r\nb");
        assert_eq!(apply(FILE, "a\nb", &[edit(0, 0, "x\r\n")]).unwrap(), "x\na\nb");
    }

    #[test]
    fn fixes_that_touch_wait_for_the_next_round() {
        let (a, b, c) = (fix(vec![edit(0, 2, "")]), fix(vec![edit(2, 3, "")]), fix(vec![edit(4, 4, "x")]));
        let twice = fix(vec![edit(4, 4, "x")]);
        assert_eq!(together([&a, &b, &c, &twice]), [&a, &c]);
    }
}
