//! The blocks of a file, to be folded.

use dsl_syntax::Span;
use dsl_syntax::ast::File;

use super::spans::each;

/// Every block of a file, outer before inner.
pub(crate) fn blocks(file: &File) -> Vec<Span> {
    let mut found = Vec::new();
    each(file, &mut |span, is_block| {
        if is_block {
            found.push(span);
        }
    });
    found
}
