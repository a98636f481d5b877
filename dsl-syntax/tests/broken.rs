//! Broken lists: each file of `broken/` with its findings.

#![allow(clippy::disallowed_methods, reason = "samples, from disk")]

mod common;

use common::findings;

#[test]
fn findings_of_broken_lists() {
    insta::glob!("broken/*.qd", |path| {
        let text = std::fs::read_to_string(path).expect("a readable file");
        insta::assert_snapshot!(findings(&text).join("\n\n"));
    });
}
