//! What must hold for any text whatever, sound or broken. Each promise is tested alone, so that a case can be made small by the one
//! that it breaks.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use dsl_compiler::check::{Checked, check};
use dsl_report::say;
use dsl_syntax::{Diagnostic, Language};

use super::{Case, Texts};

mod fixes;
mod layout;
mod meaning;
mod reading;

/// Something that must hold.
#[derive(Debug)]
pub struct Promise {
    /// What it is called in counts: a plural.
    pub name: &'static str,
    /// Tests it; says how many things were compared, 0 where it does not apply.
    pub test: fn(&Bench<'_>) -> Result<u64, String>,
}

/// A case, with what several promises ask of it.
#[derive(Debug)]
pub struct Bench<'c> {
    case: &'c Case,
    number: u64,
    checked: OnceCell<Result<Checked, String>>,
}

impl<'c> Bench<'c> {
    /// The case of a mutant; its number is the seed of what is chosen at random.
    #[must_use]
    pub fn of(case: &'c Case, number: u64) -> Self {
        Self { case, number, checked: OnceCell::new() }
    }

    /// The damaged folder, checked.
    fn checked(&self) -> Result<&Checked, String> {
        self.checked.get_or_init(|| checked(self.case.after())).as_ref().map_err(Clone::clone)
    }
}

/// Cheap ones first.
pub const PROMISES: &[Promise] = &[
    Promise { name: "texts read without loss", test: reading::read_whole },
    Promise { name: "edits of documents read as from scratch", test: reading::documents },
    Promise { name: "folders checked twice alike", test: reading::checked_twice },
    Promise { name: "texts laid out for good", test: layout::laid_out },
    Promise { name: "texts with mistakes left alone by fmt", test: layout::left_alone },
    Promise { name: "folders laid out with the same findings", test: layout::found_again },
    Promise { name: "folders in the other keywords and back", test: layout::keywords },
    Promise { name: "folders with safe fixes, never worse", test: fixes::never_worse },
    Promise { name: "folders mended to the same artefact", test: fixes::mended_back },
    Promise { name: "edits of folders found as from scratch", test: reading::incremental },
    Promise { name: "editions compiled twice alike", test: meaning::compiled },
    Promise { name: "flows decided as the oracle does", test: meaning::decided },
    Promise { name: "reports written twice alike", test: meaning::reports },
];

/// Files of this many bytes in all are a whole folder: what looks at everything is left to the smaller ones.
const LARGE: usize = 100_000;

fn checked(texts: &Texts) -> Result<Checked, String> {
    check(texts).map_err(|unread| format!("{unread:?}"))
}

fn is_large(case: &Case) -> bool {
    case.after().0.values().map(String::len).sum::<usize>() > LARGE
}

/// The files that some stroke touched.
fn touched(case: &Case) -> impl Iterator<Item = (&str, &str)> {
    let all = case.after().0.iter();
    all.filter(|(path, text)| case.before().0.get(*path) != Some(*text))
        .map(|(path, text)| (path.as_str(), text.as_str()))
}

fn with_follows(findings: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    findings.iter().flat_map(|finding| std::iter::once(finding).chain(&finding.follows))
}

/// How many findings there are of each code.
fn counted(findings: &[Diagnostic]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in with_follows(findings) {
        *counts.entry(finding.code.as_str()).or_default() += 1;
    }
    counts
}

/// The codes whose counts are not the same, for a message.
fn differing(before: &BTreeMap<&str, usize>, after: &BTreeMap<&str, usize>) -> String {
    let codes: std::collections::BTreeSet<&&str> = before.keys().chain(after.keys()).collect();
    let count = |counts: &BTreeMap<&str, usize>, code: &str| counts.get(code).copied().unwrap_or(0);
    let differing = codes.into_iter().filter(|code| before.get(*code) != after.get(*code));
    let words = differing.map(|code| format!("{code} {} → {}", count(before, code), count(after, code)));
    words.collect::<Vec<_>>().join(", ")
}

fn show(files: &[dsl_compiler::source::SourceFile], findings: &[Diagnostic]) -> String {
    let line = |finding: &Diagnostic| {
        let file = files.get(finding.primary.span.file.0 as usize);
        let before = file.and_then(|file| file.text.get(..finding.primary.span.start as usize)).unwrap_or_default();
        let (path, line) = (file.map_or("?", |file| &file.path), before.matches('\n').count() + 1);
        format!("  {path}:{line}: {}: {}\n", finding.code.as_str(), say(&finding.message, Language::En))
    };
    findings.iter().map(line).collect()
}

/// The one replacement that makes one text of another.
fn between<'t>(old: &str, new: &'t str) -> (std::ops::Range<usize>, &'t str) {
    let common = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let start = common(&mut old.chars().zip(new.chars()));
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = common(&mut old_rest.chars().rev().zip(new_rest.chars().rev()));
    (start..old.len() - end, &new_rest[..new_rest.len() - end])
}
