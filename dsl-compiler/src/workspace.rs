//! A lists folder that is being edited: the findings of [`crate::check::check`], kept up to date with as little work as
//! the edit allows.
//!
//! An edit inside one declaration reads that alone. Where it stands in an industry, its scenario or the industry is resolved and
//! analysed again; for every other edit all is resolved, and what is not known by its normal form is analysed. Tests hold the
//! outcome against `check` from scratch.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use dsl_syntax::ast::{File, Item};
use dsl_syntax::edit::apply;
use dsl_syntax::shift::{Shift, Shifted};
use dsl_syntax::{Change, Diagnostic, Document, Edit, FileId, Severity, Span};

use crate::check::blocks::{Analysed, Together, check_together, together};
use crate::check::{drawable, findings, graphs, in_order, procedure, rules};
use crate::diff::reread;
use crate::flow::OTHER;
use crate::model::{EditionId, Model};
use crate::readings::Readings;
use crate::resolve::{Owner, Tracked};
use crate::work::{Stopped, Work};
use crate::world::{SourceFile, World, read_all};
use crate::{fixes, texts};

/// A lists folder, open in an editor.
#[derive(Debug, Default)]
pub struct Workspace {
    /// In order of their paths, which is that of their ids.
    files: Vec<Entry>,
    analysis: Option<Analysis>,
    analysed: Analysed,
    sound: texts::Sound,
}

#[derive(Debug)]
struct Entry {
    path: String,
    document: Document,
    /// What its characters hide.
    characters: Vec<Diagnostic>,
    /// Why its bytes could not be read as text.
    unreadable: Option<Diagnostic>,
}

#[derive(Debug)]
struct Analysis {
    tracked: Tracked,
    /// `None` where the sets are to be found anew.
    sets: Option<Vec<Checked>>,
    procedures: Vec<Diagnostic>,
    /// What is said of each edition's own rules; `None` where they are to be looked at.
    edition_rules: Vec<Option<Vec<Diagnostic>>>,
    /// What is said of the rules of industries and scenarios, where there is something.
    rules: BTreeMap<Owner, Vec<Diagnostic>>,
    /// Whose rules are to be looked at.
    unread_rules: BTreeSet<Owner>,
    /// Made anew whenever the findings are asked for.
    texts: Vec<Diagnostic>,
    graphs: Vec<Diagnostic>,
    undrawn: Undrawn,
}

/// A set of blocks with what was found of it.
#[derive(Debug)]
struct Checked {
    edition: EditionId,
    set: Together,
    /// `None` where it is to be looked at again.
    findings: Option<Vec<Diagnostic>>,
}

/// Which graphs have changed since they were drawn.
#[derive(Debug)]
enum Undrawn {
    All,
    /// By industry and scenario.
    Some(BTreeSet<(String, String)>),
}

