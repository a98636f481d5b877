//! Keywords that a word nearly spells.

use crate::keywords::{SyntaxKind, keywords};

/// The English form of one of these keywords that a word nearly spells.
pub(crate) fn nearest(word: &str, kinds: impl Iterator<Item = SyntaxKind>) -> Option<(SyntaxKind, &'static str)> {
    let word = word.to_ascii_lowercase();
    let most = match word.len() {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2,
    };
    let forms = kinds.flat_map(|kind| keywords().iter().filter(move |keyword| keyword.kind == kind));
    forms
        .flat_map(|keyword| keyword.english.iter().map(|form| (keyword.kind, *form)))
        .map(|(kind, form)| (edits(&word, form), kind, form))
        .filter(|(edits, _, form)| *edits <= most && form.len() > *edits)
        .min_by_key(|(edits, ..)| *edits)
        .map(|(_, kind, form)| (kind, form))
}

/// How many characters have to be put in, taken out, changed or swapped with the next.
fn edits(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().take(40).collect(), to.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=to.len()).collect()];
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let at = |row: usize, column: usize| rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0);
            let changed = at(i, j) + usize::from(a != b);
            let shorter = (at(i, j + 1) + 1).min(row.last().copied().unwrap_or(0) + 1);
            let swapped = i > 0 && j > 0 && from.get(i - 1) == Some(b) && to.get(j - 1) == Some(a);
            let swap = if swapped { at(i - 1, j - 1) + 1 } else { usize::MAX };
            row.push(changed.min(shorter).min(swap));
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(usize::MAX)
}
