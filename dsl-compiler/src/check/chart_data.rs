//! The chart of a band finding: the space cut into bins along the one or two measures that it is about, everything
//! else held at the witness.

use std::collections::BTreeSet;

use dsl_syntax::chart_data::{Axis, Begin, Bin, Cell, Chart, ChartData};
use dsl_syntax::message;
use dsl_syntax::{Argument, FactValue, Joint, Message};

use super::space::NamedSpace;
use crate::analysis::finding::{Finding, FindingKind};
use crate::analysis::space::{BandBox, GivenBox, Gives, NormalBlock, Point};
use crate::model::{COUNT_LIMIT, Interval, ValueSet};

/// Blocks of more boxes are not drawn: no reader would see a thing, and looking through them for every finding takes time.
const BOXES: usize = 5_000;

/// A line is cut to this many bins around the finding, each side of a map to [`SIDE`].
const LINE: usize = 40;
const SIDE: usize = 12;

/// More measures than this are not drawn one by one.
const LINES: usize = 4;

/// How many units of work a chart is at most, about: every box is looked at once, those that are seen and those of the region in
/// every cell.
pub(super) fn cost(finding: &Finding, block: &NormalBlock) -> u64 {
    let (boxes, region) = (block.boxes.len().min(BOXES) as u64, finding.region.len() as u64);
    boxes + region + 10 * (SIDE * SIDE) as u64
}

/// The chart of a finding of this block, if it has one. `names` are the facts of the space in its order, choices first, with
/// their values at the witness; `outcome` names a rank.
pub(super) fn of(
    finding: &Finding,
    block: &NormalBlock,
    names: &[(String, FactValue)],
    outcome: &dyn Fn(usize) -> String,
) -> Option<ChartData> {
    let measures = measures(finding, block);
    if measures.is_empty() || measures.len() > LINES || block.boxes.len() > BOXES {
        return None;
    }
    let painter = Painter { finding, block, names, outcome };
    let charts = match measures.as_slice() {
        [one, other] => vec![painter.map(*one, *other)],
        several => several.iter().map(|measure| painter.line(*measure)).collect(),
    };
    let nothing = match finding.kind {
        FindingKind::MaskedGap { .. } => message!("chart-nothing.no-band"),
        _ => message!("chart-nothing"),
    };
    Some(ChartData { charts, nothing, mark: mark(finding, outcome) })
}

/// The bands of a block as they are, seen from zero on every measure and the first value of everything else.
pub(super) fn plain(
    block: &NormalBlock,
    named: &NamedSpace<'_>,
    outcome: &dyn Fn(usize) -> String,
) -> Option<ChartData> {
    let witness = Point { choices: vec![0; block.space.choices.len()], measures: vec![0; block.space.measures] };
    let names = named.facts(&witness, &[], Vec::new()).witness;
    // The one finding that is about everything and marks nothing.
    let all = Finding {
        kind: FindingKind::DeadOtherwise,
        witness,
        region: Vec::new(),
        boxes: Vec::new(),
        outcomes: Vec::new(),
        more: 0,
    };
    of(&all, block, &names, outcome)
}

/// The measures that a finding is about: those that its region bounds, and those of the boxes it names while there are no
/// more than two in all.
fn measures(finding: &Finding, block: &NormalBlock) -> Vec<usize> {
    let all = 0..block.space.measures;
    let named_by = |measure: usize, boxes: &[usize]| {
        let mut boxes = boxes.iter().filter_map(|at| block.boxes.get(*at));
        boxes.any(|given| given.names_measures.get(measure) == Some(&true))
    };
    match finding.kind {
        FindingKind::MaskedGap { measure } => return vec![measure],
        FindingKind::DeadOtherwise => return all.collect(),
        FindingKind::Origin => return all.filter(|measure| named_by(*measure, &finding.boxes)).collect(),
        _ => {}
    }
    let is_bounded =
        |measure: &usize| finding.region.iter().any(|area| area.measures.get(*measure) != Some(&Interval::FULL));
    let bounded: Vec<usize> = all.clone().filter(is_bounded).collect();
    let both: Vec<usize> =
        all.filter(|measure| bounded.contains(measure) || named_by(*measure, &finding.boxes)).collect();
    if both.len() <= 2 || bounded.is_empty() { both } else { bounded }
}

