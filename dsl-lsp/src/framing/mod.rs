//! What comes in, message by message, before tower-lsp reads it: its reader ends for good at the first message that is
//! none, and a session must not.
//!
//! A message is said twice where it ends: by its `Content-Length`, and by its own JSON. Where the two differ the JSON is
//! believed, since clients that count characters instead of bytes are the usual cause. Where it doesn't end either, the next
//! `Content-Length: N` with a line end is the next message: JSON that is sound holds no such thing, as a line end inside a
//! string is written `\n`. See `docs/decisions/0008-editor.md`.

#[cfg(test)]
mod tests;

use std::mem::take;

use serde::de::IgnoredAny;
use serde_json::json;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tower_lsp::jsonrpc::{Request, Response};

/// What is put in the place of a message that cannot be read, for the ingress to answer: `params` are the code and the reason.
pub(crate) const MALFORMED: &str = "$/malformed";

/// A message may be this long, in bytes; no list comes near it.
const LONGEST: usize = 256 << 20;
/// A line of a header may be this long, in bytes; what is longer is none.
const LONGEST_LINE: usize = 8 << 10;
/// So far before a line's end its `Content-Length` is looked for, in bytes.
const FIELD: usize = 64;
const LENGTH: &[u8] = b"content-length";

/// Standard input, with nothing in it that is no message; `log` hears of messages that were read in spite of their header.
pub(crate) fn framed(log: impl Fn(String) + Send + 'static) -> DuplexStream {
    let (ours, theirs) = duplex(1 << 20);
    tokio::spawn(async move {
        // Whether the client or the server ended first, there is nobody left to tell.
        let _ended = pass(tokio::io::stdin(), ours, log).await;
    });
    theirs
}

async fn pass(
    mut input: impl AsyncRead + Unpin,
    mut output: DuplexStream,
    log: impl Fn(String),
) -> std::io::Result<()> {
    let mut framing = Framing::new(LONGEST);
    let mut chunk = vec![0; 64 << 10];
    loop {
        let read = input.read(&mut chunk).await?;
        if read == 0 {
            return Ok(());
        }
        for frame in framing.push(chunk.get(..read).unwrap_or_default()) {
            let body = match frame {
                Frame::Message(body) => body,
                Frame::Malformed(code, why) => {
                    json!({ "jsonrpc": "2.0", "method": MALFORMED, "params": [code, why] }).to_string().into_bytes()
                }
                Frame::Odd(why) => {
                    log(why);
                    continue;
                }
            };
            output.write_all(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes()).await?;
            output.write_all(&body).await?;
        }
    }
}

/// What was found in the input.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Frame {
    /// A message's JSON.
    Message(Vec<u8>),
    /// Something that is none, with a code of JSON-RPC and the reason.
    Malformed(i64, String),
    /// What was wrong about a header whose message follows, or has just been, all the same.
    Odd(String),
}

/// Cuts input into messages. What is found depends on the bytes alone, not on the pieces that they come in; at most `longest` bytes
/// and one piece are held.
#[derive(Debug)]
struct Framing {
    longest: usize,
    /// What was not yet made into frames.
    held: Vec<u8>,
    state: State,
    found: Vec<Frame>,
}

#[derive(Debug)]
enum State {
    Header(Header),
    Body(Body),
}

/// What is known of the header that is being read.
#[derive(Debug, Default)]
struct Header {
    /// Whether there was a field.
    begun: bool,
    length: Length,
    /// So many bytes of the message before should still come.
    owed: usize,
    /// So many bytes were neither fields nor ends of lines.
    skipped: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Length {
    #[default]
    Missing,
    Bytes(usize),
    /// As it was written.
    Unusable(String),
}

impl Length {
    /// What is wrong about the length of a message that was found to have so many bytes, as far as that is known at its end.
    fn is_odd(&self, bytes: usize) -> Option<String> {
        match self {
            Length::Bytes(length) if *length >= bytes => None,
            Length::Bytes(length) => Some(format!("a message has {bytes} bytes, its Content-Length says {length}")),
            Length::Missing => Some(format!("a message of {bytes} bytes has no Content-Length")),
            Length::Unusable(value) => Some(format!(
                "a message has {bytes} bytes, its Content-Length says {value}; at most {LONGEST} are read"
            )),
        }
    }
}

#[derive(Debug)]
struct Body {
    length: Length,
    /// So many bytes were looked at.
    at: usize,
    form: Form,
}

/// What a body looks like.
#[derive(Debug)]
enum Form {
    /// White space so far.
    Blank,
    Json {
        depth: usize,
        string: bool,
        escaped: bool,
    },
    /// Nothing that says where it ends.
    Other,
}

/// What one step found.
enum Step {
    /// More input is needed.
    Wait,
    GoOn,
}

impl Framing {
    fn new(longest: usize) -> Self {
        Self { longest, held: Vec::new(), state: State::Header(Header::default()), found: Vec::new() }
    }

