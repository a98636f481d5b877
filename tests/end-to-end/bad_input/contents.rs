//! Any bytes as a list: findings, never a failure.

use serde_json::Value;

use crate::codes::found;
use crate::program::{Folder, qingdan, repository};
use crate::shapes;

/// The longest line that is tried.
const LONG: usize = 10_000_000;

/// A sound list to spoil.
fn sound() -> String {
    std::fs::read_to_string(repository().join("tests/cases/codes/band-gap/right.qd")).unwrap()
}

/// The sound list with this condition in place of its first.
fn with_condition(condition: &str) -> String {
    let sound = sound();
    let (before, rest) = sound.split_once("assessment when ").unwrap();
    let (_, after) = rest.split_once("contract ").unwrap();
    format!("{before}assessment when {condition}\n    contract {after}")
}

/// What `check` finds in these bytes, in both formats.
fn report(bytes: impl AsRef<[u8]>) -> Value {
    let folder = Folder::with_list(bytes);
    let json = qingdan(["check", "--format", "json"]).within(folder.root()).run();
    let human = qingdan(["check"]).within(folder.root()).run();
    assert_eq!(human.code, json.code);
    assert_eq!(json.stderr, "");
    let report = json.json();
    shapes::check::assert_shape(&report);
    assert_eq!(json.code, i32::from(report["summary"]["errors"] != 0));
    report
}

fn codes(bytes: impl AsRef<[u8]>) -> Vec<String> {
    let mut codes = found(&report(bytes));
    codes.dedup();
    codes
}

#[test]
fn nothing_at_all() {
    for nothing in ["", "\n", " \t\u{3000}\r\n", "// nothing", "\u{feff}", ";;;"] {
        assert_eq!(codes(nothing), Vec::<String>::new(), "{nothing:?}");
    }
}

#[test]
fn other_ends_of_lines_and_a_mark_in_front() {
    let list = sound();
    assert_eq!(codes(&list), Vec::<String>::new());
    assert_eq!(codes(list.replace('\n', "\r\n")), Vec::<String>::new());
    assert_eq!(codes(format!("\u{feff}{list}")), Vec::<String>::new());
    // Line numbers are those of any editor.
    let wrong = list.replace("at least 10_000", "over 10_000");
    let line = |text: &str| report(text)["diagnostics"][0]["range"]["start"]["line"].clone();
    assert_eq!(line(&wrong), line(&wrong.replace('\n', "\r\n")));
}

#[test]
fn other_encodings() {
    let list = sound();
    let gbk = std::fs::read(repository().join("tests/cases/codes/not-utf8/wrong.qd")).unwrap();
    let utf16: Vec<u8> = list.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16.iter().copied()).collect();
    let cut = &list.as_bytes()[..list.find('由').unwrap() + 1];
    let surrogate = [b"\xed\xa0\x80", list.as_bytes()].concat();
    let overlong = [b"\xc0\xaf", list.as_bytes()].concat();
    for bytes in [gbk.as_slice(), &marked, cut, &surrogate, &overlong, b"\xff", b"\x80\0\xff"] {
        assert_eq!(codes(bytes), ["not-utf8"]);
    }
    // One file in another encoding does not silence the others.
    let folder = Folder::with_list(list.replace("at least 10_000", "over 10_000")).with("lists/gbk.qd", &gbk);
    let report = qingdan(["check", "--format", "json"]).within(folder.root()).ends_with(1).json();
    assert_eq!(found(&report), ["not-utf8", "band-gap"]);
}

#[test]
fn characters_that_nobody_sees() {
    let list = sound();
    let hidden = ["\0", "\u{1b}[31m", "\u{7}", "\u{202e}", "\u{200b}", "\u{e000}", "\u{10ffff}"];
    for stray in hidden.into_iter().chain(["\u{fffd}", "é", "（"]) {
        let codes = codes(list.replacen("contract ", &format!("contract {stray}"), 1));
        assert!(!codes.is_empty(), "{stray:?} is taken for nothing");
        // In a text of a title, anything that can be seen may stand.
        let found: &[&str] = if hidden.contains(&stray) { &["hidden-character"] } else { &[] };
        assert_eq!(self::codes(list.replacen("自由流动", stray, 1)), found, "{stray:?}");
    }
    assert!(!codes(vec![0; 1_000]).is_empty());
    assert!(!codes((1..32).collect::<Vec<u8>>()).is_empty());
}

