//! All checks of a lists folder: text, names and types, bands, rules, and whether every graph can be drawn.

pub(crate) mod analysed;
pub(crate) mod bands;
mod causes;
mod chart_data;
pub(crate) mod drawn;
pub(crate) mod findings;
pub(crate) mod procedure;
pub(crate) mod rules;
mod space;
pub(crate) mod texts;
mod wording;

use dsl_syntax::{Code, Diagnostic, FileId, Message, Severity, Span, ast};
use rustc_hash::FxHashMap;

use crate::model::Model;
use crate::model::readings::Readings;
use crate::resolve;
use crate::source::{SourceFile, Unread, World, read_all};
use crate::work::{Stopped, Work};
use analysed::Analysed;
use findings::Worded;

pub use findings::Findings;

/// Units of work for a byte of lists that is read and resolved.
pub(crate) const A_BYTE: u64 = 30;

/// A lists folder, looked at.
#[derive(Debug)]
pub struct Checked {
    /// The files, in the order of their ids.
    pub files: Vec<SourceFile>,
    /// What they say, file by file.
    pub trees: Vec<ast::File>,
    /// What they mean, as far as the text allows.
    pub model: Model,
    /// What was found, in order of place.
    pub diagnostics: Findings,
    /// How much [`Work`] it was, in units.
    pub work: u64,
    /// What was found of its blocks, so that whoever looks again at some need not analyse the others again.
    pub(crate) analysed: Analysed,
}

impl Checked {
    /// How many findings of a severity there are, with those that follow from others.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let all = self.diagnostics.iter().flat_map(|finding| std::iter::once(finding).chain(&finding.follows));
        all.filter(|finding| finding.severity == severity).count()
    }

    /// Whether something keeps the lists from being compiled.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// A lists folder, read and parsed.
#[derive(Debug)]
pub struct Sources {
    files: Vec<SourceFile>,
    trees: Vec<ast::File>,
    diagnostics: Vec<Diagnostic>,
}

impl Sources {
    /// Reads and parses every file of the world.
    ///
    /// # Errors
    /// A file that could not be read.
    pub fn of(world: &dyn World) -> Result<Self, Unread> {
        let (files, mut diagnostics) = read_all(world)?;
        let mut trees: Vec<ast::File> = Vec::with_capacity(files.len());
        for (file, at) in files.iter().zip(0..) {
            let id = FileId(at);
            let parsed = dsl_syntax::parse(id, &file.text);
            diagnostics.extend(texts::characters(id, &file.text));
            diagnostics.extend(parsed.diagnostics);
            trees.push(parsed.file);
        }
        Ok(Self { files, trees, diagnostics })
    }

    /// What the lists mean under these readings; nothing is checked.
    #[must_use]
    pub fn model(&self, readings: &Readings) -> Model {
        resolve::resolve(&self.trees, readings).0
    }
}

/// Reads, parses, resolves and checks every file of the world.
///
/// # Errors
/// A file that could not be read.
pub fn check(world: &dyn World) -> Result<Checked, Unread> {
    check_reading(world, &Readings::default())
}

/// The same, with other readings than those that the lists take.
///
/// # Errors
/// A file that could not be read.
pub fn check_reading(world: &dyn World, readings: &Readings) -> Result<Checked, Unread> {
    let Sources { files, trees, mut diagnostics } = Sources::of(world)?;
    let work = Work::default();
    let _unbounded = work.spend(files.iter().map(|file| A_BYTE * file.text.len() as u64).sum());
    // Work without a bound that nobody cancels goes on to its end.
    let mut analysed = Analysed::default();
    let Meaning { model, said, bands } = meaning(&trees, readings, &mut analysed, true, &work).unwrap_or_default();
    diagnostics.extend(said);
    let each: Vec<&ast::File> = trees.iter().collect();
    let sources: Vec<&str> = files.iter().map(|file| file.text.as_str()).collect();
    texts::translate(&each, &mut diagnostics);
    diagnostics.extend(texts::check(&sources, &each, &model));
    if drawn::is_settled(diagnostics.iter().chain(bands.iter().map(|one| &one.diagnostic))) {
        let mut see = |_, found| diagnostics.extend(found);
        let _done = drawn::draw(&model, &|_, _| true, &work, &mut see);
    }
    let diagnostics = in_order(diagnostics, bands);
    Ok(Checked { files, trees, model, diagnostics, work: work.spent(), analysed })
}

/// What trees mean, and what gives cause to say something.
#[derive(Debug, Default)]
pub(crate) struct Meaning {
    pub(crate) model: Model,
    /// What names, types and procedures give cause to say.
    pub(crate) said: Vec<Diagnostic>,
    /// What bands and rules do.
    pub(crate) bands: Vec<Worded>,
}

/// What the trees mean, and what is found in it, with charts or without.
///
/// # Errors
/// [`Stopped`] when the work is.
pub(crate) fn meaning(
    trees: &[ast::File],
    readings: &Readings,
    known: &mut Analysed,
    charts: bool,
    work: &Work,
) -> Result<Meaning, Stopped> {
    let (model, mut said) = resolve::resolve(trees, readings);
    let mut bands = bands::check(&model, known, charts, work)?;
    bands.extend(rules::check(&model, work)?);
    said.extend(procedure::check(&model));
    Ok(Meaning { model, said, bands })
}

/// By file and place; what two scenarios that share a block both find is said once. Only what is alike in every word, place and region is
/// the same finding: two pairs of clauses may meet at one point, over different regions.
pub(crate) fn in_order(said: Vec<Diagnostic>, bands: Vec<Worded>) -> Findings {
    let mut all: Vec<Worded> = said.into_iter().map(Worded::from).chain(bands).collect();
    all.sort_by(|Worded { diagnostic: a, .. }, Worded { diagnostic: b, .. }| {
        let key = |d: &Diagnostic| (d.primary.span, d.code);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    let mut seen: FxHashMap<(Code, Span, Message), Vec<usize>> = FxHashMap::default();
    let mut kept: Vec<Worded> = Vec::with_capacity(all.len());
    for one in all {
        let finding = &one.diagnostic;
        let known = seen.entry((finding.code, finding.primary.span, finding.message.clone())).or_default();
        let is_same = |at: &usize| kept.get(*at).is_some_and(|first| says_the_same(&first.diagnostic, finding));
        let same = known.iter().copied().find(is_same);
        match same.and_then(|at| kept.get_mut(at)) {
            // What follows from it in one place and not in the other still follows.
            Some(Worded { diagnostic: first, .. }) => {
                let new = one.diagnostic.follows.into_iter().filter(|follow| !first.follows.contains(follow));
                let new: Vec<Diagnostic> = new.collect();
                first.follows.extend(new);
            }
            None => {
                known.push(kept.len());
                kept.push(one);
            }
        }
    }
    kept.into_iter().collect()
}

/// Whether two findings are one, whatever follows from them, and whatever stands around them in their charts.
fn says_the_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let facts = |finding: &Diagnostic| {
        finding.facts.as_ref().map(|facts| (facts.witness.clone(), facts.region.clone(), facts.outcomes.clone()))
    };
    one.severity == other.severity
        && one.primary == other.primary
        && one.secondary == other.secondary
        && one.notes == other.notes
        && one.help == other.help
        && one.fixes == other.fixes
        && facts(one) == facts(other)
}
