//! A lists folder that is being edited: the findings of [`crate::check::check`], kept up to date with as little work as
//! the edit allows.
//!
//! An edit inside one declaration reads that alone. Where it stands in an industry, its scenario or the industry is resolved and
//! analysed again; for every other edit all is resolved, and what is not known by its normal form is analysed. Tests hold the
//! outcome against `check` from scratch.

use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use dsl_syntax::ast::{File, Item};
use dsl_syntax::edit::apply;
use dsl_syntax::relocate::{Relocate, Relocation};
use dsl_syntax::{Change, Diagnostic, Document, Edit, FileId, Span};

use super::found::{Found, Known, Shown};
use crate::check::analysed::Analysed;
use crate::check::drawn::{self, is_settled};
use crate::check::texts;
use crate::check::{Findings, Meaning, in_order, meaning};
use crate::diff::reread;
use crate::fixes;
use crate::model::readings::Readings;
use crate::model::{EditionId, Model};
use crate::resolve::Tracked;
use crate::source::{SourceFile, Unread, World, read_all};
use crate::work::{Stopped, Work};

/// A lists folder, open in an editor.
///
/// Between two edits it may be read by several threads: what one of them has found is known to all. A clone is a folder of its own.
#[derive(Debug, Default)]
pub struct Workspace {
    /// In order of their paths, which is that of their ids.
    files: Vec<Entry>,
    analysis: OnceLock<Analysis>,
    /// What was found before, in this text or another.
    known: Arc<Mutex<Known>>,
}

impl Clone for Workspace {
    fn clone(&self) -> Self {
        let analysis = self.analysis.get().map(|analysis| Analysis {
            tracked: analysis.tracked.clone(),
            found: Mutex::new(analysis.found().clone()),
        });
        Self {
            files: self.files.clone(),
            analysis: analysis.map(OnceLock::from).unwrap_or_default(),
            known: Arc::clone(&self.known),
        }
    }
}

#[derive(Clone, Debug)]
struct Entry {
    path: String,
    document: Document,
    /// What its characters hide.
    characters: Vec<Diagnostic>,
    /// Why its bytes could not be read as text.
    unreadable: Option<Diagnostic>,
}

/// What the texts mean, and what was found in them so far: looked for by whoever asks first.
#[derive(Debug)]
struct Analysis {
    tracked: Tracked,
    found: Mutex<Found>,
}

impl Workspace {
    /// Reads a world.
    ///
    /// # Errors
    /// A file that could not be read.
    pub fn of(world: &dyn World) -> Result<Self, Unread> {
        let (files, findings) = read_all(world)?;
        let mut workspace = Self::default();
        for (id, file) in (0..).map(FileId).zip(files) {
            let unreadable = findings.iter().find(|finding| finding.primary.span.file == id).cloned();
            workspace.files.push(Entry::new(id, file.path, file.text, unreadable));
        }
        Ok(workspace)
    }

