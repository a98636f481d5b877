//! Where sources differ: which reading is taken, and what another would change.

use crate::diff::{Change, Direction, diff, reread};
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
    #[error("`{place}` cannot be read both as `{first}` and as `{second}`; name the place of one: `EDITION/INDUSTRY/SCENARIO/{second}`")]
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

/// How many regions, by direction.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Directions {
    /// With a milder outcome.
    pub looser: usize,
    /// With a stricter outcome.
    pub stricter: usize,
    /// With an outcome that cannot be compared.
    pub other: usize,
}

impl Directions {
    fn of<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Self {
        let mut found = Self::default();
        for change in changes {
            match change.direction {
                Direction::Looser => found.looser += 1,
                Direction::Stricter => found.stricter += 1,
                Direction::Other => found.other += 1,
            }
        }
        found
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> usize {
        self.looser + self.stricter + self.other
    }
}

/// What one reading would change if it were taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consequence {
    /// Inside the edition: what it would decide otherwise than it does, by scenario.
    pub decisions: Vec<(String, Vec<Change>)>,
    /// The same, counted.
    pub directions: Directions,
    /// The diffs with the edition that it replaces and with those that replace it.
    pub diffs: Vec<Flip>,
}

/// What one reading would change in the difference of two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flip {
    /// The older edition.
    pub old: String,
    /// The newer edition.
    pub new: String,
    /// The regions as the lists are read.
    pub as_taken: Directions,
    /// The regions under the other reading.
    pub as_read: Directions,
    /// Regions as the lists are read that the other reading does not have, or decides otherwise.
    pub gone: usize,
    /// Regions under the other reading that are not there as the lists are read, or decided otherwise.
    pub come: usize,
}

/// What another reading of a place would change: `other` is the same lists, resolved with that reading taken.
///
/// # Errors
/// The industry and scenario that could not be compared within the budgets.
pub fn consequence(
    model: &Model,
    other: &Model,
    edition: EditionId,
    conflict: &Conflict<'_>,
) -> Result<Consequence, (String, String)> {
    let scenarios = conflict.edition.industry(conflict.industry).map_or(&[][..], |industry| &industry.scenarios);
    let mut decisions = Vec::new();
    for scenario in scenarios.iter().filter(|one| conflict.scenario.is_none_or(|name| name == one.name)) {
        let changes = reread(model, other, edition, conflict.industry, &scenario.name)?;
        if !changes.is_empty() {
            decisions.push((scenario.name.clone(), changes));
        }
    }
    let directions = Directions::of(decisions.iter().flat_map(|(_, changes)| changes));
    let mut diffs = Vec::new();
    let mut add = |old: EditionId, new: EditionId| -> Result<(), (String, String)> {
        let (as_taken, as_read) = (changes(model, old, new)?, changes(other, old, new)?);
        let differs = |one: &(String, Change), all: &[(String, Change)]| {
            !all.iter().any(|(place, change)| {
                *place == one.0
                    && (&change.region, &change.old, &change.new) == (&one.1.region, &one.1.old, &one.1.new)
            })
        };
        let gone = as_taken.iter().filter(|one| differs(one, &as_read)).count();
        let come = as_read.iter().filter(|one| differs(one, &as_taken)).count();
        diffs.push(Flip {
            old: model.edition(old).name.clone(),
            new: model.edition(new).name.clone(),
            as_taken: Directions::of(as_taken.iter().map(|(_, change)| change)),
            as_read: Directions::of(as_read.iter().map(|(_, change)| change)),
            gone,
            come,
        });
        Ok(())
    };
    if let Some(older) = model.edition(edition).replaces {
        add(older, edition)?;
    }
    for (at, newer) in model.editions.iter().enumerate() {
        if newer.replaces == Some(edition) {
            add(edition, EditionId(u32::try_from(at).unwrap_or(u32::MAX)))?;
        }
    }
    Ok(Consequence { decisions, directions, diffs })
}

/// Every region of a diff with its place.
fn changes(model: &Model, old: EditionId, new: EditionId) -> Result<Vec<(String, Change)>, (String, String)> {
    let mut found = Vec::new();
    for industry in diff(model, old, new)?.industries {
        for scenario in industry.scenarios {
            let place = format!("{}/{}", industry.industry, scenario.scenario);
            found.extend(scenario.decisions.into_iter().map(|change| (place.clone(), change)));
        }
    }
    Ok(found)
}
