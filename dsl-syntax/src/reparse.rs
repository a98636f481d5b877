//! What can be read alone after an edit, because nothing inside it can change how the rest of a file is cut.

use std::collections::HashMap;

use crate::ast;
use crate::block::Block;
use crate::relocate::Relocation;
use crate::scan::Token;
use crate::split::Cut;

/// A declaration of a file, an edition or an industry whose braces are its own, at the start of a line: a scenario, an item of
/// important data, a reading, a source; or an edition or industry with the reparsable blocks in it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reparsable {
    /// Where it stands.
    pub(crate) parent: Block,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Behind the opening brace.
    pub(crate) open_end: u32,
    /// Before the closing brace.
    pub(crate) close_start: u32,
}

impl Reparsable {
    pub(crate) fn of(cut: &Cut, parent: Block, tokens: &[Token]) -> Option<Self> {
        let own = cut.block.is_some() && parent.holds_reparsables() && !cut.told && !cut.misplaced;
        let (first, open, close) = (tokens.get(cut.start)?, tokens.get(cut.open?)?, tokens.get(cut.close?)?);
        (own && first.first).then_some(Self {
            parent,
            start: first.start,
            end: close.end,
            open_end: open.end,
            close_start: close.start,
        })
    }

    /// Whether an item is what stands there.
    pub(crate) fn holds(&self, item: &ast::Item) -> bool {
        item.block_span().is_some_and(|span| (span.start, span.end) == (self.start, self.end))
    }

    pub(crate) fn relocate(&mut self, by: &Relocation) {
        for offset in [&mut self.start, &mut self.end, &mut self.open_end, &mut self.close_start] {
            *offset = by.offset(*offset);
        }
    }
}

/// The reparsable blocks of a file, in order of place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reparsables {
    /// Editions and industries.
    pub(crate) outer: Vec<Reparsable>,
    /// All others.
    pub(crate) inner: Vec<Reparsable>,
}

impl Reparsables {
    /// Takes in some cuts that stand in `parent`, with those in them.
    pub(crate) fn add(&mut self, cuts: &[Cut], some: &[usize], parent: Block, tokens: &[Token]) {
        for cut in some.iter().filter_map(|at| cuts.get(*at)) {
            let reparsable = Reparsable::of(cut, parent, tokens);
            match cut.block {
                // What is wrong with an edition's or industry's own lines may be told or not by what stands in it.
                Some(block) if block.holds_reparsables() => {
                    if let Some(reparsable) = reparsable {
                        self.outer.push(reparsable);
                        self.add(cuts, &cut.children, block, tokens);
                    }
                }
                _ => self.inner.extend(reparsable),
            }
        }
    }

    /// Those that start before an offset and may hold it, the innermost first.
    pub(crate) fn around(&self, offset: usize) -> Vec<Reparsable> {
        let before = |reparsables: &[Reparsable]| {
            let at = reparsables.partition_point(|reparsable| (reparsable.start as usize) < offset).checked_sub(1)?;
            reparsables.get(at).copied()
        };
        [before(&self.inner), before(&self.outer)].into_iter().flatten().collect()
    }

    /// Puts what an edit made of one reparsable block in its place, and moves those behind it.
    pub(crate) fn replace(&mut self, reparsable: &Reparsable, with: Self, behind: &Relocation) {
        for (own, new) in [(&mut self.outer, with.outer), (&mut self.inner, with.inner)] {
            let from = own.partition_point(|other| other.start < reparsable.start);
            let to = own.partition_point(|other| other.start < reparsable.end);
            own.drain(from..to);
            own.iter_mut().for_each(|other| other.relocate(behind));
            own.splice(from..from, new);
        }
    }

    pub(crate) fn relocate(&mut self, by: &Relocation) {
        self.outer.iter_mut().chain(&mut self.inner).for_each(|reparsable| reparsable.relocate(by));
    }
}

/// Blocks that were read before, by their text: the block that they stand in, and where they start.
pub(crate) type ReparseCache<'t> = HashMap<&'t str, Vec<(Block, u32, ast::Item)>>;
