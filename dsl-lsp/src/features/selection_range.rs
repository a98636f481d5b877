//! The parts of a file around a place, for growing a selection.

use dsl_syntax::Span;
use dsl_syntax::ast::File;

use super::spans::each;

/// The parts around an offset, innermost first, each once.
pub(crate) fn around(file: &File, offset: usize) -> Vec<Span> {
    let mut found = Vec::new();
    each(file, &mut |span, _| {
        if span.start as usize <= offset && offset <= span.end as usize {
            found.push(span);
        }
    });
    found.sort_by_key(|span| (span.end - span.start, span.start));
    found.dedup();
    // Each must hold the one before: those that only touch the offset do not.
    let mut nested: Vec<Span> = Vec::new();
    for span in found {
        if nested.last().is_none_or(|inner| span.start <= inner.start && inner.end <= span.end) {
            nested.push(span);
        }
    }
    nested
}
