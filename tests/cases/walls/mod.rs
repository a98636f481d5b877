//! The walls of the house: which crate uses which, which modules use each other, and how long a file is.
//!
//! What a crate may not call (files, the clock, printing) is in its `clippy.toml`.

mod modules;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use modules::{Circle, Crate};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

type Uses = BTreeMap<String, BTreeSet<String>>;

/// The packages of the workspace, each with the names of its dependencies; only those that a build takes in, or all.
fn packages(with_tests: bool) -> Uses {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let metadata: Value = serde_json::from_slice(&cargo.stdout).unwrap();
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let package = |package: &Value| {
        let all = package["dependencies"].as_array().unwrap().iter();
        let used = all.filter(|one| with_tests || one["kind"].as_str() != Some("dev"));
        (name(package), used.map(name).collect())
    };
    metadata["packages"].as_array().unwrap().iter().map(package).collect()
}

/// What `docs/decisions/0001-rooms.md` says.
const ROOMS: &str = "docs/decisions/0001-rooms.md";

/// The names in backquotes of a cell.
fn quoted(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The rows of the page's tables that begin with names in backquotes: these names, and the other cells.
fn rows() -> Vec<(BTreeSet<String>, Vec<String>)> {
    let page = read(ROOMS);
    let lines = page.lines().filter(|line| line.starts_with("| `"));
    let row = |line: &str| {
        let mut cells = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned());
        (quoted(&cells.next().unwrap()), cells.collect())
    };
    lines.map(row).collect()
}

#[test]
fn crates_use_each_other_as_the_page_of_rooms_says() {
    let mut said = Uses::new();
    for (room, cells) in rows() {
        if let [_, own, others, _] = &cells[..] {
            let name = room.into_iter().next().unwrap();
            said.insert(name, quoted(own).into_iter().chain(quoted(others)).collect());
        }
    }
    let mut wrong = Vec::new();
    for (name, uses) in packages(false).iter().filter(|(name, _)| *name != "qingdan-tests") {
        let Some(said) = said.get(name) else {
            wrong.push(format!("`{name}` is a crate and has no row"));
            continue;
        };
        wrong.extend(uses.difference(said).map(|one| format!("`{name}` uses `{one}`, and its row does not say so")));
        wrong
            .extend(said.difference(uses).map(|one| format!("the row of `{name}` has `{one}`, which it does not use")));
    }
    assert!(
        wrong.is_empty(),
        "{}\nIf it is meant so, write it into the table of {ROOMS}; an arrow between our own crates into docs/architecture.svg as well.",
        wrong.join("\n")
    );
}

#[test]
fn every_dependency_is_on_the_page_of_rooms() {
    let known: BTreeSet<String> =
        rows().into_iter().filter(|(_, cells)| cells.len() == 1).flat_map(|(names, _)| names).collect();
    let packages = packages(true);
    let used: BTreeSet<String> =
        packages.values().flatten().filter(|name| !packages.contains_key(*name)).cloned().collect();
    let wrong: Vec<String> = used
        .difference(&known)
        .map(|one| format!("what `{one}` is for is not said"))
        .chain(known.difference(&used).map(|one| format!("`{one}` is told of and not used")))
        .collect();
    assert!(wrong.is_empty(), "{}\nThe second table of {ROOMS} says what each dependency is for.", wrong.join("\n"));
}

/// The folders of sources of all crates.
fn sources() -> Vec<PathBuf> {
    let crates = packages(false).into_keys().map(|name| root().join(name).join("src"));
    crates.filter(|folder| folder.is_dir()).collect()
}

#[test]
fn no_modules_use_each_other_in_a_circle() {
    let mut wrong = String::new();
    for folder in sources() {
        let name = folder.strip_prefix(root()).unwrap().display().to_string();
        for Circle { files, ties } in Crate::read(&folder).circles() {
            wrong += &format!("\n{name}: {} files use each other in a circle: {}\n", files.len(), files.join(", "));
            for (from, to, names) in ties {
                wrong += &format!("  {from} takes from {to}: {}\n", names.into_iter().collect::<Vec<_>>().join(", "));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{wrong}\nMove what both need into a file that neither is, or hand it over as an argument. A child may take from its own parent."
    );
}

/// A file may have so many lines.
const LONGEST: usize = 500;

#[test]
fn no_file_is_long_without_a_reason() {
    let mut wrong = Vec::new();
    for folder in sources() {
        for path in modules::files(&folder) {
            let text = std::fs::read_to_string(&path).unwrap();
            let (lines, first) = (text.lines().count(), text.lines().next().unwrap_or_default());
            let reason = first.trim_start_matches(['/', '!', ' ']).strip_prefix("Over 500 lines:");
            if lines > LONGEST && reason.is_none_or(|reason| reason.trim().is_empty()) {
                wrong.push(format!("{} has {lines} lines", path.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nA file is one thought, of at most {LONGEST} lines; where it cannot be, its first line says why: `//! Over 500 lines: …`.",
        wrong.join("\n")
    );
}
