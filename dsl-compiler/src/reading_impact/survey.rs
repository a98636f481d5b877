//! All places where sources differ, with what each reading that is not taken would change.

use std::collections::BTreeMap;

use super::{DiffImpact, Impacts, ReadingImpact};
use crate::diff::TooMany;
use crate::model::readings::{Readings, conflicts};
use crate::model::{EditionId, Model, Reading};

/// Where sources differ, in some editions.
#[derive(Debug)]
pub struct Survey<'m> {
    /// In the order of the editions, then of writing.
    pub places: Vec<Disagreement<'m>>,
    /// In order of their names.
    pub everywhere: Vec<Everywhere>,
}

/// A place with its readings.
#[derive(Debug)]
pub struct Disagreement<'m> {
    /// `EDITION/INDUSTRY[/SCENARIO]`, or `EDITION[/INDUSTRY]/important/ITEM`.
    pub place: String,
    /// The edition.
    pub edition: EditionId,
    /// The industry; none for an item of a whole edition.
    pub industry: Option<&'m str>,
    /// The scenario, where the place is one.
    pub scenario: Option<&'m str>,
    /// The item of important data, where the place is one.
    pub item: Option<&'m str>,
    /// The readings in order of writing.
    pub readings: Vec<Alternative<'m>>,
}

/// A reading.
#[derive(Debug)]
pub struct Alternative<'m> {
    /// As the list has it.
    pub reading: &'m Reading,
    /// What it would change; none where it is taken.
    pub impact: Option<ReadingImpact>,
}

/// A reading that several places have and do not take, taken in all of them.
#[derive(Debug)]
pub struct Everywhere {
    /// Its name.
    pub name: String,
    /// How many places do not take it now.
    pub places: usize,
    /// What it would change in the diffs.
    pub diffs: Vec<DiffImpact>,
}

/// Looks at all places of the editions; `read` resolves the same lists with other readings taken.
///
/// # Errors
/// What could not be compared within the budgets.
pub fn survey<'m>(
    model: &'m Model,
    editions: &[EditionId],
    read: &dyn Fn(&Readings) -> Model,
) -> Result<Survey<'m>, TooMany> {
    let mut impacts = Impacts::of(model);
    let mut places = Vec::new();
    for edition in editions.iter().copied() {
        for conflict in conflicts(model, edition) {
            let mut readings = Vec::new();
            for reading in conflict.readings {
                let word = format!("{}/{}", conflict.place(), reading.name);
                let impact = match reading.taken {
                    true => None,
                    false => Some(impacts.reading(&read(&Readings::named([word.as_str()])), edition, &conflict)?),
                };
                readings.push(Alternative { reading, impact });
            }
            places.push(Disagreement {
                place: conflict.place(),
                edition,
                industry: conflict.industry,
                scenario: conflict.scenario,
                item: conflict.item.map(|(name, _)| name),
                readings,
            });
        }
    }
    let mut everywhere = Vec::new();
    for (name, (places, industries)) in several(&places) {
        let other = read(&Readings::named([name.as_str()]));
        let diffs = impacts.diffs(&other, editions, industries.as_deref())?;
        everywhere.push(Everywhere { name, places, diffs });
    }
    Ok(Survey { places, everywhere })
}

/// The readings that more than one place has and does not take: how many do, and in which industries, unless one of
/// them is a whole edition's.
fn several<'m>(places: &[Disagreement<'m>]) -> BTreeMap<String, (usize, Option<Vec<&'m str>>)> {
    let mut names: BTreeMap<String, (usize, Option<Vec<&'m str>>)> = BTreeMap::new();
    for place in places {
        for alternative in place.readings.iter().filter(|one| one.impact.is_some()) {
            let (count, industries) = names.entry(alternative.reading.name.clone()).or_insert((0, Some(Vec::new())));
            *count += 1;
            match (industries.as_mut(), place.industry) {
                (Some(industries), Some(industry)) => industries.push(industry),
                _ => *industries = None,
            }
        }
    }
    names.retain(|_, (count, _)| *count > 1);
    names
}
