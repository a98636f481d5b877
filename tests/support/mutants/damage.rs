//! Damage: what a hand, a keyboard, an editor or a web page does to a list, as strokes that do not overlap.

use std::collections::BTreeMap;
use std::ops::Range;

use dsl_syntax::keywords;
use dsl_syntax::tree::SyntaxKind;

use super::corpus::{Corpus, Original};
use super::sheet::{Sheet, Token};
use super::{Case, Texts};
use crate::inputs::Chance;

/// A kind of damage.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A token is gone.
    TokenDeleted,
    /// A token stands twice.
    TokenDoubled,
    /// Two tokens change places.
    TokensSwapped,
    /// A token of another place stands instead.
    TokenReplaced,
    /// Another number.
    NumberChanged,
    /// Digits grouped by commas.
    Grouped,
    /// Digits as a Chinese keyboard gives them.
    FullWidth,
    /// `10_000` as `1万` or the other way round, and with another multiplier.
    Multiplied,
    /// A brace or bracket is gone.
    BraceLost,
    /// A brace or bracket stands twice.
    BraceDoubled,
    /// A quote is gone.
    QuoteLost,
    /// A quote stands twice.
    QuoteDoubled,
    /// A keyword in the other language.
    KeywordExchanged,
    /// A letter that looks like another.
    Confusable,
    /// A character that is not seen.
    Hidden,
    /// A space of Unicode before the first word of a line.
    SpaceAtLineStart,
    /// A space of Unicode for another.
    SpaceExchanged,
    /// A line goes on in the one above.
    LinesJoined,
    /// A line is broken.
    LineSplit,
    /// A line is gone, or stands twice.
    LineChanged,
    /// A block stands elsewhere.
    BlockMoved,
    /// A `;` is gone.
    SemicolonLost,
    /// A word that means something, somewhere.
    WordInserted,
    /// The text ends early.
    CutOff,
    /// Every line ends as on Windows.
    WindowsLines,
}

const KINDS: [Kind; 25] = [
    Kind::TokenDeleted,
    Kind::TokenDoubled,
    Kind::TokensSwapped,
    Kind::TokenReplaced,
    Kind::NumberChanged,
    Kind::Grouped,
    Kind::FullWidth,
    Kind::Multiplied,
    Kind::BraceLost,
    Kind::BraceDoubled,
    Kind::QuoteLost,
    Kind::QuoteDoubled,
    Kind::KeywordExchanged,
    Kind::Confusable,
    Kind::Hidden,
    Kind::SpaceAtLineStart,
    Kind::SpaceExchanged,
    Kind::LinesJoined,
    Kind::LineSplit,
    Kind::LineChanged,
    Kind::BlockMoved,
    Kind::SemicolonLost,
    Kind::WordInserted,
    Kind::CutOff,
    Kind::WindowsLines,
];

/// Kinds of damage that safe fixes take back, where they find a way.
const MENDED: [Kind; 4] = [Kind::Grouped, Kind::FullWidth, Kind::LinesJoined, Kind::SemicolonLost];

/// White space of Unicode, as pages and keyboards give it; not all of it is white space of the language.
const SPACES: [&str; 16] = [
    "\u{0b}", "\u{0c}", "\u{85}", "\u{a0}", "\u{1680}", "\u{2003}", "\u{2009}", "\u{2028}", "\u{2029}", "\u{202f}",
    "\u{205f}", "\u{3000}", "\u{feff}", "\u{200b}", "\t", "\r",
];

/// Characters that are not seen, or that turn what is seen around.
const HIDDEN: [&str; 12] = [
    "\0",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\u{202e}",
    "\u{2066}",
    "\u{ad}",
    "\u{301}",
    "\u{7f}",
    "\u{1b}",
    "\u{e0041}",
    "\u{fffd}",
];

