//! Regions by circumstance: what the flow is (attributes, flags, kinds of data) stands once, and below it the counts that
//! are decided otherwise.

use dsl_artifact::format::OtherList;
use dsl_compiler::diff::{Change, ScenarioDiff};
use dsl_compiler::model::{COUNT_LIMIT, Interval, Model};
use dsl_syntax::{Argument, Extent, Language, Message, message};

use super::names::{Names, decided};
use super::{Page, all, cited, phrased, rests_on, together};
use crate::phrase::{bare, or};
use crate::say;

/// What a flow is, as far as a region says: things it is, and things it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Circumstance {
    is: Vec<Argument>,
    is_not: Vec<Argument>,
}

impl Circumstance {
    fn of(names: &Names<'_>, change: &Change) -> Self {
        let mut circumstance = Self { is: Vec::new(), is_not: Vec::new() };
        for (name, extent) in &change.region {
            match extent {
                Extent::Is(true) => circumstance.is.push(names.fact(name)),
                Extent::Is(false) => circumstance.is_not.push(names.fact(name)),
                Extent::OneOf(values) => circumstance.is.push(attribute(names, name, values)),
                Extent::Count { .. } => {}
            }
        }
        circumstance
    }

    fn words(self) -> Message {
        let any = self.is.is_empty();
        match (any, self.is_not.is_empty()) {
            (true, true) => message!("diff-any-flow"),
            (true, false) => message!("diff-flow-without", is_not = all(self.is_not)),
            (false, true) => bare(together(self.is)),
            (false, false) => message!("diff-flow-with-and-without", is = together(self.is), is_not = all(self.is_not)),
        }
    }
}

/// What an attribute is; of merged scenarios, which of them is meant.
pub(super) fn attribute(names: &Names<'_>, name: &str, values: &[String]) -> Argument {
    if name == "was" && names.model.fact_named(name).is_none() {
        let places = values.iter().map(|path| names.old_scenario(&[], path)).collect();
        return message!("diff-formerly", places = or(places)).into();
    }
    let values = values.iter().map(|value| names.value(name, value)).collect();
    message!("diff-is", fact = names.fact(name), values = or(values)).into()
}

/// The counts of a region.
fn counts(names: &Names<'_>, change: &Change) -> Message {
    let sides = change.region.iter().filter_map(|(name, extent)| {
        let Extent::Count { min, max } = extent else { return None };
        let interval = Interval { lo: *min, hi: max.map_or(COUNT_LIMIT, |max| max + 1) };
        let fact = names.model.fact_named(name)?;
        Some(phrased(names, |phrases| phrases.measure(fact, interval)))
    });
    let sides = sides.reduce(|one, other| message!("diff-and-count", one = one, other = other).into());
    sides.map_or_else(|| message!("diff-any-count"), |counts| message!("diff-counts", counts = counts))
}

/// A region of a scenario of the edition of that name in a line: the counts, and what the flow must be; what it must not be is left to the
/// JSON.
#[must_use]
pub fn region(model: &Model, edition: &str, change: &Change, language: Language) -> String {
    let names = Names::between(model, None, model.edition_named(edition));
    let is = Circumstance::of(&names, change).is;
    let counts = counts(&names, change);
    match is.is_empty() {
        true => say(&counts, language),
        false => say(&message!("diff-region", counts = counts, is = together(is)), language),
    }
}

fn reasons(change: &Change) -> Message {
    message!("diff-by", old = cited(&change.cite_old), new = cited(&change.cite_new))
}

impl Page<'_> {
    /// What is to know of a change: the readings taken, the lists that it is left to, the counts counted by other words.
    fn to_know(&self, change: &Change) -> Vec<Message> {
        let mut notes = Vec::new();
        if !change.readings.is_empty() {
            notes.push(rests_on(&change.readings));
        }
        if !change.lists.is_empty() {
            let list = |list: &OtherList| -> Argument {
                let called = self.names.list(list);
                match list.cite.is_empty() {
                    true => called,
                    false => message!("diff-cited", name = called, cites = cited(&list.cite)).into(),
                }
            };
            notes.push(message!("diff-left-to", lists = all(change.lists.iter().map(list))));
        }
        if !change.recounted.is_empty() {
            let facts = change.recounted.iter().map(|name| self.names.fact(name));
            notes.push(message!("diff-recounted", facts = all(facts)));
        }
        notes
    }

    /// By circumstance, the plainest first: a flow with fewest special traits is what most readers have.
    pub(super) fn decisions(&mut self, decisions: &[Change]) {
        let mut groups: Vec<(Circumstance, Vec<&Change>)> = Vec::new();
        for change in decisions {
            let circumstance = Circumstance::of(&self.names, change);
            match groups.iter_mut().find(|(known, _)| *known == circumstance) {
                Some((_, group)) => group.push(change),
                None => groups.push((circumstance, vec![change])),
            }
        }
        groups.sort_by_key(|(circumstance, _)| circumstance.is.len());
        for (circumstance, group) in groups {
            self.line(4, &circumstance.words());
            for (at, change) in group.iter().enumerate() {
                self.change(change);
                // Reasons stand once under neighbours that share them, and so does each thing to know of them.
                let next = group.get(at + 1);
                if next.map(|next| reasons(next)) != Some(reasons(change)) {
                    self.line(8, &reasons(change));
                }
                let known_next = next.map(|next| self.to_know(next)).unwrap_or_default();
                for note in self.to_know(change) {
                    if !known_next.contains(&note) {
                        self.line(8, &note);
                    }
                }
            }
        }
    }

    fn change(&mut self, change: &Change) {
        let model = self.names.model;
        let sides = message!("diff-sides", old = decided(model, &change.old), new = decided(model, &change.new));
        let head = self.headed(change.direction, &self.say(&sides));
        let counts = self.say(&counts(&self.names, change));
        let unverified = self.unverified(change.unverified);
        self.written(6, &format!("{head}  {counts}{unverified}"));
    }
}

/// Whether two scenarios changed alike: the same inputs, outcomes and reasons.
pub(super) fn decided_alike(one: &ScenarioDiff, other: &ScenarioDiff) -> bool {
    let same = |one: &[Change], other: &[Change]| {
        let alike = |(a, b): (&Change, &Change)| {
            (&a.region, &a.old, &a.new, &a.cite_old, &a.cite_new)
                == (&b.region, &b.old, &b.new, &b.cite_old, &b.cite_new)
        };
        one.len() == other.len() && one.iter().zip(other).all(alike)
    };
    same(&one.by_bands, &other.by_bands) && same(&one.apart, &other.apart)
}
