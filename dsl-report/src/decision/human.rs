//! A decision with its reasons, for people.

use std::collections::HashMap;

use dsl_artifact::format::{Axis, AxisKind, Bilingual, Named, Passed, Rule, Source};
use dsl_artifact::{Because, Decision, Loaded};
use dsl_syntax::{Argument, Language, Message, message};

use crate::phrase::{called, or, text};
use crate::rows::Rows;
use crate::say;

/// So many of the rules that ask for a fact are told.
const TOLD: usize = 3;

/// What is decided, on a line of its own, and below it why.
#[must_use]
pub fn human(loaded: &Loaded, decision: &Decision, language: Language) -> String {
    let artefact = loaded.artefact();
    let names = Names { loaded, rules: artefact.rules.iter().map(|rule| (rule.id.as_str(), rule)).collect() };
    let mut rows = Rows::new(language);
    names.asks(decision, &mut rows);
    rows.row(&message!("decision-edition"), &names.governed(decision));
    for (at, step) in decision.steps.iter().enumerate() {
        let step = names.step(step);
        rows.row(&message!("decision-way"), &if at == 0 { step } else { message!("decision-then", step = step) });
    }
    names.reasons(decision, &mut rows);
    if !decision.unused.is_empty() {
        let facts = decision.unused.iter().map(|name| names.fact(name)).collect();
        rows.row(&message!("decision-unused"), &message!("decision-unused.text", facts = crate::phrase::and(facts)));
    }
    for source in &decision.sources {
        rows.row(&message!("decision-sources"), &of_source(source));
    }
    say(&names.outcome(decision), language) + "\n" + &rows.written()
}

/// What things of the artefact are called.
struct Names<'a> {
    loaded: &'a Loaded,
    rules: HashMap<&'a str, &'a Rule>,
}

