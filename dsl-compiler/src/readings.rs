//! Where sources differ: which readings there are, and which is taken.

use rustc_hash::FxHashMap;

use crate::model::{BlockId, Edition, EditionId, Model, Reading, Scenario};

/// Readings to be taken instead of those that the lists take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    wanted: Vec<Wanted>,
}

/// `NAME`, or `EDITION/INDUSTRY[/SCENARIO]/NAME` for the readings of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    /// What the place's path begins with; nothing for every place.
    within: Vec<String>,
    name: String,
}

/// Why readings cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// No place has a reading of that name.
    #[error("no reading is called `{wanted}`{}", known_words(known))]
    Unknown {
        /// As it was asked for.
        wanted: String,
        /// Every reading that there is, sorted.
        known: Vec<String>,
    },
    /// Two were asked for at one place.
    #[error(
        "`{place}` cannot be read both as `{first}` and as `{second}`; name the place of one: `EDITION/INDUSTRY/SCENARIO/{second}`"
    )]
    Both {
        /// The place.
        place: String,
        /// One reading.
        first: String,
        /// The other.
        second: String,
    },
}

fn known_words(known: &[String]) -> String {
    if known.is_empty() { "; the lists hold none".to_owned() } else { format!("; there are {}", known.join(", ")) }
}

impl Readings {
    /// Readings by their names, each perhaps after the place that it is meant for.
    #[must_use]
    pub fn named<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let wanted = words.into_iter().map(|word| {
            let mut parts: Vec<String> = word.split('/').map(str::to_owned).collect();
            let name = parts.pop().unwrap_or_default();
            Wanted { within: parts, name }
        });
        Self { wanted: wanted.collect() }
    }

    /// Whether none is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Whether the reading `name` of the place `EDITION/INDUSTRY[/SCENARIO]` is asked for.
    pub(crate) fn takes(&self, place: &str, name: &str) -> bool {
        self.wanted.iter().any(|wanted| wanted.takes(place, name))
    }

    /// Holds what is asked for against the readings that there are.
    ///
    /// # Errors
    /// A reading that no place has, or two of one place.
    pub fn found_in(&self, model: &Model) -> Result<(), Unreadable> {
        let places: Vec<(String, &[Reading])> = (0..model.editions.len())
            .filter_map(|at| u32::try_from(at).ok())
            .flat_map(|at| conflicts(model, EditionId(at)))
            .map(|conflict| (conflict.place(), conflict.readings))
            .collect();
        for wanted in &self.wanted {
            let is_there = |(place, set): &(String, &[Reading])| set.iter().any(|one| wanted.takes(place, &one.name));
            if !places.iter().any(is_there) {
                let mut known: Vec<String> =
                    places.iter().flat_map(|(_, set)| set.iter().map(|one| one.name.clone())).collect();
                known.sort();
                known.dedup();
                let asked = wanted.within.iter().chain([&wanted.name]).map(String::as_str).collect::<Vec<_>>();
                return Err(Unreadable::Unknown { wanted: asked.join("/"), known });
            }
        }
        for (place, set) in &places {
            let mut asked = set.iter().filter(|one| self.takes(place, &one.name));
            if let (Some(first), Some(second)) = (asked.next(), asked.next()) {
                let (first, second) = (first.name.clone(), second.name.clone());
                return Err(Unreadable::Both { place: place.clone(), first, second });
            }
        }
        Ok(())
    }
}

impl Wanted {
    fn takes(&self, place: &str, name: &str) -> bool {
        let mut parts = place.split('/');
        self.name == name && self.within.iter().all(|within| parts.next() == Some(within.as_str()))
    }
}

/// A place where sources differ.
#[derive(Copy, Clone, Debug)]
pub struct Conflict<'m> {
    /// The edition.
    pub edition: &'m Edition,
    /// The industry's name.
    pub industry: &'m str,
    /// The scenario's name; none where several scenarios share the readings.
    pub scenario: Option<&'m str>,
    /// All readings, one of them taken.
    pub readings: &'m [Reading],
}

impl Conflict<'_> {
    /// `EDITION/INDUSTRY[/SCENARIO]`.
    #[must_use]
    pub fn place(&self) -> String {
        let scenario = self.scenario.map(|name| format!("/{name}")).unwrap_or_default();
        format!("{}/{}{scenario}", self.edition.name, self.industry)
    }

    /// The reading that decides.
    #[must_use]
    pub fn taken(&self) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.taken)
    }
}

/// The places of an edition where sources differ, in order of writing.
#[must_use]
pub fn conflicts(model: &Model, edition: EditionId) -> Vec<Conflict<'_>> {
    let edition = model.edition(edition);
    let mut found = Vec::new();
    for industry in &edition.industries {
        let shared = (None, &industry.readings);
        let own = industry.scenarios.iter().map(|scenario| (Some(scenario.name.as_str()), &scenario.readings));
        for (scenario, readings) in std::iter::once(shared).chain(own).filter(|(_, readings)| !readings.is_empty()) {
            found.push(Conflict { edition, industry: &industry.name, scenario, readings });
        }
    }
    found
}

/// For each clause that stands in a reading, by id, the reading's name. Looked up, never iterated. A clause that a reading
/// only refers to is not its own: it decides elsewhere too.
#[must_use]
pub fn given(model: &Model) -> FxHashMap<&str, &str> {
    let mut found = FxHashMap::default();
    for edition in (0..model.editions.len()).filter_map(|at| u32::try_from(at).ok()) {
        for reading in conflicts(model, EditionId(edition)).iter().flat_map(|conflict| conflict.readings) {
            let blocks = reading.blocks.iter().map(|(block, _)| model.block(*block));
            for clause in blocks.filter(|block| !block.referred).flat_map(|block| &block.clauses) {
                found.insert(clause.id.as_str(), reading.name.as_str());
            }
        }
    }
    found
}

/// The readings taken that give one of these clauses in a scenario: `PLACE/NAME`.
#[must_use]
pub fn deciding(model: &Model, edition: EditionId, industry: &str, scenario: &str, clauses: &[String]) -> Vec<String> {
    let here = |conflict: &Conflict<'_>| {
        conflict.industry == industry && conflict.scenario.is_none_or(|name| name == scenario)
    };
    let mut found = Vec::new();
    for conflict in conflicts(model, edition).iter().filter(|conflict| here(conflict)) {
        let Some(taken) = conflict.taken() else { continue };
        let is_for = |names: &[String]| names.is_empty() || names.iter().any(|name| name == scenario);
        let blocks = taken.blocks.iter().filter(|(_, names)| is_for(names)).map(|(block, _)| model.block(*block));
        if blocks.flat_map(|block| &block.clauses).any(|clause| clauses.contains(&clause.id)) {
            found.push(format!("{}/{}", conflict.place(), taken.name));
        }
    }
    found
}

/// The blocks of a scenario with one reading of a set in place of the one taken.
pub(crate) fn blocks_with(scenario: &Scenario, set: &[Reading], other: &Reading) -> Vec<BlockId> {
    let of = |reading: &Reading| -> Vec<BlockId> {
        let is_for = |names: &[String]| names.is_empty() || names.contains(&scenario.name);
        reading.blocks.iter().filter(|(_, names)| is_for(names)).map(|(block, _)| *block).collect()
    };
    let taken: Vec<BlockId> = set.iter().filter(|reading| reading.taken).flat_map(of).collect();
    let mut blocks = of(other);
    blocks.extend(scenario.blocks.iter().filter(|block| !taken.contains(block)));
    blocks
}
