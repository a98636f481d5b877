//! A differential test: one flow is decided three times over, by the oracle, by the graph, and by the artefact read back from
//! its bytes. What differs is said in words that name the flow.

use std::collections::BTreeSet;

use dsl_artifact::{Decision, FactError, Loaded, Vocabulary};
use dsl_compiler::artefact::{compile, vocabulary};
use dsl_compiler::decision::diagram::Leaf;
use dsl_compiler::decision::draw::{Builder, EditionGraph, edition_graph};
use dsl_compiler::decision::order::Axis;
use dsl_compiler::model::{EditionId, FactKind, Model, OutcomeId};

use crate::Lists;
use crate::oracle::{self, Decided, Flow, Force};

/// A key of a fact that is kept back: the position of a fact, the industry or the scenario.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The industry.
    Industry,
    /// The scenario.
    Scenario,
    /// A fact of the model, by position.
    Fact(usize),
}

/// One edition, drawn, compiled and loaded.
#[derive(Debug)]
pub struct Differential<'m> {
    /// The model.
    pub model: &'m Model,
    /// The edition that is asked.
    pub edition: EditionId,
    /// The graph's builder.
    pub builder: Builder<'m>,
    /// The graph.
    pub graph: EditionGraph<'m>,
    /// The bytes of the artefact.
    pub bytes: Vec<u8>,
    /// The artefact, read back; none where it was refused because the list leaves holes.
    pub loaded: Option<Loaded>,
    /// What the other editions call their things.
    pub vocabulary: Vocabulary,
    /// Why it was refused.
    pub refused: Option<String>,
}

impl<'m> Differential<'m> {
    /// Draws, compiles and loads.
    ///
    /// # Errors
    /// A graph that is too large.
    pub fn open(lists: &'m Lists, edition: EditionId) -> Result<Self, String> {
        let model = &lists.model;
        let mut builder = Builder::new(model);
        let too_large = |why| format!("graph too large: {why:?}");
        let graph = edition_graph(&mut builder, edition).map_err(too_large)?;
        let bytes = compile(model, &lists.files, edition).map_err(too_large)?.to_bytes();
        let (loaded, refused) = match Loaded::from_bytes(&bytes) {
            Ok(loaded) => (Some(loaded), None),
            Err(why) => (None, Some(why.to_string())),
        };
        let vocabulary = vocabulary(model, edition);
        Ok(Self { model, edition, builder, graph, bytes, loaded, vocabulary, refused })
    }

    /// What the graph ends in for a flow; none where it decides nothing.
    #[must_use]
    pub fn walked(&self, flow: &Flow) -> Option<BTreeSet<OutcomeId>> {
        let position = |names: &[&str], wanted: &str| {
            names.iter().position(|name| *name == wanted).unwrap_or(names.len().saturating_sub(1)) as u64
        };
        let leaf = self.builder.arena.walk(self.graph.root, |level| match self.builder.axes.order()[level as usize] {
            Axis::Industry => position(&self.graph.industries, &flow.industry),
            Axis::Scenario => position(&self.graph.scenarios, &flow.scenario),
            Axis::Fact(fact) => flow.facts[fact.index()],
        });
        match leaf {
            Leaf::Value(value) => Some(self.builder.values.get(value).outcomes().iter().copied().collect()),
            _ => None,
        }
    }

    /// What the artefact says where some facts are kept back.
    ///
    /// # Errors
    /// A fact that it does not take, or that there is no artefact.
    pub fn asked(&self, flow: &Flow, kept_back: &BTreeSet<Key>) -> Result<Decision, String> {
        let loaded = self.loaded.as_ref().ok_or("the artefact was refused")?;
        let mut facts = loaded.no_facts();
        let mut add = |key: &str, value: &str| match loaded.add_beside(&self.vocabulary, &mut facts, key, value) {
            // Refused, since nothing asks for it: the oracle must answer alike without it.
            Ok(()) | Err(FactError::Claimed { .. }) => Ok(()),
            Err(why) => Err(why.to_string()),
        };
        if !kept_back.contains(&Key::Industry) {
            add("industry", &flow.industry)?;
        }
        if !kept_back.contains(&Key::Scenario) {
            add("scenario", &flow.scenario)?;
        }
        for (at, fact) in self.model.facts.iter().enumerate() {
            if !kept_back.contains(&Key::Fact(at)) {
                add(&fact.name, &self.word(at, flow.facts[at]))?;
            }
        }
        Ok(loaded.decide(&facts))
    }

    /// A fact's value as one writes it.
    #[must_use]
    pub fn word(&self, at: usize, value: u64) -> String {
        match &self.model.facts[at].kind {
            FactKind::Measure { .. } => value.to_string(),
            FactKind::Attribute { values, .. } => values[value as usize].name.clone(),
            FactKind::Flag | FactKind::Item => if value == 1 { "yes" } else { "no" }.to_owned(),
        }
    }

