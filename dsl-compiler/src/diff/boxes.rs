//! The same differences by box splitting, for scenarios whose graph passes the node budget: every layer of rules is laid
//! over the next as ranks of one block, and the two blocks are compared box by box.

use std::collections::BTreeMap;

use super::differ::Differ;
use super::value::Change;
use crate::analysis::compare::diff_blocks;
use crate::analysis::normal::{Axes as NormalAxes, Axis as NormalAxis, Conjunct, People, normal};
use crate::analysis::space::{BandBox, GivenBox, Gives, NormalBlock, Space};
use crate::decision::governing::{Case, GroundedRule, Origin};
use crate::model::region::{Extent, Region};
use crate::model::{Cond, EditionId, FactId, FactKind, Model, OutcomeId, Verdict};

/// The facts that both sides name, as axes.
struct Shared {
    choices: Vec<FactId>,
    measures: Vec<FactId>,
    space: Space,
}

impl NormalAxes for Shared {
    fn space(&self) -> &Space {
        &self.space
    }
    fn axis(&self, fact: FactId) -> Option<NormalAxis> {
        let choice = self.choices.binary_search(&fact).ok().map(NormalAxis::Choice);
        choice.or_else(|| self.measures.binary_search(&fact).ok().map(NormalAxis::Measure))
    }
    fn important(&self) -> Option<usize> {
        None
    }
    fn people(&self) -> Option<People> {
        None
    }
}

/// What a rank stands for.
#[derive(Copy, Clone, Debug)]
enum Rank {
    /// An outcome, by `otherwise`, or by bands and rules.
    Outcome(OutcomeId),
    /// The value that a `regardless` rule gives.
    Regardless(u32),
}

/// Where a rank stands: by layer, `otherwise` lowest, then the chain, then the fallback's `regardless` rules, then the edition's own;
/// there by the place in the chain, or by a number of the value.
type Key = (usize, u64);

/// A clause or rule under the guard of its case, with what it gives.
type Laid<'c, 'm> = (&'c Cond, &'c GroundedRule<'m>, Vec<(Key, Rank)>);

/// One side as ranks: what decides where, and which rule gave each box.
struct Ranked<'m> {
    block: NormalBlock,
    /// What each rank stands for, from `first` on.
    ranks: Vec<Rank>,
    first: usize,
    rules: Vec<(Conjunct, Origin<'m>, Gives)>,
}

/// The regions on which the two sides differ; `None` past the budgets of boxes or cells.
pub(super) fn changes<'m>(differ: &mut Differ<'m>, old: &[Case<'m>], new: &[Case<'m>]) -> Option<Vec<Change>> {
    let shared = shared(differ.model, old.iter().chain(new));
    let (old, new) = (layers(differ, differ.old, old)?, layers(differ, differ.new, new)?);
    let keys =
        |laid: &[Laid<'_, 'm>]| laid.iter().flat_map(|(.., keys)| keys).copied().collect::<BTreeMap<Key, Rank>>();
    let (mut of_old, mut of_new) = (keys(&old), keys(&new));
    // Equal ranks must mean equal outcomes; where they cannot, no rank of one side is one of the other.
    let mut first = 0;
    if differ.model.edition(differ.old).chain == differ.model.edition(differ.new).chain {
        of_old.extend(keys(&new));
        of_new.clone_from(&of_old);
    } else {
        first = of_old.len();
    }
    let old = ranked(&shared, &old, &of_old, 0)?;
    let new = ranked(&shared, &new, &of_new, first)?;
    let found = diff_blocks(&old.block, &new.block, &differ.work).ok()?;
    let asked: Vec<FactId> = shared.choices.iter().chain(&shared.measures).copied().collect();
    let mut changes = Vec::new();
    for (area, old_gives, new_gives) in found {
        let (Some(old_gives), Some(new_gives)) = (old_gives, new_gives) else { continue };
        let values = (value(differ, &old, &old_gives), value(differ, &new, &new_gives));
        let (Some(old_value), Some(new_value)) = values else { continue };
        if old_value == new_value {
            continue;
        }
        let reasons = |side: &Ranked<'m>, answer: &Gives| -> Vec<Origin<'m>> {
            let part = side.rules.iter().filter(|(conjunct, _, gives)| {
                gives.ranks().iter().any(|rank| answer.has(*rank)) && conjunct.area.meets(&area)
            });
            let mut origins: Vec<Origin<'m>> = Vec::new();
            for (_, origin, _) in part {
                if !origins.iter().any(|known| known.id == origin.id) {
                    origins.push(*origin);
                }
            }
            origins
        };
        let (rules_old, rules_new) = (reasons(&old, &old_gives), reasons(&new, &new_gives));
        let region = region(differ.model, &shared, &area);
        changes.push(differ.change(&region, &asked, (old_value, &rules_old), (new_value, &rules_new)));
    }
    Some(changes)
}

