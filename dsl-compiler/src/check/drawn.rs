//! What only a drawn graph shows: whether it keeps within the budget of nodes, and which examples fail on it.

use std::collections::BTreeSet;

use dsl_syntax::{Code, Diagnostic, Severity, Span, message};

use crate::decision::draw::{Builder, places};
use crate::decision::examples::{Drawn, Outcome, Run, by_place};
use crate::decision::governing::{self, Origin};
use crate::model::{EditionId, Model};
use crate::words;
use crate::work::{Stopped, Work};

/// An edition's industry and scenario.
pub(crate) type Place<'m> = (EditionId, &'m str, &'m str);

/// Whether nothing that was found leaves open what flows get. Where something does, nothing is drawn: an answer would not be true,
/// and the errors come first anyway.
pub(crate) fn is_settled<'f>(findings: impl IntoIterator<Item = &'f Diagnostic>) -> bool {
    findings.into_iter().all(|finding| finding.severity != Severity::Error || finding.code.leaves_decisions())
}

/// Draws the wanted places of all editions, and hands over what is found of each: that it is too large, or its examples that fail,
/// by the judge of `qingdan test`.
///
/// # Errors
/// [`Stopped`] when the work is.
pub(crate) fn draw<'m>(
    model: &'m Model,
    wanted: &dyn Fn(&str, &str) -> bool,
    work: &Work,
    see: &mut dyn FnMut(Place<'m>, Vec<Diagnostic>),
) -> Result<(), Stopped> {
    for (_, at) in model.editions.iter().zip(0..) {
        let id = EditionId(at);
        let examples = by_place(model, id, wanted);
        let listed =
            places(model, id).into_iter().flat_map(|(i, scenarios)| scenarios.into_iter().map(move |s| (i, s)));
        let listed = listed.filter(|(industry, scenario)| wanted(industry, scenario));
        let all: BTreeSet<(&str, &str)> = listed.chain(examples.keys().copied()).collect();
        let mut builder = Builder::counted(model, work);
        for (industry, scenario) in all {
            let place = (id, industry, scenario);
            let cases = governing::cases(model, id, industry, scenario, &governing::Beside::default());
            let drawn = builder.flow(id, &cases);
            work.goes_on()?;
            let Some(flow) = drawn else {
                see(place, vec![too_large(model, place)]);
                builder = Builder::counted(model, work);
                continue;
            };
            let drawn = Drawn { builder: &builder, flow: &flow, edition: id };
            let runs = examples.get(&(industry, scenario)).into_iter().flatten();
            let failed = runs.filter_map(|(_, example)| fails(model, &drawn.run(example)));
            see(place, failed.collect());
        }
    }
    Ok(())
}

fn too_large(model: &Model, (id, industry, scenario): Place<'_>) -> Diagnostic {
    let listed = governing::lister(model, id, industry, scenario);
    let head: Span = listed.map_or(model.edition(id).head, |(_, scenario)| scenario.head);
    Diagnostic::new(Code::GraphTooLarge, head, message!("graph-too-large", scenario = scenario, industry = industry))
        .at(message!("graph-too-large.label", most = crate::decision::draw::NODE_BUDGET.to_string()))
        .note(message!("graph-too-large.note"))
        .help(message!("split-or-bound-fewer"))
}

/// The finding for an example that did not come out as its author expects.
fn fails(model: &Model, run: &Run<'_>) -> Option<Diagnostic> {
    let example = run.example;
    let named = &example.label;
    let found = |message| Diagnostic::new(Code::ExampleFails, example.expected_at, message);
    match &run.outcome {
        Outcome::Passed => None,
        Outcome::Failed { got } => {
            let (expected, got) =
                (words::verdict_in_each(model, &example.expected), words::verdict_in_each(model, got));
            let told = message!("example-fails", example = named, got = got.clone(), expected = expected);
            let found = found(told).at(message!("example-fails.label"));
            let by = |found: Diagnostic, rule: &Origin<'_>| {
                found.and(rule.span, message!("example-fails.by", got = got.clone()))
            };
            Some(run.because.iter().fold(found, by).help(message!("example-fails.help", got = got.clone())))
        }
        Outcome::Undecided => {
            Some(found(message!("example-fails.undecided", example = named)).at(message!("example-fails.label")))
        }
        Outcome::Unnamed { fact } => {
            let told = message!("example-fails.unnamed", example = named, fact = fact);
            Some(found(told).help(message!("example-fails.help-unnamed", fact = fact)))
        }
        Outcome::Unlisted { name } => Some(found(message!("example-fails.unlisted", example = named, name = name))),
    }
}
