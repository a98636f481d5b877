//! Laws that are no editions: what their declaration says, and what is found in it.

use dsl_compiler::check::check;
use dsl_syntax::Language;
use dsl_syntax::ast::Date;
use dsl_syntax::format::{Options, format};
use qingdan_tests::{Lists, Memory};

const LAW: &str = "unit people { title zh \"人\" en \"people\" }
source gazette { title zh \"公报\" en \"Gazette\" }
law pipl {
  title zh \"个人信息保护法\" en \"Personal Information Protection Law\"
  in force 2021-11-01
  note zh \"8人\" en \"8 people\"
  cite gazette \"Article 74\"
}
";

/// The codes of what is found in a text.
fn found(text: &str) -> Vec<String> {
    let found = check(&Memory::one(text)).unwrap().diagnostics;
    found.iter().map(|finding| finding.code.as_str().to_owned()).collect()
}

#[test]
fn a_law_has_its_title_its_date_and_its_source() {
    let lists = Lists::text(LAW).unwrap();
    assert_eq!(lists.findings, vec![]);
    let [law] = lists.model.laws.as_slice() else { panic!("{:?}", lists.model.laws) };
    assert_eq!((law.name.as_str(), law.title.zh()), ("pipl", Some("个人信息保护法")));
    assert_eq!(law.in_force, Some(Date { year: 2021, month: 11, day: 1 }));
    assert_eq!((law.notes.len(), law.provenance.cites.len(), law.provenance.unverified), (1, 1, false));
}

#[test]
fn it_is_laid_out_in_both_languages_and_back() {
    let laid = |text: &str, keywords| format(text, &Options { keywords, ..Options::default() }).unwrap();
    let english = laid(LAW, Some(Language::En));
    let chinese = laid(LAW, Some(Language::Zh));
    assert_eq!(english, laid(LAW, None));
    assert!(chinese.contains("法律 pipl {\n") && chinese.contains("  施行 2021-11-01\n"), "{chinese}");
    assert_eq!(laid(&chinese, Some(Language::En)), english);
    assert_eq!(found(&chinese), Vec::<String>::new());
}

#[test]
fn what_is_wrong_in_it_is_told() {
    for (old, new, code) in [
        ("  in force 2021-11-01\n", "", "missing"),
        ("  in force 2021-11-01\n", "  in force 2021-11-01\n  in force 2021-11-02\n", "doubled-line"),
        ("  in force 2021-11-01\n", "  in force 2021-13-01\n", "bad-date"),
        ("  in force 2021-11-01\n", "  in force 2021-11-01\n  publisher \"x\"\n", "syntax"),
        ("law pipl", "law pipl { in force 2021-11-01 }\nlaw pipl", "doubled-name"),
        ("cite gazette", "cite gazzette", "unknown-name"),
        (" en \"Personal Information Protection Law\"", "", "missing-translation"),
        ("8 people", "9 people", "number-mismatch"),
    ] {
        let text = LAW.replacen(old, new, 1);
        assert_ne!(text, LAW);
        assert_eq!(found(&text), [code], "{text}");
    }
}

/// Laws stand outside editions, and their word is a name elsewhere.
#[test]
fn the_word_is_free_as_a_name() {
    let edition = "outcome law\nsource gazette { title zh \"公报\" en \"Gazette\" }\nsource law { title zh \"法\" en \"Law\" }\n\
        law law {\n  in force 2021-11-01\n  cite law \"1\"\n}\n\
        edition e {\n  title zh \"版\" en \"E\"\n  strictness law\n  bands { law otherwise [law \"2\"] }\n}\n";
    assert_eq!(found(edition), Vec::<String>::new());
    let within = edition.replace("  strictness", "  law inner { in force 2021-11-01 }\n  strictness");
    assert!(found(&within).iter().any(|code| code == "syntax" || code == "misplaced"), "{:?}", found(&within));
}
