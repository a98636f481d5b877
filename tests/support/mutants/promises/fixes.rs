//! Safe fixes never make it worse, come to an end, and mend to what was there before.

use dsl_compiler::fixes::mend;

use super::meaning::bare_artefacts;
use super::{Bench, between, checked, counted, differing, show};
use crate::mutants::Texts;

/// Safe fixes raise the count of no code, and there is an end of them.
pub(super) fn never_worse(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    let before = bench.checked()?;
    let (after, mended) = mend(case.after(), |_| true).map_err(|unread| format!("{unread:?}"))?;
    if mended.fixes == 0 {
        return if mended.changed.is_empty() { Ok(0) } else { Err("no fix, and a change".to_owned()) };
    }
    let counts = (counted(&before.diagnostics), counted(&after.diagnostics));
    if counts.1.iter().any(|(code, count)| counts.0.get(code).is_none_or(|before| count > before)) {
        return Err(format!(
            "{} fixes make it worse: {}\nafter:\n{}{}",
            mended.fixes,
            differing(&counts.0, &counts.1),
            show(&after.files, &after.diagnostics),
            patches(&mended.changed)
        ));
    }
    let texts = with_changes(case.after(), &mended.changed);
    let (_, again) = mend(&texts, |_| true).map_err(|unread| format!("{unread:?}"))?;
    if again.fixes > 0 {
        return Err(format!("mended, it is mended again by {} fixes\n{}", again.fixes, patches(&again.changed)));
    }
    Ok(1)
}

fn with_changes(texts: &Texts, changed: &[(String, String, String)]) -> Texts {
    let mut texts = texts.clone();
    texts.0.extend(changed.iter().map(|(path, _, after)| (path.clone(), after.clone())));
    texts
}

fn patches(changed: &[(String, String, String)]) -> String {
    let patch = |(path, before, after): &(String, String, String)| {
        let (at, with) = between(before, after);
        format!("  {path}: {:?} → {with:?}\n", &before[at])
    };
    changed.iter().map(patch).collect()
}

/// What the fixes mend wholly decides as it did before the damage.
pub(super) fn mended_back(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    if !case.mends {
        return Ok(0);
    }
    let original = checked(case.before())?;
    if original.has_errors() {
        return Ok(0);
    }
    let (after, mended) = mend(case.after(), |_| true).map_err(|unread| format!("{unread:?}"))?;
    if after.has_errors() {
        return Ok(0);
    }
    if bare_artefacts(&original)? == bare_artefacts(&after)? {
        return Ok(1);
    }
    Err(format!("mended by {} fixes, it compiles to another artefact\n{}", mended.fixes, patches(&mended.changed)))
}
