//! Numbers as people write them: `10万`, `１０万`, 十万, `100,000`, `100_000`, `0.1 million`, "one hundred thousand".
//!
//! All arithmetic is exact, in millionths; what does not fit is no number.

/// A quantity in millionths.
pub(super) type Amount = u128;

/// One, in millionths.
pub(super) const ONE: Amount = 1_000_000;

/// A number that was read.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    /// What it comes to.
    pub(super) amount: Amount,
    /// What its digits were multiplied by: 10000 for `10万`; 1 where there is no such word.
    pub(super) factor: u128,
    /// Characters that it takes.
    pub(super) length: usize,
    /// Whether it has digits, ASCII or full-width.
    pub(super) digits: bool,
    /// Whether the words are exact: 十余万, `a hundred` and a bare 百万 are not.
    pub(super) exact: bool,
    /// Four plain digits, or 二〇二四: could be a year.
    pub(super) plain: bool,
}

/// The characters of a text, with their places in bytes, and one end after the last.
#[derive(Debug)]
pub(super) struct Letters {
    pub(super) chars: Vec<char>,
    pub(super) bytes: Vec<usize>,
}

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        Self { chars: text.chars().collect(), bytes }
    }

    /// The character, or NUL past the end.
    pub(super) fn at(&self, index: usize) -> char {
        self.chars.get(index).copied().unwrap_or('\0')
    }

    /// The byte offset of a character.
    pub(super) fn byte(&self, index: usize) -> usize {
        self.bytes.get(index).or(self.bytes.last()).copied().unwrap_or(0)
    }

    /// Whether the text goes on like this.
    pub(super) fn says(&self, index: usize, words: &str) -> bool {
        words.chars().enumerate().all(|(n, c)| self.at(index + n) == c)
    }

    /// The English word that starts here, in lower case.
    pub(super) fn word(&self, index: usize) -> String {
        let letters = self.chars.get(index..).unwrap_or_default();
        letters.iter().take_while(|c| c.is_ascii_alphabetic()).map(char::to_ascii_lowercase).collect()
    }
}

/// Blanks inside a number or between a number and its word.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// The number that starts at `at`, in whichever way it is written.
pub(super) fn read(text: &Letters, at: usize) -> Option<Numeral> {
    let c = text.at(at);
    if digit(c).is_some() {
        in_digits(text, at)
    } else if is_chinese(c) {
        in_chinese(text, at)
    } else if c.is_ascii_alphabetic() {
        in_words(text, at)
    } else {
        None
    }
}

// ---------------------------------------------------------------- digits

fn in_digits(text: &Letters, at: usize) -> Option<Numeral> {
    let mut end = at;
    let mut whole: u128 = 0;
    let group =
        |from: usize| (from..from + 3).all(|n| digit(text.at(n)).is_some()) && digit(text.at(from + 3)).is_none();
    let mut separated = false;
    loop {
        if let Some(value) = digit(text.at(end)) {
            whole = whole.checked_mul(10)?.checked_add(u128::from(value))?;
            end += 1;
        } else if (matches!(text.at(end), ',' | '_' | '\u{a0}' | '\u{202f}' | '\u{2009}')
            && (separated || end - at <= 3)
            && group(end + 1))
            || (text.at(end) == '_' && digit(text.at(end + 1)).is_some())
        {
            separated = true;
            end += 1;
        } else {
            break;
        }
    }
    let plain = !separated && end - at == 4;
    let mut amount = whole.checked_mul(ONE)?;
    let mut point = false;
    if matches!(text.at(end), '.' | '．') && digit(text.at(end + 1)).is_some() {
        point = true;
        end += 1;
        let mut place = ONE;
        while let Some(value) = digit(text.at(end)) {
            place /= 10;
            amount = amount.checked_add(place.checked_mul(u128::from(value))?)?;
            end += 1;
        }
        if place == 0 {
            return None;
        }
    }
    let about = matches!(text.at(end), '余' | '多') && multiplier(text, end + 1).is_some();
    let from = end + usize::from(about);
    let mut numeral =
        Numeral { amount, factor: 1, length: end - at, digits: true, exact: !about, plain: plain && !point };
    let blank = usize::from(is_blank(text.at(from)));
    if let Some((factor, length)) = multiplier(text, from + blank) {
        numeral.amount = amount.checked_mul(factor)?;
        numeral.factor = factor;
        numeral.plain = false;
        end = from + blank + length;
        // 1亿5000万: the smaller part follows at once.
        if let Some(rest) = (digit(text.at(end)).is_some()).then(|| in_digits(text, end)).flatten()
            && rest.amount < factor.checked_mul(ONE)?
        {
            numeral.amount = numeral.amount.checked_add(rest.amount)?;
            numeral.exact &= rest.exact;
            end += rest.length;
        }
        if matches!(text.at(end), '余' | '多') {
            numeral.exact = false;
            end += 1;
        }
    } else if let Some((factor, length)) = english_multiplier(text, from) {
        numeral.amount = amount.checked_mul(factor)?;
        numeral.factor = factor;
        numeral.plain = false;
        end = from + length;
    }
    numeral.length = end - at;
    Some(numeral)
}

