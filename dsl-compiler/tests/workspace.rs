//! A workspace that was edited finds what `check` finds in its texts from scratch.

#![allow(clippy::disallowed_methods, reason = "the lists of this project, from disk")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test")]

use std::collections::BTreeMap;

use dsl_compiler::check::{Findings, check};
use dsl_compiler::editing::workspace::Workspace;
use dsl_compiler::source::World;
use dsl_compiler::work::Work;
use proptest::prelude::*;

#[derive(Clone)]
struct Texts(BTreeMap<String, String>);

impl World for Texts {
    fn paths(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }
    fn read(&self, path: &str) -> Result<Vec<u8>, dsl_syntax::Message> {
        self.0.get(path).map(|text| text.clone().into_bytes()).ok_or_else(|| dsl_syntax::Message::new("unread-gone"))
    }
}

fn real_lists() -> Texts {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../lists");
    let mut texts = BTreeMap::new();
    for name in [
        "shared.qd",
        "national-2024/edition.qd",
        "beijing-2024/edition.qd",
        "beijing-2024/civil-aviation.qd",
        "beijing-2024/retail.qd",
    ] {
        texts.insert(format!("lists/{name}"), std::fs::read_to_string(root.join(name)).unwrap());
    }
    Texts(texts)
}

fn small() -> Texts {
    let text = "outcome free\noutcome contract\noutcome assessment\nunit people { title zh \"人\" en \"people\" }\n\
        measure personal { unit people }\nmeasure sensitive { unit people }\nflag exempt\n\
        law pipl {\n  title zh \"法\" en \"Law\"\n  in force 2021-11-01\n  note zh \"五人\" en \"five people\"\n}\n\
        edition e {\n  strictness free < contract < assessment\n  strictest prevails\n  bands open\n}\n";
    let mut industry = String::from("industry i in e {\n");
    for at in 0..4 {
        industry += &format!(
            "  scenario s{at} {{\n    title zh \"场景{at}\" en \"Scenario {at}\"\n    bands {{\n      assessment when personal at least 5_000 people or sensitive at least 100\n      \
             contract when personal at least 500, under 5_000 people\n             or sensitive at least 1, under 100 people\n      free otherwise\n    }}\n    \
             rules {{\n      contract when exempt and some people\n    }}\n    example \"x\" {{ personal 7 => free }}\n  }}\n"
        );
    }
    industry += "}\n";
    Texts(BTreeMap::from([("lists/a.qd".to_owned(), text.to_owned()), ("lists/b.qd".to_owned(), industry)]))
}

/// What industries say outside their scenarios: readings and bands that scenarios share, items, rules, measures of their own.
fn shared_in_industries() -> Texts {
    let mut texts = small();
    let more = include_str!("samples/industries-that-share.qd");
    texts.0.insert("lists/c.qd".to_owned(), more.to_owned());
    texts
}

/// What the editor would show in the end.
fn shown(workspace: &mut Workspace) -> Findings {
    let now = workspace.findings(&Work::default()).unwrap();
    workspace.draw(&Work::default()).unwrap().unwrap_or(now)
}

/// The codes of what is shown.
fn codes(workspace: &mut Workspace) -> Vec<&'static str> {
    shown(workspace).iter().map(|finding| finding.code.as_str()).collect()
}

/// Replaces the first of these words in the industry's file.
fn replace(workspace: &mut Workspace, old: &str, new: &str) {
    let file = workspace.file("lists/b.qd").unwrap();
    let at = workspace.text(file).unwrap().find(old).unwrap();
    workspace.edit(file, at..at + old.len(), new);
}

#[test]
fn an_example_that_a_moved_line_fails_is_told_while_it_fails() {
    let mut workspace = Workspace::of(&small()).unwrap();
    let sound = codes(&mut workspace);
    assert!(!sound.contains(&"example-fails"), "{sound:?}");
    // The line moves below the example, in the first scenario alone.
    replace(&mut workspace, "contract when personal at least 500,", "contract when personal at least 5,");
    let mut failing = vec!["example-fails"];
    failing.extend(&sound);
    failing.sort_unstable();
    let mut found = codes(&mut workspace);
    found.sort_unstable();
    assert_eq!(found, failing);
    // What is typed in another scenario leaves it as it is, and a mistake there keeps it back.
    replace(&mut workspace, "Scenario 2", "Scenario two");
    assert!(codes(&mut workspace).contains(&"example-fails"));
    replace(&mut workspace, "Scenario two\"\n    bands {", "Scenario two\"\n    bands }");
    assert!(!codes(&mut workspace).contains(&"example-fails"));
    replace(&mut workspace, "Scenario two\"\n    bands }", "Scenario two\"\n    bands {");
    assert!(codes(&mut workspace).contains(&"example-fails"));
    // Either side may give way.
    replace(&mut workspace, "{ personal 7 => free }", "{ personal 7 => contract }");
    assert!(!codes(&mut workspace).contains(&"example-fails"));
    replace(&mut workspace, "contract when personal at least 5,", "contract when personal at least 500,");
    assert!(codes(&mut workspace).contains(&"example-fails"));
}

