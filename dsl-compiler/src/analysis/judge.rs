//! Whether boxes are alive and needed: all judged in one splitting, and one by one where the budget of that runs out.
//!
//! A cell is left as soon as nothing new can be learnt in it, so boxes found alive and needed early (most are, at their least or
//! greatest point) cost little.

use std::marker::PhantomData;

use smallvec::SmallVec;

use super::index::{Entry, Index};
use super::judged::{Judged, demands, stricter};
use super::partition::{Item, Placed, Step, Visitor, hole, split};
use super::space::{BandBox, Gives, Point};
use crate::model::{Interval, ValueSet};
use crate::work::{Stopped, Work};

/// Learns of the boxes what the cells show.
struct Judge<'j>(PhantomData<&'j ()>);

/// The boxes that contain a cell and give one thing.
#[derive(Copy, Clone)]
struct Group<'j> {
    /// What they give.
    gives: &'j Gives,
    count: usize,
    /// The last of them.
    one: &'j Judged<'j>,
}

#[derive(Clone, Default)]
struct State<'j> {
    /// The strictest of the mildest outcomes of the boxes that contain the cell.
    floor: Option<usize>,
    /// What is given there and is in part as strict.
    groups: SmallVec<[Group<'j>; 2]>,
    /// Those of these boxes not known to be alive.
    unproven: Vec<&'j Judged<'j>>,
}

impl State<'_> {
    /// Whether a further box that gives this would change the answer; `but` is left out of those that contain the cell.
    fn lacks(&self, gives: &Gives, but: Option<&Judged<'_>>) -> bool {
        let others = || {
            self.groups.iter().filter(|one| but.is_none_or(|but| !std::ptr::addr_eq(one.one, but))).map(|one| one.gives)
        };
        let is_lower = |floor: Option<usize>| floor.is_none_or(|floor| floor < gives.least());
        // What is not as strict as the floor in any part has been left out, and does not make it.
        is_lower(self.floor)
            || (self.floor == Some(gives.least()) && is_lower(others().map(Gives::least).max()))
            || gives.ranks().iter().any(|rank| Some(*rank) >= self.floor && !others().any(|other| other.has(*rank)))
    }
}

impl<'j> Visitor for Judge<'j> {
    type Tag = &'j Judged<'j>;
    type State = State<'j>;

    fn enter(
        &mut self,
        state: &mut State<'j>,
        full: &[&Placed<Self::Tag>],
        crossing: &mut Vec<&Placed<Self::Tag>>,
    ) -> Step {
        for item in full {
            let (one, gives) = (item.tag, item.tag.gives);
            if Some(gives.most()) < state.floor {
                continue;
            }
            if Some(gives.least()) > state.floor {
                state.floor = Some(gives.least());
                state.groups.retain(|one| one.gives.most() >= gives.least());
                state.unproven.retain(|one| one.gives.most() >= gives.least());
            }
            match state.groups.iter_mut().find(|group| std::ptr::eq(group.gives, gives) || group.gives == gives) {
                Some(group) => *group = Group { count: group.count + 1, one, ..*group },
                None => state.groups.push(Group { gives, count: 1, one }),
            }
            state.unproven.push(one);
        }
        state.unproven.retain(|one| !one.alive.get());
        // What could still show a box to be none of it: for those not known to be alive, a box whose every outcome is stricter than
        // theirs; for those not known to be needed, one that gives something at least as strict.
        let mut kills_above = state.unproven.iter().map(|one| one.gives.most()).min();
        let mut spares_from: Option<usize> = None;
        let lower = |bar: &mut Option<usize>, rank: usize| *bar = Some(bar.map_or(rank, |known| known.min(rank)));
        for one in state.groups.iter().filter(|one| one.count == 1 && one.one.asks_needed()) {
            if state.lacks(one.gives, Some(one.one)) {
                lower(&mut spares_from, one.gives.least());
            }
        }
        crossing.retain(|item| {
            let (one, gives) = (item.tag, item.tag.gives);
            if Some(gives.most()) < state.floor {
                return false;
            }
            if !one.alive.get() {
                lower(&mut kills_above, gives.most());
            }
            if one.asks_needed() && state.lacks(gives, None) {
                lower(&mut spares_from, gives.least());
            }
            true
        });
        if kills_above.is_none() && spares_from.is_none() {
            return Step::Skip;
        }
        crossing.retain(|item| {
            let (one, gives) = (item.tag, item.tag.gives);
            !one.alive.get()
                || kills_above.is_some_and(|bar| gives.least() > bar)
                || spares_from.is_some_and(|bar| gives.most() >= bar)
        });
        Step::On
    }

