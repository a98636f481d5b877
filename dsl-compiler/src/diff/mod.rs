//! What two editions decide differently: for every industry and scenario, over every input, and only then their words.
//!
//! `pairing` says what is compared with what, `regions` reads the differing inputs off the product of two graphs as few
//! disjoint boxes, `boxes` does the same by box splitting where a graph is too large, `causes` says why, once for all
//! scenarios that a rule or an item reaches, `texts` compares the words, `glance` does all of it
//! for one scenario, and `dsl-report` tells it all to people.

mod boxes;
mod catalogue;
mod causes;
mod pairing;
mod procedure;
mod regions;
mod says;
mod scenario_view;
mod texts;

use std::fmt;
use std::ops::Deref;

use dsl_artifact::format::OtherList;
use dsl_syntax::{FactValue, RegionBox};

use crate::artefact::{cite, other_list};
use crate::decision::diagram::{FALSE, NodeId};
use crate::decision::draw::{Builder, DrawnFlow, Layer, Value};
use crate::decision::governing::{self, Beside, Case};
use crate::decision::readings::deciding;
use crate::model::{EditionId, FactId, Model, OutcomeId};
use crate::work::Work;
pub use catalogue::{CatalogueDiff, EntryDiff, Named};
pub use causes::{Cause, CauseItem, Effect, Outcomes, Side};
use pairing::{Place, ScenarioPair};
pub use procedure::{About, ProcedureChange, Stated};
pub use says::{Called, LimitSays, Says};
pub use scenario_view::{before, of_scenario};
pub use texts::{FieldChanges, TextChange};

/// How a thing fared from one edition to the next.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Only the new edition lists it.
    Added,
    /// Only the old edition lists it.
    Removed,
    /// Both list it, and something differs.
    Changed,
    /// Both list it, and nothing differs.
    Same,
}

/// Which way a decision went.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Direction {
    /// A milder outcome.
    Looser,
    /// A stricter outcome.
    Stricter,
    /// An outcome that is open, or outside the chains.
    Other,
}

/// What is decided: an outcome, or that it is open which of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    outcomes: Vec<String>,
    words: String,
}

impl Decided {
    fn one_of(outcomes: Vec<String>) -> Self {
        let words = match outcomes.as_slice() {
            [only] => only.clone(),
            several => format!("open {{ {} }}", several.join(", ")),
        };
        Self { outcomes, words }
    }

    /// The names of the outcomes: one, or those that it is open between, in order of declaration.
    #[must_use]
    pub fn outcomes(&self) -> &[String] {
        &self.outcomes
    }

    /// Whether it is open which of several.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.outcomes.len() > 1
    }
}

/// In the words of a list: `contract`, `open { contract, free }`.
impl Deref for Decided {
    type Target = str;
    fn deref(&self) -> &str {
        &self.words
    }
}

impl fmt::Display for Decided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

/// A region of inputs that the two editions decide differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The inputs; facts that are not named do not matter.
    pub region: RegionBox,
    /// What the old edition decides.
    pub old: Decided,
    /// What the new edition decides.
    pub new: Decided,
    /// Which way.
    pub direction: Direction,
    /// The least input: every fact that either edition asks in this scenario.
    pub witness: Vec<(String, FactValue)>,
    /// Whether a clause that decides here, on either side, has not been read against the controlling text.
    pub unverified: bool,
    /// What decides it on the old side: citations, else the rules' names.
    pub cite_old: Vec<String>,
    /// The same on the new side.
    pub cite_new: Vec<String>,
    /// The old side's rules.
    pub rules_old: Vec<String>,
    /// The new side's rules.
    pub rules_new: Vec<String>,
    /// Measures of this region whose counting words changed.
    pub recounted: Vec<String>,
    /// The readings that decide here on either side, where sources differ: `PLACE/NAME`. Another reading may decide
    /// otherwise, so that the change may be a difference of summaries and not of law.
    pub readings: Vec<String>,
    /// Lists that a rule leaves the decision to here, on either side, and that are not in the folder.
    pub lists: Vec<OtherList>,
    /// Items of important data that, as the old and the new side are read, are none here: another reading has them, and
    /// would decide otherwise.
    pub(crate) doubted: [Vec<String>; 2],
}

