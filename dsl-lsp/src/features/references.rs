//! Where else the name under the cursor stands: declarations, uses, and all of them for renaming.

use dsl_compiler::names::{Meaning, Occurrence, names};
use dsl_compiler::workspace::Workspace;
use dsl_syntax::{FileId, Span, is_reserved};

/// The name at an offset, or ending there.
pub(crate) fn name_at(workspace: &Workspace, file: FileId, offset: usize) -> Option<Occurrence> {
    dsl_compiler::names::name_at(workspace.tree(file)?, u32::try_from(offset).ok()?)
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

/// The places that have to say the new name; why not, where it cannot be one.
pub(crate) fn rename(workspace: &Workspace, file: FileId, offset: usize, new: &str) -> Result<Vec<Span>, String> {
    let at = name_at(workspace, file, offset).ok_or("there is no name here")?;
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !new.starts_with(|c: char| c.is_ascii_lowercase()) || !new.chars().all(letters) || new.ends_with('-') {
        return Err(format!("`{new}` is no name: names are small letters, digits and `-`, and begin with a letter"));
    }
    if is_reserved(new) {
        return Err(format!("`{new}` is a keyword"));
    }
    let renamed = with_name(&at.meaning, new);
    if renamed != at.meaning && !all(workspace, &renamed).is_empty() {
        return Err(format!("`{new}` already means something else"));
    }
    Ok(all(workspace, &at.meaning).into_iter().map(|one| one.span).collect())
}

fn with_name(meaning: &Meaning, new: &str) -> Meaning {
    let mut renamed = meaning.clone();
    let slot = match &mut renamed {
        Meaning::Edition(name)
        | Meaning::Outcome(name)
        | Meaning::Unit(name)
        | Meaning::Source(name)
        | Meaning::Term(name)
        | Meaning::Fact(name)
        | Meaning::Industry(_, name)
        | Meaning::Scenario(_, _, name)
        | Meaning::Block(_, name)
        | Meaning::Value(_, name)
        | Meaning::Reading(_, name)
        | Meaning::Field(_, name) => name,
    };
    new.clone_into(slot);
    renamed
}
