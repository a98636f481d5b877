//! Regions: boxes over facts, joined where they touch, with their least points, and by names.
//!
//! A check looks for regions in a dense form of its own (`analysis`); whatever leaves a stage is one of these, or its names.

use dsl_syntax::{Extent as NamedExtent, FactValue, RegionBox};
use rustc_hash::FxHashMap;

use super::{Fact, FactId, FactKind, Interval, Model, Value, ValueSet};

/// What one fact may be within a region.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Extent {
    /// One of these values.
    Set(ValueSet),
    /// A count in this interval.
    Count(Interval),
}

impl Extent {
    /// Everything that a fact can be.
    #[must_use]
    pub fn whole(fact: &Fact) -> Self {
        fact.choices().map_or(Self::Count(Interval::FULL), |count| Self::Set(ValueSet::full(count)))
    }

    /// The least value or count.
    #[must_use]
    pub fn least(self) -> u64 {
        match self {
            Self::Set(set) => set.first() as u64,
            Self::Count(interval) => interval.lo,
        }
    }

    /// What both take in, where that is one extent too.
    fn joined(self, next: Self) -> Option<Self> {
        match (self, next) {
            (Self::Set(one), Self::Set(other)) => Some(Self::Set(one.join(other))),
            (Self::Count(one), Self::Count(next)) if one.hi == next.lo => {
                Some(Self::Count(Interval { lo: one.lo, hi: next.hi }))
            }
            _ => None,
        }
    }
}

/// A box over facts: each side says what one fact may be; facts without a side may be anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Region {
    /// Each fact once, in the order that whoever made the region looks at facts.
    sides: Vec<(FactId, Extent)>,
}

/// A point: what each fact is, a value by its place or a count.
pub type Point = Vec<(FactId, u64)>;

impl Region {
    /// The side of a fact, which has none yet, comes last.
    pub fn push(&mut self, fact: FactId, extent: Extent) {
        debug_assert!(self.side(fact).is_none(), "a fact has one side");
        self.sides.push((fact, extent));
    }

    /// Takes away the side that came last.
    pub fn pop(&mut self) {
        self.sides.pop();
    }

    /// The sides, in order.
    #[must_use]
    pub fn sides(&self) -> &[(FactId, Extent)] {
        &self.sides
    }

    /// What the region says of a fact.
    #[must_use]
    pub fn side(&self, fact: FactId) -> Option<Extent> {
        self.sides.iter().find(|(known, _)| *known == fact).map(|(_, extent)| *extent)
    }

    /// The least point over the facts that are `asked` and those that the region names: choices first, then measures, each in order
    /// of declaration.
    #[must_use]
    pub fn least(&self, model: &Model, asked: &[FactId]) -> Point {
        let mut facts: Vec<FactId> = asked.iter().copied().chain(self.sides.iter().map(|(fact, _)| *fact)).collect();
        facts.sort_by_key(|fact| (is_measure(model, *fact), *fact));
        facts.dedup();
        facts.into_iter().map(|fact| (fact, self.side(fact).map_or(0, Extent::least))).collect()
    }

    fn by_level(&self, level: &dyn Fn(FactId) -> u32) -> impl Iterator<Item = (u32, Extent)> {
        self.sides.iter().map(|(fact, extent)| (level(*fact), *extent))
    }

    /// Choices first, then measures, each in order of declaration.
    #[must_use]
    pub fn by_declaration(mut self, model: &Model) -> Self {
        self.sides.sort_by_key(|(fact, _)| (is_measure(model, *fact), *fact));
        self
    }

    /// By names, in its order.
    #[must_use]
    pub fn named(&self, model: &Model) -> RegionBox {
        self.sides.iter().map(|(fact, extent)| Axis::of(model.fact(*fact)).extent(*extent)).collect()
    }
}

/// A point by names.
#[must_use]
pub fn named_point(model: &Model, point: &Point) -> Vec<(String, FactValue)> {
    point.iter().filter_map(|(fact, value)| Axis::of(model.fact(*fact)).value(*value)).collect()
}

fn is_measure(model: &Model, fact: FactId) -> bool {
    model.fact(fact).choices().is_none()
}

