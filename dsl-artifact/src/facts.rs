//! The facts of a flow: `key=value`, checked against the artefact's axes. A fact, a value, an industry and a scenario may be given by
//! name or by title, in either language. What is unknown is an error with a suggestion, never ignored.

use std::collections::BTreeSet;

use crate::format::{Axis, AxisKind, Bilingual, COUNT_LIMIT, Named, Node, Rule};
use crate::load::Loaded;
use crate::near::nearest;

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
    #[error("`{value}` is not a value of `{key}`{}", did_you_mean(.near))]
    Value {
        /// The key.
        key: String,
        /// As given.
        value: String,
        /// What would be one.
        expected: Box<Expected>,
        /// The nearest known value.
        near: Option<String>,
    },
    /// A title that several things share.
    #[error("`{word}` is the title of {}; give the name that is meant", .names.join(" and of "))]
    Ambiguous {
        /// As given.
        word: String,
        /// The names of those that have it, in the order of the artefact.
        names: Vec<String>,
    },
    /// A key given twice.
    #[error("`{0}` is given twice")]
    Twice(String),
    /// `yes` to an item that data is important by where its condition holds, and nowhere else.
    #[error("`{key}` is not for a flow to claim: data is important by it only where its condition holds")]
    Claimed {
        /// The item.
        key: String,
        /// Its condition, in words.
        clause: Box<Bilingual>,
    },
}

/// What a value must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An industry or scenario that is listed, or `other`.
    Listed,
    /// One of these.
    OneOf(Vec<Named>),
    /// Yes or no.
    YesOrNo,
    /// A whole number of this unit, below 2^53.
    Count(Named),
}

fn did_you_mean(near: &Option<String>) -> String {
    near.as_ref().map_or(String::new(), |near| format!("; did you mean `{near}`?"))
}