fn mark(finding: &Finding, outcome: &dyn Fn(usize) -> String) -> Option<Message> {
    Some(match finding.kind {
        FindingKind::Collision | FindingKind::Crossing => {
            let outcomes = finding.outcomes.iter().flatten().map(|gives| word(gives, outcome).into());
            message!("chart-meeting", outcomes = Argument::List(outcomes.collect(), Joint::And))
        }
        FindingKind::Gap => message!("chart-gap"),
        FindingKind::MaskedGap { .. } => message!("chart-masked-gap"),
        FindingKind::Inversion => message!("chart-inversion"),
        FindingKind::Dead => message!("chart-dead"),
        FindingKind::Redundant => message!("chart-redundant"),
        FindingKind::Origin => message!("chart-origin"),
        FindingKind::DeadOtherwise => return None,
    })
}

struct Painter<'a> {
    finding: &'a Finding,
    block: &'a NormalBlock,
    names: &'a [(String, FactValue)],
    outcome: &'a dyn Fn(usize) -> String,
}

/// What there is to be seen in a slice.
struct Seen<'a> {
    boxes: Vec<&'a GivenBox>,
    region: Vec<&'a BandBox>,
}

impl<'a> Painter<'a> {
    /// The witness alone, except along these measures.
    fn slice(&self, free: &[usize]) -> BandBox {
        let Point { choices, measures } = &self.finding.witness;
        let side = |(at, count): (usize, &u64)| {
            if free.contains(&at) { Interval::FULL } else { Interval { lo: *count, hi: count + 1 } }
        };
        BandBox {
            choices: choices.iter().map(|value| ValueSet::one(*value)).collect(),
            measures: measures.iter().enumerate().map(side).collect(),
        }
    }

    /// The boxes to be seen in a slice. A masked gap is one of the boxes that bound its measure; what hides it is left out.
    fn seen(&self, slice: &BandBox) -> Seen<'a> {
        let is_shown = |given: &&GivenBox| match self.finding.kind {
            FindingKind::MaskedGap { measure } => given.names_measures.get(measure) == Some(&true),
            _ => true,
        };
        let boxes = self.block.boxes.iter().filter(is_shown).filter(|given| given.area.meets(slice)).collect();
        let region = self.finding.region.iter().filter(|area| area.meets(slice)).collect();
        Seen { boxes, region }
    }

    fn name(&self, measure: usize) -> String {
        let name = self.names.get(self.block.space.choices.len() + measure);
        name.map(|(name, _)| name.clone()).unwrap_or_default()
    }

    fn fixed(&self, free: &[usize]) -> Vec<(String, FactValue)> {
        let first = self.block.space.choices.len();
        let is_fixed = |at: &usize| *at < first || !free.contains(&(at - first));
        (0..self.names.len()).filter(is_fixed).filter_map(|at| self.names.get(at).cloned()).collect()
    }

    fn line(&self, measure: usize) -> Chart {
        let seen = self.seen(&self.slice(&[measure]));
        let bins = bins(&seen, measure, LINE);
        let row = bins.iter().map(|side| self.cell(&seen, &[(measure, *side)])).collect();
        let (bins, rows) = merged(bins, vec![row]);
        let across = Axis { measure: self.name(measure), bins: named(&bins) };
        Chart { across, down: None, rows, fixed: self.fixed(&[measure]) }
    }

    fn map(&self, one: usize, other: usize) -> Chart {
        let seen = self.seen(&self.slice(&[one, other]));
        let across = bins(&seen, one, SIDE);
        let down = bins(&seen, other, SIDE);
        let row = |y: &Interval| across.iter().map(|x| self.cell(&seen, &[(one, *x), (other, *y)])).collect();
        let rows: Vec<Vec<Cell>> = down.iter().map(row).collect();
        let (across, rows) = merged(across, rows);
        let (down, columns) = merged(down, turned(rows));
        let axis = |measure, bins: &[Interval]| Axis { measure: self.name(measure), bins: named(bins) };
        let fixed = self.fixed(&[one, other]);
        // The longer side goes down, where there is room.
        if across.len() > down.len() {
            Chart { across: axis(other, &down), down: Some(axis(one, &across)), rows: columns, fixed }
        } else {
            Chart { across: axis(one, &across), down: Some(axis(other, &down)), rows: turned(columns), fixed }
        }
    }

    /// What a cell gets: its bands are the same all over, so its least point tells.
    fn cell(&self, seen: &Seen<'_>, sides: &[(usize, Interval)]) -> Cell {
        let mut point = self.finding.witness.clone();
        for (measure, side) in sides {
            if let Some(count) = point.measures.get_mut(*measure) {
                *count = side.lo;
            }
        }
        let is_marked =
            self.finding.kind != FindingKind::DeadOtherwise && seen.region.iter().any(|area| area.has(&point));
        // Very many boxes may meet at a point, and give few things.
        let mut given: Vec<&Gives> = Vec::new();
        for one in seen.boxes.iter().filter(|one| one.area.has(&point)) {
            if !given.contains(&&one.gives) {
                given.push(&one.gives);
            }
        }
        let by_clause = !given.is_empty();
        let meets = matches!(self.finding.kind, FindingKind::Collision | FindingKind::Crossing);
        let mut outcomes: Vec<String> = if meets && is_marked {
            // The strictest first, and what is certain before what is open.
            given.sort_by_key(|gives| (std::cmp::Reverse(gives.least()), gives.is_open()));
            given.into_iter().map(|gives| word(gives, self.outcome)).collect()
        } else {
            let is_left_over = !matches!(self.finding.kind, FindingKind::MaskedGap { .. });
            let answer = given.into_iter().cloned().reduce(|all, gives| all.stricter(&gives));
            let answer = answer.or_else(|| self.block.otherwise.clone().filter(|_| is_left_over));
            answer.iter().map(|gives| word(gives, self.outcome)).collect()
        };
        outcomes.dedup();
        Cell { outcomes, by_clause, is_marked }
    }
}

