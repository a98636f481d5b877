//! The facts of a flow: `key=value`, checked against the artefact's axes. An unknown key or value is an error with a
//! suggestion, never ignored.

use std::collections::BTreeSet;

use crate::format::{AxisKind, COUNT_LIMIT, Node, Rule};
use crate::load::Loaded;
use crate::near::slips;

/// Why a fact was not understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FactError {
    /// Not `key=value`.
    #[error("`{0}` is not a fact; write `key=value`")]
    Shape(String),
    /// An unknown key.
    #[error("there is no fact `{key}`{}", did_you_mean(.near))]
    Key {
        /// As given.
        key: String,
        /// The nearest known key.
        near: Option<String>,
    },
    /// An unknown value.
    #[error("`{value}` is not a value of `{key}`: {expected}{}", did_you_mean(.near))]
    Value {
        /// The key.
        key: String,
        /// As given.
        value: String,
        /// What would be one.
        expected: String,
        /// The nearest known value.
        near: Option<String>,
    },
    /// A key given twice.
    #[error("`{0}` is given twice")]
    Twice(String),
    /// `yes` to an item that data is important by where its condition holds, and nowhere else.
    #[error(
        "`{key}` is not for a flow to claim: data is important by it only where its condition holds; give what that asks: {clause}"
    )]
    Claimed {
        /// The item.
        key: String,
        /// Its condition, in words.
        clause: String,
    },
}

fn did_you_mean(near: &Option<String>) -> String {
    near.as_ref().map_or(String::new(), |near| format!("; did you mean `{near}`?"))
}

/// Facts of one flow, as far as they are given: a value for some axes of one artefact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub(crate) values: Vec<Option<u64>>,
    seen: BTreeSet<String>,
}

impl Facts {
    /// The names of the facts that were given, sorted; what is assumed is not among them.
    pub(crate) fn given(&self) -> impl Iterator<Item = &String> {
        self.seen.iter()
    }
}

impl Loaded {
    /// No facts yet.
    #[must_use]
    pub fn no_facts(&self) -> Facts {
        Facts { values: vec![None; self.artefact.axes.len()], seen: BTreeSet::new() }
    }

    /// Facts written as `key=value`.
    ///
    /// # Errors
    /// The first that is not understood.
    pub fn facts<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Result<Facts, FactError> {
        let mut facts = self.no_facts();
        for word in words {
            let (key, value) = word.split_once('=').ok_or_else(|| FactError::Shape(word.to_owned()))?;
            self.add(&mut facts, key.trim(), value.trim())?;
        }
        Ok(facts)
    }

    /// Adds one fact.
    ///
    /// # Errors
    /// An unknown key or value, or a key given before.
    pub fn add(&self, facts: &mut Facts, key: &str, value: &str) -> Result<(), FactError> {
        if !facts.seen.insert(key.to_owned()) {
            return Err(FactError::Twice(key.to_owned()));
        }
        let axes = &self.artefact.axes;
        match axes.iter().position(|axis| axis.name == key) {
            Some(at) => {
                let value = self.value(key, value, &axes[at].kind)?;
                if matches!(axes[at].kind, AxisKind::Item) && value == 1 {
                    self.may_be_claimed(key, at)?;
                }
                facts.values[at] = Some(value);
                Ok(())
            }
            None => self.ignored(key, value),
        }
    }

    /// That an item's condition alone decides (`always when`), and nothing asks whether the flow holds such data: then a
    /// `yes` is refused, not dropped. Who says that a volume is reached should hear that the volume is asked.
    fn may_be_claimed(&self, key: &str, axis: usize) -> Result<(), FactError> {
        let artefact = &self.artefact;
        if artefact.nodes.iter().any(|node| matches!(node, Node::Test(at, _) if *at as usize == axis)) {
            return Ok(());
        }
        // An item that is not listed, as it is read, holds nowhere: that may be claimed, and makes nothing important.
        let never = |node: u32| matches!(artefact.nodes.get(node as usize), Some(Node::Holds(false)));
        let items = artefact.flows.iter().flat_map(|flow| &flow.cases).flat_map(|case| &case.items);
        let rules = items.filter(|item| !never(item.when)).filter_map(|item| artefact.rules.get(item.rule as usize));
        let is_its = |rule: &&Rule| rule.id.split('/').skip_while(|part| *part != "important").nth(1) == Some(key);
        match rules.into_iter().find(is_its).and_then(|rule| rule.clause.as_ref()) {
            Some(clause) => {
                let clause = clause.en.clone().or_else(|| clause.zh.clone()).unwrap_or_default();
                Err(FactError::Claimed { key: key.to_owned(), clause })
            }
            None => Ok(()),
        }
    }

