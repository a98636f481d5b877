//! One scenario at a glance, for whoever stands before its text: which examples reach each clause, and the counts at which the
//! decision changes, with what is decided there.
//!
//! Both ask the scenario's own diagram, which takes milliseconds; nothing is compiled.

use std::collections::{BTreeMap, BTreeSet};

use dsl_syntax::picture::Picture;

use crate::check::blocks::drawn;
use crate::examples::{default, presumed};
use crate::flow;
use crate::graph::arena::{Leaf, NodeId};
use crate::graph::axes::Axis;
use crate::graph::build::{Builder, DrawnFlow, DrawnRule, Layer, Value};
use crate::model::{COUNT_LIMIT, Cond, EditionId, Example, FactId, Given, Model, Verdict};
use crate::words;
use crate::work::Work;

/// A scenario with its diagram.
#[derive(Debug)]
pub struct Glance<'m> {
    model: &'m Model,
    edition: EditionId,
    industry: &'m str,
    scenario: &'m str,
    builder: Builder<'m>,
    flow: DrawnFlow<'m>,
}

/// A count at which something is decided, all else being as an example presumes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// What is counted.
    pub measure: FactId,
    /// How many.
    pub count: u64,
    /// What a flow of so many gets: an outcome's name, or `open { … }`.
    pub outcome: String,
}

/// An example, run on the scenario's diagram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'m> {
    /// The example.
    pub example: &'m Example,
    /// Whether it came out as its author expects.
    pub passed: bool,
    /// What its flow gets; none where that hangs on a fact without default that the example must name.
    pub got: Option<String>,
}

impl<'m> Glance<'m> {
    /// Draws a scenario of an edition; `None` where the edition does not list it, its graph passes the budget, or the work
    /// stopped.
    #[must_use]
    pub fn of(model: &'m Model, edition: EditionId, industry: &str, scenario: &str, work: &Work) -> Option<Self> {
        let industry = model.edition(edition).industry(industry)?;
        let scenario = industry.scenario(scenario)?;
        let mut builder = Builder::counted(model, work);
        let flow = builder
            .flow(edition, &flow::cases(model, edition, &industry.name, &scenario.name, &flow::Beside::default()))?;
        Some(Self { model, edition, industry: &industry.name, scenario: &scenario.name, builder, flow })
    }

    /// The scenario's examples that each clause or rule decides, by the rule's path.
    #[must_use]
    pub fn reached(&self) -> BTreeMap<&'m str, Vec<&'m Example>> {
        let mut reached: BTreeMap<&str, Vec<&Example>> = BTreeMap::new();
        for example in self.examples() {
            let mut rules: BTreeSet<&str> = BTreeSet::new();
            for assumed in self.presumed(example) {
                rules.extend(self.deciding(&self.facts(example, &assumed)));
            }
            for rule in rules {
                reached.entry(rule).or_default().push(example);
            }
        }
        reached
    }

