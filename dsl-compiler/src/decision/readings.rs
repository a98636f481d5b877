//! On which of the readings that are taken a decision rests.

use super::governing::{fallbacks, lister};
use crate::model::readings::conflicts;
use crate::model::{EditionId, Model, Scenario};

/// The readings taken that give one of these clauses or items at `(industry, scenario)` in an edition: `PLACE/NAME`.
#[must_use]
pub(crate) fn deciding(model: &Model, edition: EditionId, place: (&str, &str), clauses: &[String]) -> Vec<String> {
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
