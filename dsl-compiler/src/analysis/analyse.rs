//! The checks of one block, put together. The definitions are those of the language page, section "What a `bands` block means".

use super::accumulate::FindingAccumulator;
use super::finding::Analysis;
use super::fitted::FittedBlock;
use super::partition::WORK;
use super::space::NormalBlock;
use super::{masked, monotone, overlap, redundancy};
use crate::work::Work;

/// Runs every check of a block.
///
/// Exact over the whole space, unless `over_budget` says otherwise. Near linear in the number of boxes where these hardly meet; each
/// check ends after [`WORK`] steps at most. Where the work is stopped, what was found so far is given, and is over budget.
#[must_use]
pub(crate) fn analyse(block: &NormalBlock, work: &Work) -> Analysis {
    analyse_within(block, WORK, work)
}

/// [`analyse`] with another budget for every check.
#[must_use]
pub(crate) fn analyse_within(block: &NormalBlock, each: u64, work: &Work) -> Analysis {
    let mut out = FindingAccumulator::new(each);
    if !block.space.whole().is_empty() {
        let fitted = FittedBlock::new(block);
        overlap::check(&fitted, work, &mut out);
        monotone::check(&fitted, work, &mut out);
        if block.complete {
            masked::check(&fitted, work, &mut out);
        }
        redundancy::check(&fitted, work, &mut out);
    }
    // Each check leaves its findings in order, so a stable sort by kind is all that is missing.
    out.findings.sort_by_key(|finding| finding.kind);
    Analysis { findings: out.findings, over_budget: out.over_budget }
}
