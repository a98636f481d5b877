//! How a session begins and ends, and what no session should hold.

use serde_json::{Value, json};

use crate::client::Client;
use crate::folder_with;

const LIST: &str = "flag exempt\n";

#[test]
fn ends_when_asked_to() {
    let (folder, _) = folder_with(LIST);
    let (client, _) = Client::greeted(folder.path(), &["utf-16"]);
    assert_eq!(client.end().code(), Some(0));
}

#[test]
fn ends_with_one_when_the_client_did_not_shut_it_down() {
    let (folder, _) = folder_with(LIST);
    let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
    client.tell("exit", Value::Null);
    assert_eq!(client.ended().code(), Some(1));
}

#[test]
fn ends_when_its_input_is_closed() {
    let (folder, _) = folder_with(LIST);
    let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
    client.close_input();
    assert_eq!(client.ended().code(), Some(1));
}

#[test]
fn answers_nothing_before_it_is_greeted() {
    let (folder, uri) = folder_with(LIST);
    let mut client = Client::silent(folder.path());
    client.open(&uri, "flag");
    let error = client.ask("textDocument/hover", json!({})).unwrap_err();
    assert_eq!(error["code"], json!(-32002));
    let error = client.ask("shutdown", Value::Null).unwrap_err();
    assert_eq!(error["code"], json!(-32002));
    let root = format!("file://{}", folder.path().display());
    client.ask("initialize", json!({ "rootUri": root, "capabilities": {} })).unwrap();
    client.tell("initialized", json!({}));
    assert_eq!(client.end().code(), Some(0));
}

#[test]
fn lives_on_after_what_nobody_should_send() {
    let (folder, uri) = folder_with(LIST);
    let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
    for body in ["{", "[]", "null", "{\"jsonrpc\":\"2.0\"}", "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":5}", "\u{0}"] {
        client.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }
    assert_eq!(client.ask("qingdan/unknown", json!({})).unwrap_err()["code"], json!(-32601));
    client.tell("$/unknown", json!({}));
    client.tell("qingdan/unknown", json!({}));
    for method in ["textDocument/hover", "textDocument/rename", "textDocument/inlayHint", "textDocument/documentSymbol"]
    {
        for params in [
            Value::Null,
            json!({}),
            json!([]),
            json!({ "textDocument": { "uri": 5 } }),
            json!({ "textDocument": { "uri": "x:" } }),
        ] {
            client.ask(method, params).unwrap_err();
        }
    }
    for params in [
        Value::Null,
        json!({}),
        json!({ "textDocument": { "uri": uri }, "contentChanges": [{ "range": 5, "text": 5 }, {}] }),
    ] {
        for method in [
            "textDocument/didOpen",
            "textDocument/didChange",
            "textDocument/didClose",
            "workspace/didChangeWatchedFiles",
        ] {
            client.tell(method, params.clone());
        }
    }
    client.open(&uri, LIST);
    let far = json!([{ "range": { "start": { "line": 900, "character": 0 }, "end": { "line": 4_294_967_295_u32, "character": 7 } }, "text": "?" }]);
    client.change(&uri, 2, far);
    assert_eq!(client.findings(&uri, 2).len(), 1);
    assert_eq!(client.end().code(), Some(0));
}

#[test]
fn agrees_on_what_columns_count() {
    let (folder, _) = folder_with(LIST);
    for (offered, agreed) in [
        (&["utf-16", "utf-8"][..], "utf-8"),
        (&["utf-32"], "utf-32"),
        (&["utf-32", "utf-16"], "utf-16"),
        (&[], "utf-16"),
    ] {
        let (_, greeting) = Client::greeted(folder.path(), offered);
        assert_eq!(greeting["capabilities"]["positionEncoding"], json!(agreed));
    }
}

