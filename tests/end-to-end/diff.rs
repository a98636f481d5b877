//! `qingdan diff`: what changed for whom between the editions of the project's lists.

use qingdan_tests::parts::parts;
use serde_json::Value;

use super::program::{Folder, qingdan};
use super::shapes;

const EDITIONS: [&str; 3] = ["national-2024", "beijing-2024", "beijing-2025"];

fn diff(old: &str, new: &str) -> Value {
    let diff = qingdan(["diff", old, new, "--format", "json"]).succeeds().json();
    shapes::diff::assert_shape(&diff);
    diff
}

#[test]
fn every_pair_of_editions_has_the_promised_shape() {
    for old in EDITIONS {
        for new in EDITIONS {
            let diff = diff(old, new);
            assert_eq!((diff["old"].as_str(), diff["new"].as_str()), (Some(old), Some(new)));
        }
    }
}

#[test]
fn an_edition_does_not_differ_from_itself() {
    for edition in EDITIONS {
        let same = diff(edition, edition);
        assert!(same["summary"].as_object().unwrap().values().all(|count| count == 0), "{same:#}");
        assert!(same["industries"].as_array().unwrap().iter().all(|industry| industry["status"] == "same"));
        qingdan(["diff", edition, edition, "--exit-code"]).succeeds();
    }
}

#[test]
fn backwards_is_the_mirror() {
    let (there, back) = (diff("beijing-2024", "beijing-2025"), diff("beijing-2025", "beijing-2024"));
    for (one, other) in [("looser", "stricter"), ("stricter", "looser"), ("added", "removed"), ("removed", "added")] {
        assert_eq!(there["summary"][one], back["summary"][other], "{one}");
    }
    assert_eq!(there["summary"]["other"], back["summary"]["other"]);
}