#[test]
fn of_an_example_in_an_edition_and_of_what_other_editions_read_the_same_is_told() {
    let mut texts = small();
    let edition = "edition f {\n  falls back to e\n  strictness free < contract < assessment\n  strictest prevails\n  \
        example \"outside\" { industry i; scenario s1; personal 7 => free }\n}\n";
    texts.0.insert("lists/d.qd".to_owned(), edition.to_owned());
    let mut workspace = Workspace::of(&texts).unwrap();
    let sound = codes(&mut workspace);
    replace(&mut workspace, "contract when exempt", "contract when not exempt");
    let inner = codes(&mut workspace);
    assert_eq!(inner.len(), sound.len() + 1, "its own example alone: {inner:?}");
    let text = workspace.text(workspace.file("lists/b.qd").unwrap()).unwrap().to_owned();
    let second = text.find("scenario s1").unwrap();
    let at = second + text[second..].find("contract when exempt").unwrap();
    let file = workspace.file("lists/b.qd").unwrap();
    workspace.edit(file, at..at + "contract when exempt".len(), "contract when not exempt");
    let both = codes(&mut workspace);
    assert_eq!(both.len(), sound.len() + 3, "and those of `s1`, here and where `f` reads it: {both:?}");
}

const WORDS: &[&str] = &[
    "",
    "",
    "1",
    "0",
    "x",
    " ",
    "\n",
    "{",
    "}",
    "\"",
    "scenario s1 {\n}\n",
    "free otherwise\n",
    "free",
    "unknown",
    "at least ",
    "over",
    "flag f\n",
    "measure personal { unit people }\n",
    "contract regardless when exempt\n",
    "bands open\n",
    "unverified",
    "people",
    "不满",
    "reading a taken { bands open }\n",
    "was e i/s2\n",
    "title zh \"一\"\n",
    "note zh \"五人\" en \"six people\"\n",
    "\u{200b}",
    "\u{430}",
    "note zh \"标准合同\" en \"assessment\"\n",
    "title zh \"场景1\"\n",
    "example \"e\" { personal 5 => contract }\n",
    "important road {\n}\n",
    "category maps\n",
    "listed\n",
    "taken",
    "stands for sensitive\n",
    "cite law \"2\"\n",
    "when cars at least 9 people\n",
    "law pipl {\n}\n",
    "law other { in force 2021-11-01 }\n",
    "in force 2021-11-01\n",
    "2021-11-02",
    "bands for a, c {\n      contract when personal at least 3\n    }\n",
];

