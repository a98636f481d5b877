//! Byte offsets to lines and columns.

use dsl_compiler::world::SourceFile;
use dsl_syntax::Span;

/// Lines of every file, found once.
#[derive(Debug)]
pub(crate) struct Positions<'f> {
    files: &'f [SourceFile],
    starts: Vec<Vec<usize>>,
}

/// A place as people count: line and column from 1, columns in Unicode scalar values; the offset in bytes.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) offset: usize,
}

impl<'f> Positions<'f> {
    pub(crate) fn of(files: &'f [SourceFile]) -> Self {
        let starts = |file: &SourceFile| {
            let breaks = file.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        };
        Self { files, starts: files.iter().map(starts).collect() }
    }

    pub(crate) fn path(&self, span: Span) -> &'f str {
        self.files.get(span.file.0 as usize).map_or("", |file| &file.path)
    }

    pub(crate) fn text(&self, span: Span) -> &'f str {
        self.files.get(span.file.0 as usize).map_or("", |file| &file.text)
    }

    pub(crate) fn position(&self, span: Span, offset: u32) -> Position {
        let file = span.file.0 as usize;
        let text = self.text(span);
        let mut offset = (offset as usize).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.get(file).map_or(1, |starts| starts.partition_point(|start| *start <= offset));
        let start = self.starts.get(file).and_then(|starts| starts.get(line.saturating_sub(1))).copied().unwrap_or(0);
        let column = text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        Position { line, column, offset }
    }
}
