//! Boxes as sets of points: meeting, containing, taking away.

use super::space::{BandBox, Point, Space};
use crate::model::{COUNT_LIMIT, Interval, ValueSet};

impl Space {
    /// The box of all points.
    #[must_use]
    pub(crate) fn whole(&self) -> BandBox {
        BandBox {
            choices: self.choices.iter().map(|count| ValueSet::full(*count)).collect(),
            measures: vec![Interval::FULL; self.measures],
        }
    }

    /// `area` cut to this space: sides that it lacks are full, sides too many are left out. `None` where no point is left.
    #[must_use]
    pub(crate) fn fit(&self, area: &BandBox) -> Option<BandBox> {
        let mut fitted = self.whole();
        for (side, given) in fitted.choices.iter_mut().zip(&area.choices) {
            *side = side.meet(*given);
        }
        for (side, given) in fitted.measures.iter_mut().zip(&area.measures) {
            *side = Interval { lo: given.lo, hi: given.hi.min(COUNT_LIMIT) };
        }
        (!fitted.is_empty()).then_some(fitted)
    }
}

impl BandBox {
    /// Whether it holds no point.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.choices.iter().any(|side| side.is_empty()) || self.measures.iter().any(|side| side.lo >= side.hi)
    }

    /// Whether the two have a point in common.
    #[must_use]
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.measures.iter().zip(&other.measures).all(|(a, b)| a.lo.max(b.lo) < a.hi.min(b.hi))
            && self.choices.iter().zip(&other.choices).all(|(a, b)| !a.meet(*b).is_empty())
    }

    /// The points in both; `None` where there is none.
    #[must_use]
    pub(crate) fn meet(&self, other: &Self) -> Option<Self> {
        if !self.meets(other) {
            return None;
        }
        Some(Self {
            choices: self.choices.iter().zip(&other.choices).map(|(a, b)| a.meet(*b)).collect(),
            measures: self
                .measures
                .iter()
                .zip(&other.measures)
                .map(|(a, b)| Interval { lo: a.lo.max(b.lo), hi: a.hi.min(b.hi) })
                .collect(),
        })
    }

    /// Whether every point of `other` is in `self`.
    #[must_use]
    pub(crate) fn contains(&self, other: &Self) -> bool {
        self.measures.iter().zip(&other.measures).all(|(a, b)| a.contains(*b))
            && self.choices.iter().zip(&other.choices).all(|(a, b)| a.contains(*b))
    }

    /// Whether the point is in it.
    #[must_use]
    pub(crate) fn has(&self, point: &Point) -> bool {
        self.has_choices(point)
            && self.measures.iter().zip(&point.measures).all(|(side, v)| side.lo <= *v && *v < side.hi)
    }

    /// Whether the point's choices are in its value sets, whatever the counts.
    #[must_use]
    pub(crate) fn has_choices(&self, point: &Point) -> bool {
        self.choices.iter().zip(&point.choices).all(|(side, v)| side.has(*v))
    }

    /// Whether some point of the box lies at or below `point`: same choices, every count at most the point's.
    #[must_use]
    pub(crate) fn reaches_below(&self, point: &Point) -> bool {
        self.has_choices(point) && self.measures.iter().zip(&point.measures).all(|(side, v)| side.lo <= *v)
    }

    /// Its least point: the least value of every choice, the least count of every measure. The box must not be empty.
    #[must_use]
    pub(crate) fn least(&self) -> Point {
        Point {
            choices: self.choices.iter().map(|side| side.first()).collect(),
            measures: self.measures.iter().map(|side| side.lo).collect(),
        }
    }

    /// Everything at or above a point of the box: same choices, every count at least its least.
    #[must_use]
    pub(crate) fn up(&self) -> Self {
        Self {
            choices: self.choices.clone(),
            measures: self.measures.iter().map(|side| Interval { lo: side.lo, hi: COUNT_LIMIT }).collect(),
        }
    }

    /// The points of `self` that are not in `other`, as at most `choices + 2 · measures` disjoint boxes, pushed onto `out`.
    pub(crate) fn subtract(&self, other: &Self, out: &mut Vec<Self>) {
        if !self.meets(other) {
            out.push(self.clone());
            return;
        }
        let mut rest = self.clone();
        for (axis, taken) in other.choices.iter().enumerate() {
            let own = rest.choice(axis);
            let outside = ValueSet(own.0 & !taken.0);
            if !outside.is_empty() {
                let mut piece = rest.clone();
                *piece.choice_mut(axis) = outside;
                out.push(piece);
            }
            *rest.choice_mut(axis) = own.meet(*taken);
        }
        for (axis, taken) in other.measures.iter().enumerate() {
            let own = rest.measure(axis);
            if own.lo < taken.lo {
                let mut piece = rest.clone();
                *piece.measure_mut(axis) = Interval { lo: own.lo, hi: taken.lo };
                out.push(piece);
            }
            if taken.hi < own.hi {
                let mut piece = rest.clone();
                *piece.measure_mut(axis) = Interval { lo: taken.hi, hi: own.hi };
                out.push(piece);
            }
            *rest.measure_mut(axis) = Interval { lo: own.lo.max(taken.lo), hi: own.hi.min(taken.hi) };
        }
    }

    /// Whether the two overlap or lie side by side: some point of one differs from some point of the other in at most one axis,
    /// there by one count or by the choice made.
    #[must_use]
    pub(crate) fn touches(&self, other: &Self) -> bool {
        let mut apart = 0;
        for (a, b) in self.measures.iter().zip(&other.measures) {
            let (lo, hi) = (a.lo.max(b.lo), a.hi.min(b.hi));
            if lo > hi {
                return false;
            }
            apart += usize::from(lo == hi);
        }
        apart += self.choices.iter().zip(&other.choices).filter(|(a, b)| a.meet(**b).is_empty()).count();
        apart <= 1
    }
}
