//! Every command in Chinese, over the real lists: no English word but names, notations, citations, and texts that no source gives in
//! Chinese. And every public JSON, held against its published schema.

use std::collections::BTreeSet;

use serde_json::Value;

use super::program::{Folder, qingdan, repository};

/// Notations of the program, of its formats and of citations, which are the same in every language.
const NOTATIONS: &[&str] =
    &["qingdan", "sha256", "json", "zh", "en", "lists", "qd", "qdc", "NAME", "DIR", "reading", "format"];

/// The names of the real lists, which are all words but keywords, and the texts in them that hold Latin letters.
struct Lists {
    names: BTreeSet<String>,
    texts: Vec<String>,
}

impl Lists {
    fn read() -> Self {
        let (mut names, mut texts) = (BTreeSet::new(), BTreeSet::new());
        let mut folders = vec![repository().join("lists")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                for line in std::fs::read_to_string(path).unwrap().lines() {
                    let mut parts = line.split('"');
                    // Outside quotes: names; inside: texts.
                    while let Some(code) = parts.next() {
                        names.extend(code.split(|c: char| !(c.is_alphanumeric() || c == '-')).map(str::to_owned));
                        texts.extend(parts.next().filter(|text| text.contains(latin)).map(str::to_owned));
                    }
                }
            }
        }
        for word in dsl_syntax::keywords().iter().flat_map(|keyword| keyword.english).flat_map(|words| words.split(' '))
        {
            names.remove(word);
        }
        let mut texts: Vec<String> = texts.into_iter().collect();
        texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Self { names, texts }
    }

    /// The English words that are left of a text.
    fn english(&self, text: &str) -> Vec<String> {
        let mut text = text.to_owned();
        for known in &self.texts {
            text = replaced(&text, known);
        }
        let bare = without(&without(&without(&text, '[', ']'), '`', '`'), '{', '}');
        let words = bare
            .split(|c: char| c.is_whitespace() || "（），、；：。“”！？(),;".contains(c) || !c.is_ascii() && !latin(c));
        let is_word = |word: &&str| word.len() > 1 && word.chars().all(latin);
        let left = words.map(|word| word.trim_matches(|c: char| !c.is_ascii_alphanumeric())).filter(is_word);
        left.filter(|word| !self.names.contains(*word) && !NOTATIONS.contains(word)).map(str::to_owned).collect()
    }
}

/// A text without a known one, where that stands alone and is no part of a name.
fn replaced(text: &str, known: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(known) {
        let in_name = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
        let stands_alone = !in_name(before.chars().next_back()) && !in_name(after.chars().next());
        left.push_str(before);
        left.push_str(if stands_alone { " " } else { known });
        rest = after;
    }
    left + rest
}

fn latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// A text without what stands between two marks on one line.
fn without(text: &str, open: char, close: char) -> String {
    let mut left = String::new();
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once(open) {
            left.push_str(before);
            match after.split_once(close) {
                Some((_, behind)) => rest = behind,
                None => {
                    rest = after;
                    break;
                }
            }
        }
        left.push_str(rest);
    }
    left
}

#[test]
fn every_command_speaks_chinese() {
    let lists = Lists::read();
    let out = Folder::new();
    let folder = out.root().to_str().unwrap().to_owned();
    let flow = ["registered=ftz", "行业=民航", "scenario=customer-service"];
    let decide = |edition: &'static str, more: &[&'static str]| {
        ["decide", edition].into_iter().chain(flow).chain(more.iter().copied()).map(str::to_owned).collect::<Vec<_>>()
    };
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    for (arguments, code) in [
        (words(&["check"]), 0),
        (words(&["check", "--format", "narrated"]), 0),
        (words(&["test"]), 0),
        (words(&["compile", "-o", &folder]), 0),
        (decide("beijing-2024", &["--assume-defaults", "personal=500万"]), 0),
        (decide("beijing-2025", &["--assume-defaults", "personal=1", "held-personal=10000000", "trial-subjects=1"]), 0),
        (decide("beijing-2025", &["personal=1"]), 1),
        (words(&["decide", "beijing-2025", "registered=elsewhere", "industry=other"]), 1),
        (words(&["decide", "beijing-2025", "registered=ftz", "行业=零售与现代服务业", "--assume-defaults"]), 1),
        (words(&["conflicts"]), 0),
        (words(&["coverage"]), 0),
        (words(&["procedure", "beijing-2025", "--filed", "2026-06-01"]), 0),
        (words(&["procedure", "beijing-2024"]), 0),
        (words(&["fmt", "--check"]), 0),
        (words(&["decide", "beijing-2030"]), 2),
        (words(&["decide", "beijing-2025", "personal"]), 2),
        (words(&["decide", "beijing-2025", "persona=1"]), 2),
        (words(&["decide", "beijing-2025", "personal=many"]), 2),
        (words(&["decide", "beijing-2025", "handler=cio"]), 2),
        (words(&["decide", "beijing-2025", "行业=民舫"]), 2),
        (words(&["decide", "beijing-2025", "--on", "2020-01-01"]), 2),
        (words(&["decide", "missing.qdc.json"]), 2),
        (words(&["diff", "beijing-2024", "beijing-2025", "--reading", "none"]), 2),
        (words(&["explain", "band-gab"]), 2),
        (words(&["procedure", "beijing-2025", "--filed", "soon"]), 2),
        (words(&["check", "--lists", "/nowhere"]), 2),
        (words(&["diff", "beijing-2024", "beijing-2025"]), 0),
        (words(&["diff", "national-2024", "beijing-2024"]), 0),
    ] {
        let run = qingdan(arguments.iter().map(String::as_str).chain(["--messages", "zh"])).ends_with(code);
        let left = lists.english(&run.stdout.replace(&folder, " "));
        assert_eq!(left, Vec::<String>::new(), "{arguments:?}\n{}", run.stdout);
        let left = lists.english(&run.stderr.replace("/nowhere", " ").replace("missing.qdc.json", " "));
        let given: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let left: Vec<String> = left.into_iter().filter(|word| !given.contains(&word.as_str())).collect();
        assert_eq!(left, Vec::<String>::new(), "{arguments:?}\n{}", run.stderr);
    }
}

