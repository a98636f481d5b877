//! Characters that nobody sees, and text in which they are seen.

use std::borrow::Cow;

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Why a character is not seen as it is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// It changes the order in which a line is read.
    Direction,
    /// It takes no room.
    Invisible,
    /// Some programs begin a new line at it, and this one does not.
    Break,
    /// It has no agreed look or meaning.
    Unknown,
}

/// Whether nobody sees this character; white space of the language is seen.
#[must_use]
pub fn hidden(c: char) -> Option<Hidden> {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' | '\u{4E00}'..='\u{9FFF}' => None,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}' => {
            Some(Hidden::Direction)
        }
        '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Hidden::Break),
        // Fillers, joiners and variation selectors are letters or marks by category, and cannot be seen.
        '\u{034F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{3164}'
        | '\u{FFA0}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}' => Some(Hidden::Invisible),
        _ => match c.general_category() {
            GeneralCategory::Format | GeneralCategory::Control => Some(Hidden::Invisible),
            GeneralCategory::PrivateUse | GeneralCategory::Unassigned => Some(Hidden::Unknown),
            _ => None,
        },
    }
}

/// What of a text cannot be shown as it is, in order: its offset, and the character. A `\r` that breaks no line sends a terminal back
/// to the line's beginning; a byte order mark at the very start says nothing.
pub fn unseen(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter(|(at, c)| match c {
        '\u{FEFF}' => *at > 0,
        '\r' => text.as_bytes().get(at + 1) != Some(&b'\n'),
        _ => hidden(*c).is_some(),
    })
}

/// How a character that nobody sees is written where people read.
#[must_use]
pub fn spelt(c: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(c))
}

/// The text with what nobody sees spelt out.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut at = 0;
    for (start, c) in unseen(text) {
        shown.push_str(text.get(at..start).unwrap_or_default());
        shown.push_str(&spelt(c));
        at = start + c.len_utf8();
    }
    if at == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_spelt() {
        assert_eq!(visible("a \u{202E}b\u{202C} 会\u{200B}员\u{1B}[2J"), "a ⟨U+202E⟩b⟨U+202C⟩ 会⟨U+200B⟩员⟨U+001B⟩[2J");
        assert_eq!(visible("\u{FEFF}a\u{FEFF}"), "\u{FEFF}a⟨U+FEFF⟩");
        assert_eq!(visible("a\r\nb\rc\r"), "a\r\nb⟨U+000D⟩c⟨U+000D⟩");
        assert!(matches!(visible("港口　（2026版） – “é”\t\n"), Cow::Borrowed(_)));
    }
}
