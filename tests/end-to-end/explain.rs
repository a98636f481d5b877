//! `qingdan explain` and the pages of `docs/codes`: every code has one in both languages, and its examples do what it says.

use std::collections::BTreeSet;

use dsl_syntax::{Code, Language, Severity};
use qingdan_tests::parts::parts;
use textwrap::core::display_width;

use super::codes::found;
use super::program::{Folder, qingdan, repository};

/// Lists with these are no small ones, or cannot stand in a page: their pages describe and show nothing.
const DESCRIBED: [Code; 5] =
    [Code::NotUtf8, Code::TooDeep, Code::TooManyBoxes, Code::GraphTooLarge, Code::AnalysisTooLarge];

/// Every page: its code, its language's name, its text.
fn pages() -> impl Iterator<Item = (Code, &'static str, &'static str)> {
    Code::ALL.iter().flat_map(|&code| [(code, "en", code.page(Language::En)), (code, "zh", code.page(Language::Zh))])
}

/// The page's lists that are fenced as `qd wrong` or `qd right`.
fn lists(page: &str, fence: &str) -> Vec<String> {
    let opening = format!("```qd {fence}\n");
    let after = page.split(&opening).skip(1);
    after.map(|rest| rest.split_once("```\n").expect("the fence is closed").0.to_owned()).collect()
}

/// What follows the code in the page's title.
fn title(code: Code, page: &str) -> String {
    let line = page.lines().next().unwrap_or_default();
    let rest = line.strip_prefix(&format!("# {}", code.as_str())).expect("a page begins with its code");
    let title = rest.strip_prefix(": ").or_else(|| rest.strip_prefix('：')).expect("a title follows");
    assert!(!title.is_empty());
    title.to_owned()
}

/// A severity in both languages.
fn level(code: Code) -> (&'static str, &'static str) {
    match code.severity() {
        Severity::Error => ("error", "错误"),
        Severity::Warning => ("warning", "警告"),
    }
}

#[test]
fn pages_say_the_level_and_have_their_parts() {
    for (code, language, page) in pages() {
        let name = code.as_str();
        title(code, page);
        let (en, zh) = level(code);
        let (line, parts) = if language == "en" {
            (format!("Level: {en}."), ["## Why", "## Wrong", "## Right", "## How to mend it"])
        } else {
            (format!("级别：{zh}。"), ["## 依据", "## 错误示例", "## 正确示例", "## 改正办法"])
        };
        assert_eq!(page.lines().nth(2), Some(&*line), "{language}/{name}");
        let shown = !DESCRIBED.contains(&code);
        let headings: Vec<&str> = page.lines().filter(|line| line.starts_with("## ")).collect();
        let expected = if shown { parts.to_vec() } else { vec![parts[0], parts[3]] };
        assert_eq!(headings, expected, "{language}/{name}");
        for fence in ["wrong", "right"] {
            assert_eq!(lists(page, fence).len(), usize::from(shown), "{language}/{name}: {fence}");
        }
    }
}

#[test]
fn wrong_examples_are_found_and_right_ones_are_not() {
    for (code, language, page) in pages() {
        let check =
            |list: &str| qingdan(["check", "--format", "json"]).within(Folder::with_list(list).root()).run().json();
        for wrong in lists(page, "wrong") {
            let report = check(&wrong);
            assert!(found(&report).iter().any(|found| found == code.as_str()), "{language}\n{wrong}\n{report:#}");
            for finding in report["diagnostics"].as_array().unwrap() {
                let other_error = finding["severity"] == "error" && finding["code"] != code.as_str();
                assert!(!other_error, "{language}/{}\n{wrong}\n{finding:#}", code.as_str());
            }
        }
        for right in lists(page, "right") {
            let report = check(&right);
            assert!(found(&report).is_empty(), "{language}/{}\n{right}\n{report:#}", code.as_str());
        }
    }
}

/// The examples are written with the keywords of the page's language.
#[test]
fn examples_speak_the_language_of_their_page() {
    for (code, language, page) in pages() {
        let chinese = |word: &str| ["结果", "版本", "计量", "区间", "术语", "情形"].contains(&word);
        let english = |word: &str| ["outcome", "edition", "measure", "bands", "term", "flag"].contains(&word);
        for list in ["wrong", "right"].iter().flat_map(|fence| lists(page, fence)) {
            let first = |other: &dyn Fn(&str) -> bool| {
                list.lines().filter_map(|line| line.split_whitespace().next()).any(other)
            };
            assert_eq!(first(&chinese), language == "zh", "{language}/{}", code.as_str());
            assert_eq!(first(&english), language == "en", "{language}/{}", code.as_str());
        }
    }
}

#[test]
fn no_page_is_named_after_no_code() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| format!("{}.md", code.as_str())).collect();
    for language in ["en", "zh"] {
        let folder = std::fs::read_dir(repository().join("docs/codes").join(language)).unwrap();
        let held: BTreeSet<String> =
            folder.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        assert_eq!(held, codes, "docs/codes/{language}");
    }
}

