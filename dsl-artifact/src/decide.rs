//! Deciding one flow by the graph; its reasons are found in `reasons`.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::Serialize;

use crate::facts::Facts;
use crate::format::{AxisKind, Bilingual, Case, Flow, Named, Node, OtherList, Passed, Source, Value};
use crate::load::Loaded;

/// A reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Because {
    /// The clause, rule or item.
    pub rule: String,
    /// What it says; of an item, its title.
    pub text: Bilingual,
    /// What it cites: the source's name, and the place in it.
    pub cite: Vec<String>,
    /// Whether it has not been read against the controlling text.
    pub unverified: bool,
    /// The reading that gives it, where sources differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// Of a rule: whether it asks if the data is important, and items make it so, which are reasons, too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_importance: bool,
    /// Of an item that has a condition: the condition, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Bilingual>,
    /// The list that would decide, where the rule refers to one that was not in the folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<OtherList>,
}

/// The decision of one flow, as `decide --format json` prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Decision {
    /// `qingdan-decision/2`.
    pub format: &'static str,
    /// The outcome; none where a fact is missing or the list itself is open.
    pub outcome: Option<String>,
    /// Where there is no outcome: what it may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possible: Option<Vec<String>>,
    /// Where there is no outcome: the fact to ask for next; none where the list itself is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<Option<String>>,
    /// What that fact may be, by name and title, where it is one of several: an industry, a scenario of the industry that was given,
    /// or an attribute's value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Named>,
    /// Why that fact is asked for: the clauses, rules and items that may decide and read it, in the order of the artefact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asked_by: Vec<String>,
    /// Where there is no outcome: whether the list itself is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<bool>,
    /// The edition that was asked.
    pub edition: String,
    /// The digest of the artefact that decided.
    pub digest: String,
    /// The edition whose bands decide; none while that hangs on a missing fact.
    pub governed_by: Option<String>,
    /// The way to those bands.
    pub steps: Vec<Passed>,
    /// The clauses that decide, and the items by which the data is important: each is a reason whatever the facts are
    /// that were not given.
    pub because: Vec<Because>,
    /// Where those alone do not explain the outcome: the clauses and items that may be its reason besides. Which of them
    /// is hangs on facts that were not given; the outcome does not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub perhaps: Vec<Because>,
    /// Items of important data by which, as they are read, these data are not important: sources differ, and another
    /// reading would decide otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub doubted: Vec<Because>,
    /// Facts that were given and that nothing reads which governs this flow, by name and in order of their names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unused: Vec<String>,
    /// The sources that are cited above, in the order of the artefact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// A node under facts, kept once: what is left to ask.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Rest {
    Leaf(End),
    Ask(u32, Vec<(u64, usize)>),
}

/// Where a restricted graph ends.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
enum End {
    Holds(bool),
    Value(u32),
}

/// The graph with the given facts put in: reduced again, so that its first axis is a fact that matters.
pub(crate) struct Restricted<'a> {
    loaded: &'a Loaded,
    facts: &'a Facts,
    kept: Vec<Rest>,
    unique: HashMap<Rest, usize>,
    memo: HashMap<u32, usize>,
}

impl<'a> Restricted<'a> {
    fn new(loaded: &'a Loaded, facts: &'a Facts) -> Self {
        Self { loaded, facts, kept: Vec::new(), unique: HashMap::new(), memo: HashMap::new() }
    }

    fn keep(&mut self, rest: Rest) -> usize {
        let next = self.kept.len();
        *self.unique.entry(rest.clone()).or_insert_with(|| {
            self.kept.push(rest);
            next
        })
    }

    /// The node under the facts. With a stack of its own: an artefact may have more axes than calls can nest.
    pub(crate) fn node(&mut self, root: u32) -> usize {
        let mut stack = vec![root];
        while let Some(id) = stack.last().copied() {
            if self.memo.contains_key(&id) {
                stack.pop();
                continue;
            }
            let rest = match self.loaded.artefact.nodes.get(id as usize) {
                Some(Node::Holds(holds)) => self.keep(Rest::Leaf(End::Holds(*holds))),
                Some(Node::Value(value)) => self.keep(Rest::Leaf(End::Value(*value))),
                Some(Node::Test(axis, parts)) => match self.facts.values.get(*axis as usize).copied().flatten() {
                    Some(value) => {
                        let child = part_of(parts, value);
                        let Some(known) = self.memo.get(&child) else {
                            stack.push(child);
                            continue;
                        };
                        *known
                    }
                    None => {
                        let before = stack.len();
                        stack.extend(
                            parts.iter().map(|(_, child)| *child).filter(|child| !self.memo.contains_key(child)),
                        );
                        if stack.len() > before {
                            continue;
                        }
                        self.tested(*axis, parts)
                    }
                },
                // Loading has checked every reference.
                None => self.keep(Rest::Leaf(End::Holds(false))),
            };
            self.memo.insert(id, rest);
            stack.pop();
        }
        self.memo.get(&root).copied().unwrap_or_default()
    }

