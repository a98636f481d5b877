//! The layout: what it keeps, and that it stays where it is. Over the samples, the project's lists and mangled copies of
//! both.

#![allow(clippy::disallowed_methods, reason = "the lists of this project, from disk")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

mod common;

use common::{CHINESE, ENGLISH, without_spans};
use dsl_syntax::Language;
use dsl_syntax::format::{Options, Units, format};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{FileId, Parsed, parse};
use proptest::prelude::*;

const PAGE: &str = include_str!("samples/page.qd");

fn options(keywords: Option<Language>) -> Options {
    let people =
        "unit people { title zh \"人\" en \"people\" }\nunit area { title zh \"平方公里\" en \"square kilometres\" }";
    Options { keywords, units: Units::default().and(&parse(FileId(0), people).file) }
}

fn formatted(text: &str, keywords: Option<Language>) -> String {
    match format(text, &options(keywords)) {
        Ok(formatted) => formatted,
        Err(refused) => panic!("{:#?}\n{text}", refused.findings),
    }
}

fn comments(parsed: &Parsed) -> Vec<String> {
    let leaves = parsed.tree().descendants_with_tokens().filter_map(|part| part.into_token()).collect::<Vec<_>>();
    let comments = leaves.iter().filter(|token| token.kind() == SyntaxKind::Comment);
    comments.map(|comment| comment.text().trim_end().to_owned()).collect()
}

