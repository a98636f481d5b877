//! Every white space of Unicode at a line's start: a space, or a finding whose fix takes it away. And fixes never make anything worse.

use super::codes::found;
use super::program::{Folder, qingdan};

/// Every line of it begins something.
const LIST: &str = "\
outcome free { title zh \"自由流动\" en \"free flow\" }
outcome contract { title zh \"标准合同\" en \"standard contract\" }
outcome assessment { title zh \"安全评估\" en \"security assessment\" }
unit people { title zh \"人\" en \"people\" }
measure personal { unit people  title zh \"个人信息\" en \"personal information\" }
edition harbour-2026 {
title zh \"港口清单\" en \"Harbour list\"
strictness free < contract < assessment
strictest prevails
bands open
rules {
assessment when data is important
}
}
industry ships in harbour-2026 {
title zh \"船舶\" en \"Ships\"
important charts {
title zh \"海图\" en \"charts\"
}
scenario crew {
title zh \"船员\" en \"Crew\"
bands {
assessment when personal at least 1_000_000 people
contract when personal at least 10_000 people
and personal under 1_000_000 people
free otherwise
}
example \"many\" { personal 1_000_000 => assessment }
}
}
";

fn spaces() -> Vec<char> {
    ('\0'..=char::MAX).filter(|c| (c.is_whitespace() && *c != '\n') || *c == '\u{feff}').collect()
}

/// What some programs take for the end of a line, and what nobody sees.
const FOUND: [char; 6] = ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}', '\u{feff}'];

fn list(folder: &Folder) -> String {
    std::fs::read_to_string(folder.path("lists/list.qd")).unwrap()
}

fn codes(folder: &Folder) -> Vec<String> {
    found(&qingdan(["check", "--format", "json"]).within(folder.root()).run().json())
}

#[test]
fn every_space_at_a_lines_start() {
    assert_eq!(codes(&Folder::with_list(LIST)), Vec::<String>::new());
    assert_eq!(spaces().len(), 25);
    for space in spaces() {
        let spaced: String = LIST.lines().map(|line| format!("{space}{line}\n")).collect();
        let folder = Folder::with_list(&spaced);
        // A byte order mark at the very start is one.
        let hidden = if FOUND.contains(&space) { LIST.lines().count() - usize::from(space == '\u{feff}') } else { 0 };
        assert_eq!(codes(&folder), vec!["hidden-character"; hidden], "{space:?}");
        let mended = qingdan(["check", "--fix"]).within(folder.root()).succeeds();
        let told = if hidden > 0 { format!("qingdan: {hidden} fixes applied in 1 file\n") } else { String::new() };
        assert_eq!(mended.stderr, told, "{space:?}");
        let left = if hidden > 0 { LIST.to_owned() } else { spaced };
        assert_eq!(list(&folder).trim_start_matches('\u{feff}'), left.trim_start_matches('\u{feff}'), "{space:?}");
        qingdan(["fmt"]).within(folder.root()).succeeds();
        let laid_out = list(&folder);
        assert_eq!(laid_out, list(&formatted(LIST)), "{space:?}");
    }
}

fn formatted(text: &str) -> Folder {
    let folder = Folder::with_list(text);
    qingdan(["fmt"]).within(folder.root()).succeeds();
    folder
}

/// Between the words of a keyword, between a number and its unit, at a line's end.
#[test]
fn every_space_within_a_line() {
    // A lone return parts words and lines, as the break of a line does.
    for space in spaces().into_iter().filter(|space| *space != '\r') {
        let spaced: String =
            LIST.lines().map(|line| line.replace(' ', &space.to_string()) + &format!("{space}\n")).collect();
        // Texts keep theirs.
        let folder = Folder::with_list(spaced.replace(&format!("en{space}\""), "en \""));
        let mut codes = codes(&folder);
        codes.dedup();
        let hidden: &[&str] = if FOUND.contains(&space) { &["hidden-character"] } else { &[] };
        assert_eq!(codes, hidden, "{space:?}");
    }
}

/// The slip that stands before it is mended too, and the space is not written again.
#[test]
fn a_fix_does_not_write_the_space_again() {
    for keyword in ["example \"x\" { personal 5 => free }", "rules { free when data is important }", "important a { }"]
    {
        for space in spaces() {
            let before = "{\ntitle zh \"船员\" en \"Crew\"\n";
            let spaced =
                LIST.replace(before, &format!("{before}bands open {space}{keyword}\n{space}{keyword} {keyword}\n"));
            let folder = Folder::with_list(&spaced);
            let before = codes(&folder);
            qingdan(["check", "--fix"]).within(folder.root()).ends_with(1);
            let after = codes(&folder);
            for code in &after {
                let count = |codes: &[String]| codes.iter().filter(|known| *known == code).count();
                assert!(count(&after) <= count(&before), "{space:?} {keyword}: {before:?} → {after:?}");
            }
            let once = list(&folder);
            let again = qingdan(["check", "--fix"]).within(folder.root()).ends_with(1);
            assert_eq!((list(&folder), again.stderr.as_str()), (once, ""), "{space:?} {keyword}");
        }
    }
}

/// What looks like a line of the list to an editor, and is a comment.
#[test]
fn a_comment_that_seems_to_end() {
    for space in ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'] {
        let text = LIST.replace("free otherwise", &format!("// See above.{space}free otherwise\nfree otherwise"));
        let folder = Folder::with_list(&text);
        assert_eq!(codes(&folder), ["hidden-character"], "{space:?}");
        // Which of the two was meant is not for a program to say.
        qingdan(["check", "--fix"]).within(folder.root()).ends_with(1);
        assert_eq!(list(&folder), text, "{space:?}");
    }
}
