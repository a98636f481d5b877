//! All checks of a lists folder: text, names and types, bands, rules, and whether every graph can be drawn.

pub(crate) mod blocks;
mod causes;
pub(crate) mod drawn;
mod picture;
pub(crate) mod procedure;
pub(crate) mod rules;
mod space;
mod wording;

use dsl_syntax::{Code, Diagnostic, FileId, Message, Severity, Span, ast};
use rustc_hash::FxHashMap;

use self::drawn::Found;
use crate::model::Model;
use crate::readings::Readings;
use crate::world::{SourceFile, World, read_all};
use crate::{resolve, texts};

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
    let (model, found) = findings(&trees, readings);
    diagnostics.extend(found);
    let each: Vec<&ast::File> = trees.iter().collect();
    let sources: Vec<&str> = files.iter().map(|file| file.text.as_str()).collect();
    texts::translate(&each, &mut diagnostics);
    diagnostics.extend(texts::check(&sources, &each, &model));
    if drawn::is_settled(&diagnostics) {
        let mut see = |_, found| match found {
            Found::TooLarge(finding) => diagnostics.push(finding),
            Found::Examples(failed) => diagnostics.extend(failed),
        };
        let _done = drawn::draw(&model, &|_, _| true, &|| false, &mut see);
    }
    Ok(Checked { files, trees, model, diagnostics: in_order(diagnostics) })
}

/// What the trees mean, and what names, types, bands and rules give cause to say.
pub(crate) fn findings(trees: &[ast::File], readings: &Readings) -> (Model, Vec<Diagnostic>) {
    let (model, mut findings) = resolve::resolve(trees, readings);
    findings.extend(blocks::check(&model));
    findings.extend(rules::check(&model));
    findings.extend(procedure::check(&model));
    (model, findings)
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
