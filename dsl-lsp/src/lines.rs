//! From an editor's lines and columns to bytes, and back.
//!
//! A column counts bytes, UTF-16 units or characters, as client and server agreed; `\n`, `\r\n` and `\r` end a line.

use std::ops::Range;

use dsl_syntax::{FileId, Span};

/// What a column counts.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16, what clients speak unless they say otherwise.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// How many columns a part of a text takes.
    #[must_use]
    pub fn columns(self, text: &str) -> usize {
        match self {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.chars().map(char::len_utf16).sum(),
            Encoding::Utf32 => text.chars().count(),
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Encoding::Utf8 => c.len_utf8(),
            Encoding::Utf16 => c.len_utf16(),
            Encoding::Utf32 => 1,
        }
    }
}

/// A place as editors say it, both from 0.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in the units of an [`Encoding`].
    pub character: usize,
}

/// Where the lines of a text begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// The lines of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        add_starts(&mut starts, text, 0..text.len());
        Self { starts }
    }

    /// Follows an edit: `range` of the old text has become `length` bytes, and `text` is the new text.
    pub fn edit(&mut self, range: Range<usize>, length: usize, text: &str) {
        // A `\r` before the edit may have become a line's end, or no longer be one: its line is looked at again.
        let first = self.starts.partition_point(|start| *start < range.start).saturating_sub(1);
        let behind = self.starts.partition_point(|start| *start <= range.end);
        let end = range.start + length;
        let moved: Vec<usize> =
            self.starts.get(behind..).unwrap_or_default().iter().map(|start| (*start - range.end) + end).collect();
        let from = self.starts.get(first).copied().unwrap_or(0);
        self.starts.truncate(first + 1);
        add_starts(&mut self.starts, text, from..end);
        self.starts.extend(moved);
    }

    /// The byte that a position stands before; one past a line's end is that end, and one past the text the text's.
    #[must_use]
    pub fn offset(&self, text: &str, position: Position, encoding: Encoding) -> usize {
        let Some(line) = self.line(text, position.line) else { return text.len() };
        let content = text.get(line.clone()).unwrap_or_default().trim_end_matches(['\r', '\n']);
        let mut column = 0;
        for (at, c) in content.char_indices() {
            if column >= position.character {
                return line.start + at;
            }
            column += encoding.width(c);
        }
        line.start + content.len()
    }

    /// The position of a byte.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize, encoding: Encoding) -> Position {
        let offset = (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        let column = encoding.columns(text.get(start..offset).unwrap_or_default());
        Position { line, character: column }
    }

    /// How many lines there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    fn line(&self, text: &str, line: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        Some(start..end)
    }
}

fn add_starts(starts: &mut Vec<usize>, text: &str, range: Range<usize>) {
    let bytes = text.as_bytes();
    for at in range {
        let ends = match bytes.get(at) {
            Some(b'\n') => true,
            Some(b'\r') => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        if ends {
            starts.push(at + 1);
        }
    }
}

/// A range of a file's bytes; `None` past the end of the longest message that is read, which is less than a span can tell.
pub(crate) fn span(file: FileId, range: Range<usize>) -> Option<Span> {
    let (start, end) = (u32::try_from(range.start).ok(), u32::try_from(range.end).ok());
    debug_assert!(start.is_some() && end.is_some(), "a text of 4 GiB");
    Some(Span::new(file, start?, end?))
}
