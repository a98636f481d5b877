//! What may be typed next: what the line that is being written asks for; else keywords in the file's language, the names that
//! are seen here, and skeletons.

use std::collections::BTreeSet;

use dsl_compiler::editing::workspace::Workspace;
use dsl_compiler::model::{Bilingual, FactId, FactKind, Model};
use dsl_compiler::words;
use dsl_syntax::ast::{Container, Item};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Argument, FileId, Keyword, Message, boundary_words, keyword, keywords, message, multipliers};

use super::line_prefix::{LinePrefix, begins, ends, line_prefix};

/// What a suggestion is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Name,
    Keyword,
    Skeleton,
}

/// One suggestion.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Suggestion {
    pub(crate) kind: Kind,
    pub(crate) label: String,
    pub(crate) detail: Message,
    /// With `$1` where the cursor goes.
    pub(crate) text: String,
}

/// What the line asks for at the cursor.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Wanted<'t> {
    Sources,
    Condition,
    /// Behind a measure.
    Bound,
    /// Behind a number, for this measure.
    Unit(&'t str),
    /// Behind `is`, of this attribute.
    Value(&'t str),
    /// A clause or example's outcome.
    Outcome,
    /// A fact of an example.
    Fact,
    Edition,
    Anything,
}

/// All suggestions at an offset; editors narrow them down by what is typed already. None inside a text or a comment.
pub(crate) fn suggestions(workspace: &Workspace, file: FileId, offset: usize) -> Vec<Suggestion> {
    let text = workspace.text(file).unwrap_or_default();
    let Some(model) = workspace.model() else { return Vec::new() };
    let mut typed = line_prefix(text, offset);
    if typed.inside_text {
        return Vec::new();
    }
    if typed.unfinished {
        typed.words.pop();
    }
    let names = VisibleNames { model, names: visible(workspace, model, file, offset), chinese: is_chinese(text) };
    let mut found = names.wanted(wanted(model, &typed));
    found.sort();
    found.dedup();
    found
}

fn wanted<'t>(model: &Model, typed: &'t LinePrefix) -> Wanted<'t> {
    let words: Vec<&str> = typed.words.iter().map(String::as_str).collect();
    let kind = |name: &str| model.facts.iter().find(|fact| fact.name == name).map(|fact| &fact.kind);
    let measure = |name: &&&str| matches!(kind(name), Some(FactKind::Measure { .. }));
    let in_example = words.first().is_some_and(|word| begins(word, &[SyntaxKind::Example]));
    let Some(last) = words.last().copied() else { return Wanted::Anything };
    match last {
        "[" | "［" | "【" => Wanted::Sources,
        _ if ends(last, &[SyntaxKind::Cite]) => Wanted::Sources,
        _ if ends(last, CONDITION_FOLLOWS) => Wanted::Condition,
        _ if last == "in" || ends(last, EDITION_FOLLOWS) => Wanted::Edition,
        "=>" | "⇒" | "则为" | "<" | "＜" => Wanted::Outcome,
        _ if ends(last, &[SyntaxKind::Strictness]) => Wanted::Outcome,
        // The last word of `one of` too; its Chinese form stands before other things as well.
        _ if last == "of" || ends(last, &[SyntaxKind::Is, SyntaxKind::IsNot]) => {
            let attribute = words.iter().rev().find(|word| matches!(kind(word), Some(FactKind::Attribute { .. })));
            attribute.map_or(Wanted::Anything, |name| Wanted::Value(name))
        }
        _ if in_example && words.len() == 1 => Wanted::Fact,
        _ if in_example => match kind(last) {
            Some(FactKind::Attribute { .. }) => Wanted::Value(last),
            Some(_) => Wanted::Outcome,
            None => Wanted::Fact,
        },
        _ if matches!(kind(last), Some(FactKind::Measure { .. })) => Wanted::Bound,
        "," | "，" | "、" if words.iter().any(|word| measure(&word)) => Wanted::Bound,
        _ if last.starts_with(|c: char| c.is_ascii_digit()) || is_multiplier(last) => {
            words.iter().rev().find(measure).map_or(Wanted::Anything, |name| Wanted::Unit(name))
        }
        _ => Wanted::Anything,
    }
}

/// Words that a condition follows.
const CONDITION_FOLLOWS: &[SyntaxKind] = &[
    SyntaxKind::When,
    SyntaxKind::AlwaysWhen,
    SyntaxKind::Or,
    SyntaxKind::And,
    SyntaxKind::Unless,
    SyntaxKind::But,
    SyntaxKind::Not,
];

/// Words that a condition may begin with.
const CONDITION_BEGINS: &[SyntaxKind] = &[
    SyntaxKind::AllOf,
    SyntaxKind::AnyOf,
    SyntaxKind::DataImportant,
    SyntaxKind::DataNotImportant,
    SyntaxKind::SomePeople,
    SyntaxKind::Not,
];

