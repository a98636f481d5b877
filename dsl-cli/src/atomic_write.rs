//! Files written whole or not at all, and several of them all or none.
//!
//! Everything is written into files without a name first, which the system takes away should the program be killed. Then each takes
//! the name of the file that it replaces, with its mode and owner. A file that cannot be replaced by another and stay the same (it has
//! more names, or another owner, or its folder takes no new files) is written in place, and put back where that fails; a kill in that
//! very moment may tear it.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

use dsl_folder::system;
use dsl_syntax::{Argument, Joint, Message, message};

use crate::failure::Failure;

/// Writes a file. A link is followed; what is no plain file, such as a pipe or `/dev/null`, is written to and stays what it is.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_all(&[(path.to_path_buf(), bytes.to_vec())])
}

/// Writes all of the files, or none of them.
pub(crate) fn write_all(files: &[(PathBuf, Vec<u8>)]) -> Result<(), Failure> {
    let mut staged = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        staged.push(stage(path, bytes).map_err(|why| why.of(path))?);
    }
    // The disk may fill while a file is written in place, and not while one takes a name; what a pipe was given is gone.
    staged.sort_by_key(|one| match one {
        Staged::InPlace(_) => 0,
        Staged::Anew { .. } => 1,
        Staged::Special { .. } => 2,
    });
    let mut done: Vec<Staged> = Vec::with_capacity(files.len());
    for mut one in staged {
        if let Err(error) = one.commit() {
            let place = one.place().to_path_buf();
            // The last first; what cannot be put back is told of.
            let left = done.iter_mut().rev().filter_map(|one| one.undo().err().map(|_| one.place().to_path_buf()));
            let left: Vec<String> = left.map(|place| place.display().to_string()).collect();
            let file = place.display().to_string();
            if left.is_empty() {
                return Err(Failure::io(file, error));
            }
            let left = Argument::List(left.into_iter().map(Argument::Text).collect(), Joint::And);
            return Err(message!("not-put-back", file = file, why = system(&error), left = left).into());
        }
        done.push(one);
    }
    Ok(())
}

/// Why a file cannot be written.
enum StageError {
    Io(io::Error),
    Because(fn(&str) -> Message),
}

impl StageError {
    fn of(self, path: &Path) -> Failure {
        match self {
            Self::Io(error) => Failure::io(path.display().to_string(), error),
            Self::Because(why) => why(&path.display().to_string()).into(),
        }
    }
}

impl From<io::Error> for StageError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// A file that is ready to be written, with all that is needed to put things back.
enum Staged {
    /// A new file, all written, that takes a name.
    Anew { place: PathBuf, temporary: Option<Temporary>, old: Option<Vec<u8>> },
    /// A file whose bytes become others.
    InPlace(InPlace),
    /// A pipe or a device.
    Special { place: PathBuf, bytes: Vec<u8> },
}

struct InPlace {
    place: PathBuf,
    file: File,
    old: Vec<u8>,
    new: Vec<u8>,
}

fn stage(path: &Path, bytes: &[u8]) -> Result<Staged, StageError> {
    let place = match std::fs::canonicalize(path) {
        Ok(place) => place,
        Err(_) if path.is_symlink() => return Err(StageError::Because(|file| message!("dangling-link", file = file))),
        Err(_) => path.to_path_buf(),
    };
    let data = match std::fs::metadata(&place) {
        Ok(data) => data,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let temporary = Temporary::beside(&place, bytes)?;
            return Ok(Staged::Anew { place, temporary: Some(temporary), old: None });
        }
        Err(error) => return Err(error.into()),
    };
    if data.is_dir() {
        return Err(StageError::Because(|file| message!("folder-not-file", file = file)));
    }
    if !data.is_file() {
        return Ok(Staged::Special { place, bytes: bytes.to_vec() });
    }
    // Whoever may do anything may write it all the same: the mode says what its owner wants.
    if data.permissions().readonly() {
        return Err(StageError::Because(|file| message!("file-read-only", file = file)));
    }
    let mut file = OpenOptions::new().read(true).write(true).open(&place)?;
    let mut old = Vec::new();
    file.read_to_end(&mut old)?;
    if has_one_name(&data) {
        let temporary = Temporary::beside(&place, bytes).and_then(|one| one.like(&data).map(|()| one));
        match temporary {
            Ok(temporary) => return Ok(Staged::Anew { place, temporary: Some(temporary), old: Some(old) }),
            Err(error) if !matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
                return Err(error.into());
            }
            Err(_) => {}
        }
    }
    Ok(Staged::InPlace(InPlace { place, file, old, new: bytes.to_vec() }))
}

#[cfg(unix)]
fn has_one_name(data: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(data) == 1
}

#[cfg(not(unix))]
fn has_one_name(_: &Metadata) -> bool {
    true
}

