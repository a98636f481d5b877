//! Where two blocks decide differently, by box splitting: what the diff falls back to where a decision graph is too large.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::partition::{Item, Placed, Step, Visitor, WORK, split};
use super::region::merge;
use super::space::{BandBox, GivenBox, Gives, NormalBlock};
use crate::work::{Stopped, Work};

/// A box, what the old block gives all over it, and what the new one does.
pub(crate) type Change = (BandBox, Option<Gives>, Option<Gives>);

/// One thing of each of the two blocks.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Both<T> {
    old: T,
    new: T,
}

impl<T> Both<T> {
    fn of(&mut self, is_new: bool) -> &mut T {
        if is_new { &mut self.new } else { &mut self.old }
    }
}

/// What is known of a box.
struct Tag<'a> {
    is_new: bool,
    gives: &'a Gives,
    /// Whether the other block has the same box with the same rank.
    has_twin: bool,
}

struct Comparison<'a> {
    otherwise: Both<&'a Option<Gives>>,
    found: BTreeMap<(Option<Gives>, Option<Gives>), Vec<BandBox>>,
}

impl Comparison<'_> {
    fn decided<'s>(&'s self, state: &'s Both<Option<Gives>>) -> (Option<&'s Gives>, Option<&'s Gives>) {
        let Both { old, new } = &self.otherwise;
        (state.old.as_ref().or(old.as_ref()), state.new.as_ref().or(new.as_ref()))
    }
}

impl<'a> Visitor for Comparison<'a> {
    type Tag = Tag<'a>;
    /// What the boxes that contain the cell give together, old and new.
    type State = Both<Option<Gives>>;

    fn enter(
        &mut self,
        state: &mut Self::State,
        full: &[&Placed<Tag<'a>>],
        crossing: &mut Vec<&Placed<Tag<'a>>>,
    ) -> Step {
        for item in full {
            let (known, gives) = (state.of(item.tag.is_new), item.tag.gives);
            *known = Some(known.as_ref().map_or_else(|| gives.clone(), |known| known.stricter(gives)));
        }
        // What adds nothing to the answer here adds nothing to any stricter one.
        crossing.retain(|item| {
            state.of(item.tag.is_new).as_ref().is_none_or(|known| known.stricter(item.tag.gives) != *known)
        });
        let (old, new) = self.decided(state);
        // What crosses the cell in both blocks alike, over the same ground, decides alike.
        let alike = state.old == state.new && self.otherwise.old == self.otherwise.new;
        if old == new && (crossing.is_empty() || (alike && crossing.iter().all(|item| item.tag.has_twin))) {
            return Step::Skip;
        }
        Step::On
    }

    fn leaf(&mut self, cell: BandBox, state: Self::State) -> Result<bool, Stopped> {
        let (old, new) = self.decided(&state);
        let decided = (old.cloned(), new.cloned());
        self.found.entry(decided).or_default().push(cell);
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
pub(crate) fn diff_blocks<'b>(old: &'b NormalBlock, new: &'b NormalBlock, work: &Work) -> Result<Vec<Change>, Stopped> {
    let mut space = old.space.clone();
    space.measures = space.measures.max(new.space.measures);
    for (axis, count) in new.space.choices.iter().enumerate() {
        match space.choices.get_mut(axis) {
            Some(own) => *own = (*own).max(*count),
            None => space.choices.push(*count),
        }
    }
    let fitted = |block: &'b NormalBlock, is_new| {
        let fitted = |one: &'b GivenBox| Some((space.fit(&one.area)?, is_new, &one.gives));
        block.boxes.iter().filter_map(fitted).collect::<Vec<_>>()
    };
    let boxes: Vec<(BandBox, bool, &Gives)> = fitted(old, false).into_iter().chain(fitted(new, true)).collect();
    let mut seen: FxHashMap<(&BandBox, &Gives), Both<bool>> = FxHashMap::default();
    for (area, is_new, gives) in &boxes {
        *seen.entry((area, gives)).or_default().of(*is_new) = true;
    }
    let both = Both { old: true, new: true };
    let twins: Vec<bool> = boxes.iter().map(|(area, _, gives)| seen.get(&(area, *gives)) == Some(&both)).collect();
    let items = boxes.into_iter().zip(twins).map(|((area, is_new, gives), has_twin)| {
        let tag = Tag { is_new, gives, has_twin };
        Item { area, stage: 0, tag }
    });
    let otherwise = Both { old: &old.otherwise, new: &new.otherwise };
    let mut comparison = Comparison { otherwise, found: BTreeMap::new() };
    split(&space.whole(), items.collect(), Both::default(), &work.part(WORK), &mut comparison)?;
    let found = comparison.found.into_iter().filter(|((a, b), _)| a != b);
    Ok(found
        .flat_map(|((a, b), cells)| merge(cells).into_iter().map(move |cell| (cell, a.clone(), b.clone())))
        .collect())
}
