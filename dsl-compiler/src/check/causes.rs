//! Findings of one block that are one mistake: which goes away when which is mended.
//!
//! Only what is certain is folded: a band or an `otherwise` that decides nothing because another band takes in zero, tried by
//! raising that band on a copy; and a band that decides nothing because it lies within a clash that is reported anyway.

use super::findings::Worded;
use crate::analysis::analyse::analyse;
use crate::analysis::finding::{Finding, FindingKind};
use crate::analysis::space::NormalBlock;
use crate::work::Work;

/// Larger blocks, and blocks with more bands that take in zero, are not tried.
const BOXES: usize = 1_000;
const TRIES: usize = 16;

/// For each finding, the one that it follows from.
pub(super) fn of(block: &NormalBlock, findings: &[Finding], work: &Work) -> Vec<Option<usize>> {
    let mut causes = vec![None; findings.len()];
    for (finding, cause) in findings.iter().zip(&mut causes) {
        if finding.kind == FindingKind::Dead {
            *cause = findings.iter().position(|clash| is_within(block, finding, clash));
        }
    }
    if block.boxes.len() > BOXES || !findings.iter().any(may_follow) {
        return causes;
    }
    let origins = findings.iter().enumerate().filter(|(_, finding)| finding.kind == FindingKind::Origin);
    for (origin, raised) in origins.take(TRIES).filter_map(|(at, finding)| Some((at, raised(block, finding)?))) {
        let left = analyse(&raised, work);
        if left.over_budget {
            continue;
        }
        for (finding, cause) in findings.iter().zip(&mut causes).filter(|(finding, _)| may_follow(finding)) {
            let is_left = left.findings.iter().any(|other| may_follow(other) && is_about_the_same(finding, other));
            if cause.is_none() && !is_left {
                *cause = Some(origin);
            }
        }
    }
    causes
}

/// Puts each finding that follows from another into it.
pub(super) fn fold(worded: Vec<Worded>, causes: &[Option<usize>]) -> Vec<Worded> {
    let mut folded: Vec<Option<Worded>> = worded.into_iter().map(Some).collect();
    for (at, cause) in causes.iter().enumerate() {
        let Some(cause) = cause.filter(|cause| matches!(folded.get(*cause), Some(Some(_)))) else { continue };
        let Some(follow) = folded.get_mut(at).filter(|_| cause != at).and_then(Option::take) else { continue };
        if let Some(cause) = folded.get_mut(cause).and_then(Option::as_mut) {
            cause.diagnostic.follows.push(follow.diagnostic);
        }
    }
    folded.into_iter().flatten().collect()
}

/// A band, or an `otherwise`, that decides nothing.
fn may_follow(finding: &Finding) -> bool {
    matches!(finding.kind, FindingKind::Dead | FindingKind::Redundant | FindingKind::DeadOtherwise)
}

fn is_about_the_same(one: &Finding, other: &Finding) -> bool {
    let is_otherwise = |finding: &Finding| finding.kind == FindingKind::DeadOtherwise;
    is_otherwise(one) == is_otherwise(other) && one.boxes.first() == other.boxes.first()
}

/// Whether a dead band lies within the meeting of its own clause with a stricter one.
fn is_within(block: &NormalBlock, dead: &Finding, clash: &Finding) -> bool {
    let clause = |at: Option<&usize>| at.and_then(|at| block.boxes.get(*at)).map(|given| given.clause);
    let own = clause(dead.boxes.first());
    matches!(clash.kind, FindingKind::Collision | FindingKind::Crossing)
        && clash.boxes.iter().any(|at| clause(Some(at)) == own)
        && dead.region.iter().all(|area| clash.region.iter().any(|whole| whole.contains(area)))
}

/// The block with the band of this finding beginning at 1 in every measure that it bounds.
fn raised(block: &NormalBlock, origin: &Finding) -> Option<NormalBlock> {
    let mut raised = block.clone();
    let given = raised.boxes.get_mut(*origin.boxes.first()?)?;
    for (side, is_named) in given.area.measures.iter_mut().zip(&given.names_measures) {
        if *is_named {
            side.lo = side.lo.max(1);
        }
    }
    (!given.area.is_empty()).then_some(raised)
}
