//! Facts as people give them: by name or title, in either language; what two things are called is asked back.

use dsl_artifact::{Expected, FactError, Loaded, Vocabulary};
use dsl_compiler::artefact::{compile, vocabulary};
use dsl_compiler::model::EditionId;
use dsl_report::refusals::fact;
use dsl_report::say;
use dsl_syntax::Language;
use qingdan_tests::Lists;

/// Two facts and two values of one title, and in two industries scenarios of one title; another edition knows more.
fn lists() -> Lists {
    let text = r#"
outcome free { title zh "自由" en "free" }
outcome contract { title zh "合同" en "contract" }
unit people { title zh "人" en "people" }
measure guests { unit people title zh "人数" en "Head count" }
measure staff { unit people title zh "人数" en "staff" }
attribute kind one of { small zh "小" en "small", tiny zh "小" en "tiny", large zh "大" en "large" } { title zh "规模" en "size" }
flag exempt { title zh "豁免" en "exempt" }
edition e {
  title zh "版" en "e"
  strictness free < contract
  bands { contract when guests at least 10 people
      or staff at least 10 people
      or kind is large
    free otherwise }
}
industry hotels in e {
  title zh "酒店" en "Hotels"
  scenario booking { title zh "预订" en "Booking"
  bands { contract when exempt
    free otherwise } }
}
industry ships in e {
  title zh "航运" en "Ships"
  scenario berths { title zh "预订" en "Booking"
  bands { free otherwise } }
}
edition f { title zh "别" en "f"
  strictness free < contract
  bands { free otherwise } }
industry trains in f {
  title zh "铁路" en "Trains"
  flag sleeper { title zh "卧铺" en "sleeping car" }
  scenario seats { title zh "座位" en "Seats"
  bands { free otherwise } }
}
"#;
    let lists = Lists::text(text).unwrap();
    assert_eq!(lists.errors(), Vec::<String>::new());
    lists
}

#[test]
fn a_title_is_as_good_as_a_name() {
    let lists = lists();
    let loaded = Loaded::from_artefact(compile(&lists.model, &lists.files, EditionId(0)).unwrap()).unwrap();
    let by_name = loaded.facts(["industry=hotels", "scenario=booking", "guests=10000", "kind=large", "exempt=yes"]);
    for words in [
        ["行业=酒店", "场景=预订", "head COUNT=1万", "规模=大", "豁免=是"],
        ["Industry=HOTELS", "scenario=booking", "guests=10_000", "Size=LARGE", "Exempt=true"],
    ] {
        assert_eq!(loaded.facts(words), by_name, "{words:?}");
    }
}

#[test]
fn a_title_that_two_things_share_names_both() {
    let lists = lists();
    let loaded = Loaded::from_artefact(compile(&lists.model, &lists.files, EditionId(0)).unwrap()).unwrap();
    let shared = |words: &[&str]| match loaded.facts(words.iter().copied()) {
        Err(error @ FactError::Ambiguous { .. }) => say(&fact(&error), Language::En),
        other => panic!("{words:?}: {other:?}"),
    };
    assert_eq!(shared(&["人数=1"]), "`人数` is the title of `guests` and `staff`; give the name that is meant");
    assert_eq!(shared(&["kind=小"]), "`小` is the title of `small` and `tiny`; give the name that is meant");
    // Which scenario is meant is known by the industry; without one it is not.
    assert_eq!(
        shared(&["scenario=Booking"]),
        "`Booking` is the title of `booking` and `berths`; give the name that is meant"
    );
    assert!(loaded.facts(["industry=ships", "scenario=Booking"]).is_ok());
}

/// Names that only another edition has: whoever has the folder knows them, the artefact alone does not.
#[test]
fn what_other_editions_call_their_things() {
    let lists = lists();
    let loaded = Loaded::from_artefact(compile(&lists.model, &lists.files, EditionId(0)).unwrap()).unwrap();
    let others = vocabulary(&lists.model, EditionId(0));
    let words = ["industry=铁路", "scenario=Seats", "卧铺=是"];
    let facts = loaded.facts_beside(&others, words).unwrap();
    assert_eq!(facts, {
        let mut same = loaded.facts(["industry=other", "scenario=other"]).unwrap();
        loaded.add_beside(&others, &mut same, "sleeper", "no").unwrap();
        same
    });
    for (word, key) in [("industry=铁路", "industry"), ("scenario=seats", "scenario")] {
        let error = loaded.facts_beside(&Vocabulary::default(), [word]).unwrap_err();
        assert!(
            matches!(&error, FactError::Value { key: own, expected, .. } if own == key && **expected == Expected::Listed),
            "{error:?}"
        );
    }
    assert!(matches!(loaded.facts(["sleeper=yes"]), Err(FactError::Key { .. })));
}
