//! The difference at one scenario, for whoever stands before its text.

use rustc_hash::FxHashSet;

use super::causes::Causes;
use super::differ::Differ;
use super::pairing;
use super::value::ScenarioDiff;
use crate::decision::diagram::{Leaf, Node, NodeId, UNDECIDED};
use crate::decision::draw::DrawnCase;
use crate::model::region::{Extent, Region};
use crate::model::{EditionId, FactKind, Model, ValueSet};
use crate::work::Work;

/// What changed in one scenario; `None` where neither edition lists it, its graph passes the budget, or the work stopped.
#[must_use]
pub fn of_scenario(
    model: &Model,
    old: EditionId,
    new: EditionId,
    industry: &str,
    scenario: &str,
    work: &Work,
) -> Option<ScenarioDiff> {
    let pairs = pairing::industries(model, old, new);
    let pair = pairs.iter().find(|pair| pair.name == industry)?;
    let scenario = pair.scenarios.iter().find(|pair| pair.new == (industry, scenario))?;
    Differ::of((model, old), (model, new), work).scenario(pair, scenario, &mut Causes::default()).ok()
}

/// For each clause of a scenario, by its path: what the old edition decides where the clause decides today, for a plain flow (every
/// attribute at its default, no flag, no item of important data) that is in the scope of both. The mildest first.
#[must_use]
pub fn before(
    model: &Model,
    old: EditionId,
    new: EditionId,
    industry: &str,
    scenario: &str,
    work: &Work,
) -> Option<Vec<(String, Vec<String>)>> {
    let pairs = pairing::industries(model, old, new);
    let pair = pairs.iter().find(|pair| pair.name == industry)?;
    let scenario = pair.scenarios.iter().find(|pair| pair.new == (industry, scenario))?;
    let mut differ = Differ::of((model, old), (model, new), work);
    let mut told: Vec<(String, Vec<u32>)> = Vec::new();
    for place in &scenario.old {
        let (old_cases, new_cases) = differ.cases(place, &scenario.new);
        let earlier = differ.builder.flow(old, &old_cases)?;
        let today = differ.builder.flow(new, &new_cases)?;
        let plain = plain(&mut differ);
        let own = |case: &&DrawnCase<'_>, edition| case.governed_by == edition;
        let in_scope: Vec<NodeId> = earlier.cases.iter().filter(|case| own(case, old)).map(|case| case.guard).collect();
        let in_scope = differ.builder.arena.any(in_scope);
        let plain = differ.builder.arena.and(plain, in_scope);
        let both = differ.builder.arena.pair(earlier.root, today.root);
        for rule in today.cases.iter().filter(|case| own(case, new)).flat_map(|case| &case.rules) {
            let inside = differ.builder.arena.and(rule.when, plain);
            let seen = differ.builder.arena.ite(inside, both, UNDECIDED);
            let mut values = Vec::new();
            for node in differ.builder.arena.reached(&[seen]) {
                if let Node::Leaf(Leaf::Pair(was, is)) = differ.builder.arena.node(node)
                    && *is == rule.value
                {
                    values.push(*was);
                }
            }
            match told.iter_mut().find(|(id, _)| id == rule.origin.id) {
                Some((_, known)) => known.extend(values),
                None => told.push((rule.origin.id.to_owned(), values)),
            }
        }
        if differ.builder.arena.is_over() {
            return None;
        }
    }
    let words = |values: Vec<u32>| {
        let mut seen = FxHashSet::default();
        let mut values: Vec<u32> = values.into_iter().filter(|value| seen.insert(*value)).collect();
        let edition = model.edition(old);
        let rank = |value: &u32| {
            let outcomes = differ.builder.values.get(*value).outcomes();
            outcomes.iter().map(|outcome| edition.rank(*outcome).ok_or(())).min()
        };
        values.sort_by_key(rank);
        values.into_iter().map(|value| differ.decided(value).to_string()).collect()
    };
    Some(told.into_iter().map(|(id, values)| (id, words(values))).collect())
}

/// Where every attribute has its default, and no flag and no item holds. Attributes without a default are left open.
fn plain(differ: &mut Differ<'_>) -> NodeId {
    let mut plain = Region::default();
    for fact in differ.model.fact_ids() {
        let usual = match &differ.model.fact(fact).kind {
            FactKind::Attribute { default: Some(usual), .. } => *usual,
            FactKind::Flag | FactKind::Item => 0,
            FactKind::Attribute { default: None, .. } | FactKind::Measure { .. } => continue,
        };
        plain.push(fact, Extent::Set(ValueSet::one(usual)));
    }
    differ.builder.region(&plain)
}
