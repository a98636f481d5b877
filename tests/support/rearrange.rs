//! The same meaning in other words: clauses in another order, split in two, said twice, bounded redundantly, with other
//! keywords and boundary words. Canonical graphs cannot tell.

use crate::inputs::Chance;
use crate::plan::{BandsPlan, BlockPlan, ClausePlan, CondPlan, Plan, RulePlan};

/// A plan that means the same and reads differently.
#[must_use]
pub fn rearranged(plan: &Plan, seed: u64) -> Plan {
    let mut chance = Chance::new(seed);
    let mut other = plan.clone();
    other.surface = chance.bits();
    for edition in &mut other.editions {
        edition.blocks.iter_mut().for_each(|block| in_block(block, &mut chance));
        rules(&mut edition.rules, &mut chance);
        for item in &mut edition.items {
            for says in std::iter::once(&mut item.says).chain(&mut item.others) {
                says.when.iter_mut().chain(&mut says.always).for_each(|cond| condition(cond, &mut chance));
            }
        }
        edition.scope.iter_mut().for_each(|cond| condition(cond, &mut chance));
        for industry in &mut edition.industries {
            industry.shared.iter_mut().for_each(|block| in_block(block, &mut chance));
            rules(&mut industry.rules, &mut chance);
            industry.scope.iter_mut().for_each(|cond| condition(cond, &mut chance));
            for scenario in &mut industry.scenarios {
                rules(&mut scenario.rules, &mut chance);
                if let BandsPlan::Own(block) = &mut scenario.bands {
                    in_block(block, &mut chance);
                }
            }
        }
    }
    other
}

fn in_block(block: &mut BlockPlan, chance: &mut Chance) {
    block.clauses = block.clauses.drain(..).flat_map(|clause| one_clause(clause, chance)).collect();
    shuffle(&mut block.clauses, chance);
}

/// Rules that go before everything keep their order: of two that meet, which is an error, the first decides.
fn rules(rules: &mut Vec<RulePlan>, chance: &mut Chance) {
    let (regardless, mut others): (Vec<RulePlan>, Vec<RulePlan>) = rules.drain(..).partition(|rule| rule.regardless);
    shuffle(&mut others, chance);
    for rule in others.into_iter().chain(regardless) {
        let regardless = rule.regardless;
        rules.extend(one_clause(rule.clause, chance).into_iter().map(|clause| RulePlan { regardless, clause }));
    }
}

/// A clause as one or several: `a or b` as two clauses; the whole once more.
fn one_clause(mut clause: ClausePlan, chance: &mut Chance) -> Vec<ClausePlan> {
    let mut clauses = match &clause.when {
        CondPlan::Any(parts) if chance.percent(60) => {
            parts.iter().map(|part| ClausePlan { when: part.clone(), ..clause.clone() }).collect()
        }
        _ => {
            if chance.percent(20) {
                // Nothing is both A and not A, so that this takes nothing away.
                let never = CondPlan::All(vec![CondPlan::Flag(0, true), CondPlan::Flag(0, false)]);
                clause.unless = Some(clause.unless.map_or(never.clone(), |unless| CondPlan::Any(vec![never, unless])));
            }
            vec![clause]
        }
    };
    if chance.percent(20) {
        clauses.extend(clauses.first().cloned());
    }
    for clause in &mut clauses {
        condition(&mut clause.when, chance);
        clause.unless.iter_mut().for_each(|unless| condition(unless, chance));
    }
    clauses
}

fn condition(cond: &mut CondPlan, chance: &mut Chance) {
    if let CondPlan::Any(parts) | CondPlan::All(parts) = cond {
        shuffle(parts, chance);
        parts.iter_mut().for_each(|part| condition(part, chance));
    }
    if chance.percent(25) {
        let same = cond.clone();
        *cond = match (chance.below(3), &same) {
            // `at least 5` is within `at least 5, under 10 or at least 5`.
            (0, CondPlan::Count(fact, lo, _)) => CondPlan::All(vec![
                same.clone(),
                CondPlan::Any(vec![same.clone(), CondPlan::Count(*fact, *lo, Some(*lo))]),
            ]),
            (1, _) => CondPlan::Any(vec![same.clone(), same]),
            _ => CondPlan::All(vec![same.clone(), same]),
        };
    }
}

fn shuffle<T>(things: &mut [T], chance: &mut Chance) {
    for at in (1..things.len()).rev() {
        things.swap(at, chance.below(at + 1));
    }
}