impl Staged {
    fn place(&self) -> &Path {
        match self {
            Self::Anew { place, .. } | Self::Special { place, .. } => place,
            Self::InPlace(one) => &one.place,
        }
    }

    fn commit(&mut self) -> io::Result<()> {
        match self {
            Self::Anew { place, temporary, .. } => temporary.take().map_or(Ok(()), |one| one.take_name(place)),
            Self::InPlace(InPlace { file, old, new, .. }) => overwrite(file, new).inspect_err(|_| {
                // The room that it had is still there.
                let _told_already = overwrite(file, old);
            }),
            Self::Special { place, bytes } => match std::fs::write(place, bytes) {
                // Whoever read it has seen enough.
                Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
                written => written,
            },
        }
    }

    /// As it was.
    fn undo(&mut self) -> io::Result<()> {
        match self {
            Self::Anew { place, old: None, .. } => std::fs::remove_file(place),
            Self::Anew { place, old: Some(old), .. } => {
                let data = std::fs::metadata(&*place)?;
                let temporary = Temporary::beside(place, old)?;
                temporary.like(&data)?;
                temporary.take_name(place)
            }
            Self::InPlace(InPlace { file, old, .. }) => overwrite(file, old),
            Self::Special { .. } => Ok(()),
        }
    }
}

/// Cut at the end and not at the beginning: what is written over has its room on the disk.
fn overwrite(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)
}

/// A whole file beside the one that it will be.
enum Temporary {
    /// It has no name, and goes away with the program however that ends.
    #[cfg(target_os = "linux")]
    Nameless(File),
    /// Where the system has no such files; it goes away unless the program is killed.
    Named(tempfile::NamedTempFile),
}

impl Temporary {
    fn beside(place: &Path, bytes: &[u8]) -> io::Result<Self> {
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut temporary = Self::within(folder)?;
        temporary.file_mut().write_all(bytes)?;
        Ok(temporary)
    }

    #[cfg(target_os = "linux")]
    fn within(folder: &Path) -> io::Result<Self> {
        use rustix::fs::{Mode, OFlags};
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        // It is given a name by way of /proc.
        if Path::new(SELF).exists()
            && let Ok(file) = rustix::fs::open(folder, flags, Mode::from_raw_mode(0o666))
        {
            return Ok(Self::Nameless(File::from(file)));
        }
        Self::named(folder)
    }

    #[cfg(not(target_os = "linux"))]
    fn within(folder: &Path) -> io::Result<Self> {
        Self::named(folder)
    }

    fn named(folder: &Path) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".").suffix(".partial");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        builder.tempfile_in(folder).map(Self::Named)
    }

    fn file(&self) -> &File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => file,
            Self::Named(named) => named.as_file(),
        }
    }

    fn file_mut(&mut self) -> &mut File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => file,
            Self::Named(named) => named.as_file_mut(),
        }
    }

    /// Gives it the owner and mode of the file that it replaces.
    fn like(&self, data: &Metadata) -> io::Result<()> {
        let file = self.file();
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            let own = file.metadata()?;
            if (own.uid(), own.gid()) != (data.uid(), data.gid()) {
                fchown(file, Some(data.uid()), Some(data.gid()))?;
            }
        }
        // Last, since another owner takes some modes away.
        file.set_permissions(data.permissions())
    }

    fn take_name(self, place: &Path) -> io::Result<()> {
        match self {
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => link(&file, place),
            Self::Named(named) => named.persist(place).map(|_| ()).map_err(|error| error.error),
        }
    }
}

/// Open files of this process.
#[cfg(target_os = "linux")]
const SELF: &str = "/proc/self/fd";

/// Two programs that write one file at once may have to wait for each other so often.
#[cfg(target_os = "linux")]
const TRIES: usize = 16;

/// A name can be given to a nameless file but not taken from another one, so it has a second one in between: always the same, so
/// that one left by a kill in this very moment is cleared away by the next writing. It is never that of half a file.
#[cfg(target_os = "linux")]
fn link(file: &File, place: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD, linkat};
    use std::os::fd::AsRawFd;
    let mut between = std::ffi::OsString::from(".");
    between.push(place.file_name().unwrap_or_default());
    between.push(".partial");
    let between = place.with_file_name(between);
    let nameless = format!("{SELF}/{}", file.as_raw_fd());
    for _ in 0..TRIES {
        match std::fs::remove_file(&between) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        match linkat(CWD, &nameless, CWD, &between, AtFlags::SYMLINK_FOLLOW).map_err(io::Error::from) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
            linked => linked?,
        }
        match std::fs::rename(&between, place) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => {
                let _already_gone = std::fs::remove_file(&between);
                return Err(error);
            }
            Ok(()) => return Ok(()),
        }
    }
    Err(ErrorKind::ResourceBusy.into())
}
