//! Whether a fix closes its finding and opens none: the edits are made in a copy of the text, and the copy is checked again.
//!
//! Not all of the lists need be looked at again. A clause is read where it stands, so a *unit* is what can see it: its
//! scenario, or its industry, or everything, each with all declarations and editions around it. What is outside the unit is left
//! out of the copy before and after alike.

use std::cell::Cell;

use dsl_syntax::ast::{Container, File, Item};
use dsl_syntax::edit::apply;
use dsl_syntax::{Code, Diagnostic, Edit, Extent, FileId, Message, RegionBox, Span, parse};
use rustc_hash::FxHashMap;

use crate::check::analysed::Analysed;
use crate::check::{A_BYTE, Findings, Meaning, in_order, meaning};
use crate::decision::examples::{self, Outcome, Run};
use crate::model::Model;
use crate::model::readings::Readings;
use crate::source::SourceFile;
use crate::work::{Stopped, Work};

/// What is looked at again.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// One file without its industries, but for one of them, without its scenarios, but for one of them.
    Part {
        /// The file.
        file: FileId,
        /// The industry that stays.
        industry: Option<Span>,
        /// The scenario that stays; `None` keeps all of the industry's.
        scenario: Option<Span>,
    },
    /// Everything.
    Whole,
}

impl Reach {
    /// What can see both.
    pub(super) fn with(self, other: Reach) -> Reach {
        match (self, other) {
            _ if self == other => self,
            (Reach::Part { file, industry: Some(a), .. }, Reach::Part { industry: Some(b), .. }) if a == b => {
                Reach::Part { file, industry: Some(a), scenario: None }
            }
            _ => Reach::Whole,
        }
    }
}

/// A copy of the lists, as far as a reach goes, with what is found in it.
struct Unit {
    reach: Reach,
    /// For each file its text, empty where it is not looked at again.
    texts: Vec<String>,
    /// For each file what its syntax gave cause to say.
    syntax: Vec<Vec<Diagnostic>>,
    trees: Vec<File>,
    /// Stretches of a part's file that are left out, in order.
    removed: Vec<(u32, u32)>,
    found: Vec<Diagnostic>,
    model: Model,
    /// Which examples pass, asked only once something is worth offering.
    passing: Option<Passing>,
    /// How many units of work one look at it is, beside the analysis.
    cost: u64,
}

/// For each edition, how each of its examples comes out; `None` where its graph passes the budget.
type Passing = Vec<Option<Vec<Came>>>;

/// How an example came out.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Came {
    Right,
    Wrong,
    /// In a hole of the bands.
    Undecided,
}

/// What is so much work that fewer trials than this fit into the budget is not tried: a fix is seldom the first that is thought of,
/// and lists that dear have many findings.
const TRIALS: u64 = 3;

/// Tries fixes, until its work stops.
pub(super) struct Prover<'a> {
    files: &'a [SourceFile],
    trees: &'a [File],
    /// Findings come in order of place, so the same unit is asked for many times in a row.
    unit: Option<Unit>,
    /// What is known of blocks: of the lists as they are, and of each copy.
    known: &'a mut Analysed,
    work: Work,
    /// So much work one trial may be.
    most: u64,
    /// Whether a trial would have been more.
    is_too_much: bool,
    skeleton: Vec<File>,
    /// How long the declarations and editions are that every part is looked at with.
    skeleton_bytes: u64,
}

impl<'a> Prover<'a> {
    pub(super) fn new(files: &'a [SourceFile], trees: &'a [File], known: &'a mut Analysed, work: &Work) -> Self {
        let is_kept = |item: &&Item| !matches!(item, Item::Industry { .. });
        let skeleton = trees
            .iter()
            .map(|tree| File { items: tree.items.iter().filter(is_kept).cloned().collect(), complete: tree.complete });
        let cut = |tree: &File| industries(tree).map(|one| u64::from(one.span.end - one.span.start)).sum::<u64>();
        let bytes =
            files.iter().zip(trees).map(|(file, tree)| (file.text.len() as u64).saturating_sub(cut(tree))).sum();
        Self {
            files,
            trees,
            unit: None,
            known,
            work: work.clone(),
            most: work.left() / TRIALS,
            is_too_much: false,
            skeleton: skeleton.collect(),
            skeleton_bytes: bytes,
        }
    }

