//! Running the examples that stand in the lists.
//!
//! An example presumes its edition's scope, its industry and scenario; facts that it does not name take the attribute's
//! default, zero or no; an attribute without default that matters must be named.

use dsl_artifact::{Decision, Loaded};
use dsl_syntax::Span;

use crate::flow::OTHER;
use crate::model::{Cond, Edition, EditionId, Example, FactId, FactKind, Given, Model};

/// How an example came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As its author expects.
    Passed,
    /// Otherwise.
    Failed {
        /// What its author expects.
        expected: String,
        /// What the edition decides.
        got: String,
        /// The rules that decide it.
        because: Vec<String>,
    },
    /// The answer hangs on a fact that the example must name.
    Unnamed {
        /// The fact.
        fact: String,
    },
}

/// An example, run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its name.
    pub label: String,
    /// Its place.
    pub span: Span,
    /// How it came out.
    pub outcome: Outcome,
}

/// All examples of an edition, run, and what none of them reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In order of writing: edition, industries, scenarios.
    pub runs: Vec<Run>,
    /// Clauses and rules of this edition that decide no example.
    pub unreached: Vec<String>,
}

/// Runs the examples of `edition` on its artefact.
#[must_use]
pub fn run(model: &Model, edition: EditionId, loaded: &Loaded) -> Report {
    let source = model.edition(edition);
    let mut report = Report::default();
    let mut reached: Vec<String> = Vec::new();
    for example in examples(source) {
        let (outcome, rules) = run_one(model, source, loaded, example);
        reached.extend(rules);
        report.runs.push(Run { label: example.label.clone(), span: example.span, outcome });
    }
    reached.sort();
    reached.dedup();
    let own = format!("{}/", source.name);
    let rules = loaded.artefact().rules.iter().filter(|rule| rule.id.starts_with(&own));
    report.unreached =
        rules.filter(|rule| reached.binary_search(&rule.id).is_err()).map(|rule| rule.id.clone()).collect();
    report.unreached.sort();
    report
}

fn examples(edition: &Edition) -> impl Iterator<Item = &Example> {
    let industries = edition.industries.iter().flat_map(|industry| {
        industry.examples.iter().chain(industry.scenarios.iter().flat_map(|scenario| &scenario.examples))
    });
    edition.examples.iter().chain(industries)
}

fn run_one(model: &Model, edition: &Edition, loaded: &Loaded, example: &Example) -> (Outcome, Vec<String>) {
    let expected = answer(example.expected.outcomes().iter().map(|o| model.outcome(*o).name.as_str()).collect());
    let mut assignments = presumed(model, edition, example);
    if assignments.is_empty() {
        // The example contradicts its edition's scope on purpose: then nothing is presumed.
        assignments.push(Vec::new());
    }
    let mut first: Option<Decision> = None;
    for assumed in assignments {
        let decision = match decide(model, loaded, example, &assumed) {
            Ok(decision) => decision,
            Err(fact) => return (Outcome::Unnamed { fact }, Vec::new()),
        };
        match &first {
            Some(known) if answer_of(known) != answer_of(&decision) => {
                let fact = assumed.first().map_or("", |(fact, _)| &model.fact(*fact).name);
                return (Outcome::Unnamed { fact: fact.to_owned() }, Vec::new());
            }
            Some(_) => {}
            None => first = Some(decision),
        }
    }
    let Some(decision) = first else { return (Outcome::Unnamed { fact: String::new() }, Vec::new()) };
    let because: Vec<String> = decision.because.iter().map(|reason| reason.rule.clone()).collect();
    let got = answer_of(&decision);
    let outcome = if got == expected {
        Outcome::Passed
    } else {
        Outcome::Failed { expected: words(&expected), got: words(&got), because: because.clone() }
    };
    // That an item is not listed as read is what an example shows that holds such data all the same.
    let doubted = decision.doubted.into_iter().map(|item| item.rule);
    (outcome, because.into_iter().chain(doubted).collect())
}

/// The possible outcomes, sorted: one is decided.
fn answer(mut names: Vec<&str>) -> Vec<String> {
    names.sort_unstable();
    names.into_iter().map(str::to_owned).collect()
}

