//! Where two blocks decide differently, by box splitting: what the diff falls back to where a decision graph is too large.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::partition::{Item, Step, Visitor, WORK, split};
use super::region::merge;
use super::space::{BandBox, Gives, NormalBlock};
use crate::work::{Stopped, Work};

/// A box, what the old block gives all over it, and what the new one does.
pub type Change = (BandBox, Option<Gives>, Option<Gives>);

struct Both<'a> {
    gives: Vec<&'a Gives>,
    /// The first so many items are of the old block.
    old: usize,
    /// Whether the other block has the same box with the same rank.
    twins: Vec<bool>,
    otherwise: [&'a Option<Gives>; 2],
    found: BTreeMap<(Option<Gives>, Option<Gives>), Vec<BandBox>>,
}

impl Both<'_> {
    fn side(&self, item: u32) -> usize {
        usize::from(item as usize >= self.old)
    }

    fn decided<'s>(&'s self, [old, new]: [&'s Option<Gives>; 2]) -> [Option<&'s Gives>; 2] {
        [old.as_ref().or(self.otherwise[0].as_ref()), new.as_ref().or(self.otherwise[1].as_ref())]
    }
}

impl Visitor for Both<'_> {
    /// What the boxes that contain the cell give together, old and new.
    type State = [Option<Gives>; 2];

    fn enter(&mut self, state: &mut Self::State, full: &[u32], crossing: &mut Vec<u32>) -> Step {
        for item in full {
            let (side, gives) = (&mut state[self.side(*item)], self.gives[*item as usize]);
            *side = Some(side.as_ref().map_or_else(|| gives.clone(), |known| known.stricter(gives)));
        }
        // What adds nothing to the answer here adds nothing to any stricter one.
        crossing.retain(|item| {
            let gives = self.gives[*item as usize];
            state[self.side(*item)].as_ref().is_none_or(|known| known.stricter(gives) != *known)
        });
        let [old, new] = self.decided([&state[0], &state[1]]);
        // What crosses the cell in both blocks alike, over the same ground, decides alike.
        let alike = state[0] == state[1] && self.otherwise[0] == self.otherwise[1];
        if old == new && (crossing.is_empty() || (alike && crossing.iter().all(|item| self.twins[*item as usize]))) {
            return Step::Skip;
        }
        Step::On
    }

    fn leaf(&mut self, cell: BandBox, state: Self::State) -> Result<bool, Stopped> {
        let [old, new] = self.decided([&state[0], &state[1]]);
        self.found.entry((old.cloned(), new.cloned())).or_default().push(cell);
        // A diff has nothing to fall back to: what it is bounded by are the boxes looked at alone.
        Ok(false)
    }
}

/// The disjoint boxes on which the two blocks decide differently, sorted by what they give; a point is decided by the boxes that cover it,
/// the stricter of each pair, else by `otherwise`. No two boxes with the same answers could be joined into one.
///
/// Both blocks should be over one space; where they are not, axes are matched in order and what a block lacks is not bounded.
///
/// # Errors
/// [`Stopped`] when the work is, or after [`WORK`] boxes looked at.
pub fn diff_blocks(old: &NormalBlock, new: &NormalBlock, work: &Work) -> Result<Vec<Change>, Stopped> {
    let mut space = old.space.clone();
    space.measures = space.measures.max(new.space.measures);
    for (axis, count) in new.space.choices.iter().enumerate() {
        match space.choices.get_mut(axis) {
            Some(own) => *own = (*own).max(*count),
            None => space.choices.push(*count),
        }
    }
    let mut items = Vec::new();
    let mut gives = Vec::new();
    let mut olds = 0;
    for (which, block) in [old, new].into_iter().enumerate() {
        for one in &block.boxes {
            if let Some(area) = space.fit(&one.area) {
                items.push(Item { area, stage: 0 });
                gives.push(&one.gives);
            }
        }
        if which == 0 {
            olds = items.len();
        }
    }
    let key = |at: usize| (&items[at].area, gives[at]);
    let mut seen: FxHashMap<(&BandBox, &Gives), [bool; 2]> = FxHashMap::default();
    for at in 0..items.len() {
        seen.entry(key(at)).or_default()[usize::from(at >= olds)] = true;
    }
    let twins = (0..items.len()).map(|at| seen.get(&key(at)).is_some_and(|sides| sides[0] && sides[1])).collect();
    let otherwise = [&old.otherwise, &new.otherwise];
    let mut both = Both { gives, old: olds, twins, otherwise, found: BTreeMap::new() };
    split(&space.whole(), &items, [None, None], &work.part(WORK), &mut both)?;
    let found = both.found.into_iter().filter(|((a, b), _)| a != b);
    Ok(found
        .flat_map(|((a, b), cells)| merge(cells).into_iter().map(move |cell| (cell, a.clone(), b.clone())))
        .collect())
}