    /// A test whose children are all known: reduced again, since facts may have made neighbours alike.
    fn tested(&mut self, axis: u32, parts: &[(u64, u32)]) -> usize {
        let mut edges: Vec<(u64, usize)> = Vec::with_capacity(parts.len());
        for (start, child) in parts {
            let child = self.memo.get(child).copied().unwrap_or_default();
            if edges.last().is_none_or(|(_, last)| *last != child) {
                edges.push((*start, child));
            }
        }
        match edges.as_slice() {
            [(_, only)] => *only,
            _ => self.keep(Rest::Ask(axis, edges)),
        }
    }

    /// Whether the condition holds; `None` where that hangs on a fact that is not given.
    pub(crate) fn holds(&mut self, id: u32) -> Option<bool> {
        let at = self.node(id);
        match self.kept.get(at) {
            Some(Rest::Leaf(End::Holds(holds))) => Some(*holds),
            _ => None,
        }
    }

    /// Whether a condition holds for nothing that is not given. Conditions that are not the same are not the same node.
    pub(crate) fn never(&self, at: usize) -> bool {
        matches!(self.kept.get(at), Some(Rest::Leaf(End::Holds(false))))
    }

    /// For each node that is kept, whether what lies below it asks for the axis. Children are kept before their parents.
    pub(crate) fn reads(&self, axis: u32) -> Vec<bool> {
        let mut reads: Vec<bool> = Vec::with_capacity(self.kept.len());
        for rest in &self.kept {
            let here = match rest {
                Rest::Leaf(_) => false,
                Rest::Ask(asked, edges) => {
                    *asked == axis || edges.iter().any(|(_, child)| reads.get(*child) == Some(&true))
                }
            };
            reads.push(here);
        }
        reads
    }

    /// All values below.
    fn values(&self, root: usize) -> BTreeSet<u32> {
        let (mut seen, mut found, mut stack) = (BTreeSet::new(), BTreeSet::new(), vec![root]);
        while let Some(at) = stack.pop() {
            if !seen.insert(at) {
                continue;
            }
            match self.kept.get(at) {
                Some(Rest::Leaf(End::Value(value))) => {
                    found.insert(*value);
                }
                Some(Rest::Ask(_, edges)) => stack.extend(edges.iter().map(|(_, child)| *child)),
                _ => {}
            }
        }
        found
    }
}

/// The child of a test for a value.
pub(crate) fn part_of(parts: &[(u64, u32)], value: u64) -> u32 {
    let at = parts.partition_point(|(start, _)| *start <= value);
    at.checked_sub(1).and_then(|at| parts.get(at)).map_or(0, |(_, child)| *child)
}

impl Loaded {
    /// Decides one flow and says why. Nothing is assumed: a fact that matters and is not given is asked for.
    #[must_use]
    pub fn decide(&self, facts: &Facts) -> Decision {
        let mut graph = Restricted::new(self, facts);
        let root = graph.node(self.artefact.root);
        let flows = self.flows(facts);
        let mut decision = Decision {
            format: "qingdan-decision/2",
            outcome: None,
            possible: None,
            ask: None,
            choices: Vec::new(),
            asked_by: Vec::new(),
            open: None,
            edition: self.artefact.edition.clone(),
            digest: self.digest.clone(),
            governed_by: None,
            steps: Vec::new(),
            because: Vec::new(),
            perhaps: Vec::new(),
            doubted: Vec::new(),
            unused: Vec::new(),
            sources: Vec::new(),
        };
        let cases = self.cases(&mut graph, &flows);
        if let [(case, true)] = cases.as_slice() {
            decision.governed_by = self.artefact.editions.get(case.governed_by as usize).map(|e| e.name.clone());
            decision.steps.clone_from(&case.steps);
        }
        match graph.kept.get(root).cloned() {
            Some(Rest::Leaf(End::Value(value))) => self.decided(&mut graph, &cases, value, &mut decision),
            Some(Rest::Ask(axis, _)) => {
                decision.possible = Some(self.possible(&graph.values(root)));
                decision.ask = Some(self.artefact.axes.get(axis as usize).map(|axis| axis.name.clone()));
                decision.choices = self.choices(facts, axis);
                decision.asked_by = self.asked_by(&mut graph, &cases, axis);
                decision.open = Some(false);
            }
            _ => {}
        }
        // What another reading reads is told as doubt.
        let doubted = |name: &String| decision.doubted.iter().any(|item| item.rule.rsplit('/').next() == Some(name));
        decision.unused = self.unused(facts).into_iter().filter(|name| !doubted(name)).collect();
        decision.sources = self.cited(&decision);
        decision
    }