    /// Whether nothing more is tried: the work stopped, or trials are too much work.
    pub(super) fn is_spent(&self) -> bool {
        self.is_too_much || self.work.goes_on().is_err()
    }

    /// Whether the edits close the finding, open none, and leave every example with its answer.
    pub(super) fn closes(&mut self, finding: &Diagnostic, edits: &[Edit], reach: Reach) -> bool {
        let part = self.work.part(self.most);
        let closes = self.closes_within(finding, edits, reach, &part);
        self.is_too_much |= part.goes_on().is_err();
        closes
    }

    fn closes_within(&mut self, finding: &Diagnostic, edits: &[Edit], reach: Reach, work: &Work) -> bool {
        if self.unit.as_ref().is_none_or(|unit| unit.reach != reach) {
            self.unit = None;
            self.unit = self.unit(reach, work);
        }
        let Some(unit) = &mut self.unit else { return false };
        if work.spend(unit.cost).is_err() {
            return false;
        }
        let Some(target) = unit.position(finding) else { return false };
        let Some(edits) = edits.iter().map(|edit| unit.moved(edit)).collect::<Option<Vec<Edit>>>() else {
            return false;
        };
        let Some(mended) = unit.mended(&edits, self.known, work) else { return false };
        let left = |follow: &Diagnostic| {
            mended.found.iter().any(|one| one.code == follow.code && one.message == follow.message)
        };
        if !is_closed(&unit.found, target, &mended.found, &edits) || finding.follows.iter().any(left) {
            return false;
        }
        let before = match unit.passing.take() {
            Some(known) => Ok(known),
            None => passing(&unit.model, work),
        };
        let after = passing(&mended.model, work);
        let (Ok(before), Ok(after)) = (before, after) else { return false };
        let kept = keeps_examples(&before, &after);
        unit.passing = Some(before);
        kept
    }

    fn unit(&mut self, reach: Reach, work: &Work) -> Option<Unit> {
        let (mut texts, mut trees, mut removed, cost) = match reach {
            Reach::Whole => {
                let texts: Vec<String> = self.files.iter().map(|file| file.text.clone()).collect();
                let cost = texts.iter().map(|text| text.len() as u64).sum();
                (texts, self.trees.to_vec(), Vec::new(), cost)
            }
            Reach::Part { .. } => {
                (vec![String::new(); self.files.len()], self.skeleton.clone(), Vec::new(), self.skeleton_bytes)
            }
        };
        let mut cost = cost;
        if let Reach::Part { file, industry, scenario } = reach {
            let at = file.0 as usize;
            removed = left_out(self.trees.get(at)?, industry, scenario);
            let text = without(&self.files.get(at)?.text, &removed)?;
            cost += text.len() as u64;
            *texts.get_mut(at)? = text;
        }
        let cost = cost * A_BYTE;
        work.spend(cost).ok()?;
        let mut syntax = vec![Vec::new(); texts.len()];
        for (at, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let parsed = parse(FileId(u32::try_from(at).ok()?), text);
            *syntax.get_mut(at)? = parsed.diagnostics;
            *trees.get_mut(at)? = parsed.file;
        }
        let (model, found) = look(&trees, &syntax, self.known, work).ok()?;
        Some(Unit { reach, texts, syntax, trees, removed, found, model, passing: None, cost })
    }
}

/// A copy with a fix in it.
struct Mended {
    found: Vec<Diagnostic>,
    model: Model,
}

impl Unit {
    /// Where an offset of the file stands in the copy; `None` in what is left out.
    fn offset(&self, offset: u32) -> Option<u32> {
        let before = self.removed.iter().take_while(|(start, _)| *start < offset);
        let (gone, end) = before.fold((0, 0), |(gone, _), (start, end)| (gone + end - start, *end));
        if end > offset { None } else { Some(offset - gone) }
    }

    fn span(&self, span: Span) -> Option<Span> {
        let looked_at = match self.reach {
            Reach::Part { file, .. } => file == span.file,
            Reach::Whole => true,
        };
        if !looked_at {
            return None;
        }
        Some(Span { start: self.offset(span.start)?, end: self.offset(span.end)?, ..span })
    }

    fn moved(&self, edit: &Edit) -> Option<Edit> {
        Some(Edit { span: self.span(edit.span)?, text: edit.text.clone() })
    }

