//! Loading: everything is checked before anything is believed. A damaged or hostile artefact is refused with a message.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use crate::format::{Artefact, AxisKind, COUNT_LIMIT, FORMAT, Layer, Limit, Node, Procedure, Start, Step};

/// Why an artefact was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// Not JSON, or not of this shape.
    #[error("this is no artefact: {0}")]
    Shape(String),
    /// Another version.
    #[error("this artefact has the format `{0}`, and only `{FORMAT}` is understood; compile the edition again")]
    Format(String),
    /// The contents do not match the digest.
    #[error(
        "the artefact was changed after it was compiled: its digest is {written}, and its contents give {computed}"
    )]
    Digest {
        /// As written.
        written: String,
        /// As computed.
        computed: String,
    },
    /// A part that refers to nothing, or breaks an invariant of the graph.
    #[error("the artefact is damaged: {0}")]
    Damaged(String),
}

/// An artefact that passed every check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    pub(crate) artefact: Artefact,
}

impl Loaded {
    /// Reads and checks: version, digest, that every reference leads somewhere, that the graph has no cycle, keeps its
    /// order of axes, and leaves no input undecided save what the list declares `open`.
    ///
    /// # Errors
    /// The first thing that does not hold.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LoadError> {
        // The format is looked at alone first: another version's file should be named as that, not as malformed.
        #[derive(serde::Deserialize)]
        struct Head {
            format: String,
        }
        let head: Head = serde_json::from_slice(bytes).map_err(|error| LoadError::Shape(error.to_string()))?;
        if head.format != FORMAT {
            // A message, not the file: nobody's format name is longer than this.
            return Err(LoadError::Format(head.format.chars().take(40).collect()));
        }
        let artefact: Artefact = serde_json::from_slice(bytes).map_err(|error| LoadError::Shape(error.to_string()))?;
        let computed = artefact.computed_digest();
        if artefact.digest != computed {
            return Err(LoadError::Digest { written: artefact.digest, computed });
        }
        Self::from_artefact(artefact)
    }

    /// Checks the structure of an artefact just compiled.
    ///
    /// # Errors
    /// The first thing that does not hold.
    pub fn from_artefact(artefact: Artefact) -> Result<Self, LoadError> {
        check(&artefact).map_err(LoadError::Damaged)?;
        Ok(Self { artefact })
    }

    /// The artefact.
    #[must_use]
    pub fn artefact(&self) -> &Artefact {
        &self.artefact
    }
}

/// What a node can end in.
#[derive(Copy, Clone, Default, PartialEq, Eq)]
struct Ends {
    conditions: bool,
    decisions: bool,
}

fn check(artefact: &Artefact) -> Result<(), String> {
    let outcomes = artefact.outcomes.len();
    let known = |outcome: &u32| (*outcome as usize) < outcomes;
    if !artefact.strictness.iter().all(known) || !artefact.rules.iter().flat_map(|rule| &rule.gives).all(known) {
        return Err("an outcome that is not in its table".to_owned());
    }
    for value in &artefact.values {
        let sound = match value {
            crate::format::Value::Outcome(outcome) => known(outcome),
            crate::format::Value::Open(several) => several.len() > 1 && several.iter().all(known),
        };
        if !sound {
            return Err("a decision that is not in the table of outcomes".to_owned());
        }
    }
    if artefact.editions.first().is_none_or(|edition| edition.name != artefact.edition) {
        return Err("the first edition is not the one it was compiled for".to_owned());
    }
    let sizes = check_axes(artefact)?;
    let ends = check_nodes(artefact, &sizes)?;
    check_roots(artefact, &ends)?;
    check_procedures(&artefact.procedures)
}

