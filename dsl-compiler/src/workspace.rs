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
use dsl_syntax::{Change, Diagnostic, Document, Edit, FileId, Span};

use crate::check::blocks::{Analysed, Together, check_known, together};
use crate::check::drawn::{Found, draw, is_settled};
use crate::check::{findings, in_order, procedure, rules};
use crate::diff::reread;
use crate::flow::OTHER;
use crate::model::{EditionId, Model, Scenario};
use crate::readings::Readings;
use crate::resolve::{Owner, Tracked};
use crate::world::{SourceFile, World, read_all};
use crate::{fixes, texts};

/// How many bytes of lists are checked to try fixes for what stands under a cursor: well below a second's work.
const FIXES_BUDGET: u64 = 2 << 20;

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
    /// What stands in editions.
    outside: Vec<Diagnostic>,
    rules: BTreeMap<Owner, Vec<Diagnostic>>,
    /// Made anew whenever the findings are asked for.
    texts: Vec<Diagnostic>,
    /// What the graph of each place showed; of a place that has to be drawn again, nothing.
    drawn: BTreeMap<Place, Vec<Diagnostic>>,
    undrawn: Undrawn,
}

/// An edition's industry and scenario.
type Place = (EditionId, String, String);

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
    /// Of these industries the scenario, or all of them, in every edition.
    Some(BTreeSet<(String, Option<String>)>),
}

impl Undrawn {
    fn holds(&self, industry: &str, scenario: &str) -> bool {
        let is =
            |(own, one): &(String, Option<String>)| own == industry && one.as_ref().is_none_or(|one| one == scenario);
        match self {
            Undrawn::All => true,
            Undrawn::Some(some) => some.iter().any(is),
        }
    }
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
    /// `None` where `cancelled` says that nobody waits any longer; what was done is kept.
    pub fn findings(&mut self, cancelled: &dyn Fn() -> bool) -> Option<Vec<Diagnostic>> {
        if self.analysis.is_none() {
            let trees: Vec<&File> = self.files.iter().map(|entry| entry.document.tree()).collect();
            self.analysis = Some(Analysis::new(&trees));
        }
        let analysis = self.analysis.as_mut()?;
        analysis.bands(&mut self.analysed, cancelled)?;
        self.read_texts();
        Some(self.collected())
    }

    /// Whether [`Workspace::draw`] may still find something.
    #[must_use]
    pub fn is_undrawn(&self) -> bool {
        let some = |analysis: &Analysis| match &analysis.undrawn {
            Undrawn::All => true,
            Undrawn::Some(undrawn) => !undrawn.is_empty(),
        };
        self.analysis.as_ref().is_some_and(|analysis| some(analysis) && is_settled(self.undrawn_findings(analysis)))
    }

    /// Draws the graphs that may have changed, and gives the findings with what they show; `None` where it was cancelled, or
    /// they show nothing.
    pub fn draw(&mut self, cancelled: &dyn Fn() -> bool) -> Option<Vec<Diagnostic>> {
        if !self.is_undrawn() {
            return None;
        }
        let analysis = self.analysis.as_mut()?;
        analysis.draw(cancelled)?.then(|| self.collected())
    }