    /// A fact that this edition does not test: fine if some edition of the folder knows it.
    fn ignored(&self, key: &str, value: &str) -> Result<(), FactError> {
        let elsewhere = &self.artefact.elsewhere;
        match key {
            "industry" | "scenario" => {
                let known = if key == "industry" { &elsewhere.industries } else { &elsewhere.scenarios };
                if value == "other" || known.iter().any(|name| name == value) {
                    return Ok(());
                }
                Err(unknown_value(key, value, "no edition lists it", known.iter()))
            }
            _ if elsewhere.facts.iter().any(|name| name == key) => Ok(()),
            _ => {
                let own = self.artefact.axes.iter().map(|axis| &axis.name);
                Err(FactError::Key { key: key.to_owned(), near: nearest(key, own.chain(&elsewhere.facts)) })
            }
        }
    }

    fn value(&self, key: &str, value: &str, kind: &AxisKind) -> Result<u64, FactError> {
        let position = |values: &[String]| values.iter().position(|name| name == value).map(|at| at as u64);
        match kind {
            AxisKind::Industry { values } | AxisKind::Scenario { values } => {
                let elsewhere = &self.artefact.elsewhere;
                let others = if matches!(kind, AxisKind::Industry { .. }) {
                    &elsewhere.industries
                } else {
                    &elsewhere.scenarios
                };
                let other = || others.iter().any(|name| name == value).then(|| values.len() as u64 - 1);
                position(values)
                    .or_else(other)
                    .ok_or_else(|| unknown_value(key, value, "no edition lists it", values.iter().chain(others)))
            }
            AxisKind::Attribute { values, .. } => position(values).ok_or_else(|| {
                unknown_value(key, value, &format!("it is one of {}", values.join(", ")), values.iter())
            }),
            AxisKind::Flag | AxisKind::Item => match value {
                "yes" | "true" => Ok(1),
                "no" | "false" => Ok(0),
                _ => Err(unknown_value(key, value, "it is yes or no", [].iter())),
            },
            AxisKind::Measure { unit, .. } => {
                let digits: String = value.chars().filter(|c| *c != '_').collect();
                let whole = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
                let count = digits.parse::<u64>().ok().filter(|count| whole && *count < COUNT_LIMIT);
                let expected = format!("it is a whole number of {unit}, at most {}", COUNT_LIMIT - 1);
                count.ok_or_else(|| unknown_value(key, value, &expected, [].iter()))
            }
        }
    }

    /// Fills in what is not given: declared defaults, zero and no. Industry, scenario and attributes without default
    /// stay open.
    pub fn assume_defaults(&self, facts: &mut Facts) {
        for (axis, value) in self.artefact.axes.iter().zip(&mut facts.values) {
            let assumed = match &axis.kind {
                AxisKind::Attribute { default, .. } => default.map(u64::from),
                AxisKind::Flag | AxisKind::Item | AxisKind::Measure { .. } => Some(0),
                AxisKind::Industry { .. } | AxisKind::Scenario { .. } => None,
            };
            *value = value.or(assumed);
        }
    }
}

fn unknown_value<'n>(key: &str, value: &str, expected: &str, known: impl Iterator<Item = &'n String>) -> FactError {
    FactError::Value {
        key: key.to_owned(),
        value: value.to_owned(),
        expected: expected.to_owned(),
        near: nearest(value, known),
    }
}

/// The known name nearest to `wanted`, if it is near enough to be a slip.
fn nearest<'n>(wanted: &str, known: impl Iterator<Item = &'n String>) -> Option<String> {
    known.filter_map(|name| Some((slips(wanted, name)?, name))).min().map(|(_, name)| name.clone())
}
