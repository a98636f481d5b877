//! Catalogues: what two editions name, what only one names and with what certainty, and words that stay free as names.

use dsl_artifact::Loaded;
use dsl_compiler::artefact::compile;
use dsl_compiler::coverage::coverage;
use dsl_compiler::diff::{CatalogueDiff, Status, diff};
use dsl_compiler::model::EditionId;
use qingdan_tests::Lists;

const SHARED: &str = r#"
outcome free
outcome contract
unit people { title zh "人" en "people" }
measure personal { unit people }
"#;

fn lists(text: &str) -> Lists {
    let lists = Lists::text(&format!("{SHARED}{text}")).unwrap();
    assert_eq!(lists.errors(), Vec::<String>::new());
    lists
}

fn edition(name: &str, totals: &str, more: &str) -> String {
    format!(
        "edition {name} {{ strictness free < contract\n expects {{ {totals} }}\n bands {{ free otherwise }}\n {more} }}\n"
    )
}

fn two(old_totals: &str) -> CatalogueDiff {
    let lists = lists(&format!(
        "{}{}
         category land in old {{ title zh \"土地\" en \"Land\"
           subcategory maps {{ number 1 }}
           subcategory mines {{ number 2 }} }}
         category sea in old
         {{ title zh \"海洋\" en \"Sea\" }}
         category land in new {{ title zh \"土地\" en \"Land and soil\"
           subcategory charts {{ number 1
             was old land/maps }}
           subcategory rivers {{ number 2 }} }}",
        edition("old", old_totals, ""),
        edition("new", "categories 1; subcategories 2", ""),
    ));
    diff(&lists.model, EditionId(0), EditionId(1)).unwrap().catalogue.unwrap()
}

fn fared(diff: &CatalogueDiff) -> Vec<(&str, Status, bool)> {
    diff.entries.iter().map(|entry| (entry.path.as_str(), entry.status, entry.certain)).collect()
}

#[test]
fn what_only_one_edition_names_is_new_where_the_other_is_whole() {
    let diff = two("categories 2; subcategories 2");
    assert_eq!(
        fared(&diff),
        [
            ("land", Status::Changed, true),
            ("land/charts", Status::Changed, true),
            ("land/rivers", Status::Added, true),
            ("land/mines", Status::Removed, true),
            ("sea", Status::Removed, true),
        ]
    );
    assert!(diff.entries[1].is_renamed());
    assert_eq!(diff.entries[1].was, ["land/maps"]);
}

#[test]
fn nothing_is_new_where_the_other_edition_has_what_nobody_names() {
    let diff = two("categories 3; subcategories 3");
    let rivers = fared(&diff)[2];
    assert_eq!(rivers, ("land/rivers", Status::Added, false));
    assert_eq!(diff.subcategories.0.unnamed(), Some(1));
    // No total is stated: what is named may be all, or not.
    assert_eq!(fared(&two(""))[2], ("land/rivers", Status::Added, false));
}

#[test]
fn an_edition_does_not_differ_from_itself() {
    let lists = lists(&format!(
        "{} category land in old {{ subcategory maps {{ number 1 }} }}",
        edition("old", "subcategories 41", "")
    ));
    let diff = diff(&lists.model, EditionId(0), EditionId(0)).unwrap();
    assert!(diff.is_empty() && diff.catalogue.unwrap().is_same());
}

#[test]
fn the_artefact_and_the_coverage_have_it() {
    let lists = lists(&format!(
        "{} category land in old {{ standard \"GB/T 1\"
           subcategory maps {{ number 1 }} }}",
        edition("old", "categories 13; subcategories 41", "important charts { category land/maps\n category land }")
    ));
    let artefact = compile(&lists.model, &lists.files, EditionId(0)).unwrap();
    let loaded = Loaded::from_artefact(artefact).unwrap();
    let edition = &loaded.artefact().editions[0];
    assert_eq!(edition.catalogue_totals.subcategories, Some(41));
    assert_eq!(edition.catalogue[0].entry.standards, ["GB/T 1"]);
    assert_eq!(edition.catalogue[0].subcategories[0].number, Some(1));
    let coverage = coverage(&lists.model, EditionId(0));
    assert_eq!([coverage.transcribed("categories"), coverage.transcribed("subcategories")], [Some(1), Some(1)]);
}

/// `category`, `subcategory`, `number` and `standard` are keywords only where such a line may stand.
#[test]
fn its_words_are_free_as_names() {
    lists(
        "flag category
         flag standard
         measure number { unit people }
         edition old { strictness free < contract
           bands { contract when number at least 1 people and category
             free otherwise }
           rules { contract when standard }
           example \"a\" { number 1
             category
             standard => contract } }
         industry subcategory in old {
           scenario category { bands { contract when number at least 2 people
               or standard
             free otherwise }
             fields { category
               number, zh \"数\", en \"number\" } } }",
    );
}
