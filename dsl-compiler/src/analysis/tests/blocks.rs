//! What the tests of the band analysis share: random blocks, their words, and points of a small grid.

use super::dice::Dice;
use crate::analysis::space::{BandBox, GivenBox, Gives, NormalBlock, Point, Space};
use crate::model::{COUNT_LIMIT, Interval, ValueSet};

/// A random partition of the counts `0 .. width` in `d` measures into `n` boxes by cuts through one box at a time; the last count
/// stands for all greater ones.
pub(crate) fn guillotine(seed: u64, n: usize, d: usize, width: u64) -> Vec<BandBox> {
    let mut dice = Dice(seed);
    let mut boxes = vec![BandBox { choices: vec![], measures: vec![Interval { lo: 0, hi: width }; d] }];
    let mut tries = 0;
    while boxes.len() < n && tries < 100 * n {
        tries += 1;
        let at = dice.below(boxes.len() as u64) as usize;
        let axis = dice.below(d as u64) as usize;
        let side = boxes[at].measures[axis];
        if side.hi - side.lo < 2 {
            continue;
        }
        let cut = side.lo + 1 + dice.below(side.hi - side.lo - 1);
        let mut upper = boxes[at].clone();
        upper.measures[axis].lo = cut;
        boxes[at].measures[axis].hi = cut;
        boxes.push(upper);
    }
    for one in &mut boxes {
        for side in &mut one.measures {
            if side.hi == width {
                side.hi = COUNT_LIMIT;
            }
        }
    }
    boxes
}

/// A block of measures only, one clause a box.
pub(crate) fn block_of(boxes: Vec<BandBox>, rank: impl Fn(usize, &BandBox) -> usize) -> NormalBlock {
    let d = boxes.first().map_or(1, |b| b.measures.len());
    let given = boxes.into_iter().enumerate().map(|(clause, area)| GivenBox {
        gives: Gives::one(rank(clause, &area)),
        names_choices: vec![],
        names_measures: area.measures.iter().map(|side| *side != Interval::FULL).collect(),
        area,
        clause,
    });
    NormalBlock {
        boxes: given.collect(),
        space: Space { choices: vec![], measures: d },
        otherwise: None,
        strictest_prevails: true,
        complete: true,
    }
}

/// The points of a grid: every choice, and counts `0 ..= top` in every measure.
pub(crate) fn points(space: &Space, top: u64) -> Vec<Point> {
    let mut all = vec![Point { choices: vec![], measures: vec![] }];
    for count in &space.choices {
        all = all
            .iter()
            .flat_map(|p| {
                (0..*count).map(|v| {
                    let mut q = p.clone();
                    q.choices.push(v);
                    q
                })
            })
            .collect();
    }
    for _ in 0..space.measures {
        all = all
            .iter()
            .flat_map(|p| {
                (0..=top).map(|v| {
                    let mut q = p.clone();
                    q.measures.push(v);
                    q
                })
            })
            .collect();
    }
    all
}

/// Whether the point is in the box.
pub(crate) fn inside(area: &BandBox, p: &Point) -> bool {
    p.choices.iter().zip(&area.choices).all(|(v, set)| set.has(*v))
        && p.measures.iter().zip(&area.measures).all(|(v, side)| side.lo <= *v && *v < side.hi)
}

pub(crate) const OUTCOMES: [&str; 4] = ["free", "filed", "contract", "assessment"];

/// The block in the language's words.
pub(crate) fn words(block: &NormalBlock) -> String {
    let mut text = format!(
        "choices {:?}, {} measures; strictest prevails: {}; complete: {}\n",
        block.space.choices, block.space.measures, block.strictest_prevails, block.complete
    );
    for (i, one) in block.boxes.iter().enumerate() {
        let mut conds = Vec::new();
        for (axis, set) in one.area.choices.iter().enumerate() {
            if one.names_choices[axis] {
                let values: Vec<String> = set.iter().map(|v| format!("v{v}")).collect();
                conds.push(format!("a{axis} is one of {{ {} }}", values.join(", ")));
            }
        }
        for (axis, side) in one.area.measures.iter().enumerate() {
            if one.names_measures[axis] {
                let under = if side.hi == COUNT_LIMIT { String::new() } else { format!(", under {}", side.hi) };
                conds.push(format!("m{axis} at least {}{under}", side.lo));
            }
        }
        text +=
            &format!("  [{i}] {} when {}   // clause {}\n", gives_words(&one.gives), conds.join(" and "), one.clause);
    }
    if let Some(gives) = &block.otherwise {
        text += &format!("  {} otherwise\n", gives_words(gives));
    }
    text
}

/// What is given, as a clause says it.
pub(crate) fn gives_words(gives: &Gives) -> String {
    let names: Vec<&str> = gives.ranks().iter().map(|rank| OUTCOMES[*rank]).collect();
    if names.len() > 1 { format!("open {{ {} }}", names.join(", ")) } else { names.concat() }
}

/// A box, as the generator of blocks gives it: for each axis `None` where the text says nothing.
#[derive(Clone, Debug)]
pub(crate) struct RawBox {
    pub(crate) choices: Vec<Option<u8>>,
    pub(crate) measures: Vec<Option<(u64, u64)>>,
}

/// The block's box for a raw one. Bounds past `limit` are no bounds.
pub(crate) fn given(space: &Space, raw: &RawBox, limit: u64, gives: &Gives, clause: usize) -> GivenBox {
    let choices = space.choices.iter().zip(&raw.choices).map(|(count, raw)| {
        let full = ValueSet::full(*count);
        let set = raw.map_or(full, |bits| ValueSet(u128::from(bits)).meet(full));
        if set.is_empty() { ValueSet::one(0) } else { set }
    });
    let measures = (0..space.measures).map(|axis| match raw.measures[axis] {
        None => Interval::FULL,
        Some((a, b)) => {
            let lo = a.min(limit);
            let hi = if lo + 1 + b > limit { COUNT_LIMIT } else { lo + 1 + b };
            Interval { lo, hi }
        }
    });
    GivenBox {
        area: BandBox { choices: choices.collect(), measures: measures.collect() },
        gives: gives.clone(),
        names_choices: raw.choices[..space.choices.len()].iter().map(Option::is_some).collect(),
        names_measures: raw.measures[..space.measures].iter().map(Option::is_some).collect(),
        clause,
    }
}
