//! What all tests of this crate lean on.
#![allow(dead_code, unreachable_pub, clippy::panic, reason = "each test file uses its own part, and fails by it")]

pub mod compact;

use dsl_syntax::{Diagnostic, FileId, Parsed, parse, parse_whole};

pub const ENGLISH: &str = include_str!("../samples/small.en.qd");
pub const CHINESE: &str = include_str!("../samples/small.zh.qd");

/// Parses, and checks what holds for every text whatever.
pub fn check(text: &str) -> Parsed {
    let parsed = parse(FileId(0), text);
    assert!(parsed.tree().text() == text, "the tree has lost text");
    for finding in &parsed.diagnostics {
        let spans = finding.secondary.iter().map(|label| label.span).chain([finding.primary.span]);
        for span in spans {
            assert!(
                text.get(span.range()).is_some(),
                "{span:?} is not a stretch of the text: {}",
                en(&finding.message)
            );
        }
    }
    if let Some(whole) = parse_whole(FileId(0), text) {
        if parsed.file != whole.file {
            let line =
                parsed.diagnostics.first().map_or(0, |f| text[..f.primary.span.start as usize].matches('\n').count());
            let near: Vec<_> = text.lines().skip(line.saturating_sub(2)).take(5).collect();
            panic!("cutting changed the meaning, near {near:#?}: {:#?}", parsed.diagnostics);
        }
        assert!(parsed.green == whole.green, "cutting changed the tree");
        assert_eq!(parsed.diagnostics, whole.diagnostics, "cutting changed the findings");
    } else {
        assert!(!parsed.diagnostics.is_empty(), "invalid text without a finding");
    }
    parsed
}

/// Findings as `line:column code: message | label | help | fixes`.
pub fn findings(text: &str) -> Vec<String> {
    check(text).diagnostics.iter().map(|finding| describe(text, finding)).collect()
}

fn describe(text: &str, finding: &Diagnostic) -> String {
    let before = &text[..finding.primary.span.start as usize];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let marked = &text[finding.primary.span.range()];
    let mut out = format!("{line}:{column} {}: {}", finding.code.as_str(), en(&finding.message));
    out += &format!("\n    at `{marked}`: {}", finding.primary.text.as_ref().map(en).unwrap_or_default());
    for note in &finding.notes {
        out += &format!("\n    note: {}", en(note));
    }
    if let Some(help) = &finding.help {
        out += &format!("\n    help: {}", en(help));
    }
    for fix in &finding.fixes {
        out += &format!("\n    fix: {}", en(&fix.title));
    }
    out
}

/// Any value, as text without the places in it.
pub fn without_spans(value: &impl std::fmt::Debug) -> String {
    let printed = format!("{value:#?}");
    let mut out = String::new();
    let mut rest = printed.as_str();
    while let Some((before, after)) = rest.split_once("Span {") {
        out += before;
        out += "…";
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    out + rest
}

fn en(message: &dsl_syntax::Message) -> String {
    dsl_report::say(message, dsl_syntax::Language::En)
}
