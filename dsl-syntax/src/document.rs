//! A text that is being edited, read anew only where it changed.
//!
//! A declaration whose braces are its own is *reparsable*: what stands inside cannot change how the rest of the file is
//! cut, so an edit inside one is parsed alone and all places behind it are moved along. An edit of an edition or an industry
//! outside the reparsable blocks in it parses that edition or industry, any other the whole file, and keeps every
//! reparsable block whose text is the same. In each case the outcome is that of [`crate::parse`].

use std::ops::Range;

use crate::ast::{File, Item};
use crate::diagnostic::Diagnostic;
use crate::parse::{parse_keeping, reparse};
use crate::relocate::{Relocate, Relocation};
use crate::reparse::{Reparsable, Reparsables, ReparseCache};
use crate::span::{FileId, LONGEST, Span, offset};

/// A file with what is known of it.
#[derive(Clone, Debug)]
pub struct Document {
    file: FileId,
    text: String,
    tree: File,
    diagnostics: Vec<Diagnostic>,
    reparsables: Reparsables,
}

/// What an edit did to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The file was read anew as a whole.
    Whole,
    /// Only this declaration was: one of the file, perhaps a whole edition or industry, or one in an edition or industry.
    Part {
        /// Where it stood before.
        before: Span,
        /// Where it stands now.
        after: Span,
        /// What was read before.
        old: Box<Item>,
    },
}

impl Document {
    /// Reads a text.
    #[must_use]
    pub fn new(file: FileId, text: String) -> Self {
        let (tree, diagnostics, reparsables) = parse_keeping(file, &text, &mut ReparseCache::new());
        Self { file, text, tree, diagnostics, reparsables }
    }

    /// Which file it is.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The text as it is now.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was understood.
    #[must_use]
    pub fn tree(&self) -> &File {
        &self.tree
    }

    /// What was wrong, in order of place.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Replaces bytes of the text; a range that is none of the text is taken as its nearest.
    pub fn edit(&mut self, range: Range<usize>, with: &str) -> Change {
        let start = floor(&self.text, range.start);
        let end = floor(&self.text, range.end.max(start));
        for reparsable in self.reparsables.around(start) {
            if let Some(change) = self.edit_within(&reparsable, start..end, with) {
                return change;
            }
        }
        let old = std::mem::take(&mut self.text);
        let mut new = String::with_capacity(old.len() + with.len());
        new.push_str(old.get(..start).unwrap_or_default());
        new.push_str(with);
        new.push_str(old.get(end..).unwrap_or_default());
        let items = std::mem::take(&mut self.tree.items);
        let mut kept = self.kept(items, &old);
        let (tree, diagnostics, reparsables) = parse_keeping(self.file, &new, &mut kept);
        *self = Self { file: self.file, text: new, tree, diagnostics, reparsables };
        Change::Whole
    }

