//! What comes in, message by message, before tower-lsp reads it: its reader ends for good at the first message that is
//! none, and a session must not.

use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, duplex};
use tower_lsp::jsonrpc::{Request, Response};

/// What is put in the place of a message that cannot be read, for the gate to answer.
pub(crate) const MALFORMED: &str = "$/malformed";

/// A message may be this long; no list comes near it.
const LONGEST: usize = 256 << 20;

/// Standard input, with nothing in it that is no message.
pub(crate) fn sieved() -> DuplexStream {
    let (ours, theirs) = duplex(1 << 20);
    tokio::spawn(async move {
        // Whether the client or the server ended first, there is nobody left to tell.
        let _ended = sieve(BufReader::new(tokio::io::stdin()), ours).await;
    });
    theirs
}

async fn sieve(mut input: impl AsyncBufRead + Unpin, mut output: DuplexStream) -> std::io::Result<()> {
    while let Some(length) = header(&mut input).await? {
        let mut body = Vec::new();
        let sound = match length {
            Some(length) if length <= LONGEST => {
                (&mut input).take(length as u64).read_to_end(&mut body).await?;
                body.len() == length && is_message(&body)
            }
            _ => false,
        };
        if !sound {
            body = format!("{{\"jsonrpc\":\"2.0\",\"method\":\"{MALFORMED}\"}}").into_bytes();
        }
        output.write_all(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes()).await?;
        output.write_all(&body).await?;
    }
    Ok(())
}

/// The length that the next header gives, if it gives one; `None` at the end of the input.
async fn header(input: &mut (impl AsyncBufRead + Unpin)) -> std::io::Result<Option<Option<usize>>> {
    let (mut length, mut begun) = (None, false);
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        match line.trim().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse().ok(),
            None if line.trim().is_empty() && begun => return Ok(Some(length)),
            None if line.trim().is_empty() => continue,
            _ => {}
        }
        begun = true;
    }
}

fn is_message(body: &[u8]) -> bool {
    serde_json::from_slice::<Request>(body).is_ok() || serde_json::from_slice::<Response>(body).is_ok()
}
