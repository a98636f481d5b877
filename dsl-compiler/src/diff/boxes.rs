//! The same differences by box splitting, for scenarios whose graph passes the node budget: every layer of rules is laid
//! over the next as ranks of one block, and the two blocks are compared box by box.

use super::regions::{Area, Side};
use super::{Change, Differ};
use crate::bands::diff::diff_blocks;
use crate::bands::normal::{Axes as NormalAxes, Axis as NormalAxis, Conjunct, People, normal};
use crate::bands::space::{GivenBox, Gives, NormalBlock, Space};
use crate::flow::{Applied, Case, Origin};
use crate::model::{Cond, EditionId, FactId, FactKind, Interval, Model, ValueSet};

/// The facts that both sides name, as axes.
struct Shared<'m> {
    model: &'m Model,
    choices: Vec<FactId>,
    measures: Vec<FactId>,
    space: Space,
}

impl NormalAxes for Shared<'_> {
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

/// One side as ranks: what decides where, and which rule gave each rank's boxes.
struct Ranked<'m> {
    block: NormalBlock,
    /// The value of each rank.
    values: Vec<u32>,
    rules: Vec<(Conjunct, Origin<'m>, u32)>,
}

/// The regions on which the two sides differ; `None` past the budgets of boxes or cells.
///
/// Ranks order whole outcomes, so a clause that is `open` counts here as just above its mildest outcome.
pub(super) fn changes<'m>(differ: &mut Differ<'m>, old: &[Case<'m>], new: &[Case<'m>]) -> Option<Vec<Change>> {
    let shared = shared(differ.model, old.iter().chain(new));
    let old = ranked(differ, &shared, differ.old, old)?;
    let new = ranked(differ, &shared, differ.new, new)?;
    let found = diff_blocks(&old.block, &new.block).ok()?;
    let asked: Vec<u32> =
        shared.choices.iter().chain(&shared.measures).map(|fact| differ.builder.axes.level(*fact)).collect();
    let mut changes = Vec::new();
    for (area, old_rank, new_rank) in found {
        let value = |side: &Ranked<'m>, gives: Option<Gives>| side.values.get(gives?.least()).copied();
        let (Some(old_value), Some(new_value)) = (value(&old, old_rank), value(&new, new_rank)) else { continue };
        if old_value == new_value {
            continue;
        }
        let reasons = |side: &Ranked<'m>, value: u32| -> Vec<Origin<'m>> {
            let part = side.rules.iter().filter(|(conjunct, _, given)| *given == value && conjunct.area.meets(&area));
            let mut origins: Vec<Origin<'m>> = Vec::new();
            for (_, origin, _) in part {
                if !origins.iter().any(|known| known.id == origin.id) {
                    origins.push(*origin);
                }
            }
            origins
        };
        let (rules_old, rules_new) = (reasons(&old, old_value), reasons(&new, new_value));
        let area = Area { sides: sides(differ, &shared, &area), asked: asked.clone() };
        changes.push(differ.change(&area, (old_value, &rules_old), (new_value, &rules_new)));
    }
    Some(changes)
}

fn sides(differ: &Differ<'_>, shared: &Shared<'_>, area: &crate::bands::space::BandBox) -> Vec<(u32, Side)> {
    let mut sides = Vec::new();
    for (fact, set) in shared.choices.iter().zip(&area.choices) {
        if *set != ValueSet::full(differ.model.fact(*fact).choices().unwrap_or(1)) {
            sides.push((differ.builder.axes.level(*fact), Side::Set(*set)));
        }
    }
    for (fact, interval) in shared.measures.iter().zip(&area.measures) {
        if *interval != Interval::FULL {
            sides.push((differ.builder.axes.level(*fact), Side::Count(*interval)));
        }
    }
    sides.sort();
    sides
}

fn shared<'c, 'm: 'c>(model: &'m Model, cases: impl Iterator<Item = &'c Case<'m>>) -> Shared<'m> {
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
    Shared { model, choices, measures, space }
}

fn collect(cond: &Cond, facts: &mut Vec<FactId>) {
    match cond {
        Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| collect(part, facts)),
        Cond::Not(inner) => collect(inner, facts),
        Cond::Count { fact, .. } | Cond::Choice { fact, .. } => facts.push(*fact),
        Cond::Important(_) | Cond::SomePeople(_) => {}
    }
}

/// Layers as ranks: `otherwise` lowest, then the chain, then the fallback's `regardless` rules, then the edition's own.
fn ranked<'m>(
    differ: &mut Differ<'m>,
    shared: &Shared<'m>,
    edition: EditionId,
    cases: &[Case<'m>],
) -> Option<Ranked<'m>> {
    let chain = shared.model.edition(edition).chain.clone();
    let mut ranked = Ranked {
        block: NormalBlock {
            space: shared.space.clone(),
            boxes: Vec::new(),
            otherwise: None,
            strictest_prevails: true,
            complete: true,
        },
        values: Vec::new(),
        rules: Vec::new(),
    };
    let mut layers: Vec<(&Cond, &Applied<'m>, (u32, usize, u32))> = Vec::new();
    for case in cases {
        let depth = u32::try_from(case.regardless.len()).unwrap_or(u32::MAX);
        for (level, rules) in (0u32..).zip(&case.regardless) {
            for applied in rules {
                let value = differ.builder.values.of(applied.verdict);
                layers.push((&case.guard, applied, (2 + depth - level, 0, value)));
            }
        }
        for (applied, layer) in
            case.bands.iter().chain(&case.rules).map(|a| (a, 1)).chain(case.otherwise.iter().map(|a| (a, 0)))
        {
            let value = differ.builder.values.of(applied.verdict);
            let rank = applied.verdict.outcomes().iter().filter_map(|o| chain.iter().position(|c| c == o)).min();
            let open = usize::from(applied.verdict.outcomes().len() > 1);
            layers.push((&case.guard, applied, (layer, 2 * rank.unwrap_or(0) + open, value)));
        }
    }
    let mut keys: Vec<(u32, usize, u32)> = layers.iter().map(|(.., key)| *key).collect();
    keys.sort_unstable();
    keys.dedup();
    ranked.values = keys.iter().map(|(.., value)| *value).collect();
    for (number, (guard, applied, key)) in layers.into_iter().enumerate() {
        let rank = keys.binary_search(&key).ok()?;
        let when = Cond::All(vec![guard.clone(), applied.when.clone()]);
        for conjunct in normal(&when, shared).ok()? {
            ranked.block.boxes.push(GivenBox {
                area: conjunct.area.clone(),
                gives: Gives::one(rank),
                names_choices: conjunct.names_choices.clone(),
                names_measures: conjunct.names_measures.clone(),
                clause: number,
            });
            ranked.rules.push((conjunct, applied.origin, key.2));
        }
    }
    Some(ranked)
}
