//! What a stretch of the tree reads like on one line, in the language that was asked for.

use pest::Parser;
use rowan::NodeOrToken;

use super::{Language, Units, count};
use crate::grammar::{ListParser, Rule};
use crate::keywords::{SyntaxKind, keyword};
use crate::language::{ANSWERS, LANGUAGES, TOTALS};
use crate::split::one_line;
use crate::tree::{SyntaxElement, SyntaxNode, SyntaxToken};

/// Writes words.
#[derive(Clone, Debug)]
pub(super) struct Speaker<'u> {
    asked: Option<Language>,
    units: &'u Units,
}

/// A word on its line, and what stands between it and its neighbours.
#[derive(Debug)]
struct Word {
    text: String,
    before: Gap,
    after: Gap,
}

/// The narrower of two gaps holds, but for a wide one.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    /// Between two lines that stand on one.
    Wide,
}

/// Words on their way to a line.
#[derive(Debug, Default)]
struct Words(Vec<Word>);

impl Words {
    fn push(&mut self, text: impl Into<String>) {
        self.gapped(text, Gap::Space, Gap::Space);
    }

    fn gapped(&mut self, text: impl Into<String>, before: Gap, after: Gap) {
        self.0.push(Word { text: text.into(), before, after });
    }

    fn line(self) -> String {
        let mut line = String::new();
        let mut last = Gap::None;
        for word in self.0 {
            line.push_str(match (last, word.before) {
                (Gap::None, _) | (_, Gap::None) => "",
                (_, Gap::Wide) => "  ",
                _ => " ",
            });
            line.push_str(&word.text);
            last = word.after;
        }
        line
    }
}

impl<'u> Speaker<'u> {
    pub(super) fn new(asked: Option<Language>, units: &'u Units) -> Self {
        Self { asked, units }
    }

    /// The one who is asked how wide a line would be: always the same language, so that no line breaks in one language
    /// and not in the other.
    pub(super) fn for_measuring(&self) -> Self {
        Self { asked: Some(Language::En), units: self.units }
    }

    /// A node on one line.
    pub(super) fn line(&self, node: &SyntaxNode) -> String {
        let mut words = Words::default();
        self.node(node, self.language_of(node), &mut words);
        words.line()
    }

    /// Several nodes and tokens on one line.
    pub(super) fn line_of(&self, parts: &[SyntaxElement]) -> String {
        let mut words = Words::default();
        for part in parts {
            let context = part.parent().map_or(Language::En, |parent| self.language_of(&parent));
            self.element(part, context, &mut words);
        }
        words.line()
    }

    /// What was asked for, else how it is written.
    fn language(&self, token: &SyntaxToken) -> Language {
        self.asked.unwrap_or(if token.text().is_ascii() { Language::En } else { Language::Zh })
    }

    /// The language of the line that a node belongs to, for what has no language of its own.
    fn language_of(&self, node: &SyntaxNode) -> Language {
        let line = node.ancestors().find(|node| {
            matches!(node.kind(), SyntaxKind::ExampleNode | SyntaxKind::ExpectsLine | SyntaxKind::LanguageLine)
        });
        let keyword = line.and_then(|line| line.first_token());
        keyword.map_or(self.asked.unwrap_or(Language::En), |keyword| self.language(&keyword))
    }

    fn element(&self, part: &SyntaxElement, context: Language, words: &mut Words) {
        match part {
            NodeOrToken::Node(node) => self.node(node, context, words),
            NodeOrToken::Token(token) => self.token(token, context, words),
        }
    }

    fn node(&self, node: &SyntaxNode, context: Language, words: &mut Words) {
        match node.kind() {
            SyntaxKind::Bounds => self.bounds(node, words),
            SyntaxKind::Number => words.push(self.number(node, context)),
            SyntaxKind::Quantity => {
                let (number, unit) = self.quantity(node, context);
                words.push(with_unit(&number, unit.as_deref().map(|unit| self.units.spelled(unit, context)), context));
            }
            SyntaxKind::AllOfNode | SyntaxKind::AnyOfNode | SyntaxKind::ExpectsLine => {
                self.entries(node, context, "; ", words);
            }
            SyntaxKind::Body if node.parent().is_some_and(|parent| parent.kind() == SyntaxKind::ExampleNode) => {
                self.entries(node, context, "; ", words);
            }
            SyntaxKind::Body => self.entries(node, context, "  ", words),
            _ => {
                for part in node.children_with_tokens() {
                    let context = match node.kind() {
                        SyntaxKind::ExampleNode | SyntaxKind::LanguageLine => self.language_of(node),
                        _ => context,
                    };
                    self.element(&part, context, words);
                }
            }
        }
    }

