//! Standard output and files: a closed pipe is no error, and a failed command leaves no partial file.

use std::io::{IsTerminal, Write};
use std::path::Path;

use crate::failure::Failure;

/// Writes to standard output.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| Failure::io("standard output", error))
}

/// Writes a message to standard error; if even that is closed, nobody is listening.
pub(crate) fn complain(message: &str) {
    let _closed = writeln!(std::io::stderr(), "qingdan: {message}");
}

/// Writes to standard error as it is.
pub(crate) fn eprint(text: &str) {
    let _closed = std::io::stderr().write_all(text.as_bytes());
}

/// Whether standard output takes colour: nobody said no, and it is a terminal or somebody insists.
pub(crate) fn colours() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if set("NO_COLOR").is_some() {
        return false;
    }
    if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    std::io::stdout().is_terminal() && set("TERM").is_none_or(|term| term != "dumb")
}

/// How many columns to draw in: `COLUMNS`, else the terminal's, else 100; but no fewer than 40 and no more than 200.
pub(crate) fn width() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let real = || {
        terminal_size::terminal_size_of(std::io::stdout())
            .map(|(width, _)| usize::from(width.0))
            .filter(|width| *width > 0)
    };
    told.or_else(real).unwrap_or(100).clamp(40, 200)
}

/// Writes a whole file or none: into a neighbour first, which then takes the name. A link is followed; what is no plain
/// file, such as a pipe or `/dev/null`, is written to and stays what it is.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let shown = path.display().to_string();
    let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let there = std::fs::metadata(&place).ok();
    if there.as_ref().is_some_and(|data| !data.is_file() && !data.is_dir()) {
        return std::fs::write(&place, bytes).map_err(|error| Failure::io(shown, error));
    }
    let Some(name) = place.file_name().filter(|_| !there.as_ref().is_some_and(|data| data.is_dir())) else {
        return Err(Failure::told(format!("{shown} is a folder, and a file is to be written")));
    };
    let mut neighbour = name.to_owned();
    neighbour.push(format!(".{}.partial", std::process::id()));
    let neighbour = place.with_file_name(neighbour);
    // What takes the name of a file keeps its permissions.
    let permitted = |()| there.map_or(Ok(()), |data| std::fs::set_permissions(&neighbour, data.permissions()));
    let written = std::fs::write(&neighbour, bytes).and_then(permitted);
    let written = written.and_then(|()| std::fs::rename(&neighbour, &place));
    written.map_err(|error| {
        let _already_gone = std::fs::remove_file(&neighbour);
        Failure::io(shown, error)
    })
}
