//! The parts of the grammar that only repeat the table, as text, and the test that holds the files to it.

use std::fmt::Write as _;

use super::row::{BODIES, WORDS};
use super::row::{Body, DeclarationMark, Form, Line, LineMark, Mark, Word};
use super::table::{ANSWERS, LANGUAGES, MULTIPLIERS, TOTALS};
use super::{Group, entry_has, reserved_words, whole_rule};

const WRITTEN: &str = "// Written from `language/table.rs`: QINGDAN_WRITE=1 cargo test --workspace --lib table\n";

/// `words.pest`: a rule for each keyword, and the sets of words that other rules ask for.
fn words() -> String {
    let mut out = format!("{WRITTEN}\n");
    for word in WORDS {
        let (after, before): (Vec<String>, Vec<String>) =
            forms(word).fold(<_>::default(), |mut found, (form, after)| {
                if after { &mut found.0 } else { &mut found.1 }.push(form);
                found
            });
        for (suffix, forms) in [("", before), ("_suffix", after)] {
            if !forms.is_empty() {
                rule(&mut out, &format!("{}{suffix}", word.rule), "@", &forms);
            }
        }
    }
    out.push('\n');
    let mut reserved: Vec<&str> = reserved_words().collect();
    reserved.sort_unstable_by_key(|word| (std::cmp::Reverse(word.len()), *word));
    reserved.dedup();
    let reserved: Vec<String> = reserved.into_iter().map(quoted).collect();
    let _ = writeln!(out, "reserved = @{{ ({}) ~ !wc }}", reserved.join(" | "));
    let bounds = || WORDS.iter().filter(|word| word.keyword.group == Group::Bound);
    let before = bounds().map(|word| word.rule.to_owned()).collect::<Vec<_>>();
    let after = bounds().filter(|word| word.forms.iter().any(|form| matches!(form, Form::After)));
    rule(&mut out, "bound_before", "_", &before);
    rule(&mut out, "bound_after", "_", &after.map(|word| format!("{}_suffix", word.rule)).collect::<Vec<_>>());
    let mut stops: Vec<&str> =
        WORDS.iter().filter(|word| word.has(Mark::Stops)).flat_map(|word| word.keyword.chinese).copied().collect();
    stops.sort_by_key(|form| std::cmp::Reverse(form.len()));
    rule(&mut out, "stop_word", "_", &stops.into_iter().map(quoted).collect::<Vec<_>>());
    let multiplier = |word: &str| if word == "千" { "\"千\" ~ !si_base".to_owned() } else { quoted(word) };
    let (latin, han): (Vec<&str>, Vec<&str>) =
        MULTIPLIERS.iter().map(|(word, _)| *word).partition(|word| word.is_ascii());
    rule(&mut out, "han_multiplier", "_", &han.into_iter().map(multiplier).collect::<Vec<_>>());
    let _ =
        writeln!(out, "latin_multiplier = _{{ ({}) }}", latin.into_iter().map(quoted).collect::<Vec<_>>().join(" | "));
    for (name, pairs) in [("han_total", TOTALS), ("han_language", LANGUAGES), ("han_answer", ANSWERS)] {
        rule(&mut out, name, "_", &pairs.iter().map(|(_, chinese)| quoted(chinese)).collect::<Vec<_>>());
    }
    out.push('\n');
    out
}

