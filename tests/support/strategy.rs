//! Strategies: how proptest makes plans, and makes them smaller.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::plan::{
    BandsPlan, BlockPlan, ClausePlan, CondPlan, EditionPlan, GivesPlan, IndustryPlan, ItemPlan, ItemSays,
    OtherwisePlan, Plan, RulePlan, ScenarioPlan,
};

/// What a condition may speak of.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Speaks {
    /// Attributes and flags.
    Scope,
    /// Counts too, and people.
    Item,
    /// Importance too.
    Clause,
}

/// Any plan of one to three editions.
pub fn plan() -> impl Strategy<Value = Plan> {
    // Only where there are two can one read the other's counts.
    let editions = prop_oneof![1 => vec(edition(), 1), 3 => vec(edition(), 2), 2 => vec(edition(), 3)];
    (any::<u64>(), editions).prop_map(|(surface, editions)| Plan { surface, editions })
}

fn edition() -> impl Strategy<Value = EditionPlan> {
    (
        any::<u8>(),
        any::<bool>(),
        option::weighted(0.6, cond(Speaks::Scope)),
        vec(item(), 0..=2),
        vec(rule(), 0..=3),
        vec(block(), 0..=2),
        vec(industry(), 0..=2),
    )
        .prop_map(|(fallback, inserts, scope, items, rules, blocks, industries)| EditionPlan {
            fallback,
            inserts,
            scope,
            items,
            rules,
            blocks,
            industries,
        })
}

fn industry() -> impl Strategy<Value = IndustryPlan> {
    (
        0..3_u8,
        option::weighted(0.3, cond(Speaks::Scope)),
        measure(),
        vec(item(), 0..=2),
        vec(rule(), 0..=2),
        option::weighted(0.3, block()),
        vec(scenario(), 0..=3),
    )
        .prop_map(|(name, scope, measure, items, rules, shared, scenarios)| IndustryPlan {
            name,
            scope,
            measure,
            items,
            rules,
            shared,
            scenarios,
        })
}

fn scenario() -> impl Strategy<Value = ScenarioPlan> {
    let refers = option::weighted(0.7, (any::<u8>(), any::<u8>()));
    (0..4_u8, any::<bool>(), measure(), bands(), vec(rule(), 0..=1), refers).prop_map(
        |(name, joins, measure, bands, rules, refers)| {
            let scenario = ScenarioPlan { name, joins, measure, bands, rules };
            match (&scenario.measure, refers) {
                // A count that stands for another matters most where another edition's block decides.
                (Some(Some(_)), Some((edition, block))) => {
                    ScenarioPlan { joins: false, bands: BandsPlan::Reference(edition, block), ..scenario }
                }
                _ => scenario,
            }
        },
    )
}

fn measure() -> impl Strategy<Value = Option<Option<u8>>> {
    option::weighted(0.7, option::weighted(0.8, 0..3_u8))
}

fn bands() -> impl Strategy<Value = BandsPlan> {
    prop_oneof![
        1 => Just(BandsPlan::Open),
        1 => Just(BandsPlan::Outside),
        4 => (any::<u8>(), any::<u8>()).prop_map(|(edition, block)| BandsPlan::Reference(edition, block)),
        6 => block().prop_map(BandsPlan::Own),
    ]
}

fn block() -> impl Strategy<Value = BlockPlan> {
    let otherwise = prop_oneof![
        12 => Just(OtherwisePlan::Mildest),
        4 => (any::<u8>(), any::<u8>()).prop_map(|(a, b)| OtherwisePlan::Open(a, b)),
        1 => Just(OtherwisePlan::Missing),
    ];
    (vec(clause(), 1..=3), otherwise).prop_map(|(clauses, otherwise)| BlockPlan { clauses, otherwise })
}

fn clause() -> impl Strategy<Value = ClausePlan> {
    let gives = prop_oneof![
        6 => any::<u8>().prop_map(GivesPlan::One),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(a, b)| GivesPlan::Open(a, b)),
        1 => Just(GivesPlan::Outside),
    ];
    (gives, cond(Speaks::Clause), option::weighted(0.25, cond(Speaks::Clause)))
        .prop_map(|(gives, when, unless)| ClausePlan { gives, when, unless })
}

fn rule() -> impl Strategy<Value = RulePlan> {
    (any::<bool>(), clause()).prop_map(|(regardless, clause)| RulePlan { regardless, clause })
}

fn item() -> impl Strategy<Value = ItemPlan> {
    let others = prop_oneof![2 => Just(Vec::new()), 1 => vec(item_says(), 1..=2)];
    (item_says(), others).prop_map(|(says, others)| ItemPlan { says, others })
}

fn item_says() -> impl Strategy<Value = ItemSays> {
    (option::weighted(0.5, cond(Speaks::Item)), option::weighted(0.4, cond(Speaks::Item)), any::<bool>())
        .prop_map(|(when, always, unlisted)| ItemSays { when, always, unlisted })
}

fn cond(speaks: Speaks) -> impl Strategy<Value = CondPlan> {
    let counts = u32::from(speaks != Speaks::Scope);
    let importance = u32::from(speaks == Speaks::Clause);
    let leaf = prop_oneof![
        2 => (any::<u8>(), any::<bool>()).prop_map(|(flag, holds)| CondPlan::Flag(flag, holds)),
        2 => any::<u8>().prop_map(CondPlan::Kind),
        1 => any::<u8>().prop_map(CondPlan::Level),
        9 * counts => (any::<u8>(), any::<u8>(), option::of(any::<u8>()))
            .prop_map(|(fact, lo, hi)| CondPlan::Count(fact, lo, hi)),
        2 * counts => (any::<u8>(), any::<u8>()).prop_map(|(fact, hi)| CondPlan::Under(fact, hi)),
        2 * counts => Just(CondPlan::SomePeople),
        3 * importance => any::<bool>().prop_map(CondPlan::Important),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![vec(inner.clone(), 1..=3).prop_map(CondPlan::Any), vec(inner, 1..=3).prop_map(CondPlan::All),]
    })
}