    /// Whether nothing that was found leaves open what flows get: see [`crate::check::drawn::is_settled`].
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.analysis.as_ref().is_some_and(|analysis| is_settled(self.undrawn_findings(analysis)))
    }

    /// The `wanted` ones of `findings`, which are what [`Workspace::findings`] gave, with every fix that `check` would offer them.
    #[must_use]
    pub fn with_fixes(&self, findings: &[Diagnostic], wanted: &dyn Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
        let Some(model) = self.model().filter(|_| findings.iter().any(wanted)) else { return Vec::new() };
        let text =
            |entry: &Entry| SourceFile { path: entry.path.clone(), text: entry.document.text().to_owned(), raw: None };
        let files: Vec<SourceFile> = self.files.iter().map(text).collect();
        let trees: Vec<File> = self.files.iter().map(|entry| entry.document.tree().clone()).collect();
        let mut offered = fixes::offers(&files, &trees, model, findings, wanted, FIXES_BUDGET).fixes;
        let found = findings.iter().enumerate().filter(|(_, finding)| wanted(finding));
        let complete = |(at, finding): (usize, &Diagnostic)| {
            let mut finding = finding.clone();
            if let Some((_, fixes)) = offered.iter_mut().find(|(of, _)| *of == at) {
                finding.fixes.append(fixes);
            }
            finding
        };
        found.map(complete).collect()
    }

    /// Whether edits of one file leave every decision of every scenario as it is, and give no more cause to say anything.
    #[must_use]
    pub fn keeps_decisions(&self, file: FileId, edits: &[Edit]) -> bool {
        let (Some(model), Some(text)) = (self.model(), self.text(file)) else { return false };
        let Some(changed) = apply(file, text, edits) else { return false };
        let parsed = dsl_syntax::parse(file, &changed);
        let mut trees: Vec<File> = self.files.iter().map(|entry| entry.document.tree().clone()).collect();
        let before = findings(&trees, &Readings::default()).1.len();
        let Some(slot) = trees.get_mut(file.0 as usize) else { return false };
        *slot = parsed.file;
        let (other, found) = findings(&trees, &Readings::default());
        if !parsed.diagnostics.is_empty() || found.len() > before || other.facts.len() != model.facts.len() {
            return false;
        }
        model.editions.iter().zip(0..).all(|(edition, id)| {
            edition.industries.iter().all(|industry| {
                // Only what stands in this file, or shares bands with it in its industry, can be decided otherwise.
                industry.scenarios.iter().filter(|scenario| scenario.head.file == file).all(|scenario| {
                    let changes = reread(model, &other, EditionId(id), &industry.name, &scenario.name);
                    changes.is_ok_and(|changes| changes.is_empty())
                })
            })
        })
    }

    fn undrawn_findings<'w>(&'w self, analysis: &'w Analysis) -> impl Iterator<Item = &'w Diagnostic> {
        let files = self
            .files
            .iter()
            .flat_map(|entry| entry.unreadable.iter().chain(&entry.characters).chain(entry.document.diagnostics()));
        let sets = analysis.sets.iter().flatten().flat_map(|set| set.findings.iter().flatten());
        let rules = analysis.outside.iter().chain(analysis.rules.values().flatten());
        files.chain(analysis.tracked.findings()).chain(sets).chain(rules).chain(&analysis.texts)
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
        let mut findings: Vec<Diagnostic> = self.undrawn_findings(analysis).cloned().collect();
        let trees: Vec<&File> = self.files.iter().map(|entry| entry.document.tree()).collect();
        texts::translate(&trees, &mut findings);
        if is_settled(&findings) {
            findings.extend(analysis.drawn.values().flatten().cloned());
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
        let mut outside = procedure::check(model);
        let mut rules = BTreeMap::new();
        for (e, edition) in model.editions.iter().enumerate() {
            rules::of_edition(model, edition, &mut outside);
            for (i, industry) in edition.industries.iter().enumerate() {
                rules_within(model, e, i, 0..industry.scenarios.len(), true, &mut rules);
            }
        }
        Self { tracked, sets: None, outside, rules, texts: Vec::new(), drawn: BTreeMap::new(), undrawn: Undrawn::All }
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
            self.outside.shift(&shift);
            self.rules.values_mut().for_each(|found| found.shift(&shift));
            self.drawn.values_mut().for_each(|found| found.shift(&shift));
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
        rules_within(model, e, i, changed.clone(), outside, &mut self.rules);
        if let Undrawn::Some(undrawn) = &mut self.undrawn {
            // What an industry says, and its `scenario other`, bind its flows in scenarios that other editions list.
            let one = |scenario: &Scenario| Some(scenario.name.clone()).filter(|name| name != OTHER);
            let changed = industry.scenarios.get(changed).into_iter().flatten().map(one);
            let changed = changed.chain(outside.then_some(None));
            undrawn.extend(changed.map(|scenario| (industry.name.clone(), scenario)));
        }
        let undrawn = &self.undrawn;
        self.drawn.retain(|(_, industry, scenario), _| !undrawn.holds(industry, scenario));
        // What else points into the changed text has lost its place, and is looked at anew.
        let lost = |finding: &Diagnostic| {
            let places = finding.secondary.iter().map(|label| label.span).chain([finding.primary.span]);
            places.into_iter().any(|span| before.holds_start(span))
        };
        if self.drawn.values().flatten().any(lost) {
            self.drawn.clear();
            self.undrawn = Undrawn::All;
        }
        Some(())
    }

    /// Looks at the bands that changed.
    fn bands(&mut self, analysed: &mut Analysed, cancelled: &dyn Fn() -> bool) -> Option<()> {
        let model = &self.tracked.model;
        let sets = self.sets.get_or_insert_with(|| {
            let sets = together(model);
            sets.into_iter().map(|(edition, set)| Checked { edition, set, findings: None }).collect()
        });
        for set in sets.iter_mut().filter(|set| set.findings.is_none()) {
            if cancelled() {
                return None;
            }
            set.findings = Some(check_known(model, set.edition, &set.set, analysed));
        }
        Some(())
    }

    /// Draws the graphs that changed; whether they show anything, and `None` where it was cancelled.
    fn draw(&mut self, cancelled: &dyn Fn() -> bool) -> Option<bool> {
        let mut shown: BTreeMap<Place, Vec<Diagnostic>> = BTreeMap::new();
        let undrawn = &self.undrawn;
        let mut see = |(edition, industry, scenario): (EditionId, &str, &str), found| {
            let found = match found {
                Found::TooLarge(finding) => vec![finding],
                Found::Examples(failed) => failed,
            };
            if !found.is_empty() {
                shown.insert((edition, industry.to_owned(), scenario.to_owned()), found);
            }
        };
        let wanted = |industry: &str, scenario: &str| undrawn.holds(industry, scenario);
        draw(&self.tracked.model, &wanted, cancelled, &mut see)?;
        self.undrawn = Undrawn::Some(BTreeSet::new());
        let shows = !shown.is_empty();
        self.drawn.extend(shown);
        Some(shows)
    }
}

/// What the rules of some scenarios of an industry give cause to say, and those of the industry `outside` them.
fn rules_within(
    model: &Model,
    e: usize,
    i: usize,
    scenarios: Range<usize>,
    outside: bool,
    rules: &mut BTreeMap<Owner, Vec<Diagnostic>>,
) {
    let Some((edition, industry)) = model.editions.get(e).and_then(|one| Some((one, one.industries.get(i)?))) else {
        return;
    };
    let mut found = |owner: Owner, findings: Vec<Diagnostic>| {
        if findings.is_empty() {
            rules.remove(&owner)
        } else {
            rules.insert(owner, findings)
        };
    };
    if outside {
        let mut findings = Vec::new();
        rules::of_industry(model, edition, industry, &mut findings);
        found(Owner::Industry(e, i), findings);
    }
    for s in scenarios {
        let Some(scenario) = industry.scenarios.get(s) else { continue };
        let mut findings = Vec::new();
        rules::of_scenario(model, edition, industry, scenario, &mut findings);
        found(Owner::Scenario(e, i, s), findings);
    }
}

fn file_id(at: usize) -> FileId {
    FileId(u32::try_from(at).unwrap_or(u32::MAX))
}
