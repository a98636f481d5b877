//! Mutants of real lists through the program itself: how each command ends, what it leaves on disk, and that it says the same twice.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dsl_syntax::{FileId, Severity, parse};
use qingdan_tests::Lists;
use qingdan_tests::mutants::corpus::Corpus;
use qingdan_tests::mutants::damage::{Stroke, case};
use qingdan_tests::mutants::{Broken, Case, Texts, keep, mutant, number, smaller};

use crate::program::{Folder, Run, qingdan};
use crate::shapes;

/// Mutants that go through the program.
const THROUGH_THE_PROGRAM: u64 = 60;

fn on_disk(texts: &Texts) -> Folder {
    texts.0.iter().fold(Folder::new(), |folder, (path, text)| folder.with(path, text))
}

fn read(folder: &Folder, texts: &Texts) -> Texts {
    let read = |path: &String| (path.clone(), std::fs::read_to_string(folder.path(path)).unwrap());
    Texts(texts.0.keys().map(read).collect())
}

/// Every command on one folder, as far as the number says; every run asserts how it may end (`program::Qingdan::run`).
fn every_command(texts: &Texts, number: u64) {
    let folder = on_disk(texts);
    let run = |words: &[&str]| qingdan(words).within(folder.root()).run();
    let json = run(&["check", "--format", "json"]);
    shapes::check::assert_shape(&json.json());
    assert_eq!(json, run(&["check", "--format", "json"]), "two runs find two things");
    let human = run(&["check"]);
    assert_eq!(human.code, json.code, "two faces end in two ways");

    let lists = Lists::of(texts).unwrap();
    let editions: Vec<&str> = lists.model.editions.iter().map(|edition| edition.name.as_str()).collect();
    let (first, last) =
        (editions.first().copied().unwrap_or("nothing-2026"), editions.last().copied().unwrap_or("nothing-2026"));
    let code = json.json()["diagnostics"][0]["code"].as_str().unwrap_or("band-gap").to_owned();
    let others: [&[&str]; 10] = [
        &["test"],
        &["compile", "-o", "out"],
        &["decide", last, "--assume-defaults"],
        &["decide", first],
        &["diff", first, last, "-o", "diff.txt"],
        &["diff", last, first, "--format", "json"],
        &["conflicts"],
        &["coverage", "--format", "json"],
        &["procedure", last],
        &["explain", &code, "--messages", "zh"],
    ];
    for at in 0..3 {
        let words = others[(number as usize * 3 + at) % others.len()];
        let ended: Run = run(words);
        assert_eq!(ended, run(words), "{words:?}: two runs say two things");
        if json.code != 0 && words[0] != "explain" {
            assert_ne!(ended.code, 0, "{words:?}: lists with errors decide nothing");
            let left = folder.contents();
            assert!(!left.iter().any(|name| name.starts_with("out") || name.starts_with("diff")), "{left:?}");
        }
    }
    assert_eq!(read(&folder, texts), *texts, "a command that writes no list has changed one");

    let mistakes = |text: &str| parse(FileId(0), text).diagnostics.iter().any(|one| one.severity == Severity::Error);
    let broken = texts.0.values().any(|text| mistakes(text));
    let would = run(&["fmt", "--check"]);
    assert_eq!(read(&folder, texts), *texts, "fmt --check has changed a list");
    let done = run(&["fmt"]);
    assert_eq!(done.code, i32::from(broken), "fmt ends with 1 where, and only where, a text has mistakes");
    let laid_out = read(&folder, texts);
    assert_eq!(would.code, i32::from(broken || laid_out != *texts), "fmt --check says what fmt does");
    for (path, text) in texts.0.iter().filter(|(_, text)| mistakes(text)) {
        assert_eq!(laid_out.0[path], *text, "{path} has mistakes, and fmt has changed it");
    }
    run(&["fmt"]);
    assert_eq!(read(&folder, texts), laid_out, "laid out again, it changes");

    let folder = on_disk(texts);
    let run = |words: &[&str]| qingdan(words).within(folder.root()).run();
    let fixed = run(&["check", "--fix", "--format", "json"]);
    let mended = read(&folder, texts);
    let again = run(&["check", "--fix", "--format", "json"]);
    assert_eq!((&fixed.stdout, fixed.code), (&again.stdout, again.code), "mended again, it is something else");
    assert_eq!(read(&folder, texts), mended, "mended again, it changes");
    let left = folder.contents();
    assert!(left.iter().all(|name| !name.contains(".partial")), "{left:?}");
}

fn fails(case: &Case, number: u64) -> Option<String> {
    let panic = catch_unwind(AssertUnwindSafe(|| every_command(case.after(), number))).err()?;
    Some(panic.downcast_ref::<String>().cloned().unwrap_or_else(|| "panicked".to_owned()))
}

#[test]
fn through_the_program() {
    let corpus = Corpus::read().unwrap();
    let (first, count) = (number("QINGDAN_SEED", 0), number("QINGDAN_CASES", THROUGH_THE_PROGRAM));
    let mut broken = Vec::new();
    // Numbers apart from those that are tried in memory.
    for at in (first..first + count).map(|at| at + (1 << 40)) {
        let (original, strokes) = mutant(&corpus, at);
        let whole = case(original, &strokes);
        if fails(&whole, at).is_none() {
            continue;
        }
        let case = smaller(whole, |case| fails(case, at).is_some());
        let why = fails(&case, at).unwrap_or_else(|| "it fails at times: run it again".to_owned());
        let strokes = strokes.iter().map(Stroke::in_words).collect();
        let page = Broken { number: at, promise: "through the program", why, strokes, case }.page();
        match keep(&format!("program-{at}"), &page).unwrap() {
            Some(path) => println!("broken: {}", path.display()),
            None => println!("{page}"),
        }
        broken.push(at - (1 << 40));
    }
    println!("counted {count} mutants through the program");
    assert!(broken.is_empty(), "mutants: {broken:?}; QINGDAN_SEED=N QINGDAN_CASES=1 runs one alone");
}