    /// What stands in braces, its entries parted by semicolons or by wide gaps.
    fn entries(&self, node: &SyntaxNode, context: Language, between: &str, words: &mut Words) {
        let mut last: Option<SyntaxNode> = None;
        let mut arrow = false;
        for part in node.children_with_tokens() {
            match &part {
                NodeOrToken::Token(token) => {
                    arrow |= token.kind() == SyntaxKind::Arrow;
                    self.token(token, context, words);
                }
                NodeOrToken::Node(entry) => {
                    let from = words.0.len();
                    let parted = last.as_ref().is_some_and(|last| between == "; " || keeps_semicolon(last, entry));
                    if parted && !arrow {
                        words.gapped(";", Gap::None, Gap::Space);
                    }
                    let start = words.0.len();
                    self.node(entry, context, words);
                    let wide = last.is_some() && from == start && !arrow;
                    if let Some(first) = words.0.get_mut(start).filter(|_| wide) {
                        first.before = Gap::Wide;
                    }
                    last = Some(entry.clone());
                }
            }
        }
    }

    fn token(&self, token: &SyntaxToken, context: Language, words: &mut Words) {
        let kind = token.kind();
        let within = token.parent().map_or(SyntaxKind::File, |parent| parent.kind());
        match kind {
            SyntaxKind::Whitespace | SyntaxKind::Comment | SyntaxKind::Semicolon | SyntaxKind::Excepted => {}
            SyntaxKind::Comma if ends_list(token) => {}
            SyntaxKind::Comma => words.gapped(",", Gap::None, Gap::Space),
            SyntaxKind::Slash => words.gapped("/", Gap::None, Gap::None),
            SyntaxKind::Dot => words.gapped(".", Gap::None, Gap::None),
            SyntaxKind::OpenBracket => words.gapped("[", Gap::Space, Gap::None),
            SyntaxKind::CloseBracket => words.gapped("]", Gap::None, Gap::Space),
            SyntaxKind::OpenBrace => words.push("{"),
            SyntaxKind::CloseBrace => words.push("}"),
            SyntaxKind::Less => words.push("<"),
            SyntaxKind::Arrow => words.push("=>"),
            SyntaxKind::Word if within == SyntaxKind::ExpectsEntry => words.push(one_of(TOTALS, token, context)),
            SyntaxKind::Word if within == SyntaxKind::LanguageLine => words.push(one_of(LANGUAGES, token, context)),
            SyntaxKind::Value if within == SyntaxKind::Fact => words.push(one_of(ANSWERS, token, context)),
            SyntaxKind::For => {
                let text = surface(kind, self.language(token));
                let joined = !text.is_ascii() && words.0.last().is_some_and(|last| !last.text.is_ascii());
                words.gapped(text, if joined { Gap::None } else { Gap::Space }, Gap::Space);
            }
            SyntaxKind::WorkingDays | SyntaxKind::Years => {
                let text = surface(kind, self.language(token));
                words.gapped(text, if text.is_ascii() { Gap::Space } else { Gap::None }, Gap::Space);
            }
            _ if kind.is_keyword() => words.push(surface(kind, self.language(token))),
            _ => words.push(token.text()),
        }
    }

    fn number(&self, node: &SyntaxNode, language: Language) -> String {
        let text = |kind| node.children_with_tokens().find(|part| part.kind() == kind).map(|part| part.to_string());
        let (digits, multiplier) = (text(SyntaxKind::Digits), text(SyntaxKind::Multiplier));
        let spelled = count::spelled(&digits.unwrap_or_default(), multiplier.as_deref(), language);
        spelled.unwrap_or_else(|| node.to_string())
    }

    /// A number, and its unit as written.
    fn quantity(&self, node: &SyntaxNode, language: Language) -> (String, Option<String>) {
        let number = node.children().find(|part| part.kind() == SyntaxKind::Number);
        let unit = node.children_with_tokens().find(|part| part.kind() == SyntaxKind::UnitWord);
        let unit = unit.map(|unit| one_line(&unit.to_string()));
        // In `10万万人` the second 万 is read as the unit's, which no file declares; behind `100_000` it would multiply.
        let number = match number {
            Some(number) if unit.as_deref().is_some_and(begins_multiplier) => one_line(&number.to_string()),
            Some(number) => self.number(&number, language),
            None => String::new(),
        };
        (number, unit)
    }

    /// A measure and its bounds. English writes a unit that they share after the last one, Chinese after each.
    fn bounds(&self, node: &SyntaxNode, words: &mut Words) {
        let subject = node.children_with_tokens().find(|part| part.kind() == SyntaxKind::Name);
        words.push(subject.map(|name| name.to_string()).unwrap_or_default());
        let mut bounds: Vec<Bound> = node.children().filter_map(|bound| self.bound(&bound)).collect();
        self.share_unit(&mut bounds);
        for (at, bound) in bounds.iter().enumerate() {
            match bound.language {
                _ if at == 0 => {}
                Language::En => words.gapped(",", Gap::None, Gap::Space),
                Language::Zh => words.gapped("、", Gap::None, Gap::None),
            }
            words.push(self.spelled_bound(bound));
        }
    }