/// What is given, in one word.
fn word(gives: &Gives, outcome: &dyn Fn(usize) -> String) -> String {
    if gives.is_open() { "open".to_owned() } else { outcome(gives.least()) }
}

/// A measure cut wherever a box or the region begins or ends: `most` bins around the region's beginning.
fn bins(seen: &Seen<'_>, measure: usize, most: usize) -> Vec<Interval> {
    let region = || seen.region.iter().filter_map(|area| area.measures.get(measure));
    let sides = seen.boxes.iter().filter_map(|given| given.area.measures.get(measure)).chain(region());
    let mut cuts: BTreeSet<u64> = sides.flat_map(|side| [side.lo, side.hi]).collect();
    cuts.extend([0, COUNT_LIMIT]);
    let cuts: Vec<u64> = cuts.into_iter().filter(|cut| *cut <= COUNT_LIMIT).collect();
    let all = cuts.iter().zip(cuts.iter().skip(1)).map(|(lo, hi)| Interval { lo: *lo, hi: *hi });
    let begins = region().map(|side| side.lo).min().unwrap_or(0);
    let first = cuts.iter().position(|cut| *cut == begins).unwrap_or(0);
    let left_out = first.saturating_sub(most / 2).min((cuts.len() - 1).saturating_sub(most));
    all.skip(left_out).take(most).collect()
}

/// Neighbouring columns that are alike, as one.
fn merged(bins: Vec<Interval>, rows: Vec<Vec<Cell>>) -> (Vec<Interval>, Vec<Vec<Cell>>) {
    let mut sides: Vec<Interval> = Vec::new();
    let mut columns: Vec<Vec<Cell>> = Vec::new();
    for (side, column) in bins.into_iter().zip(turned(rows)) {
        match sides.last_mut() {
            Some(last) if columns.last() == Some(&column) => last.hi = side.hi,
            _ => {
                sides.push(side);
                columns.push(column);
            }
        }
    }
    (sides, turned(columns))
}

/// Rows as columns.
fn turned(rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let width = rows.first().map_or(0, Vec::len);
    (0..width).map(|at| rows.iter().filter_map(|row| row.get(at).cloned()).collect()).collect()
}

fn named(bins: &[Interval]) -> Vec<Bin> {
    let name =
        |side: &Interval| Bin { from: side.lo, to: (side.hi < COUNT_LIMIT).then_some(side.hi), begin: begin(*side) };
    bins.iter().map(name).collect()
}

fn begin(Interval { lo, hi }: Interval) -> Begin {
    let zeros = |number: u64| number.to_string().bytes().rev().take_while(|digit| *digit == b'0').count();
    match lo {
        0 => Begin::Zero,
        _ if lo + 1 == hi => Begin::Exactly(lo),
        1 => Begin::AtLeast(1),
        _ if zeros(lo - 1) > zeros(lo) => Begin::Over(lo - 1),
        _ => Begin::AtLeast(lo),
    }
}
