//! `--help` and refused arguments, in both languages.

use std::ffi::OsStr;

use super::program::{Run, qingdan};

const COMMANDS: [&str; 12] = [
    "check",
    "compile",
    "conflicts",
    "coverage",
    "decide",
    "diff",
    "fmt",
    "explain",
    "lsp",
    "procedure",
    "test",
    "help",
];

/// What stands in Chinese help as it stands in English: names, values and notations.
const NAMES: [&str; 11] =
    ["qingdan", "YYYY-MM-DD", "ASCII", "human", "narrated", "plain", "short", "json", "markdown", "en", "zh"];

fn page(command: &[&str], language: &str) -> String {
    qingdan(command.iter().copied().chain(["--help", "--messages", language])).succeeds().stdout
}

#[test]
fn help_in_both_languages() {
    let mut shown = String::new();
    for command in [&[][..], &["check"], &["decide"]] {
        for language in ["en", "zh"] {
            shown += &page(command, language);
            shown += "\n────\n\n";
        }
    }
    insta::assert_snapshot!("help", shown);
}

/// The words of Latin letters outside backticks, options left out.
fn words(page: &str) -> impl Iterator<Item = &str> {
    let prose = page.split('`').step_by(2);
    let words = prose.flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-'));
    words.filter(|word| !word.starts_with('-') && word.contains(|c: char| c.is_ascii_alphabetic()))
}

#[test]
fn chinese_help_holds_no_english_word() {
    let pages = COMMANDS[..11].iter().map(|command| page(&[command], "zh"));
    let all: Vec<String> = pages.chain([page(&[], "zh"), page_of_help()]).collect();
    for page in &all {
        for word in words(page) {
            assert!(NAMES.contains(&word) || COMMANDS.contains(&word), "`{word}` is English in:\n{page}");
        }
    }
    assert!(words(&page(&["check"], "en")).any(|word| word == "Options"));
}

/// The command `help` takes no options.
fn page_of_help() -> String {
    qingdan(["help", "help"]).env("LC_ALL", "zh_CN.UTF-8").succeeds().stdout
}

#[test]
fn help_is_one_page_however_it_is_asked_for() {
    let asked = page(&["diff"], "en");
    assert_eq!(qingdan(["diff", "-h"]).succeeds().stdout, asked);
    assert_eq!(qingdan(["help", "diff"]).succeeds().stdout, asked);
    assert_eq!(qingdan::<&str>([]).ends_with(2).stderr, page(&[], "en"));
    assert_eq!(
        qingdan(["diff", "--version"]).succeeds().stdout,
        concat!("qingdan-diff ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn help_is_in_the_language_asked_for_else_the_locales() {
    let (english, chinese) = (page(&["fmt"], "en"), page(&["fmt"], "zh"));
    assert_ne!(english, chinese);
    let help = |arguments: &[&str], locale| qingdan(arguments).env("LC_ALL", locale).succeeds().stdout;
    assert_eq!(help(&["fmt", "--help"], "zh_CN.UTF-8"), chinese);
    assert_eq!(help(&["fmt", "--help"], "fr_FR.UTF-8"), english);
    assert_eq!(help(&["fmt", "--help", "--messages=en"], "zh_CN.UTF-8"), english);
    assert_eq!(help(&["--messages", "zh", "fmt", "--help"], "C"), chinese);
}

#[test]
fn help_fits_a_narrow_terminal() {
    for language in ["en", "zh"] {
        let narrow = qingdan(["decide", "--help", "--messages", language]).env("COLUMNS", "60").succeeds().stdout;
        let usage = |line: &str| line.starts_with("  qingdan");
        for line in narrow.lines().filter(|line| !usage(line)) {
            assert!(textwrap::core::display_width(line) <= 60, "{line}");
        }
    }
}

/// Each refusal as it is told in both languages.
#[test]
fn what_is_refused_is_told_with_help() {
    let mut shown = String::new();
    for arguments in [
        &["chek"][..],
        &["xyzzy"],
        &["help", "chek"],
        &["--lists", "x"],
        &["check", "--formt", "json"],
        &["check", "--xyzzy"],
        &["check", "-x"],
        &["check", "--\u{1b}[31m\u{202e}"],
        &["diff", "a", "b", "c"],
        &["check", "--format", "jsn"],
        &["check", "--format", "xyzzy"],
        &["check", "--format"],
        &["decide", "x", "--on"],
        &["check", "--fix=yes"],
        &["check", "--fix", "--fix"],
        &["check", "--fix", "--dry-run", "--format", "json"],
        &["check", "--dry-run"],
        &["diff"],
        &["--messages", "fr", "check"],
    ] {
        shown += &format!("$ qingdan {}\n", arguments.join(" ").escape_debug());
        for locale in ["C.UTF-8", "zh_CN.UTF-8"] {
            let Run { stderr, .. } = qingdan(arguments).env("LC_ALL", locale).cannot_run(&["--help"]);
            assert!(!stderr.contains("error:"), "clap's own words: {stderr}");
            shown += &stderr;
        }
        shown.push('\n');
    }
    insta::assert_snapshot!("refused", shown);
}

#[test]
fn a_refusal_is_in_the_language_asked_for() {
    qingdan(["check", "--messages=zh", "--xyzzy"]).cannot_run(&["没有选项 `--xyzzy`"]);
    qingdan(["check", "--xyzzy", "--messages", "zh"]).cannot_run(&["没有选项 `--xyzzy`"]);
    qingdan(["check", "--messages", "en", "--xyzzy"])
        .env("LC_ALL", "zh_CN.UTF-8")
        .cannot_run(&["there is no option `--xyzzy`"]);
    // After `--` everything is a file.
    qingdan(["check", "--xyzzy", "--", "--messages", "zh"]).cannot_run(&["there is no option `--xyzzy`"]);
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused_with_help() {
    use std::os::unix::ffi::OsStrExt;
    let broken = OsStr::from_bytes(b"a\xff");
    let told = |locale| qingdan([OsStr::new("decide"), broken]).env("LC_ALL", locale).run().stderr;
    assert!(told("C").contains("an argument is not UTF-8 text"));
    assert!(told("zh").contains("有参数不是 UTF-8 编码"));
}
