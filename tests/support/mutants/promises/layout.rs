//! The layout is for good and changes no meaning, and keywords go there and back.

use std::collections::BTreeSet;

use dsl_compiler::check::Checked;
use dsl_report::say;
use dsl_syntax::format::{Options, Units, format};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Code, FileId, Language, Severity, parse};

use super::meaning::bare_artefacts;
use super::{Bench, between, checked, counted, differing, show, touched, with_follows};
use crate::mutants::{Case, Texts};

/// The units of a folder, which a number may name.
fn options(texts: &Texts, keywords: Option<Language>) -> Options {
    let units = texts.0.values().fold(Units::default(), |units, text| units.and(&parse(FileId(0), text).file));
    Options { keywords, units }
}

/// The comments of a text, in alphabetical order.
fn comments(text: &str) -> Vec<String> {
    let tokens = parse(FileId(0), text).tree();
    let tokens = tokens.descendants_with_tokens().filter_map(|element| element.into_token());
    let comments = tokens.filter(|token| token.kind() == SyntaxKind::Comment);
    let mut comments: Vec<String> = comments.map(|token| token.text().trim_end().to_owned()).collect();
    comments.sort();
    comments
}

/// Laid out twice is laid out once, and no comment is lost.
pub(super) fn laid_out(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    let options = options(case.after(), None);
    let mut done = 0;
    for (path, text) in touched(case) {
        let Ok(once) = format(text, &options) else { continue };
        let twice = format(&once, &options).map_err(|_| format!("{path}: laid out, it has mistakes:\n{once}"))?;
        if once != twice {
            let (at, with) = between(&once, &twice);
            return Err(format!("{path}: laid out again, {:?} becomes {with:?}", &once[at]));
        }
        if comments(text) != comments(&once) {
            return Err(format!("{path}: a comment is lost or changed:\n{once}"));
        }
        done += 1;
    }
    Ok(done)
}

/// A text is laid out where, and only where, it has no mistakes of its own.
pub(super) fn left_alone(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    let mut done = 0;
    for (path, text) in touched(case) {
        let mistakes = parse(FileId(0), text).diagnostics.iter().any(|finding| finding.severity == Severity::Error);
        match format(text, &Options::default()) {
            Ok(_) if mistakes => return Err(format!("{path}: laid out, with mistakes in it")),
            Err(refused) if refused.findings.is_empty() || !mistakes => {
                return Err(format!("{path}: refused without mistakes"));
            }
            _ => done += u64::from(mistakes),
        }
    }
    Ok(done)
}

/// The folder with those texts laid out that a stroke touched, and that can be.
fn formatted(case: &Case, texts: &Texts, options: &Options) -> Texts {
    let mut after = texts.clone();
    for (path, _) in touched(case) {
        if let Some(text) = after.0.get_mut(path)
            && let Ok(laid_out) = format(text, options)
        {
            *text = laid_out;
        }
    }
    after
}

/// The layout changes no finding, but for characters that nobody sees between words: it writes that white space anew.
pub(super) fn found_again(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    let after = formatted(case, case.after(), &options(case.after(), None));
    same_findings("laid out", case.after(), &after)
}

fn same_findings(what: &str, before: &Texts, after: &Texts) -> Result<u64, String> {
    if before == after {
        return Ok(0);
    }
    let (before, after) = (checked(before)?, checked(after)?);
    let mut counts = (counted(&before.diagnostics), counted(&after.diagnostics));
    let hidden = Code::HiddenCharacter.as_str();
    if counts.1.get(hidden) < counts.0.get(hidden) {
        // It is an error, and what a drawn graph shows is looked for where there is none.
        for code in [hidden, Code::ExampleFails.as_str(), Code::GraphTooLarge.as_str()] {
            counts.0.remove(code);
            counts.1.remove(code);
        }
    }
    // In Chinese the unit of two bounds stands after each of them, one that nobody knows too.
    let unknown = |checked: &Checked| -> BTreeSet<String> {
        let all = with_follows(&checked.diagnostics).filter(|finding| finding.code == Code::UnknownName);
        all.map(|finding| say(&finding.message, Language::En)).collect()
    };
    if unknown(&before) == unknown(&after) {
        counts.0.remove(Code::UnknownName.as_str());
        counts.1.remove(Code::UnknownName.as_str());
    }
    if counts.0 == counts.1 {
        return Ok(1);
    }
    Err(format!(
        "{what}, it has other findings: {}\nbefore:\n{}after:\n{}",
        differing(&counts.0, &counts.1),
        show(&before.files, &before.diagnostics),
        show(&after.files, &after.diagnostics)
    ))
}

/// Chinese and English keywords there and back: the same bytes, the same findings, the same artefacts.
pub(super) fn keywords(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    let plain = options(case.after(), None);
    let zh = Options { keywords: Some(Language::Zh), ..plain.clone() };
    let en = Options { keywords: Some(Language::En), ..plain.clone() };
    let plain = formatted(case, case.after(), &plain);
    let (in_chinese, in_english) = (formatted(case, &plain, &zh), formatted(case, &plain, &en));
    if in_chinese == plain && in_english == plain {
        return Ok(0);
    }
    for (what, from, to, back) in [("zh, en, zh", &in_chinese, &en, &zh), ("en, zh, en", &in_english, &zh, &en)] {
        let there = formatted(case, from, to);
        let again = formatted(case, &there, back);
        for (path, text) in &again.0 {
            if *text != from.0[path] {
                let (at, with) = between(&from.0[path], text);
                return Err(format!("{what}: {path}: {:?} becomes {with:?}", &from.0[path][at]));
            }
        }
    }
    same_findings("with Chinese keywords", &plain, &in_chinese)?;
    same_findings("with English keywords", &plain, &in_english)?;
    let artefacts = bare_artefacts(&checked(&plain)?)?;
    for (what, texts) in [("Chinese", &in_chinese), ("English", &in_english)] {
        if bare_artefacts(&checked(texts)?)? != artefacts {
            return Err(format!("with {what} keywords, it compiles to another artefact"));
        }
    }
    Ok(1)
}
