//! All checks of a lists folder: text, names and types, bands, rules, and whether every graph can be drawn.

pub(crate) mod blocks;
pub(crate) mod rules;
mod space;
mod wording;

use dsl_syntax::{Code, Diagnostic, FileId, Severity, Span, ast};
use rustc_hash::FxHashSet;

use crate::graph::build::{Builder, places};
use crate::model::{EditionId, Model};
use crate::readings::Readings;
use crate::world::{SourceFile, World, read_all};
use crate::{flow, resolve};

/// A lists folder, looked at.
#[derive(Debug)]
pub struct Checked {
    /// The files, in the order of their ids.
    pub files: Vec<SourceFile>,
    /// What they mean, as far as the text allows.
    pub model: Model,
    /// What was found, in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
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
            let parsed = dsl_syntax::parse(FileId(u32::try_from(at).unwrap_or(u32::MAX)), &file.text);
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
    let (model, findings) = resolve::resolve(&trees, readings);
    diagnostics.extend(findings);
    diagnostics.extend(blocks::check(&model));
    diagnostics.extend(rules::check(&model));
    // Where the lists have errors there is nothing to draw, and the errors come first anyway.
    if !diagnostics.iter().any(|finding| finding.severity == Severity::Error) {
        diagnostics.extend(graphs(&model));
    }
    Ok(Checked { files, model, diagnostics: in_order(diagnostics) })
}

/// By file and place; what two scenarios that share a block both find is said once.
pub(crate) fn in_order(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.primary.span, d.code);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    let mut seen = FxHashSet::default();
    diagnostics.retain(|finding| seen.insert((finding.code, finding.primary.span, finding.message.clone())));
    diagnostics
}

/// Draws every scenario once, to say which passes the node budget.
fn graphs(model: &Model) -> Vec<Diagnostic> {
    graphs_until(model, &|| false).unwrap_or_default()
}

/// The same, left when nobody waits for it any longer.
pub(crate) fn graphs_until(model: &Model, cancelled: &dyn Fn() -> bool) -> Option<Vec<Diagnostic>> {
    let mut findings = Vec::new();
    for (at, edition) in model.editions.iter().enumerate() {
        let id = EditionId(u32::try_from(at).unwrap_or(u32::MAX));
        let mut builder = Builder::new(model);
        for (industry, scenarios) in places(model, id) {
            for scenario in scenarios {
                if cancelled() {
                    return None;
                }
                if !can_be_drawn(model, &mut builder, id, industry, scenario) {
                    let head = flow::lister(model, id, industry, scenario).map_or(edition.head, |(_, s)| s.head);
                    findings.push(too_large(head, industry, scenario));
                    builder = Builder::new(model);
                }
            }
        }
    }
    Some(findings)
}

/// Whether the scenario's graph keeps within the budget of nodes, in every edition that has such a place.
pub(crate) fn drawable(model: &Model, wanted: &dyn Fn(&str, &str) -> bool) -> bool {
    (0..model.editions.len()).all(|at| {
        let id = EditionId(u32::try_from(at).unwrap_or(u32::MAX));
        places(model, id).into_iter().all(|(industry, scenarios)| {
            let mut wanted = scenarios.into_iter().filter(|scenario| wanted(industry, scenario));
            wanted.all(|scenario| can_be_drawn(model, &mut Builder::new(model), id, industry, scenario))
        })
    })
}

fn can_be_drawn<'m>(model: &'m Model, builder: &mut Builder<'m>, id: EditionId, industry: &str, scenario: &str) -> bool {
    let cases = flow::cases(model, id, industry, scenario, &[]);
    builder.flow(id, &cases).is_some()
}

fn too_large(head: Span, industry: &str, scenario: &str) -> Diagnostic {
    Diagnostic::new(
        Code::GraphTooLarge,
        head,
        format!("the decision graph of scenario `{scenario}` of industry `{industry}` passes the budget of nodes"),
    )
    .at(format!("more than {} nodes", crate::graph::build::NODE_BUDGET))
    .note("the bands are checked all the same, and diffs compare the boxes themselves; only `compile` and `decide` need the graph")
    .help("split the scenario, or bound fewer measures in it")
}
