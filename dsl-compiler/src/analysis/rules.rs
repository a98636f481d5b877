//! The checks of a `rules` block: rules that never decide, and `regardless` rules that contradict each other.

use std::collections::BTreeMap;

use super::accumulate::FindingAccumulator;
use super::cover::covering;
use super::finding::{Analysis, CAP, Finding, FindingKind};
use super::fitted::Fitted;
use super::judge::judge;
use super::judged::{Judged, stricter};
use super::overlap::{Pairs, each_pair, meeting_region};
use super::partition::WORK;
use super::region::least;
use super::space::{BandBox, Gives, Space};
use crate::work::Work;

/// A box of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RuleBox {
    /// Where.
    pub(crate) area: BandBox,
    /// What the rule gives; `None` outside the chain, which only a `regardless` rule may give (any other is taken as the mildest).
    pub(crate) gives: Option<Gives>,
    /// Stands for what the rule gives; two rules with the same number give the same.
    pub(crate) outcome: u64,
    /// Whether the rule goes before everything else.
    pub(crate) regardless: bool,
    /// Which rule of the block it comes from.
    pub(crate) clause: usize,
}

/// `Dead` findings for boxes of ordinary rules that decide no point, since everywhere a stricter ordinary rule or a `regardless` rule
/// prevails; `Collision` findings for pairs of `regardless` rules with different outcomes that meet. `boxes` and `outcomes` as in
/// [`Finding`]. The rules must be those of one block.
#[must_use]
pub(crate) fn analyse_rules(space: &Space, rules: &[RuleBox], work: &Work) -> Analysis {
    let whole = space.whole();
    if whole.is_empty() {
        return Analysis::default();
    }
    let fitted = Fitted::all(space, rules, |rule| &rule.area);
    let mut out = FindingAccumulator::new(WORK);
    contradictions(space, &fitted, work, &mut out);
    dead(&whole, &fitted, work, &mut out);
    Analysis { findings: out.findings, over_budget: out.over_budget }
}

fn dead(whole: &BandBox, rules: &[Fitted<'_, RuleBox>], work: &Work, out: &mut FindingAccumulator) {
    let (strictest, mildest) = (Gives::one(usize::MAX), Gives::one(0));
    let judged = rules.iter().map(|Fitted { area, id, given }| {
        let gives = if given.regardless { &strictest } else { given.gives.as_ref().unwrap_or(&mildest) };
        Judged::new(area, gives, *id, false)
    });
    let boxes: Vec<Judged<'_>> = judged.collect();
    judge(whole, &boxes, WORK, work);
    out.over_budget |= boxes.iter().any(|one| !one.known.get());
    let ordinary = rules.iter().zip(&boxes).filter(|(rule, _)| !rule.given.regardless).map(|(_, one)| one);
    let found: Vec<&Judged<'_>> = ordinary.filter(|one| one.known.get() && !one.alive.get()).collect();
    let gives_of: BTreeMap<usize, &Option<Gives>> = rules.iter().map(|rule| (rule.id, &rule.given.gives)).collect();
    for one in found.iter().take(CAP) {
        let meeting: Vec<&Judged<'_>> = boxes.iter().filter(|other| other.area.meets(one.area)).collect();
        let prevailing = covering(one.area, &stricter(one, &meeting), work);
        let boxes: Vec<usize> = std::iter::once(*one).chain(prevailing).map(|one| one.id).collect();
        out.findings.push(Finding {
            kind: FindingKind::Dead,
            witness: one.area.least(),
            region: vec![one.area.clone()],
            outcomes: boxes.iter().filter_map(|id| gives_of.get(id).copied().cloned()).collect(),
            boxes,
            more: 0,
        });
    }
    out.left_out(found.len().saturating_sub(CAP));
}

fn contradictions(space: &Space, rules: &[Fitted<'_, RuleBox>], work: &Work, out: &mut FindingAccumulator) {
    let kind = |a: &RuleBox, b: &RuleBox| (a.regardless && b.regardless && a.outcome != b.outcome).then_some(());
    let mut found: Vec<Pairs<'_, RuleBox>> = Vec::new();
    let mut more = 0;
    let within = each_pair(
        rules,
        |rule| rule.clause,
        &work.part(WORK),
        kind,
        |(), pairs| {
            if found.len() < CAP { found.push(pairs) } else { more += 1 }
        },
    );
    out.over_budget |= !within;
    for pairs in found {
        let Some((region, (a, b))) = meeting_region(space, &pairs, (WORK / 100, work), &mut out.over_budget) else {
            continue;
        };
        let Some(witness) = least(&region) else { continue };
        let outcomes = vec![a.given.gives.clone(), b.given.gives.clone()];
        let boxes = vec![a.id, b.id];
        out.findings.push(Finding { kind: FindingKind::Collision, witness, region, boxes, outcomes, more: 0 });
    }
    if more > 0 {
        out.left_out(more);
    }
}
