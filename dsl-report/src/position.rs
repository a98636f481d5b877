//! Byte offsets to lines and columns.

use std::borrow::Cow;

use dsl_compiler::source::SourceFile;
use dsl_syntax::Span;
use dsl_syntax::hidden::visible;

use crate::sanitized::Sanitized;

/// Characters are counted from the nearest multiple of this many bytes, so that long lines are not counted from their
/// beginning for every finding in them.
const STRIDE: usize = 1024;

/// Lines of every file, found once.
#[derive(Debug)]
pub(crate) struct Positions<'f> {
    files: &'f [SourceFile],
    starts: Vec<Vec<usize>>,
    /// For each file, how many characters begin before each multiple of [`STRIDE`].
    characters: Vec<Vec<usize>>,
    /// Each file as a terminal may show it, its name first.
    names: Vec<Cow<'f, str>>,
    shown: Vec<Sanitized<'f>>,
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
        let characters = |file: &SourceFile| {
            let counts = file.text.as_bytes().chunks(STRIDE).scan(0, |before, chunk| {
                let here = *before;
                *before += begun(chunk);
                Some(here)
            });
            counts.collect()
        };
        Self {
            files,
            starts: files.iter().map(SourceFile::line_starts).collect(),
            characters: files.iter().map(characters).collect(),
            names: files.iter().map(|file| visible(&file.path)).collect(),
            shown: files.iter().map(|file| Sanitized::of(&file.text)).collect(),
        }
    }

    /// Where the lines of a file begin, by its number.
    fn starts_of(&self, file: usize) -> &[usize] {
        self.starts.get(file).map_or(&[], Vec::as_slice)
    }

    /// A file as a terminal may show it, by its number.
    pub(crate) fn shown(&self, file: usize) -> Option<&Sanitized<'f>> {
        self.shown.get(file)
    }

    /// The line, from 0, that an offset in a file as shown stands in.
    pub(crate) fn line_shown(&self, file: usize, offset: usize) -> usize {
        let offset = self.shown(file).map_or(offset, |shown| shown.back(offset));
        self.starts_of(file).partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Where a line, counted from 0, begins in a file as shown; the file's end where there is none.
    pub(crate) fn start_shown(&self, file: usize, line: usize) -> usize {
        let Some(shown) = self.shown(file) else { return 0 };
        self.starts_of(file).get(line).map_or(shown.text.len(), |start| shown.at(*start))
    }

    /// How many characters of a file begin before an offset.
    fn characters_before(&self, file: usize, offset: usize) -> usize {
        let text = self.files.get(file).map_or("", |file| &file.text).as_bytes();
        let stride = offset / STRIDE;
        let before = self.characters.get(file).and_then(|counts| counts.get(stride)).copied();
        // An offset at the very end may have no chunk of its own.
        let (from, before) = before.map_or((0, 0), |before| (stride * STRIDE, before));
        before + text.get(from..offset).map_or(0, begun)
    }

    /// A file's name as it is.
    pub(crate) fn path(&self, span: Span) -> &'f str {
        self.files.get(span.file.0 as usize).map_or("", |file| &file.path)
    }

    pub(crate) fn text(&self, span: Span) -> &'f str {
        self.files.get(span.file.0 as usize).map_or("", |file| &file.text)
    }

    /// A file's name as a terminal may show it, by its number.
    pub(crate) fn name(&self, file: usize) -> &str {
        self.names.get(file).map_or("", Cow::as_ref)
    }

    /// `file:line:column: text`.
    pub(crate) fn place(&self, span: Span, text: &str) -> String {
        let Position { line, column, .. } = self.position(span, span.start);
        format!("{}:{line}:{column}: {text}", self.name(span.file.0 as usize))
    }

    /// The file's name and text by its number.
    pub(crate) fn file(&self, file: usize) -> Option<&'f SourceFile> {
        self.files.get(file)
    }

    pub(crate) fn position(&self, span: Span, offset: u32) -> Position {
        self.position_in(span.file.0 as usize, offset as usize)
    }

    /// The same by the file's number.
    pub(crate) fn position_in(&self, file: usize, offset: usize) -> Position {
        let text = self.files.get(file).map_or("", |file| &file.text);
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.get(file).map_or(1, |starts| starts.partition_point(|start| *start <= offset));
        let start = self.starts.get(file).and_then(|starts| starts.get(line.saturating_sub(1))).copied().unwrap_or(0);
        let column = self.characters_before(file, offset) - self.characters_before(file, start) + 1;
        Position { line, column, offset }
    }
}

/// How many characters begin in these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}
