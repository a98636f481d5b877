//! Two editions on one set of axes, and a region on which they differ in names, with its reasons.

use std::cmp::Ordering;

use crate::decision::draw::{Builder, Value};
use crate::decision::governing::{self, Beside, Case, Origin};
use crate::model::region::{Region, named_point};
use crate::model::{EditionId, FactId, Model, OutcomeId};
use crate::words::citation;
use crate::work::Work;

use super::pairing::Place;
use super::status::{Decided, Direction};
use super::value::Change;

/// The old edition's axes under the names that `was` gives them today.
fn renames(model: &Model, old: EditionId) -> Vec<(FactId, FactId)> {
    let mut renames = Vec::new();
    for fact in model.fact_ids() {
        let was = model.fact(fact).was.iter().filter(|(edition, _)| *edition == old);
        renames.extend(was.map(|(_, earlier)| (*earlier, fact)));
    }
    renames
}

/// What compares two editions.
pub(super) struct Differ<'m> {
    /// The lists as the new side reads them.
    pub(super) model: &'m Model,
    /// The lists as the old side reads them: the same facts and outcomes, perhaps other readings.
    pub(super) old_model: &'m Model,
    pub(super) old: EditionId,
    pub(super) new: EditionId,
    pub(super) builder: Builder<'m>,
    pub(super) work: Work,
    renames: Vec<(FactId, FactId)>,
}

impl<'m> Differ<'m> {
    pub(super) fn of(
        (old_model, old): (&'m Model, EditionId),
        (model, new): (&'m Model, EditionId),
        work: &Work,
    ) -> Self {
        // An edition has no earlier self in itself.
        let renames = if old == new { Vec::new() } else { renames(model, old) };
        Self { model, old_model, old, new, builder: Builder::counted(model, work), work: work.clone(), renames }
    }

    /// Both sides' cases over the same axes: earlier names read as today's, and a count that stands for another on one side
    /// counted with it on the other, where the other does not know it.
    pub(super) fn cases(&self, old: &Place<'_>, new: &Place<'_>) -> (Vec<Case<'m>>, Vec<Case<'m>>) {
        let (on_old, on_new) = ((self.old_model, self.old), (self.model, self.new));
        let of = |(model, edition): (&'m Model, EditionId), place: &Place<'_>, beside: &Beside| {
            governing::cases(model, edition, place.0, place.1, beside)
        };
        let mut for_old = Beside { renamed: self.renames.clone(), ..Beside::default() };
        let mut for_new = Beside::default();
        let (old_cases, new_cases) = (of(on_old, old, &for_old), of(on_new, new, &for_new));
        let stands = |(model, edition): (&'m Model, EditionId), place: &Place<'_>| {
            governing::lister(model, edition, place.0, place.1).map_or(&[][..], |(_, scenario)| &scenario.stands_for)
        };
        let unknown = |cases: &[Case<'m>], fact: FactId| !cases.iter().any(|case| case.names(fact));
        let of_new = stands(on_new, new).iter().copied().filter(|(own, _)| unknown(&old_cases, *own)).collect();
        let of_old = stands(on_old, old).iter().map(|(own, target)| (for_old.name(*own), for_old.name(*target)));
        for_new.stands_for = of_old.filter(|(own, _)| unknown(&new_cases, *own)).collect();
        for_old.stands_for = of_new;
        (of(on_old, old, &for_old), of(on_new, new, &for_new))
    }

    /// A region in names, with who decides it on either side; its witness says all that is `asked`.
    pub(super) fn change(
        &self,
        region: &Region,
        asked: &[FactId],
        (old, rules_old): (u32, &[Origin<'m>]),
        (new, rules_new): (u32, &[Origin<'m>]),
    ) -> Change {
        let unverified = rules_old.iter().chain(rules_new).any(|rule| rule.provenance.unverified);
        Change {
            region: region.clone().by_declaration(self.model).named(self.model),
            old: self.decided(old),
            new: self.decided(new),
            direction: self.direction(old, new),
            witness: named_point(self.model, &region.least(self.model, asked)),
            unverified,
            cite_old: self.cites(rules_old),
            cite_new: self.cites(rules_new),
            rules_old: ids(rules_old),
            rules_new: ids(rules_new),
            recounted: Vec::new(),
            readings: Vec::new(),
            lists: Vec::new(),
            doubted: Default::default(),
        }
    }

    pub(super) fn cites(&self, rules: &[Origin<'m>]) -> Vec<String> {
        let mut cites: Vec<String> = Vec::new();
        for rule in rules {
            let own: Vec<String> = rule.provenance.cites.iter().map(|one| citation(self.model, one)).collect();
            // A rule without citation is named itself: no region goes without its reasons.
            let own = if own.is_empty() { vec![rule.id.to_owned()] } else { own };
            for one in own {
                if !cites.contains(&one) {
                    cites.push(one);
                }
            }
        }
        cites
    }

    pub(super) fn decided(&self, value: u32) -> Decided {
        let outcomes = self.builder.values.get(value).outcomes();
        Decided::one_of(outcomes.iter().map(|outcome| self.model.outcome(*outcome).name.clone()).collect())
    }

    pub(super) fn direction(&self, old: u32, new: u32) -> Direction {
        let one = |value: u32| match self.builder.values.get(value) {
            Value::Outcome(outcome) => Some(*outcome),
            Value::Open(_) => None,
        };
        let compared = one(old).zip(one(new)).and_then(|(old, new)| self.compare(old, new));
        match compared {
            Some(Ordering::Less) => Direction::Stricter,
            Some(Ordering::Greater) => Direction::Looser,
            _ => Direction::Other,
        }
    }

    /// By the new edition's chain, else by the old one's.
    fn compare(&self, old: OutcomeId, new: OutcomeId) -> Option<Ordering> {
        [self.new, self.old].iter().find_map(|edition| {
            let edition = self.model.edition(*edition);
            Some(edition.rank(old)?.cmp(&edition.rank(new)?))
        })
    }
}

/// The rules by their paths, each once.
pub(super) fn ids(rules: &[Origin<'_>]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for rule in rules {
        if !ids.iter().any(|known| known == rule.id) {
            ids.push(rule.id.to_owned());
        }
    }
    ids
}
