//! Lists that pass a budget: each says so by its code, and what can still be said is said.

use std::fmt::Write;

use super::codes::found;
use super::program::{Folder, qingdan};
use super::shapes;

const HEAD: &str = r#"outcome free { title zh "自由流动" en "free flow" }
outcome contract { title zh "标准合同备案" en "standard contract" }
outcome assessment { title zh "数据出境安全评估" en "security assessment" }
unit people { title zh "人" en "people" }
"#;

/// An edition with `measures` measures and these lines.
fn list(measures: usize, lines: &str) -> String {
    let mut text = HEAD.to_owned();
    for at in 0..measures {
        writeln!(text, "measure m{at} {{ unit people  title zh \"计量{at}\" en \"measure {at}\" }}").unwrap();
    }
    let head = "edition harbour-2026 {\n  title zh \"港口清单\" en \"harbour list\"\n  status draft\n  strictness free < contract < assessment\n  strictest prevails\n";
    write!(text, "{head}{lines}}}\n").unwrap();
    text
}

/// `all of` over `factors` times `any of { … }` of ten bounds each: 10 to the power of `factors` boxes.
fn product(factors: usize) -> String {
    let mut text = String::from("  bands {\n    assessment when all of {\n");
    for factor in 0..factors {
        text.push_str("      any of {");
        for bound in 0..10 {
            let at = factor * 10 + bound;
            write!(text, " m{at} at least {};", 10 + at).unwrap();
        }
        text.push_str(" }\n");
    }
    text.push_str("    }\n    contract when m0 at least 5, under 7 people\n    free otherwise\n  }\n");
    text
}

#[test]
fn a_condition_of_too_many_boxes() {
    let folder = Folder::with_list(list(60, &product(6)));
    let run = qingdan(["check", "--format", "json"]).within(folder.root()).ends_with(1);
    let report = run.json();
    shapes::check::assert_shape(&report);
    assert!(found(&report).contains(&"too-many-boxes".to_owned()), "{:?}", found(&report));
    let human = qingdan(["check"]).within(folder.root()).ends_with(1).stdout;
    assert!(human.contains("this condition splits into more than 100000 boxes"), "{human}");
}

#[test]
fn bands_that_cut_the_space_into_too_many_pieces() {
    let folder = Folder::with_list(list(30, &product(3)));
    let run = qingdan(["check", "--format", "json"]).within(folder.root()).ends_with(1);
    let report = run.json();
    shapes::check::assert_shape(&report);
    assert!(found(&report).contains(&"analysis-too-large".to_owned()), "{:?}", found(&report));
}

/// Pairs of flags whose partners stand far apart in the order: a graph that doubles with every pair.
fn pairs(count: usize) -> String {
    let mut text = HEAD.to_owned();
    for side in ["a", "b"] {
        for at in 0..count {
            writeln!(text, "flag {side}{at} {{ title zh \"情形{side}{at}\" en \"flag {side}{at}\" }}").unwrap();
        }
    }
    let pairs: Vec<String> = (0..count).map(|at| format!("a{at} and b{at}")).collect();
    let head = "edition harbour-2026 {\n  title zh \"港口清单\" en \"harbour list\"\n  status draft\n  strictness free < contract < assessment\n  bands open\n";
    write!(text, "{head}  rules {{\n    assessment when {}\n  }}\n}}\n", pairs.join("\n      or ")).unwrap();
    text
}

#[test]
fn a_graph_of_too_many_nodes() {
    let folder = Folder::with_list(pairs(18));
    let before = folder.contents();
    let report = qingdan(["check", "--format", "json"]).within(folder.root()).succeeds().json();
    shapes::check::assert_shape(&report);
    assert_eq!(found(&report), ["graph-too-large"]);
    qingdan(["compile"]).within(folder.root()).cannot_run(&["graph-too-large"]);
    qingdan(["decide", "harbour-2026"]).within(folder.root()).cannot_run(&["graph-too-large"]);
    assert_eq!(folder.contents(), before);
    // Half of the pairs are no trouble at all.
    let half = Folder::with_list(pairs(9));
    qingdan(["compile"]).within(half.root()).succeeds();
}

#[test]
fn a_graph_of_too_many_nodes_is_compared_all_the_same() {
    let text = pairs(18);
    let (shared, edition) = text.split_once("edition").unwrap();
    let newer = edition.replace("harbour-2026", "harbour-2027").replace("a0 and b0", "a0 and b1");
    let folder = Folder::with_list(format!("{shared}edition{edition}edition{newer}"));
    let diff = qingdan(["diff", "harbour-2026", "harbour-2027", "--format", "json"]).within(folder.root()).run();
    if diff.code == 0 {
        shapes::diff::assert_shape(&diff.json());
        assert_ne!(diff.json()["summary"]["other"], 0);
    } else {
        assert!(diff.stderr.contains("analysis-too-large"), "{}", diff.stderr);
    }
}

/// Where a fix lets be seen what was not before, it is left out, and the others are made.
#[test]
fn a_fix_with_which_there_would_be_more_findings() {
    let slips =
        "measure m { unit people  title zh \"计量\" en \"measure\" } flag last { title zh \"末\" en \"last\" }\n";
    let rule = "  rules {\n    contract when m at least 1,000 people\n";
    let text = slips.to_owned() + &pairs(18).replace("  rules {\n", rule);
    let folder = Folder::with_list(&text);
    let codes = |folder: &Folder| found(&qingdan(["check", "--format", "json"]).within(folder.root()).run().json());
    assert_eq!(codes(&folder), ["line-start", "number-grouping"]);
    for (locale, applied, left_out) in [
        (
            "C.UTF-8",
            "1 fix applied in 1 file",
            "1 safe fix is left out: with it there would be more findings than before",
        ),
        ("zh_CN.UTF-8", "已在 1 个文件中作出 1 处修改", "有 1 处本可自动修改而未作修改：改后问题反而增多"),
    ] {
        let folder = Folder::with_list(&text);
        let run = qingdan(["check", "--fix"]).env("LC_ALL", locale).within(folder.root()).ends_with(1);
        assert!(run.stderr.starts_with(&format!("qingdan: {applied}\nqingdan: {left_out}")), "{}", run.stderr);
        assert_eq!(codes(&folder), ["number-grouping"]);
        let once = std::fs::read_to_string(folder.path("lists/list.qd")).unwrap();
        let again = qingdan(["check", "--fix", "--format", "short"]).within(folder.root()).ends_with(1);
        assert!(again.stderr.starts_with("qingdan: 1 safe fix is left out"), "{}", again.stderr);
        assert_eq!(std::fs::read_to_string(folder.path("lists/list.qd")).unwrap(), once);
        let dry = qingdan(["check", "--fix", "--dry-run"]).within(folder.root()).ends_with(1);
        assert_eq!((dry.stdout.as_str(), dry.stderr), ("", again.stderr));
    }
}
