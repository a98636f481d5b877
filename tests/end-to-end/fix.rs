//! `qingdan check --fix`: the safe fixes, on disk and as a patch; and the fixes of bands that the published summaries get.

use serde_json::Value;

use super::codes::found;
use super::program::{Folder, qingdan, repository};

/// Slips that can be read in one way only, and one that cannot: the name of an outcome.
const ENGLISH: &str = "\
outcome free       { title zh \"自由流动\" en \"free flow\" }
outcome assessment { title zh \"安全评估\" en \"security assessment\" }
unit people { title zh \"人\" en \"people\" }
measure personal { unit people  title zh \"个人信息\" en \"personal information\" }
flag exempt { title zh \"豁免\" en \"exempt\" }

edition harbour-2026 {
  title zh \"港口清单\" en \"Harbour list\"
  strictness free < assessment
  strictest prevails

  bands {
    assessment when personal at least 1,000,000 people  free otherwise
  }
  example \"many\" { personal 1,000,000 people not exempt => assessment }
  example \"few\"  { personal 999，999 => fre }
}
";

const CHINESE: &str = "\
结果 free       { 标题 中文 \"自由流动\" 英文 \"free flow\" }
结果 assessment { 标题 中文 \"安全评估\" 英文 \"security assessment\" }
单位 people { 标题 中文 \"人\" 英文 \"people\" }
计量 personal { 单位 people  标题 中文 \"个人信息\" 英文 \"personal information\" }

版本 harbour-2026 {
  标题 中文 \"港口清单\" 英文 \"Harbour list\"
  严格程度 free < assessment
  从严

  区间 {
    assessment 当 personal １００万人以上  free 其余
  }
  示例 \"很多\" { personal 1，000，000人 => assessment }
}
";

fn list(folder: &Folder) -> String {
    std::fs::read_to_string(folder.path("lists/list.qd")).unwrap()
}

#[test]
fn safe_fixes_are_written() {
    let folder = Folder::with_list(ENGLISH);
    let run = qingdan(["check", "--fix", "--format", "json"]).within(folder.root()).ends_with(1);
    assert_eq!(run.stderr, "qingdan: 5 fixes applied in 1 file\n");
    assert_eq!(found(&run.json()), ["unknown-name"], "a name is not guessed");
    let mended = ENGLISH
        .replace("1,000,000", "1_000_000")
        .replace("999，999", "999_999")
        .replace("people  free otherwise", "people  \n    free otherwise")
        .replace("people not exempt", "people ; not exempt");
    assert_eq!(list(&folder), mended);
    assert_eq!(folder.contents(), ["lists", "lists/list.qd"], "nothing is left beside it");
}

#[test]
fn a_second_time_changes_nothing() {
    let folder = Folder::with_list(CHINESE);
    qingdan(["check", "--fix"]).within(folder.root()).succeeds();
    let mended = list(&folder);
    assert!(mended.contains("当 personal 100万人以上  \n    free 其余"), "{mended}");
    assert!(mended.contains("{ personal 1_000_000人 => assessment }"), "{mended}");
    let again = qingdan(["check", "--fix"]).within(folder.root()).succeeds();
    assert_eq!((again.stderr.as_str(), list(&folder)), ("", mended));
    assert_eq!(qingdan(["check", "--fix", "--dry-run"]).within(folder.root()).succeeds().stdout, "");
}

#[test]
fn a_dry_run_shows_the_patch_and_writes_nothing() {
    let folder = Folder::with_list(ENGLISH);
    let run = qingdan(["check", "--fix", "--dry-run"]).within(folder.root()).ends_with(1);
    insta::assert_snapshot!("dry_run", run.stdout);
    assert_eq!((run.stderr.as_str(), list(&folder)), ("", ENGLISH.to_owned()));
    qingdan(["check", "--dry-run"]).within(folder.root()).cannot_run(&["--fix"]);
    qingdan(["check", "--fix", "--dry-run", "--format", "json"]).within(folder.root()).cannot_run(&["--format"]);
}

#[test]
fn line_ends_are_kept() {
    let folder = Folder::with_list(ENGLISH.replace('\n', "\r\n"));
    qingdan(["check", "--fix"]).within(folder.root()).ends_with(1);
    let mended = list(&folder);
    assert_eq!(mended.matches('\n').count(), mended.matches("\r\n").count(), "{mended:?}");
    assert!(mended.contains("people  \r\n    free otherwise"), "{mended:?}");
}

/// A block behind a stray word must start its line, and then the word alone would be a block without a name.
#[test]
fn a_fix_that_makes_it_worse_is_left_out_and_the_others_are_made() {
    let text = ENGLISH.replace("  bands {", "  scenario bands {");
    let folder = Folder::with_list(&text);
    let run = qingdan(["check", "--fix", "--format", "json"]).within(folder.root()).ends_with(1);
    assert_eq!(
        run.stderr,
        "qingdan: 5 fixes applied in 1 file\nqingdan: 1 safe fix is left out: with it there would be more findings than before; mend that place by hand\n"
    );
    assert_eq!(found(&run.json()), ["misplaced", "line-start", "unknown-name"]);
    let once = list(&folder);
    assert!(once.contains("scenario bands {") && once.contains("1_000_000"), "{once}");
    let again = qingdan(["check", "--fix"]).env("LC_ALL", "zh_CN.UTF-8").within(folder.root()).ends_with(1);
    assert_eq!(again.stderr, "qingdan: 有 1 处本可自动修改而未作修改：改后问题反而增多；请自行改正\n");
    assert_eq!(list(&folder), once);
}

/// What is only offered, too: programs apply the edits as they stand.
#[test]
fn offered_edits_break_lines_as_the_file_does() {
    for line_break in ["\n", "\r\n"] {
        let folder = Folder::with_list(
            ["outcome free", "flag exempt {", "  title zh \"豁免\" en \"exempt\"", ""].join(line_break),
        );
        let report = qingdan(["check", "--format", "json"]).within(folder.root()).ends_with(1).json();
        assert_eq!(report["diagnostics"][0]["fixes"][0]["edits"][0]["text"], format!("{line_break}}}"));
    }
}

#[test]
fn only_named_files_are_written() {
    let at = ENGLISH.find("edition").unwrap();
    let second = ENGLISH[at..].replace("harbour-2026", "pier-2026");
    let folder = Folder::new().with("lists/a.qd", ENGLISH).with("lists/b.qd", &second);
    qingdan(["check", "--fix", "lists/b.qd"]).within(folder.root()).ends_with(1);
    let read = |path: &str| std::fs::read_to_string(folder.path(path)).unwrap();
    assert_eq!(read("lists/a.qd"), ENGLISH);
    assert!(!read("lists/b.qd").contains("1,000,000"));
}

#[test]
fn sound_lists_are_left_alone() {
    let folder = Folder::with_real_lists();
    let place = folder.path("lists/beijing-2025/retail.qd");
    let before = std::fs::metadata(&place).unwrap().modified().unwrap();
    let run = qingdan(["check", "--fix"]).within(folder.root()).succeeds();
    assert_eq!(run.stderr, "");
    assert_eq!(std::fs::metadata(&place).unwrap().modified().unwrap(), before);
}

/// The titles and edits of every fix, in order of place.
#[test]
fn published_summaries_get_fixes() {
    let mut told = String::new();
    let (mut findings, mut follow, mut mended, mut fixes) = (0, 0, 0, 0);
    for name in ["ai-training", "automotive", "civil-aviation", "retail"] {
        let folder = repository().join("tests/published-summary").join(name);
        let report = qingdan(["check", "list.qd", "--format", "json"]).within(&folder).run().json();
        for finding in report["diagnostics"].as_array().unwrap() {
            told += &format!("{name}:{} {}\n", finding["range"]["start"]["line"], finding["code"].as_str().unwrap());
            let offered = finding["fixes"].as_array().unwrap().len();
            findings += 1;
            follow += usize::from(finding.get("cause").is_some());
            mended += usize::from(offered > 0);
            fixes += offered;
            for fix in finding["fixes"].as_array().unwrap() {
                let edits: Vec<&Value> = fix["edits"].as_array().unwrap().iter().map(|edit| &edit["text"]).collect();
                told += &format!("    {}\n      {edits:?}\n", fix["title"].as_str().unwrap());
            }
        }
    }
    insta::assert_snapshot!("published_summaries", told);
    let page = std::fs::read_to_string(repository().join("docs/published-summary.md")).unwrap();
    let figures = format!("{{\"findings\":{findings},\"follow\":{follow},\"mended\":{mended},\"fixes\":{fixes}}}");
    assert!(page.contains(&figures), "docs/published-summary.md: {figures}");
}

/// Many findings: the work is bounded, and each finding that not every fix was tried for says so.
#[test]
fn trying_fixes_has_an_end() {
    let mut text = ENGLISH.split("  bands").next().unwrap().to_owned()
        + "  bands open\n}\nindustry i in harbour-2026 {\n  title zh \"业\" en \"i\"\n";
    for at in 0..2_000 {
        text += &format!(
            "scenario s{at} {{\n  title zh \"景\" en \"s\"\n  bands {{\n    assessment when personal over {at}, under 5_000\n      or personal over 5_000\n    free otherwise\n  }}\n}}\n"
        );
    }
    text += "}\n";
    let folder = Folder::with_list(text);
    let report = qingdan(["check", "--format", "json"]).within(folder.root()).ends_with(1).json();
    let findings = report["diagnostics"].as_array().unwrap();
    let told = findings.iter().filter(|finding| finding["notes"].to_string().contains("not every fix was tried here"));
    let told = told.count();
    let with = findings.iter().filter(|finding| !finding["fixes"].as_array().unwrap().is_empty()).count();
    assert_eq!(findings.len(), 2_000);
    assert!(told + with >= 2_000, "{told} and {with}");
    assert!((50..2_000).contains(&with), "{with}");
}