    /// The finding among those of the copy.
    fn position(&self, finding: &Diagnostic) -> Option<usize> {
        let span = self.span(finding.primary.span)?;
        let all = self.found.iter().enumerate();
        let here = all.filter(|(_, found)| found.primary.span == span && alike(found, finding));
        // A block that several scenarios refer to has one finding for each set of facts that it is read with.
        let same = here.clone().find(|(_, found)| found.facts == finding.facts);
        same.or_else(|| here.clone().next()).map(|(at, _)| at)
    }

    /// The copy with the edits, checked.
    fn mended(&mut self, edits: &[Edit], known: &mut Analysed, work: &Work) -> Option<Mended> {
        let mut touched: Vec<FileId> = edits.iter().map(|edit| edit.span.file).collect();
        touched.sort_unstable();
        touched.dedup();
        let mut syntax = self.syntax.clone();
        let mut kept: Vec<(usize, File)> = Vec::new();
        for file in touched {
            let at = file.0 as usize;
            let text = apply(file, self.texts.get(at)?, edits)?;
            let parsed = parse(file, &text);
            *syntax.get_mut(at)? = parsed.diagnostics;
            kept.push((at, std::mem::replace(self.trees.get_mut(at)?, parsed.file)));
        }
        let looked = look(&self.trees, &syntax, known, work);
        for (at, tree) in kept {
            if let Some(place) = self.trees.get_mut(at) {
                *place = tree;
            }
        }
        let (model, found) = looked.ok()?;
        Some(Mended { found, model })
    }
}

fn look(
    trees: &[File],
    syntax: &[Vec<Diagnostic>],
    known: &mut Analysed,
    work: &Work,
) -> Result<(Model, Vec<Diagnostic>), Stopped> {
    let Meaning { model, said, bands } = meaning(trees, &Readings::default(), known, false, work)?;
    let said = syntax.iter().flatten().cloned().chain(said).collect();
    Ok((model, flat(in_order(said, bands))))
}

/// What follows from another finding beside it: a fix must not leave it behind, and does not open it either.
fn flat(found: Findings) -> Vec<Diagnostic> {
    let mut all = Vec::with_capacity(found.len());
    for mut finding in found {
        let follows = std::mem::take(&mut finding.follows);
        all.push(finding);
        all.extend(follows);
    }
    all
}

fn industries(tree: &File) -> impl Iterator<Item = &Container> {
    tree.items.iter().filter_map(|item| match item {
        Item::Industry { container, .. } => Some(container),
        _ => None,
    })
}

/// The stretches of a file that a part is looked at without.
fn left_out(tree: &File, industry: Option<Span>, scenario: Option<Span>) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    for container in industries(tree) {
        if Some(container.span) != industry {
            found.push((container.span.start, container.span.end));
            continue;
        }
        let Some(kept) = scenario else { continue };
        found.extend(container.items.iter().filter_map(|item| match item {
            Item::Scenario(one) if one.span != kept => Some((one.span.start, one.span.end)),
            _ => None,
        }));
    }
    found.sort_unstable();
    found
}

fn without(text: &str, removed: &[(u32, u32)]) -> Option<String> {
    let mut kept = String::new();
    let mut at = 0;
    for (start, end) in removed {
        kept.push_str(text.get(at..*start as usize)?);
        at = *end as usize;
    }
    kept.push_str(text.get(at..)?);
    Some(kept)
}

/// A finding before the edits, and whether none of those after them is it, or what is left of it.
struct Before<'d> {
    finding: &'d Diagnostic,
    is_open: Cell<bool>,
}