/// Every name that a procedure uses is declared in one of them, no name twice, and no step waits for itself.
fn check_procedures(procedures: &[Procedure]) -> Result<(), String> {
    let (mut parties, mut documents, mut events) = (HashSet::new(), HashSet::new(), HashSet::new());
    let mut steps: HashMap<&str, &Step> = HashMap::new();
    let mut names = HashSet::new();
    for procedure in procedures {
        parties.extend(procedure.parties.iter().map(|party| party.name.as_str()));
        documents.extend(procedure.documents.iter().map(|document| document.name.as_str()));
        events.extend(procedure.events.iter().map(|event| event.name.as_str()));
        steps.extend(procedure.steps.iter().map(|step| (step.name.as_str(), step)));
        let things = procedure.documents.iter().chain(&procedure.events).map(|thing| thing.name.as_str());
        let parties = procedure.parties.iter().map(|party| party.name.as_str());
        for name in things.chain(parties).chain(procedure.steps.iter().map(|step| step.name.as_str())) {
            if !names.insert(name) {
                return Err(format!("`{name}` is declared twice in its procedures"));
            }
        }
    }
    let among = |known: &HashSet<&str>, named: &[String]| named.iter().all(|name| known.contains(name.as_str()));
    for step in procedures.iter().flat_map(|procedure| &procedure.steps) {
        let start = match &step.limit {
            Some(Limit::WorkingDays { days: 0, .. }) => false,
            Some(Limit::WorkingDays { from: Some(Start::Step(name)), .. }) => step.after.contains(name),
            Some(Limit::WorkingDays { from: Some(Start::Event(name)), .. }) => step.events.contains(name),
            _ => true,
        };
        let sound = among(&parties, &step.by)
            && among(&parties, &step.to)
            && [&step.hands_in, &step.gives, &step.needs, &step.during].iter().all(|named| among(&documents, named))
            && step.after.iter().all(|name| steps.contains_key(name.as_str()))
            && among(&events, &step.events)
            && start;
        if !sound {
            return Err(format!("step `{}` names something that is not there", step.name));
        }
    }
    for procedure in procedures {
        let issuers = procedure.issuers.as_ref().is_none_or(|issuers| among(&parties, &issuers.parties));
        let validities = procedure.validities.iter().all(|validity| {
            documents.contains(validity.document.as_str())
                && steps.contains_key(validity.from.as_str())
                && validity.years != Some(0)
        });
        if !issuers || !validities {
            return Err(format!("procedure `{}` names something that is not there", procedure.name));
        }
    }
    acyclic(&steps, procedures)
}

/// Takes away the steps that wait for nothing that is left, one by one; what remains waits in a circle.
fn acyclic(steps: &HashMap<&str, &Step>, procedures: &[Procedure]) -> Result<(), String> {
    let mut waiting: HashMap<&str, usize> = HashMap::new();
    let mut waited_for: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut ready: Vec<&str> = Vec::new();
    for step in procedures.iter().flat_map(|procedure| &procedure.steps) {
        waiting.insert(&step.name, step.after.len());
        step.after.iter().for_each(|earlier| waited_for.entry(earlier).or_default().push(&step.name));
        if step.after.is_empty() {
            ready.push(&step.name);
        }
    }
    let mut done = 0;
    while let Some(name) = ready.pop() {
        done += 1;
        for later in waited_for.get(name).into_iter().flatten() {
            if let Some(left) = waiting.get_mut(later) {
                *left = left.saturating_sub(1);
                if *left == 0 {
                    ready.push(later);
                }
            }
        }
    }
    if done == steps.len() { Ok(()) } else { Err("steps of its procedures wait for each other".to_owned()) }
}

/// How many values each axis has.
fn check_axes(artefact: &Artefact) -> Result<Vec<u64>, String> {
    let mut sizes = Vec::with_capacity(artefact.axes.len());
    let mut names = HashSet::new();
    for axis in &artefact.axes {
        if !names.insert(axis.name.as_str()) {
            return Err(format!("two axes named `{}`", axis.name));
        }
        sizes.push(match &axis.kind {
            AxisKind::Industry { values } | AxisKind::Scenario { values } => {
                if values.last().map(String::as_str) != Some("other") {
                    return Err(format!("axis `{}` does not end in `other`", axis.name));
                }
                values.len() as u64
            }
            AxisKind::Attribute { values, default } => {
                if values.is_empty() || default.is_some_and(|at| at as usize >= values.len()) {
                    return Err(format!("axis `{}` has no such default", axis.name));
                }
                values.len() as u64
            }
            AxisKind::Flag | AxisKind::Item => 2,
            AxisKind::Measure { .. } => COUNT_LIMIT,
        });
    }
    Ok(sizes)
}

