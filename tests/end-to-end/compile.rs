//! `qingdan compile`: one artefact per edition, the same bytes everywhere, and whole or not at all.

use std::path::Path;

use dsl_artifact::Loaded;

use super::program::{Folder, qingdan, repository};

const EDITIONS: [&str; 3] = ["beijing-2024", "beijing-2025", "national-2024"];

fn artefact(folder: &Path, edition: &str) -> Vec<u8> {
    std::fs::read(folder.join(format!("{edition}.qdc.json"))).unwrap()
}

#[test]
fn every_edition_is_written_and_loads() {
    let folder = Folder::new();
    let out = folder.path("out/of/the/way");
    let run = qingdan(["compile", "-o", out.to_str().unwrap()]).succeeds();
    assert_eq!(run.stdout.lines().count(), 3, "{}", run.stdout);
    for edition in EDITIONS {
        let loaded = Loaded::from_bytes(&artefact(&out, edition)).unwrap();
        assert_eq!(loaded.artefact().edition, edition);
        assert!(run.stdout.contains(&loaded.artefact().digest), "the digest is told: {}", run.stdout);
    }
    let files: Vec<_> = std::fs::read_dir(&out).unwrap().collect();
    assert_eq!(files.len(), 3, "nothing else is left behind");
}

#[test]
fn the_same_bytes_on_every_run_and_in_every_folder() {
    let first = Folder::with_real_lists();
    let second = Folder::with_real_lists();
    qingdan(["compile"]).within(first.root()).succeeds();
    let below = second.path("lists/beijing-2024");
    let (out, lists) = (second.path("out"), second.path("lists"));
    let named = ["compile", "--lists", lists.to_str().unwrap(), "-o", out.to_str().unwrap()];
    qingdan(named).within(&below).env("LC_ALL", "zh_CN.GBK").env("TZ", "Asia/Shanghai").succeeds();
    for edition in EDITIONS {
        let bytes = artefact(first.root(), edition);
        assert!(bytes == artefact(&out, edition), "{edition} depends on where and how it was compiled");
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains(first.root().to_str().unwrap()), "{edition} holds a path of this machine");
    }
    qingdan(["compile"]).within(first.root()).succeeds();
    assert!(artefact(first.root(), "beijing-2025") == artefact(&out, "beijing-2025"), "written over by the same");
}

#[test]
fn one_edition_alone() {
    let folder = Folder::new();
    qingdan(["compile", "beijing-2025", "-o", folder.root().to_str().unwrap()]).succeeds();
    assert_eq!(folder.contents(), ["beijing-2025.qdc.json"]);
}

#[test]
fn an_artefact_decides_as_its_edition_does() {
    let folder = Folder::new();
    qingdan(["compile", "-o", folder.root().to_str().unwrap()]).succeeds();
    let flows: [&[&str]; 6] = [
        &[
            "registered=ftz",
            "handler=ordinary",
            "industry=civil-aviation",
            "scenario=customer-service",
            "personal=5000000",
        ],
        &["registered=ftz", "industry=pharmaceutical", "scenario=clinical-trial", "trial-subjects=50000"],
        &["registered=elsewhere", "industry=other", "scenario=other", "sensitive=1"],
        &["industry=pharmaceutical", "scenario=clinical-trial"],
        &["core-data=yes"],
        &[],
    ];
    // Where there are no lists at all.
    let elsewhere = Folder::new();
    for edition in EDITIONS {
        let path = folder.path(&format!("{edition}.qdc.json"));
        // What another edition alone knows, an artefact does not.
        let knows = |fact: &&&str| edition != "national-2024" || !fact.starts_with("trial-subjects");
        for flow in flows.iter().map(|flow| flow.iter().filter(knows).copied().collect::<Vec<&str>>()) {
            for more in [&["--format", "json"][..], &["--assume-defaults", "--format", "json"], &["--assume-defaults"]]
            {
                let of = |name: &str| {
                    ["decide", name].iter().chain(&flow).chain(more).map(ToString::to_string).collect::<Vec<_>>()
                };
                let by_lists = qingdan(of(edition)).run();
                let by_artefact = qingdan(of(path.to_str().unwrap())).within(elsewhere.root()).run();
                assert_eq!(by_lists, by_artefact, "{edition} {flow:?} {more:?}");
            }
        }
    }
}

#[test]
fn lists_with_errors_write_nothing() {
    let folder = Folder::with_real_lists().with("lists/beijing-2025/broken.qd", "industry broken in beijing-2025 {");
    let before = folder.contents();
    let run = qingdan(["compile", "national-2024", "-o", "out"]).within(folder.root()).ends_with(1);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("unclosed-block"), "{}", run.stderr);
    assert_eq!(folder.contents(), before);
}

#[test]
fn unknown_editions_write_nothing() {
    let folder = Folder::with_real_lists();
    let before = folder.contents();
    let wanted = ["compile", "beijing-2025", "beijing-2042", "-o", "out"];
    qingdan(wanted).within(folder.root()).cannot_run(&["beijing-2042", "beijing-2024, beijing-2025 and national-2024"]);
    assert_eq!(folder.contents(), before);
}

#[test]
fn a_place_that_takes_no_files() {
    let folder =
        Folder::new().with("file", "not a folder").with("out/national-2024.qdc.json/inside", "a folder by that name");
    let before = folder.contents();
    for out in ["file", "file/below", "/proc", "/proc/version/x", "out"] {
        let run = ["compile", "national-2024", "--lists", "lists", "-o"];
        let lists = repository().join("lists");
        let words = run.map(|word| if word == "lists" { lists.to_str().unwrap() } else { word });
        qingdan(words.iter().copied().chain([out])).within(folder.root()).cannot_run(&[out]);
        assert_eq!(folder.contents(), before, "something was left behind by -o {out}");
    }
}

/// What an artefact was made of is its edition and what that names: whatever is done to another edition leaves its bytes as they are.
#[test]
fn an_edit_in_another_edition_leaves_the_bytes_as_they_are() {
    let folder = Folder::with_real_lists();
    let compiled = |name: &str, into: &str| {
        qingdan(["compile", name, "-o", into]).within(folder.root()).succeeds();
        std::fs::read(folder.path(&format!("{into}/{name}.qdc.json"))).unwrap()
    };
    let before = [compiled("national-2024", "before"), compiled("beijing-2024", "before")];
    // Another number, another note, a fact of the older edition's name under another title and before all others, more of everything.
    let retail = std::fs::read_to_string(folder.path("lists/beijing-2025/retail.qd")).unwrap();
    let more = "industry aardvarks in beijing-2025 {\n title zh \"甲\" en \"a\"\n unverified\n\
         measure trial-subjects { unit people title zh \"别的\" en \"another\" }\n\
         flag aaa-first { title zh \"乙\" en \"b\" }\n\
         scenario aaa {\n title zh \"丙\" en \"c\"\n bands open\n }\n }\n";
    std::fs::write(folder.path("lists/beijing-2025/aardvarks.qd"), more).unwrap();
    std::fs::write(folder.path("lists/beijing-2025/retail.qd"), format!("// another\n{retail}")).unwrap();
    let after = [compiled("national-2024", "after"), compiled("beijing-2024", "after")];
    assert!(before == after, "an artefact hangs on an edition that it does not hold");
    let artefact: serde_json::Value = serde_json::from_slice(&after[1]).unwrap();
    let files: Vec<&str> =
        artefact["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert!(files.iter().all(|file| !file.contains("beijing-2025")), "{files:?}");
    assert!(files.contains(&"lists/shared.qd") && files.contains(&"lists/national-2024/edition.qd"), "{files:?}");
}
