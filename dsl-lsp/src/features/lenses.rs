//! What stands above a scenario: its examples to run, and how its decisions differ from the edition before.

use dsl_compiler::decision::examples::Outcome;
use dsl_compiler::diff::{Direction, of_scenario};
use dsl_compiler::editing::scenario_view::ScenarioView;
use dsl_compiler::model::{EditionId, Model};
use dsl_compiler::work::Work;
use dsl_syntax::ast::{Container, File, Item};
use dsl_syntax::{Argument, Joint, Message, Span, message};

/// A scenario by name: edition, industry, scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ScenarioPath {
    pub(crate) edition: String,
    pub(crate) industry: String,
    pub(crate) scenario: String,
}

impl ScenarioPath {
    /// `EDITION/INDUSTRY/SCENARIO`.
    pub(crate) fn path(&self) -> String {
        format!("{}/{}/{}", self.edition, self.industry, self.scenario)
    }

    /// Reads such a path.
    pub(crate) fn read(path: &str) -> Option<Self> {
        let mut parts = path.split('/').map(str::to_owned);
        let place = Self { edition: parts.next()?, industry: parts.next()?, scenario: parts.next()? };
        parts.next().is_none().then_some(place)
    }
}

/// Every scenario of a file with where its name stands.
pub(crate) fn scenarios(file: &File) -> Vec<(ScenarioPath, &Container)> {
    let industries = file.items.iter().filter_map(|item| match item {
        Item::Industry { container, edition } => Some((container, edition)),
        _ => None,
    });
    let inside = |(container, edition)| {
        let (container, edition): (&Container, &dsl_syntax::ast::Name) = (container, edition);
        container.items.iter().filter_map(move |item| match item {
            Item::Scenario(scenario) => {
                let (edition, industry) = (edition.text.clone(), container.name.text.clone());
                Some((ScenarioPath { edition, industry, scenario: scenario.name.text.clone() }, scenario))
            }
            _ => None,
        })
    };
    industries.flat_map(inside).collect()
}

/// How many examples a scenario has in the text.
pub(crate) fn examples(scenario: &Container) -> u64 {
    scenario.items.iter().filter(|item| matches!(item, Item::Example(_))).count() as u64
}

/// How a scenario fared since the edition that its own replaces; nothing where it replaces none.
pub(crate) fn compared(model: &Model, place: &ScenarioPath, work: &Work) -> Option<Message> {
    let (new, old) = with_before(model, &place.edition)?;
    let before = model.edition(old).name.as_str();
    let diff = of_scenario(model, old, new, &place.industry, &place.scenario, work)?;
    if diff.status == dsl_compiler::diff::Status::Added {
        return Some(message!("editor-compared.added", edition = before));
    }
    let count = |direction| diff.decisions.iter().filter(|change| change.direction == direction).count() as u64;
    let mut parts = Vec::new();
    let (looser, stricter, other) = (count(Direction::Looser), count(Direction::Stricter), count(Direction::Other));
    if looser > 0 {
        parts.push(Argument::Message(message!("editor-compared-looser", count = looser)));
    }
    if stricter > 0 {
        parts.push(Argument::Message(message!("editor-compared-stricter", count = stricter)));
    }
    if other > 0 {
        parts.push(Argument::Message(message!("editor-compared-other", count = other)));
    }
    if parts.is_empty() {
        return Some(message!("editor-compared.same", edition = before));
    }
    Some(message!("editor-compared", parts = Argument::List(parts, Joint::And), edition = before))
}

/// An edition by name, and the one that it replaces.
pub(crate) fn with_before(model: &Model, edition: &str) -> Option<(EditionId, EditionId)> {
    let new = model.edition_named(edition)?;
    Some((new, model.edition(new).replaces?))
}

/// What running a scenario's examples gives: how many pass, and of each other one what is wrong.
pub(crate) fn run(model: &Model, place: &ScenarioPath, work: &Work) -> Option<(usize, Vec<(Span, Message)>)> {
    let edition = model.edition_named(&place.edition)?;
    let view = ScenarioView::of(model, edition, &place.industry, &place.scenario, work)?;
    let mut passed = 0;
    let mut failed = Vec::new();
    for run in view.runs() {
        let name = &run.example.label;
        let why = match run.outcome {
            Outcome::Passed => {
                passed += 1;
                continue;
            }
            Outcome::Failed { got } => {
                let expected = dsl_compiler::words::verdict_in_each(model, &run.example.expected);
                let got = dsl_compiler::words::verdict_in_each(model, &got);
                message!("editor-example-failed", name = name, expected = expected, got = got)
            }
            Outcome::Undecided => message!("example-fails.undecided", example = name),
            Outcome::Unnamed { fact } => message!("example-fails.unnamed", example = name, fact = fact),
            Outcome::Unlisted { name: unlisted } => message!("example-fails.unlisted", example = name, name = unlisted),
        };
        failed.push((run.example.span, why));
    }
    Some((passed, failed))
}

/// The first edition that a file declares or belongs to.
pub(crate) fn edition_of(file: &File) -> Option<&str> {
    file.items.iter().find_map(|item| match item {
        Item::Edition(container) => Some(container.name.text.as_str()),
        Item::Industry { edition, .. } => Some(edition.text.as_str()),
        _ => None,
    })
}
