//! The safe fixes of all findings, applied round by round.

use dsl_syntax::Fix;
use dsl_syntax::edit::{apply, together};

use crate::check::{Checked, check};
use crate::world::World;

/// A safe fix may bring to light what could not be read before, and fixes that touch wait for one another; but not for ever.
const ROUNDS: usize = 20;

/// What mending changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The files that changed, in order of path: path, text before, text after.
    pub changed: Vec<(String, String, String)>,
    /// How many fixes were applied.
    pub fixes: usize,
}

/// The world with some of its files in memory.
struct Overlay<'w> {
    world: &'w dyn World,
    texts: Vec<(String, String)>,
}

impl World for Overlay<'_> {
    fn paths(&self) -> Vec<String> {
        self.world.paths()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        match self.texts.iter().find(|(known, _)| known == path) {
            Some((_, text)) => Ok(text.clone().into_bytes()),
            None => self.world.read(path),
        }
    }
}

/// Applies every safe fix whose edits all lie in files that `wanted` says yes to, until none is left. Gives what is found in the mended lists, where fixes of
/// bands and rules are not yet [offered](super::offer), and what changed. Nothing is written.
///
/// # Errors
/// The path of a file that could not be read, and why.
pub fn mend(world: &dyn World, wanted: impl Fn(&str) -> bool) -> Result<(Checked, Mended), (String, String)> {
    let mut overlay = Overlay { world, texts: Vec::new() };
    let mut changed: Vec<(String, String, String)> = Vec::new();
    let mut applied = 0;
    let mut checked = check(&overlay)?;
    for _ in 0..ROUNDS {
        let path = |file: dsl_syntax::FileId| checked.files.get(file.0 as usize).map_or("", |file| file.path.as_str());
        let is_wanted = |fix: &&Fix| fix.safe && fix.edits.iter().all(|edit| wanted(path(edit.span.file)));
        let fixes = together(checked.diagnostics.iter().filter_map(|finding| finding.fixes.iter().find(is_wanted)));
        if fixes.is_empty() {
            break;
        }
        applied += fixes.len();
        let edits: Vec<dsl_syntax::Edit> = fixes.iter().flat_map(|fix| fix.edits.iter().cloned()).collect();
        let mut files: Vec<dsl_syntax::FileId> = edits.iter().map(|edit| edit.span.file).collect();
        files.sort_unstable();
        files.dedup();
        for file in files {
            let Some(source) = checked.files.get(file.0 as usize) else { continue };
            let Some(text) = apply(file, &source.text, &edits) else { continue };
            match changed.iter_mut().find(|(path, ..)| *path == source.path) {
                Some((_, _, after)) => after.clone_from(&text),
                None => changed.push((source.path.clone(), source.text.clone(), text.clone())),
            }
            overlay.texts.retain(|(path, _)| *path != source.path);
            overlay.texts.push((source.path.clone(), text));
        }
        checked = check(&overlay)?;
    }
    changed.sort();
    Ok((checked, Mended { changed, fixes: applied }))
}