#[test]
fn ten_megabytes_on_one_line() {
    let sounds: [&[u8]; 4] = [b" ", b";", b"/", b"\n"];
    for byte in sounds {
        assert_eq!(codes(byte.repeat(LONG)), Vec::<String>::new(), "{byte:?}");
    }
    let wrong: [&[u8]; 5] = [b"a", b"1", b"edition ", "清".as_bytes(), b"{}"];
    for bytes in wrong {
        assert_eq!(codes(bytes.repeat(LONG / bytes.len())), ["syntax"], "{bytes:?}");
    }
    assert_eq!(codes([b"\"".to_vec(), b"a".repeat(LONG)].concat()), ["unclosed-string"]);
}

#[test]
fn a_hundred_thousand_nested_braces() {
    const DEEP: usize = 100_000;
    assert!(codes("{".repeat(DEEP)).contains(&"too-deep".to_owned()));
    assert!(codes("}".repeat(DEEP)).contains(&"unclosed-block".to_owned()));
    assert!(codes("bands { ".repeat(DEEP)).contains(&"too-deep".to_owned()));
    assert!(codes(with_condition(&"all of { ".repeat(DEEP))).contains(&"too-deep".to_owned()));
    let closed = ["all of { ".repeat(DEEP), "personal at least 1".to_owned(), " }".repeat(DEEP)].concat();
    assert!(codes(with_condition(&closed)).contains(&"too-deep".to_owned()));
    for opener in ["[", "not ", "(", "\"", "unless ", "at least "] {
        assert!(!codes(with_condition(&opener.repeat(DEEP))).is_empty(), "{opener}");
    }
}

#[test]
fn sixty_four_deep_is_deep_enough() {
    let nested = |deep: usize, word: &str| {
        with_condition(
            &[
                word.repeat(deep),
                "personal at least 1_000_000 people or sensitive at least 10_000 people".to_owned(),
                " }".repeat(deep),
            ]
            .concat(),
        )
    };
    for word in ["all of { ", "any of { ", "符合下列条件之一 {"] {
        assert_eq!(codes(nested(64, word)), Vec::<String>::new(), "{word}");
        assert_eq!(codes(nested(65, word)), ["too-deep"], "{word}");
    }
}

#[test]
fn numbers_without_end() {
    let nines = "9".repeat(1_000_000);
    assert_eq!(codes(with_condition(&format!("personal at least {nines}"))), ["number-out-of-range"]);
    assert!(!codes(with_condition(&format!("personal at least 1.{nines}"))).is_empty());
    assert!(!codes(with_condition(&format!("personal at least 1{}", "亿".repeat(100_000)))).is_empty());
    let zeros = "0".repeat(1_000_000);
    assert!(!codes(with_condition(&format!("personal at least {zeros}1.{zeros}"))).contains(&"syntax".to_owned()));
    for number in ["9007199254740992", "18446744073709551616", "1e400", "-1", "0x1f", "99999999999999999999999999999亿"]
    {
        assert!(!codes(with_condition(&format!("personal at least {number} people"))).is_empty(), "{number}");
    }
}

#[test]
fn very_many_mistakes() {
    let many = |line: &str, count: usize| report(line.repeat(count))["summary"]["errors"].as_u64().unwrap();
    assert_eq!(many("edition a\n", 3_000), 3_000);
    assert_eq!(many("edition a ", 2_000), 1);
    assert!(many("edition a { ", 2_000) > 100);
    assert!(many("outcome a { title zh \"甲\" en \"a\" } ", 2_000) >= 1_999);
    assert!(many(&sound(), 30) > 100);
}

#[test]
fn names_without_end() {
    let name = "a".repeat(1_000_000);
    let list = format!("flag {name} {{ title zh \"长\" en \"long\" }}\n{}", sound());
    assert_eq!(codes(&list), Vec::<String>::new());
    assert_eq!(codes(list.replacen(&name, &format!("{name}-"), 1)), ["syntax"]);
    assert_eq!(codes(with_condition(&format!("{name} at least 1"))), ["unknown-name"]);
}

#[test]
fn circles() {
    let edition = |name: &str, lines: &str| {
        format!(
            "edition {name} {{ title zh \"版\" en \"e\" status draft strictness free < contract < assessment\n{lines}\n}}\n"
        )
    };
    let shared = sound();
    let shared = shared.split("edition").next().unwrap();
    let long: String =
        (0..500).map(|at| edition(&format!("e{at}"), &format!("falls back to e{}", (at + 1) % 500))).collect();
    for text in [
        edition("a", "falls back to a"),
        edition("a", "falls back to b\nreplaces b") + &edition("b", "falls back to a\nreplaces a"),
        edition("a", "falls back to b") + &edition("b", "falls back to c") + &edition("c", "falls back to b"),
        edition("a", "replaces a\nbands open"),
        long,
    ] {
        let codes = codes(format!("{shared}{text}"));
        assert!(codes.contains(&"circular".to_owned()), "{codes:?}\n{text}");
    }
}
