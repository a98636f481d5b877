//! Paths as addresses, and back.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use tower_lsp::ls_types::Uri;

/// The path of a `file:` address.
pub(crate) fn to_path(uri: &str) -> Option<PathBuf> {
    let uri = Uri::from_str(uri).ok()?;
    uri.scheme().as_str().eq_ignore_ascii_case("file").then_some(())?;
    uri.to_file_path().map(|path| path.into_owned())
}

/// The address of a path.
pub(crate) fn of_path(path: &Path) -> Option<String> {
    Uri::from_file_path(path).map(|uri| uri.as_str().to_owned())
}
