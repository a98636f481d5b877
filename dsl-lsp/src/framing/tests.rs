use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Frame, Framing, INVALID_REQUEST, PARSE_ERROR};

fn message(id: usize) -> Vec<u8> {
    let text = "个人信息 { \"a\\\\\": [1] }\r\nContent-Length: 5\r\n\r\n{}";
    json!({ "jsonrpc": "2.0", "id": id, "method": "m", "params": { "text": text } }).to_string().into_bytes()
}

fn framed(body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn session(messages: usize) -> Vec<u8> {
    (0..messages).flat_map(|id| framed(&message(id))).collect()
}

fn frames(input: &[u8]) -> Vec<Frame> {
    Framing::new(1 << 16).push(input)
}

/// The numbers of the messages among frames.
fn ids(frames: &[Frame]) -> Vec<u64> {
    let id = |frame: &Frame| match frame {
        Frame::Message(body) => serde_json::from_slice::<Value>(body).ok()?.get("id")?.as_u64(),
        _ => None,
    };
    frames.iter().filter_map(id).collect()
}

/// What is found in a header and the body of message 0 behind it, with message 1 behind that.
fn found(header: &str, body: &[u8]) -> (Vec<u64>, Vec<String>) {
    let mut input = header.as_bytes().to_vec();
    input.extend_from_slice(body);
    input.extend(framed(&message(1)));
    let found = frames(&input);
    let said = |frame: &Frame| match frame {
        Frame::Message(_) => None,
        Frame::Malformed(code, why) => Some(format!("{code} {why}")),
        Frame::Odd(why) => Some(why.clone()),
    };
    (ids(&found), found.iter().filter_map(said).collect())
}

#[test]
fn a_message_is_read_in_spite_of_its_header() {
    let (body, length) = (message(0), message(0).len());
    for (header, said) in [
        (format!("Content-Length: {length}\r\n\r\n"), None),
        (format!("content-length:{length}\n\n"), None),
        (
            format!(
                "\r\n\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {length}\r\n\r\n"
            ),
            None,
        ),
        (format!("Content-Length: {length}\r\nX: y\r\n\r\n"), None),
        (format!("Content-Length: 3\r\nContent-Length: {length}\r\n\r\n"), None),
        (format!("Content-Length: {length}\r\n"), None),
        ("Content-Length: 100\r\n\r\n".to_owned(), Some("a message has ALL bytes, its Content-Length says 100")),
        (
            format!("Content-Length: {}\r\n\r\n", length + 20),
            Some("a message ended 20 bytes before its Content-Length"),
        ),
        (
            "Content-Length: -5\r\n\r\n".to_owned(),
            Some("a message has ALL bytes, its Content-Length says -5; at most 268435456 are read"),
        ),
        (
            "Content-Length: many\r\n\r\n".to_owned(),
            Some("a message has ALL bytes, its Content-Length says many; at most 268435456 are read"),
        ),
        (
            "Content-Length: 1000000000000\r\n\r\n".to_owned(),
            Some("a message has ALL bytes, its Content-Length says 1000000000000; at most 268435456 are read"),
        ),
        ("Content-Type: x\r\n\r\n".to_owned(), Some("a message of ALL bytes has no Content-Length")),
        (String::new(), Some("a message of ALL bytes has no Content-Length")),
    ] {
        let said: Vec<String> = said.into_iter().map(|said| said.replace("ALL", &length.to_string())).collect();
        assert_eq!(found(&header, &body), (vec![0, 1], said), "{header:?}");
    }
}

#[test]
fn what_is_no_message_is_said_and_left() {
    for (input, said) in [
        ("Content-Length: 0\r\n\r\n", vec!["-32700 a message that is no JSON"]),
        ("Content-Length: 4\r\n\r\nnull", vec!["-32600 JSON that is neither a request nor an answer"]),
        ("Content-Length: 2\r\n\r\n{}", vec!["-32600 JSON that is neither a request nor an answer"]),
        ("Content-Length: 5\r\n\r\n{a:1}", vec!["-32700 a message that is no JSON"]),
        ("Content-Length: 9\r\n\r\n{\"a\":tru:", vec!["-32700 a message that is no JSON"]),
        ("Content-Length: 3\r\n\r\n{\"a", vec!["-32700 3 bytes are no message; the next one follows"]),
        ("Content-Length: 900\r\n\r\nhello", vec!["-32700 5 bytes are no message; the next one follows"]),
        ("hello\r\n", vec!["-32700 5 bytes before a message are no part of any; they were skipped"]),
        ("}}", vec!["-32700 2 bytes before a message are no part of any; they were skipped"]),
        ("Content-Length: 70\r\n\r\n", vec!["-32700 a header without a message; the next one follows"]),
    ] {
        let said: Vec<String> = said.into_iter().map(str::to_owned).collect();
        assert_eq!(found(input, b""), (vec![1], said), "{input:?}");
    }
}

/// A client that waits for an answer says nothing more: what can be read is read at once.
#[test]
fn nothing_waits_for_bytes_that_were_only_announced() {
    let body = message(7);
    let announced = format!("Content-Length: {}\r\n\r\n", body.len() + 9);
    assert_eq!(ids(&frames(&[announced.as_bytes(), &body].concat())), [7]);
    let broken = frames(b"Content-Length: 7\r\n\r\n{\"a\"::}");
    assert_eq!(broken, [Frame::Malformed(PARSE_ERROR, "a message that is no JSON".to_owned())]);
    let other = frames(b"Content-Length: 2\r\n\r\n{}");
    assert!(matches!(other.as_slice(), [Frame::Malformed(INVALID_REQUEST, _)]));
}

#[test]
fn input_without_end_is_not_held() {
    for (start, endless) in
        [("", "z"), ("", " "), ("Content-Length: 9\r\n\r\n", "{\"z"), ("Content-Length: 99999\r\n\r\n", "[")]
    {
        let mut framing = Framing::new(1 << 16);
        framing.push(start.as_bytes());
        let piece = endless.repeat(1_000);
        for _ in 0..200 {
            framing.push(piece.as_bytes());
            assert!(framing.held.len() <= (1 << 16) + piece.len(), "{} bytes of {endless:?}", framing.held.len());
        }
        assert_eq!(ids(&framing.push(&session(3))).last(), Some(&2), "{endless:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Damage anywhere costs the messages that it touches and at most one more; and pieces do not matter.
    #[test]
    fn finds_its_way_back(
        at in 0_usize..1_200,
        removed in prop_oneof![Just(0_usize), 0_usize..12, 0_usize..400],
        put in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..20),
            "[{}\\[\\]\"\\\\:,\r\n a0-9-]{0,12}".prop_map(String::into_bytes),
            "(Content-Length: [0-9]{0,13}(\r?\n){0,2}){1,2}[{}\"]{0,2}".prop_map(String::into_bytes),
        ],
        piece in 1_usize..90,
    ) {
        let mut input = session(6);
        let each = input.len() / 6;
        let end = (at + removed).min(input.len());
        input.splice(at.min(end)..end, put);
        input.extend(framed(&message(99)));
        input.extend(framed(&message(100)));
        let all = frames(&input);
        let read = ids(&all);
        let sound: Vec<u64> = (0..6).filter(|id| {
            let start = *id as usize * each;
            start + each <= at || start >= end + each
        }).chain([100]).collect();
        for id in sound {
            prop_assert!(read.contains(&id), "{} is lost; {:?} of {:?}", id, read, String::from_utf8_lossy(&input));
        }
        let mut framing = Framing::new(1 << 16);
        let in_pieces: Vec<Frame> = input.chunks(piece).flat_map(|piece| framing.push(piece)).collect();
        prop_assert_eq!(all, in_pieces);
    }
}
