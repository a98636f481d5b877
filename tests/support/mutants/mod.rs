//! Real lists with damage: which lists, what damage, what must hold all the same, and how a case that fails is made small.
//!
//! ```text
//! number ──► a folder of the corpus and a few strokes (`damage`) ──► a case ──► every promise (`promises`) ──► small (`smaller`)
//! ```
//!
//! A mutant is its number: the same number is the same mutant as long as the lists are the same.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use dsl_compiler::source::World;

pub mod corpus;
pub mod damage;
pub mod promises;
mod sheet;
mod smaller;

use corpus::{Corpus, Original};
use damage::Stroke;
use promises::{Bench, PROMISES, Promise};
pub use smaller::smaller;

/// A folder of texts: path to text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub BTreeMap<String, String>);

impl World for Texts {
    fn paths(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }
    fn read(&self, path: &str) -> Result<Vec<u8>, dsl_syntax::Message> {
        self.0.get(path).map(|text| text.clone().into_bytes()).ok_or_else(|| dsl_syntax::Message::new("unread-gone"))
    }
}

/// A folder that was damaged, stroke by stroke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The folder as it was, then after each stroke; never empty.
    pub states: Vec<Texts>,
    /// Whether every stroke is of a kind that safe fixes mend.
    pub mends: bool,
}

impl Case {
    /// The folder as it was.
    #[must_use]
    pub fn before(&self) -> &Texts {
        &self.states[0]
    }

    /// The damaged folder.
    #[must_use]
    pub fn after(&self) -> &Texts {
        &self.states[self.states.len() - 1]
    }
}

/// A mutant that breaks a promise.
#[derive(Clone, Debug)]
pub struct Broken {
    /// Its number.
    pub number: u64,
    /// The promise.
    pub promise: &'static str,
    /// What happened to the smallest case.
    pub why: String,
    /// The strokes that are needed, in words.
    pub strokes: Vec<String>,
    /// The smallest case.
    pub case: Case,
}

impl Broken {
    /// All of it as a page.
    #[must_use]
    pub fn page(&self) -> String {
        let mut page = format!("mutant {}: {}\n{}\n\n", self.number, self.promise, self.why.trim_end());
        for stroke in &self.strokes {
            let _ = writeln!(page, "stroke: {stroke}");
        }
        for (path, text) in &self.case.after().0 {
            let _ = write!(page, "\n--- {path}\n{text}");
            if self.case.before().0.get(path).is_some_and(|before| before != text) {
                let _ = write!(page, "\n--- {path}, before\n{}", self.case.before().0[path]);
            }
        }
        page
    }
}

/// How often each promise was put to the test.
#[derive(Clone, Debug, Default)]
pub struct Tally(BTreeMap<&'static str, u64>);

impl Tally {
    /// One more.
    pub fn count(&mut self, what: &'static str, how_many: u64) {
        *self.0.entry(what).or_default() += how_many;
    }

    /// How many.
    #[must_use]
    pub fn of(&self, what: &str) -> u64 {
        self.0.get(what).copied().unwrap_or(0)
    }

    /// A line for each, as `tests/fuzz` adds them up.
    #[must_use]
    pub fn lines(&self) -> String {
        self.0.iter().map(|(what, count)| format!("counted {count} {what}\n")).collect()
    }
}

/// The mutant of a number.
#[must_use]
pub fn mutant(corpus: &Corpus, number: u64) -> (&Original, Vec<Stroke>) {
    damage::damage(corpus, number)
}

/// Puts every promise to the test on the mutant of a number.
///
/// # Errors
/// The first promise that it breaks, with a small case.
pub fn try_mutant(corpus: &Corpus, number: u64, tally: &mut Tally) -> Result<(), Box<Broken>> {
    let (original, strokes) = mutant(corpus, number);
    let case = damage::case(original, &strokes);
    tally.count("mutants", 1);
    let Err((promise, _)) = keeps_all(&case, number, tally) else { return Ok(()) };
    let fails = |case: &Case| keeps(promise, &Bench::of(case, number)).err();
    let needed = smaller::strokes(&strokes, |some| fails(&damage::case(original, some)).is_some());
    let case = smaller(damage::case(original, &needed), |case| fails(case).is_some());
    Err(Box::new(Broken {
        number,
        promise: promise.name,
        why: fails(&case).unwrap_or_else(|| "it fails at times: run it again".to_owned()),
        strokes: needed.iter().map(Stroke::in_words).collect(),
        case,
    }))
}

/// Puts every promise to the test.
///
/// # Errors
/// The first that is broken, and how.
pub fn keeps_all(case: &Case, number: u64, tally: &mut Tally) -> Result<(), (&'static Promise, String)> {
    let bench = Bench::of(case, number);
    for promise in PROMISES {
        match keeps(promise, &bench) {
            Ok(times) => tally.count(promise.name, times),
            Err(why) => return Err((promise, why)),
        }
    }
    Ok(())
}

/// How many things were compared; a panic is a broken promise.
fn keeps(promise: &Promise, bench: &Bench<'_>) -> Result<u64, String> {
    catch_unwind(AssertUnwindSafe(|| (promise.test)(bench))).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().cloned();
        let said = said.or_else(|| panic.downcast_ref::<&str>().map(|said| (*said).to_owned()));
        Err(format!("panicked: {}", said.unwrap_or_default()))
    })
}

/// A number of the environment, else another.
#[must_use]
pub fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

/// Keeps a failing input as a file where `QINGDAN_KEEP` names a folder; says where.
///
/// # Errors
/// The file could not be written.
pub fn keep(name: &str, page: &str) -> std::io::Result<Option<PathBuf>> {
    let Some(folder) = std::env::var_os("QINGDAN_KEEP").map(PathBuf::from) else { return Ok(None) };
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.txt"));
    std::fs::write(&path, page)?;
    Ok(Some(path))
}
