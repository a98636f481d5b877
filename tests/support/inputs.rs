//! Inputs: a seeded source of chance, the boundary values of every fact, and flows made of them.

use std::collections::BTreeSet;

use dsl_compiler::model::{COUNT_LIMIT, Cond, FactId, FactKind, Important, Industry, Model, Test};

use crate::oracle::Flow;

/// A small generator of pseudo-random numbers (splitmix64): the same seed gives the same run on every machine.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Starts from a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Sixty-four random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit` (0 for a limit of 0).
    pub fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { (self.bits() % limit as u64) as usize }
    }

    /// True about `hundredths` times in a hundred.
    pub fn percent(&mut self, hundredths: usize) -> bool {
        self.below(100) < hundredths
    }

    /// One of them.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}

/// An industry and a scenario that some edition lists, or `other`, with the facts that texts about it name.
#[derive(Clone, Debug)]
pub struct Place {
    /// The industry's name.
    pub industry: String,
    /// The scenario's name.
    pub scenario: String,
    /// Facts named by the texts of any edition that may bind such a flow.
    pub named: Vec<FactId>,
}

/// What flows of a model can be made of.
#[derive(Clone, Debug)]
pub struct Domains {
    /// Every industry with every scenario of its own, of other industries, and `other`.
    pub places: Vec<Place>,
    /// Names of industries of all editions, and `other`.
    pub industries: Vec<String>,
    /// Names of scenarios of all editions, and `other`.
    pub scenarios: Vec<String>,
    /// For each fact its boundary values: all choices; of a measure, every bound of the model with its neighbours.
    pub values: Vec<Vec<u64>>,
    /// For each fact one value for each stretch between bounds: whatever any condition can tell apart.
    pub representatives: Vec<Vec<u64>>,
}

impl Domains {
    /// The domains of a model.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let mut starts: Vec<BTreeSet<u64>> = vec![BTreeSet::from([0]); model.facts.len()];
        every_condition(model, &mut |cond| {
            leaves(cond, &mut |leaf| {
                if let Cond::Test(Test::Count { fact, interval, .. }) = leaf {
                    starts[fact.index()].extend([interval.lo, interval.hi]);
                }
            });
        });
        let plain = starts.clone();
        for scenario in model.editions.iter().flat_map(|e| &e.industries).flat_map(|i| &i.scenarios) {
            for (measure, read_as) in &scenario.stands_for {
                starts[measure.index()].extend(&plain[read_as.index()]);
            }
        }
        let mut values = Vec::with_capacity(starts.len());
        let mut representatives = Vec::with_capacity(starts.len());
        for (fact, mut starts) in model.facts.iter().zip(starts) {
            match fact.choices() {
                Some(choices) => {
                    values.push((0..choices as u64).collect());
                    representatives.push((0..choices as u64).collect());
                }
                None => {
                    // `some people` tells one from none.
                    if matches!(fact.kind, FactKind::Measure { people: true, .. }) {
                        starts.insert(1);
                    }
                    let around = starts.iter().flat_map(|start| [start.saturating_sub(1), *start, start + 1]);
                    let around: BTreeSet<u64> =
                        around.chain([0, 1, COUNT_LIMIT - 1]).filter(|v| *v < COUNT_LIMIT).collect();
                    values.push(around.into_iter().collect());
                    representatives.push(starts.into_iter().filter(|start| *start < COUNT_LIMIT).collect());
                }
            }
        }
        let (industries, scenarios) = names(model);
        let places = places(model, &industries, &scenarios);
        Self { places, industries, scenarios, values, representatives }
    }

    /// A flow at `place`: facts that matter there mostly at their boundaries, the others rarely anything but nothing.
    pub fn flow(&self, place: &Place, chance: &mut Chance) -> Flow {
        // Rules that go before everything hide all others, so that flows with few yeses are needed as well as many.
        let yes = [0, 5, 30][chance.below(3)];
        let busy = [25, 60, 100][chance.below(3)];
        let facts = self.values.iter().enumerate().map(|(at, values)| {
            let named = place.named.iter().any(|fact| fact.index() == at);
            let choice = values.last().is_some_and(|last| *last < 128)
                && values.len() as u64 == values.last().map_or(0, |l| l + 1);
            let roll = match (named, choice && values.len() == 2) {
                (true, true) => yes,
                (true, false) => busy,
                (false, true) => yes / 3,
                (false, false) => busy / 5,
            };
            if chance.percent(roll) { chance.pick(values).copied().unwrap_or(0) } else { 0 }
        });
        Flow { facts: facts.collect(), industry: place.industry.clone(), scenario: place.scenario.clone() }
    }
}

