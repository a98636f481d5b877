//! A number that stands in both languages of a pair is edited in both at once.

use std::ops::Range;

use dsl_compiler::editing::workspace::Workspace;
use dsl_syntax::ast::{Pair, Side};
use dsl_syntax::{FileId, Span};

use super::text_pairs::pairs;
use crate::lines::span;

/// What a number is made of, for an editor that watches it being typed.
pub(crate) const PATTERN: &str = "[0-9][0-9_.]*";

/// The two places of the number at an offset; nothing where either language has it twice, or not at all.
pub(crate) fn numbers(workspace: &Workspace, file: FileId, offset: usize) -> Option<[Span; 2]> {
    let text = workspace.text(file)?;
    let holds = |span: Span| span.start as usize <= offset && offset <= span.end as usize;
    let pair = pairs(workspace.tree(file)?).into_iter().find(|pair| holds(pair.span))?;
    let Pair { zh: Some(Side::Text(zh)), en: Some(Side::Text(en)), .. } = pair else { return None };
    let (here, there) = if holds(zh.span) { (zh.span, en.span) } else { (en.span, zh.span) };
    let own = numbers_in(text, here).into_iter().find(|number| number.start <= offset && offset <= number.end)?;
    let digits = text.get(own.clone())?;
    let alone = |span: Span| -> Option<Range<usize>> {
        let mut same = numbers_in(text, span).into_iter().filter(|number| text.get(number.clone()) == Some(digits));
        same.next().filter(|_| same.next().is_none())
    };
    let (own, other) = (alone(here)?, alone(there)?);
    Some([span(file, own)?, span(file, other)?])
}

/// Runs of digits in a part of the text, with the marks that may stand between digits.
fn numbers_in(text: &str, span: Span) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let part = text.get(span.range()).unwrap_or_default();
    for (at, c) in part.char_indices() {
        let at = span.start as usize + at;
        match found.last_mut() {
            Some(last) if last.end == at && (c.is_ascii_digit() || matches!(c, '_' | '.')) => last.end += 1,
            _ if c.is_ascii_digit() => found.push(at..at + 1),
            _ => {}
        }
    }
    // A full stop at the end of a sentence is no part of its number.
    for number in &mut found {
        while text.get(number.clone()).is_some_and(|digits| digits.ends_with(['.', '_'])) {
            number.end -= 1;
        }
    }
    found
}
