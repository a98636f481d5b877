//! Accumulators: the region that a check finds cell by cell, and the findings of all checks.

use super::finding::{CAP, Finding, FindingKind};
use super::maximal::maximal;
use super::region::{least, merge, parts};
use super::space::{BandBox, Gives, Point};
use crate::work::{Stopped, Work};

/// Regions of more pieces than this are not searched for connected parts.
const PIECES: usize = 50_000;

/// Units of work for a piece of a region that is merged.
const A_PIECE: u64 = 10;

/// Disjoint boxes that a splitting keeps: the part of a region that it has found so far.
#[derive(Default)]
pub(super) struct RegionAccumulator {
    pub(super) boxes: Vec<BandBox>,
}

impl RegionAccumulator {
    /// Keeps one more, and merges them each time that there may be twice as many as are told apart.
    ///
    /// # Errors
    /// [`Stopped`] where so many are left, merged, that they will not be told apart: to find more of them is of no use.
    pub(super) fn keep(&mut self, cell: BandBox) -> Result<(), Stopped> {
        self.boxes.push(cell);
        if self.boxes.len() >= 2 * PIECES {
            self.boxes = merge(std::mem::take(&mut self.boxes));
            if self.boxes.len() > PIECES {
                return Err(Stopped);
            }
        }
        Ok(())
    }
}

/// What the checks add their findings to.
pub(super) struct FindingAccumulator {
    pub(super) findings: Vec<Finding>,
    pub(super) over_budget: bool,
    /// Units of work for one check.
    pub(super) each: u64,
}

impl FindingAccumulator {
    pub(super) fn new(each: u64) -> Self {
        Self { findings: Vec::new(), over_budget: false, each }
    }

    /// One finding for every connected part of `region`, which is a list of disjoint boxes; `names` gives `boxes` and `outcomes`.
    pub(super) fn parts(
        &mut self,
        kind: FindingKind,
        region: Vec<BandBox>,
        work: &Work,
        names: impl Fn(&Point) -> (Vec<usize>, Vec<Option<Gives>>),
    ) {
        if work.spend(A_PIECE * region.len() as u64).is_err() {
            self.over_budget = true;
            return;
        }
        let region = merge(region);
        // A region in very many pieces is told as one: the budget was too small to tell it apart.
        let mut found = if region.len() > PIECES {
            self.over_budget = true;
            vec![region]
        } else {
            parts(region)
        };
        let more = found.len().saturating_sub(CAP);
        found.truncate(CAP);
        for part in found {
            let Some(witness) = least(&part) else { continue };
            let (boxes, outcomes) = names(&witness);
            self.findings.push(Finding { kind, witness, region: maximal(part, work), boxes, outcomes, more: 0 });
        }
        self.left_out(more);
    }

    /// Writes on the last finding how many of its kind were left out.
    pub(super) fn left_out(&mut self, more: usize) {
        if more > 0
            && let Some(last) = self.findings.last_mut()
        {
            last.more = more;
        }
    }
}