    /// The name of a key.
    #[must_use]
    pub fn key(&self, key: Key) -> &str {
        match key {
            Key::Industry => "industry",
            Key::Scenario => "scenario",
            Key::Fact(at) => &self.model.facts[at].name,
        }
    }

    /// The flow in words, facts that are 0 left out.
    #[must_use]
    pub fn in_words(&self, flow: &Flow) -> String {
        let mut words =
            format!("{}: industry={} scenario={}", self.model.edition(self.edition).name, flow.industry, flow.scenario);
        for (at, value) in flow.facts.iter().enumerate() {
            let attribute = matches!(self.model.facts[at].kind, FactKind::Attribute { .. });
            if *value != 0 || attribute {
                words.push_str(&format!(" {}={}", self.model.facts[at].name, self.word(at, *value)));
            }
        }
        words
    }

    /// Outcomes by name.
    #[must_use]
    pub fn names(&self, outcomes: &BTreeSet<OutcomeId>) -> BTreeSet<String> {
        outcomes.iter().map(|outcome| self.model.outcome(*outcome).name.clone()).collect()
    }

    /// Decides a flow three times over.
    ///
    /// # Errors
    /// Where the answers differ, or a reason does not hold.
    pub fn agree(&self, flow: &Flow) -> Result<Decided<'m>, String> {
        let decided = oracle::decide(self.model, self.edition, flow);
        let walked = self.walked(flow).unwrap_or_default();
        let say = |what: String| format!("{what}\n  flow: {}", self.in_words(flow));
        if decided.contradictory {
            // The list is in error; the graph has to choose one of the rules that meet.
            if walked.is_empty() || !walked.is_subset(&decided.possible) {
                return Err(say(format!(
                    "oracle {:?}, graph {:?}",
                    self.names(&decided.possible),
                    self.names(&walked)
                )));
            }
            return Ok(decided);
        }
        if decided.possible != walked {
            return Err(say(format!("oracle {:?}, graph {:?}", self.names(&decided.possible), self.names(&walked))));
        }
        if self.loaded.is_some() {
            let decision = self.asked(flow, &BTreeSet::new()).map_err(say)?;
            self.same(&decided, &decision).map_err(say)?;
        }
        Ok(decided)
    }

    /// Whether the artefact's answer to a whole flow is the oracle's, with its reasons.
    fn same(&self, decided: &Decided<'_>, decision: &Decision) -> Result<(), String> {
        let wanted = self.names(&decided.possible);
        let answered = possible(decision);
        if wanted != answered {
            return Err(format!("oracle {wanted:?}, artefact {answered:?}"));
        }
        let open = wanted.len() > 1;
        if decision.outcome.is_some() == open || decision.open.unwrap_or(false) != open {
            return Err(format!(
                "{} outcomes, and outcome {:?}, open {:?}",
                wanted.len(),
                decision.outcome,
                decision.open
            ));
        }
        if open && decision.ask != Some(None) {
            return Err(format!("the list is open, and {:?} is asked for", decision.ask));
        }
        let governed_by = &self.model.edition(decided.governed_by).name;
        if decision.governed_by.as_ref() != Some(governed_by) {
            return Err(format!("governed by {governed_by}, and the artefact says {:?}", decision.governed_by));
        }
        if decision.because.is_empty() || decision.steps.is_empty() {
            return Err("decided without reasons or steps".to_owned());
        }
        if let [more, ..] = decision.perhaps.as_slice() {
            return Err(format!("every fact is given, and {} is a reason perhaps", more.rule));
        }
        decision.because.iter().try_for_each(|reason| self.reason_holds(decided, &reason.rule))
    }

    /// Whether a rule is a reason: it must bind, hold, give the outcome, and stand in the layer that decides.
    ///
    /// # Errors
    /// That it is none.
    pub fn reason_holds(&self, decided: &Decided<'_>, rule: &str) -> Result<(), String> {
        let deciding = decided.weighed.iter().filter(|one| one.holds && one.force != Force::Item);
        let deciding = deciding.map(|one| match one.force {
            Force::Regardless(along) => along,
            _ => usize::MAX,
        });
        let deciding = deciding.min();
        let sound = decided.weighed.iter().filter(|one| one.id == rule).any(|one| {
            let layer = match one.force {
                Force::Regardless(along) => Some(along),
                Force::Ordinary | Force::Otherwise => Some(usize::MAX),
                Force::Item => return one.holds,
            };
            one.holds && layer == deciding && one.gives.iter().any(|outcome| decided.possible.contains(outcome))
        });
        if sound { Ok(()) } else { Err(format!("the reason {rule} does not bind, hold, or give the outcome")) }
    }
}

/// Every outcome that a decision leaves possible.
#[must_use]
pub fn possible(decision: &Decision) -> BTreeSet<String> {
    match &decision.outcome {
        Some(outcome) => BTreeSet::from([outcome.clone()]),
        None => decision.possible.iter().flatten().cloned().collect(),
    }
}
