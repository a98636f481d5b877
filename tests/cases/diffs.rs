//! A diff is exactly the inputs that two editions decide otherwise: the oracle decides random flows by both, and each
//! lies in one region where they differ, with both outcomes, and in none where they agree.

use std::cell::Cell;
use std::collections::BTreeSet;

use dsl_compiler::diff::{Change, Diff, diff};
use dsl_compiler::flow::lister;
use dsl_compiler::model::{EditionId, FactKind, Model, OutcomeId};
use dsl_syntax::Extent;
use qingdan_tests::inputs::{Chance, Domains};
use qingdan_tests::oracle::{Flow, decide};
use qingdan_tests::{Lists, Memory};

use super::generated::over_lists;

/// The outcomes as a diff writes them.
pub(super) fn words(model: &Model, outcomes: &BTreeSet<OutcomeId>) -> String {
    let names: Vec<&str> = outcomes.iter().map(|outcome| model.outcome(*outcome).name.as_str()).collect();
    match names.as_slice() {
        [one] => (*one).to_owned(),
        several => format!("open {{ {} }}", several.join(", ")),
    }
}

pub(super) fn holds(model: &Model, flow: &Flow, change: &Change) -> bool {
    change.region.iter().all(|(name, extent)| {
        let Some(at) = model.facts.iter().position(|fact| fact.name == *name) else { return false };
        let value = flow.facts[at];
        match (extent, &model.facts[at].kind) {
            (Extent::Count { min, max }, _) => value >= *min && max.is_none_or(|max| value <= max),
            (Extent::OneOf(names), FactKind::Attribute { values, .. }) => names.contains(&values[value as usize].name),
            (Extent::Is(wanted), _) => (value == 1) == *wanted,
            _ => false,
        }
    })
}

/// The regions of the scenario that a flow belongs to.
fn regions<'d>(diff: &'d Diff, flow: &Flow) -> &'d [Change] {
    let industries = || diff.industries.iter();
    let industry = industries().find(|i| i.industry == flow.industry).or(industries().next_back());
    let Some(industry) = industry else { return &[] };
    let scenarios = || industry.scenarios.iter();
    let scenario = scenarios().find(|s| s.scenario == flow.scenario).or(scenarios().next_back());
    scenario.map_or(&[], |scenario| &scenario.decisions)
}

/// How many flows were compared, and how many of them the two editions decide otherwise.
fn compare(lists: &Lists, old: EditionId, new: EditionId, flows: usize) -> Result<(usize, usize), String> {
    let model = &lists.model;
    let found = diff(model, old, new).map_err(|place| format!("no diff of {place:?}"))?;
    let domains = Domains::of(model);
    let mut chance = Chance::new(0xd1ff);
    let (mut compared, mut differing) = (0, 0);
    for _ in 0..flows {
        let Some(place) = chance.pick(&domains.places) else { break };
        let flow = domains.flow(place, &mut chance);
        // Where one side's count stands for another's, the two are asked different questions on purpose.
        let stands = |edition| {
            lister(model, edition, &flow.industry, &flow.scenario).is_some_and(|(_, s)| !s.stands_for.is_empty())
        };
        if stands(old) || stands(new) {
            continue;
        }
        let (was, is) = (decide(model, old, &flow), decide(model, new, &flow));
        if was.possible.is_empty() || is.possible.is_empty() || was.contradictory || is.contradictory {
            continue;
        }
        compared += 1;
        let inside: Vec<&Change> = regions(&found, &flow).iter().filter(|change| holds(model, &flow, change)).collect();
        let (was, is) = (words(model, &was.possible), words(model, &is.possible));
        let sound = match inside.as_slice() {
            [] => was == is,
            [one] => was != is && one.old == was && one.new == is,
            _ => false,
        };
        differing += usize::from(was != is);
        if !sound {
            return Err(format!("{was} → {is} for {flow:?}, and the diff has {inside:?}"));
        }
    }
    Ok((compared, differing))
}

#[test]
fn regions_are_what_the_oracle_decides_otherwise() {
    let (compared, differing) = (Cell::new(0), Cell::new(0));
    over_lists(400, |_, lists| {
        let count = lists.model.editions.len() as u32;
        for (old, new) in (0..count).flat_map(|a| (0..count).map(move |b| (a, b))).filter(|(a, b)| a != b) {
            let (all, other) = compare(lists, EditionId(old), EditionId(new), 60)?;
            compared.set(compared.get() + all);
            differing.set(differing.get() + other);
        }
        Ok(())
    });
    println!("{} flows compared, {} of them decided otherwise", compared.get(), differing.get());
    assert!(differing.get() > 1_000, "generated editions should differ: {} flows do", differing.get());
}

#[test]
fn the_real_diff_is_what_the_oracle_decides_otherwise() {
    let lists = Lists::of(&Memory::real().unwrap()).unwrap();
    let of = |name| lists.model.edition_named(name).unwrap();
    for (old, new) in [("beijing-2024", "beijing-2025"), ("national-2024", "beijing-2025")] {
        let (compared, differing) = compare(&lists, of(old), of(new), 20_000).unwrap();
        println!("{old} → {new}: {compared} flows compared, {differing} of them decided otherwise");
        assert!(differing > 1_000, "{differing}");
    }
}