fn follow(mut texts: Texts, edits: Vec<(usize, usize, usize, &'static str)>) -> Result<(), TestCaseError> {
    let mut workspace = Workspace::of(&texts).unwrap();
    let mut last = (0, 0);
    for (step, (file, at, length, with)) in edits.into_iter().enumerate() {
        let paths: Vec<String> = texts.0.keys().cloned().collect();
        // Half of the edits stand beside the one before, as they do when somebody types.
        let (file, at) = if step % 2 == 1 { last } else { (file % paths.len(), at) };
        let text = texts.0.get_mut(&paths[file]).unwrap();
        let floor =
            |text: &str, at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let from = floor(text, at % (text.len() + 1));
        let to = floor(text, (from + length).min(text.len()));
        text.replace_range(from..to, with);
        last = (file, from + with.len());
        let id = workspace.file(&paths[file]).unwrap();
        workspace.edit(id, from..to, with);
        prop_assert_eq!(workspace.text(id), Some(texts.0[&paths[file]].as_str()));
        let expected = check(&texts).unwrap();
        let found = shown(&mut workspace);
        prop_assert_eq!(&found, &expected.diagnostics, "after step {} in\n{}", step, texts.0[&paths[file]]);
        prop_assert!(workspace.model() == Some(&expected.model), "the model differs after step {}", step);
    }
    Ok(())
}

fn edits() -> impl Strategy<Value = Vec<(usize, usize, usize, &'static str)>> {
    prop::collection::vec(
        (0_usize..9, 0_usize..40_000, prop_oneof![Just(0_usize), Just(1), 0_usize..30], prop::sample::select(WORDS)),
        1..8,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn small_lists(edits in edits()) {
        follow(small(), edits)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn lists_whose_industries_share(edits in edits()) {
        follow(shared_in_industries(), edits)?;
    }
}

#[test]
fn lists_whose_industries_share_are_sound() {
    let found = check(&shared_in_industries()).unwrap().diagnostics;
    let errors: Vec<_> = found.iter().filter(|finding| finding.severity == dsl_syntax::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(15))]
    #[test]
    fn lists_that_ship(edits in edits()) {
        follow(real_lists(), edits)?;
    }
}

#[test]
fn files_come_and_go() {
    let mut texts = small();
    let mut workspace = Workspace::of(&texts).unwrap();
    for (path, text) in [
        ("lists/0.qd", Some("flag other\n")),
        ("lists/a.qd", None),
        ("lists/c.qd", Some("x")),
        ("lists/0.qd", Some("flag exempt\n")),
    ] {
        match text {
            Some(text) => {
                texts.0.insert(path.to_owned(), text.to_owned());
                workspace.set(path, text.to_owned());
            }
            None => {
                texts.0.remove(path);
                workspace.remove(path);
            }
        }
        assert_eq!(shown(&mut workspace), check(&texts).unwrap().diagnostics);
    }
}

/// A request works on the text that it was asked of, whatever is typed on; and who looks at once finds the same.
#[test]
fn a_clone_is_a_folder_of_its_own() {
    let mut texts = small();
    let mut workspace = Workspace::of(&texts).unwrap();
    let before = shown(&mut workspace);
    let clone = workspace.clone();
    let text = texts.0.get_mut("lists/b.qd").unwrap();
    let at = text.find("5_000").unwrap();
    text.replace_range(at..at + 1, "7");
    let file = workspace.file("lists/b.qd").unwrap();
    workspace.edit(file, at..at + 1, "7");
    let after = check(&texts).unwrap().diagnostics;
    assert_ne!(before, after);
    std::thread::scope(|scope| {
        let look = |one: Workspace| one.findings(&Work::default()).unwrap();
        let (workspace, clone) = (&workspace, &clone);
        let found = [workspace, clone, workspace, clone].map(|one| {
            let other = one.clone();
            (scope.spawn(move || one.findings(&Work::default()).unwrap()), scope.spawn(move || look(other)))
        });
        for ((shared, own), expected) in found.into_iter().zip([&after, &before, &after, &before]) {
            assert_eq!(&shared.join().unwrap(), expected);
            assert_eq!(&own.join().unwrap(), expected);
        }
    });
}

#[test]
fn a_workspace_may_be_read_by_several_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Workspace>();
    shared::<Work>();
}

#[test]
fn what_is_cancelled_gives_nothing_and_goes_on_later() {
    let mut world = small();
    // One pair of clauses that clash, so that there are fixes to be tried.
    let text = world.0.get_mut("lists/b.qd").unwrap();
    *text = text.replacen("under 5_000", "at most 5_000", 1);
    let mut workspace = Workspace::of(&world).unwrap();
    let cancelled = Work::until(|| true);
    assert!(workspace.findings(&cancelled).is_err());
    let findings = workspace.findings(&Work::default()).unwrap();
    assert!(!findings.is_empty() && findings.iter().all(|finding| finding.fixes.is_empty()));
    assert!(workspace.with_fixes(&findings, &|_| true, &cancelled).is_err());
    let fixed = workspace.with_fixes(&findings, &|_| true, &Work::default()).unwrap();
    assert!(fixed.iter().any(|finding| !finding.fixes.is_empty()));
    assert_eq!(shown(&mut workspace), shown(&mut Workspace::of(&world).unwrap()));
    let sound = Workspace::of(&small()).unwrap();
    assert!(sound.findings(&Work::default()).unwrap().is_empty());
    assert!(sound.draw(&cancelled).is_err() && sound.is_undrawn());
    assert_eq!(sound.draw(&Work::default()).unwrap(), None);
}
