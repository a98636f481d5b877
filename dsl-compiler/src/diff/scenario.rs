//! One scenario compared with its earlier selves: by graphs, and by boxes where a graph is too large.

use dsl_syntax::Extent;

use super::cause::Side;
use super::causes::{self, Causes};
use super::differ::{Differ, ids};
use super::pairing::{IndustryPair, Place, ScenarioPair};
use super::value::{Change, ScenarioDiff, TooMany};
use super::{boxes, regions, texts};
use crate::decision::draw::Builder;
use crate::decision::readings::deciding;
use crate::decision::reasons::Deciders;
use crate::model::{EditionId, Model, ValueSet, region};
use crate::words::other_list;

impl<'m> Differ<'m> {
    /// A scenario with its earlier selves; what its causes are is added to those of the whole diff.
    pub(super) fn scenario(
        &mut self,
        industry: &IndustryPair<'m>,
        pair: &ScenarioPair<'m>,
        causes: &mut Causes,
    ) -> Result<ScenarioDiff, TooMany> {
        let mut told = texts::Decisions::default();
        let several = pair.old.len() > 1;
        for old in &pair.old {
            let compared = self.changes(old, &pair.new).ok_or_else(|| TooMany::at(pair.new))?;
            let (mut changes, parts) = compared;
            let (mut by_bands, mut apart) = match parts {
                Some(parts) => {
                    // What decides on the side that a cause does not stand on.
                    let readings = |side: Side, rules: &[String]| match side {
                        Side::New => deciding(self.old_model, self.old, *old, rules),
                        Side::Old => deciding(self.model, self.new, pair.new, rules),
                    };
                    causes.add((industry.name, texts::name(pair)), parts.causes, &readings);
                    (parts.by_bands, parts.apart)
                }
                None => (Vec::new(), changes.clone()),
            };
            for list in [&mut changes, &mut by_bands, &mut apart] {
                self.complete(list, (old, &pair.new), several);
            }
            told.exact.extend(changes);
            told.by_bands.extend(by_bands);
            told.apart.extend(apart);
        }
        let recounted = texts::recounted(self.model, self.old, self.new, pair);
        for change in told.exact.iter_mut().chain(&mut told.by_bands).chain(&mut told.apart) {
            let named = |name: &&String| change.region.iter().any(|(axis, _)| axis == *name);
            change.recounted = recounted.iter().filter(named).cloned().collect();
        }
        Ok(texts::scenario(self.model, self.old, self.new, industry, pair, told, &recounted))
    }

    /// The readings that decide, and, where several scenarios merged, which of them is meant.
    fn complete(&self, changes: &mut [Change], (old, new): (&Place<'m>, &Place<'m>), several: bool) {
        for change in changes {
            let [doubted_old, doubted_new] = &change.doubted;
            let sides = [
                (self.old_model, self.old, old, [&change.rules_old, doubted_old]),
                (self.model, self.new, new, [&change.rules_new, doubted_new]),
            ];
            let readings =
                sides.into_iter().flat_map(|(model, edition, place, rules)| read_as(model, edition, place, rules));
            change.readings.clear();
            for reading in readings {
                if !change.readings.contains(&reading) {
                    change.readings.push(reading);
                }
            }
            change.lists.clear();
            // Where a stricter rule decides all the same, nothing is left to another list.
            let sides = [
                (self.old_model, &change.rules_old, change.old.is_open()),
                (self.model, &change.rules_new, change.new.is_open()),
            ];
            for (model, rules, is_open) in sides {
                let left = model.outside().filter(|(clause, _)| is_open && rules.iter().any(|rule| rule == clause));
                for list in left.map(|(_, outside)| other_list(model, outside)) {
                    if !change.lists.contains(&list) {
                        change.lists.push(list);
                    }
                }
            }
            if several {
                // What merged is told apart by an axis of its own, so that the regions stay disjoint.
                let name = format!("{}/{}", old.0, old.1);
                change.region.insert(0, ("was".to_owned(), Extent::OneOf(vec![name])));
            }
        }
    }

    /// The regions on which the old edition's decision of one place differs from the new edition's of another, and the
    /// same by causes; without those where a graph is too large.
    pub(super) fn changes(&mut self, old: &Place<'_>, new: &Place<'_>) -> Option<(Vec<Change>, Option<causes::Told>)> {
        let (old_cases, new_cases) = self.cases(old, new);
        let old_side = Deciders::draw(&mut self.builder, self.old, &old_cases);
        let drawn = old_side.zip(Deciders::draw(&mut self.builder, self.new, &new_cases));
        let mut told = None;
        let changes = match drawn {
            // Equal meaning is the same node.
            Some((old, new)) if old.root == new.root => {
                told = Some(causes::Told::default());
                Some(Vec::new())
            }
            Some((old, new)) => {
                let changes = self.by_graph(&old, &new);
                if changes.is_some() {
                    told = causes::told(self, (&old_cases, &new_cases), (&old, &new));
                }
                changes
            }
            None => None,
        };
        let changes = match changes {
            Some(changes) => changes,
            None => {
                // What a graph that is too large left behind is of no use any more.
                self.builder = Builder::counted(self.model, &self.work);
                boxes::changes(self, &old_cases, &new_cases)?
            }
        };
        self.builder.arena.forget();
        Some((changes, told))
    }

    pub(super) fn by_graph(&mut self, old: &Deciders<'m>, new: &Deciders<'m>) -> Option<Vec<Change>> {
        let asked = regions::asked(&self.builder, &[old.root, new.root]);
        let found = regions::differences(&mut self.builder, (old.root, new.root), &asked)?;
        let mut changes = Vec::with_capacity(found.len());
        for (region, old_value, new_value) in found {
            let inside = self.builder.region(&region);
            let rules_old = old.over(&mut self.builder, inside, old_value);
            let rules_new = new.over(&mut self.builder, inside, new_value);
            let mut change = self.change(&region, &asked, (old_value, &rules_old), (new_value, &rules_new));
            let is_held = |item| region.side(item) == Some(region::Extent::Set(ValueSet::one(1)));
            change.doubted = [old, new].map(|side| ids(&side.doubted(&mut self.builder.arena, inside, is_held)));
            changes.push(change);
        }
        (!self.builder.arena.is_over()).then_some(changes)
    }
}

/// The readings that decide a place in an edition, where one of these rules decides.
fn read_as(model: &Model, edition: EditionId, place: &Place<'_>, rules: [&Vec<String>; 2]) -> Vec<String> {
    let rules: Vec<String> = rules.into_iter().flatten().cloned().collect();
    deciding(model, edition, *place, &rules)
}
