//! `qingdan fmt`: a messy list put in order, in both keyword languages; what is listed, written and refused.

use insta::assert_snapshot;
use qingdan_tests::parts::parts;

use super::program::{Folder, qingdan};

/// Shared declarations, so that the list's units are known from another file.
const SHARED: &str = "unit people { title zh \"人\" en \"people\" }\n";

const MESSY: &str = r#"
// A list that nobody has put in order.


outcome free {title zh "自由流动" en "free flow"}
outcome assessment   { title zh "安全评估"
  en "security assessment" }   // the strictest
attribute handler one of { ordinary zh "其他" en "any other",
    ciio zh "关键信息基础设施运营者" en "critical operator", } default ordinary
flag exempt-flow{title zh "豁免情形" en "an exempt flow"}
flag core-data
measure personal {
      unit people; since 1 January
  once per person
  title zh "个人信息（不含敏感个人信息）" en "personal information, not sensitive" }
measure sensitive { unit people   title zh "敏感个人信息" en "sensitive personal information" }
source law { title zh "国家规定" en "National rule" language zh;controlling }
edition city-2025｛
  title zh "中国某市自由贸易试验区数据出境负面清单（2025版）" en "Negative list for data export of the pilot free trade zone of a Chinese city (2025)"
    issued 2025-06-01; in  force 2025-07-01
  strictness free<assessment
  strictest prevails
  bands base {
    // Counted by the year.
    assessment when personal at least 1 million and under 5000000 people or sensitive at least 10000 people [law "Article 7"]
    assessment when personal at least 5_000_000 people  // the same again
      or all of { sensitive at least 5 thousand people
         any of { handler is ciio; 非 exempt-flow } } 【law "Article 8"，law】unverified



    open { free, assessment } when sensitive 超过 100人、不满 1 万 人 但 exempt-flow 除外
    free otherwise [law "Article 5"]
  }
  rules { free regardless when exempt-flow and data is not important [law]; assessment when handler is ciio and some people }

  example "the line itself" { personal 1million => assessment }
  example "a critical operator, important data or not" {handler is ciio;personal 10;sensitive 0=>assessment}
  example "many facts" {
    exempt-flow; not core-data
    personal 20万 people
    ⇒ free }
  // The end.
}
"#;

fn folder() -> Folder {
    Folder::new().with("lists/shared.qd", SHARED).with("lists/city/list.qd", MESSY)
}

fn list(folder: &Folder) -> String {
    std::fs::read_to_string(folder.path("lists/city/list.qd")).unwrap()
}

#[test]
fn a_messy_list_is_put_in_order() {
    let folder = folder();
    let run = qingdan(["fmt"]).within(folder.root()).succeeds();
    assert_eq!(run.stdout, "lists/city/list.qd\n1 of 2 files changed\n");
    assert_eq!(run.stderr, "");
    assert_snapshot!("kept", list(&folder));
    let again = qingdan(["fmt"]).within(folder.root()).succeeds();
    assert_eq!(again.stdout, "0 of 2 files changed\n");
    assert_eq!(folder.contents().iter().filter(|path| path.ends_with(".partial")).count(), 0);
}

#[test]
fn keywords_go_there_and_back() {
    let folder = folder();
    let to = |language: &str| {
        qingdan(["fmt", "--keywords", language]).within(folder.root()).succeeds();
        qingdan(["fmt", "--check", "--keywords", language]).within(folder.root()).succeeds();
        qingdan(["fmt", "--check"]).within(folder.root()).succeeds();
        list(&folder)
    };
    let english = to("en");
    let chinese = to("zh");
    assert_snapshot!("keywords", parts([("SOURCE", MESSY), ("ENGLISH", &english), ("中文", &chinese)]));
    assert_eq!(to("en"), english);
    assert_eq!(to("zh"), chinese);
}

/// All commands answer alike, in whichever language and layout the lists are written.
#[test]
fn the_projects_lists_mean_the_same() {
    let folder = Folder::with_real_lists();
    let decide = |folder: &Folder| {
        let flow = ["registered=ftz", "industry=civil-aviation", "scenario=customer-service", "personal=4999999"];
        let run = ["decide", "beijing-2024", "--assume-defaults", "--format", "json"].into_iter().chain(flow);
        let mut decision = qingdan(run).within(folder.root()).succeeds().json();
        // The digest is over the files' bytes, too.
        decision["digest"] = serde_json::Value::Null;
        decision
    };
    let (before, decided) = (qingdan(["test"]).within(folder.root()).succeeds(), decide(&folder));
    for language in ["zh", "en"] {
        qingdan(["fmt", "--keywords", language]).within(folder.root()).succeeds();
        assert_eq!(qingdan(["test"]).within(folder.root()).succeeds(), before, "{language}");
        assert_eq!(decide(&folder), decided, "{language}");
        let report = qingdan(["check", "--format", "json"]).within(folder.root()).succeeds().json();
        assert_eq!(report["summary"]["errors"], 0, "{language}");
    }
}

#[test]
fn check_lists_and_writes_nothing() {
    let folder = folder();
    let run = qingdan(["fmt", "--check"]).within(folder.root()).ends_with(1);
    assert_eq!(run.stdout, "lists/city/list.qd\n1 of 2 files would change\n");
    assert_eq!(list(&folder), MESSY);
    let one = qingdan(["fmt", "--check", "lists/shared.qd"]).within(folder.root()).succeeds();
    assert_eq!(one.stdout, "0 of 1 file would change\n");
}

#[test]
fn a_file_with_mistakes_stays_and_the_others_are_formatted() {
    let broken = "edition e {\n  bands b { free otherwse }\n";
    let folder = folder().with("lists/broken.qd", broken).with("lists/gbk.qd", b"// \xD6\xD0\n".as_slice());
    let run = qingdan(["fmt"]).within(folder.root()).ends_with(1);
    assert_snapshot!("broken", format!("{}--- standard error\n{}", run.stdout, run.stderr));
    assert_eq!(std::fs::read_to_string(folder.path("lists/broken.qd")).unwrap(), broken);
    assert_eq!(std::fs::read(folder.path("lists/gbk.qd")).unwrap(), b"// \xD6\xD0\n");
    assert_ne!(list(&folder), MESSY);
    qingdan(["fmt", "lists/city"]).within(folder.root()).succeeds();
}

#[test]
fn what_cannot_run() {
    let folder = folder();
    qingdan(["fmt", "lists/nothing.qd"]).within(folder.root()).cannot_run(&["nothing.qd"]);
    qingdan(["fmt", "--keywords", "de"]).within(folder.root()).cannot_run(&["--keywords"]);
    qingdan(["fmt", "--lists", "nowhere"]).within(folder.root()).cannot_run(&["nowhere"]);
    qingdan(["fmt"]).within(Folder::new().root()).cannot_run(&["lists"]);
    assert_eq!(list(&folder), MESSY);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let place = folder.path("lists/city/list.qd");
    std::fs::set_permissions(&place, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&place, folder.path("lists/link.qd")).unwrap();
    qingdan(["fmt"]).within(folder.root()).succeeds();
    assert_eq!(std::fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(std::fs::symlink_metadata(folder.path("lists/link.qd")).unwrap().is_symlink());
}