/// Words that an edition follows.
const EDITION_FOLLOWS: &[SyntaxKind] = &[SyntaxKind::Was, SyntaxKind::Replaces, SyntaxKind::FallsBack];

fn is_multiplier(word: &str) -> bool {
    multipliers().iter().any(|(multiplier, _)| *multiplier == word)
}

/// The names that can be used at a place.
struct VisibleNames<'m> {
    model: &'m Model,
    names: BTreeSet<String>,
    chinese: bool,
}

impl VisibleNames<'_> {
    fn wanted(&self, wanted: Wanted<'_>) -> Vec<Suggestion> {
        match wanted {
            Wanted::Sources => self.sources(),
            Wanted::Condition => self.facts(true).into_iter().chain(self.words(CONDITION_BEGINS)).collect(),
            Wanted::Bound => boundary_words().map(|keyword| self.word(keyword)).collect(),
            Wanted::Unit(measure) => self
                .unit(measure)
                .into_iter()
                .chain(self.words(&[SyntaxKind::Or, SyntaxKind::And, SyntaxKind::Unless]))
                .collect(),
            Wanted::Value(attribute) => self.values(attribute),
            Wanted::Outcome => self.outcomes(),
            Wanted::Fact => self.facts(false),
            Wanted::Edition => {
                self.model.editions.iter().map(|one| plain(Kind::Name, &one.name, message!("kind-edition"))).collect()
            }
            Wanted::Anything => self.everything(),
        }
    }

    fn words(&self, kinds: &[SyntaxKind]) -> Vec<Suggestion> {
        kinds.iter().filter_map(|kind| keyword(*kind)).map(|keyword| self.word(keyword)).collect()
    }

    fn word(&self, keyword: &Keyword) -> Suggestion {
        let (english, chinese) = keyword.forms();
        let (own, other) = if self.chinese { (chinese, english) } else { (english, chinese) };
        plain(Kind::Keyword, own, message!("bare", text = other))
    }

    fn sources(&self) -> Vec<Suggestion> {
        let seen = self.model.sources.iter().filter(|one| self.names.contains(&one.name));
        seen.map(|one| plain(Kind::Name, &one.name, title_of(&one.title))).collect()
    }

    fn outcomes(&self) -> Vec<Suggestion> {
        let mut found: Vec<Suggestion> =
            self.model.outcomes.iter().map(|one| plain(Kind::Name, &one.name, message!("kind-outcome"))).collect();
        found.extend(self.words(&[SyntaxKind::Open]));
        found
    }

    fn unit(&self, measure: &str) -> Option<Suggestion> {
        let (fact, _) = (0_u32..).map(FactId).zip(&self.model.facts).find(|(_, fact)| fact.name == measure)?;
        let language = if self.chinese { words::Language::Zh } else { words::Language::En };
        let unit = words::unit(self.model, fact, language);
        Some(plain(Kind::Name, &unit, message!("unit-of", measure = measure)))
    }

    fn values(&self, attribute: &str) -> Vec<Suggestion> {
        let fact = self.model.facts.iter().find(|fact| fact.name == attribute);
        let Some(FactKind::Attribute { values, .. }) = fact.map(|fact| &fact.kind) else { return Vec::new() };
        let detail = message!("value-of", attribute = attribute);
        values.iter().map(|value| plain(Kind::Name, &value.name, detail.clone())).collect()
    }

    /// `items`: whether important-data items may not be named here, as in a condition.
    fn facts(&self, no_items: bool) -> Vec<Suggestion> {
        let seen = self.model.facts.iter().filter(|fact| self.names.contains(&fact.name));
        let word = |kind: &FactKind| match kind {
            FactKind::Measure { .. } => message!("kind-measure"),
            FactKind::Flag => message!("kind-flag"),
            FactKind::Item => message!("kind-item"),
            FactKind::Attribute { .. } => message!("kind-attribute"),
        };
        let allowed = seen.filter(|fact| !(no_items && fact.kind == FactKind::Item));
        allowed.map(|fact| plain(Kind::Name, &fact.name, word(&fact.kind))).collect()
    }

    fn everything(&self) -> Vec<Suggestion> {
        let mut found = self.facts(false);
        found.extend(self.outcomes());
        found.extend(self.sources());
        found.extend(self.model.units.iter().map(|one| plain(Kind::Name, &one.name, message!("kind-unit"))));
        let editions = &self.model.editions;
        let lists = self.model.lists.iter().filter(|list| editions.iter().all(|edition| edition.name != list.name));
        found.extend(lists.map(|list| plain(Kind::Name, &list.name, message!("kind-list"))));
        for edition in editions {
            found.push(plain(Kind::Name, &edition.name, message!("kind-edition")));
            let named = edition.bands.iter().filter(|(name, _)| !name.is_empty());
            found.extend(named.map(|(name, _)| plain(Kind::Name, name, message!("bands-of", edition = &edition.name))));
        }
        for keyword in keywords() {
            let forms = if self.chinese { keyword.chinese } else { keyword.english };
            if let Some(form) = forms.first() {
                let other =
                    if self.chinese { keyword.english } else { keyword.chinese }.first().copied().unwrap_or_default();
                found.push(plain(Kind::Keyword, form, message!("bare", text = other)));
            }
        }
        found.extend(skeletons(self.chinese));
        found
    }
}

