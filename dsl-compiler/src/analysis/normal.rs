//! Conditions as boxes: disjunctive normal form.
//!
//! Every branch of an `or` stays a box of its own, so that one too many can be reported. Where `and` has to be multiplied out,
//! products that hold no point are left out, and so are those inside another product of the same multiplication, as long as every
//! branch that they come from lives on in some product: they are artefacts of multiplying, nobody wrote them.

use std::cell::Cell;

use super::space::{BandBox, Space};
use crate::model::{COUNT_LIMIT, Cond, FactId, Interval, Test, ValueSet};

/// A condition that splits into more boxes than this is refused.
pub(crate) const MAX_BOXES: usize = 100_000;

/// Products of more boxes than this are not searched for artefacts, which takes quadratic time.
const ABSORB_UP_TO: usize = 3_000;

/// Pairs of boxes tried for one product, empty ones included.
const MAX_PAIRS: usize = 100 * MAX_BOXES;

/// Which axis of the space a fact is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Axis {
    /// A choice, by position.
    Choice(usize),
    /// A measure, by position.
    Measure(usize),
}

/// What `some people` means in the space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum People {
    /// A choice of two values that stands for it.
    Choice(usize),
    /// At least one of these measures is 1 or more.
    Any(Vec<usize>),
}

/// The caller's mapping from facts to the axes of one space.
pub(crate) trait Axes {
    /// The space.
    fn space(&self) -> &Space;
    /// The axis of a fact; `None` for a fact that has none, which ends the conversion.
    fn axis(&self, fact: FactId) -> Option<Axis>;
    /// The choice of two values that stands for `data is important`.
    fn important(&self) -> Option<usize>;
    /// What stands for `some people`.
    fn people(&self) -> Option<People>;
}

/// Why there is no normal form.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum NormalError {
    /// More than [`MAX_BOXES`] boxes.
    TooManyBoxes,
    /// A literal on a fact that the space lacks, or of another kind.
    NoAxis,
}

/// A conjunction: the box, and what its literals name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Conjunct {
    /// Where it holds; not empty.
    pub(crate) area: BandBox,
    /// Which choices a literal of it is about, even one that takes in every value.
    pub(crate) names_choices: Vec<bool>,
    /// Which measures a literal of it bounds, even by a bound that takes in every count.
    pub(crate) names_measures: Vec<bool>,
}

/// The condition as boxes, in the order of its branches.
///
/// # Errors
/// [`NormalError`], before more than [`MAX_BOXES`] boxes are held. The recursion is as deep as the condition.
pub(crate) fn normal(cond: &Cond, axes: &impl Axes) -> Result<Vec<Conjunct>, NormalError> {
    convert(cond, false, axes)
}

fn convert(cond: &Cond, negated: bool, axes: &impl Axes) -> Result<Vec<Conjunct>, NormalError> {
    match (cond, negated) {
        (Cond::All(parts), false) | (Cond::Any(parts), true) => all(parts, negated, axes),
        (Cond::Any(parts), false) | (Cond::All(parts), true) => any(parts, negated, axes),
        (Cond::Not(inner), _) => convert(inner, !negated, axes),
        (Cond::Test(Test::Count { fact, interval, .. }), _) => match axes.axis(*fact) {
            Some(Axis::Measure(axis)) => count(axis, *interval, negated, axes.space()),
            _ => Err(NormalError::NoAxis),
        },
        (Cond::Test(Test::Choice { fact, set, .. }), _) => match axes.axis(*fact) {
            Some(Axis::Choice(axis)) => choice(axis, *set, negated, axes.space()),
            _ => Err(NormalError::NoAxis),
        },
        (Cond::Test(Test::Important(_)), _) => {
            choice(axes.important().ok_or(NormalError::NoAxis)?, ValueSet::one(1), negated, axes.space())
        }
        (Cond::Test(Test::SomePeople(_)), _) => match axes.people().ok_or(NormalError::NoAxis)? {
            People::Choice(axis) => choice(axis, ValueSet::one(1), negated, axes.space()),
            People::Any(measures) => some_people(&measures, negated, axes.space()),
        },
    }
}

fn blank(space: &Space) -> Conjunct {
    Conjunct {
        area: space.whole(),
        names_choices: vec![false; space.choices.len()],
        names_measures: vec![false; space.measures],
    }
}

impl Conjunct {
    /// Bounds a measure, and names it.
    fn bound(&mut self, axis: usize, side: Interval) -> Result<(), NormalError> {
        *self.area.measures.get_mut(axis).ok_or(NormalError::NoAxis)? = side;
        *self.names_measures.get_mut(axis).ok_or(NormalError::NoAxis)? = true;
        Ok(())
    }
}

