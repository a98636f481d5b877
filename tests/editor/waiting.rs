//! Nobody waits for another: what is quick is answered before what is long, and every request can be taken back.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder_with;

/// Bands of which each meets the next with another outcome: looking for fixes of all their findings takes long.
fn clashing(bands: usize) -> String {
    let mut text = String::from(
        "outcome free\noutcome contract\noutcome assessment\nunit people\nmeasure aa { unit people }\nmeasure bb { unit people }\n\
         edition e {\n  strictness free < contract < assessment\n  bands open\n}\n\
         industry i in e {\n  scenario s {\n    bands {\n",
    );
    for band in 0..bands {
        let outcome = ["assessment", "contract"][band % 2];
        let (least, under) = (10 * band, 10 * band + 15);
        let _ = writeln!(
            text,
            "      {outcome} when aa at least {least}, under {under} people and bb at least {least}, under {under} people"
        );
    }
    text + "      free otherwise\n    }\n  }\n}\n"
}

/// A session over such bands, and the place of the list.
struct Session {
    client: Client,
    uri: String,
    _folder: tempfile::TempDir,
}

impl Session {
    fn new() -> Self {
        let text = clashing(50);
        let (folder, uri) = folder_with(&text);
        let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
        client.open(&uri, &text);
        assert!(client.findings(&uri, 1).len() > 50);
        Self { client, uri, _folder: folder }
    }

    /// Asks for all that can be done in the whole file.
    fn search(&mut self) -> u64 {
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } });
        let params = json!({ "textDocument": { "uri": self.uri }, "range": range, "context": { "diagnostics": [] } });
        self.client.request("textDocument/codeAction", params)
    }

    fn at(&self, line: u64) -> Value {
        json!({ "textDocument": { "uri": self.uri }, "position": { "line": line, "character": 18 } })
    }

    fn cancel(&mut self, id: u64) {
        self.client.tell("$/cancelRequest", json!({ "id": id }));
    }

    fn error(&mut self, id: u64) -> i64 {
        self.client.answer(id).unwrap_err()["code"].as_i64().unwrap()
    }

    /// Takes a search back; whether it had not ended yet.
    fn take_back(&mut self, id: u64) -> bool {
        self.cancel(id);
        match self.client.answer(id) {
            Ok(_) => false,
            Err(error) => {
                assert_eq!(error["code"], -32800);
                true
            }
        }
    }
}

#[test]
fn what_is_quick_is_answered_before_a_search_that_came_first() {
    let mut session = Session::new();
    let searches: Vec<u64> = (0..3).map(|_| session.search()).collect();
    let mut quick = Vec::new();
    for method in ["hover", "completion", "signatureHelp", "documentSymbol", "formatting"] {
        let mut params = session.at(14);
        params["options"] = json!({ "tabSize": 2, "insertSpaces": true });
        quick.push(session.client.request(&format!("textDocument/{method}"), params));
    }
    let mut order = Vec::new();
    while order.len() < quick.len() {
        let answer = session.client.wait(|message| message.get("id").is_some() && message.get("method").is_none());
        order.push(answer["id"].as_u64().unwrap());
    }
    order.sort_unstable();
    assert_eq!(order, quick);
    for id in searches {
        session.take_back(id);
    }
    assert_eq!(session.client.end().code(), Some(0));
}

#[test]
fn a_request_is_taken_back_while_it_waits_and_while_it_is_worked_on() {
    let mut session = Session::new();
    // More than there are threads for.
    let searches: Vec<u64> = (0..9).map(|_| session.search()).collect();
    let back: Vec<bool> = searches.iter().rev().map(|id| session.take_back(*id)).collect();
    // A search is bounded, and may have ended; the last that was asked for still waited for its turn.
    assert!(back[0], "{back:?}");
    // What is answered, or was never asked, is taken back without a word.
    session.cancel(searches[0]);
    session.cancel(4711);
    session.client.tell("$/cancelRequest", json!({ "id": {} }));
    session.client.tell("$/cancelRequest", Value::Null);
    let at = session.at(14);
    assert!(session.client.ask("textDocument/hover", at).unwrap().is_object());
    assert_eq!(session.client.end().code(), Some(0));
}

#[test]
fn a_search_ends_with_the_text_that_it_searches() {
    let mut session = Session::new();
    let search = session.search();
    let start = json!({ "line": 13, "character": 0 });
    let uri = session.uri.clone();
    session.client.change(&uri, 2, json!([{ "range": { "start": start, "end": start }, "text": " " }]));
    assert!(session.client.findings(&uri, 2).len() > 50);
    assert_eq!(session.error(search), -32801);
    assert_eq!(session.client.end().code(), Some(0));
}

#[test]
fn a_session_ends_while_something_is_searched() {
    let mut session = Session::new();
    let search = session.search();
    session.client.ask("shutdown", Value::Null).unwrap();
    session.client.tell("exit", Value::Null);
    assert_eq!(session.error(search), -32800);
    assert_eq!(session.client.ended().code(), Some(0));
}

#[test]
fn a_number_that_is_in_use_is_refused() {
    let mut session = Session::new();
    let search = session.search();
    let mut hover = json!({ "jsonrpc": "2.0", "id": search, "method": "textDocument/hover" });
    hover["params"] = session.at(14);
    session.client.send(&hover);
    assert_eq!(session.error(search), -32600);
    session.cancel(search);
    assert_eq!(session.error(search), -32800);
    assert_eq!(session.client.end().code(), Some(0));
}

#[test]
fn a_request_of_the_protocol_itself_is_answered() {
    let (folder, _) = folder_with("flag exempt\n");
    let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
    for method in ["$/unknown", "$/cancelRequest", "$/malformed", "$/setTrace"] {
        assert_eq!(client.ask(method, json!({ "id": 1 })).unwrap_err()["code"], json!(-32601), "{method}");
        client.tell(method, json!({ "id": 1 }));
    }
    assert_eq!(client.end().code(), Some(0));
}