fn skeletons(chinese: bool) -> Vec<Suggestion> {
    let all: [(&str, &str, &str); 3] = [
        (
            "scenario …",
            "scenario ${1:name} {\n  title zh \"$2\" en \"$3\"\n  bands {\n    $0\n  }\n}",
            "场景 ${1:name} {\n  标题 中文 \"$2\" 英文 \"$3\"\n  区间 {\n    $0\n  }\n}",
        ),
        (
            "important …",
            "important ${1:name} {\n  title zh \"$2\" en \"$3\"\n  when $0\n}",
            "重要数据 ${1:name} {\n  标题 中文 \"$2\" 英文 \"$3\"\n  当 $0\n}",
        ),
        ("example …", "example \"${1:in words}\" { $2 => $0 }", "示例 \"${1:名称}\" { $2 => $0 }"),
    ];
    let skeleton = |(label, english, zh): (&str, &str, &str)| Suggestion {
        kind: Kind::Skeleton,
        label: label.to_owned(),
        detail: message!("kind-skeleton"),
        text: if chinese { zh } else { english }.to_owned(),
    };
    all.into_iter().map(skeleton).collect()
}

/// A source's title, in the reader's language if there is one.
fn title_of(title: &Bilingual) -> Message {
    match title.zh().or(title.en()).zip(title.en().or(title.zh())) {
        Some((zh, en)) => message!("bare", text = Argument::words(zh, en)),
        None => message!("kind-source"),
    }
}

fn plain(kind: Kind, label: &str, detail: Message) -> Suggestion {
    Suggestion { kind, label: label.to_owned(), detail, text: label.to_owned() }
}

/// The names of facts and sources that are seen at an offset: those outside every edition, and those of what stands around it and of the
/// editions that its edition falls back to.
fn visible(workspace: &Workspace, model: &Model, file: FileId, offset: usize) -> BTreeSet<String> {
    let holds = |c: &Container| c.span.file == file && c.span.start as usize <= offset && offset <= c.span.end as usize;
    let mut around: Vec<&str> = Vec::new();
    if let Some(tree) = workspace.tree(file) {
        for item in &tree.items {
            match item {
                Item::Edition(c) if holds(c) => around.push(&c.name.text),
                Item::Industry { container, edition } if holds(container) => around.push(&edition.text),
                _ => {}
            }
        }
    }
    let mut editions: BTreeSet<&str> = around.into_iter().collect();
    let mut next: Vec<&str> = editions.iter().copied().collect();
    while let Some(name) = next.pop() {
        let edition = model.edition_named(name).map(|id| model.edition(id));
        if let Some(fallback) = edition.and_then(|edition| edition.fallback) {
            let fallback = model.edition(fallback).name.as_str();
            if editions.insert(fallback) {
                next.push(fallback);
            }
        }
    }
    let mut names = BTreeSet::new();
    for tree in (0_u32..).map(FileId).map_while(|file| workspace.tree(file)) {
        declared(&tree.items, &mut names);
        for item in &tree.items {
            match item {
                Item::Edition(c) if editions.contains(c.name.text.as_str()) => declared(&c.items, &mut names),
                Item::Industry { container, .. } if holds(container) => {
                    declared(&container.items, &mut names);
                    for item in &container.items {
                        if let Item::Scenario(scenario) = item
                            && holds(scenario)
                        {
                            declared(&scenario.items, &mut names);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    names
}

fn declared(items: &[Item], names: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Measure(c) | Item::Flag(c) | Item::Source(c) | Item::Important { container: c, .. } => {
                names.insert(c.name.text.clone());
            }
            Item::Attribute(attribute) => {
                names.insert(attribute.container.name.text.clone());
            }
            _ => {}
        }
    }
}

/// Whether a file is written with Chinese keywords: by the first line that begins with one of the commonest.
pub(crate) fn is_chinese(text: &str) -> bool {
    const COMMONEST: &[SyntaxKind] =
        &[SyntaxKind::Edition, SyntaxKind::Industry, SyntaxKind::Scenario, SyntaxKind::Outcome, SyntaxKind::Measure];
    let begins = |line: &str, word: &str| line.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
    let language = |line: &str| {
        let words = COMMONEST.iter().filter_map(|kind| keyword(*kind)).map(Keyword::forms);
        words.into_iter().find_map(|(english, chinese)| match line {
            _ if begins(line, chinese) => Some(true),
            _ if begins(line, english) => Some(false),
            _ => None,
        })
    };
    text.lines().map(str::trim_start).find_map(language).unwrap_or(false)
}
