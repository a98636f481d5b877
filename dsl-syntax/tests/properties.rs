//! What holds for any text: no panic, no byte lost, no flood, no slowness.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "says how long it took"
)]

mod common;

use std::time::{Duration, Instant};

use common::{CHINESE, ENGLISH, check};
use dsl_syntax::{FileId, parse};
use proptest::prelude::*;

const WORDS: &[&str] = &[
    "edition",
    "industry",
    "scenario",
    "bands",
    "rules",
    "important",
    "reading",
    "fields",
    "example",
    "{",
    "}",
    ";",
    ",",
    "\n",
    "\n  ",
    " ",
    "when",
    "otherwise",
    "or",
    "and",
    "all of",
    "open",
    "a",
    "b-c",
    "5",
    "10万",
    "人",
    "以上",
    "不满",
    "当",
    "\"x\"",
    "\"",
    "// c",
    "title",
    "zh",
    "en",
    "[",
    "]",
    "=>",
    "<",
    "区间",
    "行业",
    "in",
    "at least",
    "\0",
    "“",
    "属于",
    "unverified",
    "measure",
    "unit",
    "expects",
    "taken",
    "适用于",
    "unless",
    "但",
    "除外",
    ".",
    "/",
    "-",
    "１",
    "not",
    "is one of",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text(text in "\\PC*") {
        check(&text);
    }

    #[test]
    fn any_bytes_that_are_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_words(words in prop::collection::vec(prop::sample::select(WORDS), 0..80), gaps in any::<bool>()) {
        check(&words.join(if gaps { " " } else { "" }));
    }

    #[test]
    fn mutated_lists(
        chinese in any::<bool>(),
        changes in prop::collection::vec((0_usize..20_000, 0_usize..60, 0_u8..4, prop::sample::select(WORDS)), 1..4),
    ) {
        let mut text = if chinese { CHINESE } else { ENGLISH }.to_owned();
        for (at, length, how, word) in changes {
            let from = boundary(&text, at % (text.len() + 1));
            let to = boundary(&text, (from + length).min(text.len()));
            match how {
                0 => text.replace_range(from..to, ""),
                1 => text.insert_str(from, word),
                2 => {
                    let copy = text[from..to].to_owned();
                    text.insert_str(from, &copy);
                }
                _ => text.truncate(from),
            }
        }
        check(&text);
    }
}

