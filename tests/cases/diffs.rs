//! A diff is exactly the inputs that two editions decide otherwise: the oracle decides random flows by both, and each
//! lies in one region where they differ, with both outcomes, and in none where they agree. What is told by causes comes
//! to the same: a rule that decides there, or the bands where no rule holds.

use std::cell::Cell;
use std::collections::BTreeSet;

use dsl_compiler::decision::governing::lister;
use dsl_compiler::diff::{Cause, Change, Diff, ScenarioDiff, Side, diff};
use dsl_compiler::model::{EditionId, FactKind, Model, OutcomeId};
use dsl_syntax::{Extent, RegionBox};
use qingdan_tests::inputs::{Chance, Domains};
use qingdan_tests::oracle::{Decided, Flow, Force, decide};
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
    within(model, flow, &change.region)
}

fn within(model: &Model, flow: &Flow, region: &RegionBox) -> bool {
    region.iter().all(|(name, extent)| {
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

/// The industry and the scenario that a flow belongs to.
fn scenario_of<'d>(diff: &'d Diff, flow: &Flow) -> Option<(&'d str, &'d ScenarioDiff)> {
    let industries = || diff.industries.iter();
    let industry = industries().find(|i| i.industry == flow.industry).or(industries().next_back())?;
    let scenarios = || industry.scenarios.iter();
    let scenario = scenarios().find(|s| s.scenario == flow.scenario).or(scenarios().next_back())?;
    Some((&industry.industry, scenario))
}

/// Whether a cause says of this flow what the oracle says: its rule decides on its side, by its item, for such a
/// handler, in this scenario, with both outcomes.
fn tells(
    model: &Model,
    (industry, scenario): (&str, &ScenarioDiff),
    cause: &Cause,
    flow: &Flow,
    (was, is): (&Decided<'_>, &Decided<'_>),
) -> bool {
    let own = if cause.side == Side::Old { was } else { is };
    let holds = |id: &str| own.weighed.iter().any(|one| one.id == id && one.holds);
    let item = cause.item.as_ref().is_none_or(|item| holds(&item.id));
    let (old, new) = (words(model, &was.possible), words(model, &is.possible));
    holds(&cause.rule)
        && item
        && cause.effects.iter().any(|effect| {
            effect.places.iter().any(|(at, all)| at == industry && all.contains(&scenario.scenario))
                && effect.outcomes.iter().any(|outcomes| *outcomes.old == *old && *outcomes.new == *new)
                && within(model, flow, &effect.among)
        })
}

/// Whether a rule holds on either side, so that the bands alone do not say what is decided.
fn is_ruled(decided: &Decided<'_>) -> bool {
    let rule = |id: &str| id.rsplit('/').nth(1) == Some("rules");
    decided.weighed.iter().any(|one| one.holds && one.force != Force::Item && rule(one.id))
}

/// What people are told of a flow is what the oracle decides.
fn told(diff: &Diff, model: &Model, flow: &Flow, was: &Decided<'_>, is: &Decided<'_>) -> bool {
    let Some((industry, scenario)) = scenario_of(diff, flow) else { return false };
    let (old, new) = (words(model, &was.possible), words(model, &is.possible));
    let by_cause = diff.causes.iter().any(|cause| tells(model, (industry, scenario), cause, flow, (was, is)));
    let in_one_of = |changes: &[Change]| {
        let inside: Vec<&Change> = changes.iter().filter(|change| holds(model, flow, change)).collect();
        match inside.as_slice() {
            [] => None,
            [one] => Some((one.old.to_string(), one.new.to_string())),
            _ => Some(("two".to_owned(), "regions".to_owned())),
        }
    };
    let (by_bands, apart) = (in_one_of(&scenario.by_bands), in_one_of(&scenario.apart));
    let differs = Some((old, new)).filter(|(old, new)| old != new);
    if is_ruled(was) || is_ruled(is) {
        return if differs.is_some() { by_cause || apart == differs } else { apart.is_none() };
    }
    // Where a graph is too large everything is told apart.
    !by_cause && (by_bands == differs && apart.is_none() || apart == differs && by_bands.is_none())
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
        let regions = scenario_of(&found, &flow).map_or(&[][..], |(_, scenario)| &scenario.decisions);
        let inside: Vec<&Change> = regions.iter().filter(|change| holds(model, &flow, change)).collect();
        if !told(&found, model, &flow, &was, &is) {
            let (was, is) = (words(model, &was.possible), words(model, &is.possible));
            return Err(format!("{was} → {is} for {flow:?}, and people are told something else"));
        }
        let (was, is) = (words(model, &was.possible), words(model, &is.possible));
        let sound = match inside.as_slice() {
            [] => was == is,
            [one] => was != is && *one.old == *was && *one.new == *is,
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
    println!("counted {} flows of two editions, through their diff", compared.get());
    println!("{} of them decided otherwise", differing.get());
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
