//! The layout over lists that nobody wrote: it stays where it is, changes no decision, and keywords go there and back.

use dsl_syntax::format::{Language, Options, format};
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
        let (english, chinese) = (Some(Language::English), Some(Language::Chinese));
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
