//! Where sources differ: which readings there are, which is taken, and which are asked for instead.

use dsl_artifact::near::nearest;
use rustc_hash::FxHashMap;

use crate::model::{BlockId, Edition, EditionId, Important, Model, Reading, Scenario};

/// Readings to be taken instead of those that the lists take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readings {
    wanted: Vec<Wanted>,
}

/// `NAME`, for every place that has a reading of that name; or `PLACE/NAME`, for that place and none below it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wanted {
    /// `EDITION/INDUSTRY[/SCENARIO]` or `EDITION[/INDUSTRY]/important/ITEM`; none for every place.
    place: Option<String>,
    name: String,
}

/// Why readings cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoReading {
    /// No place has a reading of that name.
    Unknown {
        /// As it was asked for.
        name: String,
        /// The one that may be meant.
        near: Option<String>,
        /// The names of all readings, sorted.
        known: Vec<String>,
    },
    /// The place has readings, and none of that name.
    NotOfPlace {
        /// The place.
        place: String,
        /// As it was asked for.
        name: String,
        /// The names of its readings, in order of writing.
        known: Vec<String>,
        /// What lies below it and has one of that name, each `PLACE/NAME`.
        below: Vec<String>,
    },
    /// There is no such place, or sources do not differ there.
    NoPlace {
        /// As it was asked for.
        place: String,
        /// As it was asked for.
        name: String,
        /// What may be meant, each `PLACE/NAME`: what lies below the place, else every place with a reading of that name.
        instead: Vec<String>,
    },
    /// Two were asked for at one place.
    Both {
        /// The place.
        place: String,
        /// One reading.
        first: String,
        /// The other.
        second: String,
    },
}

impl Readings {
    /// Readings by their names, each perhaps after the place that it is meant for.
    #[must_use]
    pub fn named<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let wanted = words.into_iter().map(|word| match word.rsplit_once('/') {
            Some((place, name)) => Wanted { place: Some(place.to_owned()), name: name.to_owned() },
            None => Wanted { place: None, name: word.to_owned() },
        });
        Self { wanted: wanted.collect() }
    }

    /// Whether none is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Which of the readings of a place are asked for: what names the place goes before what names none.
    pub(crate) fn asked<'n>(&self, place: &str, names: impl Iterator<Item = &'n str> + Clone) -> Vec<usize> {
        let by = |place: Option<&str>| -> Vec<usize> {
            let wanted = |name: &str| self.wanted.iter().any(|one| one.place.as_deref() == place && one.name == name);
            names.clone().enumerate().filter(|(_, name)| wanted(name)).map(|(at, _)| at).collect()
        };
        let here = by(Some(place));
        if here.is_empty() { by(None) } else { here }
    }

    /// Holds what is asked for against the readings that there are.
    ///
    /// # Errors
    /// A reading that no place has, a place that has none, or two readings of one place.
    pub fn found_in(&self, model: &Model) -> Result<(), NoReading> {
        let places: Vec<(String, Vec<&str>)> = model
            .edition_ids()
            .flat_map(|edition| conflicts(model, edition))
            .map(|conflict| (conflict.place(), conflict.readings.iter().map(|one| one.name.as_str()).collect()))
            .collect();
        self.wanted.iter().try_for_each(|wanted| wanted.is_there(&places))?;
        for (place, names) in &places {
            if let [first, second, ..] = self.asked(place, names.iter().copied()).as_slice() {
                let name = |at: usize| names.get(at).copied().unwrap_or_default().to_owned();
                return Err(NoReading::Both { place: place.clone(), first: name(*first), second: name(*second) });
            }
        }
        Ok(())
    }
}

impl Wanted {
    fn is_there(&self, places: &[(String, Vec<&str>)]) -> Result<(), NoReading> {
        let has = |names: &[&str]| names.contains(&self.name.as_str());
        let Some(wanted) = &self.place else {
            if places.iter().any(|(_, names)| has(names)) {
                return Ok(());
            }
            let mut known: Vec<String> =
                places.iter().flat_map(|(_, names)| names).map(|name| (*name).to_owned()).collect();
            known.sort();
            known.dedup();
            let names = known.iter().map(|name| (name.as_str(), ()));
            let near = nearest(&self.name, names).map(|(name, ())| name.to_owned());
            return Err(NoReading::Unknown { name: self.name.clone(), near, known });
        };
        let named = || places.iter().filter(|(_, names)| has(names)).map(|(place, _)| place);
        let words = |places: Vec<&String>| -> Vec<String> {
            places.into_iter().map(|place| format!("{place}/{}", self.name)).collect()
        };
        let is_below = |place: &&String| place.strip_prefix(wanted.as_str()).is_some_and(|rest| rest.starts_with('/'));
        let below = words(named().filter(is_below).collect());
        let name = self.name.clone();
        match places.iter().find(|(place, _)| place == wanted) {
            Some((_, names)) if has(names) => Ok(()),
            Some((place, names)) => {
                let known = names.iter().map(|name| (*name).to_owned()).collect();
                Err(NoReading::NotOfPlace { place: place.clone(), name, known, below })
            }
            None => {
                let instead = if below.is_empty() { words(named().collect()) } else { below };
                Err(NoReading::NoPlace { place: wanted.clone(), name, instead })
            }
        }
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
    for edition in model.edition_ids() {
        for conflict in conflicts(model, edition) {
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
