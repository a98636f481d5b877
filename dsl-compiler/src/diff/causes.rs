//! Why decisions differ, told once: the rules and items of important data that reach many scenarios alike, and below
//! them what the bands of each scenario decide otherwise by themselves.
//!
//! Every differing input is told exactly once or by causes that overlap: by a rule that decides on one side and does not
//! hold on the other (`Cause`), by the bands where no rule decides on either side, or, if neither explains it, as a
//! region of its own. The regions of a scenario's `decisions` stay what they are: exact and disjoint.

use dsl_syntax::{Extent, RegionBox};

use super::regions::{self, Area};
use super::{Change, Decided, Differ, Direction};
use crate::decision::diagram::{FALSE, NodeId};
use crate::decision::draw::{DrawnFlow, Layer, NODE_BUDGET};
use crate::decision::governing::{Case, Origin, fallbacks};
use crate::decision::order::Axis;
use crate::model::readings;
use crate::model::{FactKind, Model, ValueSet};
use crate::words::{self, Language};

/// Which edition a cause stands in.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The old edition or one that it falls back to: it decided so, and nothing of the kind does any more.
    Old,
    /// The new edition or one that it falls back to.
    New,
}

/// A rule by which flows come to be decided otherwise; with an item, the rule where the data is important by that item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Where it stands.
    pub side: Side,
    /// Its name, `EDITION/…/rules/N`.
    pub rule: String,
    /// What it says, by names and in English: for programs.
    pub says: String,
    /// What the rule cites.
    pub cite: Vec<String>,
    /// Whether the rule, the item, or what decides on the other side has not been read against the controlling text.
    pub unverified: bool,
    /// The item by which the data is important.
    pub item: Option<CauseItem>,
    /// For whom and where, each with what changes there.
    pub effects: Vec<Effect>,
}

/// An item of important data as a cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseItem {
    /// `EDITION/…/important/NAME`.
    pub id: String,
    /// Its condition, if it has one, by names and in English, for programs: `when …`, `always when …`.
    pub says: Option<String>,
    /// What it cites.
    pub cite: Vec<String>,
    /// The readings that say, on either side, whether and when data is important by it, where sources differ: `PLACE/NAME`.
    pub readings: Vec<String>,
}

/// What a cause changes alike in some scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The attributes that all its flows have: who is concerned. Nothing where everyone may be.
    pub among: RegionBox,
    /// What was decided and what is.
    pub outcomes: Vec<Outcomes>,
    /// What decides on the other side: citations, else the rules' names.
    pub against: Vec<String>,
    /// Where: each industry with its scenarios, in the order of the diff.
    pub places: Vec<(String, Vec<String>)>,
    /// The readings of bands by which the other side decides, where sources differ: `PLACE/NAME`.
    pub readings: Vec<String>,
}

/// What was decided and what is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcomes {
    /// By the old edition.
    pub old: Decided,
    /// By the new edition.
    pub new: Decided,
    /// Which way.
    pub direction: Direction,
}

/// What is told of one scenario beside the causes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// What the bands decide otherwise, where no rule decides on either side.
    pub(super) by_bands: Vec<Change>,
    /// What neither causes nor bands tell.
    pub(super) apart: Vec<Change>,
    /// What the causes do here.
    pub(super) causes: Vec<Found>,
}

/// A cause at work in one scenario, for one end: what the rule gives, and which way that is from what stands on the
/// other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    cause: Cause,
    end: (u32, Direction),
    /// The inputs.
    there: NodeId,
    among: RegionBox,
    outcomes: Vec<Outcomes>,
    against: Vec<String>,
    /// The rules that `against` cites.
    against_rules: Vec<String>,
}

/// A rule of one side over all its cases.
struct Part<'m> {
    origin: Origin<'m>,
    value: u32,
    by_importance: bool,
    /// Where its condition holds.
    holds: NodeId,
    /// Where it is of the layer that decides, and holds.
    decides: NodeId,
}

struct Parts<'m> {
    rules: Vec<Part<'m>>,
    items: Vec<(Origin<'m>, NodeId)>,
    /// Where any rule holds.
    any: NodeId,
}

/// Which rules are looked at first: what only one edition has explains more than what both have and one overrides.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Rank {
    OfOneSide,
    OfBoth,
}

const RANKS: [(Rank, Side); 4] =
    [(Rank::OfOneSide, Side::New), (Rank::OfOneSide, Side::Old), (Rank::OfBoth, Side::New), (Rank::OfBoth, Side::Old)];