    fn bound(&self, node: &SyntaxNode) -> Option<Bound> {
        let token =
            node.children_with_tokens().filter_map(NodeOrToken::into_token).find(|part| part.kind().is_keyword())?;
        let language = self.language(&token);
        let quantity = node.children().find(|part| part.kind() == SyntaxKind::Quantity);
        let value = node.children_with_tokens().find(|part| part.kind() == SyntaxKind::Value);
        let (limit, unit) = match &quantity {
            Some(quantity) => self.quantity(quantity, language),
            None => (value?.to_string(), None),
        };
        Some(Bound { word: token.kind(), language, limit, unit, counts: quantity.is_some() })
    }

    fn share_unit(&self, bounds: &mut [Bound]) {
        let Some(first) = bounds.first().map(|bound| bound.language) else { return };
        let Some(unit) = bounds.iter().find_map(|bound| bound.unit.clone()) else { return };
        let one_unit = bounds.iter().filter_map(|bound| bound.unit.as_ref()).all(|other| self.units.same(&unit, other));
        if !one_unit || begins_multiplier(&unit) || bounds.iter().any(|bound| bound.language != first || !bound.counts)
        {
            return;
        }
        let last = bounds.len() - 1;
        for (at, bound) in bounds.iter_mut().enumerate() {
            bound.unit = (first == Language::Zh || at == last).then(|| unit.clone());
        }
    }

    fn spelled_bound(&self, bound: &Bound) -> String {
        let unit = bound.unit.as_deref().map(|unit| self.units.spelled(unit, bound.language));
        let limit = with_unit(&bound.limit, unit, bound.language);
        let word = surface(bound.word, bound.language);
        let space = |apart: bool| if apart { " " } else { "" };
        match (bound.language, bound.word) {
            (Language::En, _) => format!("{word} {limit}"),
            (Language::Zh, kind) if keyword(kind).is_some_and(|keyword| keyword.follows(word)) => {
                let apart = begins_latin(&bound.limit) || unit.is_some_and(begins_latin);
                format!("{limit}{}{word}", space(apart))
            }
            (Language::Zh, _) => format!("{word}{}{limit}", space(begins_latin(&limit))),
        }
    }
}

#[derive(Debug)]
struct Bound {
    word: SyntaxKind,
    language: Language,
    /// Number or value.
    limit: String,
    /// The unit as written.
    unit: Option<String>,
    /// Whether the limit is a number.
    counts: bool,
}

/// `10万人`, `100_000 people`, `10万 people`.
fn with_unit(number: &str, unit: Option<&str>, language: Language) -> String {
    match unit {
        None => number.to_owned(),
        Some(unit) if language == Language::Zh && !begins_latin(unit) => format!("{number}{unit}"),
        Some(unit) => format!("{number} {unit}"),
    }
}

/// Whether a unit begins with what a number could take for its multiplier.
fn begins_multiplier(unit: &str) -> bool {
    ListParser::parse(Rule::multiplier, unit).is_ok()
}

/// Whether a word begins with a Latin letter: then it stands apart from a Chinese one.
fn begins_latin(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// In a term, a bare pair would be read as the other half of the pair before it.
pub(super) fn keeps_semicolon(before: &SyntaxNode, after: &SyntaxNode) -> bool {
    after.kind() == SyntaxKind::Pair
        && matches!(before.kind(), SyntaxKind::Pair | SyntaxKind::TitleLine | SyntaxKind::NoteLine)
}

/// Whether nothing but the end of the list follows a comma.
fn ends_list(comma: &SyntaxToken) -> bool {
    let mut next = comma.next_sibling_or_token();
    while let Some(trivia) =
        next.as_ref().filter(|part| matches!(part.kind(), SyntaxKind::Whitespace | SyntaxKind::Comment))
    {
        next = trivia.next_sibling_or_token();
    }
    next.is_none_or(|part| part.kind() == SyntaxKind::CloseBrace)
}

fn one_of(pairs: &[(&'static str, &'static str)], token: &SyntaxToken, language: Language) -> String {
    let found = pairs.iter().find(|(english, chinese)| [*english, *chinese].contains(&token.text()));
    match (found, language) {
        (Some((english, _)), Language::En) => (*english).to_owned(),
        (Some((_, chinese)), Language::Zh) => (*chinese).to_owned(),
        (None, _) => token.text().to_owned(),
    }
}

/// A keyword's usual form. `但 … 除外`, which English has not, is `除非`.
pub(super) fn surface(kind: SyntaxKind, language: Language) -> &'static str {
    let kind = if kind == SyntaxKind::But { SyntaxKind::Unless } else { kind };
    let forms = keyword(kind).map(|keyword| (keyword.english.first(), keyword.chinese.first()));
    let (english, chinese) = forms.unwrap_or_default();
    let (english, chinese) = (english.copied().unwrap_or_default(), chinese.copied().unwrap_or_default());
    match language {
        Language::En => english,
        Language::Zh => chinese,
    }
}
