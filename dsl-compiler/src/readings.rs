//! Where sources differ: which readings there are, and which is taken.

use rustc_hash::FxHashMap;

use crate::flow::{fallbacks, lister};
use crate::model::{BlockId, Edition, EditionId, Important, Model, Reading, Scenario};

/// Readings to be taken instead of those that the lists take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    wanted: Vec<Wanted>,
}

/// `NAME`, or with the beginning of a place before it, `EDITION/INDUSTRY[/SCENARIO]/NAME` or
/// `EDITION[/INDUSTRY]/important/ITEM/NAME`, for the readings of what lies there.
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
    #[error("`{place}` cannot be read both as `{first}` and as `{second}`; name the place of one: `{place}/{second}`")]
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

    /// Whether the reading `name` of a place is asked for.
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
    /// The industry's name; none for an item of the whole edition.
    pub industry: Option<&'m str>,
    /// The scenario's name; none where several scenarios share the readings.
    pub scenario: Option<&'m str>,
    /// The item of important data that is read; none where bands are.
    pub item: Option<(&'m str, &'m Important)>,
    /// All readings, one of them taken.
    pub readings: &'m [Reading],
}

impl Conflict<'_> {
    /// `EDITION/INDUSTRY[/SCENARIO]`, or `EDITION[/INDUSTRY]/important/ITEM`.
    #[must_use]
    pub fn place(&self) -> String {
        let mut parts = vec![self.edition.name.as_str()];
        parts.extend(self.industry);
        parts.extend(self.scenario);
        if let Some((name, _)) = self.item {
            parts.extend(["important", name]);
        }
        parts.join("/")
    }

    /// The reading that decides.
    #[must_use]
    pub fn taken(&self) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.taken)
    }
}

/// The places of an edition where sources differ: items of the edition, then industry by industry its items, what its
/// scenarios share, and the scenarios, each in order of writing.
#[must_use]
pub fn conflicts(model: &Model, edition: EditionId) -> Vec<Conflict<'_>> {
    let edition = model.edition(edition);
    let of_item = |item: &'_ Important| model.fact(item.fact).name.as_str();
    let bare = Conflict { edition, industry: None, scenario: None, item: None, readings: &[] };
    let mut found: Vec<Conflict<'_>> = Vec::new();
    for item in &edition.items {
        found.push(Conflict { item: Some((of_item(item), item)), readings: &item.readings, ..bare });
    }
    for industry in &edition.industries {
        let here = Conflict { industry: Some(&industry.name), ..bare };
        for item in &industry.items {
            found.push(Conflict { item: Some((of_item(item), item)), readings: &item.readings, ..here });
        }
        found.push(Conflict { readings: &industry.readings, ..here });
        for scenario in &industry.scenarios {
            found.push(Conflict { scenario: Some(&scenario.name), readings: &scenario.readings, ..here });
        }
    }
    found.retain(|conflict| !conflict.readings.is_empty());
    found
}

/// For each clause and item that a reading gives, by id, the reading's name. Looked up, never iterated. A clause that a
/// reading only refers to is not its own: it decides elsewhere too.
#[must_use]
pub fn given(model: &Model) -> FxHashMap<&str, &str> {
    let mut found = FxHashMap::default();
    for edition in (0..model.editions.len()).filter_map(|at| u32::try_from(at).ok()) {
        for conflict in conflicts(model, EditionId(edition)) {
            if let (Some((_, item)), Some(taken)) = (conflict.item, conflict.readings.iter().find(|one| one.taken)) {
                found.insert(item.id.as_str(), taken.name.as_str());
            }
            for reading in conflict.readings {
                let blocks = reading.blocks.iter().map(|(block, _)| model.block(*block));
                for clause in blocks.filter(|block| !block.referred).flat_map(|block| &block.clauses) {
                    found.insert(clause.id.as_str(), reading.name.as_str());
                }
            }
        }
    }
    found
}

/// The readings taken that give one of these clauses or items at `(industry, scenario)` in an edition: `PLACE/NAME`.
#[must_use]
pub fn deciding(model: &Model, edition: EditionId, place: (&str, &str), clauses: &[String]) -> Vec<String> {
    let lister = lister(model, edition, place.0, place.1);
    let mut found = Vec::new();
    for id in fallbacks(model, edition) {
        for conflict in conflicts(model, id) {
            let Some(taken) = conflict.taken() else { continue };
            let decides = match conflict.item {
                // Items of the fallbacks bind along.
                Some((_, item)) => clauses.contains(&item.id),
                None => {
                    // The scenario that decides: the one listed, or `other`.
                    let Some((_, Scenario { name: scenario, .. })) = lister.filter(|(lister, _)| *lister == id) else {
                        continue;
                    };
                    let here =
                        conflict.industry == Some(place.0) && conflict.scenario.is_none_or(|name| name == scenario);
                    let is_for = |names: &[String]| names.is_empty() || names.iter().any(|name| name == scenario);
                    let blocks = taken.blocks.iter().filter(|(_, names)| is_for(names));
                    let mut given = blocks.flat_map(|(block, _)| &model.block(*block).clauses);
                    here && given.any(|clause| clauses.contains(&clause.id))
                }
            };
            if decides {
                found.push(format!("{}/{}", conflict.place(), taken.name));
            }
        }
    }
    found
}

/// The reading taken of an item of an edition, if its sources differ: `PLACE/NAME`.
pub(crate) fn taken_of(model: &Model, edition: &Edition, item: &Important) -> Option<String> {
    let taken = item.readings.iter().find(|reading| reading.taken)?;
    let of = |industry: Option<&str>, items: &[Important]| {
        let is_there = items.iter().any(|one| one.id == item.id);
        let path = industry.map(|name| format!("/{name}")).unwrap_or_default();
        let name = &model.fact(item.fact).name;
        is_there.then(|| format!("{}{path}/important/{name}/{}", edition.name, taken.name))
    };
    let industries = edition.industries.iter();
    of(None, &edition.items).or_else(|| industries.into_iter().find_map(|one| of(Some(&one.name), &one.items)))
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
