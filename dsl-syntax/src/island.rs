//! Islands: what can be read alone, because nothing inside it can change how the rest of a file is cut.

use std::collections::HashMap;

use crate::ast;
use crate::block::Block;
use crate::scan::Token;
use crate::shift::Shift;
use crate::split::Cut;

/// A declaration of a file, an edition or an industry whose braces are its own, at the start of a line: a scenario, an item of
/// important data, a reading, a source; or an edition or industry with the islands in it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct Island {
    /// Where it stands.
    pub(crate) parent: Block,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Behind the opening brace.
    pub(crate) open_end: u32,
    /// Before the closing brace.
    pub(crate) close_start: u32,
}

impl Island {
    pub(crate) fn of(cut: &Cut, parent: Block, tokens: &[Token]) -> Option<Self> {
        let own = cut.block.is_some() && parent.holds_islands() && !cut.told && !cut.misplaced;
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

    pub(crate) fn move_by(&mut self, shift: &Shift) {
        for offset in [&mut self.start, &mut self.end, &mut self.open_end, &mut self.close_start] {
            *offset = shift.offset(*offset);
        }
    }
}

/// The islands of a file, in order of place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Islands {
    /// Editions and industries.
    pub(crate) outer: Vec<Island>,
    /// All others.
    pub(crate) inner: Vec<Island>,
}

impl Islands {
    /// Takes in some cuts that stand in `parent`, with those in them.
    pub(crate) fn add(&mut self, cuts: &[Cut], some: &[usize], parent: Block, tokens: &[Token]) {
        for cut in some.iter().filter_map(|at| cuts.get(*at)) {
            let island = Island::of(cut, parent, tokens);
            match cut.block {
                // What is wrong with an edition's or industry's own lines may be told or not by what stands in it.
                Some(block) if block.holds_islands() => {
                    if let Some(island) = island {
                        self.outer.push(island);
                        self.add(cuts, &cut.children, block, tokens);
                    }
                }
                _ => self.inner.extend(island),
            }
        }
    }

    /// Those that start before an offset and may hold it, the innermost first.
    pub(crate) fn around(&self, offset: usize) -> Vec<Island> {
        let before = |islands: &[Island]| {
            let at = islands.partition_point(|island| (island.start as usize) < offset).checked_sub(1)?;
            islands.get(at).copied()
        };
        [before(&self.inner), before(&self.outer)].into_iter().flatten().collect()
    }

    /// Puts what an edit made of one island in its place, and moves those behind it.
    pub(crate) fn replace(&mut self, island: &Island, with: Self, behind: &Shift) {
        for (own, new) in [(&mut self.outer, with.outer), (&mut self.inner, with.inner)] {
            let from = own.partition_point(|other| other.start < island.start);
            let to = own.partition_point(|other| other.start < island.end);
            own.drain(from..to);
            own.iter_mut().for_each(|other| other.move_by(behind));
            own.splice(from..from, new);
        }
    }

    pub(crate) fn move_by(&mut self, shift: &Shift) {
        self.outer.iter_mut().chain(&mut self.inner).for_each(|island| island.move_by(shift));
    }
}

/// Islands that were read before, by their text: the block that they stand in, and where they start.
pub(crate) type Kept<'t> = HashMap<&'t str, Vec<(Block, u32, ast::Item)>>;
