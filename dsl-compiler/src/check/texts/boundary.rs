//! The boundary words of prose in both languages, each with the one of the statute's four meanings that it has. Prose has more of
//! them than lists may use (`dsl-syntax/src/language/table.rs`); a test holds that those of lists are among them.

use dsl_syntax::ast::BoundWord;

use BoundWord::{AtLeast, AtMost, Over, Under};

/// Words that stand right before a Chinese number, the longer before the shorter that they end with.
pub(super) const CHINESE_BEFORE: &[(&str, BoundWord)] = &[
    ("不超过", AtMost),
    ("未超过", AtMost),
    ("不多于", AtMost),
    ("不高于", AtMost),
    ("不大于", AtMost),
    ("不少于", AtLeast),
    ("不低于", AtLeast),
    ("不小于", AtLeast),
    ("不满", Under),
    ("未满", Under),
    ("不足", Under),
    ("未达到", Under),
    ("未达", Under),
    ("不到", Under),
    ("至少", AtLeast),
    ("至多", AtMost),
    ("最多", AtMost),
    ("达到", AtLeast),
    ("超过", Over),
    ("多于", Over),
    ("大于", Over),
    ("高于", Over),
    ("少于", Under),
    ("小于", Under),
    ("低于", Under),
];

/// Words that stand after a Chinese number and its unit.
pub(super) const CHINESE_AFTER: &[(&str, BoundWord)] = &[
    ("及以上", AtLeast),
    ("或以上", AtLeast),
    ("（含）以上", AtLeast),
    ("以上", AtLeast),
    ("及以下", AtMost),
    ("或以下", AtMost),
    ("（含）以下", AtMost),
    ("以下", AtMost),
    ("以内", AtMost),
    ("之内", AtMost),
];

/// Words that stand right before an English number, the longer before the shorter that they end with.
pub(super) const ENGLISH_BEFORE: &[(&str, BoundWord)] = &[
    ("at least", AtLeast),
    ("not less than", AtLeast),
    ("no less than", AtLeast),
    ("not fewer than", AtLeast),
    ("no fewer than", AtLeast),
    ("not under", AtLeast),
    ("not below", AtLeast),
    ("a minimum of", AtLeast),
    ("at most", AtMost),
    ("not more than", AtMost),
    ("no more than", AtMost),
    ("not over", AtMost),
    ("not above", AtMost),
    ("not exceed", AtMost),
    ("not exceeding", AtMost),
    ("not to exceed", AtMost),
    ("up to", AtMost),
    ("within", AtMost),
    ("a maximum of", AtMost),
    ("more than", Over),
    ("greater than", Over),
    ("in excess of", Over),
    ("exceeding", Over),
    ("exceeds", Over),
    ("exceed", Over),
    ("over", Over),
    ("above", Over),
    ("less than", Under),
    ("fewer than", Under),
    ("under", Under),
    ("below", Under),
];

/// Words that stand after an English number and what it counts.
pub(super) const ENGLISH_AFTER: &[(&str, BoundWord)] = &[
    ("or more", AtLeast),
    ("and more", AtLeast),
    ("or above", AtLeast),
    ("and above", AtLeast),
    ("and over", AtLeast),
    ("or over", AtLeast),
    ("and upwards", AtLeast),
    ("or less", AtMost),
    ("or fewer", AtMost),
    ("and less", AtMost),
    ("and fewer", AtMost),
    ("or below", AtMost),
    ("and below", AtMost),
    ("or under", AtMost),
];

/// The usual words for a meaning: Chinese, and English as it stands before a number.
pub(super) fn usual(word: BoundWord) -> (&'static str, &'static str) {
    match word {
        AtLeast => ("以上", "at least"),
        AtMost => ("以下", "at most"),
        Over => ("超过", "more than"),
        Under => ("不满", "under"),
    }
}

/// Whether the number itself is taken in.
pub(super) fn includes(word: BoundWord) -> bool {
    matches!(word, AtLeast | AtMost)
}

#[cfg(test)]
mod tests {
    use dsl_syntax::boundary_words;
    use dsl_syntax::tree::SyntaxKind;

    use super::*;

    /// Prose has more boundary words than the language, and every one of the language's.
    #[test]
    fn every_boundary_word_of_the_language_is_one_of_prose() {
        for keyword in boundary_words() {
            let meaning = match keyword.kind {
                SyntaxKind::AtLeast => AtLeast,
                SyntaxKind::AtMost => AtMost,
                SyntaxKind::Over => Over,
                SyntaxKind::Under => Under,
                other => panic!("{other:?} has no meaning here"),
            };
            for form in keyword.english {
                assert!(ENGLISH_BEFORE.contains(&(*form, meaning)), "ENGLISH_BEFORE lacks {form}");
            }
            for form in keyword.chinese {
                let (list, name) = if keyword.follows(form) {
                    (CHINESE_AFTER, "CHINESE_AFTER")
                } else {
                    (CHINESE_BEFORE, "CHINESE_BEFORE")
                };
                assert!(list.contains(&(*form, meaning)), "{name} lacks {form}");
            }
        }
    }
}