/// The forms of a word as the grammar writes them, each with whether it stands after what it is said of.
fn forms(word: &Word) -> impl Iterator<Item = (String, bool)> {
    let english = word.keyword.english.iter().map(|form| {
        let parts: Vec<String> = form.split(' ').map(quoted).collect();
        (format!("{} ~ !wc", parts.join(" ~ hs1 ~ ")), false)
    });
    let chinese = word.keyword.chinese.iter().zip(word.forms).map(|(form, how)| match how {
        Form::Plain => (quoted(form), false),
        Form::After => (quoted(form), true),
        Form::But([one]) => (format!("{} ~ !{}", quoted(form), quoted(one)), false),
        Form::But(follows) => {
            let follows: Vec<String> = follows.iter().copied().map(quoted).collect();
            (format!("{} ~ !({})", quoted(form), follows.join(" | ")), false)
        }
        Form::Apart(parts) => (parts.iter().copied().map(quoted).collect::<Vec<_>>().join(" ~ hs ~ "), false),
    });
    english.chain(chinese)
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn rule(out: &mut String, name: &str, kind: &str, alternatives: &[String]) {
    let _ = writeln!(out, "{name} = {kind}{{ {} }}", alternatives.join(" | "));
}

/// `blocks.pest`: lines, declarations, bodies, and the ways in.
fn blocks() -> String {
    let mut out = format!("{WRITTEN}\n// Lines: a word, and what follows it.\n\n");
    for word in WORDS {
        for line in word.line.iter().filter(|line| !line.marks.contains(&LineMark::ByHand)) {
            let _ = writeln!(out, "{} = {}{{ {} }}", line.rule, atomicity(line), then(word.rule, line.rest));
        }
    }
    let counting: Vec<String> = WORDS
        .iter()
        .filter(|word| entry_has("counting", word))
        .flat_map(|word| word.line)
        .map(|line| line.rule.to_owned())
        .collect();
    rule(&mut out, "counting", "_", &counting);
    out.push_str("\n// Declarations: a head, and a body in braces.\n\n");
    let declared = || WORDS.iter().flat_map(|word| word.declares.iter().map(move |declared| (word, declared)));
    for (word, declaration) in declared().filter(|(_, declaration)| !declaration.has(DeclarationMark::ByHand)) {
        let optional = if declaration.has(DeclarationMark::Needed) { "" } else { "?" };
        for (rule, block) in declaration.rules {
            let body = BODIES.iter().find(|body| body.block == *block).map_or("", |body| body.name);
            let _ = writeln!(out, "{rule} = {{ {}_head ~ {body}_body{optional} }}", word.name());
        }
    }
    out.push('\n');
    for (word, declaration) in declared() {
        let _ = writeln!(out, "{}_head = {{ {} }}", word.name(), then(word.rule, declaration.head));
    }
    out.push_str("\n// Bodies, and what may stand in them.\n\n");
    let bodies = || BODIES.iter().filter(|body| body.name != "file");
    for Body { name, .. } in bodies() {
        let _ = writeln!(out, "{name}_body = {{ open ~ {name}_lines ~ close }}");
    }
    out.push('\n');
    for Body { name, entries, .. } in BODIES {
        let _ = writeln!(out, "{name}_lines = _{{ (semi | {name}_line)* }}");
        let _ = writeln!(out, "{name}_line = _{{ {} }}", entries.join(" | "));
    }
    out.push_str("\n// Ways in: all lines of a block, one line, one head.\n\n");
    for Body { name, .. } in BODIES {
        let _ = writeln!(out, "{} = {{ SOI ~ {name}_lines ~ EOI }}", whole_rule(name));
        let _ = writeln!(out, "one_{name} = {{ SOI ~ {name}_line }}");
    }
    let heads: Vec<String> = declared().map(|(word, _)| format!("{}_head", word.name())).collect();
    let _ = writeln!(out, "head = {{ SOI ~ ({}) ~ open ~ EOI }}", heads.join(" | "));
    out
}

/// A line that writes its gaps out is read as it stands.
fn atomicity(line: &Line) -> &'static str {
    if line.rest.starts_with("gap") { "$" } else { "" }
}

fn then(word: &str, rest: &str) -> String {
    if rest.is_empty() { word.to_owned() } else { format!("{word} ~ {rest}") }
}

#[test]
fn the_grammar_is_what_the_table_says() {
    for (file, text) in [("words.pest", words()), ("blocks.pest", blocks())] {
        let path = format!("{}/src/language/{file}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("QINGDAN_WRITE").is_some() {
            std::fs::write(&path, text).unwrap();
        } else {
            let told = format!("{path} is older than the table: QINGDAN_WRITE=1 cargo test --workspace --lib table");
            assert!(std::fs::read_to_string(&path).unwrap_or_default() == text, "{told}");
        }
    }
}

#[test]
fn a_form_of_the_table_that_begins_another_says_so() {
    // 属 stands behind a name, and 属性 begins a line.
    const APART: &[(&str, &str)] = &[("属", "属性")];
    for (word, other) in WORDS.iter().flat_map(|word| WORDS.iter().map(move |other| (word, other))) {
        if word.rule == other.rule {
            continue;
        }
        for longer in other.keyword.chinese {
            let begins = word.keyword.chinese.iter().zip(word.forms).filter(|(form, _)| longer.starts_with(**form));
            let Some((form, how)) = begins.max_by_key(|(form, _)| form.len()) else { continue };
            let rest = longer.strip_prefix(form).unwrap();
            let said = matches!(how, Form::But(follows) if follows.iter().any(|one| rest.starts_with(one)));
            let apart = APART.contains(&(*form, *longer));
            assert!(rest.is_empty() || said || apart, "{form} begins {longer}: write `\"{form}\" but \"{rest}\"`");
        }
    }
}

#[test]
fn every_entry_of_the_table_s_blocks_is_begun_by_a_word() {
    for body in BODIES {
        for entry in body.entries.iter().filter(|entry| !["clause", "field", "pair"].contains(entry)) {
            assert!(WORDS.iter().any(|word| entry_has(entry, word)), "{entry} in {}", body.name);
        }
    }
}
