//! Places in source text.

/// A file of the world, by its position in the sorted list of files.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// The longest text that is read, in bytes: a tree takes many times its text, and places hold offsets in 32 bits.
pub const LONGEST: usize = 64 << 20;

/// An offset of a text as places hold it. It fits, since `parse` refuses what is longer than [`LONGEST`].
#[must_use]
pub(crate) fn offset(at: usize) -> u32 {
    debug_assert!(at <= LONGEST, "a text that is too long was read: {at}");
    at as u32
}

/// A stretch of one file, in bytes: `start` is included, `end` is not.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of `file`.
    #[must_use]
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        Self { file, start, end }
    }

    /// The smallest span that holds both; `self` where they lie in different files.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        if self.file != other.file {
            return self;
        }
        Span::new(self.file, self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether another place begins in it; its end is not included.
    #[must_use]
    pub fn holds_start(self, other: Span) -> bool {
        self.file == other.file && (self.start..self.end).contains(&other.start)
    }

    /// The span as a range for slicing the file's text.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}
