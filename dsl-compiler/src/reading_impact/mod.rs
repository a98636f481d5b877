//! Where sources differ: what another reading would change, in the edition's own decisions and in its diffs.

mod survey;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::decision::draw::places;
use crate::decision::governing::{OTHER, fallbacks};
use crate::diff::{Change, Direction, Regions, TooMany, regions_of, reread};
use crate::model::readings::Conflict;
use crate::model::{EditionId, Model};
use crate::work::Work;
pub use survey::{Alternative, Disagreement, Everywhere, Survey, survey};

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
pub struct ReadingImpact {
    /// Inside the edition: what it would decide otherwise than it does, by scenario; by industry and scenario for an item of
    /// the whole edition.
    pub decisions: Vec<(String, Vec<Change>)>,
    /// The same, counted.
    pub directions: Directions,
    /// The diffs with the edition that it replaces and with those that replace it.
    pub diffs: Vec<DiffImpact>,
}

/// What one reading would change in the difference of two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffImpact {
    /// The older edition.
    pub old: String,
    /// The newer edition.
    pub new: String,
    /// The regions as the lists are read.
    pub as_taken: Directions,
    /// The regions under the other reading.
    pub as_read: Directions,
    /// Regions as the lists are read that the other reading does not have, or decides otherwise.
    pub removed: usize,
    /// Regions under the other reading that are not there as the lists are read, or decided otherwise.
    pub added: usize,
}

/// What other readings of one model would change. The diffs as the lists are read are drawn once.
#[derive(Debug)]
pub struct Impacts<'m> {
    model: &'m Model,
    /// By industry, in the order that a diff has them.
    as_taken: BTreeMap<(EditionId, EditionId), Vec<Regions>>,
}

impl<'m> Impacts<'m> {
    /// Of the lists as they are read.
    #[must_use]
    pub fn of(model: &'m Model) -> Self {
        Self { model, as_taken: BTreeMap::new() }
    }

    /// What another reading of a place would change: `other` is the same lists, resolved with that reading taken.
    ///
    /// # Errors
    /// The industry and scenario that could not be compared within the budgets.
    pub fn reading(
        &mut self,
        other: &Model,
        edition: EditionId,
        conflict: &Conflict<'_>,
    ) -> Result<ReadingImpact, TooMany> {
        let mut decisions = Vec::new();
        for (industry, scenario) in decided(self.model, edition, conflict) {
            let changes = reread(self.model, other, edition, industry, scenario, &Work::default())?;
            if !changes.is_empty() {
                let name = match conflict.industry {
                    Some(_) => scenario.to_owned(),
                    None => format!("{industry}/{scenario}"),
                };
                decisions.push((name, changes));
            }
        }
        let directions = Directions::of(decisions.iter().flat_map(|(_, changes)| changes));
        // What binds along a fallback changes the diffs of those that fall back to it.
        let editions: Vec<EditionId> =
            self.model.edition_ids().filter(|id| fallbacks(self.model, *id).contains(&edition)).collect();
        let industries = conflict.industry.map(|industry| vec![industry]);
        let diffs = self.diffs(other, &editions, industries.as_deref())?;
        Ok(ReadingImpact { decisions, directions, diffs })
    }

    /// What other readings would change in the diffs with the editions that these replace, and with those that replace
    /// them. Where `industries` are named, the readings stand in those alone, in any edition, and nothing else is
    /// compared again: what other industries decide they cannot touch.
    ///
    /// # Errors
    /// The industry and scenario that could not be compared within the budgets.
    pub fn diffs(
        &mut self,
        other: &Model,
        editions: &[EditionId],
        industries: Option<&[&str]>,
    ) -> Result<Vec<DiffImpact>, TooMany> {
        let mut diffs = Vec::new();
        for new in self.model.edition_ids() {
            let touched = |old: &EditionId| editions.contains(old) || editions.contains(&new);
            let Some(old) = self.model.edition(new).replaces.filter(touched) else { continue };
            diffs.push(self.diff(other, old, new, industries)?);
        }
        Ok(diffs)
    }

    fn diff(
        &mut self,
        other: &Model,
        old: EditionId,
        new: EditionId,
        industries: Option<&[&str]>,
    ) -> Result<DiffImpact, TooMany> {
        if let Entry::Vacant(place) = self.as_taken.entry((old, new)) {
            place.insert(regions_of(self.model, old, new, None)?.into_iter().map(Option::unwrap_or_default).collect());
        }
        let as_taken = self.as_taken.get(&(old, new)).map(Vec::as_slice).unwrap_or_default();
        let again = regions_of(other, old, new, industries)?;
        let as_read: Vec<&[(String, Change)]> =
            as_taken.iter().zip(&again).map(|(taken, read)| read.as_deref().unwrap_or(taken)).collect();
        let mut impact = DiffImpact {
            old: self.model.edition(old).name.clone(),
            new: self.model.edition(new).name.clone(),
            as_taken: Directions::of(as_taken.iter().flatten().map(|(_, change)| change)),
            as_read: Directions::of(as_read.iter().copied().flatten().map(|(_, change)| change)),
            removed: 0,
            added: 0,
        };
        let differs = |one: &(String, Change), all: &[(String, Change)]| {
            !all.iter().any(|(place, change)| {
                *place == one.0 && (&change.region, &change.old, &change.new) == (&one.1.region, &one.1.old, &one.1.new)
            })
        };
        for (taken, read) in as_taken.iter().zip(&again).filter_map(|(taken, read)| Some((taken, read.as_ref()?))) {
            impact.removed += taken.iter().filter(|one| differs(one, read)).count();
            impact.added += read.iter().filter(|one| differs(one, taken)).count();
        }
        Ok(impact)
    }
}

/// The industries and scenarios of an edition that a conflict may touch.
fn decided<'m>(model: &'m Model, edition: EditionId, conflict: &Conflict<'m>) -> Vec<(&'m str, &'m str)> {
    let Some((industry, _)) = conflict.industry.zip(conflict.item.is_none().then_some(())) else {
        // An item binds every flow of its industry, or of the edition, listed scenario or not.
        let places = places(model, edition).into_iter();
        let here = places.filter(|(name, _)| conflict.industry.is_none_or(|industry| industry == *name));
        let flows = here.flat_map(|(industry, scenarios)| {
            // What the industry's own `other` decides is told once.
            let own = model.edition(edition).industry(industry).filter(|own| own.scenario(OTHER).is_some());
            let told = move |name: &&str| own.is_none_or(|own| own.scenario(name).is_some());
            scenarios.into_iter().filter(told).map(move |scenario| (industry, scenario))
        });
        return flows.collect();
    };
    let scenarios = conflict.edition.industry(industry).map_or(&[][..], |industry| &industry.scenarios);
    let names = scenarios.iter().map(|one| one.name.as_str());
    names
        .filter(|name| conflict.scenario.is_none_or(|scenario| scenario == *name))
        .map(|name| (industry, name))
        .collect()
}
