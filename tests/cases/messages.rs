//! The catalogue of messages, held against itself and against the sources that say them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use dsl_report::say;
use dsl_syntax::{Argument, Joint, Language, Message};
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// What one language holds: the gaps of each sentence and its literal text, by name (`id` or `id.attribute`).
type Catalogue = BTreeMap<String, Sentence>;

#[derive(Debug, Default)]
struct Sentence {
    gaps: BTreeSet<String>,
    /// Gaps that choose a form, which must be numbers.
    numbers: BTreeSet<String>,
    text: String,
}

/// Law words that English sentences quote.
const LAW_WORDS: &[&str] = &["以上", "以下", "超过", "不满", "从严", "10万人", "10万"];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn catalogue(language: &str) -> Catalogue {
    let mut catalogue = Catalogue::new();
    for path in files(&folder("dsl-report/messages").join(language), ".ftl") {
        let text = fs::read_to_string(&path).unwrap();
        let resource = parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                assert!(!matches!(entry, Entry::Junk { .. } | Entry::Term(_)), "{}: {entry:?}", path.display());
                continue;
            };
            let attributes =
                message.attributes.iter().map(|a| (format!("{}.{}", message.id.name, a.id.name), &a.value));
            let value = message.value.iter().map(|value| (message.id.name.clone(), value));
            for (name, pattern) in value.chain(attributes) {
                let mut sentence = Sentence::default();
                read(pattern, &mut sentence);
                assert!(catalogue.insert(name.clone(), sentence).is_none(), "{name} stands twice in {language}");
            }
        }
    }
    catalogue
}

fn read(pattern: &Pattern<String>, sentence: &mut Sentence) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => sentence.text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => gap(inline, sentence, false),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                gap(selector, sentence, true);
                variants.iter().for_each(|variant| read(&variant.value, sentence));
            }
        }
    }
}

fn gap(inline: &InlineExpression<String>, sentence: &mut Sentence, chooses: bool) {
    match inline {
        InlineExpression::VariableReference { id } => {
            sentence.gaps.insert(id.name.clone());
            if chooses {
                sentence.numbers.insert(id.name.clone());
            }
        }
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|argument| gap(argument, sentence, chooses));
        }
        // Its place in the sentence matters: Chinese next to it is next to a sign, not to a stop.
        _ => sentence.text.push('\u{fffc}'),
    }
}

/// Every `message!("id", gap = …)` of the sources: name, gaps, place.
fn said() -> Vec<(String, BTreeSet<String>, String)> {
    let mut found = Vec::new();
    for room in ["dsl-syntax/src", "dsl-compiler/src", "dsl-folder/src", "dsl-report/src", "dsl-cli/src", "dsl-lsp/src"]
    {
        for path in files(&folder(room), ".rs") {
            let text = fs::read_to_string(&path).unwrap();
            for (at, start) in text.match_indices("message!(") {
                let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
                if text[line_start..at].trim_start().starts_with("//") {
                    continue;
                }
                let rest = text[at + start.len()..].trim_start();
                let Some((name, rest)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) else { continue };
                let line = text[..at].lines().count().max(1);
                found.push((name.to_owned(), gaps_of_call(rest), format!("{}:{line}", path.display())));
            }
        }
    }
    found
}

/// The names before `=` at the outermost level of a call, up to its closing parenthesis.
fn gaps_of_call(rest: &str) -> BTreeSet<String> {
    let mut gaps = BTreeSet::new();
    let mut depth = 0;
    let mut part = String::new();
    let mut quoted = false;
    let mut escaped = false;
    for c in rest.chars() {
        if quoted {
            quoted = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            '"' => quoted = true,
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                gaps.extend(gap_name(&part));
                part.clear();
                continue;
            }
            _ => {}
        }
        part.push(c);
    }
    gaps.extend(gap_name(&part));
    gaps
}

