//! Running the examples that stand in the lists: the one judge of `test`, `check`, fixes and editors.
//!
//! An example presumes its edition's scope, its industry and scenario; facts that it does not name take the attribute's
//! default, zero or no; an attribute without default that matters must be named. Its flow is decided by the diagram of its
//! industry and scenario, which is what is compiled.

use std::collections::{BTreeMap, BTreeSet};

use crate::decision::diagram::Leaf;
use crate::decision::draw::{Builder, TooLarge, Value, places};
use crate::decision::governing::{self, OTHER, Origin};
use crate::decision::order::Axis;
use crate::decision::reasons::{Deciders, Reasons};
use crate::decision::restrict::{Ends, ends};
use crate::model::{Cond, Edition, EditionId, Example, FactId, FactKind, Given, Model, Test, Verdict};
use crate::work::Work;

/// How an example came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As its author expects.
    Passed,
    /// Otherwise.
    Failed {
        /// What the edition decides.
        got: Verdict,
    },
    /// No text decides the flow: its bands have a hole there, which is an error of the list.
    Undecided,
    /// The answer hangs on a fact that the example must name.
    Unnamed {
        /// The fact.
        fact: String,
    },
    /// The example names an industry or a scenario that no edition lists.
    Unlisted {
        /// The industry or the scenario.
        name: String,
    },
}

/// An example, run.
#[derive(Clone, Debug)]
pub struct Run<'m> {
    /// The example.
    pub example: &'m Example,
    /// How it came out.
    pub outcome: Outcome,
    /// The clauses, rules and items that decide it.
    pub because: Vec<Origin<'m>>,
    /// Those that it shows at work, by their paths: what decides, and items that are doubted.
    pub reached: BTreeSet<&'m str>,
}

/// All examples of an edition, run, and what none of them reaches.
#[derive(Clone, Debug, Default)]
pub struct Report<'m> {
    /// In order of writing: edition, industries, scenarios.
    pub runs: Vec<Run<'m>>,
    /// Clauses and rules of this edition that decide no example.
    pub unreached: Vec<String>,
}

/// Runs the examples of `edition`, and finds what none of them reaches.
///
/// # Errors
/// The first industry and scenario whose graph passes the node budget.
pub fn run(model: &Model, edition: EditionId) -> Result<Report<'_>, TooLarge<'_>> {
    let runs = runs(model, edition, &Work::default())?;
    let reached: BTreeSet<&str> = runs.iter().flat_map(|run| run.reached.iter().copied()).collect();
    let unreached = binding(model, edition).into_iter().filter(|id| !reached.contains(id)).map(str::to_owned).collect();
    Ok(Report { runs, unreached })
}

/// Runs the examples of `edition`, in order of writing.
///
/// # Errors
/// The first industry and scenario whose graph passes the node budget, or at which the work stopped.
pub(crate) fn runs<'m>(model: &'m Model, edition: EditionId, work: &Work) -> Result<Vec<Run<'m>>, TooLarge<'m>> {
    let mut builder = Builder::counted(model, work);
    let mut runs: BTreeMap<usize, Run<'_>> = BTreeMap::new();
    for ((industry, scenario), examples) in by_place(model, edition, &|_, _| true) {
        let cases = governing::cases(model, edition, industry, scenario, &governing::Beside::default());
        let deciders = Deciders::draw(&mut builder, edition, &cases).ok_or(TooLarge { industry, scenario })?;
        let drawn = Drawn { builder: &builder, deciders: &deciders, edition };
        runs.extend(examples.into_iter().map(|(at, example)| (at, drawn.run(example))));
    }
    Ok(runs.into_values().collect())
}

/// Examples by the industry and scenario of their flows, each with its number in order of writing.
pub(crate) type ByPlace<'m> = BTreeMap<(&'m str, &'m str), Vec<(usize, &'m Example)>>;

/// The examples of an edition of whose industry and scenario it is wanted.
pub(crate) fn by_place<'m>(model: &'m Model, edition: EditionId, wanted: &dyn Fn(&str, &str) -> bool) -> ByPlace<'m> {
    let mut found = ByPlace::new();
    let all = written(model.edition(edition)).enumerate();
    for (at, example) in all.filter(|(_, example)| wanted(&example.industry, &example.scenario)) {
        found.entry((&example.industry, &example.scenario)).or_default().push((at, example));
    }
    found
}

/// The examples of an edition, in order of writing.
fn written(edition: &Edition) -> impl Iterator<Item = &Example> {
    let industries = edition.industries.iter().flat_map(|industry| {
        industry.examples.iter().chain(industry.scenarios.iter().flat_map(|scenario| &scenario.examples))
    });
    edition.examples.iter().chain(industries)
}