/// Tells the difference of one scenario by its causes; none past the node budget.
pub(super) fn told<'m>(
    differ: &mut Differ<'m>,
    (old_cases, new_cases): (&[Case<'m>], &[Case<'m>]),
    (old, new): (&DrawnFlow<'m>, &DrawnFlow<'m>),
) -> Option<Told> {
    differ.builder.arena.allow(NODE_BUDGET);
    let differing = regions::differing(differ, old.root, new.root)?;
    let (old_parts, new_parts) = (parts(differ, old), parts(differ, new));
    let mut told = Told::default();
    let mut explained: Vec<NodeId> = vec![FALSE; differing.len()];
    for (rank, side) in RANKS {
        let (own, other, other_flow) = match side {
            Side::New => (&new_parts, &old_parts, old),
            Side::Old => (&old_parts, &new_parts, new),
        };
        // What an item of important data explains needs no other rule that decides there as well.
        let mut by_turn: Vec<&Part<'m>> = own.rules.iter().collect();
        by_turn.sort_by_key(|part| !part.by_importance);
        for part in by_turn {
            let twin = other.rules.iter().find(|rule| rule.origin.id == part.origin.id);
            if (rank == Rank::OfBoth) != twin.is_some() {
                continue;
            }
            for (at, (old_value, new_value, differs)) in differing.iter().enumerate() {
                let (value, other_value) = match side {
                    Side::New => (*new_value, *old_value),
                    Side::Old => (*old_value, *new_value),
                };
                if !differ.gives(part.value, value) {
                    continue;
                }
                let mut there = differ.builder.arena.and(*differs, part.decides);
                there = without(differ, there, explained[at]);
                if let Some(twin) = twin {
                    there = without(differ, there, twin.holds);
                }
                if there == FALSE {
                    continue;
                }
                explained[at] = differ.builder.arena.or(explained[at], there);
                let outcomes = Outcomes {
                    old: differ.decided(*old_value),
                    new: differ.decided(*new_value),
                    direction: differ.direction(*old_value, *new_value),
                };
                let mut left = there;
                if part.by_importance {
                    for (item, holds) in &own.items {
                        let by_item = differ.builder.arena.and(there, *holds);
                        left = without(differ, left, *holds);
                        if by_item != FALSE {
                            let against = differ.deciding(other_flow, by_item, other_value);
                            let cause = (side, part, Some(*item));
                            note(differ, &mut told.causes, cause, (by_item, value), &outcomes, &against);
                        }
                    }
                }
                if left != FALSE {
                    let against = differ.deciding(other_flow, left, other_value);
                    note(differ, &mut told.causes, (side, part, None), (left, value), &outcomes, &against);
                }
            }
        }
    }
    for found in &mut told.causes {
        found.among = among(differ, found.there);
    }
    let ruled = differ.builder.arena.or(old_parts.any, new_parts.any);
    told.by_bands = by_bands(differ, (old_cases, new_cases), ruled)?;
    for ((old_value, new_value, differs), explained) in differing.into_iter().zip(explained) {
        let rest = without(differ, differs, explained);
        let rest = differ.builder.arena.and(rest, ruled);
        for area in regions::areas(differ, rest, &[old.root, new.root])? {
            let change = differ.change_in(&area, rest, (old, old_value), (new, new_value));
            told.apart.push(change);
        }
    }
    (!differ.builder.arena.is_over()).then_some(told)
}

fn without(differ: &mut Differ<'_>, node: NodeId, taken: NodeId) -> NodeId {
    let rest = differ.builder.arena.not(taken);
    differ.builder.arena.and(node, rest)
}

/// The rules of a side (not its bands), each over all cases that it binds in, and the items.
fn parts<'m>(differ: &mut Differ<'m>, flow: &DrawnFlow<'m>) -> Parts<'m> {
    let arena = &mut differ.builder.arena;
    let mut parts = Parts { rules: Vec::new(), items: Vec::new(), any: FALSE };
    for case in &flow.cases {
        let mut left = case.guard;
        let mut layers: Vec<Layer> = case.rules.iter().map(|rule| rule.layer).collect();
        layers.sort();
        layers.dedup();
        for layer in layers {
            let mut taken = FALSE;
            for rule in case.rules.iter().filter(|rule| rule.layer == layer && is_rule(rule.origin.id)) {
                let decides = arena.and(left, rule.when);
                taken = arena.or(taken, rule.when);
                parts.any = arena.or(parts.any, rule.when);
                match parts.rules.iter_mut().find(|part| part.origin.id == rule.origin.id) {
                    Some(part) => {
                        part.holds = arena.or(part.holds, rule.when);
                        part.decides = arena.or(part.decides, decides);
                    }
                    None => parts.rules.push(Part {
                        origin: rule.origin,
                        value: rule.value,
                        by_importance: rule.by_importance,
                        holds: rule.when,
                        decides,
                    }),
                }
            }
            if matches!(layer, Layer::Regardless(_)) {
                let rest = arena.not(taken);
                left = arena.and(left, rest);
            }
        }
        for item in &case.items {
            match parts.items.iter_mut().find(|(known, _)| known.id == item.origin.id) {
                Some((_, when)) => *when = arena.or(*when, item.when),
                None => parts.items.push((item.origin, item.when)),
            }
        }
    }
    parts
}

