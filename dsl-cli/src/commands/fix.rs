//! What `check --fix` writes, and what `--dry-run` shows in its place.

use std::io::IsTerminal;

use dsl_compiler::check::Checked;
use dsl_compiler::fixes::{Mended, mend};
use dsl_report::say;
use dsl_syntax::{Language, message};
use similar::TextDiff;

use crate::failure::Failure;
use crate::folder::{self, Folder};
use crate::{atomic_write, output};

/// The lists with the safe fixes in the files that `wanted` says yes to, and what changed.
pub(crate) fn mended(folder: &Folder, wanted: impl Fn(&str) -> bool) -> Result<(Checked, Mended), Failure> {
    mend(folder, wanted).map_err(|error| folder::unread(&error))
}

/// Every changed file is replaced whole, or none is. Standard error says how much was changed, and how much was left.
pub(crate) fn write(folder: &Folder, mended: &Mended, language: Language) -> Result<(), Failure> {
    let mut files = Vec::with_capacity(mended.changed.len());
    for (path, _, text) in &mended.changed {
        let place =
            folder.place(path).ok_or_else(|| message!("file-and-why", file = path, why = message!("unread-gone")))?;
        files.push((place.to_path_buf(), text.clone().into_bytes()));
    }
    atomic_write::write_all(&files)?;
    if mended.fixes > 0 {
        let applied = message!("fixes-applied", fixes = mended.fixes, files = mended.changed.len());
        output::complain(&say(&applied, language));
    }
    left_out(mended, language);
    Ok(())
}

/// What would change, as `patch -p1` takes it; a terminal is shown it and not given it.
pub(crate) fn show(mended: &Mended, language: Language) -> Result<(), Failure> {
    let mut patch = String::new();
    for (path, before, after) in &mended.changed {
        let diff = TextDiff::from_lines(before, after);
        patch.push_str(&diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string());
    }
    if std::io::stdout().is_terminal() { output::show(&patch) } else { output::print(&patch) }?;
    left_out(mended, language);
    Ok(())
}

fn left_out(mended: &Mended, language: Language) {
    if mended.left_out > 0 {
        output::complain(&say(&message!("fixes-left-out", fixes = mended.left_out), language));
    }
}
