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

    /// Where each line of the text begins, in bytes: the line of an offset is how many of these do not come after it.
    #[must_use]
    pub fn line_starts(&self) -> Vec<usize> {
        let after = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        std::iter::once(0).chain(after).collect()
    }
}

/// Reads every file once, in the order of their paths, so that ids and findings are the same on every machine. Files, places and ids
/// are counted in 32 bits, and nothing is counted that has no text of its own: a folder that would not fit is refused here, once for all.
///
/// # Errors
/// The first file that could not be read, or that is too much beside those before it.
pub fn read_all(world: &dyn World) -> Result<(Vec<SourceFile>, Vec<Diagnostic>), Unread> {
    let mut paths = world.paths();
    paths.sort();
    paths.dedup();
    let mut files = Vec::with_capacity(paths.len());
    let mut findings = Vec::new();
    let mut counted_so_far = 0;
    for (id, path) in (0..).zip(paths) {
        let bytes = world.read(&path).map_err(|why| Unread { path: path.clone(), why })?;
        let Some(counted) = with(counted_so_far, bytes.len()) else {
            return Err(Unread { path, why: message!("unread-too-much") });
        };
        counted_so_far = counted;
        match String::from_utf8(bytes) {
            Ok(text) => files.push(SourceFile { path, text, raw: None }),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                // An empty span at the start is the only place that exists in the emptied text.
                let start = Span::new(FileId(id), 0, 0);
                findings.push(
                    Diagnostic::new(Code::NotUtf8, start, message!("not-utf8", byte = valid.to_string()))
                        .at(message!("not-utf8.label"))
                        .help(message!("not-utf8.help")),
                );
                // Nothing of such a file is analysed: what looks like a mistake would be the encoding's.
                files.push(SourceFile { path, text: String::new(), raw: Some(error.into_bytes()) });
            }
        }
    }
    Ok((files, findings))
}

/// What is counted with a file of so many bytes: these, and the file itself. `None` where 32 bits do not count it.
fn with(so_far: u32, bytes: usize) -> Option<u32> {
    so_far.checked_add(u32::try_from(bytes).ok()?)?.checked_add(1)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{World, with};

    /// A folder of one list.
    pub(crate) struct OneFile(pub(crate) String);

    impl World for OneFile {
        fn paths(&self) -> Vec<String> {
            vec!["lists/one.qd".to_owned()]
        }
        fn read(&self, _: &str) -> Result<Vec<u8>, dsl_syntax::Message> {
            Ok(self.0.clone().into_bytes())
        }
    }

    #[test]
    fn a_folder_is_counted_in_32_bits_or_refused() {
        let most = u32::MAX as usize;
        assert_eq!(with(0, 0), Some(1));
        assert_eq!(with(7, most - 8), Some(u32::MAX));
        assert_eq!(with(7, most - 7), None);
        assert_eq!(with(u32::MAX, 0), None);
        assert_eq!(with(0, most + 1), None);
    }
}