/// 万, 千万, 亿, 万亿 …: what they multiply by, and their length.
fn multiplier(text: &Letters, at: usize) -> Option<(u128, usize)> {
    let mut factor: u128 = 1;
    let mut end = at;
    loop {
        let times = match text.at(end) {
            '十' | '拾' => 10,
            '百' | '佰' => 100,
            // 千米, 千克 and 千瓦 are units of their own.
            '千' | '仟' if !matches!(text.at(end + 1), '米' | '克' | '瓦' | '字' | '赫') => 1_000,
            '万' | '萬' => 10_000,
            '亿' | '億' => 100_000_000,
            _ => break,
        };
        factor = factor.checked_mul(times)?;
        end += 1;
    }
    (end > at).then_some((factor, end - at))
}

/// ` million`, `k`: what they multiply by, and their length with the blank or hyphen before them.
fn english_multiplier(text: &Letters, at: usize) -> Option<(u128, usize)> {
    let blank = usize::from(is_blank(text.at(at)) || text.at(at) == '-');
    let word = text.word(at + blank);
    let length = blank + word.len();
    if blank == 0 && word == "k" {
        return Some((1_000, length));
    }
    let factor = match word.as_str() {
        "hundred" => 100,
        "thousand" => 1_000,
        "million" | "mn" => 1_000_000,
        "billion" | "bn" => 1_000_000_000,
        "trillion" => 1_000_000_000_000,
        "dozen" => 12,
        _ => return None,
    };
    Some((factor, length))
}

// ---------------------------------------------------------------- Chinese numerals

fn chinese_digit(c: char) -> Option<u128> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn chinese_place(c: char) -> Option<u128> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' | '萬' => 10_000,
        '亿' | '億' => 100_000_000,
        _ => return None,
    })
}

/// Whether a Chinese numeral may begin or go on with this.
pub(super) fn is_chinese(c: char) -> bool {
    chinese_digit(c).is_some() || chinese_place(c).is_some()
}

fn in_chinese(text: &Letters, at: usize) -> Option<Numeral> {
    let mut run: Vec<char> = Vec::new();
    let mut about = false;
    let mut end = at;
    loop {
        let c = text.at(end);
        if is_chinese(c) {
            run.push(c);
        } else if matches!(c, '余' | '多' | '几') && end > at && chinese_place(text.at(end - 1)).is_some() {
            // 十余万, 二十多人.
            about = true;
        } else {
            break;
        }
        end += 1;
    }
    let numeral = |value: u128, exact: bool, plain: bool| {
        let amount = value.checked_mul(ONE)?;
        Some(Numeral { amount, factor: 1, length: end - at, digits: false, exact: exact && !about, plain })
    };
    if run.iter().all(|c| chinese_digit(*c).is_some()) {
        // 二〇二四 is a number digit by digit; 一一 and 三四 are words.
        let positional = run.len() == 1 || run.len() == 4 || run.iter().skip(1).any(|c| matches!(c, '〇' | '零'));
        if !positional {
            return None;
        }
        let mut value: u128 = 0;
        for c in &run {
            value = value.checked_mul(10)?.checked_add(chinese_digit(*c)?)?;
        }
        return numeral(value, true, run.len() == 4);
    }
    let bare = run.first().is_some_and(|c| chinese_digit(*c).is_none() && !matches!(c, '十' | '拾'));
    // 万一 and 千万 are words too.
    if bare && run.iter().any(|c| chinese_digit(*c).is_some()) {
        return None;
    }
    let before = at.checked_sub(1).map_or('\0', |n| text.at(n));
    let indefinite = matches!(before, '数' | '几' | '上' | '成' | '近' | '若');
    numeral(chinese_value(&run)?, !bare && !indefinite, false)
}

