//! What two editions decide differently: for every industry and scenario, over every input, and only then their words.
//!
//! ```text
//! pairing ──► scenario ──► differ    two editions on one set of axes
//!                │            ▲
//!                ├─► regions ─┤      the differing inputs, read off the product of two graphs as few disjoint regions
//!                ├─► boxes ───┤      the same by box splitting, where a graph is too large
//!                ├─► causes ──┘      why, once for all scenarios that a rule or an item reaches
//!                └─► texts           the words; so do procedure and catalogue for theirs
//!
//! value, status, cause, says          what comes of it: dsl-report tells it to people
//! scenario_view                       one scenario, for whoever stands before its text
//! ```

mod boxes;
mod catalogue;
mod cause;
mod causes;
mod differ;
mod pairing;
mod procedure;
mod regions;
mod says;
mod scenario;
mod scenario_view;
mod status;
mod texts;
mod value;

use crate::model::{EditionId, Model};
use crate::work::Work;
pub use cause::{Cause, CauseItem, Effect, Outcomes, Side};
use causes::Causes;
use differ::Differ;
pub use says::{About, Called, LimitSays, ProcedureChange, Says, Stated};
pub use scenario_view::{before, of_scenario};
pub use status::{Decided, Direction, Status};
pub use value::{
    CatalogueDiff, Change, Diff, EntryDiff, FieldChanges, IndustryDiff, ItemDiff, Named, ScenarioDiff, Summary,
    TextChange, TooMany,
};

/// The regions of an industry, each with its place.
pub(crate) type Regions = Vec<(String, Change)>;

/// The regions of a diff, one list for each industry that is compared: each region with its `INDUSTRY/SCENARIO`. Where
/// industries are `named`, only those are compared, in either edition; the others' lists are `None`.
///
/// # Errors
/// The industry and scenario of which neither a graph nor boxes could be compared within the budgets.
pub(crate) fn regions_of(
    model: &Model,
    old: EditionId,
    new: EditionId,
    named: Option<&[&str]>,
) -> Result<Vec<Option<Regions>>, TooMany> {
    let mut differ = Differ::of((model, old), (model, new), &Work::default());
    let mut found = Vec::new();
    for pair in pairing::industries(model, old, new) {
        let mut places = pair.scenarios.iter().flat_map(|scenario| scenario.old.iter().chain([&scenario.new]));
        if !named.is_none_or(|named| places.any(|(industry, _)| named.contains(industry))) {
            found.push(None);
            continue;
        }
        let mut changes = Vec::new();
        for scenario in &pair.scenarios {
            let compared = differ.scenario(&pair, scenario, &mut Causes::default())?;
            let place = format!("{}/{}", pair.name, compared.scenario);
            changes.extend(compared.decisions.into_iter().map(|change| (place.clone(), change)));
        }
        found.push(Some(changes));
    }
    Ok(found)
}

/// Compares two editions of one model.
///
/// # Errors
/// The industry and scenario of which neither a graph nor boxes could be compared within the budgets.
pub fn diff(model: &Model, old: EditionId, new: EditionId) -> Result<Diff, TooMany> {
    diff_until(model, old, new, &Work::default())
}

/// The same, left when the work stops.
///
/// # Errors
/// The industry and scenario of which neither a graph nor boxes could be compared within the budgets, or where the work stopped.
pub fn diff_until(model: &Model, old: EditionId, new: EditionId, work: &Work) -> Result<Diff, TooMany> {
    let mut differ = Differ::of((model, old), (model, new), work);
    let mut industries = Vec::new();
    let mut causes = Causes::default();
    for pair in pairing::industries(model, old, new) {
        let mut scenarios = Vec::new();
        for scenario in &pair.scenarios {
            scenarios.push(differ.scenario(&pair, scenario, &mut causes)?);
        }
        industries.push(texts::industry(model, (old, new), &pair, scenarios));
    }
    let summary = Summary::of(&industries);
    let (procedure, words) = procedure::procedures(model, old, new);
    let mut texts = texts::edition(model.edition(old), model.edition(new));
    texts.extend(words);
    Ok(Diff {
        old: model.edition(old).name.clone(),
        new: model.edition(new).name.clone(),
        scope: texts::scope(model, old, new),
        procedure,
        texts,
        causes: causes.finish(model, model),
        catalogue: catalogue::catalogue((model.edition(old), old), model.edition(new)),
        industries,
        summary,
    })
}

/// What one edition decides otherwise in one scenario when the lists are read another way: `other` is the same lists,
/// resolved with other readings taken.
///
/// # Errors
/// The industry and scenario, where neither a graph nor boxes could be compared within the budgets, or the work stopped.
pub fn reread(
    model: &Model,
    other: &Model,
    edition: EditionId,
    industry: &str,
    scenario: &str,
    work: &Work,
) -> Result<Vec<Change>, TooMany> {
    let place = (industry, scenario);
    let compared = Differ::of((model, edition), (other, edition), work).changes(&place, &place);
    compared.map(|(changes, _)| changes).ok_or_else(|| TooMany::at(place))
}
