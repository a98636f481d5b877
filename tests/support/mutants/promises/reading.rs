//! Texts and folders are read without loss, twice alike, and after edits as from scratch.

use dsl_compiler::editing::workspace::Workspace;
use dsl_compiler::work::Work;
use dsl_report::say;
use dsl_syntax::{Code, Document, FileId, Language, edit, parse, parse_whole};

use super::{Bench, between, checked, is_large, show, touched, with_follows};
use crate::mutants::Texts;

/// Every byte stands in the tree, every label in the text; cutting the text changes nothing.
pub(super) fn read_whole(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    let mut read = 0;
    for (path, text) in touched(case) {
        let parsed = parse(FileId(0), text);
        if parsed.tree().text() != text {
            return Err(format!("{path}: the tree has lost text"));
        }
        // Read at once, nothing is too deep: the limit is that of a cut.
        let too_deep = parsed.diagnostics.iter().any(|finding| finding.code == Code::TooDeep);
        match parse_whole(FileId(0), text).filter(|_| !too_deep) {
            Some(whole) if parsed.file != whole.file || parsed.green != whole.green => {
                return Err(format!("{path}: cutting changed what was read"));
            }
            Some(whole) if parsed.diagnostics != whole.diagnostics => {
                return Err(format!("{path}: cutting changed the findings"));
            }
            None if parsed.diagnostics.is_empty() => return Err(format!("{path}: invalid, and nothing is found")),
            _ => {}
        }
        read += 1;
    }
    Ok(read)
}

/// A document that was edited stroke by stroke is what its text is when it is read anew.
pub(super) fn documents(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    let mut edits = 0;
    for (path, _) in touched(case) {
        let file = FileId(3);
        let mut document = Document::new(file, case.before().0[path].clone());
        for state in &case.states[1..] {
            let text = &state.0[path];
            let (at, with) = between(document.text(), text);
            document.edit(at, with);
            let anew = parse(file, text);
            if document.text() != text {
                return Err(format!("{path}: the edit made another text"));
            }
            if *document.tree() != anew.file {
                return Err(format!("{path}: the edit made another tree"));
            }
            if document.diagnostics() != anew.diagnostics {
                return Err(format!(
                    "{path}: the edit made other findings:\n{:#?}\nfrom scratch:\n{:#?}",
                    document.diagnostics(),
                    anew.diagnostics
                ));
            }
            edits += 1;
        }
    }
    Ok(edits)
}

/// The same findings twice, with labels in their files and words in both languages.
pub(super) fn checked_twice(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    let (first, second) = (bench.checked()?, checked(case.after())?);
    if first.diagnostics != second.diagnostics || first.model != second.model {
        return Err("two runs find two things".to_owned());
    }
    for finding in with_follows(&first.diagnostics) {
        for label in finding.secondary.iter().chain([&finding.primary]) {
            let file = first.files.get(label.span.file.0 as usize);
            if file.and_then(|file| file.text.get(label.span.range())).is_none() {
                return Err(format!("a label outside its file: {finding:?}"));
            }
        }
        let titles = finding.fixes.iter().map(|fix| &fix.title);
        for message in finding.notes.iter().chain(&finding.help).chain(titles).chain([&finding.message]) {
            for language in [Language::En, Language::Zh] {
                if say(message, language).trim().is_empty() {
                    return Err(format!("nothing is said in {language:?}: {finding:?}"));
                }
            }
        }
        for fix in &finding.fixes {
            for file in fix.edits.iter().map(|edit| edit.span.file) {
                let text = first.files.get(file.0 as usize).map(|file| file.text.as_str());
                if text.and_then(|text| edit::apply(file, text, &fix.edits)).is_none() {
                    return Err(format!("a fix that cannot be applied: {finding:?}"));
                }
            }
        }
    }
    Ok(1)
}

/// What an editor would show after each stroke, and when all is taken back.
pub(super) fn incremental(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    let mut workspace = Workspace::of(case.before()).map_err(|unread| format!("{unread:?}"))?;
    let mut shown = |texts: &Texts| {
        for (path, text) in &texts.0 {
            workspace.set(path, text.clone());
        }
        let now = workspace.findings(&Work::default()).map_err(|_| "nobody stopped this")?;
        let found = workspace.draw(&Work::default()).map_err(|_| "nobody stopped this")?.unwrap_or(now);
        let anew = checked(texts)?;
        if found != anew.diagnostics {
            return Err(format!(
                "an edited folder finds\n{}and from scratch\n{}",
                show(&anew.files, &found),
                show(&anew.files, &anew.diagnostics)
            ));
        }
        if workspace.model() != Some(&anew.model) {
            return Err("an edited folder means something else than from scratch".to_owned());
        }
        Ok(())
    };
    // The first look makes the workspace know the folder; large folders are not looked at after each stroke.
    let after_each = if is_large(case) { case.states.len() - 1 } else { 0 };
    for state in case.states[after_each..].iter().chain([case.before()]) {
        shown(state)?;
    }
    Ok(case.states.len() as u64)
}
