//! The safe fixes of all findings, applied round by round, and none that makes anything worse.
//!
//! A round is checked before it is kept. Where it would raise the number of findings of some code, or lower no number, its fixes are
//! tried by halves, so that the guilty ones alone are left out: with k of n guilty about k · log₂ n checks, at most [`CHECKS`]. Every
//! round that is kept has fewer findings than the one before, so rounds come to an end.

use std::collections::BTreeMap;

use dsl_syntax::edit::{apply, together};
use dsl_syntax::{Code, Edit, FileId, Fix, Message, Severity};

use crate::check::{Checked, check};
use crate::source::{Unread, World};

/// So many times the lists are checked to try fixes; what is not tried by then is left out.
const CHECKS: usize = 200;

/// What mending changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The files that changed, in order of path: path, text before, text after.
    pub changed: Vec<(String, String, String)>,
    /// How many fixes were applied.
    pub fixes: usize,
    /// How many safe fixes were left out, since there would be more findings of some code with them.
    pub left_out: usize,
}

/// A file in memory: its text on disk, and that in its place.
#[derive(Clone, Debug)]
struct Edited {
    before: String,
    after: String,
}

/// Files in memory, by path.
type Texts = BTreeMap<String, Edited>;

/// The world with some of its files in memory.
struct Overlay<'w> {
    world: &'w dyn World,
    texts: &'w Texts,
}

impl World for Overlay<'_> {
    fn paths(&self) -> Vec<String> {
        self.world.paths()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Message> {
        match self.texts.get(path) {
            Some(edited) => Ok(edited.after.clone().into_bytes()),
            None => self.world.read(path),
        }
    }
}

/// Applies the safe fixes whose edits all lie in files that `wanted` says yes to, until none is left but those with which there would
/// be more findings of some code. Gives what is found in the mended lists, where fixes of bands and rules are not yet
/// [offered](super::offer), and what changed. Nothing is written.
///
/// # Errors
/// A file that could not be read.
pub fn mend(world: &dyn World, wanted: impl Fn(&str) -> bool) -> Result<(Checked, Mended), Unread> {
    let mut mender = Mender { world, checks: CHECKS, texts: Texts::new(), checked: check(world)?, fixes: 0 };
    // What makes the text worse as it is now. Another text has other fixes.
    let mut guilty: Vec<Fix> = Vec::new();
    loop {
        let fixes = mender.next(&wanted, &guilty);
        if fixes.is_empty() {
            break;
        }
        let before = mender.fixes;
        let found = mender.round(&fixes)?;
        if mender.fixes > before {
            guilty.clear();
        } else {
            guilty.extend(found);
        }
    }
    let changed = mender.texts.into_iter().map(|(path, Edited { before, after })| (path, before, after)).collect();
    Ok((mender.checked, Mended { changed, fixes: mender.fixes, left_out: guilty.len() }))
}

struct Mender<'w> {
    world: &'w dyn World,
    /// How many are left.
    checks: usize,
    texts: Texts,
    /// What is found in these texts.
    checked: Checked,
    /// How many were kept.
    fixes: usize,
}

impl Mender<'_> {
    /// The fixes of the next round, in order of place.
    fn next(&self, wanted: &impl Fn(&str) -> bool, guilty: &[Fix]) -> Vec<Fix> {
        let here =
            |edit: &Edit| self.checked.files.get(edit.span.file.0 as usize).is_some_and(|file| wanted(&file.path));
        let is_wanted = |fix: &&Fix| fix.safe && fix.edits.iter().all(here) && !guilty.contains(fix);
        let findings = self.checked.diagnostics.iter();
        let fixes = together(findings.filter_map(|finding| finding.fixes.iter().find(is_wanted)));
        fixes.into_iter().cloned().collect()
    }

    /// Keeps those that make nothing worse together, and gives the others.
    fn round(&mut self, fixes: &[Fix]) -> Result<Vec<Fix>, Unread> {
        let (mut kept, mut guilty): (Vec<Fix>, Vec<Fix>) = (Vec::new(), Vec::new());
        let mut best: Option<(Texts, Checked)> = None;
        let mut left: Vec<&[Fix]> = vec![fixes];
        while let Some(part) = left.pop() {
            if self.checks == 0 {
                guilty.extend_from_slice(part);
                continue;
            }
            self.checks -= 1;
            let trial = [kept.as_slice(), part].concat();
            let texts = self.with(&trial);
            let checked = check(&Overlay { world: self.world, texts: &texts })?;
            if is_better(best.as_ref().map_or(&self.checked, |(_, checked)| checked), &checked) {
                (kept, best) = (trial, Some((texts, checked)));
            } else if let [_] = part {
                guilty.extend_from_slice(part);
            } else {
                let (first, second) = part.split_at(part.len() / 2);
                left.extend([second, first]);
            }
        }
        if let Some((texts, checked)) = best {
            (self.texts, self.checked) = (texts, checked);
            self.fixes += kept.len();
        }
        Ok(guilty)
    }

    /// The texts with these fixes, which do not touch each other.
    fn with(&self, fixes: &[Fix]) -> Texts {
        let edits: Vec<Edit> = fixes.iter().flat_map(|fix| fix.edits.iter().cloned()).collect();
        let mut files: Vec<FileId> = edits.iter().map(|edit| edit.span.file).collect();
        files.sort_unstable();
        files.dedup();
        let mut texts = self.texts.clone();
        for file in files {
            let Some(source) = self.checked.files.get(file.0 as usize) else { continue };
            let Some(after) = apply(file, &source.text, &edits) else { continue };
            let unedited = || Edited { before: source.text.clone(), after: String::new() };
            texts.entry(source.path.clone()).or_insert_with(unedited).after = after;
        }
        texts
    }
}

/// Whether there are fewer findings than before, and of no code and severity more.
fn is_better(before: &Checked, after: &Checked) -> bool {
    let (before, after) = (counts(before), counts(after));
    let risen = after.iter().any(|(kind, count)| before.get(kind).is_none_or(|known| known < count));
    !risen && after.values().sum::<usize>() < before.values().sum()
}

/// How many findings there are of each kind, with those that follow from others.
fn counts(checked: &Checked) -> BTreeMap<(Code, bool), usize> {
    let mut counts = BTreeMap::new();
    for finding in checked.diagnostics.iter().flat_map(|finding| std::iter::once(finding).chain(&finding.follows)) {
        *counts.entry((finding.code, finding.severity == Severity::Error)).or_insert(0) += 1;
    }
    counts
}
