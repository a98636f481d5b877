//! What `check --fix` writes, and what `--dry-run` shows in its place.

use dsl_compiler::check::Checked;
use dsl_compiler::fixes::{Mended, mend};
use dsl_syntax::{Language, message, say};
use similar::TextDiff;

use crate::failure::Failure;
use crate::folder::Folder;
use crate::output;

/// The lists with the safe fixes in the files that `wanted` says yes to, and what changed.
pub(crate) fn mended(folder: &Folder, wanted: impl Fn(&str) -> bool) -> Result<(Checked, Mended), Failure> {
    mend(folder, wanted).map_err(|(path, why)| Failure::told(format!("{path}: {why}")))
}

/// Every changed file is replaced whole. Standard error says how much was changed.
pub(crate) fn write(folder: &Folder, mended: &Mended) -> Result<(), Failure> {
    for (path, _, text) in &mended.changed {
        let place = folder.place(path).ok_or_else(|| Failure::told(format!("{path}: it is gone")))?;
        output::write(place, text.as_bytes())?;
    }
    if mended.fixes > 0 {
        let told = message!("fixes-applied", fixes = mended.fixes, files = mended.changed.len());
        output::complain(&say(&told, Language::En));
    }
    Ok(())
}

/// What would change, as `patch -p1` takes it.
pub(crate) fn patch(mended: &Mended) -> String {
    let mut patch = String::new();
    for (path, before, after) in &mended.changed {
        let diff = TextDiff::from_lines(before, after);
        patch.push_str(&diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string());
    }
    patch
}