/// Whether the target is gone and nothing came: every finding left is one of those before, or what is left of one.
fn is_closed(before: &[Diagnostic], target: usize, after: &[Diagnostic], edits: &[Edit]) -> bool {
    if after.len() >= before.len() {
        return false;
    }
    let before: Vec<Before<'_>> = before.iter().map(|finding| Before { finding, is_open: Cell::new(true) }).collect();
    let Some(goal) = before.get(target) else { return false };
    goal.is_open.set(false);
    // Those alike, the first last.
    let mut known: FxHashMap<(Code, &Message), Vec<&Before<'_>>> = FxHashMap::default();
    for one in before.iter().rev().filter(|one| !std::ptr::eq(*one, goal)) {
        known.entry((one.finding.code, &one.finding.message)).or_default().push(one);
    }
    // Those that are the same in their region too go first: what is left may then be the target itself.
    let mut others: Vec<&Diagnostic> = after.iter().collect();
    others.retain(|one| {
        let Some(alike) = known.get_mut(&(one.code, &one.message)) else { return true };
        let Some(at) = alike.iter().rposition(|known| known.finding.facts == one.facts) else { return true };
        alike.remove(at).is_open.set(false);
        false
    });
    let mut changed = Vec::new();
    for one in others {
        if is_at_its_witness(one, goal.finding) {
            return false;
        }
        match known.get_mut(&(one.code, &one.message)).and_then(Vec::pop) {
            Some(known) => known.is_open.set(false),
            None => changed.push(one),
        }
    }
    changed.into_iter().all(|one| {
        let start = before_edits(one.primary.span, edits);
        let rest_of = |known: &&Before<'_>| {
            let finding = known.finding;
            let is_here = finding.code == one.code && Some(finding.primary.span.start) == start;
            known.is_open.get() && is_here && is_within(one, finding)
        };
        let found = before.iter().find(rest_of);
        if let Some(known) = found {
            known.is_open.set(false);
        }
        found.is_some()
    })
}

/// Whether two findings say the same.
fn alike(one: &Diagnostic, other: &Diagnostic) -> bool {
    one.code == other.code && one.message == other.message
}

/// Whether a finding is of the other's kind, and found at the same point.
fn is_at_its_witness(one: &Diagnostic, other: &Diagnostic) -> bool {
    let at = |finding: &Diagnostic| finding.facts.as_ref().map(|facts| facts.witness.clone());
    one.code == other.code && at(one) == at(other)
}

/// Where a place began before the edits; `None` where it cannot have been.
fn before_edits(span: Span, edits: &[Edit]) -> Option<u32> {
    let mut own: Vec<&Edit> = edits.iter().filter(|edit| edit.span.file == span.file).collect();
    own.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut shift = 0_i64;
    for edit in own {
        let start = i64::from(edit.span.start) + shift;
        let end = start + edit.text.len() as i64;
        if i64::from(span.start) < start {
            break;
        }
        if i64::from(span.start) < end {
            return Some(edit.span.start);
        }
        shift += edit.text.len() as i64 - i64::from(edit.span.end - edit.span.start);
    }
    u32::try_from(i64::from(span.start) - shift).ok()
}

/// Whether the region of one lies in that of the other, box in box.
fn is_within(one: &Diagnostic, other: &Diagnostic) -> bool {
    let (Some(one), Some(other)) = (&one.facts, &other.facts) else { return one.facts.is_none() };
    one.region.iter().all(|area| other.region.iter().any(|around| lies_in(area, around)))
}

fn lies_in(area: &RegionBox, around: &RegionBox) -> bool {
    around.iter().all(|(name, wide)| {
        let narrow = area.iter().find(|(own, _)| own == name).map(|(_, extent)| extent);
        match (narrow, wide) {
            (Some(Extent::Count { min: a, max: b }), Extent::Count { min, max }) => {
                a >= min && max.is_none_or(|max| b.is_some_and(|b| b <= max))
            }
            (Some(Extent::OneOf(own)), Extent::OneOf(all)) => own.iter().all(|value| all.contains(value)),
            (Some(Extent::Is(a)), Extent::Is(b)) => a == b,
            _ => false,
        }
    })
}

/// Which examples of each edition pass.
fn passing(model: &Model, work: &Work) -> Result<Passing, Stopped> {
    let came = |run: &Run<'_>| match run.outcome {
        Outcome::Passed => Came::Right,
        Outcome::Undecided => Came::Undecided,
        Outcome::Failed { .. } | Outcome::Unnamed { .. } | Outcome::Unlisted { .. } => Came::Wrong,
    };
    let mut all = Vec::with_capacity(model.editions.len());
    for id in model.edition_ids() {
        let runs = examples::runs(model, id, work);
        work.goes_on()?;
        all.push(runs.ok().map(|runs| runs.iter().map(came).collect()));
    }
    Ok(all)
}

/// Whether no example fails that did not fail before. One that stood in a hole had better pass, once the hole is closed.
fn keeps_examples(before: &Passing, after: &Passing) -> bool {
    after.iter().enumerate().all(|(edition, runs)| {
        let came_before = |at: usize| before.get(edition).and_then(|runs| runs.as_ref()?.get(at).copied());
        runs.iter().flatten().enumerate().all(|(at, came)| *came == Came::Right || came_before(at) == Some(*came))
    })
}