/// Letters and what is taken for them.
const ALIKE: [(char, char); 12] = [
    ('a', 'а'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('c', 'с'),
    ('i', 'і'),
    ('-', '‐'),
    ('"', '“'),
    ('{', '｛'),
    ('1', 'l'),
    ('万', '萬'),
    ('以', '㕥'),
];

/// Words that change what follows.
const WORDS: [&str; 40] = [
    "{",
    "}",
    "\"",
    "[",
    "]",
    "//",
    "\n",
    ";",
    ",",
    "=>",
    "or",
    "and",
    "unless",
    "when",
    "otherwise",
    "free otherwise\n",
    "regardless",
    "open { free, contract }",
    "9_007_199_254_740_991",
    "9_007_199_254_740_992",
    "100万",
    "不满",
    "以上",
    "all of {",
    "any of {",
    "not",
    "some people",
    "data is important",
    "bands open\n",
    "always when",
    "not listed",
    "taken",
    "stands for",
    "was",
    "unverified",
    "for",
    "at least 1, under 1",
    "is one of { }",
    "未见",
    "除外",
];

/// One piece of damage: edits of one text that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// Its kind.
    pub kind: Kind,
    /// The file.
    pub path: String,
    /// What is replaced by what; disjoint, in order of place.
    pub edits: Vec<(Range<usize>, String)>,
}

impl Stroke {
    /// What it does, for who looks for the fault.
    #[must_use]
    pub fn in_words(&self) -> String {
        let edits = self.edits.iter().map(|(at, with)| format!("{at:?} → {with:?}"));
        format!("{:?} in {}: {}", self.kind, self.path, edits.collect::<Vec<_>>().join(", "))
    }
}

/// The mutant of a number: a folder, and one to five strokes.
#[must_use]
pub fn damage(corpus: &Corpus, number: u64) -> (&Original, Vec<Stroke>) {
    let mut chance = Chance::new(number);
    // A part takes ten times as long as one of the others, and the whole ten times as long as a part.
    let original = match chance.below(400) {
        0 => &corpus.whole,
        1..80 => chance.pick(&corpus.parts).unwrap_or(&corpus.whole),
        _ => chance.pick(&corpus.others).unwrap_or(&corpus.whole),
    };
    let paths: Vec<&String> = original.sheets.keys().collect();
    // Of some, every stroke is one that safe fixes take back.
    let kinds: &[Kind] = if chance.percent(15) { &MENDED } else { &KINDS };
    let wanted = [1, 1, 1, 2, 2, 3, 5][chance.below(7)];
    let mut strokes: Vec<Stroke> = Vec::new();
    for _ in 0..wanted * 4 {
        let Some(path) = chance.pick(&paths) else { break };
        let Some(kind) = chance.pick(kinds) else { break };
        let mut edits = stroke(*kind, &original.sheets[*path], &mut chance).unwrap_or_default();
        edits.sort_by_key(|(at, _)| (at.start, at.end));
        let apart = edits.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start);
        let free = |at: &Range<usize>| {
            let others = strokes.iter().filter(|other| other.path == **path).flat_map(|other| &other.edits);
            others.into_iter().all(|(taken, _)| taken.end < at.start || at.end < taken.start)
        };
        if !edits.is_empty() && apart && edits.iter().all(|(at, _)| free(at)) {
            strokes.push(Stroke { kind: *kind, path: (*path).clone(), edits });
        }
        if strokes.len() == wanted {
            break;
        }
    }
    (original, strokes)
}

/// The folder, and the folder after each stroke.
#[must_use]
pub fn case(original: &Original, strokes: &[Stroke]) -> Case {
    let states = (0..=strokes.len()).map(|count| after(&original.texts, &strokes[..count])).collect();
    let mends = !strokes.is_empty() && strokes.iter().all(|stroke| MENDED.contains(&stroke.kind));
    Case { states, mends }
}

/// The texts with these strokes, whose places are those of the texts as they were.
fn after(texts: &Texts, strokes: &[Stroke]) -> Texts {
    let mut by_path: BTreeMap<&str, Vec<&(Range<usize>, String)>> = BTreeMap::new();
    for stroke in strokes {
        by_path.entry(&stroke.path).or_default().extend(&stroke.edits);
    }
    let mut after = texts.clone();
    for (path, mut edits) in by_path {
        edits.sort_by_key(|(at, _)| (at.start, at.end));
        if let Some(text) = after.0.get_mut(path) {
            edits.iter().rev().for_each(|(at, with)| text.replace_range(at.clone(), with));
        }
    }
    after
}

type Edits = Vec<(Range<usize>, String)>;