/// `…/rules/N`, and not `…/bands/N`: neither word can be a name.
fn is_rule(id: &str) -> bool {
    id.rsplit('/').nth(1) == Some("rules")
}

/// What the bands alone decide otherwise, as far as there are inputs on which no rule decides on either side.
fn by_bands<'m>(differ: &mut Differ<'m>, (old, new): (&[Case<'m>], &[Case<'m>]), ruled: NodeId) -> Option<Vec<Change>> {
    let bare = |cases: &[Case<'m>]| -> Vec<Case<'m>> {
        let bare =
            |case: &Case<'m>| Case { regardless: Vec::new(), rules: Vec::new(), items: Vec::new(), ..case.clone() };
        cases.iter().map(bare).collect()
    };
    let old = differ.builder.flow(differ.old, &bare(old))?;
    let new = differ.builder.flow(differ.new, &bare(new))?;
    let plain = differ.builder.arena.not(ruled);
    let mut changes = Vec::new();
    for (area, old_value, new_value) in regions::differences(differ, old.root, new.root)? {
        let inside = regions::draw(&mut differ.builder, &area);
        if differ.builder.arena.meets(inside, plain) {
            changes.push(differ.change_in(&area, plain, (&old, old_value), (&new, new_value)));
        }
    }
    Some(changes)
}

/// Adds what a cause does on `there` to what is known of it.
fn note<'m>(
    differ: &mut Differ<'m>,
    causes: &mut Vec<Found>,
    (side, part, item): (Side, &Part<'m>, Option<Origin<'m>>),
    (there, value): (NodeId, u32),
    outcomes: &Outcomes,
    against: &[Origin<'m>],
) {
    let end = (value, outcomes.direction);
    let unverified = against.iter().chain([&part.origin]).chain(&item).any(|origin| origin.standing.unverified);
    let against_rules: Vec<String> = against.iter().map(|origin| origin.id.to_owned()).collect();
    let against = differ.cites(against);
    let known = causes.iter_mut().find(|found| {
        let item_id = found.cause.item.as_ref().map(|item| item.id.as_str());
        found.cause.side == side
            && found.cause.rule == part.origin.id
            && item_id == item.map(|item| item.id)
            && found.end == end
    });
    match known {
        Some(found) => {
            found.cause.unverified |= unverified;
            found.there = differ.builder.arena.or(found.there, there);
            if !found.outcomes.contains(outcomes) {
                found.outcomes.push(outcomes.clone());
            }
            add_new(&mut found.against, against);
            add_new(&mut found.against_rules, against_rules);
        }
        None => {
            let cause = Cause {
                side,
                rule: part.origin.id.to_owned(),
                says: rule_words(differ.model_of(side), part.origin.id),
                cite: differ.cites(&[part.origin]),
                unverified,
                item: item.map(|item| CauseItem {
                    id: item.id.to_owned(),
                    says: item_words(differ.model_of(side), item.id),
                    cite: differ.cites(&[item]),
                    readings: item_readings(differ, side, item.id),
                }),
                effects: Vec::new(),
            };
            let among = RegionBox::new();
            causes.push(Found { cause, end, there, among, outcomes: vec![outcomes.clone()], against, against_rules });
        }
    }
}

fn add_new(known: &mut Vec<String>, more: Vec<String>) {
    for one in more {
        if !known.contains(&one) {
            known.push(one);
        }
    }
}

/// The readings taken of an item on its own side, and of what is the same item on the other.
fn item_readings(differ: &Differ<'_>, side: Side, id: &str) -> Vec<String> {
    let fact = differ.model_of(side).items().find(|item| item.id == id).map(|item| item.fact);
    let mut found = Vec::new();
    for (model, edition) in [(differ.old_model, differ.old), (differ.model, differ.new)] {
        for edition in fallbacks(model, edition).into_iter().map(|id| model.edition(id)) {
            let items = edition.items.iter().chain(edition.industries.iter().flat_map(|industry| &industry.items));
            let same = items.filter(|item| Some(item.fact) == fact);
            add_new(&mut found, same.filter_map(|item| readings::taken_of(model, edition, item)).collect());
        }
    }
    found
}

/// The attributes that are not free on a set of inputs, each with the values that it may have there.
fn among(differ: &mut Differ<'_>, there: NodeId) -> RegionBox {
    let model = differ.model;
    let mut sides = Vec::new();
    for (level, axis) in (0u32..).zip(differ.builder.axes.order().to_vec()) {
        let Axis::Fact(fact) = axis else { continue };
        let fact = model.fact(fact);
        let FactKind::Attribute { values, .. } = &fact.kind else { continue };
        let arena = &mut differ.builder.arena;
        let possible: Vec<usize> = (0..values.len())
            .filter(|value| {
                let one = ValueSet::one(*value);
                let has = arena.values(level, values.len(), |at| one.has(at));
                arena.meets(there, has)
            })
            .collect();
        if possible.len() < values.len() {
            let names = possible.iter().filter_map(|at| values.get(*at)).map(|value| value.name.clone()).collect();
            sides.push((fact.name.clone(), Extent::OneOf(names)));
        }
    }
    sides
}

/// The causes of a whole diff, as they are met scenario by scenario.
#[derive(Default)]
pub(super) struct Causes {
    list: Vec<Cause>,
}

impl Causes {
    /// Adds what was found in one scenario.
    pub(super) fn add(
        &mut self,
        (industry, scenario): (&str, &str),
        found: Vec<Found>,
        readings: &dyn Fn(Side, &[String]) -> Vec<String>,
    ) {
        for Found { cause, among, outcomes, against, against_rules, .. } in found {
            let rests_on = readings(cause.side, &against_rules);
            let own_item = |cause: &Cause| cause.item.as_ref().map(|item| item.id.clone());
            let known = self.list.iter().position(|known| {
                known.side == cause.side && known.rule == cause.rule && own_item(known) == own_item(&cause)
            });
            let at = known.unwrap_or_else(|| {
                self.list.push(Cause { effects: Vec::new(), ..cause.clone() });
                self.list.len() - 1
            });
            let Some(entry) = self.list.get_mut(at) else { continue };
            entry.unverified |= cause.unverified;
            match entry.effects.iter_mut().find(|e| e.among == among && e.outcomes == outcomes) {
                Some(effect) => {
                    add_new(&mut effect.against, against);
                    add_new(&mut effect.readings, rests_on);
                    match effect.places.iter_mut().find(|(name, _)| name == industry) {
                        Some((_, scenarios)) => {
                            if !scenarios.iter().any(|name| name == scenario) {
                                scenarios.push(scenario.to_owned());
                            }
                        }
                        None => effect.places.push((industry.to_owned(), vec![scenario.to_owned()])),
                    }
                }
                None => {
                    let places = vec![(industry.to_owned(), vec![scenario.to_owned()])];
                    entry.effects.push(Effect { among, outcomes, against, places, readings: rests_on });
                }
            }
        }
    }

    /// In the order in which the rules and items are written, the new side first.
    pub(super) fn finish(mut self, old: &Model, new: &Model) -> Vec<Cause> {
        let key = |cause: &Cause| {
            let model = if cause.side == Side::Old { old } else { new };
            let item = cause.item.as_ref().map(|item| model.items().position(|known| known.id == item.id));
            (cause.side == Side::Old, model.rules().position(|rule| rule.id == cause.rule), item)
        };
        self.list.sort_by_cached_key(key);
        self.list
    }
}

fn rule_words(model: &Model, id: &str) -> String {
    let rule = model.rules().find(|rule| rule.id == id);
    rule.map_or_else(
        || id.to_owned(),
        |rule| words::clause(model, &rule.verdict, Some(&rule.when), rule.regardless, Language::En),
    )
}

fn item_words(model: &Model, id: &str) -> Option<String> {
    model.items().find(|item| item.id == id).and_then(|item| words::item(model, item, Language::En))
}

impl<'m> Differ<'m> {
    /// The lists as that side reads them.
    fn model_of(&self, side: Side) -> &'m Model {
        match side {
            Side::Old => self.old_model,
            Side::New => self.model,
        }
    }

    /// A region with the reasons that decide within it on `within`.
    fn change_in(
        &mut self,
        area: &Area,
        within: NodeId,
        (old, old_value): (&DrawnFlow<'m>, u32),
        (new, new_value): (&DrawnFlow<'m>, u32),
    ) -> Change {
        let inside = regions::draw(&mut self.builder, area);
        let inside = self.builder.arena.and(inside, within);
        let rules_old = self.deciding(old, inside, old_value);
        let rules_new = self.deciding(new, inside, new_value);
        self.change(area, (old_value, &rules_old), (new_value, &rules_new))
    }
}