impl Workspace {
    /// Reads a world.
    ///
    /// # Errors
    /// The path of a file that could not be read, and why.
    pub fn of(world: &dyn World) -> Result<Self, (String, String)> {
        let (files, findings) = read_all(world)?;
        let mut workspace = Self::default();
        for (at, file) in files.into_iter().enumerate() {
            let id = file_id(at);
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
        self.files.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok().map(file_id)
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

    /// What the lists mean, once [`Workspace::findings`] has been asked for.
    #[must_use]
    pub fn model(&self) -> Option<&Model> {
        self.analysis.as_ref().map(|analysis| &analysis.tracked.model)
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
                let readable = self.files.get(file.0 as usize).is_some_and(|entry| entry.unreadable.is_none());
                if !readable || !range.is_empty() || !with.is_empty() {
                    self.edit(file, range, with);
                }
            }
            None => {
                let at = self.files.partition_point(|entry| entry.path.as_str() < path);
                self.files.insert(at, Entry::new(file_id(at), path.to_owned(), text, None));
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
        for (at, entry) in self.files.iter_mut().enumerate().skip(from) {
            let mut unreadable = entry.unreadable.take();
            if let Some(finding) = &mut unreadable {
                finding.primary.span.file = file_id(at);
            }
            let text = entry.document.text().to_owned();
            *entry = Entry::new(file_id(at), std::mem::take(&mut entry.path), text, unreadable);
        }
        self.analysis = None;
    }

    /// Replaces bytes of a file's text.
    pub fn edit(&mut self, file: FileId, range: Range<usize>, with: &str) {
        let Some(entry) = self.files.get_mut(file.0 as usize) else { return };
        if entry.unreadable.take().is_some() {
            self.analysis = None;
        }
        let change = entry.document.edit(range, with);
        entry.look_at_characters(&change);
        let (Change::Part { before, after, old }, Some(mut analysis)) = (change, self.analysis.take()) else { return };
        let trees: Vec<&File> = self.files.iter().map(|entry| entry.document.tree()).collect();
        if analysis.part(&trees, before, after, &old).is_some() {
            self.analysis = Some(analysis);
        }
    }

    /// All findings as far as they are cheap: those of graphs that have to be drawn are those of [`Workspace::draw`].
    ///
    /// # Errors
    /// [`Stopped`] when the work is; what was done is kept, so asking again goes on from there.
    pub fn findings(&mut self, work: &Work) -> Result<Vec<Diagnostic>, Stopped> {
        let trees: Vec<&File> = self.files.iter().map(|entry| entry.document.tree()).collect();
        let analysis = self.analysis.get_or_insert_with(|| Analysis::new(&trees));
        analysis.read_rules(work)?;
        analysis.read_bands(&mut self.analysed, work)?;
        self.read_texts();
        Ok(self.collected())
    }

    /// Whether [`Workspace::draw`] may still find something.
    #[must_use]
    pub fn is_undrawn(&self) -> bool {
        let some = |analysis: &Analysis| match &analysis.undrawn {
            Undrawn::All => true,
            Undrawn::Some(undrawn) => !undrawn.is_empty(),
        };
        self.analysis.as_ref().is_some_and(|analysis| some(analysis) && !self.has_errors(analysis))
    }

    /// Draws the graphs that may have changed, and gives the findings with those about them; `None` where nothing changed.
    ///
    /// # Errors
    /// [`Stopped`] when the work is.
    pub fn draw(&mut self, work: &Work) -> Result<Option<Vec<Diagnostic>>, Stopped> {
        if !self.is_undrawn() {
            return Ok(None);
        }
        let Some(analysis) = self.analysis.as_mut() else { return Ok(None) };
        if analysis.draw_changed(work)? {
            return Ok(None);
        }
        let graphs = graphs(&analysis.tracked.model, work)?;
        analysis.undrawn = Undrawn::Some(BTreeSet::new());
        let changed = graphs != analysis.graphs;
        analysis.graphs = graphs;
        Ok(changed.then(|| self.collected()))
    }

    /// The `wanted` ones of `findings`, which are what [`Workspace::findings`] gave, with every fix that `check` would offer them.
    ///
    /// # Errors
    /// [`Stopped`] when the work is.
    pub fn with_fixes(
        &self,
        findings: &[Diagnostic],
        wanted: &dyn Fn(&Diagnostic) -> bool,
        work: &Work,
    ) -> Result<Vec<Diagnostic>, Stopped> {
        let Some(model) = self.model().filter(|_| findings.iter().any(wanted)) else { return Ok(Vec::new()) };
        let text =
            |entry: &Entry| SourceFile { path: entry.path.clone(), text: entry.document.text().to_owned(), raw: None };
        let files: Vec<SourceFile> = self.files.iter().map(text).collect();
        let trees: Vec<File> = self.files.iter().map(|entry| entry.document.tree().clone()).collect();
        let mut offered = fixes::offers(&files, &trees, model, findings, wanted, &work.part(fixes::LEAST)).fixes;
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
        let before = findings(&trees, &Readings::default(), &mut known, false, work)?.1.len();
        let Some(slot) = trees.get_mut(file.0 as usize) else { return Ok(false) };
        *slot = parsed.file;
        let (other, found) = findings(&trees, &Readings::default(), &mut known, false, work)?;
        if !parsed.diagnostics.is_empty() || found.len() > before || other.facts.len() != model.facts.len() {
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

    fn has_errors(&self, analysis: &Analysis) -> bool {
        self.without_graphs(analysis).any(|finding| finding.severity == Severity::Error)
    }

    fn without_graphs<'w>(&'w self, analysis: &'w Analysis) -> impl Iterator<Item = &'w Diagnostic> {
        let files = self
            .files
            .iter()
            .flat_map(|entry| entry.unreadable.iter().chain(&entry.characters).chain(entry.document.diagnostics()));
        let sets = analysis.sets.iter().flatten().flat_map(|set| set.findings.iter().flatten());
        let rules = analysis.edition_rules.iter().flatten().flatten().chain(analysis.rules.values().flatten());
        let model = analysis.tracked.findings().chain(sets).chain(&analysis.procedures).chain(rules);
        files.chain(model).chain(&analysis.texts)
    }

    /// Reads all pairs of texts that are not known to be sound.
    fn read_texts(&mut self) {
        let Some(analysis) = &mut self.analysis else { return };
        let trees: Vec<&File> = self.files.iter().map(|entry| entry.document.tree()).collect();
        let sources: Vec<&str> = self.files.iter().map(|entry| entry.document.text()).collect();
        analysis.texts = texts::check_known(&sources, &trees, &analysis.tracked.model, &mut self.sound);
    }

    fn collected(&self) -> Vec<Diagnostic> {
        let Some(analysis) = &self.analysis else { return Vec::new() };
        let mut findings: Vec<Diagnostic> = self.without_graphs(analysis).cloned().collect();
        let trees: Vec<&File> = self.files.iter().map(|entry| entry.document.tree()).collect();
        texts::translate(&trees, &mut findings);
        // Where the lists have errors there is nothing to draw, and the errors come first anyway.
        if !findings.iter().any(|finding| finding.severity == Severity::Error) {
            findings.extend(analysis.graphs.iter().cloned());
        }
        in_order(findings)
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
                let by = i64::from(after.end) - i64::from(before.end);
                self.characters.retain(|finding| {
                    finding.primary.span.start < before.start || finding.primary.span.start >= before.end
                });
                self.characters.shift(&Shift { file: before.file, from: before.end, by });
                let part = text.get(after.range()).unwrap_or_default();
                let mut found = texts::characters(after.file, part);
                // What stands at the start of a file may begin with a mark that is none inside one; a declaration never does.
                found.shift(&Shift { file: after.file, from: 0, by: i64::from(after.start) });
                self.characters.extend(found);
            }
        }
    }
}

impl Analysis {
    fn new(trees: &[&File]) -> Self {
        let tracked = Tracked::new(trees);
        let model = &tracked.model;
        let mut unread_rules = BTreeSet::new();
        for (e, edition) in model.editions.iter().enumerate() {
            for (i, industry) in edition.industries.iter().enumerate() {
                unread_rules.insert(Owner::Industry(e, i));
                unread_rules.extend((0..industry.scenarios.len()).map(|s| Owner::Scenario(e, i, s)));
            }
        }
        Self {
            procedures: procedure::check(model),
            edition_rules: vec![None; model.editions.len()],
            rules: BTreeMap::new(),
            unread_rules,
            tracked,
            sets: None,
            texts: Vec::new(),
            graphs: Vec::new(),
            undrawn: Undrawn::All,
        }
    }

    /// Takes in that one declaration has another text; `None` where everything has to be resolved again.
    fn part(&mut self, trees: &[&File], before: Span, after: Span, old: &Item) -> Option<()> {
        let by = i64::from(after.end) - i64::from(before.end);
        if by != 0 {
            let shift = Shift { file: before.file, from: before.end, by };
            self.tracked.shift(&shift);
            for set in self.sets.iter_mut().flatten() {
                set.findings.shift(&shift);
            }
            self.procedures.shift(&shift);
            self.edition_rules.iter_mut().flatten().for_each(|found| found.shift(&shift));
            self.rules.values_mut().for_each(|found| found.shift(&shift));
            self.graphs.shift(&shift);
        }
        let again = self.tracked.again(trees, before, after, old)?;
        let blocks = self.tracked.blocks(again.owner);
        match &mut self.sets {
            Some(sets) if again.same_blocks => {
                for set in sets.iter_mut().filter(|set| set.set.0.iter().any(|block| blocks.contains(&block.index()))) {
                    set.findings = None;
                }
            }
            sets => *sets = None,
        }
        let model = &self.tracked.model;
        let (e, i, changed, outside) = match again.owner {
            Owner::Scenario(e, i, s) => (e, i, s..s + 1, false),
            Owner::Industry(e, i) => (e, i, 0..usize::MAX, true),
        };
        let industry = model.editions.get(e)?.industries.get(i)?;
        let changed = changed.start..changed.end.min(industry.scenarios.len());
        self.unread_rules.extend(changed.clone().map(|s| Owner::Scenario(e, i, s)));
        self.unread_rules.extend(outside.then_some(Owner::Industry(e, i)));
        if let Undrawn::Some(undrawn) = &mut self.undrawn {
            let scenarios =
                industry.scenarios.get(changed).into_iter().flatten().map(|scenario| scenario.name.as_str());
            // What an industry says binds its flows in no scenario of its too.
            let other = outside.then_some(OTHER);
            undrawn.extend(scenarios.chain(other).map(|scenario| (industry.name.clone(), scenario.to_owned())));
        }
        // What was said of these graphs is said at their scenarios' heads, and may be so no longer.
        if !self.graphs.is_empty() {
            self.graphs.retain(|finding| !before.holds_start(finding.primary.span));
            self.undrawn = Undrawn::All;
        }
        Some(())
    }

    /// Looks at the rules that changed.
    fn read_rules(&mut self, work: &Work) -> Result<(), Stopped> {
        let model = &self.tracked.model;
        for (edition, known) in model.editions.iter().zip(&mut self.edition_rules).filter(|(_, known)| known.is_none())
        {
            let mut found = Vec::new();
            rules::of_edition(model, edition, work, &mut found)?;
            *known = Some(found);
        }
        while let Some(owner) = self.unread_rules.first().copied() {
            let found = rules_of(model, owner, work)?;
            self.unread_rules.remove(&owner);
            self.rules.remove(&owner);
            if !found.is_empty() {
                self.rules.insert(owner, found);
            }
        }
        Ok(())
    }

    /// Looks at the bands that changed.
    fn read_bands(&mut self, analysed: &mut Analysed, work: &Work) -> Result<(), Stopped> {
        let model = &self.tracked.model;
        let sets = self.sets.get_or_insert_with(|| {
            let sets = together(model);
            sets.into_iter().map(|(edition, set)| Checked { edition, set, findings: None }).collect()
        });
        for set in sets.iter_mut().filter(|set| set.findings.is_none()) {
            set.findings = Some(check_together(model, set.edition, &set.set, analysed, true, work)?);
        }
        Ok(())
    }

    /// Draws the few graphs that changed; false where they are not few, or one is too large, so that all have to be drawn.
    fn draw_changed(&mut self, work: &Work) -> Result<bool, Stopped> {
        let Undrawn::Some(undrawn) = &mut self.undrawn else { return Ok(false) };
        let wanted = |industry: &str, scenario: &str| undrawn.iter().any(|(i, s)| i == industry && s == scenario);
        if !drawable(&self.tracked.model, &wanted, work)? {
            self.undrawn = Undrawn::All;
            return Ok(false);
        }
        undrawn.clear();
        Ok(true)
    }
}

/// What the rules of a scenario, or of an industry outside its scenarios, give cause to say.
fn rules_of(model: &Model, owner: Owner, work: &Work) -> Result<Vec<Diagnostic>, Stopped> {
    let mut found = Vec::new();
    let (e, i) = match owner {
        Owner::Scenario(e, i, _) | Owner::Industry(e, i) => (e, i),
    };
    let place = model.editions.get(e).and_then(|edition| Some((edition, edition.industries.get(i)?)));
    let Some((edition, industry)) = place else { return Ok(found) };
    match owner {
        Owner::Industry(..) => rules::of_industry(model, edition, industry, work, &mut found)?,
        Owner::Scenario(_, _, s) => {
            if let Some(scenario) = industry.scenarios.get(s) {
                rules::of_scenario(model, edition, industry, scenario, work, &mut found)?;
            }
        }
    }
    Ok(found)
}

fn file_id(at: usize) -> FileId {
    FileId(u32::try_from(at).unwrap_or(u32::MAX))
}