/// The edits of one stroke; none where the text has nothing of the kind.
fn stroke(kind: Kind, sheet: &Sheet, chance: &mut Chance) -> Option<Edits> {
    let any = |chance: &mut Chance| chance.pick(&sheet.tokens).cloned();
    let of = |kinds: &[SyntaxKind], chance: &mut Chance| {
        let some: Vec<&Token> = sheet.tokens.iter().filter(|token| kinds.contains(&token.kind)).collect();
        chance.pick(&some).map(|token| (*token).clone())
    };
    let braces = [SyntaxKind::OpenBrace, SyntaxKind::CloseBrace, SyntaxKind::OpenBracket, SyntaxKind::CloseBracket];
    let one = |at: Range<usize>, with: String| Some(vec![(at, with)]);
    let insert = |at: usize, with: &str| Some(vec![(at..at, with.to_owned())]);
    match kind {
        Kind::TokenDeleted => one(any(chance)?.at, String::new()),
        Kind::TokenDoubled => {
            let at = any(chance)?.at;
            insert(at.end, &format!(" {}", sheet.word(&at)))
        }
        Kind::TokensSwapped => {
            let first = chance.below(sheet.tokens.len());
            let second = if chance.percent(60) { first + 1 } else { chance.below(sheet.tokens.len()) };
            let (a, b) = (sheet.tokens.get(first)?, sheet.tokens.get(second)?);
            let apart = a.at.end <= b.at.start || b.at.end <= a.at.start;
            let words = || [sheet.word(&b.at).to_owned(), sheet.word(&a.at).to_owned()];
            apart.then(|| [a.at.clone(), b.at.clone()].into_iter().zip(words()).collect())
        }
        Kind::TokenReplaced => {
            let (at, by) = (any(chance)?.at, any(chance)?.at);
            one(at, sheet.word(&by).to_owned())
        }
        Kind::NumberChanged => {
            let at = of(&[SyntaxKind::Digits], chance)?.at;
            let with = another_number(sheet.word(&at), sheet, chance)?;
            one(at, with)
        }
        Kind::Grouped => {
            let at = of(&[SyntaxKind::Digits], chance)?.at;
            let comma = if chance.percent(70) { "," } else { "，" };
            grouped(sheet.word(&at), comma).and_then(|with| one(at, with))
        }
        Kind::FullWidth => {
            let at = of(&[SyntaxKind::Digits], chance)?.at;
            let wide = |c: char| c.to_digit(10).and_then(|n| char::from_u32(0xff10 + n)).unwrap_or(c);
            let with = sheet.word(&at).chars().map(wide).collect();
            one(at, with)
        }
        Kind::Multiplied => multiplied(sheet, chance),
        Kind::BraceLost => one(of(&braces, chance)?.at, String::new()),
        Kind::BraceDoubled => {
            let at = of(&braces, chance)?.at;
            insert(at.end, sheet.word(&at))
        }
        Kind::QuoteLost | Kind::QuoteDoubled => {
            let at = of(&[SyntaxKind::String], chance)?.at;
            let quote = if chance.percent(50) { at.start..at.start + 1 } else { at.end - 1..at.end };
            one(quote, if kind == Kind::QuoteLost { "" } else { "\"\"" }.to_owned())
        }
        Kind::KeywordExchanged => {
            let known: Vec<&Token> = sheet.tokens.iter().filter(|token| token.kind.is_keyword()).collect();
            let token = (*chance.pick(&known)?).clone();
            let word = sheet.word(&token.at);
            let table = keywords().iter().find(|keyword| keyword.kind == token.kind)?;
            let other = if table.english.contains(&word) { table.chinese } else { table.english };
            let with = (*chance.pick(other)?).to_owned();
            one(token.at, with)
        }
        Kind::Confusable => {
            let places: Vec<(usize, char, char)> = sheet
                .text
                .char_indices()
                .filter_map(|(at, c)| ALIKE.iter().find(|(from, _)| *from == c).map(|(from, to)| (at, *from, *to)))
                .collect();
            let (at, from, to) = *chance.pick(&places)?;
            one(at..at + from.len_utf8(), to.to_string())
        }
        Kind::Hidden => insert(place(sheet, chance), chance.pick(&HIDDEN)?),
        Kind::SpaceAtLineStart => {
            let line = chance.pick(&sheet.lines)?.clone();
            let indented = line.start + sheet.word(&line).find(|c: char| c != ' ').unwrap_or(0);
            let at = if chance.percent(50) { line.start } else { indented };
            insert(at, chance.pick(&SPACES)?)
        }
        Kind::SpaceExchanged => {
            let places: Vec<usize> = sheet.text.match_indices(' ').map(|(at, _)| at).collect();
            let at = *chance.pick(&places)?;
            one(at..at + 1, (*chance.pick(&SPACES)?).to_owned())
        }
        Kind::LinesJoined => {
            let line = chance.pick(&sheet.lines)?.clone();
            // What follows a comment would become one.
            let joins = sheet.word(&line).ends_with('\n') && !sheet.word(&line).contains("//");
            joins.then(|| vec![(line.end - 1..line.end, " ".to_owned())])
        }
        Kind::LineSplit => {
            let token = any(chance)?;
            insert(token.at.start, if chance.percent(80) { "\n" } else { "\r\n" })
        }
        Kind::LineChanged => {
            let line = chance.pick(&sheet.lines)?.clone();
            if chance.percent(50) { one(line, String::new()) } else { insert(line.end, sheet.word(&line)) }
        }
        Kind::BlockMoved => {
            let from = chance.pick(&sheet.blocks)?.clone();
            let to = chance.pick(&sheet.blocks)?.start;
            let outside = to <= from.start || from.end <= to;
            let moved = format!("{}\n", sheet.word(&from));
            let keep = chance.percent(30);
            (outside && to != from.start).then(|| {
                let mut edits = vec![(to..to, moved)];
                if !keep {
                    edits.push((from, String::new()));
                }
                edits
            })
        }
        Kind::SemicolonLost => one(of(&[SyntaxKind::Semicolon], chance)?.at, String::new()),
        Kind::WordInserted => {
            let at = if chance.percent(80) { any(chance)?.at.start } else { place(sheet, chance) };
            insert(at, &format!("{} ", chance.pick(&WORDS)?))
        }
        Kind::CutOff => {
            let at = place(sheet, chance);
            one(at..sheet.text.len(), String::new())
        }
        Kind::WindowsLines => {
            let breaks = sheet.text.match_indices('\n').map(|(at, _)| (at..at, "\r".to_owned()));
            Some(breaks.collect())
        }
    }
}

