//! How long an editor waits: from a change to the findings of its version, and for a completion, on a list of 10,000 lines.
//!
//! `cargo bench -p dsl-cli --bench editor`
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    dead_code,
    reason = "a benchmark"
)]

mod client;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use client::Client;
use serde_json::json;

/// How many changes are timed.
const CHANGES: usize = 1_000;

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("lists")).expect("a folder");
    let text = list(10_000);
    let uri = format!("file://{}/lists/list.qd", folder.path().display());
    std::fs::write(folder.path().join("lists/list.qd"), &text).expect("a file");
    let (mut client, _) = Client::greeted(folder.path(), &["utf-16"]);
    let start = Instant::now();
    client.open(&uri, &text);
    let found = client.findings(&uri, 1).len();
    println!("{} lines, {} bytes: opened in {:?}, {found} findings", text.lines().count(), text.len(), start.elapsed());

    let places: Vec<(usize, usize)> = text
        .lines()
        .enumerate()
        .filter_map(|(line, text)| Some((line, text.find("at least ")? + "at least ".len())))
        .collect();
    let mut times = Vec::new();
    let mut version = 1;
    for at in 0..CHANGES {
        // A digit is typed and taken away, each time in another scenario.
        let (line, character) = places[(at / 2 * 7919) % places.len()];
        let end = json!({ "line": line, "character": character + at % 2 });
        let change = json!([{ "range": { "start": { "line": line, "character": character }, "end": end }, "text": if at % 2 == 0 { "1" } else { "" } }]);
        version += 1;
        let start = Instant::now();
        client.change(&uri, version, change);
        client.findings(&uri, version);
        times.push(start.elapsed());
    }
    report("change to findings", times);

    let mut times = Vec::new();
    for at in 0..100 {
        let (line, character) = places[(at * 7919) % places.len()];
        let start = Instant::now();
        client
            .ask(
                "textDocument/completion",
                json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } }),
            )
            .unwrap();
        times.push(start.elapsed());
    }
    report("completion", times);

    let mut times = Vec::new();
    for at in 0..20 {
        version += 1;
        let (end, with) = if at % 2 == 0 { (0, "{") } else { (1, "") };
        let change = json!([{ "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": end } }, "text": with }]);
        let start = Instant::now();
        client.change(&uri, version, change);
        client.findings(&uri, version);
        times.push(start.elapsed());
    }
    report("change outside every scenario", times);
    println!("memory at its peak: {:.1} MB", client.peak().unwrap_or_default() as f64 / 1024.0);
    assert_eq!(client.end().code(), Some(0));
}

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!("{what}: median {:?}, p99 {:?}, most {:?}, of {}", at(50), at(99), at(100), times.len());
}

/// A list of about so many lines: one edition, industries of forty scenarios each.
fn list(lines: usize) -> String {
    let mut text = String::from(
        "outcome free { title zh \"自由流动\" en \"free flow\" }\noutcome contract { title zh \"标准合同\" en \"standard contract\" }\n\
         outcome assessment { title zh \"安全评估\" en \"security assessment\" }\nunit people { title zh \"人\" en \"people\" }\n\
         measure personal { unit people }\nmeasure sensitive { unit people }\nsource city-list {\n  title zh \"某市负面清单\" en \"A city's negative list\"\n  language zh\n}\n\
         edition city-2025 {\n  title zh \"某市清单\" en \"A city's list\"\n  strictness free < contract < assessment\n  strictest prevails\n  bands open\n}\n",
    );
    let mut scenario = 0;
    let mut count = text.lines().count();
    while count + 16 < lines {
        if scenario % 40 == 0 {
            let end = if scenario == 0 { "" } else { "}\n" };
            let number = scenario / 40;
            let _ = write!(
                text,
                "{end}industry i{number} in city-2025 {{\n  title zh \"行业{number}\" en \"Industry {number}\"\n"
            );
            count += 3;
        }
        let least = 20_000 + 10_000 * (scenario % 48);
        let _ = write!(
            text,
            "\n  scenario s{scenario} {{\n    title zh \"场景{scenario}号\" en \"Scenario number {scenario}\"\n    bands {{\n      \
             assessment when personal at least {0} people\n                   or sensitive at least {least} people           [city-list \"row {scenario}\"]\n      \
             contract   when personal at least {least}, under {0} people\n                   or sensitive at least 1, under {least} people  [city-list \"row {scenario}\"]\n      \
             free       otherwise                                    [city-list \"preamble\"]\n    }}\n    \
             example \"the line\" {{ personal {0} => assessment }}\n  }}\n",
            10 * least,
        );
        count += 12;
        scenario += 1;
    }
    text + "}\n"
}