    /// The paths of all files, in order of their ids.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|entry| entry.path.as_str())
    }

    /// The file of that path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok().and_then(file_id)
    }

    /// A file's path.
    #[must_use]
    pub fn path(&self, file: FileId) -> Option<&str> {
        self.files.get(file.0 as usize).map(|entry| entry.path.as_str())
    }

    /// A file's text.
    #[must_use]
    pub fn text(&self, file: FileId) -> Option<&str> {
        self.files.get(file.0 as usize).map(|entry| entry.document.text())
    }

    /// A file's tree.
    #[must_use]
    pub fn tree(&self, file: FileId) -> Option<&File> {
        self.files.get(file.0 as usize).map(|entry| entry.document.tree())
    }

    /// Whether a file could be read, and this is its text.
    #[must_use]
    pub fn is_text(&self, file: FileId, text: &str) -> bool {
        let entry = self.files.get(file.0 as usize);
        entry.is_some_and(|entry| entry.unreadable.is_none() && entry.document.text() == text)
    }

    /// What the lists mean, once [`Workspace::resolve`] or [`Workspace::findings`] has been asked for.
    #[must_use]
    pub fn model(&self) -> Option<&Model> {
        self.analysis.get().map(|analysis| &analysis.tracked.model)
    }

    /// Finds out what the lists mean, where that is not known yet.
    pub fn resolve(&self) {
        self.analysed();
    }

    fn analysed(&self) -> &Analysis {
        self.analysis.get_or_init(|| {
            let tracked = Tracked::new(&self.trees());
            let found = Mutex::new(Found::nothing(&tracked.model));
            Analysis { tracked, found }
        })
    }

    fn trees(&self) -> Vec<&File> {
        self.files.iter().map(|entry| entry.document.tree()).collect()
    }

    /// Adds a file, or gives it another text.
    pub fn set(&mut self, path: &str, text: String) {
        match self.file(path) {
            Some(file) => {
                let old = self.text(file).unwrap_or_default();
                let before = old.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
                let most = old.len().min(text.len()) - before;
                let after = old.bytes().rev().zip(text.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
                let whole = old.is_char_boundary(before)
                    && text.is_char_boundary(before)
                    && old.is_char_boundary(old.len() - after)
                    && text.is_char_boundary(text.len() - after);
                let (range, with) = if whole {
                    (before..old.len() - after, text.get(before..text.len() - after).unwrap_or_default())
                } else {
                    (0..old.len(), text.as_str())
                };
                if !self.is_text(file, &text) {
                    self.edit(file, range, with);
                }
            }
            None => {
                let at = self.files.partition_point(|entry| entry.path.as_str() < path);
                // As everywhere, a file that 32 bits do not count is not read.
                let Some(id) = file_id(self.files.len()).and_then(|_| file_id(at)) else { return };
                self.files.insert(at, Entry::new(id, path.to_owned(), text, None));
                self.renumber(at + 1);
            }
        }
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        if let Some(file) = self.file(path) {
            self.files.remove(file.0 as usize);
            self.renumber(file.0 as usize);
        }
    }

    /// Files from here on have other ids than before, and everything that was made of them too.
    fn renumber(&mut self, from: usize) {
        for (id, entry) in (0..).map(FileId).zip(&mut self.files).skip(from) {
            let mut unreadable = entry.unreadable.take();
            if let Some(finding) = &mut unreadable {
                finding.primary.span.file = id;
            }
            let text = entry.document.text().to_owned();
            *entry = Entry::new(id, std::mem::take(&mut entry.path), text, unreadable);
        }
        self.analysis = OnceLock::new();
    }

    /// Replaces bytes of a file's text.
    pub fn edit(&mut self, file: FileId, range: Range<usize>, with: &str) {
        let Some(entry) = self.files.get_mut(file.0 as usize) else { return };
        if entry.unreadable.take().is_some() {
            self.analysis = OnceLock::new();
        }
        let change = entry.document.edit(range, with);
        entry.look_at_characters(&change);
        let (Change::Part { before, after, old }, Some(mut analysis)) = (change, self.analysis.take()) else { return };
        if analysis.part(&self.trees(), before, after, &old).is_some() {
            self.analysis = OnceLock::from(analysis);
        }
    }

    /// All findings as far as they are cheap: those of graphs that have to be drawn are those of [`Workspace::draw`].
    ///
    /// # Errors
    /// [`Stopped`] when the work is; what was done is kept, so asking again goes on from there.
    pub fn findings(&self, work: &Work) -> Result<Findings, Stopped> {
        let analysis = self.analysed();
        let model = &analysis.tracked.model;
        // One looks, and whoever asks meanwhile waits for what it finds.
        let mut found = analysis.found();
        found.read_rules(model, work)?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        found.read_bands(model, &mut known.analysed, work)?;
        if !found.texts_are_read() {
            let sources: Vec<&str> = self.files.iter().map(|entry| entry.document.text()).collect();
            found.set_texts(texts::check_known(&sources, &self.trees(), model, &mut known.sound));
        }
        Ok(self.collected(analysis, &found))
    }

    /// Whether [`Workspace::draw`] may still find something.
    #[must_use]
    pub fn is_undrawn(&self) -> bool {
        self.analysis.get().is_some_and(|analysis| {
            let found = analysis.found();
            found.is_undrawn() && is_settled(self.undrawn_findings(analysis, &found))
        })
    }

    /// Draws the graphs that may have changed, and gives the findings with what they show; `None` where they show nothing.
    ///
    /// # Errors
    /// [`Stopped`] when the work is.
    pub fn draw(&self, work: &Work) -> Result<Option<Findings>, Stopped> {
        let Some(analysis) = self.analysis.get().filter(|_| self.is_undrawn()) else { return Ok(None) };
        // Drawing takes long, and whoever asks for findings does not wait for it.
        let undrawn = analysis.found().undrawn();
        let mut shown = Shown::new();
        let mut see = |(edition, industry, scenario): drawn::Place<'_>, found: Vec<Diagnostic>| {
            if !found.is_empty() {
                shown.insert((edition, industry.to_owned(), scenario.to_owned()), found);
            }
        };
        drawn::draw(&analysis.tracked.model, &|industry, scenario| undrawn.holds(industry, scenario), work, &mut see)?;
        let mut found = analysis.found();
        Ok(found.set_drawn(&undrawn, shown).then(|| self.collected(analysis, &found)))
    }

    /// Whether nothing that was found leaves open what flows get: see [`crate::check::drawn::is_settled`].
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.analysis.get().is_some_and(|analysis| is_settled(self.undrawn_findings(analysis, &analysis.found())))
    }

    /// The `wanted` ones of `findings`, which are what [`Workspace::findings`] gave, with every fix that `check` would offer them.
    ///
    /// # Errors
    /// [`Stopped`] when the work is.
    pub fn with_fixes(
        &self,
        findings: &Findings,
        wanted: &dyn Fn(&Diagnostic) -> bool,
        work: &Work,
    ) -> Result<Vec<Diagnostic>, Stopped> {
        let Some(model) = self.model().filter(|_| findings.iter().any(wanted)) else { return Ok(Vec::new()) };
        let text =
            |entry: &Entry| SourceFile { path: entry.path.clone(), text: entry.document.text().to_owned(), raw: None };
        let files: Vec<SourceFile> = self.files.iter().map(text).collect();
        let trees: Vec<File> = self.files.iter().map(|entry| entry.document.tree().clone()).collect();
        // What is offered hangs on the text alone, so nothing that is remembered of earlier texts is used.
        let (mut known, part) = (Analysed::default(), work.part(fixes::LEAST));
        let mut offered = fixes::offers(&files, &trees, model, findings, wanted, &mut known, &part).fixes;
        work.goes_on()?;
        let found = findings.iter().enumerate().filter(|(_, finding)| wanted(finding));
        let complete = |(at, finding): (usize, &Diagnostic)| {
            let mut finding = finding.clone();
            if let Some((_, fixes)) = offered.iter_mut().find(|(of, _)| *of == at) {
                finding.fixes.append(fixes);
            }
            finding
        };
        Ok(found.map(complete).collect())
    }

    /// Whether edits of one file leave every decision of every scenario as it is, and give no more cause to say anything.
    ///
    /// # Errors
    /// [`Stopped`] when the work is.
    pub fn keeps_decisions(&self, file: FileId, edits: &[Edit], work: &Work) -> Result<bool, Stopped> {
        let (Some(model), Some(text)) = (self.model(), self.text(file)) else { return Ok(false) };
        let Some(changed) = apply(file, text, edits) else { return Ok(false) };
        let parsed = dsl_syntax::parse(file, &changed);
        let mut trees: Vec<File> = self.files.iter().map(|entry| entry.document.tree().clone()).collect();
        let mut known = Analysed::default();
        let Meaning { said, bands, .. } = meaning(&trees, &Readings::default(), &mut known, false, work)?;
        let before = said.len() + bands.len();
        let Some(slot) = trees.get_mut(file.0 as usize) else { return Ok(false) };
        *slot = parsed.file;
        let Meaning { model: other, said, bands } = meaning(&trees, &Readings::default(), &mut known, false, work)?;
        if !parsed.diagnostics.is_empty() || said.len() + bands.len() > before || other.facts.len() != model.facts.len()
        {
            return Ok(false);
        }
        let kept = model.editions.iter().zip(0..).all(|(edition, id)| {
            edition.industries.iter().all(|industry| {
                // Only what stands in this file, or shares bands with it in its industry, can be decided otherwise.
                industry.scenarios.iter().filter(|scenario| scenario.head.file == file).all(|scenario| {
                    let changes = reread(model, &other, EditionId(id), &industry.name, &scenario.name, work);
                    changes.is_ok_and(|changes| changes.is_empty())
                })
            })
        });
        work.goes_on()?;
        Ok(kept)
    }

    /// What gave cause to say something, but bands, rules and graphs.
    fn said<'w>(&'w self, analysis: &'w Analysis, found: &'w Found) -> impl Iterator<Item = &'w Diagnostic> {
        let files = self
            .files
            .iter()
            .flat_map(|entry| entry.unreadable.iter().chain(&entry.characters).chain(entry.document.diagnostics()));
        files.chain(analysis.tracked.findings()).chain(found.said())
    }

    fn undrawn_findings<'w>(
        &'w self,
        analysis: &'w Analysis,
        found: &'w Found,
    ) -> impl Iterator<Item = &'w Diagnostic> {
        self.said(analysis, found).chain(found.of_bands().map(|one| &one.diagnostic))
    }

    fn collected(&self, analysis: &Analysis, found: &Found) -> Findings {
        let mut said: Vec<Diagnostic> = self.said(analysis, found).cloned().collect();
        texts::translate(&self.trees(), &mut said);
        if is_settled(self.undrawn_findings(analysis, found)) {
            said.extend(found.drawn().cloned());
        }
        in_order(said, found.of_bands().cloned().collect())
    }
}

