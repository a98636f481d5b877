//! What waits for what in the procedures of an edition: where documents come from, where limits start, what comes first.

use crate::model::{Edition, Limit, Mention, Said, Step, Thing};

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin<'m> {
    /// From the step that gives it; else from the only one that hands it in.
    Step(&'m Step),
    /// No step gives it, and several hand it in.
    Several(Vec<&'m Step>),
    /// No step gives it or hands it in.
    Nowhere,
}

/// From when a limit runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start<'m> {
    /// From when a step was done.
    Step(&'m Step),
    /// From when an event happened.
    Event(&'m Thing),
    /// No source says.
    NotFound,
    /// The text does not say, or names something that fixes no one day.
    Unclear,
}

/// All steps of an edition, in order of declaration.
pub fn steps(edition: &Edition) -> impl Iterator<Item = &Step> {
    edition.procedures.iter().flat_map(|procedure| &procedure.steps)
}

/// The step of that name.
#[must_use]
pub fn step<'m>(edition: &'m Edition, name: &str) -> Option<&'m Step> {
    steps(edition).find(|step| step.thing.name == name)
}

/// The event of that name.
#[must_use]
pub fn event<'m>(edition: &'m Edition, name: &str) -> Option<&'m Thing> {
    edition.procedures.iter().flat_map(|procedure| &procedure.events).find(|event| event.name == name)
}

/// The document of that name.
#[must_use]
pub fn document<'m>(edition: &'m Edition, name: &str) -> Option<&'m Thing> {
    edition.procedures.iter().flat_map(|procedure| &procedure.documents).find(|document| document.name == name)
}

/// Where a document comes from.
#[must_use]
pub fn origin<'m>(edition: &'m Edition, document: &str) -> Origin<'m> {
    let names = |mentions: &[Mention]| mentions.iter().any(|mention| mention.name == document);
    if let Some(giver) = steps(edition).find(|step| names(&step.gives)) {
        return Origin::Step(giver);
    }
    let hands_in = |step: &&Step| step.hands_in.known().is_some_and(|documents| names(documents));
    let handing: Vec<&Step> = steps(edition).filter(hands_in).collect();
    match handing.as_slice() {
        [] => Origin::Nowhere,
        [one] => Origin::Step(one),
        _ => Origin::Several(handing),
    }
}

/// From when a step's limit in days runs; `None` where it has none.
#[must_use]
pub fn start<'m>(edition: &'m Edition, of: &Step) -> Option<Start<'m>> {
    let Some(Limit::WorkingDays { from, .. }) = &of.limit else { return None };
    let mention = match from {
        Said::NotFound => return Some(Start::NotFound),
        Said::Is(mention) => mention,
        Said::Unsaid => match of.after.as_slice() {
            [only] => only,
            _ => return Some(Start::Unclear),
        },
    };
    Some(named(edition, &mention.name))
}

/// The day that a name fixes.
fn named<'m>(edition: &'m Edition, name: &str) -> Start<'m> {
    if let Some(step) = step(edition, name) {
        return Start::Step(step);
    }
    if let Some(event) = event(edition, name) {
        return Start::Event(event);
    }
    match origin(edition, name) {
        Origin::Step(step) => Start::Step(step),
        _ => Start::Unclear,
    }
}

/// The steps that must be done before this one: those it names, those that its documents come from, the one from which
/// its limit runs. Each once, in the order of its lines.
#[must_use]
pub fn waits_for<'m>(edition: &'m Edition, of: &Step) -> Vec<&'m Step> {
    let mut found: Vec<&Step> = Vec::new();
    let mut add = |step: &'m Step| {
        if !found.iter().any(|known| known.thing.name == step.thing.name) {
            found.push(step);
        }
    };
    of.after.iter().filter_map(|mention| step(edition, &mention.name)).for_each(&mut add);
    for mention in of.needs.iter().chain(&of.during) {
        if let Origin::Step(step) = origin(edition, &mention.name) {
            add(step);
        }
    }
    if let Some(Start::Step(step)) = start(edition, of) {
        add(step);
    }
    found
}

/// The events that must have happened before a step.
#[must_use]
pub fn events_before<'m>(edition: &'m Edition, of: &Step) -> Vec<&'m Thing> {
    let mut found: Vec<&Thing> = of.after.iter().filter_map(|mention| event(edition, &mention.name)).collect();
    if let Some(Start::Event(event)) = start(edition, of)
        && !found.iter().any(|known| known.name == event.name)
    {
        found.push(event);
    }
    found
}
