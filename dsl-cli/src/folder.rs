//! Lists on disk: which folder, and the files in it as the compiler's world.

use std::path::{Component, Path, PathBuf};

use dsl_compiler::check::{Checked, Sources, check_reading};
use dsl_compiler::model::readings::Readings;
use dsl_compiler::source::{self, World};
use dsl_folder::{List, Unread, lists, read_list};
use dsl_report::refusals;
use dsl_syntax::{Message, message};

use crate::failure::Failure;

/// Files on disk, named relative to the lists folder's parent.
#[derive(Debug)]
pub(crate) struct Folder {
    lists: Vec<List>,
}

impl World for Folder {
    fn paths(&self) -> Vec<String> {
        self.lists.iter().map(|list| list.name.clone()).collect()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Message> {
        let place = self.place(path).ok_or_else(|| message!("unread-gone"))?;
        read_list(place).map_err(|why| why.message())
    }
}

impl Folder {
    /// All `.qd` files of the lists folder.
    pub(crate) fn of_lists(lists: Option<&Path>) -> Result<Self, Failure> {
        let lists = lists_folder(lists)?;
        let base = lists.parent().map(Path::to_path_buf).unwrap_or_default();
        Self::collect(&[lists], &base)
    }

    /// The files of these paths alone, as a world of their own. Names are relative to the parent of the first folder.
    fn of_paths(paths: &[PathBuf]) -> Result<Self, Failure> {
        let first = paths.first().map(|path| absolute(path)).transpose()?.unwrap_or_default();
        let folder = if first.is_dir() { Some(first.as_path()) } else { first.parent() };
        let base = folder.and_then(Path::parent).map(Path::to_path_buf).unwrap_or_default();
        let paths = paths.iter().map(|path| absolute(path)).collect::<Result<Vec<_>, _>>()?;
        Self::collect(&paths, &base)
    }

    /// A list that cannot be read is no list with findings: nothing is said of the others before it is out of the way.
    fn collect(roots: &[PathBuf], base: &Path) -> Result<Self, Failure> {
        let mut found = Vec::new();
        for root in roots {
            let (lists, left) = lists(root, base);
            if let Some(Unread { name, why }) = left.into_iter().next() {
                return Err(unread(&source::Unread { path: name, why: why.message() }));
            }
            found.extend(lists);
        }
        found.sort();
        found.dedup();
        Ok(Self { lists: found })
    }

    /// Where a file is, by its name in output.
    pub(crate) fn place(&self, name: &str) -> Option<&Path> {
        self.lists.iter().find(|list| list.name == name).map(|list| list.path.as_path())
    }

    /// Reads and checks everything.
    pub(crate) fn check(&self) -> Result<Checked, Failure> {
        self.check_reading(&Readings::default())
    }

    /// Reads and checks everything, with other readings than those that the lists take.
    pub(crate) fn check_reading(&self, readings: &Readings) -> Result<Checked, Failure> {
        let checked = check_reading(self, readings).map_err(|error| unread(&error))?;
        readings.found_in(&checked.model).map_err(|error| refusals::no_reading(&error))?;
        Ok(checked)
    }

    /// Reads and parses everything.
    pub(crate) fn sources(&self) -> Result<Sources, Failure> {
        Sources::of(self).map_err(|error| unread(&error))
    }
}

/// What `check` looks at: the lists folder, with the names that findings are wanted for; or the paths alone, where they
/// lie outside it.
pub(crate) fn chosen(lists: Option<&Path>, paths: &[PathBuf]) -> Result<(Folder, Option<Vec<String>>), Failure> {
    if paths.is_empty() {
        return Ok((Folder::of_lists(lists)?, None));
    }
    for path in paths {
        std::fs::metadata(path).map_err(|error| Failure::io(path.display().to_string(), error))?;
    }
    let folder = match lists_folder(lists) {
        Ok(folder) => folder,
        // Whoever names a folder that is none should know.
        Err(failure) if lists.is_some() => return Err(failure),
        Err(_) => return Ok((Folder::of_paths(paths)?, None)),
    };
    let absolute = paths.iter().map(|path| absolute(path)).collect::<Result<Vec<_>, _>>()?;
    if !absolute.iter().all(|path| path.starts_with(&folder)) {
        return Ok((Folder::of_paths(paths)?, None));
    }
    let base = folder.parent().map(Path::to_path_buf).unwrap_or_default();
    let wanted = Folder::collect(&absolute, &base)?.paths();
    Ok((Folder::of_lists(lists)?, Some(wanted)))
}

/// `--lists`, else the nearest `lists` at or above the working directory.
fn lists_folder(lists: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(lists) = lists {
        let folder = absolute(lists)?;
        if !folder.is_dir() {
            return Err(message!("lists-no-folder", folder = lists.display().to_string()).into());
        }
        return Ok(folder);
    }
    let here = std::env::current_dir().map_err(|error| Failure::io(message!("working-directory"), error))?;
    let found = here.ancestors().map(|above| above.join("lists")).find(|folder| folder.is_dir());
    found.ok_or_else(|| message!("no-lists-folder").into())
}

/// Absolute and without `.` and `..`, but links kept: names in output are as the user sees them.
fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    let whole = std::path::absolute(path).map_err(|error| Failure::io(path.display().to_string(), error))?;
    let mut plain = PathBuf::new();
    for component in whole.components() {
        match component {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    Ok(plain)
}

/// What is said of a list that cannot be read.
pub(crate) fn unread(error: &source::Unread) -> Failure {
    refusals::unread(error).into()
}