/// What other lists call their facts, industries and scenarios, beside those that an artefact knows. A fact that only they know is
/// ignored; an industry or scenario that only they list is one that this artefact does not list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Facts.
    pub facts: Vec<Named>,
    /// Industries.
    pub industries: Vec<Named>,
    /// Scenarios.
    pub scenarios: Vec<Named>,
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
        self.facts_beside(&Vocabulary::default(), words)
    }

    /// The same, where other lists' names are known, too.
    ///
    /// # Errors
    /// The first that is not understood.
    pub fn facts_beside<'w>(
        &self,
        others: &Vocabulary,
        words: impl IntoIterator<Item = &'w str>,
    ) -> Result<Facts, FactError> {
        let mut facts = self.no_facts();
        for word in words {
            let (key, value) = word.split_once('=').ok_or_else(|| FactError::Shape(word.to_owned()))?;
            self.add_beside(others, &mut facts, key.trim(), value.trim())?;
        }
        Ok(facts)
    }

    /// Adds one fact. The scenario is one of any industry, if no industry was added before it.
    ///
    /// # Errors
    /// An unknown key or value, or a key given before.
    pub fn add(&self, facts: &mut Facts, key: &str, value: &str) -> Result<(), FactError> {
        self.add_beside(&Vocabulary::default(), facts, key, value)
    }

    /// The same, where other lists' names are known, too.
    ///
    /// # Errors
    /// An unknown key or value, or a key given before.
    pub fn add_beside(&self, others: &Vocabulary, facts: &mut Facts, key: &str, value: &str) -> Result<(), FactError> {
        let axes = &self.artefact.axes;
        let own = axes.iter().map(|axis| (axis.name.as_str(), &axis.title));
        let name = named(key, own.chain(names_of(&others.facts)))?;
        let Some(name) = name else {
            return match key {
                // An edition that lists no industry asks for none.
                "industry" | "scenario" => self.unlisted(facts, others, key, value),
                _ => {
                    let known = axes.iter().map(|axis| &axis.name).chain(others.facts.iter().map(|fact| &fact.name));
                    Err(FactError::Key { key: key.to_owned(), near: slip(key, known) })
                }
            };
        };
        if !facts.seen.insert(name.to_owned()) {
            return Err(FactError::Twice(name.to_owned()));
        }
        let Some((at, axis)) = axes.iter().enumerate().find(|(_, axis)| axis.name == name) else { return Ok(()) };
        let value = self.value(facts, others, axis, value)?;
        if matches!(axis.kind, AxisKind::Item) && value == 1 {
            self.may_be_claimed(name, at)?;
        }
        // One slot an axis, see `Loaded::facts`.
        if let Some(slot) = facts.values.get_mut(at) {
            *slot = Some(value);
        }
        Ok(())
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
            Some(clause) => Err(FactError::Claimed { key: key.to_owned(), clause: Box::new(clause.clone()) }),
            None => Ok(()),
        }
    }

    /// The industry or scenario of a flow, where this edition lists none.
    fn unlisted(&self, facts: &mut Facts, others: &Vocabulary, key: &str, value: &str) -> Result<(), FactError> {
        if !facts.seen.insert(key.to_owned()) {
            return Err(FactError::Twice(key.to_owned()));
        }
        let known = if key == "industry" { &others.industries } else { &others.scenarios };
        match named(value, names_of(known))? {
            Some(_) => Ok(()),
            // Whoever knows no other list cannot tell a slip from a name: that it plays no part is told with the decision.
            None if value == "other" || known.is_empty() => Ok(()),
            None => Err(unknown_value(key, value, Expected::Listed, known.iter().map(|one| &one.name))),
        }
    }

    fn value(&self, facts: &Facts, others: &Vocabulary, axis: &Axis, value: &str) -> Result<u64, FactError> {
        let key = axis.name.as_str();
        match &axis.kind {
            AxisKind::Industry { values } => listed(key, value, names_of(values), &others.industries, values.len()),
            AxisKind::Scenario { values } => {
                let industry = self.industry(facts);
                let flows = self.artefact.flows.iter().filter(|flow| industry.is_none_or(|own| flow.industry == own));
                let titled: Vec<(&str, &Bilingual)> = flows.map(|flow| (flow.scenario.as_str(), &flow.title)).collect();
                // By name a scenario of another industry is known, too: here it is one that is not listed.
                let bare = Bilingual::default();
                let names = values.iter().map(|name| (name.as_str(), &bare));
                match values.iter().position(|name| name == value) {
                    Some(at) => Ok(at as u64),
                    None => match named(value, titled.into_iter())? {
                        Some(name) => Ok(values.iter().position(|one| one == name).unwrap_or_default() as u64),
                        None => listed(key, value, names, &others.scenarios, values.len()),
                    },
                }
            }
            AxisKind::Attribute { values, .. } => {
                let known = named(value, names_of(values))?;
                let at = known.and_then(|name| values.iter().position(|one| one.name == name));
                at.map(|at| at as u64).ok_or_else(|| {
                    unknown_value(key, value, Expected::OneOf(values.clone()), values.iter().map(|one| &one.name))
                })
            }
            AxisKind::Flag | AxisKind::Item => match value {
                "yes" | "true" | "是" => Ok(1),
                "no" | "false" | "否" => Ok(0),
                _ => Err(unknown_value(key, value, Expected::YesOrNo, [].iter())),
            },
            AxisKind::Measure { unit, .. } => {
                count(value).ok_or_else(|| unknown_value(key, value, Expected::Count(unit.clone()), [].iter()))
            }
        }
    }

    /// The industry that was given.
    pub(crate) fn industry(&self, facts: &Facts) -> Option<&str> {
        self.artefact.axes.iter().zip(&facts.values).find_map(|(axis, value)| match &axis.kind {
            AxisKind::Industry { values } => values.get(usize::try_from((*value)?).ok()?).map(|one| one.name.as_str()),
            _ => None,
        })
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

/// A count as people write it: digits, perhaps grouped by `_`, perhaps in 万 or 亿.
fn count(value: &str) -> Option<u64> {
    let (digits, times) = match value.strip_suffix('万') {
        Some(digits) => (digits, 10_000),
        None => value.strip_suffix('亿').map_or((value, 1), |digits| (digits, 100_000_000)),
    };
    let digits: String = digits.chars().filter(|c| *c != '_').collect();
    let whole = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    let count = digits.parse::<u64>().ok().filter(|_| whole)?.checked_mul(times)?;
    (count < COUNT_LIMIT).then_some(count)
}

/// A place in a list of names whose last is `other`: what only other lists name is that.
fn listed<'n>(
    key: &str,
    value: &str,
    own: impl Iterator<Item = (&'n str, &'n Bilingual)> + Clone,
    others: &'n [Named],
    places: usize,
) -> Result<u64, FactError> {
    match named(value, own.clone().chain(names_of(others)))? {
        Some(name) => {
            let at = own.into_iter().position(|(one, _)| one == name);
            Ok(at.unwrap_or_else(|| places.saturating_sub(1)) as u64)
        }
        None => {
            let known: Vec<String> =
                own.map(|(name, _)| name.to_owned()).chain(others.iter().map(|one| one.name.clone())).collect();
            Err(unknown_value(key, value, Expected::Listed, known.iter()))
        }
    }
}

fn names_of(named: &[Named]) -> impl Iterator<Item = (&str, &Bilingual)> + Clone {
    named.iter().map(|one| (one.name.as_str(), &one.title))
}

/// The name that a word stands for: the name itself, else that of the only thing of this title in either language. Letters are alike
/// in either case.
fn named<'n>(
    word: &str,
    known: impl Iterator<Item = (&'n str, &'n Bilingual)> + Clone,
) -> Result<Option<&'n str>, FactError> {
    if let Some((name, _)) = known.clone().find(|(name, _)| *name == word) {
        return Ok(Some(name));
    }
    let is_it = |title: &Bilingual| {
        [&title.zh, &title.en].into_iter().flatten().any(|text| text.to_lowercase() == word.to_lowercase())
    };
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in known.filter(|(_, title)| is_it(title)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match names.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        several => Err(FactError::Ambiguous {
            word: word.to_owned(),
            names: several.iter().map(|name| (*name).to_owned()).collect(),
        }),
    }
}

fn unknown_value<'n>(key: &str, value: &str, expected: Expected, known: impl Iterator<Item = &'n String>) -> FactError {
    FactError::Value {
        key: key.to_owned(),
        value: value.to_owned(),
        expected: Box::new(expected),
        near: slip(value, known),
    }
}

/// The known name nearest to `wanted`, if it is near enough to be a slip.
fn slip<'n>(wanted: &str, known: impl Iterator<Item = &'n String>) -> Option<String> {
    nearest(wanted, known.map(|name| (name.as_str(), ()))).map(|(name, ())| name.to_owned())
}
