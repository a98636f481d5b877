//! The pairs of texts of a file.

use dsl_syntax::ast::visit::Visit;
use dsl_syntax::ast::{Clause, File, Pair};

/// Every pair of texts of a file.
pub(crate) fn pairs(file: &File) -> Vec<&Pair> {
    let mut pairs = Pairs(Vec::new());
    pairs.visit_file(file);
    pairs.0
}

struct Pairs<'f>(Vec<&'f Pair>);

impl<'f> Visit<'f> for Pairs<'f> {
    fn visit_pair(&mut self, pair: &'f Pair) {
        self.0.push(pair);
    }

    /// A clause has no pair, and there are many.
    fn visit_clause(&mut self, _: &'f Clause) {}
}