/// What a region can bound, as findings and diffs name it.
#[derive(Copy, Clone, Debug)]
pub enum Axis<'m> {
    /// A measure of this name.
    Count(&'m str),
    /// An attribute with its values.
    OneOf(&'m str, &'m [Value]),
    /// A flag, an item, or a question of its own: 0 no, 1 yes.
    YesOrNo(&'m str),
}

impl<'m> Axis<'m> {
    /// The axis of a fact.
    #[must_use]
    pub fn of(fact: &'m Fact) -> Self {
        match &fact.kind {
            FactKind::Measure { .. } => Self::Count(&fact.name),
            FactKind::Attribute { values, .. } => Self::OneOf(&fact.name, values),
            FactKind::Flag | FactKind::Item => Self::YesOrNo(&fact.name),
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'m str {
        let (Self::Count(name) | Self::OneOf(name, _) | Self::YesOrNo(name)) = self;
        name
    }

    /// A side by names.
    #[must_use]
    pub fn extent(self, extent: Extent) -> (String, NamedExtent) {
        let named = match (extent, self) {
            (Extent::Count(interval), _) => NamedExtent::Count { min: interval.lo, max: interval.most() },
            (Extent::Set(set), Self::OneOf(_, values)) => {
                NamedExtent::OneOf(set.iter().filter_map(|at| values.get(at)).map(|value| value.name.clone()).collect())
            }
            (Extent::Set(set), _) => NamedExtent::Is(set.has(1)),
        };
        (self.name().to_owned(), named)
    }

    /// A value or count by names; nothing where the attribute has no such value, which no point should say.
    #[must_use]
    pub fn value(self, value: u64) -> Option<(String, FactValue)> {
        let named = match self {
            Self::Count(_) => FactValue::Count(value),
            Self::YesOrNo(_) => FactValue::Is(value == 1),
            Self::OneOf(_, values) => {
                let value = usize::try_from(value).ok().and_then(|at| values.get(at));
                debug_assert!(value.is_some(), "a point has values that there are");
                FactValue::Value(value?.name.clone())
            }
        };
        Some((self.name().to_owned(), named))
    }
}

/// Joins disjoint regions that differ in one fact only, until none are left: each round looks at one fact, and groups the regions by
/// all their other sides. `level` is the order of facts, by which the sides of each region are sorted, and the result is.
#[must_use]
pub fn merge(mut regions: Vec<Region>, model: &Model, level: &dyn Fn(FactId) -> u32) -> Vec<Region> {
    let mut facts: Vec<FactId> = regions.iter().flat_map(|region| &region.sides).map(|(fact, _)| *fact).collect();
    facts.sort_unstable();
    facts.dedup();
    facts.sort_by_key(|fact| level(*fact));
    loop {
        let before = regions.len();
        // From the last fact up: measures first, so that bands stay whole.
        for fact in facts.iter().rev() {
            regions = merge_along(regions, *fact, Extent::whole(model.fact(*fact)), level);
        }
        if regions.len() == before {
            regions.sort_by(|one, other| one.by_level(level).cmp(other.by_level(level)));
            return regions;
        }
    }
}

fn merge_along(regions: Vec<Region>, fact: FactId, whole: Extent, level: &dyn Fn(FactId) -> u32) -> Vec<Region> {
    let mut groups: FxHashMap<Region, usize> = FxHashMap::default();
    let mut order: Vec<(Region, Vec<Extent>)> = Vec::new();
    for mut region in regions {
        let own = region.sides.iter().position(|(at, _)| *at == fact).map(|at| region.sides.remove(at).1);
        let own = own.unwrap_or(whole);
        let next = order.len();
        let at = *groups.entry(region.clone()).or_insert(next);
        match order.get_mut(at) {
            Some((_, group)) => group.push(own),
            None => order.push((region, vec![own])),
        }
    }
    let mut merged = Vec::new();
    for (rest, mut group) in order {
        group.sort();
        let mut joined: Vec<Extent> = Vec::new();
        for next in group {
            match joined.last_mut().and_then(|last| Some((last.joined(next)?, last))) {
                Some((both, last)) => *last = both,
                None => joined.push(next),
            }
        }
        for extent in joined {
            let mut region = rest.clone();
            if extent != whole {
                let at = region.sides.partition_point(|(known, _)| level(*known) < level(fact));
                region.sides.insert(at, (fact, extent));
            }
            merged.push(region);
        }
    }
    merged
}

#[cfg(test)]
mod tests;
