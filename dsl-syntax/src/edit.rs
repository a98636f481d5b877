//! Edits put into a text: used to try a fix, to apply it, and by an editor.

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
        changed.push_str(&edit.text);
        at = range.end;
    }
    changed.push_str(text.get(at..)?);
    Some(changed)
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
    fn fixes_that_touch_wait_for_the_next_round() {
        let (a, b, c) = (fix(vec![edit(0, 2, "")]), fix(vec![edit(2, 3, "")]), fix(vec![edit(4, 4, "x")]));
        let twice = fix(vec![edit(4, 4, "x")]);
        assert_eq!(together([&a, &b, &c, &twice]), [&a, &c]);
    }
}