    fn leaf(&mut self, _: BandBox, state: State<'j>) -> Result<bool, Stopped> {
        for one in &state.unproven {
            one.alive.set(true);
        }
        for one in state.groups.iter().filter(|one| one.count == 1) {
            if state.lacks(one.gives, Some(one.one)) {
                one.one.alive.set(true);
                one.one.needed.set(true);
            }
        }
        Ok(false)
    }
}

fn single(point: &Point) -> BandBox {
    BandBox {
        choices: point.choices.iter().map(|v| ValueSet::one(*v)).collect(),
        measures: point.measures.iter().map(|v| Interval { lo: *v, hi: v + 1 }).collect(),
    }
}

fn greatest(area: &BandBox) -> Point {
    Point {
        choices: area.choices.iter().map(|set| 127 - (set.0.leading_zeros() as usize).min(127)).collect(),
        measures: area.measures.iter().map(|side| side.hi - 1).collect(),
    }
}

/// Judges every box of the list, in `each` units of work and as many for those that the first did not suffice for.
pub(super) fn judge<'j>(whole: &BandBox, boxes: &'j [Judged<'j>], each: u64, work: &Work) {
    let entries = boxes.iter().map(|one| Entry { area: one.area, key: one.gives.least(), of: one });
    let index = Index::new(entries.collect());
    for one in boxes {
        for point in [one.area.least(), greatest(one.area)] {
            judge_at(&point, &index, one);
        }
    }
    let items = boxes.iter().map(|one| Item { area: one.area.clone(), stage: 0, tag: one });
    let done = split(whole, items.collect(), State::default(), &work.part(each), &mut Judge(PhantomData)).is_ok();
    if !done {
        // One by one, as far as a second budget goes.
        let second = work.part(each);
        for one in boxes.iter().filter(|one| one.unsure()) {
            one.known.set(judge_one(&index, one, &second).is_ok());
        }
    }
}

/// Whether a box is alive and needed at a point of it. Of boxes that are certain, each question ends at the first box that answers it.
fn judge_at<'j>(point: &Point, index: &Index<&'j Judged<'j>>, one: &'j Judged<'j>) {
    let (own, point) = (one.gives, single(point));
    let any = |least: usize| {
        let mut any = false;
        index.meeting_from(&point, least, |other| {
            any = !other.is(one);
            !any
        });
        any
    };
    if own.most().checked_add(1).is_some_and(any) {
        return;
    }
    one.alive.set(true);
    if !own.is_open() {
        one.needed.set(one.needed.get() || !any(own.least()));
        return;
    }
    let mut floor = None;
    let mut lacking: SmallVec<[usize; 2]> = own.ranks().iter().copied().collect();
    index.meeting(&point, |other| {
        if !other.is(one) {
            floor = floor.max(Some(other.gives.least()));
            lacking.retain(|rank| !other.gives.has(*rank));
        }
        true
    });
    let needed = floor < Some(own.least()) || lacking.iter().any(|rank| Some(*rank) >= floor);
    one.needed.set(one.needed.get() || needed);
}

/// What is left to learn of one box, from those that meet it.
fn judge_one<'j>(index: &Index<&'j Judged<'j>>, one: &'j Judged<'j>, work: &Work) -> Result<(), Stopped> {
    let own = one.gives;
    let mut others: Vec<&Judged<'_>> = Vec::new();
    // What is milder than a certain outcome never stands in for it.
    index.meeting_from(one.area, if own.is_open() { 0 } else { own.least() }, |other| {
        if !other.is(one) && other.gives.most() >= own.least() {
            others.push(other);
        }
        true
    });
    work.spend(others.len() as u64)?;
    let each = 200 * (others.len() as u64 + 1);
    let has_hole = |over: &[&Judged<'_>]| -> Result<bool, Stopped> {
        let over = over.iter().map(|other| other.area.clone());
        Ok(hole(one.area, over, &work.part(each))?.is_some())
    };
    if one.ask_needed {
        for demand in demands(one, &others) {
            let found = has_hole(&demand)?;
            one.needed.set(one.needed.get() || found);
        }
        one.alive.set(one.alive.get() || one.needed.get());
    }
    if !one.alive.get() {
        one.alive.set(has_hole(&stricter(one, &others))?);
    }
    Ok(())
}
