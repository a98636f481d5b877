//! Where sources differ: what another reading would change, in the edition's own decisions and in its diffs.

use crate::diff::{Change, Direction, diff, reread};
use crate::model::{EditionId, Model};
use crate::readings::Conflict;

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
    Ok(Consequence { decisions, directions, diffs: flips(model, other, &[edition])? })
}

/// What other readings would change in the diffs with the editions that these replace, and with those that replace them.
///
/// # Errors
/// The industry and scenario that could not be compared within the budgets.
pub fn flips(model: &Model, other: &Model, editions: &[EditionId]) -> Result<Vec<Flip>, (String, String)> {
    let mut flips = Vec::new();
    for (at, newer) in model.editions.iter().enumerate() {
        let new = EditionId(u32::try_from(at).unwrap_or(u32::MAX));
        let Some(old) = newer.replaces.filter(|old| editions.contains(old) || editions.contains(&new)) else {
            continue;
        };
        flips.push(flip(model, other, old, new)?);
    }
    Ok(flips)
}

fn flip(model: &Model, other: &Model, old: EditionId, new: EditionId) -> Result<Flip, (String, String)> {
    let (as_taken, as_read) = (changes(model, old, new)?, changes(other, old, new)?);
    let differs = |one: &(String, Change), all: &[(String, Change)]| {
        !all.iter().any(|(place, change)| {
            *place == one.0 && (&change.region, &change.old, &change.new) == (&one.1.region, &one.1.old, &one.1.new)
        })
    };
    Ok(Flip {
        old: model.edition(old).name.clone(),
        new: model.edition(new).name.clone(),
        as_taken: Directions::of(as_taken.iter().map(|(_, change)| change)),
        as_read: Directions::of(as_read.iter().map(|(_, change)| change)),
        gone: as_taken.iter().filter(|one| differs(one, &as_read)).count(),
        come: as_read.iter().filter(|one| differs(one, &as_taken)).count(),
    })
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
