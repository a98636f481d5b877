//! `hidden-character` and `confusable-text`: a legal text must read as it compiles.
//!
//! By Unicode's own tables: general categories for what nobody sees, the confusables of UTS 39 and the compatibility forms
//! of normalization for what looks like something else. Chinese punctuation in full width is as it should be.

use std::ops::Range;

use dsl_syntax::hidden::{Hidden, hidden};
use dsl_syntax::{Code, Diagnostic, FileId, Message, Span, TokenClass, is_space, message, token_classes};
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_security::confusable_detection::skeleton;

/// What a file's characters hide.
pub(crate) fn characters(file: FileId, text: &str) -> Vec<Diagnostic> {
    // Nearly all files are ASCII and plain Chinese, and then nothing is looked up.
    if text.chars().all(is_plain) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    // [`crate::source::read_all`] reads none that is longer, so that every place below fits.
    if u32::try_from(text.len()).is_err() {
        debug_assert!(false, "a text whose places are not counted in 32 bits");
        return findings;
    }
    for (region, range) in token_classes(text) {
        let Some(part) = text.get(range.clone()) else { continue };
        if part.chars().all(is_plain) {
            continue;
        }
        let part = Part { file, whole: text, base: range.start, text: part, region };
        part.hidden(&mut findings);
        if region != TokenClass::Comment {
            part.forms(&mut findings);
            part.words(&mut findings);
            part.strokes(&mut findings);
        }
    }
    findings
}

/// Characters that no check asks about: ASCII without controls, unified ideographs, and common punctuation.
fn is_plain(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{301F}' | '，' | '；' | '：' | '（' | '）' | '？' | '！')
        || matches!(c, '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '·')
}

struct Part<'a> {
    file: FileId,
    /// The text that it is a part of.
    whole: &'a str,
    base: usize,
    text: &'a str,
    region: TokenClass,
}

