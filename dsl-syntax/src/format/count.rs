//! Numbers as each language writes them: functions of the value alone.

use super::Language;
use crate::lower::read_number;

/// The number in the language's own notation; `None` where it is none.
pub(super) fn spelled(digits: &str, multiplier: Option<&str>, language: Language) -> Option<String> {
    let value = read_number(digits, multiplier)?;
    Some(match language {
        Language::En => grouped(value),
        Language::Zh => chinese(value),
    })
}

/// `1_000_000`.
fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}

/// 亿 or 万 where at most one decimal is needed: `1.5亿`, `100万`; else digits.
fn chinese(value: u64) -> String {
    for (unit, word) in [(100_000_000, "亿"), (10_000, "万")] {
        let tenth = unit / 10;
        if value < unit || !value.is_multiple_of(tenth) {
            continue;
        }
        return match value / tenth % 10 {
            0 => format!("{}{word}", value / unit),
            decimal => format!("{}.{decimal}{word}", value / unit),
        };
    }
    grouped(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_notation() {
        let cases = [
            ("0", None, "0", "0"),
            ("9999", None, "9_999", "9_999"),
            ("10", Some("thousand"), "10_000", "1万"),
            ("1.5", Some("万"), "15_000", "1.5万"),
            ("10_001", None, "10_001", "10_001"),
            ("5", Some("million"), "5_000_000", "500万"),
            ("1.5", Some("亿"), "150_000_000", "1.5亿"),
            ("1.25", Some("亿"), "125_000_000", "12500万"),
            ("9007199254740991", None, "9_007_199_254_740_991", "9_007_199_254_740_991"),
        ];
        for (digits, multiplier, english, zh) in cases {
            assert_eq!(spelled(digits, multiplier, Language::En).as_deref(), Some(english));
            assert_eq!(spelled(digits, multiplier, Language::Zh).as_deref(), Some(zh));
        }
    }
}
