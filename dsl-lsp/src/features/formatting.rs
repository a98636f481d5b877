//! The canonical layout, as edits: for the whole text, or only where somebody asked for it.

use std::ops::Range;

use dsl_compiler::editing::workspace::Workspace;
use dsl_syntax::FileId;
use dsl_syntax::Language;
use dsl_syntax::format::{Options, Units, format};
use similar::TextDiff;

/// What lays a file out, by bytes of its text; nothing where it has mistakes, since nobody can tell then what its lines belong to.
pub(crate) fn edits(workspace: &Workspace, file: FileId, keywords: Option<Language>) -> Vec<(Range<usize>, String)> {
    let Some(text) = workspace.text(file) else { return Vec::new() };
    let trees = (0_u32..).map(FileId).map_while(|file| workspace.tree(file));
    let units = trees.fold(Units::default(), |units, tree| units.and(tree));
    match format(text, &Options { keywords, units }) {
        Ok(new) => between(text, &new),
        Err(_) => Vec::new(),
    }
}

/// The edits that touch a part of the text.
pub(crate) fn edits_within(workspace: &Workspace, file: FileId, within: &Range<usize>) -> Vec<(Range<usize>, String)> {
    let mut found = edits(workspace, file, None);
    found.retain(|(range, _)| range.start <= within.end && within.start <= range.end);
    found
}

/// Whole lines that differ.
fn between(old: &str, new: &str) -> Vec<(Range<usize>, String)> {
    let diff = TextDiff::from_lines(old, new);
    let offsets = |lines: &[&str]| -> Vec<usize> {
        let ends = lines.iter().scan(0, |at, line| {
            *at += line.len();
            Some(*at)
        });
        std::iter::once(0).chain(ends).collect()
    };
    let (old_starts, new_starts) = (offsets(diff.old_slices()), offsets(diff.new_slices()));
    let changed = diff.ops().iter().filter(|op| op.tag() != similar::DiffTag::Equal);
    let edit = |op: &similar::DiffOp| {
        let (from, to) = (op.old_range(), op.new_range());
        let range = *old_starts.get(from.start)?..*old_starts.get(from.end)?;
        Some((range, new.get(*new_starts.get(to.start)?..*new_starts.get(to.end)?)?.to_owned()))
    };
    changed.filter_map(edit).collect()
}
