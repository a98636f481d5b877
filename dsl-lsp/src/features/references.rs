//! Where else the name under the cursor stands: declarations and uses.

use dsl_compiler::editing::names::{Meaning, Occurrence, names};
use dsl_compiler::editing::workspace::Workspace;
use dsl_syntax::ast::{Container, Item};
use dsl_syntax::{FileId, Span};

/// The name at an offset, or ending there.
pub(crate) fn name_at(workspace: &Workspace, file: FileId, offset: usize) -> Option<Occurrence> {
    dsl_compiler::editing::names::name_at(workspace.tree(file)?, u32::try_from(offset).ok()?)
}

/// Every place of all files that means the same, in order.
pub(crate) fn all(workspace: &Workspace, meaning: &Meaning) -> Vec<Occurrence> {
    let files = (0_u32..).map(FileId).map_while(|file| workspace.tree(file));
    let mut found: Vec<Occurrence> = files.flat_map(names).filter(|one| one.meaning == *meaning).collect();
    found.sort_by_key(|one| one.span);
    found
}

/// Where what stands at an offset is declared.
pub(crate) fn declarations(workspace: &Workspace, file: FileId, offset: usize) -> Vec<Span> {
    let Some(at) = name_at(workspace, file, offset) else { return Vec::new() };
    all(workspace, &at.meaning).into_iter().filter(|one| one.declares).map(|one| one.span).collect()
}

/// The text that decides where this edition does not: the bands of the edition at the end of `falls back to`, as seen from the scenario or
/// clause at an offset.
pub(crate) fn national_rule(workspace: &Workspace, file: FileId, offset: usize) -> Vec<Span> {
    let Some(model) = workspace.model() else { return Vec::new() };
    let Some(tree) = workspace.tree(file) else { return Vec::new() };
    let inside = |c: &Container| c.span.start as usize <= offset && offset <= c.span.end as usize;
    let edition = tree.items.iter().find_map(|item| match item {
        Item::Industry { container, edition } if inside(container) => Some(edition.text.as_str()),
        Item::Edition(container) if inside(container) => Some(container.name.text.as_str()),
        _ => None,
    });
    let Some(mut at) = edition.and_then(|name| model.edition_named(name)) else { return Vec::new() };
    let Some(mut next) = model.edition(at).fallback else { return Vec::new() };
    // Circles are findings, and must not keep an editor waiting.
    for _ in 0..model.editions.len() {
        at = next;
        match model.edition(at).fallback {
            Some(further) => next = further,
            None => break,
        }
    }
    let bands: Vec<Span> = model.edition(at).bands.iter().map(|(_, block)| model.block(*block).head).collect();
    if bands.is_empty() { vec![model.edition(at).head] } else { bands }
}