/// 三百五十万零二十: places grow to the left; what stands before 万 and 亿 is multiplied as a whole.
fn chinese_value(run: &[char]) -> Option<u128> {
    let (mut total, mut section, mut number): (u128, u128, Option<u128>) = (0, 0, None);
    let mut last_place: u128 = 1;
    let mut after_zero = false;
    for c in run {
        if let Some(value) = chinese_digit(*c) {
            if value == 0 {
                after_zero = true;
                continue;
            }
            if number.is_some() {
                return None;
            }
            number = Some(value);
            continue;
        }
        let place = chinese_place(*c)?;
        if place >= 10_000 {
            let before = section.checked_add(number.unwrap_or(0))?;
            if place > total.max(1) && total > 0 && place == 100_000_000 {
                // 一万亿: the place multiplies all that stands before it.
                total = total.checked_add(before)?.checked_mul(place)?;
            } else {
                total = total.checked_add(before.max(1).checked_mul(place)?)?;
            }
            section = 0;
        } else {
            section = section.checked_add(number.unwrap_or(1).checked_mul(place)?)?;
        }
        number = None;
        last_place = place;
        after_zero = false;
    }
    // 一万五 means 15000; 一万零五 means 10005; 十五 means 15.
    let rest = match number {
        Some(value) if last_place >= 100 && !after_zero => value.checked_mul(last_place / 10)?,
        Some(value) => value,
        None => 0,
    };
    total.checked_add(section)?.checked_add(rest)
}

// ---------------------------------------------------------------- English words

fn small(word: &str) -> Option<u128> {
    const WORDS: &[&str] = &[
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
    const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let at = |words: &[&str]| words.iter().position(|known| *known == word).map(|at| at as u128);
    at(WORDS).or_else(|| at(TENS).map(|at| (at + 2) * 10))
}

fn scale(word: &str) -> Option<u128> {
    Some(match word {
        "thousand" => 1_000,
        "million" => 1_000_000,
        "billion" => 1_000_000_000,
        "trillion" => 1_000_000_000_000,
        _ => return None,
    })
}

fn in_words(text: &Letters, at: usize) -> Option<Numeral> {
    let first = text.word(at);
    if first == "half" {
        let a = at + 5;
        let big = if text.says(a, "a ") { scale(&text.word(a + 2)).map(|scale| (scale, 2)) } else { None };
        let (big, skip) = big?;
        let length = 5 + skip + text.word(a + skip).len();
        return Some(Numeral {
            amount: big.checked_mul(ONE)? / 2,
            factor: 1,
            length,
            digits: false,
            exact: true,
            plain: false,
        });
    }
    let article = matches!(first.as_str(), "a" | "an");
    if article {
        let next = text.word(at + first.len() + 1);
        if !is_blank(text.at(at + first.len()))
            || !matches!(next.as_str(), "hundred" | "thousand" | "million" | "billion" | "dozen")
        {
            return None;
        }
    } else {
        small(&first)?;
    }
    let (mut total, mut section, mut last): (u128, u128, u128) = (0, 0, u128::MAX);
    let (mut end, mut next) = (at, at);
    let mut joined = false;
    loop {
        let word = text.word(next);
        if article && next == at {
            section = 1;
        } else if let Some(value) = small(&word) {
            // After twenty comes one digit; after hundred, anything below.
            let fits = if value < 10 { last >= 20 } else { last >= 100 };
            if !fits {
                break;
            }
            section = section.checked_add(value)?;
            last = value;
        } else if joined {
            break;
        } else if matches!(word.as_str(), "hundred" | "dozen") && (1..100).contains(&section) {
            last = if word == "dozen" { 12 } else { 100 };
            section = section.checked_mul(last)?;
        } else if let Some(scale) = scale(&word).filter(|_| section > 0) {
            total = total.checked_add(section.checked_mul(scale)?)?;
            section = 0;
            last = scale;
        } else {
            break;
        }
        joined = false;
        end = next + word.len();
        if !(is_blank(text.at(end)) || text.at(end) == '-') {
            break;
        }
        next = end + 1;
        if text.says(next, "and ") && last >= 100 && last != u128::MAX {
            joined = true;
            next += 4;
        }
    }
    let amount = total.checked_add(section)?.checked_mul(ONE)?;
    Some(Numeral { amount, factor: 1, length: end - at, digits: false, exact: !article, plain: false })
}