fn gap_name(part: &str) -> Option<String> {
    let (name, _) = part.split_once('=')?;
    let name = name.trim();
    (!name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')).then(|| name.to_owned())
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// A sentence without its code words.
fn prose(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

#[test]
fn both_languages_have_the_same_sentences() {
    let (chinese, english) = (catalogue("zh"), catalogue("en"));
    let names = |catalogue: &Catalogue| catalogue.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&chinese), names(&english));
    for (name, sentence) in &english {
        assert_eq!(sentence.gaps, chinese[name].gaps, "{name}");
    }
}

#[test]
fn the_program_reads_every_file_of_the_catalogue() {
    let listed = fs::read_to_string(folder("dsl-report/src/localize.rs")).unwrap();
    for path in files(&folder("dsl-report/messages"), ".ftl") {
        let name = path.file_name().unwrap().to_string_lossy();
        assert!(listed.contains(&format!("\"{name}\"")), "{name} is not in `files![…]`");
    }
}

#[test]
fn what_is_said_is_in_the_catalogue_and_the_other_way_round() {
    let english = catalogue("en");
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (name, gaps, place) in said() {
        let sentence = english.get(&name).unwrap_or_else(|| panic!("{place}: no sentence `{name}`"));
        assert_eq!(sentence.gaps, gaps, "{place}: `{name}`");
        used.insert(name);
    }
    // Those of `--help` are named as arguments are: `help.rs` of dsl-cli holds them against the commands.
    let by_name = |name: &String| name.starts_with("help-");
    let unused: Vec<&String> = english.keys().filter(|name| !used.contains(*name) && !by_name(name)).collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn every_sentence_can_be_said() {
    for (name, sentence) in catalogue("en") {
        let name: &'static str = Box::leak(name.into_boxed_str());
        for number in [0, 1, 2] {
            let mut message = Message::new(name);
            for gap in &sentence.gaps {
                let gap: &'static str = Box::leak(gap.clone().into_boxed_str());
                let sample = if sentence.numbers.contains(gap) { Argument::Number(number) } else { "sample".into() };
                message = message.with(gap, sample);
            }
            for language in [Language::Zh, Language::En] {
                let text = say(&message, language);
                assert!(!text.is_empty() && text != name || text == sentence.text, "{name}: {text}");
                // What Fluent cannot fill it leaves in braces.
                assert!(!text.contains("{$") && !text.contains("{?"), "{name}: {text}");
            }
        }
    }
}

#[test]
fn a_gap_left_open_and_an_unknown_name_are_said_all_the_same() {
    assert_eq!(say(&Message::new("no-such-sentence"), Language::Zh), "no-such-sentence");
    assert_eq!(say(&Message::new("no-such-sentence.label"), Language::En), "no-such-sentence.label");
    assert!(say(&Message::new("write"), Language::En).starts_with("write `"));
    let empty = Argument::List(Vec::new(), Joint::Or);
    assert_eq!(say(&Message::new("write").with("text", empty), Language::En), "write ``");
}

#[test]
fn numbers_choose_their_form() {
    let summary = |errors: u64, language| {
        let message = Message::new("summary").with("errors", errors).with("warnings", 2_u64).with("files", 1_u64);
        say(&message, language)
    };
    assert_eq!(summary(0, Language::En), "0 errors, 2 warnings in 1 file");
    assert_eq!(summary(1, Language::En), "1 error, 2 warnings in 1 file");
    assert_eq!(summary(9_007_199_254_740_991, Language::En), "9007199254740991 errors, 2 warnings in 1 file");
    assert_eq!(summary(1, Language::Zh), "1 个文件中有 1 个错误、2 个警告");
}

#[test]
fn english_sentences_are_english() {
    for (name, sentence) in catalogue("en") {
        let text = LAW_WORDS.iter().fold(sentence.text.clone(), |text, word| text.replace(word, ""));
        assert!(!text.chars().any(is_chinese), "{name}: {text}");
        assert!(!text.ends_with('.'), "{name} ends in a full stop");
    }
}

#[test]
fn chinese_sentences_have_chinese_punctuation() {
    for (name, sentence) in catalogue("zh") {
        let text = prose(&sentence.text);
        let chars: Vec<char> = text.chars().collect();
        for (at, c) in chars.iter().enumerate() {
            let near = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().is_some_and(is_chinese);
            let beside = near(at.checked_sub(1)) || near(Some(at + 1));
            assert!(!(matches!(c, '.' | ',' | ';' | ':' | '?' | '(' | ')') && beside), "{name}: {text}");
        }
        assert!(!text.ends_with('。'), "{name} ends in a full stop");
    }
}