/// The server reads a folder as the program does: nothing in it is waited for, and what is not read is told of.
#[cfg(unix)]
#[test]
fn what_is_no_plain_file_is_told_of_and_not_waited_for() {
    let (folder, uri) = folder_with("flag exempt {\n");
    let odd = folder.path().join("lists/odd.qd");
    rustix::fs::mkfifoat(rustix::fs::CWD, &odd, rustix::fs::Mode::RUSR).unwrap();
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("lists/zero.qd")).unwrap();
    let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
    let shown = client.wait(|message| message["method"] == "window/showMessage");
    let text = shown["params"]["message"].as_str().unwrap();
    assert!(text.contains("lists/odd.qd: a named pipe") && text.contains("lists/zero.qd: a device"), "{text}");
    client.wait(|message| message["params"]["diagnostics"].as_array().is_some_and(|found| found.len() == 1));
    // Nor when it is said to have changed, or let go.
    let odd = format!("file://{}", odd.display());
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": odd, "type": 2 }] }));
    client.wait(|message| message["method"] == "window/showMessage");
    client.open(&odd, "flag exempt\n");
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": odd } }));
    client.wait(|message| message["method"] == "window/showMessage");
    assert!(client.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } })).is_ok());
    assert_eq!(client.end().code(), Some(0));
}

#[test]
fn files_vanish_and_come_back() {
    let (folder, uri) = folder_with("flag exempt {\n");
    let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
    let told = |message: &Value, count: usize| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["diagnostics"].as_array().is_some_and(|found| found.len() == count)
    };
    client.wait(|message| told(message, 1));
    let place = folder.path().join("lists/list.qd");
    std::fs::remove_file(&place).unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri, "type": 3 }] }));
    client.wait(|message| told(message, 0));
    std::fs::write(&place, "flag\n").unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": uri, "type": 1 }] }));
    client.wait(|message| told(message, 1));
    assert_eq!(client.end().code(), Some(0));
}

#[test]
fn finds_its_way_back_after_a_wrong_header() {
    let (folder, uri) = folder_with(LIST);
    let hover = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 1 } });
    let message = json!({ "jsonrpc": "2.0", "id": "一", "method": "textDocument/hover", "params": hover }).to_string();
    let length = message.len();
    // Of each, whether the message behind the header is still answered, and how often something is said to be none.
    for (header, answered, malformed) in [
        (format!("Content-Length: {}\r\n\r\n", length - 2), true, 0),
        (format!("Content-Length: {}\r\n\r\n", length + 7), true, 0),
        ("Content-Length: 1000000000000\r\n\r\n".to_owned(), true, 0),
        ("Content-Length: 99999999999999999999999999\r\n\r\n".to_owned(), true, 0),
        ("Content-Length: -1\r\n\r\n".to_owned(), true, 0),
        ("Content-Length: all\r\n\r\n".to_owned(), true, 0),
        ("Content-Type: none\r\n\r\n".to_owned(), true, 0),
        (format!("Content-Length: 1\nContent-Length: {length}\n\n"), true, 0),
        (format!("Content-Type: x\r\nContent-Length: {length}\r\nX-More: y\r\n\r\n"), true, 0),
        (format!("nothing at all\r\n\r\nContent-Length: {length}\r\n\r\n"), true, 1),
        (format!("Content-Length: {length}\r\n\r\n{{\"jsonrpc\":"), false, 1),
    ] {
        let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
        client.raw(header.as_bytes());
        client.raw(message.as_bytes());
        // Who waits for an answer says nothing more; nor does this client, where there is to be one.
        if answered {
            client.wait(|message| message.get("id") == Some(&json!("一")));
        }
        client.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } })).unwrap();
        for _ in 0..malformed {
            client.wait(|message| message.get("id") == Some(&Value::Null) && message["error"]["code"] == json!(-32700));
        }
        assert_eq!(client.end().code(), Some(0), "{header:?}");
    }
}

#[test]
fn a_wrong_header_is_told_of() {
    let (folder, _) = folder_with(LIST);
    let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
    let message = json!({ "jsonrpc": "2.0", "id": 1, "method": "qingdan/清单" }).to_string();
    // As a client that counts characters says it.
    client.raw(format!("Content-Length: {}\r\n\r\n{message}", message.chars().count()).as_bytes());
    let told = client.wait(|message| message["method"] == "window/logMessage");
    assert_eq!(told["params"]["type"], json!(2));
    assert_eq!(told["params"]["message"], json!("a message has 50 bytes, its Content-Length says 46"));
    assert_eq!(client.end().code(), Some(0));
}
