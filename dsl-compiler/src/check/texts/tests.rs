//! Numbers and boundary words: whatever notation they are written in, they are read as the same.

use dsl_syntax::ast::BoundWord::{AtLeast, AtMost, Over, Under};
use proptest::prelude::*;

use super::numbers::{PartialDate, numbers};
use super::numerals::ONE;
use super::units::{Unit, Units};

/// The firm amounts of a text, in whole numbers.
fn firm(text: &str) -> Vec<u128> {
    let units = Units::default();
    let read = numbers(text, &units);
    read.quantities.into_iter().filter(|quantity| quantity.firm).map(|quantity| quantity.amount / ONE).collect()
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A number below 10000 in Chinese numerals, all its places named.
fn chinese_group(value: u64) -> String {
    let mut text = String::new();
    let mut skipped = false;
    for (place, word) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / place % 10;
        if digit == 0 {
            skipped = true;
            continue;
        }
        if skipped && !text.is_empty() {
            text.push('零');
        }
        skipped = false;
        text.push(DIGITS[digit as usize]);
        text.push_str(word);
    }
    text
}

fn chinese_numerals(value: u64) -> String {
    let mut text = String::new();
    for (place, word) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let group = value / place % 10_000;
        if group == 0 {
            continue;
        }
        if !text.is_empty() && group < 1000 {
            text.push('零');
        }
        text.push_str(&chinese_group(group));
        text.push_str(word);
    }
    text.strip_prefix("一十").map_or(text.clone(), |rest| format!("十{rest}"))
}

fn english_words(value: u64) -> String {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let below_thousand = |value: u64| {
        let mut words = Vec::new();
        if value >= 100 {
            words.push(format!("{} hundred", SMALL[(value / 100) as usize]));
        }
        match value % 100 {
            0 => {}
            rest @ 1..20 => words.push(SMALL[rest as usize].to_owned()),
            rest if rest % 10 == 0 => words.push(TENS[(rest / 10) as usize].to_owned()),
            rest => words.push(format!("{}-{}", TENS[(rest / 10) as usize], SMALL[(rest % 10) as usize])),
        }
        words.join(" and ")
    };
    let mut words = Vec::new();
    for (place, word) in [(1_000_000_000, " billion"), (1_000_000, " million"), (1_000, " thousand"), (1, "")] {
        let group = value / place % 1000;
        if group > 0 {
            words.push(format!("{}{word}", below_thousand(group)));
        }
    }
    words.join(" ")
}

fn grouped(value: u64, mark: char) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// The value over ten to the `places`, with a point where it is not whole.
fn scaled(value: u64, places: u32) -> String {
    let unit = 10_u64.pow(places);
    let part = format!("{:0width$}", value % unit, width = places as usize);
    let part = part.trim_end_matches('0');
    if part.is_empty() { format!("{}", value / unit) } else { format!("{}.{part}", value / unit) }
}

/// The value in one of the notations of either language.
fn written(value: u64, notation: usize) -> String {
    match notation {
        0 => value.to_string(),
        1 => value.to_string().chars().map(|c| char::from_u32(u32::from(c) - 0x30 + 0xFF10).unwrap()).collect(),
        2 => grouped(value, ','),
        3 => grouped(value, '_'),
        4 => format!("{}万", scaled(value, 4)),
        5 => chinese_numerals(value),
        6 => format!("{} 万", scaled(value, 4)),
        7 => english_words(value),
        8 => format!("{} million", scaled(value, 6)),
        9 => format!("{} thousand", scaled(value, 3)),
        10 if value >= 10_000 && value % 10_000 >= 1000 => format!("{}万{}", value / 10_000, value % 10_000),
        _ => grouped(value, '\u{a0}'),
    }
}

fn value() -> impl Strategy<Value = u64> {
    prop_oneof![
        13_u64..1000,
        1000_u64..1_000_000,
        (1_u64..1000).prop_map(|n| n * 10_000),
        1_000_000_u64..100_000_000_000
    ]
    .prop_filter("years are dates", |value| !(1900..2100).contains(value))
}

proptest! {
    #[test]
    fn a_number_is_the_same_in_every_notation(value in value(), one in 0_usize..12, other in 0_usize..12) {
        for (frame, notation) in [("约有{}人。", one), ("some {} people", other), ("（{}）", other)] {
            let text = frame.replace("{}", &written(value, notation));
            let read = numbers(&text, &Units::default());
            let amounts: Vec<u128> = read.quantities.iter().map(|quantity| quantity.amount).collect();
            prop_assert_eq!(amounts, vec![u128::from(value) * ONE], "{}", text);
        }
    }

    #[test]
    fn any_text_is_read(text in "[0-9０-９一二十百千万亿零〇第条年月日至,._\\-（）()a-zA-Z $]{0,40}") {
        numbers(&text, &Units::default());
    }
}

