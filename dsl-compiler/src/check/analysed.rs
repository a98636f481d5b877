//! The analysis of blocks in normal form, remembered: whoever looks again at some need not analyse the others again.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::causes;
use crate::analysis::analyse::analyse;
use crate::analysis::finding::Finding;
use crate::analysis::space::{NormalBlock, Space};
use crate::work::{Stopped, Work};

/// What was found of blocks in normal form: it depends on nothing else.
#[derive(Debug, Default)]
pub(crate) struct Analysed {
    known: FxHashMap<NormalBlock, Arc<Known>>,
    /// By space and number of boxes, the least units of work that such a block took.
    costs: FxHashMap<(Space, usize), u64>,
}

/// What is known of one block.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) findings: Vec<Arc<Finding>>,
    /// Whether some check of it ran out of its budget.
    pub(super) over_budget: bool,
    /// For each finding, the one that it follows from.
    pub(super) causes: Vec<Option<usize>>,
}

impl Analysed {
    /// So many different blocks are remembered; an editor's lists are far smaller, and every keystroke makes one.
    const MOST: usize = 20_000;

    /// What is known of a block, analysed where nothing is.
    pub(super) fn of(&mut self, block: &NormalBlock, work: &Work) -> Result<Arc<Known>, Stopped> {
        if let Some(known) = self.known.get(block) {
            return Ok(Arc::clone(known));
        }
        let expected = self.expected(block);
        if expected > work.left() {
            // It would be stopped on the way, and all that was done by then would be lost.
            work.spend(expected)?;
        }
        if self.known.len() >= Self::MOST {
            self.known.clear();
            self.costs.clear();
        }
        let before = work.spent();
        let analysis = analyse(block, work);
        let causes = causes::of(block, &analysis.findings, work);
        work.goes_on()?;
        let findings = analysis.findings.into_iter().map(Arc::new).collect();
        let known = Arc::new(Known { findings, over_budget: analysis.over_budget, causes });
        let cost = self.costs.entry((block.space.clone(), block.boxes.len())).or_insert(u64::MAX);
        *cost = (*cost).min(work.spent() - before);
        self.known.insert(block.clone(), Arc::clone(&known));
        Ok(known)
    }

    /// About how many units of work a block will take: the least that one took of the same space with as many boxes, or one more or
    /// less; 0 where there was none.
    fn expected(&self, block: &NormalBlock) -> u64 {
        let count = block.boxes.len();
        let costs = (count.saturating_sub(1)..=count + 1).filter_map(|n| self.costs.get(&(block.space.clone(), n)));
        costs.min().copied().unwrap_or(0)
    }
}