/// The paths of the edition's own clauses, rules and items that bind some flow of it.
fn binding(model: &Model, edition: EditionId) -> BTreeSet<&str> {
    let own = format!("{}/", model.edition(edition).name);
    let mut found = BTreeSet::new();
    for (industry, scenarios) in places(model, edition) {
        for scenario in scenarios {
            for case in governing::cases(model, edition, industry, scenario, &governing::Beside::default()) {
                let rules = case.bands.iter().chain(&case.otherwise).chain(&case.rules);
                let rules = rules.chain(case.regardless.iter().flatten()).map(|rule| rule.origin.id);
                let all = rules.chain(case.items.iter().map(|item| item.origin.id));
                found.extend(all.filter(|id| id.starts_with(&own)));
            }
        }
    }
    found
}

/// The diagram of an industry and scenario of an edition, before which examples are brought.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Drawn<'b, 'm> {
    pub(crate) builder: &'b Builder<'m>,
    pub(crate) deciders: &'b Deciders<'m>,
    pub(crate) edition: EditionId,
}

/// What a flow gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Value(u32),
    Undecided,
    /// That hangs on this fact.
    Hangs(FactId),
}

impl<'m> Drawn<'_, 'm> {
    /// Runs an example of this industry and scenario.
    pub(crate) fn run(self, example: &'m Example) -> Run<'m> {
        let model = self.builder.model;
        let mut run = Run { example, outcome: Outcome::Undecided, because: Vec::new(), reached: BTreeSet::new() };
        if let Some(name) = unlisted(model, example) {
            run.outcome = Outcome::Unlisted { name: name.to_owned() };
            return run;
        }
        let flows = self.flows(example);
        match self.answer(&flows) {
            Answer::Undecided => {}
            Answer::Hangs(fact) => run.outcome = Outcome::Unnamed { fact: model.fact(fact).name.clone() },
            Answer::Value(value) => {
                run.outcome = self.judged(example, value);
                let mut reasons: Vec<Reasons<'m>> =
                    flows.iter().map(|(_, known)| self.deciders.at(self.builder, known, value)).collect();
                let all = reasons.iter().flat_map(|one| one.because.iter().chain(&one.doubted));
                run.reached.extend(all.map(|origin| origin.id));
                run.because = reasons.first_mut().map(|first| std::mem::take(&mut first.because)).unwrap_or_default();
            }
        }
        run
    }

    fn judged(self, example: &Example, value: u32) -> Outcome {
        let mut expected = example.expected.outcomes().to_vec();
        expected.sort();
        expected.dedup();
        // An open answer names the same outcomes in any order.
        if self.builder.values.get(value).outcomes() == expected {
            Outcome::Passed
        } else {
            Outcome::Failed { got: self.verdict(value) }
        }
    }

    /// The flows that an example may mean, each with what is presumed for it: one for each way to be in scope. One that contradicts its
    /// edition's scope does so on purpose: then nothing is presumed.
    pub(crate) fn flows(self, example: &Example) -> Vec<(Presumed, Vec<Option<u64>>)> {
        let mut ways = presumed(self.builder.model, self.builder.model.edition(self.edition), example);
        if ways.is_empty() {
            ways.push(Vec::new());
        }
        ways.into_iter().map(|way| (way.clone(), self.known(example, &way))).collect()
    }

    /// What each axis is for a flow: as named, else as presumed, else the default, zero or no; `None` where that is nowhere said.
    fn known(self, example: &Example, assumed: &[(FactId, usize)]) -> Vec<Option<u64>> {
        let value = |axis: &Axis| {
            let Axis::Fact(fact) = axis else { return None };
            let given = example.facts.iter().find(|(known, _)| known == fact).map(|(_, given)| match given {
                Given::Count(count) => *count,
                Given::Choice(choice) => *choice as u64,
            });
            let assumed = || assumed.iter().find(|(known, _)| known == fact).map(|(_, choice)| *choice as u64);
            let usual = || match &self.builder.model.fact(*fact).kind {
                FactKind::Measure { .. } => Some(0),
                kind => default(kind).map(|choice| choice as u64),
            };
            given.or_else(assumed).or_else(usual)
        };
        self.builder.axes.order().iter().map(value).collect()
    }

    /// What all these flows get; where they do not get the same, that hangs on what was presumed first.
    pub(crate) fn answer(self, flows: &[(Presumed, Vec<Option<u64>>)]) -> Answer {
        let mut first: Option<Answer> = None;
        for (assumed, known) in flows {
            let answer = self.answer_at(known);
            if matches!(answer, Answer::Hangs(_)) {
                return answer;
            }
            match (&first, assumed.first()) {
                (Some(first), Some((fact, _))) if *first != answer => return Answer::Hangs(*fact),
                (None, _) => first = Some(answer),
                _ => {}
            }
        }
        first.unwrap_or(Answer::Undecided)
    }

    fn answer_at(self, known: &[Option<u64>]) -> Answer {
        let known = |level: u32| known.get(level as usize).copied().flatten();
        match ends(&self.builder.arena, self.deciders.root, &known) {
            Ends::In(Leaf::Value(value)) => Answer::Value(value),
            Ends::In(_) => Answer::Undecided,
            // The diagram of one industry and scenario asks for neither.
            Ends::OnLevel(level) => self.builder.axes.fact_at(level).map_or(Answer::Undecided, Answer::Hangs),
        }
    }

    /// A value as a clause would give it.
    pub(crate) fn verdict(self, value: u32) -> Verdict {
        match self.builder.values.get(value) {
            Value::Outcome(outcome) => Verdict::Outcome(*outcome),
            Value::Open(outcomes) => Verdict::Open(outcomes.clone()),
        }
    }
}

