//! Loading: everything is checked before anything is believed. A damaged or hostile artefact is refused with a message.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use crate::format::{Artefact, Axis, AxisKind, COUNT_LIMIT, FORMAT, Layer, Limit, Node, Procedure, Start, Step};

/// Why an artefact was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// Not JSON, or not of this shape.
    #[error("this is no artefact: {why}, in line {line}, column {column}")]
    Shape {
        /// The reader's words.
        why: String,
        /// From 1; 0 where the file ends too early.
        line: usize,
        /// From 1; 0 before the first.
        column: usize,
    },
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
    Damaged(#[from] Damage),
}

/// A part of an artefact that refers to nothing, or breaks an invariant of the graph. Nodes are told by their position.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// An outcome that is not in its table.
    #[error("an outcome is not in its table")]
    Outcome,
    /// A decision that is not in the table of outcomes.
    #[error("a decision is not in the table of outcomes")]
    Decision,
    /// The first edition is another one.
    #[error("the first edition is not the one that it was compiled for")]
    FirstEdition,
    /// A name that is declared twice in procedures.
    #[error("`{0}` is declared twice in its procedures")]
    DeclaredTwice(String),
    /// A step that names something that is not there.
    #[error("step `{0}` names something that is not there")]
    Step(String),
    /// A procedure that names something that is not there.
    #[error("procedure `{0}` names something that is not there")]
    Procedure(String),
    /// Steps that wait for each other.
    #[error("steps of its procedures wait for each other")]
    Circle,
    /// Two axes of one name.
    #[error("two axes are named `{0}`")]
    AxisTwice(String),
    /// An industry or scenario axis without `other`.
    #[error("axis `{0}` does not end in `other`")]
    NoOther(String),
    /// An attribute whose default is none of its values.
    #[error("axis `{0}` has no such default")]
    NoDefault(String),
    /// A node that decides what is not in the table of values.
    #[error("node {0} decides what is not in the table of values")]
    NodeValue(usize),
    /// A node that tests an axis that is not there.
    #[error("node {0} tests an axis that is not there")]
    NodeAxis(usize),
    /// A node that does not take in every value of its axis.
    #[error("node {0} does not take in every value of its axis")]
    NodeIncomplete(usize),
    /// A node whose parts are not in order.
    #[error("the parts of node {0} are not in order")]
    NodeDisorder(usize),
    /// A node that leads to one that does not come before it.
    #[error("node {0} leads to node {1}, which does not come before it")]
    NodeForward(usize, u32),
    /// A node that leads back to an axis that was already tested.
    #[error("node {0} leads back to an axis that was already tested")]
    NodeBack(usize),
    /// A graph that leaves some input undecided.
    #[error("the graph leaves some input undecided")]
    Undecided,
    /// A reason that refers to something that is not there.
    #[error("a reason refers to something that is not there")]
    Reason,
    /// No flow for the industries that are not listed.
    #[error("no flow stands for the unlisted industries")]
    NoOtherFlow,
}

fn shape(error: &serde_json::Error) -> LoadError {
    LoadError::Shape { why: error.to_string(), line: error.line(), column: error.column() }
}

/// An artefact that passed every check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    pub(crate) artefact: Artefact,
    /// Over its canonical form.
    pub(crate) digest: String,
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
        let head: Head = serde_json::from_slice(bytes).map_err(|error| shape(&error))?;
        if head.format != FORMAT {
            // A message, not the file: nobody's format name is longer than this.
            return Err(LoadError::Format(head.format.chars().take(40).collect()));
        }
        let artefact: Artefact = serde_json::from_slice(bytes).map_err(|error| shape(&error))?;
        let computed = artefact.computed_digest();
        if artefact.digest != computed {
            return Err(LoadError::Digest { written: artefact.digest, computed });
        }
        check(&artefact)?;
        Ok(Self { artefact, digest: computed })
    }

    /// Checks the structure of an artefact just compiled.
    ///
    /// # Errors
    /// The first thing that does not hold.
    pub fn from_artefact(artefact: Artefact) -> Result<Self, LoadError> {
        check(&artefact)?;
        let digest = artefact.computed_digest();
        Ok(Self { artefact, digest })
    }

    /// The digest of its canonical form: `sha256:` and 64 hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
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

fn check(artefact: &Artefact) -> Result<(), Damage> {
    let outcomes = artefact.outcomes.len();
    let known = |outcome: &u32| (*outcome as usize) < outcomes;
    if !artefact.strictness.iter().all(known) || !artefact.rules.iter().flat_map(|rule| &rule.gives).all(known) {
        return Err(Damage::Outcome);
    }
    for value in &artefact.values {
        let sound = match value {
            crate::format::Value::Outcome(outcome) => known(outcome),
            crate::format::Value::Open(several) => several.len() > 1 && several.iter().all(known),
        };
        if !sound {
            return Err(Damage::Decision);
        }
    }
    if artefact.editions.first().is_none_or(|edition| edition.name != artefact.edition) {
        return Err(Damage::FirstEdition);
    }
    let sizes = check_axes(artefact)?;
    let ends = check_nodes(artefact, &sizes)?;
    check_roots(artefact, &ends)?;
    check_procedures(&artefact.procedures)
}