fn answer_of(decision: &Decision) -> Vec<String> {
    match (&decision.outcome, &decision.possible) {
        (Some(outcome), _) => vec![outcome.clone()],
        (None, Some(possible)) => answer(possible.iter().map(String::as_str).collect()),
        (None, None) => Vec::new(),
    }
}

fn words(answer: &[String]) -> String {
    match answer {
        [one] => one.clone(),
        several => format!("open {{ {} }}", several.join(", ")),
    }
}

/// Decides with everything assumed that may be; an attribute that still matters is the error.
fn decide(model: &Model, loaded: &Loaded, example: &Example, assumed: &[(FactId, usize)]) -> Result<Decision, String> {
    let mut facts = loaded.no_facts();
    let mut add = |key: &str, value: &str| {
        // Names were resolved against the same model, so a key can only be one that this artefact ignores.
        let _ignored = loaded.add(&mut facts, key, value);
    };
    add("industry", &example.industry);
    add("scenario", &example.scenario);
    for (fact, given) in &example.facts {
        let fact = model.fact(*fact);
        match given {
            Given::Count(count) => add(&fact.name, &count.to_string()),
            Given::Choice(choice) => add(&fact.name, &value_name(&fact.kind, *choice)),
        }
    }
    for (fact, choice) in assumed {
        let fact = model.fact(*fact);
        add(&fact.name, &value_name(&fact.kind, *choice));
    }
    loaded.assume_defaults(&mut facts);
    let decision = loaded.decide(&facts);
    match &decision.ask {
        Some(Some(fact)) => Err(fact.clone()),
        _ => Ok(decision),
    }
}

fn value_name(kind: &FactKind, choice: usize) -> String {
    match kind {
        FactKind::Attribute { values, .. } => values.get(choice).map(|value| value.name.clone()).unwrap_or_default(),
        _ => if choice == 1 { "yes" } else { "no" }.to_owned(),
    }
}

/// The ways to be in scope: values for the facts that the scopes ask and the example does not name. A default that is in
/// scope is taken; an attribute without default is tried with every value that is.
pub(crate) fn presumed(model: &Model, edition: &Edition, example: &Example) -> Vec<Vec<(FactId, usize)>> {
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
    let mut all: Vec<Vec<(FactId, usize)>> = vec![Vec::new()];
    for fact in &asked {
        let count = model.fact(*fact).choices().unwrap_or(1);
        // Scopes ask few facts; past this many combinations the example had better name them.
        if all.len() * count > 10_000 {
            return Vec::new();
        }
        all = all
            .iter()
            .flat_map(|so_far| {
                (0..count).map(|value| so_far.iter().copied().chain([(*fact, value)]).collect::<Vec<_>>())
            })
            .collect();
    }
    all.retain(|assumed| in_scope(assumed));
    let usual = |assumed: &Vec<(FactId, usize)>| {
        assumed.iter().all(|(fact, value)| default(&model.fact(*fact).kind).is_none_or(|usual| usual == *value))
    };
    if all.iter().any(usual) {
        all.retain(usual);
    }
    all
}

pub(crate) fn default(kind: &FactKind) -> Option<usize> {
    match kind {
        FactKind::Attribute { default, .. } => *default,
        FactKind::Flag | FactKind::Item => Some(0),
        FactKind::Measure { .. } => None,
    }
}

fn named_choices(cond: &Cond, found: &mut Vec<FactId>) {
    match cond {
        Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| named_choices(part, found)),
        Cond::Not(inner) => named_choices(inner, found),
        Cond::Choice { fact, .. } => found.push(*fact),
        _ => {}
    }
}

fn holds(cond: &Cond, value: &impl Fn(FactId) -> usize) -> bool {
    match cond {
        Cond::All(parts) => parts.iter().all(|part| holds(part, value)),
        Cond::Any(parts) => parts.iter().any(|part| holds(part, value)),
        Cond::Not(inner) => !holds(inner, value),
        Cond::Choice { fact, set, .. } => set.has(value(*fact)),
        // Scopes ask attributes and flags only.
        _ => false,
    }
}