/// The industry or scenario that an example names and no edition lists.
fn unlisted<'m>(model: &Model, example: &'m Example) -> Option<&'m str> {
    let mut industries = model.editions.iter().flat_map(|edition| &edition.industries);
    let mut scenarios = industries.clone().flat_map(|industry| &industry.scenarios);
    if example.industry != OTHER && !industries.any(|industry| industry.name == example.industry) {
        return Some(&example.industry);
    }
    let is_listed = example.scenario == OTHER || scenarios.any(|scenario| scenario.name == example.scenario);
    (!is_listed).then_some(&example.scenario)
}

/// What is presumed of a flow: values of attributes and flags.
pub(crate) type Presumed = Vec<(FactId, usize)>;

/// The ways to be in scope: values for the facts that the scopes ask and the example does not name. A default that is in
/// scope is taken; an attribute without default is tried with every value that is.
fn presumed(model: &Model, edition: &Edition, example: &Example) -> Vec<Presumed> {
    let industry = edition.industry(&example.industry);
    let scopes: Vec<&Cond> = edition
        .scope
        .iter()
        .chain(industry.filter(|_| example.industry != OTHER).and_then(|i| i.scope.as_ref()))
        .collect();
    let mut asked: Vec<FactId> = Vec::new();
    scopes.iter().for_each(|scope| named_choices(scope, &mut asked));
    asked.sort();
    asked.dedup();
    asked.retain(|fact| !example.facts.iter().any(|(given, _)| given == fact));
    let given: Vec<(FactId, usize)> = example
        .facts
        .iter()
        .filter_map(|(fact, given)| match given {
            Given::Choice(choice) => Some((*fact, *choice)),
            Given::Count(_) => None,
        })
        .collect();
    let in_scope = |assumed: &[(FactId, usize)]| {
        let value = |fact: FactId| assumed.iter().chain(&given).find(|(f, _)| *f == fact).map_or(0, |(_, v)| *v);
        scopes.iter().all(|scope| holds(scope, &value))
    };
    let mut all: Vec<Presumed> = vec![Presumed::new()];
    for fact in &asked {
        let count = model.fact(*fact).choices().unwrap_or(1);
        // Scopes ask few facts; past this many combinations the example had better name them.
        if all.len() * count > 10_000 {
            return Vec::new();
        }
        all = all
            .iter()
            .flat_map(|so_far| {
                (0..count).map(|value| so_far.iter().copied().chain([(*fact, value)]).collect::<Presumed>())
            })
            .collect();
    }
    all.retain(|assumed| in_scope(assumed));
    let usual = |assumed: &Presumed| {
        assumed.iter().all(|(fact, value)| default(&model.fact(*fact).kind).is_none_or(|usual| usual == *value))
    };
    if all.iter().any(usual) {
        all.retain(usual);
    }
    all
}

fn default(kind: &FactKind) -> Option<usize> {
    match kind {
        FactKind::Attribute { default, .. } => *default,
        FactKind::Flag | FactKind::Item => Some(0),
        FactKind::Measure { .. } => None,
    }
}

fn named_choices(cond: &Cond, found: &mut Vec<FactId>) {
    found.extend(cond.tests().filter_map(|test| match test {
        Test::Choice { fact, .. } => Some(fact),
        _ => None,
    }));
}

fn holds(cond: &Cond, value: &impl Fn(FactId) -> usize) -> bool {
    cond.holds(&|test| match test {
        Test::Choice { fact, set, .. } => set.has(value(fact)),
        // Scopes ask attributes and flags only.
        _ => false,
    })
}
