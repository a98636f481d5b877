//! Blocks of bands as a reader gets them back: written as a list, checked, and what the findings say held against every point of a
//! small grid. No pair of clauses is lost on the way, and no chart shows another answer than the bands give.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use super::blocks::{OUTCOMES, RawBox, given, gives_words, inside, points};
use super::dice::Dice;
use crate::analysis::space::{Gives, NormalBlock, Point, Space};
use crate::check::check;
use crate::model::COUNT_LIMIT;
use crate::source::tests::OneFile;
use dsl_syntax::chart_data::Chart;
use dsl_syntax::{Code, Diagnostic, Extent, FactValue, RegionBox, Severity, Span};

/// What `check` finds, and what follows from it.
fn findings(text: &str) -> Vec<Diagnostic> {
    let found = check(&OneFile(text.to_owned())).unwrap().diagnostics;
    found
        .into_iter()
        .flat_map(|mut one| {
            let follows = std::mem::take(&mut one.follows);
            std::iter::once(one).chain(follows)
        })
        .collect()
}

/// Bounds lie below it; past it all counts are alike.
const LIMIT: u64 = 5;

/// A block whose every box names something.
fn block(dice: &mut Dice) -> NormalBlock {
    let space = Space { choices: vec![3; dice.below(2) as usize], measures: 1 + dice.below(2) as usize };
    let mut boxes = Vec::new();
    for clause in 0..2 + dice.below(4) as usize {
        let gives = match dice.below(10) {
            0..7 => Gives::one(dice.below(4) as usize),
            _ => Gives::one_of([dice.below(2) as usize, 2, 2 + dice.below(2) as usize]).unwrap(),
        };
        for _ in 0..1 + dice.below(4) / 3 {
            let mut raw = RawBox { choices: vec![None; 3], measures: vec![None; 4] };
            if dice.below(2) == 0 {
                raw.choices[0] = Some(1 + dice.below(7) as u8);
            }
            for side in &mut raw.measures {
                *side = (dice.below(3) > 0).then(|| (dice.below(6), dice.below(7)));
            }
            let one = given(&space, &raw, LIMIT, &gives, clause);
            if one.names_choices.contains(&true) || one.names_measures.contains(&true) {
                boxes.push(one);
            }
        }
    }
    let otherwise = match dice.below(3) {
        0 => None,
        1 => Some(Gives::one(0)),
        _ => Gives::one_of([0, 2]),
    };
    NormalBlock { space, boxes, otherwise, strictest_prevails: dice.below(2) == 0, complete: true }
}

/// The list, and where each clause stands in it.
fn list(block: &NormalBlock) -> (String, BTreeMap<usize, Range<usize>>) {
    let mut text = OUTCOMES.iter().fold(String::new(), |text, name| text + &format!("outcome {name}\n"));
    text += "unit people { title zh \"人\" en \"people\" }\n";
    for at in 0..block.space.measures {
        writeln!(text, "measure m{at} {{ unit people }}").unwrap();
    }
    for at in 0..block.space.choices.len() {
        writeln!(text, "attribute a{at} one of {{ v0, v1, v2 }}").unwrap();
    }
    let prevails = if block.strictest_prevails { "strictest prevails\n" } else { "" };
    write!(text, "edition e {{\nstrictness {}\n{prevails}bands {{\n", OUTCOMES.join(" < ")).unwrap();
    let mut clauses: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for one in &block.boxes {
        let mut parts = Vec::new();
        for (at, set) in one.area.choices.iter().enumerate().filter(|(at, _)| one.names_choices[*at]) {
            let values: Vec<String> = set.iter().map(|v| format!("v{v}")).collect();
            parts.push(format!("a{at} is one of {{ {} }}", values.join(", ")));
        }
        for (at, side) in one.area.measures.iter().enumerate().filter(|(at, _)| one.names_measures[*at]) {
            let under = if side.hi == COUNT_LIMIT { String::new() } else { format!(", under {}", side.hi) };
            parts.push(format!("m{at} at least {}{under} people", side.lo));
        }
        clauses.entry(one.clause).or_default().push(parts.join(" and "));
    }
    let mut places = BTreeMap::new();
    for (clause, branches) in clauses {
        let gives = &block.boxes.iter().find(|one| one.clause == clause).unwrap().gives;
        let from = text.len();
        writeln!(text, "{} when {}", gives_words(gives), branches.join(" or ")).unwrap();
        places.insert(clause, from..text.len());
    }
    if let Some(gives) = &block.otherwise {
        writeln!(text, "{} otherwise", gives_words(gives)).unwrap();
    }
    (text + "}\n}\n", places)
}

fn value(block: &NormalBlock, name: &str, point: &Point) -> u64 {
    let at: usize = name[1..].parse().unwrap();
    assert!(at < block.space.measures.max(block.space.choices.len()));
    if name.starts_with('m') { point.measures[at] } else { point.choices[at] as u64 }
}

fn is_within(block: &NormalBlock, region: &RegionBox, point: &Point) -> bool {
    region.iter().all(|(name, extent)| {
        let value = value(block, name, point);
        match extent {
            Extent::Count { min, max } => *min <= value && max.is_none_or(|max| value <= max),
            Extent::OneOf(values) => values.contains(&format!("v{value}")),
            Extent::Is(holds) => (value == 1) == *holds,
        }
    })
}