fn check_nodes(artefact: &Artefact, sizes: &[u64]) -> Result<Vec<Ends>, String> {
    let mut ends: Vec<Ends> = Vec::with_capacity(artefact.nodes.len());
    for (at, node) in artefact.nodes.iter().enumerate() {
        ends.push(match node {
            Node::Holds(_) => Ends { conditions: true, ..Ends::default() },
            Node::Value(value) if (*value as usize) < artefact.values.len() => {
                Ends { decisions: true, ..Ends::default() }
            }
            Node::Value(_) => return Err(format!("node {at} decides what is not in the table of values")),
            Node::Test(axis, parts) => check_test(artefact, sizes, &ends, at, *axis, parts)?,
        });
    }
    Ok(ends)
}

fn check_test(
    artefact: &Artefact,
    sizes: &[u64],
    ends: &[Ends],
    at: usize,
    axis: u32,
    parts: &[(u64, u32)],
) -> Result<Ends, String> {
    let Some(size) = sizes.get(axis as usize) else {
        return Err(format!("node {at} tests an axis that is not there"));
    };
    if parts.len() < 2 || parts.first().is_none_or(|(start, _)| *start != 0) {
        return Err(format!("node {at} does not take in every value of its axis"));
    }
    if parts.windows(2).any(|pair| matches!(pair, [a, b] if a.0 >= b.0 || a.1 == b.1))
        || parts.last().is_some_and(|(start, _)| start >= size)
    {
        return Err(format!("the parts of node {at} are not in order"));
    }
    let mut all = Ends::default();
    for (_, child) in parts {
        // Children come before parents: a reference forward, and so any cycle, ends here.
        let (Some(below), true) = (ends.get(*child as usize), (*child as usize) < at) else {
            return Err(format!("node {at} leads to node {child}, which does not come before it"));
        };
        if matches!(artefact.nodes.get(*child as usize), Some(Node::Test(later, _)) if *later <= axis) {
            return Err(format!("node {at} leads back to an axis that was already tested"));
        }
        all.conditions |= below.conditions;
        all.decisions |= below.decisions;
    }
    Ok(all)
}

fn check_roots(artefact: &Artefact, ends: &[Ends]) -> Result<(), String> {
    let decision = Ends { decisions: true, conditions: false };
    let condition = Ends { decisions: false, conditions: true };
    if ends.get(artefact.root as usize) != Some(&decision) {
        return Err("the graph leaves some input undecided".to_owned());
    }
    let holds = |node: u32| ends.get(node as usize) == Some(&condition);
    let rule = |rule: u32| (rule as usize) < artefact.rules.len();
    let walk = artefact.flows.iter().flat_map(|flow| &flow.cases).try_for_each(|case| {
        let rules = case.rules.iter().all(|binding| {
            rule(binding.rule)
                && holds(binding.when)
                && !matches!(binding.layer, Layer::Regardless(n) if n as usize >= artefact.editions.len())
        });
        let items =
            case.items.iter().all(|item| rule(item.rule) && holds(item.when) && item.doubted.is_none_or(&holds));
        let sound = rules && items && holds(case.guard) && (case.governed_by as usize) < artefact.editions.len();
        if sound { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    if walk.is_break() {
        return Err("a reason refers to something that is not there".to_owned());
    }
    let sorted = artefact.flows.last().is_some_and(|flow| flow.industry == "other" && flow.scenario == "other");
    if sorted { Ok(()) } else { Err("no flow stands for the unlisted industries".to_owned()) }
}

#[cfg(test)]
mod tests;
