//! Typing: the server's text stays the client's, and findings are those of the last version.

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder_with;

const LIST: &str = "outcome free\r\noutcome assessment { title zh \"安全😀评估\" en \"assessment\" }\r\nunit people\nmeasure m { unit people }\n\
edition e {\n  strictness free < assessment\n  strictest prevails\n  bands open\n}\nindustry i in e {\n  scenario s {\n    title zh \"场😀景\" en \"S\"\n    \
bands {\n      assessment when m at least 5_000 people // 十😀\r\n      free otherwise\n    }\n  }\n}\n";

/// A text as a client with UTF-16 columns holds it.
struct Held(Vec<Vec<u16>>);

impl Held {
    /// Lines with their ends.
    fn of(text: &str) -> Self {
        Self(
            text.split_inclusive('\n')
                .chain(text.ends_with('\n').then_some(""))
                .map(|line| line.encode_utf16().collect())
                .collect(),
        )
    }

    fn text(&self) -> String {
        String::from_utf16(&self.0.concat()).unwrap()
    }

    fn offset(&self, (line, column): (usize, usize)) -> usize {
        self.0[..line].iter().map(Vec::len).sum::<usize>() + column
    }

    fn replace(&mut self, start: (usize, usize), end: (usize, usize), with: &str) {
        let mut all = self.0.concat();
        all.splice(self.offset(start)..self.offset(end), with.encode_utf16());
        *self = Self::of(&String::from_utf16(&all).unwrap());
    }

    /// Every place between two characters where an editor's cursor may stand.
    fn places(&self) -> Vec<(usize, usize)> {
        let mut places = Vec::new();
        for (line, units) in self.0.iter().enumerate() {
            let mut column = 0;
            for c in char::decode_utf16(units.iter().copied()).map(Result::unwrap) {
                places.push((line, column));
                if matches!(c, '\r' | '\n') {
                    break;
                }
                column += c.len_utf16();
                if column == units.len() {
                    places.push((line, column));
                }
            }
            if units.is_empty() {
                places.push((line, 0));
            }
        }
        places
    }
}

fn at((line, character): (usize, usize)) -> Value {
    json!({ "line": line, "character": character })
}

#[test]
fn any_edits_leave_both_texts_equal() {
    let (folder, uri) = folder_with(LIST);
    let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
    client.open(&uri, LIST);
    let mut held = Held::of(LIST);
    let mut version = 1;
    // A fixed walk: the same on every machine.
    let mut chance = 1_u64;
    let mut any = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as usize % below
    };
    for round in 0..60 {
        let mut changes = Vec::new();
        for _ in 0..=any(3) {
            let places = held.places();
            let (a, b) = (any(places.len()), any(places.len()));
            let b = if any(3) == 0 { b.min(a + 9) } else { a };
            let (start, end) = (places[a.min(b)], places[a.max(b)]);
            let with =
                ["", "5", "😀", "人", "\r\n", "\n", "{", "}", "flag f\n", "\"", "// 注😀", "at least 1"][any(12)];
            held.replace(start, end, with);
            changes.push(json!({ "range": { "start": at(start), "end": at(end) }, "text": with }));
        }
        version += 1;
        client.change(&uri, version, json!(changes));
        if round % 10 == 9 {
            compare(&mut client, &uri, version, &held.text());
            held = Held::of(LIST);
            version += 1;
            client.change(&uri, version, json!([{ "text": LIST }]));
        }
    }
    assert_eq!(client.end().code(), Some(0));
}

/// Whether a session that has only ever seen the text says the same of it.
fn compare(client: &mut Client, uri: &str, version: i64, text: &str) {
    let (folder, other_uri) = folder_with("");
    let (mut other, _) = Client::greeted(folder.path(), &["utf-16"]);
    other.open(&other_uri, text);
    let same = |value: Vec<Value>, uri: &str| json!(value).to_string().replace(uri, "");
    let (mine, fresh) = (client.findings(uri, version), other.findings(&other_uri, 1));
    assert_eq!(same(mine, uri), same(fresh, &other_uri), "{text}");
    for method in ["textDocument/documentSymbol", "textDocument/semanticTokens/full", "textDocument/foldingRange"] {
        let mine = client.ask(method, json!({ "textDocument": { "uri": uri } })).unwrap();
        let fresh = other.ask(method, json!({ "textDocument": { "uri": other_uri } })).unwrap();
        assert_eq!(mine, fresh, "{text}");
    }
}

#[test]
fn a_question_is_answered_for_the_text_that_it_was_asked_of() {
    let (folder, uri) = folder_with("flag a\n");
    let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
    client.open(&uri, "flag a\n");
    let mut asked = Vec::new();
    for version in 2..200_i64 {
        client.change(&uri, version, json!([{ "text": format!("flag a{version}\n") }]));
        asked.push((version, client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }))));
    }
    for (version, id) in asked {
        assert_eq!(client.answer(id).unwrap()[0]["name"], json!(format!("a{version}")));
    }
    client.findings(&uri, 199);
    assert_eq!(client.end().code(), Some(0));
}

#[test]
fn the_rest_keeps_its_findings_and_symbols_while_a_clause_is_typed() {
    let broken = LIST.replace("      free otherwise\n", "      free otherwise\n      assessment when m at\n");
    let second = "  scenario t {\n    title zh \"二\" en \"T\"\n    bands {\n      assessment when m over 5 people\n      assessment when m over 9 people\n      free otherwise\n    }\n  }\n}\n";
    let text = format!("{}{second}", broken.strip_suffix("}\n").unwrap());
    let (folder, uri) = folder_with(&text);
    let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
    client.open(&uri, &text);
    let codes: Vec<String> =
        client.findings(&uri, 1).iter().map(|found| found["code"].as_str().unwrap().to_owned()).collect();
    assert_eq!(codes, ["syntax", "band-redundant"]);
    let symbols = client.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } })).unwrap();
    let text = symbols.to_string();
    assert!(text.contains("\"s\"") && text.contains("\"t\""), "{text}");
    assert_eq!(client.end().code(), Some(0));
}
