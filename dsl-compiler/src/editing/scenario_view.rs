//! One scenario as its text has it, for whoever stands before its text: which examples reach each clause, and the counts at which the
//! decision changes, with what is decided there.
//!
//! Both ask the scenario's own diagram, which takes milliseconds; nothing is compiled.

use std::collections::{BTreeMap, BTreeSet};

use dsl_syntax::chart_data::ChartData;

use crate::check::bands::drawn;
use crate::decision::draw::Builder;
use crate::decision::examples::{Answer, Drawn, Run, by_place};
use crate::decision::governing;
use crate::decision::reasons::Deciders;
use crate::model::{COUNT_LIMIT, Cond, EditionId, Example, FactId, Given, Model, Verdict};
use crate::words;
use crate::work::Work;

/// A scenario with its diagram.
#[derive(Debug)]
pub struct ScenarioView<'m> {
    model: &'m Model,
    edition: EditionId,
    industry: &'m str,
    scenario: &'m str,
    builder: Builder<'m>,
    deciders: Deciders<'m>,
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

impl<'m> ScenarioView<'m> {
    /// Draws a scenario of an edition; `None` where the edition does not list it, its graph passes the budget, or the work
    /// stopped.
    #[must_use]
    pub fn of(model: &'m Model, edition: EditionId, industry: &str, scenario: &str, work: &Work) -> Option<Self> {
        let industry = model.edition(edition).industry(industry)?;
        let scenario = industry.scenario(scenario)?;
        let mut builder = Builder::counted(model, work);
        let beside = governing::Beside::default();
        let cases = governing::cases(model, edition, &industry.name, &scenario.name, &beside);
        let deciders = Deciders::draw(&mut builder, edition, &cases)?;
        Some(Self { model, edition, industry: &industry.name, scenario: &scenario.name, builder, deciders })
    }

    /// The scenario's examples that each clause, rule or item decides, by the rule's path.
    #[must_use]
    pub fn reached(&self) -> BTreeMap<&'m str, Vec<&'m Example>> {
        let mut reached: BTreeMap<&str, Vec<&Example>> = BTreeMap::new();
        for run in self.runs() {
            for rule in run.reached {
                reached.entry(rule).or_default().push(run.example);
            }
        }
        reached
    }

    /// The scenario's examples, run.
    #[must_use]
    pub fn runs(&self) -> Vec<Run<'m>> {
        self.examples().into_iter().map(|example| self.drawn().run(example)).collect()
    }

    /// One below each bound of the scenario's bands, the bound itself and one above, for each measure; without those that an
    /// example holds already, and those whose outcome hangs on a fact that has no default.
    #[must_use]
    pub fn boundaries(&self) -> Vec<Boundary> {
        let Some((_, scenario)) = governing::lister(self.model, self.edition, self.industry, self.scenario) else {
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
            .into_iter()
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
                expected_at: scenario.head,
                span: scenario.head,
            };
            let drawn = self.drawn();
            if let Answer::Value(value) = drawn.answer(&drawn.flows(&flow)) {
                found.push(Boundary { measure, count, outcome: words::verdict(self.model, &drawn.verdict(value)) });
            }
        }
        found
    }

    /// The bands as a chart, seen from zero. `None` where nothing is bounded, or too much.
    #[must_use]
    pub fn chart_data(&self) -> Option<ChartData> {
        let scenario = self.model.edition(self.edition).industry(self.industry)?.scenario(self.scenario)?;
        drawn(self.model, self.edition, scenario)
    }

    fn drawn(&self) -> Drawn<'_, 'm> {
        Drawn { builder: &self.builder, deciders: &self.deciders, edition: self.edition }
    }

    /// The examples of this scenario, wherever in the edition they stand.
    fn examples(&self) -> Vec<&'m Example> {
        let own = |industry: &str, scenario: &str| (industry, scenario) == (self.industry, self.scenario);
        by_place(self.model, self.edition, &own).into_values().flatten().map(|(_, example)| example).collect()
    }
}

/// The bounds of a condition, each as the count at which it begins or ends to hold.
fn bounds(cond: &Cond, see: &mut dyn FnMut(FactId, u64)) {
    for (fact, interval, _) in cond.bounds() {
        if interval.lo > 0 {
            see(fact, interval.lo);
        }
        if interval.hi < COUNT_LIMIT {
            see(fact, interval.hi);
        }
    }
}
