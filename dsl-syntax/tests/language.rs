//! Valid lists: what they mean, in both languages.

mod common;

use std::collections::BTreeSet;

use common::compact::compact;
use common::{CHINESE, ENGLISH, check, findings, without_spans};
use dsl_syntax::ast::visit::{Node, Visit};
use dsl_syntax::ast::{Container, Item};
use dsl_syntax::{FileId, parse};

#[test]
fn both_languages_say_the_same() {
    assert_eq!(findings(ENGLISH), Vec::<String>::new());
    assert_eq!(findings(CHINESE), Vec::<String>::new());
    let (english, chinese) = (check(ENGLISH), check(CHINESE));
    for (english, chinese) in english.file.items.iter().zip(&chinese.file.items) {
        assert_eq!(without_spans(english), without_spans(chinese));
    }
    assert_eq!(english.file.items.len(), chinese.file.items.len());
}

#[test]
fn values_of_the_sample() {
    insta::assert_snapshot!(compact(&check(ENGLISH).file));
}

/// Every variant of the tree stands in the sample, so that its values and both its languages are held.
#[test]
fn the_sample_has_every_form() {
    // The sources of the tree: `src/ast.rs` and all in `src/ast`.
    let sources = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let beside = std::fs::read_dir(sources.join("ast")).unwrap().map(|entry| entry.unwrap().path());
    let files = beside.chain([sources.join("ast.rs")]).filter(|path| path.is_file());
    let tree: String = files.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let printed = without_spans(&check(ENGLISH).file);
    // Behind `field: `; a text of the sample begins with its quotation mark, and is no variant.
    let printed: Vec<&str> =
        printed.lines().map(|line| line.split_once(": ").map_or(line, |two| two.1).trim()).collect();
    let mut missing = Vec::new();
    for body in tree.split("\npub enum ").skip(1) {
        let (name, rest) = body.split_once(" {\n").unwrap();
        let lines = rest.split("\n}").next().unwrap().lines().filter_map(|line| line.strip_prefix("    "));
        // One that borrows is a view of the tree, and no part of it.
        let variants = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()) && !name.contains('<'));
        for variant in variants.filter_map(|line| line.split(|c: char| !c.is_alphanumeric()).next()) {
            let stands = printed.iter().any(|line| {
                line.strip_prefix(variant).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
            });
            if !stands {
                missing.push(format!("{name}::{variant}"));
            }
        }
    }
    assert!(missing.is_empty(), "add a line to tests/samples/small.en.qd and small.zh.qd: {missing:?}");
}

#[test]
fn tree_of_a_clause() {
    let text = "edition a {\n  rules { // why\n    free 当 x 10万人以上 unless y [s \"1\"] unverified // so\n    unverified\n  }\n}\n";
    insta::assert_snapshot!(format!("{:#?}", check(text).tree()));
}

#[test]
fn spans_are_exact() {
    let text =
        "edition e {\n  bands b {\n    free when a  // x\n       or b at least 10 thousand   people // y\n  }\n\n}\n";
    insta::assert_snapshot!(format!("{:#?}", check(text).file));
}

#[test]
fn examples_of_the_language_page() {
    let page = include_str!("samples/page.qd");
    assert_eq!(findings(page), Vec::<String>::new());
    let windows = page.replace('\n', "\r\n");
    assert_eq!(findings(&windows), Vec::<String>::new());
    let marked = format!("\u{FEFF}{page}");
    assert_eq!(findings(&marked), Vec::<String>::new());
}

/// What has a name and lines of its own has a row among the declarations.
#[test]
fn every_container_is_declared() {
    #[derive(Debug, Default, PartialEq)]
    struct Count {
        declared: Vec<String>,
        containers: Vec<String>,
    }

    impl Visit<'_> for Count {
        fn visit_item(&mut self, item: &Item) {
            self.declared.extend(item.declared().map(|(_, container)| container.name.text.clone()));
            item.walk(self);
        }

        fn visit_container(&mut self, container: &Container) {
            self.containers.push(container.name.text.clone());
            container.walk(self);
        }
    }

    for text in [ENGLISH, include_str!("samples/page.qd")] {
        let mut count = Count::default();
        count.visit_file(&check(text).file);
        assert_eq!(count.declared, count.containers);
    }
}

/// The condition of the only clause of a block.
fn condition(text: &str) -> String {
    let list = format!("edition e {{\n bands b {{\n  free when {text}\n }}\n}}");
    let parsed = check(&list);
    assert_eq!(parsed.diagnostics, vec![], "{text}");
    without_spans(&parsed.file)
}

#[test]
fn forms_that_mean_the_same() {
    for (one, other) in [
        ("m at least 100_000 people, under 1_000_000 people", "m 10万 people以上、不满100万 people"),
        ("m at least 5, under 9", "m at least 5 and under 9"),
        ("m at least 5, under 9", "m 5以上且不满9"),
        ("m at least 5, under 9", "m 5 以上，不满 9"),
        ("m over 5_000_000", "m over 5 million"),
        ("m over 50000", "m 超过 50 thousand"),
        ("m over 50_00_0", "m 超过 5 万"),
        ("level at least county", "level county以上"),
        ("all of { a; b }", "同时满足 { a\n b }"),
        ("not f", "非 f"),
        ("a is one of { x, y, }", "a 属于 { x、y }"),
        ("a is not x", "a不为x"),
        ("a\n or b", "a 或 b"),
        ("a unless b and c", "a 但 b 且 c 除外"),
        ("m over 5 square kilometres", "m over 5 square   kilometres"),
    ] {
        assert_eq!(condition(one), condition(other), "{one} / {other}");
    }
    for (one, other) in [
        ("a and b or c", "a and any of { b; c }"),
        ("m over 5千米", "m over 5000米"),
        ("level 县级以上", "level county以上"),
    ] {
        assert_ne!(condition(one), condition(other), "{one} / {other}");
    }
    assert!(condition("m over 5千米").contains("千米"));
    assert!(condition("level 县级以上").contains("县级"));
    assert!(condition("m 100 万 人 以上").contains("1000000"));
}