    /// The clean reparsable blocks among some items of the text as it was.
    fn kept<'t>(&self, items: Vec<Item>, text: &'t str) -> ReparseCache<'t> {
        let mut dirty: Vec<u32> = self.diagnostics.iter().map(|finding| finding.primary.span.start).collect();
        dirty.sort_unstable();
        let clean = |reparsable: &&Reparsable| {
            let at = dirty.partition_point(|offset| *offset < reparsable.start);
            dirty.get(at).is_none_or(|offset| *offset >= reparsable.end)
        };
        let mut reparsables = self.reparsables.inner.iter().filter(clean).peekable();
        let mut kept = ReparseCache::new();
        for item in items {
            let inner = match item {
                Item::Edition(container) | Item::Industry { container, .. } => container.items,
                other => vec![other],
            };
            for item in inner {
                let Some(span) = item.block_span() else { continue };
                while reparsables.next_if(|reparsable| reparsable.start < span.start).is_some() {}
                let Some(reparsable) = reparsables.next_if(|reparsable| reparsable.holds(&item)) else { continue };
                let Some(text) = text.get(reparsable.start as usize..reparsable.end as usize) else { continue };
                kept.entry(text).or_default().push((reparsable.parent, reparsable.start, item));
            }
        }
        kept
    }

    /// Replaces bytes inside the braces of a reparsable block; `None` where they do not lie there, or it is one no longer.
    fn edit_within(&mut self, reparsable: &Reparsable, range: Range<usize>, with: &str) -> Option<Change> {
        let inside = range.start >= reparsable.open_end as usize && range.end <= reparsable.close_start as usize;
        // A string without its closing quote takes the rest of its line, which may lie behind the closing brace.
        let behind = self.text.get(reparsable.end as usize..)?;
        let line_ends = behind.split('\n').next().unwrap_or_default().trim_end().is_empty();
        if !inside || !line_ends || self.text.len() + with.len() > LONGEST {
            return None;
        }
        // Its first line is read with its indentation, which fixes follow.
        let line = self.text.get(..reparsable.start as usize)?.rfind('\n').map_or(0, |at| at + 1);
        let mut part = self.text.get(line..reparsable.end as usize)?.to_owned();
        part.replace_range(range.start - line..range.end - line, with);
        let place = self.place(reparsable)?;
        let whole = matches!(self.slot(place)?, Item::Edition(_) | Item::Industry { .. });
        let again = if whole { vec![self.slot(place)?.clone()] } else { Vec::new() };
        let (mut item, mut findings, mut reparsables) = {
            let mut kept = self.kept(again, &self.text);
            reparse(self.file, &part, reparsable.parent, &mut kept)?
        };
        let into = Relocation { file: self.file, from: 0, to: offset(line) };
        item.relocate(&into);
        findings.relocate(&into);
        reparsables.relocate(&into);
        let after = item.block_span()?;
        self.diagnostics.retain(|finding| {
            let start = finding.primary.span.start;
            start < reparsable.start || start >= reparsable.end
        });
        let before = Span::new(self.file, reparsable.start, reparsable.end);
        let behind = Relocation { file: self.file, from: reparsable.end, to: offset(line + part.len()) };
        // Without the old one, all that is behind it moves; the new one stands where it stands.
        let old = std::mem::replace(self.slot(place)?, Item::Unverified(before));
        if behind.from != behind.to {
            self.tree.relocate(&behind);
            self.diagnostics.relocate(&behind);
        }
        *self.slot(place)? = item;
        self.reparsables.replace(reparsable, reparsables, &behind);
        self.diagnostics.extend(findings);
        self.diagnostics.sort_by_key(|finding| (finding.primary.span.start, finding.primary.span.end, finding.code));
        // Last of all: whoever is told that this came to nothing makes the edit in the text as it was.
        self.text.replace_range(range, with);
        Some(Change::Part { before, after, old: Box::new(old) })
    }

    /// Where the item of a reparsable block is: among those of the file, and in an edition or industry among its own.
    fn place(&self, reparsable: &Reparsable) -> Option<(usize, Option<usize>)> {
        let starts_before = |item: &Item| item.block_span().is_none_or(|span| span.start <= reparsable.start);
        let i = self.tree.items.partition_point(starts_before).checked_sub(1)?;
        match self.tree.items.get(i)? {
            item if reparsable.holds(item) => Some((i, None)),
            Item::Edition(container) | Item::Industry { container, .. } => {
                let j = container.items.iter().position(|item| reparsable.holds(item))?;
                Some((i, Some(j)))
            }
            _ => None,
        }
    }

    fn slot(&mut self, (i, j): (usize, Option<usize>)) -> Option<&mut Item> {
        let item = self.tree.items.get_mut(i)?;
        let Some(j) = j else { return Some(item) };
        match item {
            Item::Edition(container) | Item::Industry { container, .. } => container.items.get_mut(j),
            _ => None,
        }
    }
}

/// The last place at or before an offset where a character begins.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