    /// Takes a piece of the input, and gives what it completes.
    fn push(&mut self, piece: &[u8]) -> Vec<Frame> {
        self.held.extend_from_slice(piece);
        let mut from = 0;
        loop {
            let held = self.held.get(from..).unwrap_or_default();
            let (state, used, step) = match take(&mut self.state) {
                State::Header(header) => header.read(held, self.longest, &mut self.found),
                State::Body(body) => body.read(held, self.longest, &mut self.found),
            };
            self.state = state;
            from += used;
            if let Step::Wait = step {
                break;
            }
        }
        self.held.drain(..from);
        take(&mut self.found)
    }
}

impl Default for State {
    fn default() -> Self {
        State::Header(Header::default())
    }
}

impl Header {
    /// Reads one line.
    fn read(mut self, held: &[u8], longest: usize, found: &mut Vec<Frame>) -> (State, usize, Step) {
        let blank = held.iter().take_while(|byte| byte.is_ascii_whitespace() && **byte != b'\n').count();
        match held.get(blank) {
            // White space is due to nobody, and may be without end.
            _ if blank > 0 => {
                self.owed = self.owed.saturating_sub(blank);
                return (State::Header(self), blank, Step::GoOn);
            }
            None => return (State::Header(self), 0, Step::Wait),
            Some(b'\n') => {
                self.owed = self.owed.saturating_sub(1);
                let state = if self.begun { self.body(found) } else { State::Header(self) };
                return (state, 1, Step::GoOn);
            }
            Some(_) if self.owed > 0 => {
                found.push(Frame::Odd(format!("a message ended {} bytes before its Content-Length", self.owed)));
                self.owed = 0;
            }
            Some(_) => {}
        }
        // No field begins so: its message follows without an empty line.
        if held.first() == Some(&b'{') {
            return (self.body(found), 0, Step::GoOn);
        }
        let Some(end) = held.iter().position(|byte| *byte == b'\n') else {
            let used = if held.len() > LONGEST_LINE { held.len() - FIELD } else { 0 };
            self.skipped += used;
            return (State::Header(self), used, Step::Wait);
        };
        let line = held.get(..end).unwrap_or_default();
        if let Some((start, value)) = length_field(line) {
            self.skipped += start;
            self.begun = true;
            let bytes = std::str::from_utf8(value).ok().filter(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
            self.length = match bytes.and_then(|value| value.parse().ok()) {
                Some(bytes) if bytes <= longest => Length::Bytes(bytes),
                _ => Length::Unusable(String::from_utf8_lossy(value).into_owned()),
            };
        } else if is_field(line) {
            self.begun = true;
        } else {
            self.skipped += line.trim_ascii_end().len();
        }
        (State::Header(self), end + 1, Step::GoOn)
    }

    fn body(self, found: &mut Vec<Frame>) -> State {
        if self.skipped > 0 {
            let why = format!("{} bytes before a message are no part of any; they were skipped", self.skipped);
            found.push(Frame::Malformed(PARSE_ERROR, why));
        }
        State::Body(Body { length: self.length, at: 0, form: Form::Blank })
    }
}

const PARSE_ERROR: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;

impl Body {
    /// Reads on, up to the end of the body.
    fn read(mut self, held: &[u8], longest: usize, found: &mut Vec<Frame>) -> (State, usize, Step) {
        loop {
            if self.length == Length::Bytes(self.at) && self.ends_at_its_length(held) {
                return self.ended(held, found);
            }
            let Some(byte) = held.get(self.at) else { break };
            self.at += 1;
            if *byte == b'\n'
                && let Some(start) = next_header(held.get(..self.at - 1).unwrap_or_default())
            {
                let why = match start {
                    0 => "a header without a message; the next one follows".to_owned(),
                    _ => format!("{start} bytes are no message; the next one follows"),
                };
                found.push(Frame::Malformed(PARSE_ERROR, why));
                return (State::default(), start, Step::GoOn);
            }
            match &mut self.form {
                Form::Blank if byte.is_ascii_whitespace() => {}
                Form::Blank if *byte == b'{' => self.form = Form::Json { depth: 1, string: false, escaped: false },
                // Where its length says nothing either, it is read as what stands between messages.
                Form::Blank if !matches!(self.length, Length::Bytes(_)) => {
                    return (State::default(), self.at - 1, Step::GoOn);
                }
                Form::Blank => self.form = Form::Other,
                Form::Json { escaped, .. } if *escaped => *escaped = false,
                Form::Json { string: true, escaped, .. } if *byte == b'\\' => *escaped = true,
                Form::Json { string, .. } if *byte == b'"' => *string = !*string,
                Form::Json { string: false, depth, .. } => match byte {
                    b'{' | b'[' => *depth += 1,
                    b'}' | b']' => {
                        *depth -= 1;
                        if *depth == 0 {
                            return self.ended(held, found);
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        if self.at <= longest {
            return (State::Body(self), 0, Step::Wait);
        }
        let why = format!("a message may have {longest} bytes; a longer one was skipped");
        found.push(Frame::Malformed(PARSE_ERROR, why));
        (State::default(), self.at - FIELD, Step::GoOn)
    }

    /// Whether a body that its length ends here is not just longer than that.
    fn ends_at_its_length(&self, held: &[u8]) -> bool {
        let body = held.get(..self.at).unwrap_or_default();
        match self.form {
            Form::Blank | Form::Other => true,
            Form::Json { .. } => serde_json::from_slice::<IgnoredAny>(body).is_err_and(|error| !error.is_eof()),
        }
    }

    /// The body that was read, whatever it is worth.
    fn ended(self, held: &[u8], found: &mut Vec<Frame>) -> (State, usize, Step) {
        let body = held.get(..self.at).unwrap_or_default();
        if serde_json::from_slice::<Request>(body).is_ok() || serde_json::from_slice::<Response>(body).is_ok() {
            found.extend(self.length.is_odd(self.at).map(Frame::Odd));
            found.push(Frame::Message(body.to_vec()));
        } else if serde_json::from_slice::<IgnoredAny>(body).is_ok() {
            found.push(Frame::Malformed(INVALID_REQUEST, "JSON that is neither a request nor an answer".to_owned()));
        } else {
            found.push(Frame::Malformed(PARSE_ERROR, "a message that is no JSON".to_owned()));
        }
        let owed = match self.length {
            Length::Bytes(length) => length.saturating_sub(self.at),
            _ => 0,
        };
        (State::Header(Header { owed, ..Header::default() }), self.at, Step::GoOn)
    }
}

/// Where a line's `Content-Length` begins, and its value, if the line ends with them. What stands before is no part of the header.
fn length_field(line: &[u8]) -> Option<(usize, &[u8])> {
    let from = line.len().saturating_sub(FIELD);
    let end = line.get(from..)?;
    let at = end.windows(LENGTH.len()).rposition(|part| part.eq_ignore_ascii_case(LENGTH))?;
    let value = end.get(at + LENGTH.len()..)?.trim_ascii_start().strip_prefix(b":")?;
    Some((from + at, value.trim_ascii()))
}

/// Where a header begins in a body whose last line ends here.
fn next_header(body: &[u8]) -> Option<usize> {
    let from = body.len().saturating_sub(FIELD);
    let line = body.get(from..)?.rsplit(|byte| *byte == b'\n').next()?;
    let (start, value) = length_field(line)?;
    let is_number = !value.is_empty() && value.iter().all(u8::is_ascii_digit);
    is_number.then_some(body.len() - line.len() + start)
}

/// Whether a line is `Name: value`.
fn is_field(line: &[u8]) -> bool {
    let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
    let is_token = |byte: &u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte);
    name.len() < line.len() && !name.is_empty() && name.iter().all(is_token)
}
