//! Control characters never reach a terminal raw: not from titles, names, arguments, nor names of files. `program::Qingdan::run` holds
//! every run of every test to it; here they are put where somebody hostile would put them.

use dsl_artifact::Artefact;
use dsl_artifact::format::AxisKind;

use super::program::{Folder, qingdan};

/// Clears the screen, sets the window's title, and colours, with both ways to begin a sequence.
const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;gone\u{7}\u{9b}31m\r\u{1b}[8m\u{202e}";

/// The same as a person is shown it.
const SHOWN: &str = "⟨U+001B⟩[2J⟨U+001B⟩]0;gone⟨U+0007⟩⟨U+009B⟩31m⟨U+000D⟩⟨U+001B⟩[8m⟨U+202E⟩";

/// An artefact of this project's national rule, changed and sealed again.
fn artefact(change: impl FnOnce(&mut Artefact)) -> Folder {
    let folder = Folder::new();
    qingdan(["compile", "national-2024", "-o", folder.root().to_str().unwrap()]).succeeds();
    let place = folder.path("national-2024.qdc.json");
    let mut artefact: Artefact = serde_json::from_slice(&std::fs::read(&place).unwrap()).unwrap();
    change(&mut artefact);
    artefact.digest = artefact.computed_digest();
    std::fs::write(&place, artefact.to_bytes()).unwrap();
    folder
}

const FLOW: [&str; 7] = [
    "decide",
    "./national-2024.qdc.json",
    "industry=other",
    "scenario=other",
    "handler=ordinary",
    "sensitive=1",
    "--assume-defaults",
];

#[test]
fn titles_of_an_artefact() {
    let folder = artefact(|artefact| {
        for outcome in &mut artefact.outcomes {
            outcome.title.en = Some(HOSTILE.to_owned());
        }
        for rule in &mut artefact.rules {
            rule.id += HOSTILE;
        }
    });
    for (key, value) in [("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")] {
        let run = qingdan(FLOW).within(folder.root()).env(key, value).succeeds();
        assert!(run.stdout.contains(SHOWN), "{}", run.stdout);
        assert!(!run.stdout.contains(['\u{1b}', '\u{9b}', '\r']), "{:?}", run.stdout);
    }
    // JSON says the same in its own way.
    let json = qingdan(FLOW.iter().chain(&["--format", "json"])).within(folder.root()).succeeds();
    assert!(!json.stdout.contains(['\u{1b}', '\u{9b}', '\r']), "{:?}", json.stdout);
    assert!(json.json()["because"][0]["rule"].as_str().unwrap().ends_with(HOSTILE));
}

#[test]
fn the_format_of_an_artefact() {
    let folder = artefact(|artefact| artefact.format = HOSTILE.to_owned());
    qingdan(FLOW).within(folder.root()).cannot_run(&[SHOWN, "compile the edition again"]);
}

#[cfg(unix)]
#[test]
fn names_of_files() {
    let name = format!("{HOSTILE}.qd").replace('\u{202e}', "");
    let shown = format!("lists/{SHOWN}.qd").replace("⟨U+202E⟩", "");
    let folder = Folder::new().with(&format!("lists/{name}"), "edition a {\n");
    for format in ["human", "narrated", "plain", "short"] {
        for (key, value) in [("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")] {
            let run = qingdan(["check", "--format", format]).within(folder.root()).env(key, value).ends_with(1);
            assert!(run.stdout.contains(&shown), "{format} {key}: {}", run.stdout);
            assert!(!run.stdout.contains("\u{1b}[2J") && !run.stdout.contains("\u{1b}[8m"), "{format} {key}");
        }
    }
    let json = qingdan(["check", "--format", "json"]).within(folder.root()).ends_with(1).json();
    assert_eq!(json["diagnostics"][0]["file"], format!("lists/{name}"));
    for command in [&["fmt"][..], &["compile"], &["decide", "a"], &["test"]] {
        let run = qingdan(command).within(folder.root()).ends_with(1);
        assert!(run.stderr.contains(&shown), "{}", run.stderr);
    }
}

#[test]
fn arguments() {
    let given = HOSTILE.replace('\u{202e}', "");
    // clap leaves sequences out before that.
    let shown = "⟨U+009B⟩31m⟨U+000D⟩";
    for arguments in [
        vec!["check", &given],
        vec!["check", "--lists", &given],
        vec!["decide", &given],
        vec!["decide", "national-2024", &given],
        vec!["decide", "national-2024", "--on", &given],
        vec!["diff", "national-2024", &given],
        vec!["explain", &given],
        vec!["procedure", "beijing-2025", "--filed", &given],
        vec!["procedure", "beijing-2025", "--calendar", &given],
        vec!["compile", &given],
        vec![given.as_str()],
    ] {
        let run = qingdan(&arguments).env("CLICOLOR_FORCE", "1").ends_with(2);
        assert!(run.stderr.contains(shown), "{arguments:?}: {}", run.stderr);
        assert!(!run.stderr.contains(['\u{1b}', '\u{9b}', '\r']), "{arguments:?}: {:?}", run.stderr);
    }
}

/// A file that somebody left in the working directory hides no edition.
#[test]
fn an_edition_goes_before_a_file() {
    let folder = Folder::with_real_lists().with("national-2024", "not an artefact").with("other", "nor this");
    let flow = ["sensitive=1", "industry=other", "scenario=other", "handler=ordinary", "--assume-defaults"];
    let decide = |named: &str| qingdan(["decide", named].iter().chain(&flow)).within(folder.root());
    let run = decide("national-2024").succeeds();
    assert!(run.stdout.contains("(national-2024), by its own bands"), "{}", run.stdout);
    decide("./national-2024").cannot_run(&["./national-2024", "no artefact"]);
    decide("other").cannot_run(&["no edition `other`", "for the file of that name write ./other"]);
    qingdan(["compile", "national-2024"]).within(folder.root()).succeeds();
    assert_eq!(decide("national-2024.qdc.json").succeeds().stdout, run.stdout);
    std::fs::rename(folder.path("national-2024.qdc.json"), folder.path("other")).unwrap();
    assert_eq!(decide("./other").succeeds().stdout, run.stdout);
}

/// What takes steps in the product of two lengths would not end.
#[test]
fn names_without_end_have_no_near_names() {
    let long = "a".repeat(3_000_000);
    let folder = artefact(|artefact| {
        artefact.axes.last_mut().unwrap().name = long.clone();
        if let AxisKind::Attribute { values, .. } = &mut artefact.axes[0].kind {
            values.last_mut().unwrap().name = long.clone();
        }
    });
    let near = "a".repeat(100_000);
    for fact in [format!("{near}=1"), format!("handler={near}")] {
        qingdan(["decide", "./national-2024.qdc.json", &fact]).within(folder.root()).cannot_run(&[&near]);
    }
    let (one, other) = ("a".repeat(1_000_000), "a".repeat(1_000_001));
    let list = format!(
        "flag {one} {{ title zh \"长\" en \"long\" }}\nedition e {{ title zh \"版\" en \"e\" applies when {other} }}\n"
    );
    let found = qingdan(["check", "--format", "json"]).within(Folder::with_list(list).root()).ends_with(1).json();
    assert!(super::codes::found(&found).contains(&"unknown-name".to_owned()));
}