/// What is said follows the locale, and programs read the same whatever it is.
#[test]
fn people_are_spoken_to_by_their_locale() {
    for arguments in [&["test"][..], &["coverage"], &["decide", "national-2024", "--assume-defaults"]] {
        let chinese = qingdan(arguments).env("LC_ALL", "zh_CN.UTF-8").run();
        assert_eq!(chinese, qingdan(arguments.iter().chain(&["--messages", "zh"])).run());
        assert_ne!(chinese, qingdan(arguments).run());
    }
    for arguments in [&["coverage", "--format", "json"][..], &["decide", "national-2024", "--format", "json"]] {
        assert_eq!(qingdan(arguments).env("LC_ALL", "zh_CN.UTF-8").run(), qingdan(arguments).run());
    }
}

/// A fact, a value, an industry and a scenario by title, in either language.
#[test]
fn facts_may_be_given_by_title() {
    let decide = |facts: &[&str]| {
        let run = qingdan(["decide", "beijing-2025", "--assume-defaults", "--format", "json"].iter().chain(facts));
        run.succeeds().json()
    };
    let by_name = decide(&["registered=ftz", "industry=automotive", "scenario=ota-upgrade", "personal=1000000"]);
    assert_eq!(by_name["outcome"], "assessment");
    for facts in [
        ["登记注册地=ftz", "行业=汽车", "场景=OTA在线升级", "personal=100万"],
        [
            "place of registration=ftz",
            "Industry=automotive",
            "scenario=ota-upgrade",
            "personal information (sensitive personal information not included)=1_000_000",
        ],
    ] {
        assert_eq!(decide(&facts), by_name, "{facts:?}");
    }
}

/// The published schemas hold what the program writes of the real lists.
#[test]
fn public_json_follows_its_schema() {
    let schema = |name: &str| {
        let page = repository().join("docs/schemas").join(name).with_extension("json");
        let schema: Value = serde_json::from_str(&std::fs::read_to_string(page).unwrap()).unwrap();
        jsonschema::validator_for(&schema).unwrap()
    };
    let broken = Folder::with_list(
        "outcome free { title zh \"甲\" en \"a\" }\noutcome contract { title zh \"乙\" en \"b\" }\n\
         unit people { title zh \"人\" en \"people\" }\nmeasure p { unit people title zh \"丙\" en \"c\" }\n\
         edition e { title zh \"丁\" en \"d\" strictness free < contract\n\
         bands { contract when p over 10 people\n contract when p at least 1, under 10 people\n free otherwise } }",
    );
    let found = qingdan(["check", "--format", "json"]).within(broken.root()).ends_with(1).json();
    let run = |arguments: &[&str]| qingdan(arguments.iter().chain(&["--format", "json"])).run().json();
    let flow = ["decide", "beijing-2025", "registered=ftz", "industry=civil-aviation", "scenario=customer-service"];
    for (name, value) in [
        ("check", found),
        ("check", run(&["check"])),
        ("conflicts", run(&["conflicts", "beijing-2025"])),
        ("coverage", run(&["coverage"])),
        ("decision", run(&flow)),
        ("decision", run(&[&flow[..], &["--assume-defaults", "held-personal=10000000"]].concat())),
        ("diff", run(&["diff", "beijing-2024", "beijing-2025"])),
        ("procedure", run(&["procedure", "beijing-2025", "--filed", "2026-06-01"])),
    ] {
        let errors: Vec<String> =
            schema(name).iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new(), "{name}");
        let mut changed = value;
        changed["unknown"] = Value::Null;
        assert!(changed["format"].is_string());
    }
}