/// A scenario of either edition, or `other`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioDiff {
    /// Its name in the new edition; in the old one where it was removed.
    pub scenario: String,
    /// Its names in the old edition, `INDUSTRY/SCENARIO` where the industry is another.
    pub was: Vec<String>,
    /// How it fared.
    pub status: Status,
    /// Where the decisions differ: disjoint regions.
    pub decisions: Vec<Change>,
    /// The same for people, beside the causes of the whole diff: what the bands decide otherwise where no rule decides
    /// on either side. A region here may reach over inputs that a rule decides; of those it says nothing.
    pub by_bands: Vec<Change>,
    /// What neither a cause nor the bands tell.
    pub apart: Vec<Change>,
    /// Changed titles and notes.
    pub texts: Vec<TextChange>,
    /// Changed fields.
    pub fields: FieldChanges,
}

/// An important-data item of an industry that only one edition has as it is read, or whose words changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDiff {
    /// Its name.
    pub item: String,
    /// How it fared.
    pub status: Status,
    /// The readings on either side that say whether it is listed, where sources differ: `PLACE/NAME`.
    pub readings: Vec<String>,
    /// Changed titles and notes.
    pub texts: Vec<TextChange>,
}

/// An industry of either edition, or `other`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndustryDiff {
    /// Its name in the new edition; in the old one where it was removed.
    pub industry: String,
    /// Its names in the old edition.
    pub was: Vec<String>,
    /// How it fared.
    pub status: Status,
    /// Its scenarios, then `other`.
    pub scenarios: Vec<ScenarioDiff>,
    /// Its items.
    pub items: Vec<ItemDiff>,
    /// Changed titles and notes.
    pub texts: Vec<TextChange>,
}

/// How many regions and industries.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Regions with a milder outcome.
    pub looser: usize,
    /// Regions with a stricter outcome.
    pub stricter: usize,
    /// Regions with an outcome that cannot be compared.
    pub other: usize,
    /// Regions that rest on an unverified clause.
    pub unverified: usize,
    /// Industries added.
    pub added: usize,
    /// Industries removed.
    pub removed: usize,
}

/// The difference of two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// The old edition's name.
    pub old: String,
    /// The new edition's name.
    pub new: String,
    /// Whom the two apply to, where that differs: old and new, by names and in English, for programs.
    pub scope: Vec<(String, String)>,
    /// What differs in their procedures.
    pub procedure: Vec<ProcedureChange>,
    /// Changed titles and notes of the editions themselves, and of what their procedures declare.
    pub texts: Vec<TextChange>,
    /// The rules and items by which flows come to be decided otherwise, each once for all scenarios that it reaches.
    pub causes: Vec<Cause>,
    /// What is known of the two catalogues; none where neither edition has one.
    pub catalogue: Option<CatalogueDiff>,
    /// Every industry of either edition, then `other`.
    pub industries: Vec<IndustryDiff>,
    /// The counts.
    pub summary: Summary,
}

impl Diff {
    /// Whether nothing differs, decisions or words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scope.is_empty()
            && self.procedure.is_empty()
            && self.texts.is_empty()
            && self.catalogue.as_ref().is_none_or(CatalogueDiff::is_same)
            && self.industries.iter().all(|i| i.status == Status::Same)
    }
}

/// A scenario that differs in too many places to list: neither graphs nor boxes could be compared within the budgets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// The industry.
    pub industry: String,
    /// The scenario.
    pub scenario: String,
}

impl TooMany {
    fn at((industry, scenario): &Place<'_>) -> Self {
        Self { industry: (*industry).to_owned(), scenario: (*scenario).to_owned() }
    }
}

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
            let compared = differ.scenario(&pair, scenario, &mut causes::Causes::default())?;
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
    let mut causes = causes::Causes::default();
    for pair in pairing::industries(model, old, new) {
        let mut scenarios = Vec::new();
        for scenario in &pair.scenarios {
            scenarios.push(differ.scenario(&pair, scenario, &mut causes)?);
        }
        industries.push(texts::industry(model, (old, new), &pair, scenarios));
    }
    let summary = summary(&industries);
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
    compared.map(|(changes, _)| changes).ok_or_else(|| TooMany::at(&place))
}