#[test]
fn numbers_of_both_languages() {
    for (text, amounts) in [
        ("10万人", &[100_000][..]),
        ("１０万人", &[100_000]),
        ("1.5亿", &[150_000_000]),
        ("1亿5000万", &[150_000_000]),
        ("十万人", &[100_000]),
        ("两百万", &[2_000_000]),
        ("一百二十三万四千五百六十七", &[1_234_567]),
        ("一万五", &[15_000]),
        ("1.5 million", &[1_500_000]),
        ("half a million", &[500_000]),
        ("100k", &[100_000]),
        ("one hundred and five thousand", &[105_000]),
        ("百分之五", &[]),
        ("5-10万人", &[100_000]),
        ("1人以上", &[1]),
        // Words that only look like numbers.
        ("一些、一定、统一、万一、千万不要、五分之一、第三方、第三十五期", &[]),
        ("one of them, a hundred times, the first, 3rd, 5G, A320, COVID-19, GB/T 35273—2020, No. 77", &[]),
        ("国办发〔2016〕77号", &[]),
        ("Part 14, tier 2, row 20, Article 14", &[]),
        ("数百万人、几十万人、十余万人", &[]),
        ("99999999999999999999999999999999999999999999亿", &[]),
    ] {
        assert_eq!(firm(text), amounts, "{text}");
    }
}

#[test]
fn boundary_words_have_their_meaning() {
    for (text, word) in [
        ("10万人以上", Some(AtLeast)),
        ("10万以上", Some(AtLeast)),
        ("至少10万", Some(AtLeast)),
        ("不少于10万", Some(AtLeast)),
        ("达到10万人", Some(AtLeast)),
        ("10万人以下", Some(AtMost)),
        ("不超过10万人", Some(AtMost)),
        ("100日以内", Some(AtMost)),
        ("超过10万人", Some(Over)),
        ("多于10万", Some(Over)),
        ("不满10万人", Some(Under)),
        ("不足10万", Some(Under)),
        ("10万人，以上各项", None),
        ("at least 100,000 people", Some(AtLeast)),
        ("100,000 people or more", Some(AtLeast)),
        ("100,000 people and more, the number included", Some(AtLeast)),
        ("no fewer than 100,000", Some(AtLeast)),
        ("up to 100,000", Some(AtMost)),
        ("does not exceed 100,000", Some(AtMost)),
        ("not more than 100,000", Some(AtMost)),
        ("more than 100,000", Some(Over)),
        ("Over 100,000", Some(Over)),
        ("exceeding 100,000", Some(Over)),
        ("less than 100,000", Some(Under)),
        ("under 100,000", Some(Under)),
        ("turnover 100,000", None),
        ("100,000 people and more than that", None),
    ] {
        let read = numbers(text, &Units::default());
        let bounds: Vec<_> =
            read.quantities.iter().filter(|q| q.firm).map(|q| q.bound.as_ref().map(|b| b.word)).collect();
        assert_eq!(bounds, [word], "{text}");
    }
}

#[test]
fn units_are_known_by_words_that_mean_nothing_else() {
    for (text, unit) in [
        ("10万人", Some("people")),
        ("100,000 data subjects", None),
        ("100,000 patients", Some("people")),
        ("10万人次", None),
        ("10万元数据", None),
        ("10万元", Some("yuan")),
        ("100 working days", Some("working days")),
        ("100个工作日", Some("working days")),
        ("50 km", Some("kilometres")),
        ("50公里", Some("kilometres")),
        ("20%", Some("percent")),
        ("20 per cent", Some("percent")),
        ("百分之20", Some("percent")),
    ] {
        let read = numbers(text, &Units::default());
        let units: Vec<_> = read.quantities.iter().map(|quantity| quantity.unit.clone()).collect();
        assert_eq!(units, [unit.map(Unit::Common)], "{text}");
    }
}

#[test]
fn dates_and_articles() {
    let date = |year, month, day| PartialDate { year, month, day };
    for (text, dates) in [
        ("2024年8月30日", vec![date(Some(2024), Some(8), Some(30))]),
        ("二〇二四年八月三十日", vec![date(Some(2024), Some(8), Some(30))]),
        ("30 August 2024", vec![date(Some(2024), Some(8), Some(30))]),
        ("August 30, 2024", vec![date(Some(2024), Some(8), Some(30))]),
        ("2024-08-30", vec![date(Some(2024), Some(8), Some(30))]),
        ("同年8月28日", vec![date(None, Some(8), Some(28))]),
        ("28 August", vec![date(None, Some(8), Some(28))]),
        ("2025版", vec![date(Some(2025), None, None)]),
        ("of 2025", vec![date(Some(2025), None, None)]),
        ("2024年9月", vec![date(Some(2024), Some(9), None)]),
        ("September 2024", vec![date(Some(2024), Some(9), None)]),
        ("may 2,000 people", vec![]),
    ] {
        let read = numbers(text, &Units::default());
        assert_eq!(read.dates.iter().map(|(date, _)| *date).collect::<Vec<_>>(), dates, "{text}");
    }
    for (text, articles) in [
        ("第二条至第十条、第十三条、第十四条", &[2, 10, 13, 14][..]),
        ("第2至10条", &[2, 10]),
        ("第一项、第三级", &[]),
        ("Articles 2 to 10, 13 and 14", &[2, 10, 13, 14]),
        ("Article 7(1)(2)", &[7]),
        ("Articles 3, 4, 5(1)(i) to (iii) and 6 of", &[3, 4, 5, 6]),
        ("Article 7, 10,000 people", &[7]),
    ] {
        let read = numbers(text, &Units::default());
        assert_eq!(read.articles.iter().map(|(value, _)| *value).collect::<Vec<_>>(), articles, "{text}");
    }
}