/// The index has a row for every code, in the order of the table, with both titles.
#[test]
fn the_index_is_complete() {
    let index = std::fs::read_to_string(repository().join("docs/codes/README.md")).unwrap();
    let rows: Vec<&str> = index.lines().filter(|line| line.starts_with("| `")).collect();
    let expected: Vec<String> = Code::ALL
        .iter()
        .map(|&code| {
            let (name, (en, zh)) = (code.as_str(), level(code));
            let english = title(code, code.page(Language::En));
            let mut letters = english.chars();
            let english: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
            let chinese = title(code, code.page(Language::Zh));
            format!("| `{name}` | {en} {zh} | [{english}](en/{name}.md) | [{chinese}](zh/{name}.md) |")
        })
        .collect();
    assert_eq!(rows, expected);
}

/// Every link into the reference leads to one of its headings.
#[test]
fn links_lead_somewhere() {
    let reference = std::fs::read_to_string(repository().join("docs/language.md")).unwrap();
    let headings: BTreeSet<String> = reference
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| {
            let kept = heading.to_lowercase().replace(' ', "-");
            kept.chars().filter(|sign| sign.is_alphanumeric() || *sign == '-').collect()
        })
        .collect();
    for (code, language, page) in pages() {
        let targets: Vec<&str> = page.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(!targets.is_empty(), "{language}/{} names no section", code.as_str());
        for target in targets {
            let heading = target.strip_prefix("../../language.md#");
            assert!(
                heading.is_some_and(|heading| headings.contains(heading)),
                "{language}/{}: {target}",
                code.as_str()
            );
        }
    }
}

#[test]
fn every_page_reads_well_at_80_columns() {
    for (code, language, page) in pages() {
        let run = qingdan(["explain", code.as_str(), "--messages", language]).succeeds();
        let first = page.lines().next().unwrap().trim_start_matches("# ");
        assert!(run.stdout.replace('\n', " ").starts_with(&first), "{}", run.stdout);
        assert!(!run.stdout.contains(['\u{1b}', '#']) && !run.stdout.contains("```"), "{}", run.stdout);
        for line in run.stdout.lines() {
            assert!(display_width(line) <= 80, "{language}/{}: {line}", code.as_str());
        }
    }
}

#[test]
fn a_page_in_english_and_in_chinese() {
    let page = |language: &str| qingdan(["explain", "band-gap", "--messages", language]);
    let narrow = page("zh").env("COLUMNS", "40").succeeds().stdout;
    let pages = parts([
        ("ENGLISH", &*page("en").succeeds().stdout),
        ("中文", &page("zh").succeeds().stdout),
        ("中文, 40 COLUMNS", &narrow),
    ]);
    insta::assert_snapshot!("explain", pages);
}

#[test]
fn the_language_is_the_one_asked_for_or_the_locales() {
    let page = |arguments: &[&str], locale: &[(&str, &str)]| {
        let mut run = qingdan(["explain", "band-gap"].iter().chain(arguments));
        for (key, value) in locale {
            run = run.env(key, value);
        }
        run.succeeds().stdout
    };
    let (en, zh) = (page(&["--messages", "en"], &[]), page(&["--messages", "zh"], &[]));
    assert_ne!(en, zh);
    assert_eq!(page(&[], &[]), en);
    assert_eq!(page(&[], &[("LC_ALL", "zh_CN.UTF-8")]), zh);
    assert_eq!(page(&[], &[("LC_ALL", ""), ("LANG", "zh_TW")]), zh);
    assert_eq!(page(&[], &[("LC_ALL", ""), ("LC_MESSAGES", "zh"), ("LANG", "en_GB")]), zh);
    assert_eq!(page(&[], &[("LC_ALL", "zha_CN"), ("LANG", "zh_CN")]), en);
    assert_eq!(page(&["--messages", "en"], &[("LC_ALL", "zh_CN.UTF-8")]), en);
}

#[test]
fn an_unknown_code_is_told_its_neighbour() {
    qingdan(["explain", "band-gop"]).cannot_run(&["there is no code `band-gop`; did you mean `band-gap`?"]);
    qingdan(["explain", "BandGap"]).cannot_run(&["there is no code `BandGap`; did you mean `band-gap`?"]);
    qingdan(["explain", "band-gop", "--messages", "zh"]).cannot_run(&["没有代码 `band-gop`，是否为 `band-gap`？"]);
    let all: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    qingdan(["explain", "E0308"]).cannot_run(&["there is no code `E0308`; the codes are: ", &all.join(", ")]);
    qingdan(["explain", ""]).cannot_run(&[&all.join(", ")]);
    qingdan(["explain"]).cannot_run(&["<CODE>"]);
    qingdan(["explain", "band-gap", "--messages", "fr"]).cannot_run(&["its values are `en` and `zh`"]);
}

#[test]
fn capitals_are_forgiven() {
    assert_eq!(qingdan(["explain", "Band-Gap"]).succeeds(), qingdan(["explain", "band-gap"]).succeeds());
}
