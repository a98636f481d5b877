//! The layout over lists that nobody wrote: it stays where it is, changes no decision, and keywords go there and back.

use dsl_syntax::Language;
use dsl_syntax::format::{Options, format};
use qingdan_tests::Lists;
use qingdan_tests::print::text;

use super::generated::over_lists;

fn formatted(text: &str, keywords: Option<Language>) -> Result<String, String> {
    format(text, &Options { keywords, ..Options::default() })
        .map_err(|refused| format!("{:#?}\n{text}", refused.findings))
}

/// What a list means, without the places that it stands at.
fn meaning(lists: &Lists) -> String {
    let printed = format!("{:?}", lists.model);
    let mut out = String::new();
    let mut rest = printed.as_str();
    while let Some((before, after)) = rest.split_once("Span {") {
        out += before;
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    out + rest
}

#[test]
fn generated_lists_keep_their_meaning() {
    over_lists(300, |plan, lists| {
        let written = text(plan);
        let (english, chinese) = (Some(Language::En), Some(Language::Zh));
        for keywords in [None, english, chinese] {
            let once = formatted(&written, keywords)?;
            if formatted(&once, keywords)? != once || formatted(&once, None)? != once {
                return Err(format!("formatted again, it changes:\n{once}"));
            }
            let again = Lists::text(&once)?;
            if !again.errors().is_empty() || meaning(&again) != meaning(lists) {
                return Err(format!("it means something else: {:?}\n{once}", again.errors()));
            }
        }
        let (in_english, in_chinese) = (formatted(&written, english)?, formatted(&written, chinese)?);
        if formatted(&in_chinese, english)? != in_english || formatted(&in_english, chinese)? != in_chinese {
            return Err(format!("there and back is not the same:\n{in_english}\n{in_chinese}"));
        }
        Ok(())
    });
}

/// A line that begins with a word that may be a name stands behind a unit as well as below it, in both keyword sets.
#[test]
fn what_follows_a_unit_is_no_part_of_it() {
    let shared = "outcome free
        unit people { title zh \"人\" en \"people\" }
        measure personal { unit people }
        category logs in e { title zh \"日志\" en \"logs\" }
        edition e { strictness free\n bands { free otherwise }
        important item { title zh \"条目\" en \"item\"\n BODY } }";
    let why = "why zh \"甲\" en \"a\"";
    let other = "reading wide { listed\n why zh \"乙\" en \"b\" }";
    let reading = |bound: &str, gap: &str, why: &str| {
        format!("reading narrow taken {{ when personal {bound}{gap}{why}\n cite s }}\n{other}")
    };
    let chinese = "理由 中文 \"甲\" 英文 \"a\"";
    for (one, other) in [
        (reading("at least 10 people", " ", why), reading("at least 10 people", "\n", why)),
        (reading("at least 10", " ", why), reading("at least 10", "\n", why)),
        (reading("at least 10 people", " ", chinese), reading("at least 10 people", "\n", why)),
        (reading("超过10人", " ", chinese), reading("超过10人", "\n", chinese)),
        (reading("超过10人", "", chinese), reading("超过10人", "\n", chinese)),
        ("when personal over 5 people category logs".into(), "when personal over 5 people\n category logs".into()),
        ("当 personal 超过5人 类别 logs".into(), "当 personal 超过5人\n 类别 logs".into()),
        ("当 personal 超过5人类别 logs".into(), "当 personal 超过5人\n 类别 logs".into()),
        ("当 personal 超过5人依据 s".into(), "当 personal 超过5人\n 依据 s".into()),
    ] {
        let written = |body: &str| {
            let lists =
                Lists::text(&format!("source s {{ title zh \"法\" en \"law\" }}\n{}", shared.replace("BODY", body)));
            let lists = lists.unwrap();
            assert_eq!(lists.errors(), Vec::<String>::new(), "{body}");
            meaning(&lists)
        };
        assert_eq!(written(&one), written(&other), "{one}");
    }
}