fn names(model: &Model) -> (Vec<String>, Vec<String>) {
    let industries = || model.editions.iter().flat_map(|edition| &edition.industries);
    let mut named: BTreeSet<String> = industries().map(|industry| industry.name.clone()).collect();
    named.insert("other".to_owned());
    let mut scenarios: BTreeSet<String> = industries().flat_map(|i| &i.scenarios).map(|s| s.name.clone()).collect();
    scenarios.insert("other".to_owned());
    (named.into_iter().collect(), scenarios.into_iter().collect())
}

fn places(model: &Model, industries: &[String], scenarios: &[String]) -> Vec<Place> {
    let mut places = Vec::new();
    for industry in industries {
        let of: Vec<&Industry> =
            model.editions.iter().flat_map(|e| &e.industries).filter(|i| i.name == *industry).collect();
        let own = |name: &str| of.iter().flat_map(|i| &i.scenarios).any(|s| s.name == name);
        // One scenario of other industries stands for all of them.
        let stranger = scenarios.iter().find(|name| *name != "other" && !own(name));
        let listed = scenarios.iter().filter(|name| *name == "other" || own(name));
        for scenario in listed.chain(stranger) {
            places.push(Place {
                industry: industry.clone(),
                scenario: scenario.clone(),
                named: named_at(model, &of, scenario),
            });
        }
    }
    places
}

/// The facts named by edition-level texts, by those of the industry, and by those of the scenario or `other`.
fn named_at(model: &Model, industries: &[&Industry], scenario: &str) -> Vec<FactId> {
    let mut named: BTreeSet<FactId> = BTreeSet::new();
    let mut facts = |cond: &Cond| {
        leaves(cond, &mut |leaf| {
            if let Cond::Test(Test::Count { fact, .. }) | Cond::Test(Test::Choice { fact, .. }) = leaf {
                named.insert(*fact);
            }
        });
    };
    let mut blocks = Vec::new();
    let mut items = Vec::new();
    for edition in &model.editions {
        edition.scope.iter().for_each(&mut facts);
        edition.rules.iter().for_each(|rule| facts(&rule.when));
        items.extend(&edition.items);
        blocks.extend(edition.bands.iter().map(|(_, block)| *block));
    }
    for industry in industries {
        industry.scope.iter().for_each(&mut facts);
        industry.rules.iter().for_each(|rule| facts(&rule.when));
        items.extend(&industry.items);
        for scenario in industry.scenarios.iter().filter(|s| s.name == scenario || s.name == "other") {
            blocks.extend(&scenario.blocks);
            scenario.rules.iter().for_each(|rule| facts(&rule.when));
        }
    }
    let clauses = blocks.iter().flat_map(|block| &model.block(*block).clauses);
    clauses.filter_map(|clause| clause.when.as_ref()).for_each(&mut facts);
    for item in &items {
        conditions_of(item).for_each(&mut facts);
    }
    named.extend(items.iter().map(|item| item.fact));
    for scenario in industries.iter().flat_map(|i| &i.scenarios).filter(|s| s.name == scenario || s.name == "other") {
        named.extend(scenario.stands_for.iter().map(|(measure, _)| *measure));
    }
    named.into_iter().collect()
}

/// The conditions of an item, under every reading of it.
fn conditions_of(item: &Important) -> impl Iterator<Item = &Cond> {
    let read = item.readings.iter().filter_map(|reading| reading.importance.as_ref());
    let read = read.flat_map(|importance| std::iter::once(&importance.when).chain(&importance.always));
    std::iter::once(&item.when).chain(&item.always).chain(read)
}

/// Every condition of a model, wherever it stands.
pub fn every_condition(model: &Model, found: &mut impl FnMut(&Cond)) {
    for clause in model.blocks.iter().flat_map(|block| &block.clauses) {
        clause.when.iter().for_each(&mut *found);
    }
    for edition in &model.editions {
        edition.scope.iter().for_each(&mut *found);
        let industries = &edition.industries;
        let rules = industries.iter().flat_map(|i| i.rules.iter().chain(i.scenarios.iter().flat_map(|s| &s.rules)));
        for rule in edition.rules.iter().chain(rules) {
            found(&rule.when);
        }
        for item in edition.items.iter().chain(industries.iter().flat_map(|i| &i.items)) {
            conditions_of(item).for_each(&mut *found);
        }
        industries.iter().filter_map(|industry| industry.scope.as_ref()).for_each(&mut *found);
    }
}

/// Every leaf of a condition.
pub fn leaves<'c>(cond: &'c Cond, found: &mut impl FnMut(&'c Cond)) {
    match cond {
        Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| leaves(part, found)),
        Cond::Not(inner) => leaves(inner, found),
        leaf => found(leaf),
    }
}
