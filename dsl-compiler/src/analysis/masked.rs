//! `band-masked-gap`: a hole in the bands of one measure that shows only where the other clauses end.

use super::analyse::{FindingKind, Kept, Prepared, Sink};
use super::monotone::{next_above, strictest_below};
use super::partition::{Item, Step, Visitor, split};
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
    roles: Vec<Role>,
    found: Kept,
}

#[derive(Copy, Clone, Default)]
struct State {
    masks: bool,
    above: bool,
}

impl Visitor for Masked {
    type State = State;

    fn enter(&mut self, state: &mut State, full: &[u32], crossing: &mut Vec<u32>) -> Step {
        for item in full {
            match self.roles[*item as usize] {
                Role::Bars => return Step::Skip,
                Role::Masks => state.masks = true,
                Role::Above => state.above = true,
            }
        }
        let (mut may_mask, mut may_above) = (state.masks, state.above);
        crossing.retain(|item| match self.roles[*item as usize] {
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

pub(super) fn check(prepared: &Prepared<'_>, work: &Work, sink: &mut Sink) {
    let mut more = 0;
    let mut found = 0;
    for measure in 0..prepared.space().measures {
        let before = sink.findings.len();
        check_measure(prepared, measure, work, sink);
        // One cap for all measures.
        let made = sink.findings.len() - before;
        more += sink.findings.last_mut().filter(|_| made > 0).map_or(0, |last| std::mem::take(&mut last.more));
        let room = super::analyse::CAP - found;
        more += made.saturating_sub(room);
        sink.findings.truncate(before + made.min(room));
        found += made.min(room);
    }
    if found > 0 {
        sink.left_out(more);
    }
}

fn check_measure(prepared: &Prepared<'_>, measure: usize, work: &Work, sink: &mut Sink) {
    let space = prepared.space();
    let alone = |at: &usize| {
        let mut named = (0..space.measures).filter(|m| prepared.names_measure(*at, *m));
        named.next() == Some(measure) && named.next().is_none()
    };
    let singles: Vec<usize> = (0..prepared.areas.len()).filter(alone).collect();
    if singles.iter().all(|at| prepared.most[*at] <= prepared.mildest) {
        return;
    }
    // The slice where every other measure is 0.
    let mut slice = space.whole();
    for (axis, side) in slice.measures.iter_mut().enumerate() {
        if axis != measure {
            *side = Interval { lo: 0, hi: 1 };
        }
    }
    let mut items = Vec::new();
    let mut roles = Vec::new();
    let mut add = |area: BandBox, role| {
        if area.meets(&slice) {
            items.push(Item { area, stage: 0 });
            roles.push(role);
        }
    };
    for (at, area) in prepared.areas.iter().enumerate() {
        add(area.clone(), if prepared.names_measure(at, measure) { Role::Bars } else { Role::Masks });
    }
    for at in singles.iter().filter(|at| prepared.most[**at] > prepared.mildest) {
        let mut above = prepared.areas[*at].clone();
        above.measures[measure].hi = COUNT_LIMIT;
        add(above, Role::Above);
    }
    let mut masked = Masked { roles, found: Kept::default() };
    sink.over_budget |= split(&slice, &items, State::default(), &work.part(sink.each), &mut masked).is_err();
    sink.parts(FindingKind::MaskedGap { measure }, masked.found.boxes, work, |witness| {
        names(prepared, &singles, measure, witness)
    });
}

fn names(
    prepared: &Prepared<'_>,
    singles: &[usize],
    measure: usize,
    witness: &Point,
) -> (Vec<usize>, Vec<Option<Gives>>) {
    let below = strictest_below(prepared, singles.iter().copied(), witness, &prepared.most);
    let above = next_above(prepared, singles.iter().copied(), witness, measure, &prepared.most);
    let masking: Vec<usize> = (0..prepared.areas.len()).filter(|at| prepared.areas[*at].has(witness)).collect();
    let outcomes = vec![prepared.answer(witness), below.map(|at| prepared.gives(at).clone())];
    (prepared.named(below.into_iter().chain(above).chain(masking)), outcomes)
}