/// Characters of both samples, each taken away alone: nearly always one finding or none, never many.
#[test]
fn every_character_less_is_no_flood() {
    for sample in [ENGLISH, CHINESE] {
        let mut many = 0;
        for (at, taken) in sample.char_indices().filter(|(at, c)| at % 5 == 0 || "{}\"\n".contains(*c)) {
            let mut text = sample.to_owned();
            text.remove(at);
            let found = check(&text).diagnostics;
            let messages: Vec<_> = found.iter().map(|finding| &finding.message).collect();
            let line = sample[..at].matches('\n').count() + 1;
            assert!(found.len() <= 4, "without `{taken}` in line {line}: {messages:#?}");
            many += usize::from(found.len() > 1);
        }
        assert!(many < 100, "{many} slips make more than one finding");
    }
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Five mistakes in five scenarios are five findings, and the rest is understood.
#[test]
fn five_mistakes_are_five_findings() {
    let mut text = String::from("industry i in e {\n");
    let broken = [
        "bands {\n assessment wen m at least 5 people\n free otherwise\n }",
        "titel zh \"x\"\n bands open",
        "bands {\n free otherwise\n fields { a, zh \"x\" }",
        "fields {\n a, zh \"x\"\n b zh \"y\"\n c, en \"z\"\n }",
        "title zh \"x en \"y\"\n bands open",
    ];
    for (index, body) in broken.iter().enumerate() {
        text += &format!("scenario s{index} {{\n {body}\n}}\nscenario t{index} {{ bands open }}\n");
    }
    text += "}\n";
    let parsed = check(&text);
    let messages: Vec<_> =
        parsed.diagnostics.iter().map(|finding| dsl_report::say(&finding.message, dsl_syntax::Language::En)).collect();
    assert_eq!(messages.len(), 5, "{messages:#?}");
    let dsl_syntax::ast::Item::Industry { container, .. } = &parsed.file.items[0] else { panic!("no industry") };
    assert_eq!(container.items.len(), 10);
}

fn quickly(what: &str, limit: Duration, text: &str) {
    let start = Instant::now();
    let parsed = parse(FileId(0), text);
    let took = start.elapsed();
    assert!(parsed.tree().text() == text, "{what}");
    eprintln!("{what}: {took:?}, {} findings", parsed.diagnostics.len());
    drop(parsed);
    assert!(took < limit, "{what} took {took:?}");
}

/// Generous, for a busy machine: what is quadratic takes minutes.
const SECONDS: Duration = Duration::from_secs(30);

#[test]
fn deep_nesting_is_a_finding() {
    let deep = |open: &str, times: usize| format!("edition e {{\n bands b {{\n free when {} }}}}", open.repeat(times));
    for open in ["all of {", "any of {\n", "{", "同时满足{"] {
        quickly(open, SECONDS, &deep(open, 100_000));
        let found = parse(FileId(0), &deep(open, 100_000)).diagnostics;
        assert!(found.iter().any(|finding| finding.code.as_str() == "too-deep"), "{open}");
        assert!(found.len() <= 6, "{open}: {}", found.len());
    }
    for text in
        ["{", "}", "edition a {", "scenario a {\n", "industry i in e {\n scenario s {\n", "bands {\n", "[", "\""]
    {
        quickly(text, SECONDS, &text.repeat(20_000));
    }
    let fits = format!("edition e {{\n bands b {{\n free when {} a {}\n}}\n}}", "all of {".repeat(64), "}".repeat(64));
    assert_eq!(check(&fits).diagnostics, vec![]);
}

#[test]
fn long_texts_take_time_in_proportion() {
    let scenario = "scenario s {\n title zh \"x\" en \"y\"\n bands {\n contract when m at least 5 people\n or n over 3 [c \"1\"]\n free otherwise\n }\n fields {\n a, zh \"x\", en \"y\"\n }\n}\n";
    let list = |times: usize| format!("industry i in e {{\n{}}}\n", scenario.repeat(times));
    quickly("10,000 scenarios", SECONDS, &list(10_000));
    quickly("10,000 scenarios, one broken", SECONDS, &list(10_000).replacen("otherwise", "othrwise", 1));
    quickly("10,000 broken scenarios", SECONDS * 2, &list(10_000).replace("otherwise", "othrwise"));
    quickly("10,000 scenarios, braces missing", SECONDS * 2, &list(10_000).replace("}\n}\n", "}\n"));
    quickly("10 MB of letters", SECONDS, &"a".repeat(10_000_000));
    quickly("10 MB of spaces", SECONDS, &" ".repeat(10_000_000));
    quickly("10 MB of zeros", SECONDS, &"\0".repeat(10_000_000));
    quickly("10 MB of words", SECONDS, &"a b ".repeat(2_500_000));
    quickly("10 MB of digits", SECONDS, &format!("edition e {{ expects {{ fields {} }} }}", "9".repeat(10_000_000)));
    quickly("10 MB of brackets", SECONDS, &"([".repeat(5_000_000));
    quickly("10 MB in a comment", SECONDS, &format!("// {}", "x".repeat(10_000_000)));
    quickly("10 MB in a string", SECONDS, &format!("flag f {{ title zh \"{}\" }}", "中".repeat(3_300_000)));
    quickly("2 MB of `or`", SECONDS, &format!("edition e {{ bands b {{ free when a{} }} }}", " or a".repeat(400_000)));
    quickly("2 MB of lines", SECONDS, &"flag f\n".repeat(300_000));
    quickly("2 MB of quotes", SECONDS, &"\"\n".repeat(100_000));
    quickly("2 MB of titles", SECONDS, &format!("flag f {{\n{}", "title\n".repeat(200_000)));
}
