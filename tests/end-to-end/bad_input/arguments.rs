//! Arguments that make no sense.

use crate::program::{Folder, qingdan};

#[test]
fn unknown_words() {
    for arguments in [
        &[][..],
        &["chek"],
        &["check", "--format", "xml"],
        &["check", "--format"],
        &["check", "--lists"],
        &["check", "--messages", "fr"],
        &["decide"],
        &["decide", "national-2024", "--format", "yaml"],
        &["decide", "national-2024", "--on"],
        &["diff", "national-2024"],
        &["diff", "a", "b", "c"],
        &["diff", "a", "b", "--format", "short"],
        &["test", "--format", "xml"],
        &["--nonsense"],
        &["", ""],
    ] {
        qingdan(arguments).ends_with(2);
    }
}

#[test]
fn help_and_version_are_no_failures() {
    let help = qingdan(["--help"]).succeeds();
    for command in ["check", "compile", "decide", "diff", "test"] {
        assert!(help.stdout.contains(command), "{}", help.stdout);
        assert!(!qingdan([command, "--help"]).succeeds().stdout.is_empty());
    }
    assert!(qingdan(["--version"]).succeeds().stdout.starts_with("qingdan "));
}

#[test]
fn unknown_editions() {
    for edition in ["beijing-2052", "", "-", "beijing 2025", "../beijing-2025", "beijing-2025/", "清单", "\u{1b}[2J"]
    {
        for arguments in [["diff", edition, "beijing-2025"], ["diff", "beijing-2025", edition]] {
            let arguments: Vec<&str> = arguments.to_vec();
            qingdan(arguments).ends_with(2);
        }
        qingdan(["compile", edition, "-o", "/nowhere/at/all"]).ends_with(2);
        qingdan(["test", edition]).ends_with(2);
        qingdan(["decide", edition]).ends_with(2);
    }
}

#[test]
fn very_many_arguments() {
    let folder = Folder::with_list("");
    let paths = std::iter::once("check").chain(std::iter::repeat_n("lists/list.qd", 20_000));
    qingdan(paths).within(folder.root()).succeeds();
    let facts: Vec<String> = (0..20_000).map(|at| format!("fact-{at}=1")).collect();
    qingdan(["decide", "national-2024"].into_iter().chain(facts.iter().map(String::as_str))).cannot_run(&["fact-0"]);
    let long = format!("personal={}", "9".repeat(100_000));
    qingdan(["decide", "national-2024", &long]).cannot_run(&["9007199254740991"]);
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_utf8() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;
    let odd = OsString::from_vec(vec![0xd7, 0xd4, b'=', 0xff]);
    for before in
        [&["check"][..], &["compile"], &["compile", "-o"], &["decide", "national-2024"], &["diff", "national-2024"]]
    {
        let arguments = before.iter().map(OsString::from).chain([odd.clone()]);
        let folder = Folder::with_real_lists();
        let run = qingdan(arguments).within(folder.root()).run();
        assert!(run.code == 2 || before.ends_with(&["-o".into()]), "{before:?}: {}", run.stderr);
    }
}
