//! The space of one check: the facts that some conditions name, as axes, and back from boxes to names.

use dsl_syntax::{Argument, BandFacts, Extent, FactValue, Joint, Message, RegionBox, message};

use crate::analysis::normal::{Axes, Axis, People};
use crate::analysis::space::{BandBox, Point, Space};
use crate::model::{COUNT_LIMIT, Cond, FactId, FactKind, Interval, Model, ValueSet};
use crate::words;

/// A choice axis.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ChoiceAxis {
    Fact(FactId),
    /// `data is important`, as a yes-no axis of its own.
    Important,
    /// `some people`, likewise.
    SomePeople,
}

/// The axes of one check, in order of declaration: choices, then measures.
#[derive(Clone, Debug)]
pub(super) struct NamedSpace<'m> {
    model: &'m Model,
    choices: Vec<ChoiceAxis>,
    measures: Vec<FactId>,
    space: Space,
    /// What `some people` means; `None` makes it an axis of its own.
    people: Option<Vec<usize>>,
}

impl<'m> NamedSpace<'m> {
    /// The space of everything that `conditions` name. With `people`, `some people` means at least one of these; without,
    /// it is an axis of its own.
    pub(super) fn of<'c>(
        model: &'m Model,
        conditions: impl IntoIterator<Item = &'c Cond>,
        people: Option<&[FactId]>,
    ) -> Self {
        let (mut facts, mut important, mut some_people) = (Vec::new(), false, false);
        for cond in conditions {
            collect(cond, &mut facts, &mut important, &mut some_people);
        }
        facts.extend(people.filter(|_| some_people).into_iter().flatten());
        facts.sort();
        facts.dedup();
        let is_measure = |fact: &FactId| matches!(model.fact(*fact).kind, FactKind::Measure { .. });
        let (measures, choices): (Vec<FactId>, Vec<FactId>) = facts.into_iter().partition(is_measure);
        let mut choices: Vec<ChoiceAxis> = choices.into_iter().map(ChoiceAxis::Fact).collect();
        choices.extend(important.then_some(ChoiceAxis::Important));
        choices.extend((some_people && people.is_none()).then_some(ChoiceAxis::SomePeople));
        let sizes = choices.iter().map(|axis| match axis {
            ChoiceAxis::Fact(fact) => model.fact(*fact).choices().unwrap_or(1),
            _ => 2,
        });
        let space = Space { choices: sizes.collect(), measures: measures.len() };
        let people = people.map(|people| {
            people.iter().filter_map(|fact| measures.iter().position(|measure| measure == fact)).collect()
        });
        Self { model, choices, measures, space, people }
    }

    fn choice_name(&self, at: usize) -> &str {
        match self.choices.get(at) {
            Some(ChoiceAxis::Fact(fact)) => &self.model.fact(*fact).name,
            Some(ChoiceAxis::Important) => "data is important",
            _ => "some people",
        }
    }

    pub(super) fn measure_name(&self, at: usize) -> &str {
        self.measures.get(at).map_or("", |fact| &self.model.fact(*fact).name)
    }

    /// A count of a measure, beside its name.
    pub(super) fn count_words(&self, at: usize, value: u64) -> Argument {
        let Some(fact) = self.measures.get(at) else { return value.into() };
        Argument::in_each(|language| words::point(self.model, *fact, value, language))
    }

    /// The values of an attribute axis; `None` for a yes-no axis.
    fn value_names(&self, at: usize) -> Option<Vec<&str>> {
        let Some(ChoiceAxis::Fact(fact)) = self.choices.get(at) else { return None };
        match &self.model.fact(*fact).kind {
            FactKind::Attribute { values, .. } => Some(values.iter().map(|value| value.name.as_str()).collect()),
            _ => None,
        }
    }

    /// What a finding carries beside its words.
    pub(super) fn facts(&self, witness: &Point, region: &[BandBox], outcomes: Vec<Option<String>>) -> BandFacts {
        let mut point = Vec::new();
        for (at, value) in witness.choices.iter().enumerate() {
            let value = match self.value_names(at) {
                Some(names) => FactValue::Value(names.get(*value).copied().unwrap_or_default().to_owned()),
                None => FactValue::Is(*value == 1),
            };
            point.push((self.choice_name(at).to_owned(), value));
        }
        for (at, count) in witness.measures.iter().enumerate() {
            point.push((self.measure_name(at).to_owned(), FactValue::Count(*count)));
        }
        let region = region.iter().map(|area| self.region_box(area)).collect();
        BandFacts { witness: point, region, outcomes, chart: None }
    }

    fn region_box(&self, area: &BandBox) -> RegionBox {
        let mut sides = Vec::new();
        for (at, set) in area.choices.iter().enumerate() {
            let full = ValueSet::full(self.space.choices.get(at).copied().unwrap_or(1));
            if *set == full {
                continue;
            }
            let extent = match self.value_names(at) {
                Some(names) => {
                    Extent::OneOf(set.iter().filter_map(|v| names.get(v)).map(|name| (*name).to_owned()).collect())
                }
                None => Extent::Is(set.has(1)),
            };
            sides.push((self.choice_name(at).to_owned(), extent));
        }
        for (at, interval) in area.measures.iter().enumerate() {
            if *interval != Interval::FULL {
                let max = (interval.hi < COUNT_LIMIT).then(|| interval.hi - 1);
                sides.push((self.measure_name(at).to_owned(), Extent::Count { min: interval.lo, max }));
            }
        }
        sides
    }

    /// A box in words: `personal exactly 1_000_000 and sensitive under 10_000`.
    pub(super) fn box_words(&self, area: &BandBox) -> Argument {
        let mut parts: Vec<Argument> = Vec::new();
        for (at, set) in area.choices.iter().enumerate() {
            if *set == ValueSet::full(self.space.choices.get(at).copied().unwrap_or(1)) {
                continue;
            }
            parts.push(match self.choices.get(at) {
                Some(ChoiceAxis::Fact(fact)) => {
                    Argument::in_each(|language| words::choice(self.model, *fact, *set, language))
                }
                axis => asked(axis == Some(&ChoiceAxis::Important), set.has(1)).into(),
            });
        }
        for (interval, fact) in area.measures.iter().zip(&self.measures) {
            if *interval != Interval::FULL {
                parts.push(Argument::in_each(|language| words::measure(self.model, *fact, *interval, language)));
            }
        }
        match parts.is_empty() {
            true => message!("everything").into(),
            false => Argument::List(parts, Joint::AllOf),
        }
    }

    /// The first boxes of a region in words, one or another.
    pub(super) fn region_words(&self, region: &[BandBox], most: usize) -> Argument {
        Argument::List(region.iter().take(most).map(|area| self.box_words(area)).collect(), Joint::OneOf)
    }

    /// A point as what a flow is there, zero counts last and short: "a flow with exactly 1_000_000 people in `personal`
    /// and none in `sensitive`". In Chinese a circumstance, which ends in 时 or 下.
    pub(super) fn point_words(&self, point: &Point) -> Argument {
        let (some, none): (Vec<_>, Vec<_>) =
            point.measures.iter().copied().zip(&self.measures).partition(|(count, _)| *count > 0);
        let counts: Vec<Argument> =
            some.iter().chain(&none).map(|(count, fact)| self.count_of(*count, **fact).into()).collect();
        let choices: Vec<Argument> =
            point.choices.iter().enumerate().map(|(at, value)| self.choice_of(at, *value).into()).collect();
        // What ends in a name keeps its distance from the Chinese behind it.
        let ends_in_name = point.choices.len().checked_sub(1).is_some_and(|last| self.value_names(last).is_some());
        let beside = |parts: Vec<Argument>| Argument::List(parts, Joint::Beside);
        let words = match (counts.is_empty(), choices.is_empty(), ends_in_name) {
            (true, true, _) => message!("point"),
            (false, true, _) => message!("point.counts", counts = beside(counts)),
            (true, false, false) => message!("point.choices", choices = beside(choices)),
            (true, false, true) => message!("point.choices-named", choices = beside(choices)),
            (false, false, false) => message!("point.both", counts = beside(counts), choices = beside(choices)),
            (false, false, true) => message!("point.both-named", counts = beside(counts), choices = beside(choices)),
        };
        words.into()
    }

    fn count_of(&self, count: u64, fact: FactId) -> Message {
        let name = &self.model.fact(fact).name;
        if count == 0 {
            return message!("point-none", fact = name);
        }
        let quantity = Argument::in_each(|language| words::quantity(self.model, fact, count, language));
        message!("point-exactly", fact = name, quantity = quantity)
    }

    fn choice_of(&self, at: usize, value: usize) -> Message {
        let Some(ChoiceAxis::Fact(fact)) = self.choices.get(at) else {
            return asked(self.choices.get(at) == Some(&ChoiceAxis::Important), value == 1);
        };
        let name = &self.model.fact(*fact).name;
        match self.value_names(at).map(|names| names.get(value).copied().unwrap_or_default()) {
            Some(value) => message!("point-value", fact = name, value = value),
            None if value == 1 => message!("point-holds", fact = name),
            None => message!("point-holds-not", fact = name),
        }
    }
}

