//! What keeps answers about an edition from being true: mistakes by which its lists were not read whole, or leave open what flows get.

use dsl_compiler::decision::governing::fallbacks;
use dsl_compiler::editing::workspace::Workspace;
use dsl_compiler::model::EditionId;
use dsl_syntax::ast::{File, Item};
use dsl_syntax::{Diagnostic, Severity};

/// The mistakes in files that say anything of these editions, of those that they fall back to, or of all.
pub(crate) fn blocking_errors<'f>(
    workspace: &Workspace,
    findings: &'f [Diagnostic],
    editions: &[EditionId],
) -> Vec<&'f Diagnostic> {
    let Some(model) = workspace.model() else { return Vec::new() };
    let chain = editions.iter().flat_map(|edition| fallbacks(model, *edition));
    let names: Vec<&str> = chain.map(|edition| model.edition(edition).name.as_str()).collect();
    let concerns =
        |finding: &&Diagnostic| workspace.tree(finding.primary.span.file).is_none_or(|tree| speaks_of(tree, &names));
    findings.iter().filter(|finding| is_blocking(finding)).filter(concerns).collect()
}

/// Whether a finding leaves open what flows get.
pub(crate) fn is_blocking(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error && !finding.code.leaves_decisions()
}

/// Whether a file says anything of these editions, or something that is not of one edition.
fn speaks_of(tree: &File, editions: &[&str]) -> bool {
    let of_them = |item: &Item| match item {
        Item::Edition(container) => editions.contains(&container.name.text.as_str()),
        Item::Industry { edition, .. } | Item::Category { edition, .. } => editions.contains(&edition.text.as_str()),
        _ => true,
    };
    // Of what could not be read nobody knows what it says.
    !tree.complete || tree.items.is_empty() || tree.items.iter().any(of_them)
}