impl Names<'_> {
    fn outcome_named(&self, name: &str) -> Argument {
        let known = self.loaded.artefact().outcomes.iter().find(|outcome| outcome.name == name);
        known.map_or_else(|| name.into(), |outcome| called(name, &outcome.title))
    }

    fn edition(&self, name: &str) -> Argument {
        let known = self.loaded.artefact().editions.iter().find(|edition| edition.name == name);
        known.map_or_else(|| name.into(), |edition| called(name, &edition.title))
    }

    fn industry(&self, name: &str) -> Argument {
        let axes = self.loaded.artefact().axes.iter();
        let mut industries = axes.filter_map(|axis| match &axis.kind {
            AxisKind::Industry { values } => Some(values),
            _ => None,
        });
        let known = industries.next().and_then(|values| values.iter().find(|one| one.name == name));
        known.map_or_else(|| name.into(), |industry| called(name, &industry.title))
    }

    fn scenario(&self, industry: &str, name: &str) -> Argument {
        let mut flows = self.loaded.artefact().flows.iter();
        let known = flows.find(|flow| flow.industry == industry && flow.scenario == name);
        known.map_or_else(|| name.into(), |flow| called(name, &flow.title))
    }

    fn axis(&self, name: &str) -> Option<&Axis> {
        self.loaded.artefact().axes.iter().find(|axis| axis.name == name)
    }

    fn fact(&self, name: &str) -> Argument {
        self.axis(name).map_or_else(|| name.into(), |axis| called(name, &axis.title))
    }

    /// The first line.
    fn outcome(&self, decision: &Decision) -> Message {
        let possible = || or(decision.possible.iter().flatten().map(|name| self.outcome_named(name)).collect());
        match (&decision.outcome, &decision.ask) {
            (Some(outcome), _) => crate::phrase::bare(self.outcome_named(outcome)),
            (None, Some(Some(_))) => message!("decision-not-yet", possible = possible()),
            (None, _) => {
                // Where every reason is a reference, it is known who says which.
                let mut reasons = decision.because.iter().chain(&decision.perhaps).peekable();
                match reasons.peek().is_some() && reasons.all(|reason| reason.list.is_some()) {
                    true => message!("decision-open.elsewhere", possible = possible()),
                    false => message!("decision-open", possible = possible()),
                }
            }
        }
    }

    fn governed(&self, decision: &Decision) -> Message {
        let edition = self.edition(&decision.edition);
        match &decision.governed_by {
            Some(by) if *by == decision.edition => message!("decision-edition.itself", edition = edition),
            Some(by) => message!("decision-edition.by", edition = edition, by = self.edition(by)),
            None => message!("decision-edition.unsettled", edition = edition),
        }
    }

    /// What is asked for, what it may be, and why.
    fn asks(&self, decision: &Decision, rows: &mut Rows) {
        let Some(Some(asked)) = &decision.ask else { return };
        let fact = self.fact(asked);
        let told = match self.axis(asked).map(|axis| &axis.kind) {
            Some(AxisKind::Measure { unit, .. }) => {
                message!("decision-asks.count", fact = fact, unit = text(&unit.title).unwrap_or((&unit.name).into()))
            }
            Some(AxisKind::Flag | AxisKind::Item) => message!("decision-asks.yes-or-no", fact = fact),
            Some(AxisKind::Attribute { .. } | AxisKind::Industry { .. } | AxisKind::Scenario { .. }) => {
                let values = decision.choices.iter().map(|one| choice(asked, one)).collect();
                message!("decision-asks.one-of", fact = fact, values = or(values))
            }
            None => message!("decision-asks.text", fact = fact),
        };
        rows.row(&message!("decision-asks"), &told);
        let by = decision.asked_by.iter().filter_map(|id| self.rules.get(id.as_str())).take(TOLD);
        for rule in by {
            rows.row(&message!("decision-asked-by"), &crate::phrase::bare((&rule.id).into()));
            self.says(&rule.text, rows);
        }
        let more = decision.asked_by.len().saturating_sub(TOLD);
        if more > 0 {
            rows.row(&message!("decision-asked-by"), &message!("decision-asked-by.more", more = more));
        }
    }

    fn step(&self, step: &Passed) -> Message {
        match step {
            Passed::InScope { edition } => message!("step-in-scope", edition = edition),
            Passed::OutOfScope { edition } => message!("step-out-of-scope", edition = edition),
            Passed::Industry { industry, .. } => message!("step-industry", industry = self.industry(industry)),
            Passed::OutOfIndustry { industry, .. } => {
                message!("step-out-of-industry", industry = self.industry(industry))
            }
            Passed::IndustryNotListed { edition } => {
                message!("step-industry-not-listed", edition = edition)
            }
            Passed::Scenario { industry, scenario, .. } => {
                message!("step-scenario", scenario = self.scenario(industry, scenario))
            }
            Passed::ScenarioNotListed { industry, .. } => {
                message!("step-scenario-not-listed", industry = self.industry(industry))
            }
            Passed::FallsBack { edition } => message!("step-falls-back", edition = edition),
            Passed::Bands { edition } => message!("step-bands", edition = edition),
        }
    }

    fn reasons(&self, decision: &Decision, rows: &mut Rows) {
        for reason in &decision.because {
            // The data is important, hence the rule: the two links of such a decision are told apart. An item gives nothing.
            let is_item = self.rules.get(reason.rule.as_str()).is_some_and(|rule| rule.gives.is_empty());
            let label = if is_item { message!("decision-important") } else { message!("decision-because") };
            self.reason(&label, reason, rows);
        }
        for reason in &decision.perhaps {
            self.reason(&message!("decision-perhaps"), reason, rows);
        }
        if !decision.perhaps.is_empty() {
            rows.below(&message!("decision-perhaps.note"));
        }
        for reason in &decision.doubted {
            self.reason(&message!("decision-but"), reason, rows);
            rows.below(&message!("decision-but.note"));
        }
    }

    /// A reason, with its text below.
    fn reason(&self, label: &Message, reason: &Because, rows: &mut Rows) {
        let mut parts: Vec<Argument> = vec![(&reason.rule).into()];
        if !reason.cite.is_empty() {
            parts.push(message!("cites", cites = reason.cite.join("; ")).into());
        }
        if reason.unverified {
            parts.push(message!("reason-unverified").into());
        }
        if let Some(reading) = &reason.reading {
            parts.push(message!("reason-reading", reading = reading).into());
        }
        let whole = parts.into_iter().reduce(|one, other| message!("beside", one = one, other = other).into());
        rows.row(label, &crate::phrase::bare(whole.unwrap_or_else(|| "".into())));
        self.says(&reason.text, rows);
        if let Some(list) = &reason.list {
            let name = format!("{}.{}", list.name, list.block);
            let list_called = called(&name, &list.title);
            rows.below(&match list.cite.is_empty() {
                true => message!("reason-list", list = list_called),
                false => message!("reason-list.cited", list = list_called, cites = list.cite.join("; ")),
            });
        }
        if let Some(clause) = &reason.clause {
            self.says(clause, rows);
        }
    }

    fn says(&self, words: &Bilingual, rows: &mut Rows) {
        if let Some(words) = text(words) {
            rows.below(&crate::phrase::bare(words));
        }
    }
}

/// A value that may be given. What an edition does not list is said in words.
fn choice(fact: &str, value: &Named) -> Argument {
    match (value.name.as_str(), value.title.is_empty(), fact) {
        ("other", true, "industry") => message!("other-industry").into(),
        ("other", true, "scenario") => message!("other-scenario").into(),
        _ => called(&value.name, &value.title),
    }
}

/// A source as a reader finds it.
fn of_source(source: &Source) -> Message {
    let mut parts = vec![called(&source.name, &source.title)];
    parts.extend(text(&source.issuer));
    parts.extend(source.published.as_ref().map(Argument::from));
    parts.extend(source.address.as_ref().map(Argument::from));
    if source.controlling {
        parts.push(message!("source-controlling").into());
    }
    let whole = parts.into_iter().reduce(|one, other| message!("comma", one = one, other = other).into());
    crate::phrase::bare(whole.unwrap_or_else(|| "".into()))
}
