//! Readers that go away: no error, and nothing on standard error.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use crate::program::{Folder, qingdan, repository};

/// Reads one line of the output and goes away.
fn first_line(arguments: &[&str]) -> String {
    let mut child = qingdan(arguments).command().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut reader = BufReader::with_capacity(16, child.stdout.take().unwrap());
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    drop(reader);
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(stderr, "", "{arguments:?}");
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    line
}

#[test]
fn a_reader_that_saw_enough() {
    let first = first_line(&["diff", "beijing-2024", "beijing-2025"]);
    assert!(first.starts_with("beijing-2024 → beijing-2025"), "{first}");
    assert_eq!(first_line(&["diff", "beijing-2024", "beijing-2025", "--format", "json"]), "{\n");
    first_line(&["check", "--format", "json"]);
    first_line(&["test"]);
    first_line(&["--help"]);
}

/// More than a pipe holds: the reader goes away while the program still writes.
#[test]
fn a_reader_that_goes_away_hides_no_errors() {
    let folder = Folder::with_list("edition a\n".repeat(2_000));
    for format in ["human", "narrated", "plain", "short", "json"] {
        let mut command = qingdan(["check", "--format", format]).within(folder.root()).command();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr), (Some(1), Vec::new()), "{format}");
    }
}

#[test]
fn nobody_listens_at_all() {
    let wrong = repository().join("tests/cases/codes/syntax/wrong.qd");
    let wrong = wrong.to_str().unwrap();
    // As each would have ended with a reader.
    for (arguments, code) in [
        (vec!["check"], 0),
        (vec!["check", wrong], 1),
        (vec!["check", wrong, "--format", "json"], 1),
        (vec!["check", wrong, "--format", "short"], 1),
        (vec!["decide", "national-2024"], 1),
        (vec!["decide", "national-2024", "--format", "json"], 1),
        (vec!["decide", "national-2024", "industry=other", "scenario=other", "--assume-defaults", "handler=ciio"], 0),
        (vec!["diff", "beijing-2024", "beijing-2025", "--exit-code"], 1),
        (vec!["diff", "beijing-2024", "beijing-2025"], 0),
        (vec!["--help"], 0),
        (vec!["nonsense"], 2),
        (vec!["decide", "nobody"], 2),
    ] {
        let mut command = qingdan(&arguments).command();
        let (out, err) = (std::io::pipe().unwrap().1, std::io::pipe().unwrap().1);
        let status = command.stdout(out).stderr(err).status().unwrap();
        assert_eq!(status.code(), Some(code), "{arguments:?}");
    }
}
