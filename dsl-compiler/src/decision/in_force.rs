//! When an edition is in force: from its first day on, until the first day of an edition that `replaces` it.

use dsl_artifact::in_force::NotInForce;
use dsl_syntax::ast::Date;

use crate::model::{EditionId, Model};

/// The edition that ends this one, and the first day on which it does: of several that say so, the one in force first.
#[must_use]
pub fn end(model: &Model, edition: EditionId) -> Option<(EditionId, Date)> {
    let newer = model.editions().filter(|(_, newer)| newer.replaces == Some(edition));
    newer.filter_map(|(id, newer)| Some((id, newer.in_force?))).min_by_key(|(_, since)| *since)
}

/// The edition in force on a day (`YYYY-MM-DD`): the one asked, or one along `replaces` before it. Never a newer one: who
/// asks an edition that has ended should know.
///
/// # Errors
/// Why none is.
pub fn in_force(model: &Model, asked: EditionId, day: &str) -> Result<EditionId, NotInForce> {
    let named = |id: EditionId| model.edition(id).name.clone();
    let mut at = Some(asked);
    while let Some(id) = at {
        if let Some((newer, _)) = end(model, id).filter(|(_, since)| since.to_string().as_str() <= day) {
            return Err(NotInForce::Replaced { edition: named(id), day: day.to_owned(), by: named(newer) });
        }
        if model.edition(id).in_force.is_some_and(|since| since.to_string().as_str() <= day) {
            return Ok(id);
        }
        at = model.edition(id).replaces;
    }
    Err(NotInForce::NotYet { edition: named(asked), day: day.to_owned() })
}
