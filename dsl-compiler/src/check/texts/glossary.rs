//! Where agreed words stand in a text: the renderings of terms and the names of outcomes, the longest first.

use std::ops::Range;

use super::pairs::Quotations;

/// Something with a Chinese and an English wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wording {
    /// The term or outcome, by its position in its table.
    pub(super) what: usize,
    pub(super) zh: String,
    pub(super) en: String,
}

/// Where a wording stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    pub(super) what: usize,
    pub(super) range: Range<usize>,
    /// In the plural, or otherwise not as agreed to the letter.
    pub(super) inflected: bool,
}

/// Every place of every wording in a Chinese text, those inside longer ones too.
pub(super) fn chinese(text: &str, wordings: &[Wording]) -> Vec<Use> {
    let mut uses = Vec::new();
    for wording in wordings {
        for (at, _) in text.match_indices(wording.zh.as_str()) {
            uses.push(Use { what: wording.what, range: at..at + wording.zh.len(), inflected: false });
        }
    }
    uses
}

/// Every place of every wording in an English text: whole words, in any case, hyphens as spaces, with a plural at the end.
pub(super) fn english(text: &str, wordings: &[Wording]) -> Vec<Use> {
    let words = split(text);
    let mut uses = Vec::new();
    for wording in wordings {
        let wanted = split(&wording.en);
        if wanted.is_empty() {
            continue;
        }
        for window in words.windows(wanted.len()) {
            let Some((first, last)) = window.first().zip(window.last()) else { continue };
            let same = window.iter().zip(&wanted).enumerate().all(|(at, (word, wanted_word))| {
                let joined = at == 0 || word.before == wanted_word.before;
                joined
                    && (word.text == wanted_word.text
                        || at + 1 == wanted.len() && plural(&word.text, &wanted_word.text))
            });
            if same {
                let range = first.range.start..last.range.end;
                let inflected = !text.get(range.clone()).is_some_and(|found| found.eq_ignore_ascii_case(&wording.en));
                uses.push(Use { what: wording.what, range, inflected });
            }
        }
    }
    uses
}

/// Uses that lie in no longer one, and in no quotation.
pub(super) fn meant(uses: &[Use], quotations: &Quotations) -> Vec<Use> {
    let inside = |a: &Use| {
        uses.iter()
            .any(|b| b.range.start <= a.range.start && a.range.end <= b.range.end && b.range.len() > a.range.len())
    };
    uses.iter().filter(|found| !inside(found) && !quotations.hold(found.range.start)).cloned().collect()
}

#[derive(Debug)]
struct Word {
    text: String,
    range: Range<usize>,
    /// What stands between it and the word before; blanks and hyphens are the same.
    before: String,
}

/// Lower-case words; a possessive `'s` is no part of its word.
fn split(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start: Option<usize> = None;
    let mut last_end = 0;
    let mut close = |start: usize, end: usize, words: &mut Vec<Word>| {
        let word = text.get(start..end).unwrap_or_default();
        let between = text.get(last_end..start).unwrap_or_default();
        let possessive = word == "s" && matches!(between, "'" | "’");
        last_end = end;
        if possessive {
            return;
        }
        let blank = between.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '‑'));
        let before = if blank { " ".to_owned() } else { between.to_owned() };
        words.push(Word { text: word.to_lowercase(), range: start..end, before });
    };
    for (at, c) in text.char_indices() {
        let letter = c.is_alphanumeric() && !matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}');
        match (letter, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                close(from, at, &mut words);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        close(from, text.len(), &mut words);
    }
    words
}

/// `handlers` for `handler`, `processes`, `companies`.
fn plural(word: &str, singular: &str) -> bool {
    let ending = word.strip_prefix(singular);
    let ies = singular.strip_suffix('y').and_then(|stem| word.strip_prefix(stem));
    matches!(ending, Some("s" | "es")) || ies == Some("ies")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(what: usize, zh: &str, en: &str) -> Wording {
        Wording { what, zh: zh.to_owned(), en: en.to_owned() }
    }

    #[test]
    fn the_longest_wording_is_meant() {
        let wordings = [
            wording(0, "个人信息", "personal information"),
            wording(1, "敏感个人信息", "sensitive personal information"),
        ];
        let what = |uses: Vec<Use>| uses.iter().map(|found| found.what).collect::<Vec<_>>();
        let none = Quotations::of("");
        assert_eq!(what(meant(&chinese("敏感个人信息", &wordings), &none)), [1]);
        assert_eq!(what(meant(&english("Sensitive personal information.", &wordings), &none)), [1]);
        assert_eq!(what(meant(&chinese("个人信息和敏感个人信息", &wordings), &none)), [0, 1]);
        let quoted = "“个人信息”";
        assert_eq!(what(meant(&chinese(quoted, &wordings), &Quotations::of(quoted))), Vec::<usize>::new());
    }

    #[test]
    fn english_words_are_whole_and_may_be_inflected() {
        let wordings = [wording(0, "数据处理者", "data handler"), wording(1, "机关", "authority")];
        let found = |text: &str| english(text, &wordings).len();
        for text in ["Data handlers", "the data-handler's duty", "a data handler", "two authorities"] {
            assert_eq!(found(text), 1, "{text}");
        }
        let with_marks = [wording(0, "清单（负面清单）", "Management List (Negative List)")];
        assert_eq!(english("The Management List (Negative List) of 2024", &with_marks).len(), 1);
        for text in ["metadata handler", "data, handler", "data handlering", "author"] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}
