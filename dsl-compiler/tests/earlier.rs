//! `was`, `keeps` and `bands for`: nothing is its own earlier self, and nothing is named twice.
#![allow(clippy::unwrap_used, reason = "a test")]
mod told;

use dsl_syntax::{Code, Severity};
use told::{all_told, findings};

const SHARED: &str = "outcome free\noutcome contract\nunit people { title zh \"人\" en \"people\" }\n\
    measure aa { unit people }\n";

const OLD: &str = "edition old { strictness free < contract\n bands open }\n";

fn errors(text: &str) -> String {
    all_told(&format!("{SHARED}{text}"), Severity::Error)
}

#[test]
fn a_scenario_twice_in_bands_for() {
    let text = format!(
        "{SHARED}{OLD}industry cars in old {{\n\
         bands for sale, rent, sale, sale {{ contract when aa at least 1 people\n free otherwise }}\n\
         scenario sale {{ }}\n scenario rent {{ }} }}"
    );
    insta::assert_snapshot!(all_told(&text, Severity::Warning));
    let doubled = findings(&text).into_iter().filter(|one| one.code == Code::DoubledName);
    let mut edits: Vec<_> = doubled.flat_map(|one| one.fixes).flat_map(|fix| fix.edits).collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut mended = text.clone();
    for edit in edits {
        mended.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    assert_eq!(mended, text.replace("sale, rent, sale, sale", "sale, rent"));
    assert!(!all_told(&mended, Severity::Warning).contains("sale, "));
}

#[test]
fn a_thing_that_was_itself() {
    insta::assert_snapshot!(errors(&format!(
        "{OLD}measure bb {{ unit people\n was old bb }}\n\
         industry cars in old {{ was old cars\n\
         flag used {{ was old used }}\n\
         scenario sale {{ was old cars/sale\n bands open }} }}\n\
         category roads in old {{ was old roads\n subcategory bridges {{ was old roads/bridges }} }}"
    )));
}

#[test]
fn circles_of_was() {
    insta::assert_snapshot!(errors(&format!(
        "{OLD}edition new {{ strictness free < contract\n bands open }}\n\
         industry cars in old {{ was new cars\n scenario sale {{ was new cars/rent\n bands open }} }}\n\
         industry cars in new {{ was old cars\n scenario sale {{ was old cars/sale\n bands open }}\n\
         scenario rent {{ was new cars/sale\n bands open }} }}\n\
         category roads in old {{ was new ways }}\n category ways in new {{ was old roads }}"
    )));
}

#[test]
fn a_was_written_twice() {
    insta::assert_snapshot!(errors(&format!(
        "{OLD}edition new {{ strictness free < contract\n bands open }}\n\
         industry cars in old {{ scenario sale {{ bands open }} }}\n\
         industry vans in new {{ was old cars\n was old cars\n scenario sale {{ bands open }} }}"
    )));
}

#[test]
fn what_an_edition_keeps_of_itself() {
    let procedure = |keeps: &str| {
        format!(
            "procedure filing {{ party handler {{ }}\n document notice {{ }}\n\
             step ask {{ by handler\n gives notice }}\n {keeps} }}"
        )
    };
    let edition = |name: &str, keeps: &str| {
        format!("edition {name} {{ strictness free < contract\n bands open\n {} }}\n", procedure(keeps))
    };
    let own = edition("old", "keeps old notice");
    let circle = edition("old", "keeps new notice") + &edition("new", "keeps old notice");
    let sound = edition("old", "") + &edition("new", "keeps old notice");
    insta::assert_snapshot!(errors(&own) + "\n" + &errors(&circle));
    assert_eq!(errors(&sound), "");
}

/// The same name in two editions is one fact, and what was renamed back is no circle of one thing.
#[test]
fn sound_lines() {
    assert_eq!(
        errors(&format!(
            "{OLD}edition new {{ strictness free < contract\n bands open }}\n\
             industry cars in old {{ flag used {{ }}\n scenario sale {{ bands open }} }}\n\
             industry cars in new {{ was old cars\n flag used {{ was old used }}\n\
             scenario sale {{ was old cars/sale\n bands open }} }}"
        )),
        ""
    );
}
