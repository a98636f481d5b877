//! Why decisions differ, told once: the rules and items of important data that reach many scenarios alike, and below
//! them what the bands of each scenario decide otherwise by themselves.
//!
//! Every differing input is told exactly once or by causes that overlap: by a rule that decides on one side and does not
//! hold on the other (`Cause`), by the bands where no rule decides on either side, or, if neither explains it, as a
//! region of its own. The regions of a scenario's `decisions` stay what they are: exact and disjoint.

use dsl_syntax::RegionBox;

use super::cause::{Cause, CauseItem, Effect, Outcomes, Side};
use super::differ::Differ;
use super::regions;
use super::status::Direction;
use super::value::Change;
use crate::decision::diagram::{FALSE, NodeId};
use crate::decision::draw::NODE_BUDGET;
use crate::decision::governing::{Case, Origin, fallbacks};
use crate::decision::order::Axis;
use crate::decision::reasons::Deciders;
use crate::model::region::{Extent, Region};
use crate::model::{FactId, FactKind, Model, ValueSet, readings};
use crate::words::{self, Language};

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

/// Two values that are decided on the two sides of a difference.
struct Differing {
    old: u32,
    new: u32,
    /// The inputs that get them.
    on: NodeId,
    /// Those of them that a cause tells.
    explained: NodeId,
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
    (old, new): (&Deciders<'m>, &Deciders<'m>),
) -> Option<Told> {
    differ.builder.arena.allow(NODE_BUDGET);
    let differing = regions::differing(&mut differ.builder, old.root, new.root)?;
    let mut differing: Vec<Differing> =
        differing.into_iter().map(|(old, new, on)| Differing { old, new, on, explained: FALSE }).collect();
    let (old_parts, new_parts) = (parts(differ, old), parts(differ, new));
    let mut told = Told::default();
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
            for ends in &mut differing {
                let (value, other_value) = match side {
                    Side::New => (ends.new, ends.old),
                    Side::Old => (ends.old, ends.new),
                };
                if !differ.builder.values.has_part(part.value, value) {
                    continue;
                }
                let mut there = differ.builder.arena.and(ends.on, part.decides);
                there = without(differ, there, ends.explained);
                if let Some(twin) = twin {
                    there = without(differ, there, twin.holds);
                }
                if there == FALSE {
                    continue;
                }
                ends.explained = differ.builder.arena.or(ends.explained, there);
                let outcomes = Outcomes {
                    old: differ.decided(ends.old),
                    new: differ.decided(ends.new),
                    direction: differ.direction(ends.old, ends.new),
                };
                let mut left = there;
                if part.by_importance {
                    for (item, holds) in &own.items {
                        let by_item = differ.builder.arena.and(there, *holds);
                        left = without(differ, left, *holds);
                        if by_item != FALSE {
                            let against = other_flow.over(&mut differ.builder, by_item, other_value);
                            let cause = (side, part, Some(*item));
                            note(differ, &mut told.causes, cause, (by_item, value), &outcomes, &against);
                        }
                    }
                }
                if left != FALSE {
                    let against = other_flow.over(&mut differ.builder, left, other_value);
                    note(differ, &mut told.causes, (side, part, None), (left, value), &outcomes, &against);
                }
            }
        }
    }
    for found in &mut told.causes {
        found.among = among(differ, found.there).named(differ.model);
    }
    let ruled = differ.builder.arena.or(old_parts.any, new_parts.any);
    told.by_bands = by_bands(differ, (old_cases, new_cases), ruled)?;
    let asked = regions::asked(&differ.builder, &[old.root, new.root]);
    for ends in differing {
        let rest = without(differ, ends.on, ends.explained);
        let rest = differ.builder.arena.and(rest, ruled);
        for region in regions::regions(&differ.builder, rest)? {
            told.apart.push(differ.change_in((&region, &asked), rest, (old, ends.old), (new, ends.new)));
        }
    }
    (!differ.builder.arena.is_over()).then_some(told)
}

fn without(differ: &mut Differ<'_>, node: NodeId, taken: NodeId) -> NodeId {
    let rest = differ.builder.arena.not(taken);
    differ.builder.arena.and(node, rest)
}

/// The rules of a side (not its bands), each over all cases that it binds in, and the items.
fn parts<'m>(differ: &mut Differ<'m>, flow: &Deciders<'m>) -> Parts<'m> {
    let arena = &mut differ.builder.arena;
    let mut parts = Parts { rules: Vec::new(), items: Vec::new(), any: FALSE };
    for case in &flow.cases {
        let rules = case.layers.iter().flat_map(|turn| turn.rules.iter().map(|rule| (turn.left, rule)));
        for (left, rule) in rules.filter(|(_, rule)| is_rule(rule.origin.id)) {
            let decides = arena.and(left, rule.when);
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
    let old = Deciders::draw(&mut differ.builder, differ.old, &bare(old))?;
    let new = Deciders::draw(&mut differ.builder, differ.new, &bare(new))?;
    let plain = differ.builder.arena.not(ruled);
    let asked = regions::asked(&differ.builder, &[old.root, new.root]);
    let mut changes = Vec::new();
    for (region, old_value, new_value) in regions::differences(&mut differ.builder, (old.root, new.root), &asked)? {
        let inside = differ.builder.region(&region);
        if differ.builder.arena.meets(inside, plain) {
            changes.push(differ.change_in((&region, &asked), plain, (&old, old_value), (&new, new_value)));
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
    let unverified = against.iter().chain([&part.origin]).chain(&item).any(|origin| origin.provenance.unverified);
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

/// The attributes that are not free on a set of inputs, each with the values that it may have there, in the order of axes.
fn among(differ: &mut Differ<'_>, there: NodeId) -> Region {
    let model = differ.model;
    let mut among = Region::default();
    for axis in differ.builder.axes.order().to_vec() {
        let Axis::Fact(fact) = axis else { continue };
        let FactKind::Attribute { values, .. } = &model.fact(fact).kind else { continue };
        let possible = (0..values.len()).map(ValueSet::one).filter(|one| {
            let has = differ.builder.side(fact, Extent::Set(*one));
            differ.builder.arena.meets(there, has)
        });
        let possible = Extent::Set(possible.fold(ValueSet(0), ValueSet::join));
        if possible != Extent::whole(model.fact(fact)) {
            among.push(fact, possible);
        }
    }
    among
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
        (region, asked): (&Region, &[FactId]),
        within: NodeId,
        (old, old_value): (&Deciders<'m>, u32),
        (new, new_value): (&Deciders<'m>, u32),
    ) -> Change {
        let inside = self.builder.region(region);
        let inside = self.builder.arena.and(inside, within);
        let rules_old = old.over(&mut self.builder, inside, old_value);
        let rules_new = new.over(&mut self.builder, inside, new_value);
        self.change(region, asked, (old_value, &rules_old), (new_value, &rules_new))
    }
}