impl Part<'_> {
    fn span(&self, range: &Range<usize>) -> Span {
        let at = |offset: usize| (self.base + offset) as u32;
        Span::new(self.file, at(range.start), at(range.end))
    }

    /// Runs of characters of which `belongs` holds.
    fn runs(&self, belongs: impl Fn(usize, char) -> bool) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for (at, c) in self.text.char_indices() {
            if !belongs(at, c) {
                continue;
            }
            match runs.last_mut() {
                Some(last) if last.end == at => last.end = at + c.len_utf8(),
                _ => runs.push(at..at + c.len_utf8()),
            }
        }
        runs
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    // ------------------------------------------------------------ what nobody sees

    fn hidden(&self, findings: &mut Vec<Diagnostic>) {
        let kind = |at: usize, c: char| {
            let hidden = hidden(c)?;
            let allowed = match self.region {
                // Emoji are joined by hidden characters. What turns the order of reading deceives anywhere, and so does what makes
                // the rest of a comment look like a line of the list.
                TokenClass::Comment => !matches!(hidden, Hidden::Direction | Hidden::Break),
                _ => c == '\u{FEFF}' && self.base + at == 0,
            };
            (!allowed).then_some(hidden)
        };
        for run in self.runs(|at, c| kind(at, c).is_some()) {
            let first = self.slice(&run).chars().next().unwrap_or_default();
            let Some(hidden) = kind(run.start, first) else { continue };
            let code = codes(self.slice(&run));
            let (sentence, label) = match hidden {
                Hidden::Direction => (
                    message!("hidden-character.direction", code = &code),
                    message!("hidden-character.label-direction", code = code),
                ),
                Hidden::Break => (
                    message!("hidden-character.break", code = &code),
                    message!("hidden-character.label-break", code = code),
                ),
                Hidden::Invisible => {
                    (message!("hidden-character", code = &code), message!("hidden-character.label", code = code))
                }
                Hidden::Unknown => (
                    message!("hidden-character.unknown", code = &code),
                    message!("hidden-character.label-unknown", code = code),
                ),
            };
            let finding = Diagnostic::new(Code::HiddenCharacter, self.span(&run), sentence).at(label);
            let all_removable =
                self.slice(&run).chars().all(|c| self::hidden(c).is_some_and(|hidden| hidden != Hidden::Unknown));
            findings.push(if all_removable {
                self.without(&run, finding.help(message!("hidden-character.help")))
            } else {
                finding.help(message!("hidden-character.help-unknown"))
            });
        }
    }

    /// With the fix that takes hidden characters out.
    fn without(&self, run: &Range<usize>, finding: Diagnostic) -> Diagnostic {
        let (before, after) = self.whole.split_at_checked(self.base + run.start).unwrap_or_default();
        let after = after.get(run.len()..).unwrap_or_default();
        let is_blank = |part: Option<&str>| part.is_some_and(|part| part.chars().all(is_space));
        let parts = self.region == TokenClass::Code && self.slice(run).chars().all(is_space);
        // At a line's edge nothing is parted by them: the list says the same without them. A comment may end at them or not.
        if parts && (is_blank(before.rsplit('\n').next()) || is_blank(after.split('\n').next())) {
            return finding.fix(message!("hidden-character.remove"), self.span(run), "").safe();
        }
        let touches_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let words = touches_word(before.chars().next_back()) && touches_word(after.chars().next());
        let is_break = self.slice(run).chars().any(|c| hidden(c) == Some(Hidden::Break));
        if parts || (is_break && words) {
            return finding.fix(message!("hidden-character.space"), self.span(run), " ");
        }
        finding.fix(message!("hidden-character.remove"), self.span(run), "")
    }

    // ------------------------------------------------------------ other forms of a character

    /// Full-width letters and digits, mathematical letters, ligatures, Kangxi radicals, compatibility ideographs.
    fn forms(&self, findings: &mut Vec<Diagnostic>) {
        let plain = |c: char| {
            plain_form(c)
                .filter(|_| self.region == TokenClass::Text || c.general_category() != GeneralCategory::DecimalNumber)
        };
        for run in self.runs(|_, c| plain(c).is_some()) {
            let written = self.slice(&run);
            let right: String = written.chars().filter_map(plain).collect();
            let sentence = message!("confusable-text.form", found = written, code = codes(written), plain = &right);
            findings.push(self.confusable(&run, sentence, written, right));
        }
    }

    fn confusable(&self, range: &Range<usize>, sentence: Message, written: &str, right: String) -> Diagnostic {
        Diagnostic::new(Code::ConfusableText, self.span(range), sentence)
            .at(message!("confusable-text.label", code = codes(written)))
            .note(message!("confusable-text.note"))
            .help(message!("confusable-text.help"))
            .fix(message!("confusable-text.write", plain = &right), self.span(range), right)
    }

    // ------------------------------------------------------------ letters of another script

    /// Words of Latin letters among which others hide, and words all of whose letters pass for Latin.
    fn words(&self, findings: &mut Vec<Diagnostic>) {
        for word in self.runs(|_, c| c.is_alphabetic() && !is_cjk(c)) {
            let written = self.slice(&word);
            let foreign = |c: char| latin_twin(c).is_some();
            let mixed = written.chars().any(|c| c.is_ascii_alphabetic()) && written.chars().any(foreign);
            let disguised = written.chars().count() > 1 && written.chars().all(foreign);
            if !mixed && !disguised {
                continue;
            }
            let right: String = written.chars().map(|c| latin_twin(c).unwrap_or(c)).collect();
            let odd: String = written.chars().filter(|c| foreign(*c)).collect();
            let sentence = message!("confusable-text", found = written, code = codes(&odd), plain = &right);
            findings.push(self.confusable(&word, sentence, &odd, right));
        }
    }

    // ------------------------------------------------------------ strokes among ideographs

    /// Katakana and the like that pass for an ideograph, such as ニ for 二, between ideographs.
    fn strokes(&self, findings: &mut Vec<Diagnostic>) {
        let chars: Vec<(usize, char)> = self.text.char_indices().collect();
        for (index, (at, c)) in chars.iter().enumerate() {
            let Some(twin) = ideograph_twin(*c) else { continue };
            let neighbour = |offset: Option<usize>| offset.and_then(|offset| chars.get(offset)).map(|(_, c)| *c);
            let (before, after) = (neighbour(index.checked_sub(1)), neighbour(index.checked_add(1)));
            let han = |c: Option<char>| c.is_some_and(is_han);
            let kana = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{3041}'..='\u{30FF}'));
            if !(han(before) || han(after)) || kana(before) || kana(after) {
                continue;
            }
            let range = *at..*at + c.len_utf8();
            let written = c.to_string();
            let right = twin.to_string();
            let sentence = message!("confusable-text.form", found = &written, code = codes(&written), plain = &right);
            findings.push(self.confusable(&range, sentence, &written, right));
        }
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}

