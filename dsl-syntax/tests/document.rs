//! A document that was edited is the document that its text gives.

mod common;

use common::{CHINESE, ENGLISH};
use dsl_syntax::ast::Item;
use dsl_syntax::{Change, Document, FileId, parse};
use proptest::prelude::*;

const WORDS: &[&str] = &[
    "",
    "x",
    "5",
    "{",
    "}",
    "\n",
    " ",
    "\"",
    ";",
    "scenario s {\n}\n",
    "source s {\n}\n",
    "measure m {\n  unit people\n}\n",
    "important d {\n}\n",
    "reading r {\n",
    "category c in e {\n",
    "when m at least 5\n",
    "was e d\n",
    "scenario",
    "industry",
    "bands {",
    "free otherwise",
    "free when exempt\n",
    "at least ",
    "\n}\n",
    "// c",
    "以上",
    "title zh \"一\"",
    "example \"e\" { => free }\n",
    ",",
    "unverified",
    "\n\n  free otherwise\n",
    "taken",
    "=>",
    "]",
    "[",
];

fn same(document: &Document) {
    let parsed = parse(FileId(0), document.text());
    assert_eq!(document.tree(), &parsed.file, "the tree of {:?}", document.text());
    assert_eq!(document.diagnostics(), parsed.diagnostics, "the findings of {:?}", document.text());
}

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_edits(
        chinese in any::<bool>(),
        edits in prop::collection::vec((0_usize..20_000, 0_usize..30, prop::sample::select(WORDS)), 1..6),
    ) {
        let text = if chinese { CHINESE } else { ENGLISH };
        // Half of the edits stand beside the one before, as they do when somebody types.
        let mut last = 0;
        let mut document = Document::new(FileId(0), text.to_owned());
        same(&document);
        let mut expected = text.to_owned();
        for (at, length, with) in edits {
            let at = if at % 2 == 0 { at } else { last };
            let from = boundary(&expected, at % (expected.len() + 1));
            last = from + with.len();
            let to = boundary(&expected, (from + length).min(expected.len()));
            expected.replace_range(from..to, with);
            document.edit(from..to, with);
            prop_assert_eq!(document.text(), &expected);
            same(&document);
        }
    }
}

#[test]
fn an_edit_in_a_declaration_reads_only_that_declaration() {
    let text = "source s {\n  note zh \"一\" en \"one\"\n}\nedition e {\n  important d {\n    note en \"two\"\n  }\n}\nindustry i in e {\n  reading r taken {\n    note en \"three\"\n  }\n}\n";
    let mut document = Document::new(FileId(0), text.to_owned());
    for word in ["one", "two", "three"] {
        let at = document.text().find(word).unwrap();
        assert!(matches!(document.edit(at..at, "twenty-"), Change::Part { .. }), "{:?}", document.text());
        same(&document);
    }
    // What stands between the declarations of an industry is the industry's.
    let at = document.text().find("  reading r").unwrap();
    let change = document.edit(at..at, "  title zh \"三\" en \"Three\"\n");
    assert!(matches!(change, Change::Part { old, .. } if matches!(*old, Item::Industry { .. })));
    same(&document);
}

#[test]
fn a_digit_in_a_scenario_reads_only_that_scenario() {
    let text = "edition e {\n}\nindustry i in e {\n  scenario a {\n    bands {\n      x when m at least 5\n    }\n  }\n  scenario b {\n  }\n}\n";
    let mut document = Document::new(FileId(0), text.to_owned());
    let digit = text.find("at least ").unwrap() + "at least ".len();
    for (range, with) in
        [(digit..digit, "1"), (digit..digit + 1, ""), (digit..digit, "} { and"), (digit..digit + 7, "")]
    {
        assert!(matches!(document.edit(range, with), Change::Part { .. }), "{:?}", document.text());
        same(&document);
    }
    assert_eq!(document.text(), text);
    assert_eq!(document.edit(digit..digit, "}"), Change::Whole);
    same(&document);
}

/// A line break behind `bands` changes nothing, however the text came to it.
#[test]
fn bands_go_on_below_their_word() {
    for (bands, line) in [("bands", "for a, b e.block"), ("区间", "适用于 a, b e.block")] {
        let text = format!("industry i in e {{\n  {bands} {line}\n}}\n");
        let mut document = Document::new(FileId(0), text.clone());
        let at = text.find(line).unwrap();
        document.edit(at..at, "\n");
        same(&document);
        assert_eq!(document.diagnostics(), []);
    }
}
