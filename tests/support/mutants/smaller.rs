//! Making a failing case small, greedily: strokes first, then stretches of lines that no stroke touched (after the `ddmin` of Zeller
//! and Hildebrandt, 2002). The work is bounded by a count of attempts.

use super::damage::Stroke;
use super::{Case, Texts};

/// Attempts at making one case smaller.
const ATTEMPTS: usize = 600;

/// The strokes without which the failure goes away.
#[must_use]
pub(super) fn strokes(strokes: &[Stroke], fails: impl Fn(&[Stroke]) -> bool) -> Vec<Stroke> {
    let mut needed = strokes.to_vec();
    let mut at = 0;
    while at < needed.len() && needed.len() > 1 {
        let mut fewer = needed.clone();
        fewer.remove(at);
        if fails(&fewer) {
            needed = fewer;
            at = 0;
        } else {
            at += 1;
        }
    }
    needed
}

/// The case without the files and lines that it does not need.
#[must_use]
pub fn smaller(case: Case, fails: impl Fn(&Case) -> bool) -> Case {
    let mut case = case;
    let mut left = ATTEMPTS;
    let mut attempt = |smaller: Case, case: &mut Case| {
        left = left.saturating_sub(1);
        let better = left > 0 && fails(&smaller);
        if better {
            *case = smaller;
        }
        better
    };
    let paths: Vec<String> = case.after().0.keys().cloned().collect();
    for path in &paths {
        let mut without = case.clone();
        without.states.iter_mut().for_each(|state| {
            state.0.remove(path);
        });
        if without.before() != without.after() {
            attempt(without, &mut case);
        }
    }
    // Largest files first: most lines go there.
    let mut paths: Vec<String> = case.after().0.keys().cloned().collect();
    paths.sort_by_key(|path| std::cmp::Reverse(case.after().0[path].len()));
    for path in &paths {
        let mut size = lines(&case, path).0.len().div_ceil(2);
        while size > 0 {
            let mut at = 0;
            while let Some(fewer) = without_lines(&case, path, at, size) {
                if !attempt(fewer, &mut case) {
                    at += size;
                }
            }
            size /= 2;
        }
    }
    case
}

/// The lines at the start and at the end of a file that all states share.
fn lines(case: &Case, path: &str) -> (Vec<String>, Vec<String>) {
    let all: Vec<Vec<&str>> = case.states.iter().map(|state| state.0[path].split_inclusive('\n').collect()).collect();
    let shortest = all.iter().map(Vec::len).min().unwrap_or(0);
    let first = &all[0];
    let before = (0..shortest).take_while(|at| all.iter().all(|lines| lines[*at] == first[*at])).count();
    let behind = |lines: &[&str], at: usize| lines[lines.len() - 1 - at].to_owned();
    let after = (0..shortest - before)
        .take_while(|at| all.iter().all(|lines| behind(lines, *at) == behind(first, *at)))
        .count();
    let start = first[..before].iter().map(|line| (*line).to_owned()).collect();
    let end = first[first.len() - after..].iter().map(|line| (*line).to_owned()).collect();
    (start, end)
}

/// The case without `size` of the lines that all states share, from the `at`-th on; none where there are no more.
fn without_lines(case: &Case, path: &str, at: usize, size: usize) -> Option<Case> {
    let (start, end) = lines(case, path);
    if at >= start.len() + end.len() {
        return None;
    }
    let gone = |number: usize| (at..at + size).contains(&number);
    let kept = |lines: &[String], from: usize| -> String {
        lines.iter().enumerate().filter(|(number, _)| !gone(from + number)).map(|(_, line)| line.as_str()).collect()
    };
    let (new_start, new_end) = (kept(&start, 0), kept(&end, start.len()));
    let (cut_start, cut_end): (usize, usize) = (start.iter().map(String::len).sum(), end.iter().map(String::len).sum());
    let states = case.states.iter().map(|state| {
        let mut state: Texts = state.clone();
        let text = &state.0[path];
        let middle = text.get(cut_start..text.len() - cut_end).unwrap_or_default();
        let text = format!("{new_start}{middle}{new_end}");
        state.0.insert(path.to_owned(), text);
        state
    });
    Some(Case { states: states.collect(), mends: case.mends })
}
