//! A block whose boxes are cut to its space: what every check works on.

use std::cmp::Reverse;

use super::space::{BandBox, GivenBox, Gives, NormalBlock, Point, Space};

/// A box cut to its space, and what it was.
pub(super) struct Fitted<'a, G> {
    pub(super) area: BandBox,
    /// Its place among those that were given. Of a list of them, these rise.
    pub(super) id: usize,
    pub(super) given: &'a G,
}

impl<'a, G> Fitted<'a, G> {
    /// Boxes cut to the space, in order; those without a point are left out.
    pub(super) fn all(space: &Space, boxes: &'a [G], area: impl Fn(&G) -> &BandBox) -> Vec<Self> {
        let fitted = |(id, given): (usize, &'a G)| Some(Self { area: space.fit(area(given))?, id, given });
        boxes.iter().enumerate().filter_map(fitted).collect()
    }
}

/// A box of a block of bands.
pub(super) type FittedBox<'a> = Fitted<'a, GivenBox>;

/// By which of the outcomes that boxes may give they are ranked.
pub(super) type Rank = for<'b, 'a> fn(&'b FittedBox<'a>) -> usize;

/// By the mildest.
pub(super) const LEAST: Rank = |one| one.least();

/// By the strictest.
pub(super) const MOST: Rank = |one| one.most();

impl FittedBox<'_> {
    /// The mildest that it may give.
    pub(super) fn least(&self) -> usize {
        self.given.gives.least()
    }

    /// The strictest: the same, where it is not `open`.
    pub(super) fn most(&self) -> usize {
        self.given.gives.most()
    }

    /// Whether the text bounds the measure.
    pub(super) fn names_measure(&self, measure: usize) -> bool {
        self.given.names_measures.get(measure) == Some(&true)
    }

    /// Whether the text bounds any.
    pub(super) fn names_a_measure(&self) -> bool {
        self.given.names_measures.contains(&true)
    }
}

/// A block with its boxes made to fit the space.
pub(super) struct FittedBlock<'a> {
    pub(super) block: &'a NormalBlock,
    pub(super) boxes: Vec<FittedBox<'a>>,
    /// The mildest rank that the block gives.
    pub(super) mildest: usize,
}

impl<'a> FittedBlock<'a> {
    pub(super) fn new(block: &'a NormalBlock) -> Self {
        let gives = block.boxes.iter().map(|one| &one.gives).chain(&block.otherwise);
        let mildest = gives.map(Gives::least).min().unwrap_or(0);
        Self { block, boxes: Fitted::all(&block.space, &block.boxes, |one| &one.area), mildest }
    }

    pub(super) fn space(&self) -> &Space {
        &self.block.space
    }

    /// Whether any answer may be a set of outcomes.
    pub(super) fn is_open(&self) -> bool {
        self.block.boxes.iter().map(|one| &one.gives).chain(&self.block.otherwise).any(Gives::is_open)
    }

    /// The boxes that take the point in.
    pub(super) fn covering(&self, point: &Point) -> impl Iterator<Item = &FittedBox<'a>> {
        self.boxes.iter().filter(|one| one.area.has(point))
    }

    /// What the boxes that cover the point give it together; `None` where there is none.
    pub(super) fn answer(&self, point: &Point) -> Option<Gives> {
        self.covering(point).fold(None, |all: Option<Gives>, one| {
            Some(all.map_or_else(|| one.given.gives.clone(), |all| all.stricter(&one.given.gives)))
        })
    }

    /// Of the boxes that cover the point, the first of the strictest.
    pub(super) fn decider(&self, point: &Point, rank: Rank) -> Option<&FittedBox<'a>> {
        self.covering(point).min_by_key(|one| (Reverse(rank(one)), one.id))
    }
}
