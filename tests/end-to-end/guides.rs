//! The guides of `docs/guide`, followed from an empty folder as their readers follow them.
//!
//! What a guide asks for stands in its fenced blocks, and they are followed in order:
//!
//! - `qd FILE`: save this as FILE. With more words, the block goes into the FILE that is there already: `after TEXT`,
//!   `before TEXT` or `instead of TEXT`, where TEXT stands in exactly one of its lines. A line that ends with `{` stands
//!   for its whole block, down to the closing brace that begins in the same column.
//! - `sh`: run this one command. It ends with 0, or as the words `ends with N` say.
//! - `text`: what the command above printed, standard output and then standard error. Where the last line is `…`, these
//!   are its first lines only, and there are more.
//!
//! With `QINGDAN_WRITE=1` the test writes what was printed into the `text` blocks, as many lines as there were before a
//! `…`. Whoever does that reads the guides again.

use std::ops::Range;
use std::path::Path;

use super::program::{Folder, qingdan, repository};

/// The line that stands for what a guide leaves out.
const LEFT_OUT: &str = "…";

#[test]
fn a_first_list_in_english() {
    follow("first-list.en.md");
}

#[test]
fn a_first_list_in_chinese() {
    follow("first-list.zh.md");
}

#[test]
fn a_translation_in_english() {
    follow("translate.en.md");
}

#[test]
fn a_translation_in_chinese() {
    follow("translate.zh.md");
}

#[test]
fn no_guide_is_left_out() {
    let entries = std::fs::read_dir(repository().join("docs/guide")).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["README.md", "first-list.en.md", "first-list.zh.md", "translate.en.md", "translate.zh.md"]);
}

/// One fenced block: the words on its fence, and where the lines between the fences are, from 0.
struct Block<'p> {
    kind: &'p str,
    words: &'p str,
    lines: Range<usize>,
}

fn follow(guide: &str) {
    let path = repository().join("docs/guide").join(guide);
    let page = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = page.lines().collect();
    let write = std::env::var_os("QINGDAN_WRITE").is_some();
    let folder = Folder::new();
    let mut printed: Option<Vec<String>> = None;
    let mut anew: Vec<(Range<usize>, Vec<String>)> = Vec::new();
    for block in blocks(&lines) {
        let place = format!("docs/guide/{guide}:{}", block.lines.start);
        let body = &lines[block.lines.clone()];
        match block.kind {
            "qd" => save(&folder, block.words, body, &place),
            "sh" => printed = Some(run(&folder, block.words, body, &place)),
            "text" => {
                let printed = printed.take().unwrap_or_else(|| panic!("{place}: below no command"));
                let shown = shown(&printed, body);
                if write {
                    anew.push((block.lines, shown));
                } else {
                    let told = "the program prints something else; see QINGDAN_WRITE in tests/end-to-end/guides.rs";
                    assert_eq!(shown.join("\n"), body.join("\n"), "{place}: {told}");
                }
            }
            other => panic!("{place}: a guide has no blocks of `{other}`"),
        }
    }
    if write {
        let mut page: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        for (place, shown) in anew.into_iter().rev() {
            page.splice(place, shown);
        }
        std::fs::write(&path, page.join("\n") + "\n").unwrap();
    }
}

fn blocks<'p>(lines: &[&'p str]) -> Vec<Block<'p>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if let Some(fence) = lines[at].strip_prefix("```") {
            let length = lines[at + 1..].iter().position(|line| *line == "```").expect("every fence is closed");
            let (kind, words) = fence.split_once(' ').unwrap_or((fence, ""));
            found.push(Block { kind, words, lines: at + 1..at + 1 + length });
            at += length + 1;
        }
        at += 1;
    }
    found
}

/// Saves a block as a file, or puts it into one.
fn save(folder: &Folder, words: &str, body: &[&str], place: &str) {
    let (file, whereto) = words.split_once(' ').unwrap_or((words, ""));
    assert!(Path::new(file).is_relative() && !file.contains(".."), "{place}: {file} is not in the folder");
    let path = folder.path(file);
    let text = if whereto.is_empty() {
        body.join("\n")
    } else {
        let before = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{place}: {file}: {why}"));
        let mut lines: Vec<&str> = before.lines().collect();
        let range =
            whereabouts(&lines, whereto).unwrap_or_else(|| panic!("{place}: not one place `{whereto}`:\n{before}"));
        lines.splice(range, body.iter().copied());
        lines.join("\n")
    };
    std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).unwrap();
    std::fs::write(path, text + "\n").unwrap();
}

/// The lines that give way to a block: none of them where it goes before or after something.
fn whereabouts(lines: &[&str], whereto: &str) -> Option<Range<usize>> {
    let (how, text) = ["after", "before", "instead of"]
        .into_iter()
        .find_map(|how| Some((how, whereto.strip_prefix(how)?.strip_prefix(' ')?)))?;
    let mut hits = (0..lines.len()).filter(|at| lines[*at].contains(text));
    let first = hits.next()?;
    if hits.next().is_some() {
        return None;
    }
    let mut end = first + 1;
    if lines[first].ends_with('{') {
        let indent = &lines[first][..lines[first].len() - lines[first].trim_start().len()];
        let closes = |line: &&str| line.strip_prefix(indent).is_some_and(|rest| rest.starts_with('}'));
        end += lines[end..].iter().position(closes)? + 1;
    }
    Some(match how {
        "after" => end..end,
        "before" => first..first,
        _ => first..end,
    })
}

/// Runs the command of a block in the folder: what it printed, line by line.
fn run(folder: &Folder, words: &str, body: &[&str], place: &str) -> Vec<String> {
    let [command] = body else { panic!("{place}: one command for each block") };
    let arguments = command.strip_prefix("qingdan ").unwrap_or_else(|| panic!("{place}: not `qingdan`: {command}"));
    assert!(!arguments.contains(['"', '\'', '\\', '|', '>', '$']), "{place}: no shell reads this command: {command}");
    let code = match words.strip_prefix("ends with ") {
        Some(code) => code.parse().expect("an exit code"),
        None => {
            assert_eq!(words, "", "{place}: `ends with N` or nothing");
            0
        }
    };
    let run = qingdan(arguments.split_whitespace()).within(folder.root()).run();
    assert_eq!(run.code, code, "{place}: {command}\n{}{}", run.stdout, run.stderr);
    let both = run.stdout + &run.stderr;
    both.trim_end_matches('\n').lines().map(str::to_owned).collect()
}

/// What the block below a command shows of its output: all, or as many lines as stood there before a `…`.
fn shown(printed: &[String], body: &[&str]) -> Vec<String> {
    match body.split_last() {
        Some((&LEFT_OUT, first)) if first.len() < printed.len() => {
            let mut shown = printed[..first.len()].to_vec();
            shown.push(LEFT_OUT.to_owned());
            shown
        }
        _ => printed.to_vec(),
    }
}