impl Entry {
    fn new(id: FileId, path: String, text: String, unreadable: Option<Diagnostic>) -> Self {
        let characters = texts::characters(id, &text);
        Self { path, document: Document::new(id, text), characters, unreadable }
    }

    /// Looks again at the characters of what changed.
    fn look_at_characters(&mut self, change: &Change) {
        let text = self.document.text();
        match change {
            Change::Whole => self.characters = texts::characters(self.document.file(), text),
            Change::Part { before, after, .. } => {
                self.characters.retain(|finding| {
                    finding.primary.span.start < before.start || finding.primary.span.start >= before.end
                });
                self.characters.relocate(&Relocation { file: before.file, from: before.end, to: after.end });
                let part = text.get(after.range()).unwrap_or_default();
                let mut found = texts::characters(after.file, part);
                // What stands at the start of a file may begin with a mark that is none inside one; a declaration never does.
                found.relocate(&Relocation { file: after.file, from: 0, to: after.start });
                self.characters.extend(found);
            }
        }
    }
}

impl Analysis {
    fn found(&self) -> MutexGuard<'_, Found> {
        // What was found before somebody broke down was found.
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in that one declaration has another text; `None` where everything has to be resolved again.
    fn part(&mut self, trees: &[&File], before: Span, after: Span, old: &Item) -> Option<()> {
        let found = self.found.get_mut().unwrap_or_else(PoisonError::into_inner);
        if before.end != after.end {
            let relocation = Relocation { file: before.file, from: before.end, to: after.end };
            self.tracked.relocate(&relocation);
            found.relocate(&relocation);
        }
        let again = self.tracked.again(trees, before, after, old)?;
        let blocks = self.tracked.blocks(again.owner);
        found.forget(&self.tracked.model, before, again, &blocks)
    }
}

fn file_id(at: usize) -> Option<FileId> {
    u32::try_from(at).ok().map(FileId)
}
