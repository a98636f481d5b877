//! What must hold for any text whatever, sound or broken. Each promise is tested alone, so that a case can be made small by the one
//! that it breaks.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use dsl_artifact::Loaded;
use dsl_compiler::artefact::{compile, procedures};
use dsl_compiler::check::{Checked, check};
use dsl_compiler::coverage::coverage;
use dsl_compiler::decision::examples;
use dsl_compiler::diff::diff;
use dsl_compiler::editing::scenario_view::Glance;
use dsl_compiler::editing::workspace::Workspace;
use dsl_compiler::fixes::{mend, offer_within};
use dsl_compiler::model::EditionId;
use dsl_compiler::model::readings::conflicts;
use dsl_compiler::work::Work;
use dsl_report::diff::{Look, page};
use dsl_report::say;
use dsl_syntax::format::{Language as Keywords, Options, Units, format};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Code, Diagnostic, Document, FileId, Language, Severity, edit, parse, parse_whole};
use serde_json::Value;

use super::{Case, Texts};
use crate::Lists;
use crate::desk::Desk;
use crate::inputs::{Chance, Domains};

/// Something that must hold.
#[derive(Debug)]
pub struct Promise {
    /// What it is called in counts: a plural.
    pub name: &'static str,
    /// Tests it; says how many things were compared, 0 where it does not apply.
    pub test: fn(&Bench<'_>) -> Result<u64, String>,
}

/// A case, with what several promises ask of it.
#[derive(Debug)]
pub struct Bench<'c> {
    case: &'c Case,
    number: u64,
    checked: OnceCell<Result<Checked, String>>,
}

impl<'c> Bench<'c> {
    /// The case of a mutant; its number is the seed of what is chosen at random.
    #[must_use]
    pub fn of(case: &'c Case, number: u64) -> Self {
        Self { case, number, checked: OnceCell::new() }
    }

    /// The damaged folder, checked.
    fn checked(&self) -> Result<&Checked, String> {
        self.checked.get_or_init(|| checked(self.case.after())).as_ref().map_err(Clone::clone)
    }
}

/// Cheap ones first.
pub const PROMISES: &[Promise] = &[
    Promise { name: "texts read without loss", test: read_whole },
    Promise { name: "edits of documents read as from scratch", test: documents },
    Promise { name: "folders checked twice alike", test: checked_twice },
    Promise { name: "texts laid out for good", test: laid_out },
    Promise { name: "texts with mistakes left alone by fmt", test: left_alone },
    Promise { name: "folders laid out with the same findings", test: found_again },
    Promise { name: "folders in the other keywords and back", test: keywords },
    Promise { name: "folders with safe fixes, never worse", test: never_worse },
    Promise { name: "folders mended to the same artefact", test: mended_back },
    Promise { name: "edits of folders found as from scratch", test: incremental },
    Promise { name: "editions compiled twice alike", test: compiled },
    Promise { name: "flows decided as the oracle does", test: decided },
    Promise { name: "reports written twice alike", test: reports },
];

/// Files of this many bytes in all are a whole folder: what looks at everything is left to the smaller ones.
const LARGE: usize = 100_000;

fn checked(texts: &Texts) -> Result<Checked, String> {
    check(texts).map_err(|unread| format!("{unread:?}"))
}

fn is_large(case: &Case) -> bool {
    case.after().0.values().map(String::len).sum::<usize>() > LARGE
}

/// The files that some stroke touched.
fn touched(case: &Case) -> impl Iterator<Item = (&str, &str)> {
    let all = case.after().0.iter();
    all.filter(|(path, text)| case.before().0.get(*path) != Some(*text))
        .map(|(path, text)| (path.as_str(), text.as_str()))
}

fn with_follows(findings: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    findings.iter().flat_map(|finding| std::iter::once(finding).chain(&finding.follows))
}

/// How many findings there are of each code.
fn counted(findings: &[Diagnostic]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in with_follows(findings) {
        *counts.entry(finding.code.as_str()).or_default() += 1;
    }
    counts
}

/// The codes whose counts are not the same, for a message.
fn differing(before: &BTreeMap<&str, usize>, after: &BTreeMap<&str, usize>) -> String {
    let codes: std::collections::BTreeSet<&&str> = before.keys().chain(after.keys()).collect();
    let count = |counts: &BTreeMap<&str, usize>, code: &str| counts.get(code).copied().unwrap_or(0);
    let differing = codes.into_iter().filter(|code| before.get(*code) != after.get(*code));
    let words = differing.map(|code| format!("{code} {} → {}", count(before, code), count(after, code)));
    words.collect::<Vec<_>>().join(", ")
}

fn show(files: &[dsl_compiler::source::SourceFile], findings: &[Diagnostic]) -> String {
    let line = |finding: &Diagnostic| {
        let file = files.get(finding.primary.span.file.0 as usize);
        let before = file.and_then(|file| file.text.get(..finding.primary.span.start as usize)).unwrap_or_default();
        let (path, line) = (file.map_or("?", |file| &file.path), before.matches('\n').count() + 1);
        format!("  {path}:{line}: {}: {}\n", finding.code.as_str(), say(&finding.message, Language::En))
    };
    findings.iter().map(line).collect()
}