/// Whether data is important, or whether people are counted.
fn asked(important: bool, holds: bool) -> Message {
    match (important, holds) {
        (true, true) => message!("data-important"),
        (true, false) => message!("data-not-important"),
        (false, true) => message!("people-counted"),
        (false, false) => message!("nobody-counted"),
    }
}

fn collect(cond: &Cond, facts: &mut Vec<FactId>, important: &mut bool, some_people: &mut bool) {
    match cond {
        Cond::All(parts) | Cond::Any(parts) => {
            parts.iter().for_each(|part| collect(part, facts, important, some_people));
        }
        Cond::Not(inner) => collect(inner, facts, important, some_people),
        Cond::Count { fact, .. } | Cond::Choice { fact, .. } => facts.push(*fact),
        Cond::Important(_) => *important = true,
        Cond::SomePeople(_) => *some_people = true,
    }
}

impl Axes for NamedSpace<'_> {
    fn space(&self) -> &Space {
        &self.space
    }

    fn axis(&self, fact: FactId) -> Option<Axis> {
        if let Ok(at) = self.measures.binary_search(&fact) {
            return Some(Axis::Measure(at));
        }
        self.choices.iter().position(|axis| *axis == ChoiceAxis::Fact(fact)).map(Axis::Choice)
    }

    fn important(&self) -> Option<usize> {
        self.choices.iter().position(|axis| *axis == ChoiceAxis::Important)
    }

    fn people(&self) -> Option<People> {
        match &self.people {
            Some(measures) => Some(People::Any(measures.clone())),
            None => self.choices.iter().position(|axis| *axis == ChoiceAxis::SomePeople).map(People::Choice),
        }
    }
}
