//! `band-masked-gap`: a hole in the bands of one measure that shows only where the other clauses end.

use super::accumulate::{FindingAccumulator, RegionAccumulator};
use super::finding::FindingKind;
use super::fitted::{FittedBlock, FittedBox, MOST};
use super::monotone::{next_above, strictest_below};
use super::partition::{Item, Placed, Step, Visitor, split};
use super::space::{BandBox, Gives, Point};
use crate::model::{COUNT_LIMIT, Interval};
use crate::work::{Stopped, Work};

#[derive(Copy, Clone, PartialEq, Eq)]
enum Role {
    /// Bounds the measure, so its points are no masked gap.
    Bars,
    /// Does not bound the measure.
    Masks,
    /// All from the least value of a box on that bounds the measure alone and gives, or may give, more than the mildest; that box
    /// bars its own.
    Above,
}

struct Masked {
    found: RegionAccumulator,
}

#[derive(Copy, Clone, Default)]
struct State {
    masks: bool,
    above: bool,
}

impl Visitor for Masked {
    type Tag = Role;
    type State = State;

    fn enter(&mut self, state: &mut State, full: &[&Placed<Role>], crossing: &mut Vec<&Placed<Role>>) -> Step {
        for item in full {
            match item.tag {
                Role::Bars => return Step::Skip,
                Role::Masks => state.masks = true,
                Role::Above => state.above = true,
            }
        }
        let (mut may_mask, mut may_above) = (state.masks, state.above);
        crossing.retain(|item| match item.tag {
            Role::Bars => true,
            Role::Masks => {
                may_mask = true;
                !state.masks
            }
            Role::Above => {
                may_above = true;
                !state.above
            }
        });
        if may_mask && may_above { Step::On } else { Step::Skip }
    }

    fn leaf(&mut self, cell: BandBox, state: State) -> Result<bool, Stopped> {
        let is_found = state.masks && state.above;
        if is_found {
            self.found.keep(cell)?;
        }
        Ok(is_found)
    }
}

pub(super) fn check(fitted: &FittedBlock<'_>, work: &Work, out: &mut FindingAccumulator) {
    let mut more = 0;
    let mut found = 0;
    for measure in 0..fitted.space().measures {
        let before = out.findings.len();
        check_measure(fitted, measure, work, out);
        // One cap for all measures.
        let made = out.findings.len() - before;
        more += out.findings.last_mut().filter(|_| made > 0).map_or(0, |last| std::mem::take(&mut last.more));
        let room = super::finding::CAP - found;
        more += made.saturating_sub(room);
        out.findings.truncate(before + made.min(room));
        found += made.min(room);
    }
    if found > 0 {
        out.left_out(more);
    }
}

fn check_measure(fitted: &FittedBlock<'_>, measure: usize, work: &Work, out: &mut FindingAccumulator) {
    let space = fitted.space();
    let alone = |one: &&FittedBox<'_>| {
        let mut named = (0..space.measures).filter(|m| one.names_measure(*m));
        named.next() == Some(measure) && named.next().is_none()
    };
    let singles: Vec<&FittedBox<'_>> = fitted.boxes.iter().filter(alone).collect();
    let is_more = |one: &&&FittedBox<'_>| one.most() > fitted.mildest;
    if !singles.iter().any(|one| is_more(&one)) {
        return;
    }
    // The slice where every other measure is 0.
    let mut slice = space.whole();
    for (axis, side) in slice.measures.iter_mut().enumerate() {
        if axis != measure {
            *side = Interval { lo: 0, hi: 1 };
        }
    }
    let of_boxes = fitted.boxes.iter().map(|one| {
        let role = if one.names_measure(measure) { Role::Bars } else { Role::Masks };
        Item { area: one.area.clone(), stage: 0, tag: role }
    });
    let above = singles.iter().filter(is_more).map(|one| {
        let mut above = one.area.clone();
        above.measure_mut(measure).hi = COUNT_LIMIT;
        Item { area: above, stage: 0, tag: Role::Above }
    });
    let items = of_boxes.chain(above).filter(|item| item.area.meets(&slice)).collect();
    let mut masked = Masked { found: RegionAccumulator::default() };
    out.over_budget |= split(&slice, items, State::default(), &work.part(out.each), &mut masked).is_err();
    out.parts(FindingKind::MaskedGap { measure }, masked.found.boxes, work, |witness| {
        names(fitted, &singles, measure, witness)
    });
}

fn names(
    fitted: &FittedBlock<'_>,
    singles: &[&FittedBox<'_>],
    measure: usize,
    witness: &Point,
) -> (Vec<usize>, Vec<Option<Gives>>) {
    let below = strictest_below(singles.iter().copied(), witness, MOST);
    let above = next_above(singles.iter().copied(), witness, measure, MOST);
    let outcomes = vec![fitted.answer(witness), below.map(|one| one.given.gives.clone())];
    (below.into_iter().chain(above).chain(fitted.covering(witness)).map(|one| one.id).collect(), outcomes)
}
