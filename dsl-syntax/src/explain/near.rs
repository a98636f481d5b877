//! Keywords that a word nearly spells.

use crate::keywords::{SyntaxKind, keyword};

/// The English form of one of these keywords that a word nearly spells.
pub(crate) fn nearest(word: &str, kinds: impl Iterator<Item = SyntaxKind>) -> Option<(SyntaxKind, &'static str)> {
    let word = word.to_ascii_lowercase();
    let most = match word.len() {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2,
    };
    let forms = kinds.filter_map(keyword);
    forms
        .flat_map(|keyword| keyword.english.iter().map(|form| (keyword.kind, *form)))
        // Every edit changes the length by one at most: the others need not be tried.
        .filter(|(_, form)| form.len().abs_diff(word.len()) <= most)
        .map(|(kind, form)| (strsim::osa_distance(&word, form), kind, form))
        .filter(|(edits, _, form)| *edits <= most && form.len() > *edits)
        .min_by_key(|(edits, ..)| *edits)
        .map(|(_, kind, form)| (kind, form))
}
