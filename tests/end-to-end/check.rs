//! `qingdan check` on the project's own lists, and from anywhere.

use super::codes::found;
use super::program::{Folder, qingdan, repository};
use super::shapes;

#[test]
fn the_projects_lists_have_no_errors() {
    let report = qingdan(["check", "--format", "json"]).succeeds().json();
    shapes::check::assert_shape(&report);
    assert_eq!(report["summary"]["errors"], 0);
    assert_eq!(report["summary"]["files"], files());
}

/// How many lists the project has.
fn files() -> usize {
    Folder::with_real_lists().contents().iter().filter(|path| path.ends_with(".qd")).count()
}

#[test]
fn the_last_line_counts() {
    let human = qingdan(["check"]).succeeds().stdout;
    let report = qingdan(["check", "--format", "json"]).succeeds().json();
    let (warnings, files) = (&report["summary"]["warnings"], &report["summary"]["files"]);
    assert_eq!(human.lines().last(), Some(format!("0 errors, {warnings} warnings in {files} files").as_str()));
}

#[test]
fn the_lists_folder_is_found_from_below() {
    let report = |run: super::program::Qingdan| run.succeeds().stdout;
    let here = report(qingdan(["check", "--format", "json"]));
    let below = repository().join("lists/beijing-2025");
    assert_eq!(report(qingdan(["check", "--format", "json"]).within(&below)), here);
    let named = ["check", "--format", "json", "--lists", "lists"];
    assert_eq!(report(qingdan(named)), here);
    let up = ["--lists", "../../lists", "check", "--format", "json"];
    assert_eq!(report(qingdan(up).within(&below)), here);
}

#[test]
fn a_copy_elsewhere_gives_the_same_bytes() {
    let folder = Folder::with_real_lists();
    for format in ["human", "narrated", "plain", "short", "json"] {
        let here = qingdan(["check", "--format", format]).succeeds();
        let there = qingdan(["check", "--format", format]).within(folder.root()).succeeds();
        assert_eq!(here, there);
    }
}

#[test]
fn paths_say_which_findings_are_wanted() {
    let folder = Folder::with_real_lists();
    let list = folder.path("lists/beijing-2025/retail.qd");
    let text = std::fs::read_to_string(&list).unwrap().replace("handler is ciio;", "handler is cio;");
    std::fs::write(&list, text).unwrap();
    let check = |path: &str| qingdan(["check", "--format", "json", path]).within(folder.root()).run();
    for path in
        ["lists/beijing-2025/retail.qd", "lists/beijing-2025", "lists", "./lists/../lists/beijing-2025/retail.qd"]
    {
        let run = check(path);
        assert_eq!(run.code, 1, "{path}");
        assert_eq!(found(&run.json()), ["unknown-name"], "{path}");
    }
    let sound = check("lists/beijing-2025/banking.qd");
    assert_eq!((sound.code, found(&sound.json())), (0, Vec::new()));
}

#[test]
fn warnings_are_denied_on_demand() {
    let case = repository().join("tests/cases/codes/band-origin");
    qingdan(["check", "wrong.qd"]).within(&case).succeeds();
    qingdan(["check", "wrong.qd", "--deny-warnings"]).within(&case).ends_with(1);
    qingdan(["check", "right.qd", "--deny-warnings"]).within(&case).succeeds();
}

#[test]
fn locale_terminal_and_width_leave_programs_alone() {
    let case = repository().join("tests/cases/codes/band-gap");
    let formats = ["plain", "short", "json"];
    let run = |format: &str| qingdan(["check", "wrong.qd", "--format", format]).within(&case);
    let usual = formats.map(|format| run(format).run());
    for (key, value) in [
        ("LC_ALL", "zh_CN.GBK"),
        ("LC_MESSAGES", "zh_CN.UTF-8"),
        ("LANG", "de_DE.UTF-8"),
        ("TERM", "dumb"),
        ("TERM", "xterm-256color"),
        ("COLUMNS", "40"),
        ("FORCE_COLOR", "1"),
        ("CLICOLOR_FORCE", "1"),
    ] {
        for (format, usual) in formats.iter().zip(&usual) {
            assert_eq!(run(format).env(key, value).run(), *usual, "{format}: {key}={value}");
        }
    }
    let human = |width: &str| qingdan(["check", "wrong.qd"]).within(&case).env("COLUMNS", width).run().stdout;
    assert_ne!(human("50"), human("150"), "people read at the width of their terminal");
    for odd in ["", "0", "-1", "many", "99999999999999999999999"] {
        assert_eq!(human(odd), human("100"), "COLUMNS={odd}");
    }
}

