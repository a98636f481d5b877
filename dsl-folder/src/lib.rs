//! Lists on disk: which files of a folder are lists, and how a file is read.
//!
//! The program and the language server read a folder by this one rule. Nothing that may stand in a folder makes them wait, or fills
//! the memory: a list is a plain file of at most [`LARGEST_LIST`] bytes with a name in UTF-8, and what is none is named, never passed
//! over. Links to files are followed; links to folders are not, since they may lead in a circle.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use dsl_syntax::{Message, message};

/// A list larger than this many bytes is refused unread. The largest list of this project has 29 kB.
pub const LARGEST_LIST: u64 = 16 << 20;

/// Folders deeper than this are a mistake, or a trap.
const DEEPEST: usize = 32;

/// A list that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct List {
    /// Relative to the base, with `/` between folders.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// Something that looks like a list and is not read.
#[derive(Debug)]
pub struct Unread {
    /// Its name; bytes that are not UTF-8 are replaced.
    pub name: String,
    /// Why.
    pub why: ReadError,
}

/// Why a file is not read.
#[derive(Debug)]
pub enum ReadError {
    /// The system says.
    Io(io::Error),
    /// It is a named pipe, a device or a socket.
    NotPlain(Kind),
    /// It has more than [`LARGEST_LIST`] bytes.
    TooLarge,
    /// Two such names would be shown as one.
    NameNotUtf8,
    /// More folders within each other than are looked into.
    TooDeep,
}

/// What a file is that is no plain one.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A named pipe.
    Pipe,
    /// A device.
    Device,
    /// A socket.
    Socket,
    /// A link to a folder.
    FolderLink,
}

/// What the system says of a file, as far as it is one of the things that it often says; else in its own words.
#[must_use]
pub fn system(error: &io::Error) -> Message {
    match error.kind() {
        ErrorKind::NotFound => message!("system-not-found"),
        ErrorKind::PermissionDenied => message!("system-denied"),
        ErrorKind::AlreadyExists => message!("system-exists"),
        ErrorKind::IsADirectory => message!("system-folder"),
        ErrorKind::NotADirectory => message!("system-no-folder"),
        ErrorKind::StorageFull => message!("system-full"),
        ErrorKind::ReadOnlyFilesystem => message!("system-read-only"),
        ErrorKind::FileTooLarge => message!("system-too-large"),
        ErrorKind::InvalidFilename => message!("system-name"),
        ErrorKind::ResourceBusy => message!("system-busy"),
        _ => message!("system-other", why = error.to_string()),
    }
}

impl ReadError {
    /// In a sentence, behind the file's name.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Io(error) => system(error),
            Self::NotPlain(Kind::Pipe) => message!("unread-pipe"),
            Self::NotPlain(Kind::Device) => message!("unread-device"),
            Self::NotPlain(Kind::Socket) => message!("unread-socket"),
            Self::NotPlain(Kind::FolderLink) => message!("unread-folder-link"),
            Self::TooLarge => message!("unread-too-large", most = (LARGEST_LIST >> 20).to_string()),
            Self::NameNotUtf8 => message!("unread-name"),
            Self::TooDeep => message!("unread-too-deep", most = DEEPEST.to_string()),
        }
    }
}

/// The lists at `root`: the file itself, or all `.qd` files of the folder and those in it, in order of their names, and what looks like
/// a list and is none. Names that begin with a dot are passed over.
#[must_use]
pub fn lists(root: &Path, base: &Path) -> (Vec<List>, Vec<Unread>) {
    let mut found = Found { base, lists: Vec::new(), unread: Vec::new() };
    match std::fs::metadata(root) {
        Ok(data) if data.is_dir() => found.walk(root, 0),
        _ => found.file(root),
    }
    found.lists.sort();
    found.unread.sort_by(|a, b| a.name.cmp(&b.name));
    (found.lists, found.unread)
}

struct Found<'b> {
    base: &'b Path,
    lists: Vec<List>,
    unread: Vec<Unread>,
}

impl Found<'_> {
    fn walk(&mut self, folder: &Path, depth: usize) {
        if depth > DEEPEST {
            return self.refuse(folder, ReadError::TooDeep);
        }
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.refuse(folder, ReadError::Io(error)),
        };
        for entry in entries {
            let (entry, kind) = match entry.and_then(|entry| entry.file_type().map(|kind| (entry, kind))) {
                Ok(found) => found,
                Err(error) => return self.refuse(folder, ReadError::Io(error)),
            };
            let path = entry.path();
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            } else if kind.is_dir() {
                self.walk(&path, depth + 1);
            } else if path.extension().is_some_and(|extension| extension == "qd") {
                self.file(&path);
            }
        }
    }

    fn file(&mut self, path: &Path) {
        let Some(name) = name(path, self.base) else { return self.refuse(path, ReadError::NameNotUtf8) };
        // Asked for before it is opened: opening some devices does something, and opening a pipe waits.
        match std::fs::metadata(path).map_err(ReadError::Io).and_then(|data| plain(&data)) {
            Ok(()) => self.lists.push(List { name, path: path.to_path_buf() }),
            Err(why) => self.refuse(path, why),
        }
    }

    fn refuse(&mut self, path: &Path, why: ReadError) {
        let shown = path.strip_prefix(self.base).unwrap_or(path);
        self.unread.push(Unread { name: shown.to_string_lossy().into_owned(), why });
    }
}

/// A file's name relative to a base; `None` where it is not UTF-8.
#[must_use]
pub fn name(path: &Path, base: &Path) -> Option<String> {
    let relative = path.strip_prefix(base).unwrap_or(path);
    let parts: Option<Vec<&str>> = relative.components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

/// Reads a list. Never waits: what was a plain file when the folder was looked at may be another thing by now.
///
/// # Errors
/// Why it is not read.
pub fn read_list(path: &Path) -> Result<Vec<u8>, ReadError> {
    let file = open(path).map_err(ReadError::Io)?;
    file.metadata().map_err(ReadError::Io).and_then(|data| plain(&data))?;
    // The size that a file tells may be none, as in `/proc`, and may grow.
    bounded(file, LARGEST_LIST).map_err(ReadError::Io)?.ok_or(ReadError::TooLarge)
}

/// Reads whatever somebody has named, pipes too; `None` where it has more than `most` bytes.
///
/// # Errors
/// What the system says.
pub fn read_at_most(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    bounded(File::open(path)?, most)
}

fn bounded(file: File, most: u64) -> io::Result<Option<Vec<u8>>> {
    let data = file.metadata()?;
    if data.is_file() && data.len() > most {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= most))
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    options.open(path)
}

/// Whether it is a plain file that is not too large.
fn plain(data: &Metadata) -> Result<(), ReadError> {
    if data.is_file() {
        return if data.len() > LARGEST_LIST { Err(ReadError::TooLarge) } else { Ok(()) };
    }
    Err(ReadError::NotPlain(kind(data)))
}

#[cfg(unix)]
fn kind(data: &Metadata) -> Kind {
    use std::os::unix::fs::FileTypeExt;
    let kind = data.file_type();
    if kind.is_dir() {
        Kind::FolderLink
    } else if kind.is_fifo() {
        Kind::Pipe
    } else if kind.is_socket() {
        Kind::Socket
    } else {
        Kind::Device
    }
}

#[cfg(not(unix))]
fn kind(data: &Metadata) -> Kind {
    if data.is_dir() { Kind::FolderLink } else { Kind::Device }
}

#[cfg(test)]
mod tests;