#[test]
fn the_two_beijing_editions() {
    let diff = diff("beijing-2024", "beijing-2025");
    let names = |status: &str| {
        let of = diff["industries"].as_array().unwrap().iter().filter(|industry| industry["status"] == status);
        of.map(|industry| industry["industry"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mut added = names("added");
    added.sort();
    assert_eq!(added, ["autonomous-driving", "banking", "medical-devices", "trade-logistics"]);
    assert_eq!(names("removed"), Vec::<String>::new());
    assert_eq!(diff["summary"]["added"], 4);
}

#[test]
fn the_first_line_says_it_all() {
    let human = qingdan(["diff", "beijing-2024", "beijing-2025"]).succeeds().stdout;
    let summary = &diff("beijing-2024", "beijing-2025")["summary"];
    let first = human.lines().next().unwrap();
    assert!(first.starts_with("beijing-2024 → beijing-2025: "), "{first}");
    let regions = ["looser", "stricter", "other"].map(|key| summary[key].as_u64().unwrap());
    for words in [
        format!("{} region", regions[0]),
        format!("{} stricter", regions[1]),
        format!("{} other", regions[2]),
        format!("{} industries added", summary["added"]),
    ] {
        assert!(first.contains(&words), "`{words}` is not in: {first}");
    }
    let headed = human
        .lines()
        .filter(|line| ["- looser", "+ stricter", "~ other"].iter().any(|head| line.trim_start().starts_with(head)));
    let headed = headed.count() as u64;
    assert!(headed > 0 && headed <= regions.iter().sum::<u64>(), "a line for each region that is told: {headed}");
}

/// The English of the lists' texts that no source gives in Chinese, the longest first.
fn without_chinese() -> Vec<String> {
    let folder = Folder::with_real_lists();
    let mut found = Vec::new();
    for path in folder.contents().iter().filter(|path| path.ends_with(".qd")) {
        let text = std::fs::read_to_string(folder.path(path)).unwrap();
        for part in text.split("zh not found").skip(1) {
            let english = part.trim_start().strip_prefix("en \"").and_then(|rest| rest.split_once('"'));
            found.extend(english.map(|(english, _)| english.to_owned()));
        }
    }
    found.sort_by_key(|english| std::cmp::Reverse(english.len()));
    found
}

/// A line without what stands between two signs.
fn without(line: &str, open: char, close: char) -> String {
    let mut left = String::new();
    let mut inside = false;
    for c in line.chars() {
        match c {
            _ if !inside && c == open => inside = true,
            _ if inside && c == close => inside = false,
            _ if !inside => left.push(c),
            _ => {}
        }
    }
    left
}

/// What is compared line by line: how deep it stands, what it quotes (sources and names), and its numbers, 1万 as 10_000.
fn shape(line: &str) -> (usize, Vec<&str>, Vec<u64>) {
    let depth = line.len() - line.trim_start().len();
    let (mut quoted, mut numbers) = (Vec::new(), Vec::new());
    let mut rest = line;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit() || c == '[' || c == '`') {
        let (begins, ends) = (&rest[at..], |c: char| !c.is_ascii_digit() && c != '_' && c != '.');
        let length = match begins.as_bytes()[0] {
            b'[' => begins.find(']').unwrap() + 1,
            b'`' => begins[1..].find('`').unwrap() + 2,
            _ => begins.find(ends).unwrap_or(begins.len()),
        };
        let (token, after) = begins.split_at(length);
        rest = after;
        if token.starts_with(['[', '`']) {
            quoted.push(token);
            continue;
        }
        let (whole, part) = token.split_once('.').unwrap_or((token, ""));
        let zeros = if after.starts_with('万') { 4 } else { 8 * usize::from(after.starts_with('亿')) };
        let digits = format!("{}{part:0<zeros$}", whole.replace('_', ""));
        numbers.push(digits.parse().unwrap());
    }
    numbers.sort_unstable();
    (depth, quoted, numbers)
}

/// The part of the page that begins so, until the next blank line and at most this long, each line above the same in Chinese.
fn beside(lines: &[(&str, &str)], begins: &str, most: usize) -> String {
    let at = lines.iter().position(|(english, _)| english.starts_with(begins)).unwrap_or_else(|| panic!("{begins}"));
    let part = lines[at..].iter().take_while(|(english, _)| !english.is_empty()).take(most);
    part.map(|(english, chinese)| format!("{english}\n{chinese}\n")).collect()
}

/// What is told first, and of each kind of part one; the others say such things of other rules and industries. The whole page is held to
/// the English one, line by line.
#[test]
fn in_chinese_beside_english() {
    let page =
        |language: &str| qingdan(["--messages", language, "diff", "beijing-2024", "beijing-2025"]).succeeds().stdout;
    let (english, chinese) = (page("en"), page("zh"));
    let lines: Vec<(&str, &str)> = english.lines().zip(chinese.lines()).collect();
    assert_eq!((english.lines().count(), chinese.lines().count()), (lines.len(), lines.len()));
    for (english, chinese) in &lines {
        assert_eq!(shape(english), shape(chinese), "{english}\n{chinese}");
    }
    let chosen = parts([
        ("WHAT CHANGED", &*beside(&lines, "beijing-2024 → beijing-2025", 10)),
        ("A PROCEDURE", &beside(&lines, "procedure use of", 10)),
        ("IMPORTANT DATA", &beside(&lines, "catalogue", 10)),
        ("THREE RULES", &beside(&lines, "by rule", 25)),
        ("AN INDUSTRY", &beside(&lines, "Civil aviation", 100)),
        ("A NEW INDUSTRY", &beside(&lines, "Banking", 10)),
        ("NAMES", &beside(&lines, "names", 100)),
    ]);
    insta::assert_snapshot!("beside", chosen);
}

#[test]
fn nothing_of_the_chinese_page_is_english() {
    let page = qingdan(["--messages", "zh", "diff", "beijing-2024", "beijing-2025"]).succeeds().stdout;
    let known = without_chinese();
    assert!(known.len() > 20, "{known:?}");
    for line in page.lines() {
        let plain = known.iter().fold(line.to_owned(), |line, english| line.replace(english.as_str(), ""));
        let plain = without(&without(&plain, '[', ']'), '`', '`');
        let plain = EDITIONS.iter().fold(plain, |line, edition| line.replace(edition, ""));
        // A name stands behind its title.
        let names = plain.split('（').map(|part| match part.split_once('）') {
            Some((name, rest)) if name.chars().all(|c| c.is_ascii_lowercase() || "0123456789-./".contains(c)) => rest,
            _ => part,
        });
        let plain = names.collect::<String>();
        let letters: Vec<char> = plain.chars().collect();
        let english = letters.windows(2).any(|two| two.iter().all(char::is_ascii_lowercase));
        assert!(!english, "`{plain}` is left of\n{line}");
    }
}

#[test]
fn exit_code_as_gits() {
    qingdan(["diff", "beijing-2024", "beijing-2025"]).ends_with(0);
    qingdan(["diff", "beijing-2024", "beijing-2025", "--exit-code"]).ends_with(1);
    qingdan(["diff", "beijing-2024", "beijing-2025", "--exit-code", "--format", "json"]).ends_with(1);
}

#[test]
fn the_same_bytes_whoever_looks() {
    for format in ["human", "json"] {
        let run = || qingdan(["diff", "beijing-2024", "beijing-2025", "--format", format]);
        let usual = run().succeeds();
        let folder = Folder::with_real_lists();
        assert!(run().within(folder.root()).succeeds() == usual, "another folder");
        assert!(
            run().env("LC_ALL", "en_GB.ISO-8859-1").env("TERM", "dumb").env("COLUMNS", "40").succeeds() == usual,
            "another terminal"
        );
        // The page is said in the reader's language, JSON in none.
        let chinese = run().env("LC_ALL", "zh_CN.GBK").succeeds();
        let asked = ["--messages", "zh", "diff", "beijing-2024", "beijing-2025", "--format", format];
        assert!(chinese == qingdan(asked).succeeds(), "{format}");
        assert_eq!(chinese == usual, format == "json");
    }
}

#[test]
fn into_a_file() {
    let folder = Folder::new();
    let printed = qingdan(["diff", "beijing-2024", "beijing-2025", "--format", "json"]).succeeds().stdout;
    let path = folder.path("changes.json");
    let to = |path: &str| qingdan(["diff", "beijing-2024", "beijing-2025", "--format", "json", "-o", path]);
    for _ in 0..2 {
        let run = to(path.to_str().unwrap()).succeeds();
        assert_eq!(run.stdout, "");
        assert!(std::fs::read_to_string(&path).unwrap() == printed);
    }
    assert_eq!(folder.contents(), ["changes.json"]);
}

#[test]
fn a_failed_diff_writes_nothing() {
    let folder = Folder::with_real_lists().with("kept.json", "kept");
    let before = folder.contents();
    let to = |old: &str, path: &str| qingdan(["diff", old, "beijing-2025", "-o", path]).within(folder.root());
    to("beijing-2042", "kept.json").cannot_run(&["beijing-2042"]);
    for path in ["lists", "nowhere/changes.txt", "/proc/changes.txt", "kept.json/changes.txt", "", "..", "/"] {
        to("beijing-2024", path).ends_with(2);
    }
    let broken = folder.with("lists/broken.qd", "edition {");
    qingdan(["diff", "beijing-2024", "beijing-2025", "-o", "kept.json"]).within(broken.root()).ends_with(1);
    assert_eq!(std::fs::read_to_string(broken.path("kept.json")).unwrap(), "kept");
    let mut expected = before;
    expected.push("lists/broken.qd".to_owned());
    expected.sort();
    assert_eq!(broken.contents(), expected);
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_stays_what_it_is() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    let folder = Folder::new().with("target.txt", "");
    symlink(folder.path("target.txt"), folder.path("link.txt")).unwrap();
    qingdan(["diff", "beijing-2024", "beijing-2025", "-o", folder.path("link.txt").to_str().unwrap()]).succeeds();
    assert!(std::fs::symlink_metadata(folder.path("link.txt")).unwrap().is_symlink(), "the link is followed");
    assert!(!std::fs::read_to_string(folder.path("target.txt")).unwrap().is_empty());
    // A pipe, as `-o >(less)` and `-o /dev/stdout` name one.
    let pipe = folder.path("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
    assert!(made.success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).unwrap()
    });
    qingdan(["diff", "beijing-2024", "beijing-2025", "-o", pipe.to_str().unwrap()]).succeeds();
    assert!(std::fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo(), "a pipe stays a pipe");
    assert!(reader.join().unwrap().starts_with("beijing-2024 → beijing-2025"));
}
