//! The compiler's only door to the outside: which files there are, and what is in them.

use dsl_syntax::{Code, Diagnostic, FileId, Message, Span, message};

/// Where lists come from: a folder on disk, an editor's open documents, a test.
pub trait World {
    /// The paths of all `.qd` files, relative to the lists folder's parent, with `/` between folders. Any order.
    fn paths(&self) -> Vec<String>;
    /// What a file holds.
    ///
    /// # Errors
    /// Why it could not be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, Message>;
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Relative to the lists folder's parent.
    pub path: String,
    /// Why.
    pub why: Message,
}

/// A file as it was read: its path and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Relative to the lists folder's parent.
    pub path: String,
    /// The text; bytes that are not UTF-8 are replaced, and a finding says so.
    pub text: String,
    /// The bytes as read, for digests, where they differ from the text.
    pub raw: Option<Vec<u8>>,
}

impl SourceFile {
    /// The bytes as read.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.raw.as_deref().unwrap_or(self.text.as_bytes())
    }
}

/// Reads every file once, in the order of their paths, so that ids and findings are the same on every machine.
///
/// # Errors
/// The first file that could not be read.
pub fn read_all(world: &dyn World) -> Result<(Vec<SourceFile>, Vec<Diagnostic>), Unread> {
    let mut paths = world.paths();
    paths.sort();
    paths.dedup();
    let mut files = Vec::with_capacity(paths.len());
    let mut findings = Vec::new();
    for (path, at) in paths.into_iter().zip(0..) {
        let bytes = world.read(&path).map_err(|why| Unread { path: path.clone(), why })?;
        let file = FileId(at);
        match String::from_utf8(bytes) {
            Ok(text) => files.push(SourceFile { path, text, raw: None }),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let bytes = error.into_bytes();
                // An empty span at the start is the only place that exists in the emptied text.
                findings.push(
                    Diagnostic::new(
                        Code::NotUtf8,
                        Span::new(file, 0, 0),
                        message!("not-utf8", byte = valid.to_string()),
                    )
                    .at(message!("not-utf8.label"))
                    .help(message!("not-utf8.help")),
                );
                // Nothing of such a file is analysed: what looks like a mistake would be the encoding's.
                files.push(SourceFile { path, text: String::new(), raw: Some(bytes) });
            }
        }
    }
    Ok((files, findings))
}