fn answer(block: &NormalBlock, point: &Point) -> Option<Gives> {
    let here = block.boxes.iter().filter(|one| inside(&one.area, point)).map(|one| one.gives.clone());
    let pairwise =
        |a: Gives, b: Gives| Gives::one_of(a.ranks().iter().flat_map(|x| b.ranks().iter().map(|y| *x.max(y)))).unwrap();
    here.reduce(pairwise).or_else(|| block.otherwise.clone())
}

/// Whether one says for certain what the other excludes, by being milder than all of it.
fn contradict(one: &Gives, other: &Gives) -> bool {
    let milder = |one: &Gives, other: &Gives| !one.is_open() && one.least() < other.least();
    milder(one, other) || milder(other, one)
}

/// Every point where two clauses contradict each other lies in the region of a finding about these two.
fn no_pair_is_lost(block: &NormalBlock, findings: &[Diagnostic], places: &BTreeMap<usize, Range<usize>>) -> usize {
    let clause = |span: Span| {
        let at = span.start as usize;
        places.iter().find(|(_, place)| place.contains(&at)).map(|(clause, _)| *clause).unwrap()
    };
    let all = points(&block.space, LIMIT + 1);
    let mut meeting = 0;
    for (i, a) in block.boxes.iter().enumerate() {
        for b in block.boxes[i + 1..].iter().filter(|b| b.clause != a.clause && contradict(&a.gives, &b.gives)) {
            let alike = a.names_choices == b.names_choices && a.names_measures == b.names_measures;
            if !alike && block.strictest_prevails {
                continue;
            }
            let code = if alike { Code::BandCollision } else { Code::BandCrossing };
            let about = findings.iter().filter(|one| {
                one.code == code && {
                    let two = [clause(one.primary.span), clause(one.secondary[0].span)];
                    two.contains(&a.clause) && two.contains(&b.clause)
                }
            });
            let regions: Vec<&RegionBox> = about.flat_map(|one| &one.facts.as_ref().unwrap().region).collect();
            for point in all.iter().filter(|point| inside(&a.area, point) && inside(&b.area, point)) {
                meeting += 1;
                let is_told = regions.iter().any(|region| is_within(block, region, point));
                assert!(is_told, "{point:?} of clauses {} and {} is lost in\n{}", a.clause, b.clause, list(block).0);
            }
        }
    }
    meeting
}

/// The point that a cell of a chart stands for.
fn place(block: &NormalBlock, chart: &Chart, row: usize, column: usize) -> Point {
    let mut point = Point { choices: vec![0; block.space.choices.len()], measures: vec![0; block.space.measures] };
    for (name, value) in &chart.fixed {
        let at: usize = name[1..].parse().unwrap();
        match value {
            FactValue::Count(count) => point.measures[at] = *count,
            FactValue::Value(value) => point.choices[at] = value[1..].parse().unwrap(),
            FactValue::Is(_) => panic!("no flags here"),
        }
    }
    let mut free = vec![(&chart.across, column)];
    free.extend(chart.down.as_ref().map(|down| (down, row)));
    for (axis, at) in free {
        point.measures[axis.measure[1..].parse::<usize>().unwrap()] = axis.bins[at].from;
    }
    point
}

/// Every cell of every chart shows what the bands give there.
fn charts_are_true(block: &NormalBlock, findings: &[Diagnostic]) -> usize {
    let mut open = 0;
    for finding in findings.iter().filter(|finding| finding.code != Code::BandMaskedGap) {
        let Some(data) = finding.facts.as_ref().and_then(|facts| facts.chart.as_ref()) else { continue };
        let meets = matches!(finding.code, Code::BandCollision | Code::BandCrossing);
        for chart in &data.charts {
            for (row, cells) in chart.rows.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !(meets && cell.is_marked)) {
                    let gets = answer(block, &place(block, chart, row, column));
                    let word = gets.iter().map(|gives| if gives.is_open() { "open" } else { OUTCOMES[gives.least()] });
                    let word: Vec<&str> = word.collect();
                    assert_eq!(cell.outcomes, word, "row {row}, column {column} of {chart:?}\n{}", list(block).0);
                    open += usize::from(word == ["open"]);
                }
            }
        }
    }
    open
}

#[test]
fn findings_and_charts_are_what_the_bands_give() {
    let mut dice = Dice(12);
    let (mut meeting, mut open) = (0, 0);
    for _ in 0..1_200 {
        let block = block(&mut dice);
        if block.boxes.is_empty() {
            continue;
        }
        let (text, places) = list(&block);
        let findings = findings(&text);
        let of_bands = |finding: &&Diagnostic| finding.facts.is_none() && finding.severity == Severity::Error;
        assert_eq!(
            findings.iter().filter(of_bands).map(|one| one.code.as_str()).collect::<Vec<_>>(),
            [""; 0],
            "{text}"
        );
        meeting += no_pair_is_lost(&block, &findings, &places);
        open += charts_are_true(&block, &findings);
    }
    println!("{meeting} points where clauses meet, {open} open bins");
    assert!(meeting > 1_000 && open > 1_000);
}