#[test]
fn a_finding_in_another_file_names_it() {
    let shared = std::fs::read_to_string(repository().join("tests/cases/codes/doubled-name/wrong.qd")).unwrap();
    let at = shared.find("industry retail").unwrap();
    let folder =
        Folder::new().with("lists/shared.qd", &shared[..at]).with("lists/harbour-2026/retail.qd", &shared[at..]);
    let report = qingdan(["check", "--format", "json"]).within(folder.root()).ends_with(1).json();
    shapes::check::assert_shape(&report);
    let finding = &report["diagnostics"][0];
    assert_eq!(finding["file"], "lists/harbour-2026/retail.qd");
    let files: Vec<&str> = finding["labels"].as_array().unwrap().iter().map(|l| l["file"].as_str().unwrap()).collect();
    assert!(files.contains(&"lists/shared.qd"), "{finding:#}");
    for (format, frame) in
        [("human", "╭─[lists/shared.qd:"), ("plain", "--> lists/shared.qd:"), ("narrated", "lists/shared.qd")]
    {
        let drawn = qingdan(["check", "--format", format]).within(folder.root()).ends_with(1).stdout;
        assert!(drawn.contains(frame), "a frame of its own: {drawn}");
    }
}

/// The first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set decides, and only for people.
#[test]
fn people_read_the_language_of_their_locale() {
    let case = repository().join("tests/cases/codes/band-gap");
    let summary = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut run = qingdan([&["check", "wrong.qd"], arguments].concat()).within(&case);
        for (key, value) in variables {
            run = run.env(key, value);
        }
        run.run().stdout.lines().last().unwrap().to_owned()
    };
    let (english, chinese) = (summary(&[], &["--messages", "en"]), summary(&[], &["--messages", "zh"]));
    assert_ne!(english, chinese);
    for (variables, wanted) in [
        (&[("LC_ALL", "zh_CN.UTF-8")][..], &chinese),
        (&[("LC_ALL", ""), ("LC_MESSAGES", "zh_TW"), ("LANG", "en_GB.UTF-8")], &chinese),
        (&[("LC_ALL", ""), ("LC_MESSAGES", ""), ("LANG", "zh")], &chinese),
        (&[("LC_ALL", "en_GB.UTF-8"), ("LANG", "zh_CN.UTF-8")], &english),
        (&[("LC_ALL", "C"), ("LC_MESSAGES", "zh_CN")], &english),
        (&[("LC_ALL", "zha_CN")], &english),
    ] {
        assert_eq!(summary(variables, &[]), *wanted, "{variables:?}");
        assert_eq!(summary(variables, &["--format", "narrated"]), *wanted, "{variables:?}");
        assert_eq!(summary(variables, &["--messages", "en"]), english, "{variables:?}");
        assert_eq!(summary(variables, &["--format", "plain"]), english, "{variables:?}");
    }
}

#[test]
fn colour_is_for_terminals_and_those_who_insist() {
    let case = repository().join("tests/cases/codes/band-gap");
    let is_coloured = |format: &str, variables: &[(&str, &str)]| {
        let mut run = qingdan(["check", "wrong.qd", "--format", format]).within(&case);
        for (key, value) in variables {
            run = run.env(key, value);
        }
        run.run().stdout.contains('\u{1b}')
    };
    assert!(!is_coloured("human", &[]));
    assert!(!is_coloured("human", &[("CLICOLOR_FORCE", "0")]));
    assert!(is_coloured("human", &[("CLICOLOR_FORCE", "1")]));
    assert!(!is_coloured("human", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    for format in ["narrated", "plain", "short", "json"] {
        assert!(!is_coloured(format, &[("CLICOLOR_FORCE", "1")]), "{format}");
    }
}

/// One slipped bound is one finding; programs get what follows from it, too, and from what.
#[test]
fn one_slip_is_one_finding() {
    let folder = Folder::with_real_lists();
    let list = folder.path("lists/beijing-2025/ai-training.qd");
    let text = std::fs::read_to_string(&list).unwrap();
    let slipped =
        text.replacen("assessment when personal at least 1_000_000", "assessment when personal at least 100_000", 1);
    assert_ne!(text, slipped);
    std::fs::write(&list, slipped).unwrap();
    let check = |format: &str| qingdan(["check", "--format", format]).within(folder.root()).ends_with(1);
    assert_eq!(check("short").stdout.lines().count(), 1);
    let report = check("json").json();
    shapes::check::assert_shape(&report);
    assert_eq!(found(&report), ["band-collision", "band-dead"]);
    assert_eq!(report["diagnostics"][1]["cause"], 0);
    let human = check("human").stdout;
    assert!(
        human.contains("band-dead") && human.ends_with(&format!("1 error, 1 warning in {} files\n", files())),
        "{human}"
    );
}

/// A hole that only another band hides opens once that band is mended: it is told for itself.
#[test]
fn what_would_come_back_is_not_folded() {
    let case = repository().join("tests/cases/codes/band-masked-gap");
    let report = qingdan(["check", "wrong.qd", "--format", "json"]).within(&case).run().json();
    let findings = report["diagnostics"].as_array().unwrap();
    let masked = findings.iter().find(|finding| finding["code"] == "band-masked-gap").unwrap();
    assert!(masked.get("cause").is_none());
    let follows = findings.iter().filter(|finding| finding.get("cause").is_some());
    for follow in follows {
        let cause = usize::try_from(follow["cause"].as_u64().unwrap()).unwrap();
        assert_eq!(findings[cause]["code"], "band-origin");
    }
}