    /// The scenario's examples, run.
    #[must_use]
    pub fn runs(&self) -> Vec<Run<'m>> {
        let run = |example: &'m Example| {
            let flows = self.presumed(example).into_iter();
            let values: BTreeSet<u32> =
                flows.filter_map(|assumed| self.decided(&self.facts(example, &assumed))).collect();
            let got = match (values.len(), values.first()) {
                (1, Some(value)) => Some(*value),
                _ => None,
            };
            let mut expected = example.expected.outcomes().to_vec();
            expected.sort();
            expected.dedup();
            // An open answer names the same outcomes in any order.
            let passed = got.is_some_and(|got| self.builder.values.get(got).outcomes() == expected);
            Run { example, passed, got: got.map(|value| self.words(value)) }
        };
        self.examples().map(run).collect()
    }

    /// One below each bound of the scenario's bands, the bound itself and one above, for each measure; without those that an
    /// example holds already, and those whose outcome hangs on a fact that has no default.
    #[must_use]
    pub fn boundaries(&self) -> Vec<Boundary> {
        let Some((_, scenario)) = flow::lister(self.model, self.edition, self.industry, self.scenario) else {
            return Vec::new();
        };
        let mut points: BTreeSet<(FactId, u64)> = BTreeSet::new();
        for clause in scenario.blocks.iter().flat_map(|block| &self.model.block(*block).clauses) {
            if let Some(when) = &clause.when {
                bounds(when, &mut |fact, bound| {
                    points.extend((bound.saturating_sub(1)..=bound.saturating_add(1)).map(|count| (fact, count)));
                });
            }
        }
        let known: BTreeSet<(FactId, u64)> = self
            .examples()
            .filter_map(|example| match example.facts.as_slice() {
                [(fact, Given::Count(count))] => Some((*fact, *count)),
                _ => None,
            })
            .collect();
        let mut found = Vec::new();
        for (measure, count) in points.into_iter().filter(|point| point.1 < COUNT_LIMIT && !known.contains(point)) {
            let flow = Example {
                label: String::new(),
                industry: self.industry.to_owned(),
                scenario: self.scenario.to_owned(),
                facts: vec![(measure, Given::Count(count))],
                expected: Verdict::Open(Vec::new()),
                span: scenario.head,
            };
            let mut outcomes: BTreeSet<u32> = BTreeSet::new();
            for assumed in self.presumed(&flow) {
                outcomes.extend(self.decided(&self.facts(&flow, &assumed)));
            }
            if let (1, Some(value)) = (outcomes.len(), outcomes.first()) {
                found.push(Boundary { measure, count, outcome: self.words(*value) });
            }
        }
        found
    }

    fn words(&self, value: u32) -> String {
        let verdict = match self.builder.values.get(value) {
            Value::Outcome(outcome) => Verdict::Outcome(*outcome),
            Value::Open(outcomes) => Verdict::Open(outcomes.clone()),
        };
        words::verdict(self.model, &verdict)
    }

    /// The bands as a picture, seen from zero: see [`crate::ruler::draw`]. `None` where nothing is bounded, or too much.
    #[must_use]
    pub fn picture(&self) -> Option<Picture> {
        let scenario = self.model.edition(self.edition).industry(self.industry)?.scenario(self.scenario)?;
        drawn(self.model, self.edition, scenario)
    }

    /// The examples of this scenario.
    fn examples(&self) -> impl Iterator<Item = &'m Example> + use<'m> {
        let edition = self.model.edition(self.edition);
        let (industry, scenario) = (self.industry, self.scenario);
        let inner = edition.industries.iter().flat_map(|industry| {
            industry.examples.iter().chain(industry.scenarios.iter().flat_map(|scenario| &scenario.examples))
        });
        let here = move |example: &&Example| example.industry == industry && example.scenario == scenario;
        edition.examples.iter().chain(inner).filter(here)
    }

    fn presumed(&self, example: &Example) -> Vec<Vec<(FactId, usize)>> {
        let mut all = presumed(self.model, self.model.edition(self.edition), example);
        if all.is_empty() {
            all.push(Vec::new());
        }
        all
    }

    /// What each axis is for a flow: as named, else as presumed, else the default, zero or no.
    fn facts(&self, example: &Example, assumed: &[(FactId, usize)]) -> Vec<u64> {
        let order = self.builder.axes.order();
        let value = |axis: &Axis| {
            let Axis::Fact(fact) = axis else { return 0 };
            let given = example.facts.iter().find(|(known, _)| known == fact).map(|(_, given)| match given {
                Given::Count(count) => *count,
                Given::Choice(choice) => *choice as u64,
            });
            let assumed = || assumed.iter().find(|(known, _)| known == fact).map(|(_, choice)| *choice as u64);
            let usual = || default(&self.model.fact(*fact).kind).unwrap_or(0) as u64;
            given.or_else(assumed).unwrap_or_else(usual)
        };
        order.iter().map(value).collect()
    }

    fn walk(&self, from: NodeId, facts: &[u64]) -> Leaf {
        self.builder.arena.walk(from, |level| facts.get(level as usize).copied().unwrap_or(0))
    }

    fn decided(&self, facts: &[u64]) -> Option<u32> {
        match self.walk(self.flow.root, facts) {
            Leaf::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The rules that decide a flow: the first layer that holds, and of the ordinary ones those that give the outcome.
    fn deciding(&self, facts: &[u64]) -> Vec<&'m str> {
        let Some(decided) = self.decided(facts) else { return Vec::new() };
        let Some(case) = self.flow.cases.iter().find(|case| self.walk(case.guard, facts) == Leaf::True) else {
            return Vec::new();
        };
        let holding: Vec<&DrawnRule<'m>> =
            case.rules.iter().filter(|rule| self.walk(rule.when, facts) == Leaf::True).collect();
        let regardless =
            holding.iter().map(|rule| rule.layer).filter(|layer| matches!(layer, Layer::Regardless(_))).min();
        let outcomes = self.builder.values.get(decided).outcomes();
        let gives = |rule: &DrawnRule<'m>| {
            self.builder.values.get(rule.value).outcomes().iter().any(|outcome| outcomes.contains(outcome))
        };
        let decides = |rule: &&&DrawnRule<'m>| match regardless {
            Some(layer) => rule.layer == layer,
            None => gives(rule),
        };
        let mut ids: Vec<&str> = holding.iter().filter(decides).map(|rule| rule.origin.id).collect();
        let by_importance = holding.iter().filter(decides).any(|rule| rule.by_importance);
        let items = case.items.iter().filter(|item| by_importance && self.walk(item.when, facts) == Leaf::True);
        ids.extend(items.map(|item| item.origin.id));
        ids
    }
}

/// The bounds of a condition, each as the count at which it begins or ends to hold.
fn bounds(cond: &Cond, see: &mut dyn FnMut(FactId, u64)) {
    match cond {
        Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| bounds(part, see)),
        Cond::Not(inner) => bounds(inner, see),
        Cond::Count { fact, interval, .. } => {
            if interval.lo > 0 {
                see(*fact, interval.lo);
            }
            if interval.hi < COUNT_LIMIT {
                see(*fact, interval.hi);
            }
        }
        _ => {}
    }
}
