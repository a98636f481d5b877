//! The checks of a `rules` block: rules that never decide, and `regardless` rules that contradict each other.

use super::analyse::{Analysis, CAP, Finding, FindingKind, Sink};
use super::overlap::{Pairs, each_pair, meeting_region};
use super::partition::WORK;
use super::redundancy::{covering, judge, stricter};
use super::space::{BandBox, Gives, Space};
use crate::work::Work;

/// A box of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleBox {
    /// Where.
    pub area: BandBox,
    /// What the rule gives; `None` outside the chain, which only a `regardless` rule may give (any other is taken as the mildest).
    pub gives: Option<Gives>,
    /// Stands for what the rule gives; two rules with the same number give the same.
    pub outcome: u64,
    /// Whether the rule goes before everything else.
    pub regardless: bool,
    /// Which rule of the block it comes from.
    pub clause: usize,
}

/// `Dead` findings for boxes of ordinary rules that decide no point, since everywhere a stricter ordinary rule or a `regardless` rule
/// prevails; `Collision` findings for pairs of `regardless` rules with different outcomes that meet. `boxes` and `outcomes` as in
/// [`Finding`]. The rules must be those of one block.
#[must_use]
pub fn analyse_rules(space: &Space, rules: &[RuleBox], work: &Work) -> Analysis {
    let whole = space.whole();
    if whole.is_empty() {
        return Analysis::default();
    }
    let (ids, areas): (Vec<usize>, Vec<BandBox>) =
        rules.iter().enumerate().filter_map(|(id, rule)| Some((id, space.fit(&rule.area)?))).unzip();
    let mut sink = Sink::new(WORK);
    contradictions(space, rules, &ids, &areas, work, &mut sink);
    dead(&whole, rules, &ids, &areas, work, &mut sink);
    Analysis { findings: sink.findings, over_budget: sink.over_budget }
}

fn dead(whole: &BandBox, rules: &[RuleBox], ids: &[usize], areas: &[BandBox], work: &Work, sink: &mut Sink) {
    let (strictest, mildest) = (Gives::one(usize::MAX), Gives::one(0));
    let of = |id: &usize| match &rules[*id] {
        rule if rule.regardless => &strictest,
        rule => rule.gives.as_ref().unwrap_or(&mildest),
    };
    let gives: Vec<&Gives> = ids.iter().map(of).collect();
    let (standings, known) = judge(whole, areas, &gives, vec![false; ids.len()], WORK, work);
    sink.over_budget |= known.iter().any(|known| !known);
    let ordinary = (0..ids.len()).filter(|at| !rules[ids[*at]].regardless);
    let found: Vec<usize> = ordinary.filter(|at| known[*at] && !standings.alive[*at]).collect();
    for at in found.iter().copied().take(CAP) {
        let meeting: Vec<usize> = (0..ids.len()).filter(|other| areas[*other].meets(&areas[at])).collect();
        let prevailing = covering(areas, &areas[at], stricter(&gives, at, &meeting).into_iter(), work);
        let boxes = std::iter::once(at).chain(prevailing);
        let boxes: Vec<usize> = boxes.map(|at| ids[at]).collect();
        sink.findings.push(Finding {
            kind: FindingKind::Dead,
            witness: areas[at].least(),
            region: vec![areas[at].clone()],
            outcomes: boxes.iter().map(|id| rules[*id].gives.clone()).collect(),
            boxes,
            more: 0,
        });
    }
    sink.left_out(found.len().saturating_sub(CAP));
}

fn contradictions(space: &Space, rules: &[RuleBox], ids: &[usize], areas: &[BandBox], work: &Work, sink: &mut Sink) {
    let clauses: Vec<usize> = ids.iter().map(|id| rules[*id].clause).collect();
    let kind = |a: usize, b: usize| {
        let (a, b) = (&rules[ids[a]], &rules[ids[b]]);
        (a.regardless && b.regardless && a.outcome != b.outcome).then_some(())
    };
    let mut found: Vec<Pairs> = Vec::new();
    let mut more = 0;
    let within = each_pair(areas, &clauses, &work.part(WORK), kind, |(), pairs| {
        if found.len() < CAP { found.push(pairs) } else { more += 1 }
    });
    sink.over_budget |= !within;
    for pairs in found {
        let Some((region, (a, b))) = meeting_region(space, areas, &pairs, (WORK / 100, work), &mut sink.over_budget)
        else {
            continue;
        };
        let Some(witness) = super::region::least(&region) else { continue };
        let boxes = vec![ids[a], ids[b]];
        let outcomes = boxes.iter().map(|id| rules[*id].gives.clone()).collect();
        sink.findings.push(Finding { kind: FindingKind::Collision, witness, region, boxes, outcomes, more: 0 });
    }
    if more > 0 {
        sink.left_out(more);
    }
}
