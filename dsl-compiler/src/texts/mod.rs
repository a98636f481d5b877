//! Checks of the texts: what the two languages of a pair say, which characters they are written in, and whether the
//! numbers of the lists rest on a source.

mod boundary;
mod characters;
mod citations;
mod glossary;
mod mismatch;
mod missing;
mod numbers;
mod numerals;
mod pairs;
mod terms;
#[cfg(test)]
mod tests;
mod units;

use dsl_syntax::Diagnostic;
use dsl_syntax::ast::File;

pub(crate) use characters::characters;

use crate::model::Model;
use crate::world::SourceFile;
use pairs::Sources;
use terms::Glossary;
use units::Units;

/// All findings of the pairs of texts. `files` are the files that `trees` were read from.
pub(crate) fn check(files: &[SourceFile], trees: &[File], model: &Model) -> Vec<Diagnostic> {
    let (units, glossary, sources) = (Units::of(model), Glossary::of(trees, model), Sources(files));
    let mut findings = Vec::new();
    for place in pairs::pairs(trees) {
        if let Some((zh, en)) = place.both() {
            findings.extend(mismatch::check(zh, en, &units, sources));
            findings.extend(terms::check(&place, zh, en, &glossary, sources));
        }
    }
    findings.extend(citations::check(trees, &units, sources));
    findings
}

/// Ways out for the texts that lack a language, where the same text has its other language elsewhere in the lists.
pub(crate) fn translate(trees: &[File], findings: &mut [Diagnostic]) {
    missing::translate(trees, findings);
}
