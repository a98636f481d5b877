//! Bands as a reader is told of them: each pair of clauses by itself, and what an open clause decides.
#![allow(clippy::unwrap_used, reason = "a test")]
mod told;

use dsl_syntax::{Code, Extent, Severity};
use told::{all_told, findings};

fn edition(lines: &str) -> String {
    format!(
        "outcome free\noutcome contract\noutcome assessment\nunit people {{ title zh \"人\" en \"people\" }}\n\
         measure aa {{ unit people }}\nflag ff\n\
         edition e {{ strictness free < contract < assessment\n strictest prevails\n {lines} }}"
    )
}

/// Two clauses that a third one meets at one least point, with the same outcomes: each pair has its own region.
#[test]
fn two_pairs_that_begin_alike() {
    let text = edition(
        "bands { assessment when aa at least 5, under 7 people\n assessment when aa at least 5 people\n\
         contract when aa under 9 people }",
    );
    let collisions: Vec<_> = findings(&text).into_iter().filter(|one| one.code == Code::BandCollision).collect();
    let regions = collisions.iter().map(|one| one.facts.as_ref().unwrap().region.clone());
    let counts = |min, max| vec![vec![("aa".to_owned(), Extent::Count { min, max: Some(max) })]];
    assert_eq!(regions.collect::<Vec<_>>(), [counts(5, 6), counts(5, 8)]);
}

/// What an open clause gives at most is part of the answer, and what another holds open need not be said twice.
#[test]
fn an_open_clause_decides() {
    let alive = edition(
        "bands { open { free, assessment } when aa at least 10\n contract when aa at least 10\n free otherwise }",
    );
    let needed = edition(
        "bands { open { contract, assessment } when aa at least 10\n contract when aa at least 10\n free otherwise }",
    );
    let rules = edition("bands open\n rules { open { free, assessment } when ff\n contract when ff }");
    let gap = edition("bands { open { free, contract } when aa at least 10, under 20 people\n free otherwise }");
    let inversion = edition(
        "bands { open { free, assessment } when aa at least 10, under 20 people\n contract when aa at least 20\n free otherwise }",
    );
    let all = [alive, needed, rules, gap, inversion].map(|text| all_told(&text, Severity::Warning));
    insta::assert_snapshot!(all.join("\n---\n"));
}
