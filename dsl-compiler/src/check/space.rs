//! The space of one check: the facts that some conditions name, as axes, and back from boxes to names.

use dsl_syntax::{Argument, BandFacts, FactValue, Joint, Message, RegionBox, message};

use crate::analysis::normal::{Axes, Axis, People};
use crate::analysis::space::{BandBox, Point, Space};
use crate::model::region::{Axis as Named, Extent};
use crate::model::{Cond, FactId, FactKind, Interval, Model, Test, ValueSet};
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

    /// A choice axis, by its name.
    fn choice(&self, at: usize) -> Named<'_> {
        match self.choices.get(at) {
            Some(ChoiceAxis::Fact(fact)) => Named::of(self.model.fact(*fact)),
            Some(ChoiceAxis::Important) => Named::YesOrNo("data is important"),
            _ => Named::YesOrNo("some people"),
        }
    }

    /// The measures, in order.
    pub(super) fn measures(&self) -> &[FactId] {
        &self.measures
    }

    pub(super) fn measure_name(&self, at: usize) -> &str {
        self.measures.get(at).map_or("", |fact| &self.model.fact(*fact).name)
    }

    /// A count of a measure, beside its name.
    pub(super) fn count_words(&self, at: usize, value: u64) -> Argument {
        let Some(fact) = self.measures.get(at) else { return value.into() };
        Argument::in_each(|language| words::point(self.model, *fact, value, language))
    }

    /// What a finding carries beside its words.
    pub(super) fn facts(&self, witness: &Point, region: &[BandBox], outcomes: Vec<Option<String>>) -> BandFacts {
        let choices = (0..).zip(&witness.choices).map(|(at, value)| self.choice(at).value(*value as u64));
        let counts = self.measures.iter().zip(&witness.measures).map(|(fact, count)| self.measure(*fact).value(*count));
        let witness = choices.chain(counts).flatten().collect();
        let region = region.iter().map(|area| self.region_box(area)).collect();
        BandFacts { witness, region, outcomes, chart: None }
    }

    fn measure(&self, fact: FactId) -> Named<'m> {
        Named::of(self.model.fact(fact))
    }

    fn region_box(&self, area: &BandBox) -> RegionBox {
        let choices = area.choices.iter().enumerate().filter(|(at, set)| !self.is_whole(*at, **set));
        let counts = self.measures.iter().zip(&area.measures).filter(|(_, interval)| **interval != Interval::FULL);
        choices
            .map(|(at, set)| self.choice(at).extent(Extent::Set(*set)))
            .chain(counts.map(|(fact, interval)| self.measure(*fact).extent(Extent::Count(*interval))))
            .collect()
    }

    /// Whether a choice may be anything.
    fn is_whole(&self, at: usize, set: ValueSet) -> bool {
        self.space.choices.get(at).is_some_and(|count| set == ValueSet::full(*count))
    }

    /// A box in words: `personal exactly 1_000_000 and sensitive under 10_000`.
    pub(super) fn box_words(&self, area: &BandBox) -> Argument {
        let mut parts: Vec<Argument> = Vec::new();
        for (at, set) in area.choices.iter().enumerate() {
            if self.is_whole(at, *set) {
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
        let choices: Vec<Argument> = point
            .choices
            .iter()
            .enumerate()
            .filter_map(|(at, value)| Some(self.choice_of(at, *value)?.into()))
            .collect();
        // What ends in a name keeps its distance from the Chinese behind it.
        let ends_in_name =
            point.choices.len().checked_sub(1).is_some_and(|last| matches!(self.choice(last), Named::OneOf(..)));
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

    fn choice_of(&self, at: usize, value: usize) -> Option<Message> {
        let Some(ChoiceAxis::Fact(fact)) = self.choices.get(at) else {
            return Some(asked(self.choices.get(at) == Some(&ChoiceAxis::Important), value == 1));
        };
        let name = &self.model.fact(*fact).name;
        Some(match self.choice(at).value(value as u64)? {
            (_, FactValue::Value(value)) => message!("point-value", fact = name, value = value),
            (_, FactValue::Is(false)) => message!("point-holds-not", fact = name),
            _ => message!("point-holds", fact = name),
        })
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
    for test in cond.tests() {
        match test {
            Test::Count { fact, .. } | Test::Choice { fact, .. } => facts.push(fact),
            Test::Important(_) => *important = true,
            Test::SomePeople(_) => *some_people = true,
        }
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
