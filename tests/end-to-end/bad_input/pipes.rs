//! Readers that go away: no error, and nothing on standard error.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::program::{qingdan, repository};

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

#[test]
fn nobody_listens_at_all() {
    let wrong = repository().join("tests/cases/codes/syntax/wrong.qd");
    for (arguments, code) in [
        (vec!["check", wrong.to_str().unwrap()], [0, 1]),
        (vec!["nonsense"], [2, 2]),
        (vec!["decide", "nobody"], [2, 2]),
    ] {
        let mut command = qingdan(&arguments).command();
        let (out, err) = (std::io::pipe().unwrap().1, std::io::pipe().unwrap().1);
        let status = command.stdout(out).stderr(err).status().unwrap();
        let ended = status.code().unwrap();
        assert!(code.contains(&ended), "{arguments:?} ended with {ended}");
    }
}