/// Ideographs and what is written among them, which are no words of letters.
fn is_cjk(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{2E80}'..='\u{33FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{AC00}'..='\u{D7AF}')
}

/// The plain characters that Unicode says this is a form of, where they are letters, digits or an ideograph.
fn plain_form(c: char) -> Option<String> {
    let radical = matches!(c, '\u{2E80}'..='\u{2FDF}');
    let category = c.general_category();
    let letter = matches!(
        category,
        GeneralCategory::UppercaseLetter
            | GeneralCategory::LowercaseLetter
            | GeneralCategory::DecimalNumber
            | GeneralCategory::OtherLetter
    );
    // ª and º are signs of their own.
    if c.is_ascii() || !(letter || radical) || matches!(c, 'ª' | 'º') {
        return None;
    }
    let one_ideograph = |form: &str| {
        let mut chars = form.chars();
        chars.next().is_some_and(is_han) && chars.next().is_none()
    };
    let mut written = [0; 4];
    let own: &str = c.encode_utf8(&mut written);
    let form: String = own.nfkc().collect();
    if form != own && (form.chars().all(|c| c.is_ascii_alphanumeric()) || one_ideograph(&form)) {
        return Some(form);
    }
    // Some radicals have no compatibility form, only a look-alike.
    let look: String = if radical { skeleton(own).collect() } else { return None };
    (look != own && one_ideograph(&look)).then_some(look)
}

/// The Latin letter for which a letter of another script passes.
fn latin_twin(c: char) -> Option<char> {
    // Below are Latin letters with marks, which are letters in their own right.
    if c < '\u{0370}' || is_cjk(c) || !c.is_alphabetic() {
        return None;
    }
    let mut written = [0; 4];
    let mut look = skeleton(c.encode_utf8(&mut written));
    let twin = look.next().filter(char::is_ascii_alphabetic)?;
    if look.next().is_some() {
        return None;
    }
    // The tables fold I, l and the like into l.
    Some(if twin == 'l' && c.is_uppercase() { 'I' } else { twin })
}

/// The ideograph for which another character passes.
fn ideograph_twin(c: char) -> Option<char> {
    if !matches!(c, '\u{3041}'..='\u{312F}' | '\u{31A0}'..='\u{31EF}') {
        return None;
    }
    let mut written = [0; 4];
    let mut look = skeleton(c.encode_utf8(&mut written));
    let twin = look.next().filter(|twin| is_han(*twin))?;
    look.next().is_none().then_some(twin)
}

/// `U+0430`, or several.
fn codes(text: &str) -> String {
    let codes: Vec<String> = text.chars().take(4).map(|c| format!("U+{:04X}", u32::from(c))).collect();
    let more = if text.chars().count() > 4 { " …" } else { "" };
    format!("{}{more}", codes.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, Option<String>)> {
        let findings = characters(FileId(0), text);
        findings
            .iter()
            .map(|finding| (finding.code.as_str(), finding.fixes.first().map(|fix| fix.edits[0].text.clone())))
            .collect()
    }

    fn in_text(text: &str) -> Vec<(&'static str, Option<String>)> {
        found(&format!("unit u {{ title zh \"{text}\" en \"{text}\" }}")).into_iter().take(1).collect()
    }

    #[test]
    fn what_reads_as_it_compiles_is_left_alone() {
        for text in [
            "个人信息（不含敏感个人信息）——“以上”、《规定》；１".trim_end_matches('１'),
            "二〇二四年",
            "café naïve Übung",
            "β-blocker, α, μm, Ω",
            "①②",
            "Ⅲ类",
            "㎡ ℃ ½ x²",
            "10\u{a0}000",
            "北京　天津",
            "〔2016〕77号",
            "ª",
            "カタカナ",
            "…·‘’–",
        ] {
            assert_eq!(in_text(text), [], "{text}");
        }
    }

    #[test]
    fn look_alikes_are_found_with_the_plain_character() {
        let plain = |text: &str, right: &str| {
            assert_eq!(in_text(text), [("confusable-text", Some(right.to_owned()))], "{text}")
        };
        plain("d\u{430}ta", "data");
        plain("\u{41e}\u{422}\u{410}", "OTA");
        plain("\u{406}D", "ID");
        plain("１０万人", "10");
        plain("ＯＴＡ", "OTA");
        plain("\u{2F00}般", "一");
        plain("\u{F900}", "豈");
        plain("e\u{FB01}le", "fi");
        plain("第ニ条", "二");
    }

    #[test]
    fn hidden_characters_are_found_and_taken_out() {
        for text in
            ["重要\u{200b}数据", "a\u{202e}b", "\u{2067}x\u{2069}", "soft\u{ad}hyphen", "x\u{feff}", "葛\u{e0100}"]
        {
            assert!(in_text(text).contains(&("hidden-character", Some(String::new()))), "{text}");
        }
        assert_eq!(in_text("\u{e000}"), [("hidden-character", None)]);
        assert_eq!(found("// careful \u{202e}\n"), [("hidden-character", Some(String::new()))]);
        assert_eq!(found("// careful ⚠\u{fe0f}\n"), []);
        assert_eq!(found("// all is free\u{2028}assessment otherwise\n"), [("hidden-character", Some(" ".to_owned()))]);
        assert_eq!(found("\u{feff}// a mark of byte order\n"), []);
    }

    #[test]
    fn names_are_looked_at_too() {
        assert!(found("unit pe\u{43e}ple { }").contains(&("confusable-text", Some("people".to_owned()))));
        assert!(found("unit pe\u{200b}ople { }").contains(&("hidden-character", Some(String::new()))));
    }
}