/// The value that ranks stand for together.
fn value(differ: &mut Differ<'_>, side: &Ranked<'_>, gives: &Gives) -> Option<u32> {
    let mut outcomes = Vec::new();
    for rank in gives.ranks() {
        match side.ranks.get(rank.checked_sub(side.first)?)? {
            Rank::Outcome(outcome) => outcomes.push(*outcome),
            Rank::Regardless(value) => return Some(*value),
        }
    }
    Some(differ.builder.values.of(&Verdict::Open(outcomes)))
}

fn region(model: &Model, shared: &Shared, area: &BandBox) -> Region {
    let choices = shared.choices.iter().zip(area.choices.iter().map(|set| Extent::Set(*set)));
    let measures = shared.measures.iter().zip(area.measures.iter().map(|interval| Extent::Count(*interval)));
    let mut region = Region::default();
    for (fact, extent) in choices.chain(measures).filter(|(fact, extent)| *extent != Extent::whole(model.fact(**fact)))
    {
        region.push(*fact, extent);
    }
    region
}

fn shared<'c, 'm: 'c>(model: &'m Model, cases: impl Iterator<Item = &'c Case<'m>>) -> Shared {
    let mut facts = Vec::new();
    for case in cases {
        collect(&case.guard, &mut facts);
        let applied = case.regardless.iter().flatten().chain(&case.bands).chain(&case.rules);
        applied.for_each(|applied| collect(&applied.when, &mut facts));
    }
    facts.sort();
    facts.dedup();
    let is_measure = |fact: &FactId| matches!(model.fact(*fact).kind, FactKind::Measure { .. });
    let (measures, choices): (Vec<FactId>, Vec<FactId>) = facts.into_iter().partition(is_measure);
    let space = Space {
        choices: choices.iter().map(|fact| model.fact(*fact).choices().unwrap_or(1)).collect(),
        measures: measures.len(),
    };
    Shared { choices, measures, space }
}

fn collect(cond: &Cond, facts: &mut Vec<FactId>) {
    facts.extend(cond.facts());
}

/// All that decides on one side, with its places; `None` where a clause gives what the edition's chain does not have.
fn layers<'c, 'm>(differ: &mut Differ<'m>, edition: EditionId, cases: &'c [Case<'m>]) -> Option<Vec<Laid<'c, 'm>>> {
    let chain = &differ.model.edition(edition).chain;
    let mut laid: Vec<Laid<'c, 'm>> = Vec::new();
    for case in cases {
        let depth = case.regardless.len();
        for (level, rules) in case.regardless.iter().enumerate() {
            for applied in rules {
                let value = differ.builder.values.of(applied.verdict);
                let key = (2 + depth - level, u64::from(value));
                laid.push((&case.guard, applied, vec![(key, Rank::Regardless(value))]));
            }
        }
        for (applied, layer) in
            case.bands.iter().chain(&case.rules).map(|a| (a, 1)).chain(case.otherwise.iter().map(|a| (a, 0)))
        {
            let place = |outcome: &OutcomeId| chain.iter().position(|known| known == outcome);
            let key = |outcome: &OutcomeId| Some(((layer, place(outcome)? as u64), Rank::Outcome(*outcome)));
            let keys = applied.verdict.outcomes().iter().map(key).collect::<Option<_>>()?;
            laid.push((&case.guard, applied, keys));
        }
    }
    Some(laid)
}

/// One side as ranks, which are the places of `keys` from `first` on.
fn ranked<'m>(shared: &Shared, laid: &[Laid<'_, 'm>], keys: &BTreeMap<Key, Rank>, first: usize) -> Option<Ranked<'m>> {
    let places: BTreeMap<Key, usize> = keys.keys().copied().zip(first..).collect();
    let mut ranked = Ranked {
        block: NormalBlock {
            space: shared.space.clone(),
            boxes: Vec::new(),
            otherwise: None,
            strictest_prevails: true,
            complete: true,
        },
        ranks: keys.values().copied().collect(),
        first,
        rules: Vec::new(),
    };
    for (number, (guard, applied, keys)) in laid.iter().enumerate() {
        let gives = Gives::one_of(keys.iter().filter_map(|(key, _)| places.get(key).copied()))?;
        let when = Cond::All(vec![(*guard).clone(), applied.when.clone()]);
        for conjunct in normal(&when, shared).ok()? {
            ranked.block.boxes.push(GivenBox {
                area: conjunct.area.clone(),
                gives: gives.clone(),
                names_choices: conjunct.names_choices.clone(),
                names_measures: conjunct.names_measures.clone(),
                clause: number,
            });
            ranked.rules.push((conjunct, applied.origin, gives.clone()));
        }
    }
    Some(ranked)
}

#[cfg(test)]
mod tests;