/// Every byte stands in the tree, every label in the text; cutting the text changes nothing.
fn read_whole(bench: &Bench<'_>) -> Result<u64, String> {
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
fn documents(bench: &Bench<'_>) -> Result<u64, String> {
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

/// The one replacement that makes one text of another.
fn between<'t>(old: &str, new: &'t str) -> (std::ops::Range<usize>, &'t str) {
    let common = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let start = common(&mut old.chars().zip(new.chars()));
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = common(&mut old_rest.chars().rev().zip(new_rest.chars().rev()));
    (start..old.len() - end, &new_rest[..new_rest.len() - end])
}

/// The same findings twice, with labels in their files and words in both languages.
fn checked_twice(bench: &Bench<'_>) -> Result<u64, String> {
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

/// The units of a folder, which a number may name.
fn options(texts: &Texts, keywords: Option<Keywords>) -> Options {
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
fn laid_out(bench: &Bench<'_>) -> Result<u64, String> {
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
fn left_alone(bench: &Bench<'_>) -> Result<u64, String> {
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
fn found_again(bench: &Bench<'_>) -> Result<u64, String> {
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
fn keywords(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    let plain = options(case.after(), None);
    let zh = Options { keywords: Some(Keywords::Chinese), ..plain.clone() };
    let en = Options { keywords: Some(Keywords::English), ..plain.clone() };
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

/// Safe fixes raise the count of no code, and there is an end of them.
fn never_worse(bench: &Bench<'_>) -> Result<u64, String> {
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
fn mended_back(bench: &Bench<'_>) -> Result<u64, String> {
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

/// Every edition's artefact without what names places: digests, files, lines. Empty where the lists have errors.
fn bare_artefacts(checked: &Checked) -> Result<Vec<Value>, String> {
    fn bare(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for gone in ["digest", "files", "place"] {
                    fields.remove(gone);
                }
                fields.values_mut().for_each(bare);
            }
            Value::Array(values) => values.iter_mut().for_each(bare),
            _ => {}
        }
    }
    let mut artefacts = Vec::new();
    if checked.has_errors() {
        return Ok(artefacts);
    }
    for edition in editions(checked) {
        let artefact = compile(&checked.model, &checked.files, edition).map_err(|why| format!("{why:?}"))?;
        let mut value = serde_json::from_slice(&artefact.to_bytes()).map_err(|why| why.to_string())?;
        bare(&mut value);
        artefacts.push(value);
    }
    Ok(artefacts)
}

fn editions(checked: &Checked) -> impl Iterator<Item = EditionId> {
    (0..checked.model.editions.len()).filter_map(|at| u32::try_from(at).ok()).map(EditionId)
}

/// What an editor would show after each stroke, and when all is taken back.
fn incremental(bench: &Bench<'_>) -> Result<u64, String> {
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

/// Sound lists compile, to the same bytes twice, and load.
fn compiled(bench: &Bench<'_>) -> Result<u64, String> {
    let checked = bench.checked()?;
    if checked.has_errors() {
        return Ok(0);
    }
    // Where the analysis gave up, a hole may be left that only the artefact shows.
    let gave_up = [Code::AnalysisTooLarge, Code::TooManyBoxes];
    let whole = !with_follows(&checked.diagnostics).any(|finding| gave_up.contains(&finding.code));
    let mut done = 0;
    for edition in editions(checked) {
        let once = compile(&checked.model, &checked.files, edition).map_err(|why| format!("{why:?}"))?;
        let bytes = once.to_bytes();
        let twice = compile(&checked.model, &checked.files, edition).map_err(|why| format!("{why:?}"))?;
        if twice.to_bytes() != bytes {
            return Err("compiled twice, it has two forms".to_owned());
        }
        match Loaded::from_bytes(&bytes) {
            Ok(_) => {
                let _report = examples::run(&checked.model, edition);
            }
            Err(why) if whole => return Err(format!("sound lists make an artefact that does not load: {why}")),
            Err(_) => {}
        }
        done += 1;
    }
    Ok(done)
}

/// Graph, artefact and oracle decide some flows alike.
fn decided(bench: &Bench<'_>) -> Result<u64, String> {
    let (case, number) = (bench.case, bench.number);
    if is_large(case) || bench.checked()?.has_errors() {
        return Ok(0);
    }
    let lists = Lists::of(case.after())?;
    let domains = Domains::of(&lists.model);
    let mut chance = Chance::new(number);
    let mut done = 0;
    for at in 0..lists.model.editions.len() {
        let desk = Desk::open(&lists, EditionId(at as u32))?;
        for _ in 0..20 {
            let Some(place) = chance.pick(&domains.places) else { break };
            desk.agree(&domains.flow(place, &mut chance))?;
            done += 1;
        }
    }
    Ok(done)
}

/// Everything that is told of sound lists is told twice alike.
fn reports(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    if is_large(case) {
        return Ok(0);
    }
    let first = told(case)?;
    if first == told(case)? { Ok(first.len() as u64) } else { Err("two runs tell two things".to_owned()) }
}

fn told(case: &Case) -> Result<Vec<String>, String> {
    let mut checked = checked(case.after())?;
    offer_within(&mut checked, 200_000);
    let mut told = vec![format!("{:?}", checked.diagnostics)];
    if checked.has_errors() {
        return Ok(told);
    }
    let model = &checked.model;
    let mut before = None;
    for edition in editions(&checked) {
        told.push(format!("{:?}", coverage(model, edition)));
        told.push(format!("{:?}", conflicts(model, edition)));
        told.push(format!("{:?}", procedures(model, &checked.files, edition)));
        for industry in &model.edition(edition).industries {
            for scenario in &industry.scenarios {
                let glance = Glance::of(model, edition, &industry.name, &scenario.name, &Work::default());
                let glance = glance.map(|glance| (glance.runs().len(), glance.boundaries(), glance.chart_data()));
                told.push(format!("{glance:?}"));
            }
        }
        if let Some(before) = before
            && let Ok(diff) = diff(model, before, edition)
        {
            told.push(page(model, &diff, Look::Terminal { colours: false }, Language::En));
        }
        before = Some(edition);
    }
    Ok(told)
}