fn summary(industries: &[IndustryDiff]) -> Summary {
    let mut summary = Summary::default();
    for industry in industries {
        match industry.status {
            Status::Added => summary.added += 1,
            Status::Removed => summary.removed += 1,
            _ => {}
        }
        for change in industry.scenarios.iter().flat_map(|scenario| &scenario.decisions) {
            match change.direction {
                Direction::Looser => summary.looser += 1,
                Direction::Stricter => summary.stricter += 1,
                Direction::Other => summary.other += 1,
            }
            summary.unverified += usize::from(change.unverified);
        }
    }
    summary
}

/// The old edition's axes under the names that `was` gives them today.
fn renames(model: &Model, old: EditionId) -> Vec<(FactId, FactId)> {
    let mut renames = Vec::new();
    for (at, fact) in model.facts.iter().enumerate() {
        for (edition, earlier) in &fact.was {
            if *edition == old {
                renames.push((*earlier, FactId::at(at)));
            }
        }
    }
    renames
}

struct Differ<'m> {
    /// The lists as the new side reads them.
    model: &'m Model,
    /// The lists as the old side reads them: the same facts and outcomes, perhaps other readings.
    old_model: &'m Model,
    old: EditionId,
    new: EditionId,
    builder: Builder<'m>,
    work: Work,
    renames: Vec<(FactId, FactId)>,
}

impl<'m> Differ<'m> {
    fn of((old_model, old): (&'m Model, EditionId), (model, new): (&'m Model, EditionId), work: &Work) -> Self {
        // An edition has no earlier self in itself.
        let renames = if old == new { Vec::new() } else { renames(model, old) };
        Self { model, old_model, old, new, builder: Builder::counted(model, work), work: work.clone(), renames }
    }