/// The meaning of a text: its values without places, and without units, which may be left unsaid.
fn meaning(parsed: &Parsed) -> String {
    let mut out = String::new();
    let printed = without_spans(&parsed.file);
    let mut lines = printed.lines();
    while let Some(line) = lines.next() {
        if line.trim_start() == "unit: Some(" {
            let indent = line.len() - line.trim_start().len();
            lines.by_ref().find(|end| *end == format!("{:indent$}),", ""));
        } else if line.trim_start() != "unit: None," {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// All that holds of the layout of any sound text.
fn holds(text: &str) {
    let before = parse(FileId(0), text);
    assert!(before.diagnostics.is_empty(), "{:#?}\n{text}", before.diagnostics);
    for keywords in [None, Some(Language::En), Some(Language::Zh)] {
        let once = formatted(text, keywords);
        let after = parse(FileId(0), &once);
        assert!(after.diagnostics.is_empty(), "{:#?}\n{once}", after.diagnostics);
        same(&meaning(&before), &meaning(&after), text, &once);
        assert_eq!(comments(&before), comments(&after), "\n{text}\n{once}");
        same(&once, &formatted(&once, keywords), text, &once);
        same(&once, &formatted(&once, None), text, &once);
        assert!(
            once.ends_with('\n') && !once.ends_with("\n\n") && !once.contains("\n\n\n") && !once.contains(" \n"),
            "{once}"
        );
    }
    let (english, chinese) = (formatted(text, Some(Language::En)), formatted(text, Some(Language::Zh)));
    same(&english, &formatted(&chinese, Some(Language::En)), text, &chinese);
    same(&chinese, &formatted(&english, Some(Language::Zh)), text, &english);
}

/// Shows the first line that differs instead of two whole files.
fn same(one: &str, other: &str, text: &str, shown: &str) {
    if one == other {
        return;
    }
    let (mut left, mut right) = (one.lines(), other.lines());
    let at = left.by_ref().zip(right.by_ref()).position(|(left, right)| left != right).unwrap_or(0);
    let near = |text: &str| text.lines().skip(at.saturating_sub(4)).take(10).collect::<Vec<_>>().join("\n");
    panic!(
        "they differ in line {}\n--- one\n{}\n--- other\n{}\n--- of\n{text}\n--- as\n{shown}",
        at + 1,
        near(one),
        near(other)
    );
}

fn real_lists() -> Vec<String> {
    let root: std::path::PathBuf = [env!("CARGO_MANIFEST_DIR"), ".."].iter().collect();
    let mut left = vec![root.join("lists"), root.join("tests/published-summary"), root.join("tests/cases/codes")];
    let mut texts = Vec::new();
    while let Some(folder) = left.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else if path.extension().is_some_and(|extension| extension == "qd") {
                texts.extend(std::fs::read_to_string(path));
            }
        }
    }
    texts.retain(|text| parse(FileId(0), text).diagnostics.is_empty());
    texts.sort();
    assert!(texts.len() > 60, "only {} sound texts were found", texts.len());
    texts
}

#[test]
fn the_samples() {
    for text in [ENGLISH, CHINESE, PAGE] {
        holds(text);
    }
}

#[test]
fn the_projects_lists() {
    for text in real_lists() {
        holds(&text);
    }
}

/// Both languages of a list come to the same bytes.
#[test]
fn the_two_samples_are_one_text() {
    let (english, chinese) = (Some(Language::En), Some(Language::Zh));
    let without_comments =
        |text: &str| text.lines().filter(|line| !line.starts_with("//")).collect::<Vec<_>>().join("\n");
    assert_eq!(without_comments(&formatted(ENGLISH, english)), without_comments(&formatted(CHINESE, english)));
    assert_eq!(without_comments(&formatted(ENGLISH, chinese)), without_comments(&formatted(CHINESE, chinese)));
}

#[test]
fn what_editors_leave_behind() {
    let plain = formatted(ENGLISH, None);
    assert_eq!(formatted(&format!("\u{FEFF}{}", ENGLISH.replace('\n', "\r\n")), None), plain, "mark and line ends");
    assert_eq!(formatted(&format!("\n\n{}\n\n \n", ENGLISH.replace("  ", "\t")), None), plain, "tabs and blank lines");
    assert_eq!(
        formatted(&ENGLISH.replace('\n', " \u{3000}\u{A0}\n\n\n").replace("\n\n\n", "\n"), None),
        plain,
        "spaces"
    );
    assert_eq!(formatted("", None), "");
    assert_eq!(formatted(" \n\u{FEFF}\n", None), "");
    assert_eq!(formatted(";\n // alone\n\n\n;", None), "// alone\n");
    assert_eq!(formatted("flag a // last", None), "flag a  // last\n");
}

/// A unit that nobody declares may begin as a multiplier does: in no language does it become one.
#[test]
fn units_never_become_multipliers() {
    for bound in ["10万万人以上", "10万万人以上、不满20万万人", "at least 5, under 10万 万人"] {
        let written = format!("edition e {{\n  bands b {{\n    free when m {bound}\n    free otherwise\n  }}\n}}\n");
        let quantities = |text: &str| {
            let tree = parse(FileId(0), text).tree();
            let nodes = tree.descendants().filter(|node| node.kind() == SyntaxKind::Quantity);
            let number = |text: &str| text.split([' ', '_']).collect::<String>();
            nodes.map(|node| number(&node.text().to_string())).collect::<Vec<_>>()
        };
        holds(&written);
        for language in [Language::En, Language::Zh] {
            assert_eq!(quantities(&formatted(&written, Some(language))), quantities(&written), "{bound}");
        }
    }
}

/// Comments in the middle of what stands on one line: formatted again, nothing moves.
#[test]
fn comments_within_lines() {
    for text in [
        "term a {\n  zh // one\n \"甲\"\n  en \"a\" // two\n}\n",
        "term a {\n  zh \"甲\" // one\n  en // two\n \"a\"\n}\n",
        "flag a { title // one\n // two\n zh // three\n \"甲\"\n en \"a\"\n}\n",
        "flag // one\n a // two\n { title zh \"甲\" }\n",
    ] {
        holds(text);
    }
}

#[test]
fn a_text_with_mistakes_is_refused() {
    let refused = format("edition e {\n  bands b { free otherwise\n}\n", &Options::default()).unwrap_err();
    assert!(!refused.findings.is_empty());
}

/// A few numbers from a seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// The text with other white space, and with line breaks and comments wherever they change nothing of what it says.
fn mangled(text: &str, seed: u64, tries: usize) -> String {
    let mut chance = Chance(seed);
    let wanted = meaning(&parse(FileId(0), text));
    let mut text = text.to_owned();
    for n in 0..tries {
        let tokens: Vec<_> =
            parse(FileId(0), &text).tree().descendants_with_tokens().filter_map(|part| part.into_token()).collect();
        let Some(token) = tokens.get(chance.below(tokens.len())) else { break };
        let range = std::ops::Range::<usize>::from(token.text_range());
        let comment = format!(" // c{n}\n");
        let own_line = format!("\n// d{n}\n\n");
        let gap = [" ", "  ", "\t", "\u{3000}", "\n", "\n\n\n  ", "\r\n", &comment, &comment, &own_line, " ; ", ""]
            [chance.below(12)];
        let mut other = text.clone();
        if token.kind() == SyntaxKind::Whitespace {
            other.replace_range(range, gap);
        } else {
            other.insert_str(range.start, gap);
        }
        let parsed = parse(FileId(0), &other);
        if parsed.diagnostics.is_empty() && meaning(&parsed) == wanted {
            text = other;
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mangled_samples(seed in any::<u64>(), chinese in any::<bool>()) {
        holds(&mangled(if chinese { CHINESE } else { ENGLISH }, seed, 70));
    }

    #[test]
    fn mangled_lists(seed in any::<u64>(), which in any::<prop::sample::Index>()) {
        let texts = real_lists();
        let small: Vec<&String> = texts.iter().filter(|text| text.len() < 8_000).collect();
        holds(&mangled(which.get(&small[..]).as_str(), seed, 50));
    }

    #[test]
    fn white_space_within_lines_is_nothing(seed in any::<u64>(), chinese in any::<bool>()) {
        let sample = if chinese { CHINESE } else { ENGLISH };
        let mut chance = Chance(seed);
        let mut other = String::new();
        for token in parse(FileId(0), sample).tree().descendants_with_tokens().filter_map(|part| part.into_token()) {
            let space = token.kind() == SyntaxKind::Whitespace;
            let text = token.text();
            if space && !text.contains('\n') {
                other.push_str([" ", "   ", "\t", "\u{3000}"][chance.below(4)]);
            } else if space {
                other.push_str(&text.replace(' ', "").replace('\n', [" \n", "\r\n", "\n\t"][chance.below(3)]));
            } else {
                other.push_str(text);
            }
        }
        prop_assert_eq!(formatted(&other, None), formatted(sample, None));
    }
}