/// Every name that a procedure uses is declared in one of them, no name twice, and no step waits for itself.
fn check_procedures(procedures: &[Procedure]) -> Result<(), Damage> {
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
                return Err(Damage::DeclaredTwice(name.to_owned()));
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
            return Err(Damage::Step(step.name.clone()));
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
            return Err(Damage::Procedure(procedure.name.clone()));
        }
    }
    acyclic(&steps, procedures)
}

/// Takes away the steps that wait for nothing that is left, one by one; what remains waits in a circle.
fn acyclic(steps: &HashMap<&str, &Step>, procedures: &[Procedure]) -> Result<(), Damage> {
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
    if done == steps.len() { Ok(()) } else { Err(Damage::Circle) }
}

/// How many values an axis has that ends in `other`.
fn others<'v>(axis: &Axis, values: impl ExactSizeIterator<Item = &'v str>) -> Result<u64, Damage> {
    let size = values.len() as u64;
    match values.last() {
        Some("other") => Ok(size),
        _ => Err(Damage::NoOther(axis.name.clone())),
    }
}

/// How many values each axis has.
fn check_axes(artefact: &Artefact) -> Result<Vec<u64>, Damage> {
    let mut sizes = Vec::with_capacity(artefact.axes.len());
    let mut names = HashSet::new();
    for axis in &artefact.axes {
        if !names.insert(axis.name.as_str()) {
            return Err(Damage::AxisTwice(axis.name.clone()));
        }
        sizes.push(match &axis.kind {
            AxisKind::Industry { values } => others(axis, values.iter().map(|value| value.name.as_str()))?,
            AxisKind::Scenario { values } => others(axis, values.iter().map(String::as_str))?,
            AxisKind::Attribute { values, default } => {
                if values.is_empty() || default.is_some_and(|at| at as usize >= values.len()) {
                    return Err(Damage::NoDefault(axis.name.clone()));
                }
                values.len() as u64
            }
            AxisKind::Flag | AxisKind::Item => 2,
            AxisKind::Measure { .. } => COUNT_LIMIT,
        });
    }
    Ok(sizes)
}

fn check_nodes(artefact: &Artefact, sizes: &[u64]) -> Result<Vec<Ends>, Damage> {
    let mut ends: Vec<Ends> = Vec::with_capacity(artefact.nodes.len());
    for (at, node) in artefact.nodes.iter().enumerate() {
        ends.push(match node {
            Node::Holds(_) => Ends { conditions: true, ..Ends::default() },
            Node::Value(value) if (*value as usize) < artefact.values.len() => {
                Ends { decisions: true, ..Ends::default() }
            }
            Node::Value(_) => return Err(Damage::NodeValue(at)),
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
) -> Result<Ends, Damage> {
    let Some(size) = sizes.get(axis as usize) else {
        return Err(Damage::NodeAxis(at));
    };
    if parts.len() < 2 || parts.first().is_none_or(|(start, _)| *start != 0) {
        return Err(Damage::NodeIncomplete(at));
    }
    if parts.windows(2).any(|pair| matches!(pair, [a, b] if a.0 >= b.0 || a.1 == b.1))
        || parts.last().is_some_and(|(start, _)| start >= size)
    {
        return Err(Damage::NodeDisorder(at));
    }
    let mut all = Ends::default();
    for (_, child) in parts {
        // Children come before parents: a reference forward, and so any cycle, ends here.
        let (Some(below), true) = (ends.get(*child as usize), (*child as usize) < at) else {
            return Err(Damage::NodeForward(at, *child));
        };
        if matches!(artefact.nodes.get(*child as usize), Some(Node::Test(later, _)) if *later <= axis) {
            return Err(Damage::NodeBack(at));
        }
        all.conditions |= below.conditions;
        all.decisions |= below.decisions;
    }
    Ok(all)
}

fn check_roots(artefact: &Artefact, ends: &[Ends]) -> Result<(), Damage> {
    let decision = Ends { decisions: true, conditions: false };
    let condition = Ends { decisions: false, conditions: true };
    if ends.get(artefact.root as usize) != Some(&decision) {
        return Err(Damage::Undecided);
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
        return Err(Damage::Reason);
    }
    let sorted = artefact.flows.last().is_some_and(|flow| flow.industry == "other" && flow.scenario == "other");
    if sorted { Ok(()) } else { Err(Damage::NoOtherFlow) }
}

#[cfg(test)]
mod tests;
