//! All checks of a lists folder: text, names and types, bands, rules, and whether every graph can be drawn.

pub(crate) mod blocks;
mod causes;
mod picture;
pub(crate) mod procedure;
pub(crate) mod rules;
mod space;
mod wording;

use dsl_syntax::{Code, Diagnostic, FileId, Message, Severity, Span, ast, message};
use rustc_hash::FxHashMap;

use crate::graph::build::{Builder, places};
use crate::model::{EditionId, Model};
use crate::readings::Readings;
use crate::work::{Stopped, Work};
use crate::world::{SourceFile, World, read_all};
use crate::{flow, resolve, texts};
use blocks::Analysed;

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
    pub diagnostics: Vec<Diagnostic>,
    /// How much [`Work`] it was, in units.
    pub work: u64,
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
    /// The path of a file that could not be read, and why.
    pub fn of(world: &dyn World) -> Result<Self, (String, String)> {
        let (files, mut diagnostics) = read_all(world)?;
        let mut trees: Vec<ast::File> = Vec::with_capacity(files.len());
        for (at, file) in files.iter().enumerate() {
            let id = FileId(u32::try_from(at).unwrap_or(u32::MAX));
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
/// The path of a file that could not be read, and why.
pub fn check(world: &dyn World) -> Result<Checked, (String, String)> {
    check_reading(world, &Readings::default())
}

/// The same, with other readings than those that the lists take.
///
/// # Errors
/// The path of a file that could not be read, and why.
pub fn check_reading(world: &dyn World, readings: &Readings) -> Result<Checked, (String, String)> {
    let Sources { files, trees, mut diagnostics } = Sources::of(world)?;
    let work = Work::default();
    let _unbounded = work.spend(files.iter().map(|file| A_BYTE * file.text.len() as u64).sum());
    // Work without a bound that nobody cancels goes on to its end.
    let (model, found) = findings(&trees, readings, &mut Analysed::default(), true, &work).unwrap_or_default();
    diagnostics.extend(found);
    let each: Vec<&ast::File> = trees.iter().collect();
    let sources: Vec<&str> = files.iter().map(|file| file.text.as_str()).collect();
    texts::translate(&each, &mut diagnostics);
    diagnostics.extend(texts::check(&sources, &each, &model));
    // Where the lists have errors there is nothing to draw, and the errors come first anyway.
    if !diagnostics.iter().any(|finding| finding.severity == Severity::Error) {
        diagnostics.extend(graphs(&model, &work).unwrap_or_default());
    }
    Ok(Checked { files, trees, model, diagnostics: in_order(diagnostics), work: work.spent() })
}

/// What the trees mean, and what names, types, bands and rules give cause to say, with pictures or without.
///
/// # Errors
/// [`Stopped`] when the work is.
pub(crate) fn findings(
    trees: &[ast::File],
    readings: &Readings,
    known: &mut Analysed,
    pictures: bool,
    work: &Work,
) -> Result<(Model, Vec<Diagnostic>), Stopped> {
    let (model, mut findings) = resolve::resolve(trees, readings);
    findings.extend(blocks::check(&model, known, pictures, work)?);
    findings.extend(rules::check(&model, work)?);
    findings.extend(procedure::check(&model));
    Ok((model, findings))
}

/// By file and place; what two scenarios that share a block both find is said once.
pub(crate) fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.primary.span, d.code);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    let mut seen: FxHashMap<(Code, Span, Message), usize> = FxHashMap::default();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for finding in diagnostics {
        let key = (finding.code, finding.primary.span, finding.message.clone());
        match seen.get(&key).and_then(|at| kept.get_mut(*at)) {
            // What follows from it in one place and not in the other still follows.
            Some(first) => {
                let new = finding.follows.into_iter().filter(|follow| !first.follows.contains(follow));
                let new: Vec<Diagnostic> = new.collect();
                first.follows.extend(new);
            }
            None => {
                seen.insert(key, kept.len());
                kept.push(finding);
            }
        }
    }
    kept
}

/// Draws every scenario once, to say which passes the node budget.
pub(crate) fn graphs(model: &Model, work: &Work) -> Result<Vec<Diagnostic>, Stopped> {
    let mut findings = Vec::new();
    for (at, edition) in model.editions.iter().enumerate() {
        let id = EditionId(u32::try_from(at).unwrap_or(u32::MAX));
        let mut builder = Builder::counted(model, work);
        for (industry, scenarios) in places(model, id) {
            for scenario in scenarios {
                let drawn = can_be_drawn(model, &mut builder, id, industry, scenario);
                work.goes_on()?;
                if !drawn {
                    let head = flow::lister(model, id, industry, scenario).map_or(edition.head, |(_, s)| s.head);
                    findings.push(too_large(head, industry, scenario));
                    builder = Builder::counted(model, work);
                }
            }
        }
    }
    Ok(findings)
}

/// Whether the scenarios' graphs keep within the budget of nodes, in every edition that has such places.
pub(crate) fn drawable(model: &Model, wanted: &dyn Fn(&str, &str) -> bool, work: &Work) -> Result<bool, Stopped> {
    for at in 0..model.editions.len() {
        let id = EditionId(u32::try_from(at).unwrap_or(u32::MAX));
        for (industry, scenarios) in places(model, id) {
            for scenario in scenarios.into_iter().filter(|scenario| wanted(industry, scenario)) {
                let drawn = can_be_drawn(model, &mut Builder::counted(model, work), id, industry, scenario);
                work.goes_on()?;
                if !drawn {
                    return Ok(false);
                }
            }
        }
    }
    Ok(true)
}

fn can_be_drawn<'m>(
    model: &'m Model,
    builder: &mut Builder<'m>,
    id: EditionId,
    industry: &str,
    scenario: &str,
) -> bool {
    let cases = flow::cases(model, id, industry, scenario, &[]);
    builder.flow(id, &cases).is_some()
}

fn too_large(head: Span, industry: &str, scenario: &str) -> Diagnostic {
    Diagnostic::new(Code::GraphTooLarge, head, message!("graph-too-large", scenario = scenario, industry = industry))
        .at(message!("graph-too-large.label", most = crate::graph::build::NODE_BUDGET.to_string()))
        .note(message!("graph-too-large.note"))
        .help(message!("split-or-bound-fewer"))
}