    fn decided(&self, graph: &mut Restricted<'_>, cases: &[(&Case, bool)], value: u32, decision: &mut Decision) {
        let Some(value) = self.artefact.values.get(value as usize) else { return };
        match value {
            Value::Outcome(outcome) => decision.outcome = Some(self.outcome(*outcome)),
            Value::Open(_) => {
                decision.ask = Some(None);
                decision.open = Some(true);
            }
        }
        self.explain(graph, cases, value, decision);
        self.doubts(graph, cases, decision);
    }

    /// The flows that the facts may be: one where industry and scenario are given.
    fn flows(&self, facts: &Facts) -> Vec<&Flow> {
        let given = |wanted: fn(&AxisKind) -> Option<Vec<&String>>| {
            self.artefact.axes.iter().zip(&facts.values).find_map(|(axis, value)| {
                let names = wanted(&axis.kind)?;
                Some(value.and_then(|value| names.get(usize::try_from(value).ok()?).copied()))
            })
        };
        let industry = given(|kind| match kind {
            AxisKind::Industry { values } => Some(values.iter().map(|value| &value.name).collect()),
            _ => None,
        });
        let scenario = given(|kind| match kind {
            AxisKind::Scenario { values } => Some(values.iter().collect()),
            _ => None,
        });
        let flows = self.artefact.flows.iter();
        // An axis that is not there has one value only: `other`.
        let other = "other".to_owned();
        let of_industry: Vec<&Flow> = match industry.unwrap_or(Some(&other)) {
            Some(name) => flows.filter(|flow| flow.industry == *name).collect(),
            None => flows.collect(),
        };
        let Some(name) = scenario.unwrap_or(Some(&other)) else { return of_industry };
        // In each industry the scenario is the listed one, or `other` where it is not listed.
        let lists_it: HashSet<&str> =
            of_industry.iter().filter(|flow| flow.scenario == *name).map(|flow| flow.industry.as_str()).collect();
        let is_it = |flow: &&Flow| match lists_it.contains(flow.industry.as_str()) {
            true => flow.scenario == *name,
            false => flow.scenario == "other",
        };
        of_industry.into_iter().filter(is_it).collect()
    }

    /// The cases that the facts leave: surely (`true`) or possibly.
    fn cases<'f>(&self, graph: &mut Restricted<'_>, flows: &[&'f Flow]) -> Vec<(&'f Case, bool)> {
        let one_flow = flows.len() == 1;
        flows
            .iter()
            .flat_map(|flow| &flow.cases)
            .filter_map(|case| match graph.holds(case.guard) {
                Some(true) => Some((case, one_flow)),
                Some(false) => None,
                None => Some((case, false)),
            })
            .collect()
    }

    pub(crate) fn outcome(&self, outcome: u32) -> String {
        self.artefact.outcomes.get(outcome as usize).map(|outcome| outcome.name.clone()).unwrap_or_default()
    }

    /// Every outcome that these values leave possible: the chain's from mildest to strictest, then the others.
    fn possible(&self, values: &BTreeSet<u32>) -> Vec<String> {
        let mut outcomes: Vec<u32> = Vec::new();
        for value in values {
            match self.artefact.values.get(*value as usize) {
                Some(Value::Outcome(outcome)) => outcomes.push(*outcome),
                Some(Value::Open(several)) => outcomes.extend(several),
                None => {}
            }
        }
        let ranks: HashMap<u32, usize> =
            self.artefact.strictness.iter().enumerate().map(|(rank, outcome)| (*outcome, rank)).collect();
        outcomes.sort_by_key(|outcome| (ranks.get(outcome).ok_or(()), *outcome));
        outcomes.dedup();
        outcomes.iter().map(|outcome| self.outcome(*outcome)).collect()
    }
}
