//! A file's text as a terminal may show it. A character that turns the order of reading would turn it in an excerpt too, and show a
//! line in an order that it does not have; so it is spelt out, and offsets are carried over.

use std::borrow::Cow;
use std::ops::Range;

use crate::say;
use dsl_syntax::hidden::{spelt, unseen, visible};
use dsl_syntax::{Language, Message};

/// What a message says, with what nobody sees spelt out.
pub(crate) fn sentence(message: &Message, language: Language) -> String {
    visible(&say(message, language)).into_owned()
}

/// A text with what nobody sees spelt out.
#[derive(Debug)]
pub(crate) struct Sanitized<'f> {
    pub(crate) text: Cow<'f, str>,
    /// Where text begins behind what was spelt out, in the file and as shown.
    moved: Vec<(usize, usize)>,
}

impl<'f> Sanitized<'f> {
    pub(crate) fn of(text: &'f str) -> Self {
        let mut by = 0;
        let moved = unseen(text).map(|(at, c)| {
            let end = at + c.len_utf8();
            by += spelt(c).len() - c.len_utf8();
            (end, end + by)
        });
        let moved: Vec<(usize, usize)> = moved.collect();
        let text = if moved.is_empty() { Cow::Borrowed(text) } else { visible(text) };
        Self { text, moved }
    }

    /// An offset of the file, as shown.
    pub(crate) fn at(&self, offset: usize) -> usize {
        let behind = self.moved.partition_point(|(file, _)| *file <= offset);
        let (file, shown) = behind.checked_sub(1).and_then(|last| self.moved.get(last)).copied().unwrap_or_default();
        shown + (offset - file)
    }

    /// The same for a stretch.
    pub(crate) fn range(&self, range: Range<usize>) -> Range<usize> {
        self.at(range.start)..self.at(range.end)
    }

    /// The offset in the file of what begins at an offset as shown.
    pub(crate) fn back(&self, offset: usize) -> usize {
        let behind = self.moved.partition_point(|(_, shown)| *shown <= offset);
        let (file, shown) = behind.checked_sub(1).and_then(|last| self.moved.get(last)).copied().unwrap_or_default();
        file + (offset - shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_go_there_and_back() {
        let text = "会\u{202E}a\u{200B}\u{200B}b";
        let shown = Sanitized::of(text);
        assert_eq!(shown.text, "会⟨U+202E⟩a⟨U+200B⟩⟨U+200B⟩b");
        for (at, c) in text.char_indices() {
            assert_eq!(shown.back(shown.at(at)), at);
            assert!(shown.text[shown.at(at)..].starts_with(c) || shown.text[shown.at(at)..].starts_with(&spelt(c)));
        }
        assert_eq!(shown.at(text.len()), shown.text.len());
        assert_eq!(&shown.text[shown.range(3..6)], "⟨U+202E⟩");
    }
}