/// A place between two characters.
fn place(sheet: &Sheet, chance: &mut Chance) -> usize {
    let mut at = chance.below(sheet.text.len() + 1);
    while !sheet.text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn another_number(word: &str, sheet: &Sheet, chance: &mut Chance) -> Option<String> {
    let value: u64 = word.replace('_', "").parse().ok()?;
    let numbers = sheet.of_kind(SyntaxKind::Digits);
    let others: Vec<&str> = numbers.iter().map(|token| sheet.word(&token.at)).collect();
    Some(match chance.below(9) {
        0 => value.saturating_add(1).to_string(),
        1 => value.saturating_sub(1).to_string(),
        2 => "0".to_owned(),
        3 => value.saturating_mul(10).to_string(),
        4 => (value / 10).to_string(),
        5 => "9_007_199_254_740_991".to_owned(),
        6 => "9_007_199_254_740_992".to_owned(),
        7 => format!("{word}.5"),
        _ => (*chance.pick(&others)?).to_owned(),
    })
}

/// `1,000,000`; none for numbers of three digits.
fn grouped(word: &str, comma: &str) -> Option<String> {
    let digits: String = word.chars().filter(|c| *c != '_').collect();
    if digits.len() < 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let first = digits.len() % 3;
    let mut groups: Vec<&str> = digits.get(..first).into_iter().filter(|group| !group.is_empty()).collect();
    groups.extend((first..digits.len()).step_by(3).filter_map(|at| digits.get(at..at + 3)));
    Some(groups.join(comma))
}

fn multiplied(sheet: &Sheet, chance: &mut Chance) -> Option<Edits> {
    let multipliers = sheet.of_kind(SyntaxKind::Multiplier);
    if let Some(token) = chance.pick(&multipliers).filter(|_| chance.clone().percent(50)) {
        let other = chance.pick(&["", "万", "亿", " thousand", " million", "千"])?;
        return Some(vec![(token.at.clone(), (*other).to_owned())]);
    }
    let numbers = sheet.of_kind(SyntaxKind::Digits);
    let token = *chance.pick(&numbers)?;
    let value: u64 = sheet.word(&token.at).replace('_', "").parse().ok()?;
    let with = match chance.below(3) {
        0 if value.is_multiple_of(10_000) => format!("{}万", value / 10_000),
        1 if value.is_multiple_of(1_000) => format!("{} thousand", value / 1_000),
        _ => format!("{}万", sheet.word(&token.at)),
    };
    Some(vec![(token.at.clone(), with)])
}