#[test]
fn unverified_on_the_line_of_a_clause_is_the_clauses() {
    let same = "edition e {\n rules {\n  free when a unverified\n }\n}";
    let next = "edition e {\n rules {\n  free when a\n  unverified\n }\n}";
    assert_ne!(without_spans(&check(same).file), without_spans(&check(next).file));
    assert!(without_spans(&check(next).file).contains("Unverified"));
}

#[test]
fn keywords_of_the_table_are_those_of_the_grammar() {
    for keyword in dsl_syntax::keywords() {
        for form in keyword.english.iter().chain(keyword.chinese) {
            assert!(dsl_syntax::grammar_takes(keyword.kind, form), "{form} is not {:?} in the grammar", keyword.kind);
        }
    }
}

/// The tables of the manual's section on keywords: each row's English and Chinese forms as they are printed.
#[test]
fn the_manual_lists_the_words_of_the_table() {
    let manual = dsl_syntax::MANUAL;
    let from = manual.find("\n## Keywords\n").unwrap();
    let section = &manual[from..from + manual[from..].find("\n## Names\n").unwrap()];
    let forms = |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let rows = section.lines().filter(|line| line.starts_with("| `") || line.starts_with("| –"));
    let printed: BTreeSet<(Vec<String>, Vec<String>)> = rows
        .map(|line| {
            let cells: Vec<&str> = line.split('|').collect();
            (forms(cells[1]), forms(cells[2]))
        })
        .collect();
    let owned = |forms: &[&str]| forms.iter().map(|form| (*form).to_owned()).collect::<Vec<_>>();
    let table: BTreeSet<_> =
        dsl_syntax::keywords().iter().map(|keyword| (owned(keyword.english), owned(keyword.chinese))).collect();
    let missing: Vec<_> = table.difference(&printed).collect();
    let strange: Vec<_> = printed.difference(&table).collect();
    assert!(
        missing.is_empty() && strange.is_empty(),
        "docs/language.md lacks {missing:?} and has too much {strange:?}"
    );
    for (word, _) in dsl_syntax::multipliers() {
        assert!(manual.contains(&format!("`{word}`")) || manual.contains(word), "docs/language.md lacks {word}");
    }
}

#[test]
fn reserved_words_cannot_be_declared() {
    for word in ["scenario", "at", "over", "in-data", "exported", "not", "title", "million", "zh", "strictest"] {
        assert!(dsl_syntax::is_reserved(word), "{word}");
        let text = format!("flag {word} {{ title en \"x\" }}");
        let found = parse(FileId(0), &text).diagnostics;
        assert_eq!(found.len(), 1, "{word}: {found:?}");
        assert_eq!(found[0].code.as_str(), "reserved-name");
        assert_eq!(parse(FileId(0), &text).file.items.len(), 1, "the flag itself is kept");
    }
    for word in ["people", "items", "publisher", "address", "why", "least", "other", "sensitive", "free", "value"] {
        assert!(!dsl_syntax::is_reserved(word), "{word}");
        assert_eq!(findings(&format!("flag {word}")), Vec::<String>::new());
    }
}

/// The words of procedures are keywords in a procedure only: elsewhere they are names of anything.
#[test]
fn words_of_procedures_stay_free() {
    let words = dsl_syntax::keywords().iter().filter(|keyword| !keyword.reserved);
    for word in words.flat_map(|keyword| keyword.english).filter(|word| !word.contains(' ')) {
        let text = format!(
            "outcome {word}\nflag {word} {{ title en \"x\" }}\nmeasure {word} {{\n  unit {word}\n}}\nedition {word} {{\n\
             rules {{\n    {word} when {word} or not {word}\n    {word} when {word} at least 1\n  }}\n\
             procedure {word} {{\n    party {word}\n    document {word}\n    event {word}\n    step {word} {{\n\
             by {word}\n to {word}, {word}\n after {word}\n within 5 working days from {word}\n }}\n  }}\n}}\n\
             industry {word} in {word} {{\n  scenario {word} {{\n    fields {{\n      {word}, en \"x\"\n      {word}\n    }}\n\
             example \"x\" {{ {word} 5; {word} => {word} }}\n  }}\n}}\n"
        );
        assert_eq!(findings(&text), Vec::<String>::new(), "{word}");
        // A slip beside them costs its own line and no other.
        let slip = text.replace("not ", "nott ");
        assert_eq!(findings(&slip).len(), 1, "{word}: {:?}", findings(&slip));
    }
}

#[test]
fn declarations_may_share_a_line_at_the_price_of_a_finding() {
    for text in [
        "edition e { attribute a ordered { x < y } default x { title zh \"x\" en \"y\"; note en \"z\" } }",
        "edition e {\n attribute a one of { x, y } {\n title en \"x\"\n }\n title en \"y\"\n}",
    ] {
        assert_eq!(findings(text), Vec::<String>::new());
    }
    for text in [
        "industry i in e { applies when a is not b  measure m { unit people  title en \"x\" } }",
        "outcome a  outcome b { title en \"x\" }  outcome c",
        "edition e { title en \"x\" attribute a one of { x, y } default x { title en \"x\" } }",
    ] {
        let codes: Vec<_> = check(text).diagnostics.iter().map(|finding| finding.code.as_str()).collect();
        assert!(!codes.is_empty() && codes.iter().all(|code| *code == "line-start"), "{codes:?}");
    }
}