    fn scenario(
        &mut self,
        industry: &pairing::IndustryPair<'m>,
        pair: &ScenarioPair<'m>,
        causes: &mut causes::Causes,
    ) -> Result<ScenarioDiff, TooMany> {
        let mut told = texts::Decisions::default();
        let several = pair.old.len() > 1;
        for old in &pair.old {
            let compared = self.changes(old, &pair.new).ok_or_else(|| TooMany::at(&pair.new))?;
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
                change.region.insert(0, ("was".to_owned(), dsl_syntax::Extent::OneOf(vec![name])));
            }
        }
    }

    /// The regions on which the old edition's decision of one place differs from the new edition's of another, and the
    /// same by causes; without those where a graph is too large.
    fn changes(&mut self, old: &Place<'_>, new: &Place<'_>) -> Option<(Vec<Change>, Option<causes::Told>)> {
        let (old_cases, new_cases) = self.cases(old, new);
        let drawn = self.builder.flow(self.old, &old_cases).zip(self.builder.flow(self.new, &new_cases));
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

    /// Both sides' cases over the same axes: earlier names read as today's, and a count that stands for another on one side
    /// counted with it on the other, where the other does not know it.
    fn cases(&self, old: &Place<'_>, new: &Place<'_>) -> (Vec<Case<'m>>, Vec<Case<'m>>) {
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

    fn by_graph(&mut self, old: &DrawnFlow<'m>, new: &DrawnFlow<'m>) -> Option<Vec<Change>> {
        let found = regions::differences(self, old.root, new.root)?;
        let mut changes = Vec::with_capacity(found.len());
        for (area, old_value, new_value) in found {
            let inside = regions::draw(&mut self.builder, &area);
            let rules_old = self.deciding(old, inside, old_value);
            let rules_new = self.deciding(new, inside, new_value);
            let mut change = self.change(&area, (old_value, &rules_old), (new_value, &rules_new));
            change.doubted = [self.doubted(old, &area, inside), self.doubted(new, &area, inside)];
            changes.push(change);
        }
        Some(changes)
    }

    /// The rules that give `value` somewhere in a region on which the decision is `value` everywhere.
    fn deciding(&mut self, flow: &DrawnFlow<'m>, inside: NodeId, value: u32) -> Vec<governing::Origin<'m>> {
        let mut found: Vec<governing::Origin<'m>> = Vec::new();
        for case in &flow.cases {
            let mut left = self.builder.arena.and(inside, case.guard);
            if left == FALSE {
                continue;
            }
            let mut layers: Vec<Layer> = case
                .rules
                .iter()
                .map(|rule| rule.layer)
                .filter(|layer| matches!(layer, Layer::Regardless(_)))
                .collect();
            layers.sort();
            layers.dedup();
            for layer in layers {
                let mut taken = FALSE;
                for rule in case.rules.iter().filter(|rule| rule.layer == layer) {
                    if self.builder.arena.meets(left, rule.when) {
                        found.push(rule.origin);
                        taken = self.builder.arena.or(taken, rule.when);
                    }
                }
                let rest = self.builder.arena.not(taken);
                left = self.builder.arena.and(left, rest);
            }
            let mut by_importance = false;
            for rule in case.rules.iter().filter(|rule| !matches!(rule.layer, Layer::Regardless(_))) {
                if self.gives(rule.value, value) && self.builder.arena.meets(left, rule.when) {
                    found.push(rule.origin);
                    by_importance |= rule.by_importance;
                }
            }
            if by_importance {
                for item in &case.items {
                    if self.builder.arena.meets(left, item.when) {
                        found.push(item.origin);
                    }
                }
            }
        }
        found
    }

    /// The items that another reading has, where that would decide otherwise: all over the region, or in part of a region
    /// of flows that hold such data. What a region does not speak of casts no doubt on it.
    fn doubted(&mut self, flow: &DrawnFlow<'m>, area: &regions::Area, inside: NodeId) -> Vec<String> {
        let mut found = Vec::new();
        for item in flow.cases.iter().flat_map(|case| &case.items).filter(|item| item.doubted != FALSE) {
            let held = regions::holds(&self.builder, area, item.fact);
            let sure = self.builder.arena.not(item.doubted);
            let arena = &self.builder.arena;
            if held && arena.meets(inside, item.doubted) || !arena.meets(inside, sure) {
                found.push(item.origin);
            }
        }
        ids(&found)
    }

    /// Whether a rule that gives `given` has a part in the decision `value`.
    fn gives(&self, given: u32, value: u32) -> bool {
        let outcomes = self.builder.values.get(value).outcomes();
        self.builder.values.get(given).outcomes().iter().any(|outcome| outcomes.contains(outcome))
    }

    fn change(
        &self,
        area: &regions::Area,
        (old, rules_old): (u32, &[governing::Origin<'m>]),
        (new, rules_new): (u32, &[governing::Origin<'m>]),
    ) -> Change {
        let unverified = rules_old.iter().chain(rules_new).any(|rule| rule.standing.unverified);
        Change {
            region: regions::named(&self.builder, area),
            old: self.decided(old),
            new: self.decided(new),
            direction: self.direction(old, new),
            witness: regions::witness(&self.builder, area),
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

    fn cites(&self, rules: &[governing::Origin<'m>]) -> Vec<String> {
        let mut cites: Vec<String> = Vec::new();
        for rule in rules {
            let own: Vec<String> = rule.standing.cites.iter().map(|one| cite(self.model, one)).collect();
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

    fn decided(&self, value: u32) -> Decided {
        let outcomes = self.builder.values.get(value).outcomes();
        Decided::one_of(outcomes.iter().map(|outcome| self.model.outcome(*outcome).name.clone()).collect())
    }

    fn direction(&self, old: u32, new: u32) -> Direction {
        let one = |value: u32| match self.builder.values.get(value) {
            Value::Outcome(outcome) => Some(*outcome),
            Value::Open(_) => None,
        };
        let compared = one(old).zip(one(new)).and_then(|(old, new)| self.compare(old, new));
        match compared {
            Some(std::cmp::Ordering::Less) => Direction::Stricter,
            Some(std::cmp::Ordering::Greater) => Direction::Looser,
            _ => Direction::Other,
        }
    }

    /// By the new edition's chain, else by the old one's.
    fn compare(&self, old: OutcomeId, new: OutcomeId) -> Option<std::cmp::Ordering> {
        [self.new, self.old].iter().find_map(|edition| {
            let edition = self.model.edition(*edition);
            Some(edition.rank(old)?.cmp(&edition.rank(new)?))
        })
    }
}

/// The readings that decide a place in an edition, where one of these rules decides.
fn read_as(model: &Model, edition: EditionId, place: &Place<'_>, rules: [&Vec<String>; 2]) -> Vec<String> {
    let rules: Vec<String> = rules.into_iter().flatten().cloned().collect();
    deciding(model, edition, *place, &rules)
}

fn ids(rules: &[governing::Origin<'_>]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for rule in rules {
        if !ids.iter().any(|known| known == rule.id) {
            ids.push(rule.id.to_owned());
        }
    }
    ids
}
