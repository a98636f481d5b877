//! A text that is being edited, read anew only where it changed.
//!
//! A scenario whose braces are its own is an island: what stands inside cannot change how the rest of the file is cut, so
//! an edit inside one is parsed alone and all places behind it are moved along. Any other edit scans and cuts the whole
//! file, and keeps every scenario whose text is the same. Either way the outcome is that of [`crate::parse`].

use std::collections::HashMap;
use std::ops::Range;

use crate::ast::{Container, File, Item};
use crate::diagnostic::Diagnostic;
use crate::parse::{Island, parse_island, parse_keeping};
use crate::scan::to_u32;
use crate::shift::{Shift, Shifted};
use crate::span::{FileId, Span};

/// A file with what is known of it.
#[derive(Debug)]
pub struct Document {
    file: FileId,
    text: String,
    tree: File,
    diagnostics: Vec<Diagnostic>,
    islands: Vec<Island>,
}

/// What an edit did to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The file was read anew as a whole.
    Whole,
    /// Only this scenario was.
    Scenario {
        /// Where it stood before.
        before: Span,
        /// Where it stands now.
        after: Span,
        /// What was read before.
        old: Box<Container>,
    },
}

/// Scenarios that were read before, by their text.
pub(crate) type Kept<'t> = HashMap<&'t str, Vec<(u32, Item)>>;

impl Document {
    /// Reads a text.
    #[must_use]
    pub fn new(file: FileId, text: String) -> Self {
        let (tree, diagnostics, islands) = parse_keeping(file, &text, &mut Kept::new());
        Self { file, text, tree, diagnostics, islands }
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
        if let Some(change) = self.edit_island(start..end, with) {
            return change;
        }
        let old = std::mem::take(&mut self.text);
        let mut new = String::with_capacity(old.len() + with.len());
        new.push_str(old.get(..start).unwrap_or_default());
        new.push_str(with);
        new.push_str(old.get(end..).unwrap_or_default());
        let mut kept = self.kept(&old);
        let (tree, diagnostics, islands) = parse_keeping(self.file, &new, &mut kept);
        *self = Self { file: self.file, text: new, tree, diagnostics, islands };
        Change::Whole
    }

    /// The clean scenarios of the text as it was.
    fn kept<'t>(&mut self, text: &'t str) -> Kept<'t> {
        let mut dirty: Vec<u32> = self.diagnostics.iter().map(|finding| finding.primary.span.start).collect();
        dirty.sort_unstable();
        let clean: HashMap<u32, Island> = self
            .islands
            .iter()
            .filter(|island| {
                let at = dirty.partition_point(|offset| *offset < island.start);
                dirty.get(at).is_none_or(|offset| *offset >= island.end)
            })
            .map(|island| (island.start, *island))
            .collect();
        let mut kept = Kept::new();
        for item in std::mem::take(&mut self.tree.items) {
            let Item::Industry { container, .. } = item else { continue };
            for item in container.items {
                let Item::Scenario(scenario) = &item else { continue };
                let Some(island) = clean.get(&scenario.span.start) else { continue };
                let Some(text) = text.get(island.start as usize..island.end as usize) else { continue };
                kept.entry(text).or_default().push((island.start, item));
            }
        }
        kept
    }

    fn edit_island(&mut self, range: Range<usize>, with: &str) -> Option<Change> {
        let (start, end) = (to_u32(range.start), to_u32(range.end));
        let at = self.islands.partition_point(|island| island.start < start).checked_sub(1)?;
        let island = *self.islands.get(at)?;
        // Behind the opening brace, before the closing one.
        if start < island.open_end || end > island.close_start || self.text.len() + with.len() > (32 << 20) {
            return None;
        }
        let inner = range.start - island.start as usize..range.end - island.start as usize;
        let mut part = self.text.get(island.start as usize..island.end as usize)?.to_owned();
        part.replace_range(inner, with);
        let place = self.place(island.start)?;
        let (mut item, mut findings, mut new) = parse_island(self.file, &part)?;
        self.text.replace_range(range, with);
        let by = i64::try_from(part.len()).ok()? - i64::from(island.end - island.start);
        let into = Shift { file: self.file, from: 0, by: i64::from(island.start) };
        item.shift(&into);
        findings.shift(&into);
        new.shift(&into);
        self.diagnostics.retain(|finding| {
            let start = finding.primary.span.start;
            start < island.start || start >= island.end
        });
        let behind = Shift { file: self.file, from: island.end, by };
        let Item::Scenario(scenario) = &mut item else { return None };
        let slot = self.slot(place)?;
        std::mem::swap(slot, scenario);
        let Item::Scenario(old) = item else { return None };
        let after = slot.span;
        // The new scenario stands where it stands; all others behind the old one move.
        let new_scenario = std::mem::replace(self.slot(place)?, empty(&old));
        if by != 0 {
            self.tree.shift(&behind);
            self.diagnostics.shift(&behind);
            for other in self.islands.iter_mut().skip(at + 1) {
                other.move_by(&behind);
            }
        }
        *self.slot(place)? = new_scenario;
        if let Some(slot) = self.islands.get_mut(at) {
            *slot = new;
        }
        self.diagnostics.extend(findings);
        self.diagnostics.sort_by_key(|finding| (finding.primary.span.start, finding.primary.span.end, finding.code));
        let before = Span::new(self.file, island.start, island.end);
        Some(Change::Scenario { before, after, old: Box::new(old) })
    }

    /// The scenario that starts at an offset, by its places in the file and in its industry.
    fn place(&self, start: u32) -> Option<(usize, usize)> {
        let i = self.tree.items.partition_point(|item| item_start(item) <= start).checked_sub(1)?;
        let Some(Item::Industry { container, .. }) = self.tree.items.get(i) else { return None };
        let j = container.items.iter().position(|item| matches!(item, Item::Scenario(s) if s.span.start == start))?;
        Some((i, j))
    }

    fn slot(&mut self, (i, j): (usize, usize)) -> Option<&mut Container> {
        let Some(Item::Industry { container, .. }) = self.tree.items.get_mut(i) else { return None };
        match container.items.get_mut(j) {
            Some(Item::Scenario(scenario)) => Some(scenario),
            _ => None,
        }
    }
}

/// Where a declaration at the top of a file starts; lines that cannot stand there start nowhere.
fn item_start(item: &Item) -> u32 {
    match item {
        Item::Outcome(c)
        | Item::Unit(c)
        | Item::Flag(c)
        | Item::Measure(c)
        | Item::Source(c)
        | Item::Term(c)
        | Item::List(c)
        | Item::Edition(c)
        | Item::Scenario(c)
        | Item::Industry { container: c, .. }
        | Item::Important { container: c, .. } => c.span.start,
        Item::Attribute(attribute) => attribute.container.span.start,
        _ => 0,
    }
}

/// A stand-in without anything to move.
fn empty(like: &Container) -> Container {
    Container { name: like.name.clone(), items: Vec::new(), complete: true, span: like.span, head: like.head }
}

/// The last place at or before an offset where a character begins.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