fn count(axis: usize, interval: Interval, negated: bool, space: &Space) -> Result<Vec<Conjunct>, NormalError> {
    if axis >= space.measures {
        return Err(NormalError::NoAxis);
    }
    let parts = if !negated {
        [interval, Interval { lo: 0, hi: 0 }]
    } else if interval.lo >= interval.hi {
        [Interval::FULL, Interval { lo: 0, hi: 0 }]
    } else {
        [Interval { lo: 0, hi: interval.lo }, Interval { lo: interval.hi, hi: COUNT_LIMIT }]
    };
    let made = parts.into_iter().filter_map(|side| side.meet(Interval::FULL)).map(|side| {
        let mut one = blank(space);
        one.bound(axis, side)?;
        Ok(one)
    });
    made.collect()
}

fn choice(axis: usize, set: ValueSet, negated: bool, space: &Space) -> Result<Vec<Conjunct>, NormalError> {
    let full = ValueSet::full(*space.choices.get(axis).ok_or(NormalError::NoAxis)?);
    let set = if negated { ValueSet(full.0 & !set.0) } else { full.meet(set) };
    if set.is_empty() {
        return Ok(Vec::new());
    }
    let mut one = blank(space);
    *one.area.choices.get_mut(axis).ok_or(NormalError::NoAxis)? = set;
    *one.names_choices.get_mut(axis).ok_or(NormalError::NoAxis)? = true;
    Ok(vec![one])
}

fn some_people(measures: &[usize], negated: bool, space: &Space) -> Result<Vec<Conjunct>, NormalError> {
    let some = Interval { lo: 1, hi: COUNT_LIMIT };
    if !negated {
        let branches: Result<Vec<_>, _> = measures.iter().map(|axis| count(*axis, some, false, space)).collect();
        return Ok(branches?.into_iter().flatten().collect());
    }
    let mut none = blank(space);
    for axis in measures {
        none.bound(*axis, Interval { lo: 0, hi: 1 })?;
    }
    Ok(vec![none])
}

fn any(parts: &[Cond], negated: bool, axes: &impl Axes) -> Result<Vec<Conjunct>, NormalError> {
    let mut branches = Vec::new();
    for part in parts {
        let more = convert(part, negated, axes)?;
        if branches.len() + more.len() > MAX_BOXES {
            return Err(NormalError::TooManyBoxes);
        }
        branches.extend(more);
    }
    Ok(branches)
}

fn all(parts: &[Cond], negated: bool, axes: &impl Axes) -> Result<Vec<Conjunct>, NormalError> {
    let mut product = vec![blank(axes.space())];
    product.retain(|one| !one.area.is_empty());
    for part in parts {
        product = multiply(&product, &convert(part, negated, axes)?)?;
    }
    Ok(product)
}

/// A product of two boxes.
struct Product<'c> {
    one: Conjunct,
    /// How many products each of the two branches that made it lives on in.
    left: &'c Cell<usize>,
    right: &'c Cell<usize>,
    kept: Cell<bool>,
}

fn multiply(left: &[Conjunct], right: &[Conjunct]) -> Result<Vec<Conjunct>, NormalError> {
    if left.len().saturating_mul(right.len()) > MAX_PAIRS {
        return Err(NormalError::TooManyBoxes);
    }
    let (of_left, of_right) = (vec![Cell::new(0); left.len()], vec![Cell::new(0); right.len()]);
    let mut product: Vec<Product<'_>> = Vec::new();
    for (a, left) in left.iter().zip(&of_left) {
        for (b, right) in right.iter().zip(&of_right) {
            let Some(area) = a.area.meet(&b.area) else { continue };
            if product.len() == MAX_BOXES {
                return Err(NormalError::TooManyBoxes);
            }
            let or = |a: &[bool], b: &[bool]| a.iter().zip(b).map(|(a, b)| *a || *b).collect();
            let names_choices = or(&a.names_choices, &b.names_choices);
            let names_measures = or(&a.names_measures, &b.names_measures);
            left.update(|count| count + 1);
            right.update(|count| count + 1);
            let one = Conjunct { area, names_choices, names_measures };
            product.push(Product { one, left, right, kept: Cell::new(true) });
        }
    }
    if left.len() > 1 && right.len() > 1 && product.len() <= ABSORB_UP_TO {
        absorb(&product);
    }
    Ok(product.into_iter().filter(|product| product.kept.get()).map(|product| product.one).collect())
}

/// Leaves out products inside another, as long as both branches that made them make another product too. Later ones go first.
fn absorb(product: &[Product<'_>]) {
    for own in product.iter().rev() {
        if own.left.get() < 2 || own.right.get() < 2 {
            continue;
        }
        let holds = |other: &Product<'_>| {
            other.kept.get() && !std::ptr::eq(other, own) && other.one.area.contains(&own.one.area)
        };
        if product.iter().any(holds) {
            own.kept.set(false);
            own.left.update(|count| count - 1);
            own.right.update(|count| count - 1);
        }
    }
}
