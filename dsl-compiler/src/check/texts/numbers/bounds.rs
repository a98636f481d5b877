//! The boundary words that stand beside a number, before it or after its unit.

use std::ops::Range;

use dsl_syntax::ast::BoundWord;

use super::super::boundary;
use super::super::numerals::{digit, is_blank, is_chinese};
use super::Reader;

/// A boundary word beside a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check::texts) struct Bound {
    pub(in crate::check::texts) word: BoundWord,
    /// The words themselves, in bytes.
    pub(in crate::check::texts) range: Range<usize>,
}

impl Reader<'_> {
    /// The boundary word before or after the number.
    pub(super) fn bound(&self, at: usize, end: usize) -> Option<Bound> {
        self.chinese_bound(at, end).or_else(|| self.english_bound(at, end))
    }

    fn chinese_bound(&self, at: usize, end: usize) -> Option<Bound> {
        let start = self.letters.byte(at);
        let before = self.text.get(..start)?.trim_end_matches(is_blank);
        for (word, meaning) in boundary::CHINESE_BEFORE {
            if before.ends_with(word) {
                return Some(Bound { word: *meaning, range: before.len() - word.len()..before.len() });
            }
        }
        // Up to four characters of unit stand between the number and 以上.
        let from = self.letters.byte(end);
        let rest = self.text.get(from..)?;
        let mut skipped = 0;
        for (offset, c) in rest.char_indices() {
            let here = rest.get(offset..)?;
            if let Some((word, meaning)) = boundary::CHINESE_AFTER.iter().find(|(word, _)| here.starts_with(word)) {
                return Some(Bound { word: *meaning, range: from + offset..from + offset + word.len() });
            }
            let unit = c.is_alphabetic()
                && !c.is_ascii()
                && !is_chinese(c)
                && !matches!(c, '的' | '且' | '和' | '或' | '至' | '到');
            skipped += 1;
            if !(unit || is_blank(c)) || skipped > 4 {
                break;
            }
        }
        None
    }

    fn english_bound(&self, at: usize, end: usize) -> Option<Bound> {
        let start = self.letters.byte(at);
        let mut before = self.text.get(..start)?;
        // `more than about 5 million`, `at least a hundred`.
        for filler in ["", "about ", "the ", "a total of ", "some "] {
            if let Some(shorter) = before.strip_suffix(filler) {
                before = shorter;
            }
        }
        let before = before.trim_end_matches(is_blank);
        let lower = before.to_ascii_lowercase();
        for (word, meaning) in boundary::ENGLISH_BEFORE {
            let Some(rest) = lower.strip_suffix(word) else { continue };
            if !rest.ends_with(|c: char| c.is_ascii_alphanumeric()) && before.len() < start {
                return Some(Bound { word: *meaning, range: rest.len()..before.len() });
            }
        }
        let from = self.letters.byte(end);
        let rest = self.text.get(from..)?;
        let lower = rest.to_ascii_lowercase();
        let mut at = 0;
        for _ in 0..4 {
            let blank = lower.get(at..)?.chars().next().filter(|c| is_blank(*c))?;
            at += blank.len_utf8();
            let here = lower.get(at..)?;
            for (word, meaning) in boundary::ENGLISH_AFTER {
                let Some(after) = here.strip_prefix(word) else { continue };
                let goes_on = after.starts_with(|c: char| c.is_ascii_alphanumeric())
                    || after.starts_with(" than")
                    || after.trim_start_matches(is_blank).starts_with(|c: char| digit(c).is_some());
                if !goes_on {
                    return Some(Bound { word: *meaning, range: from + at..from + at + word.len() });
                }
            }
            let word: usize = here.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if word == 0 || here.starts_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
            at += word;
        }
        None
    }
}
