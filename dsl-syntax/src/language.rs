//! The language in one table, and what is read off it: which kind a rule is of, which word begins what, what stands in which block.
//!
//! ```text
//! table ──► row ──► words.pest, blocks.pest (written; with list.pest they are the grammar)
//!            └────► the index: kinds by rule, traits by kind, lines by block
//! ```

#[macro_use]
mod table;
mod row;
#[cfg(test)]
mod written;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::grammar::Rule;
use crate::message::Argument;
pub(crate) use row::{Block, WORDS};
use row::{DeclarationMark, Form, LineMark, Mark, Word};
pub use row::{Group, Keyword, SyntaxKind};
pub(crate) use table::{ANSWERS, LANGUAGES, MULTIPLIERS, TOTALS};

/// What is true of a kind, read off the table once.
#[derive(Copy, Clone, Debug, Default)]
pub(crate) struct Traits {
    /// Of a keyword: it begins a line or a declaration.
    pub(crate) begins: bool,
    /// Of a keyword: what it begins tells blocks apart.
    pub(crate) structural: bool,
    /// Of a keyword: it begins a declaration only where that may stand.
    pub(crate) in_place: bool,
    /// Of a keyword: it begins a line only where that may stand, and is a name elsewhere.
    pub(crate) contextual: bool,
    /// Of a keyword: its declaration cannot do without braces.
    pub(crate) needs_body: bool,
    /// Of a keyword: a line may be over after it.
    pub(crate) ends: bool,
    /// Of a keyword: a clause goes on over a line that begins with it.
    pub(crate) joins: bool,
    /// Of a keyword: it is a name wherever it is no keyword.
    pub(crate) may_be_name: bool,
    /// Of a keyword: the node of its declaration.
    pub(crate) declares: Option<SyntaxKind>,
    /// Of a node: a line of a few words.
    pub(crate) short: bool,
    /// Of a node: a declaration whose braces stand in one column with its neighbours', where they stand on one line.
    pub(crate) aligned: bool,
    /// Of a node: a declaration whose braces always do.
    pub(crate) always_aligned: bool,
}

/// What stands in a block.
#[derive(Debug)]
pub(crate) struct Lines {
    /// The keywords that begin a line or declaration.
    pub(crate) keywords: Vec<SyntaxKind>,
    /// The blocks that some of them open here; `None` for a line.
    pub(crate) opened: Vec<(SyntaxKind, Option<Block>)>,
    pub(crate) clauses: bool,
    pub(crate) fields: bool,
    /// The rule for nothing but its lines.
    pub(crate) all: Rule,
    /// The rule for one of its lines, whatever follows.
    pub(crate) one: Rule,
}

struct Index {
    kinds: Vec<SyntaxKind>,
    declared: Vec<Option<SyntaxKind>>,
    traits: Vec<Traits>,
    blocks: Vec<Lines>,
}

static INDEX: LazyLock<Index> = LazyLock::new(Index::read);

impl Index {
    fn read() -> Self {
        let rules: BTreeMap<String, Rule> =
            [Rule::EOI].iter().chain(Rule::all_rules()).map(|rule| (format!("{rule:?}"), *rule)).collect();
        let size = rules.values().map(|rule| *rule as usize + 1).max().unwrap_or_default();
        let mut kinds = vec![SyntaxKind::Group; size];
        let mut declared = vec![None; size];
        // Where the grammar is older than the table, a test says so; until then the row is not read.
        let at = |rule: &str| rules.get(rule).map(|rule| *rule as usize);
        let mut put = |rule: &str, kind: SyntaxKind| {
            if let Some(slot) = at(rule).and_then(|at| kinds.get_mut(at)) {
                *slot = kind;
            }
        };
        for body in row::BODIES {
            put(&format!("{}_body", body.name), SyntaxKind::Body);
        }
        for word in WORDS {
            put(word.rule, word.keyword.kind);
            put(&format!("{}_suffix", word.rule), word.keyword.kind);
            for line in word.line {
                put(line.rule, line.node);
            }
            for (rule, _) in word.declares.iter().flat_map(|declared| declared.rules) {
                put(&format!("{}_head", word.name()), SyntaxKind::Head);
                if let Some(slot) = at(rule).and_then(|at| declared.get_mut(at)) {
                    *slot = Some(word.keyword.kind);
                }
            }
        }
        for (kind, rules, _) in row::OTHERS {
            rules.iter().for_each(|rule| put(rule, *kind));
        }
        let rule = |name: String| rules.get(&name).copied().unwrap_or(Rule::EOI);
        let blocks = row::BODIES.iter().map(|body| lines(body, rule)).collect();
        Index { kinds, declared, traits: traits(), blocks }
    }
}

fn traits() -> Vec<Traits> {
    let mut all = vec![Traits::default(); SyntaxKind::ALL.len()];
    for word in WORDS {
        let (line, declaration) = (word.line.first(), word.declares.first());
        let free = !word.has(Mark::Reserved);
        let is_line = line.is_some() || !word.begins.is_empty();
        let told = |mark| declaration.is_some_and(|declaration| declaration.has(mark));
        if let Some(slot) = all.get_mut(word.keyword.kind as usize) {
            let structural_line = line.is_some_and(|line| line.marks.contains(&LineMark::Structural));
            *slot = Traits {
                begins: is_line || declaration.is_some(),
                structural: structural_line || (declaration.is_some() && !told(DeclarationMark::AlsoLine)),
                in_place: declaration.is_some() && free && !told(DeclarationMark::Anywhere),
                contextual: is_line && declaration.is_none() && free,
                needs_body: told(DeclarationMark::Needed),
                ends: word.has(Mark::Ends),
                joins: word.has(Mark::Joins),
                may_be_name: free && !word.keyword.english.is_empty(),
                declares: declaration.map(|declaration| declaration.node),
                ..Traits::default()
            };
        }
        if let Some((line, slot)) = line.and_then(|line| Some((line, all.get_mut(line.node as usize)?))) {
            slot.short = line.marks.contains(&LineMark::Short);
        }
        if let Some(slot) = declaration.and_then(|declaration| all.get_mut(declaration.node as usize)) {
            slot.always_aligned = told(DeclarationMark::AlwaysAligned);
            slot.aligned = told(DeclarationMark::Aligned);
        }
    }
    all
}

/// What a body holds: the words that begin each of its entries, in order.
fn lines(body: &row::Body, rule: impl Fn(String) -> Rule) -> Lines {
    let mut lines = Lines {
        keywords: Vec::new(),
        opened: Vec::new(),
        clauses: body.entries.contains(&"clause"),
        fields: body.entries.contains(&"field"),
        all: rule(whole_rule(body.name)),
        one: rule(format!("one_{}", body.name)),
    };
    for entry in body.entries {
        for word in WORDS.iter().filter(|word| entry_has(entry, word)) {
            let keyword = word.keyword.kind;
            let declared = word.declares.iter().flat_map(|declared| declared.rules).find(|(rule, _)| rule == entry);
            lines.keywords.push(keyword);
            lines.opened.push((keyword, declared.map(|(_, block)| *block)));
        }
    }
    lines
}

/// Whether a word begins what an entry of a block stands for.
fn entry_has(entry: &str, word: &Word) -> bool {
    let counts = |word: &Word| word.line.iter().any(|line| line.marks.contains(&LineMark::Counting));
    if entry == "counting" { counts(word) } else { word.rules().any(|rule| rule == entry) }
}

/// The name of the rule for nothing but lines of a block.
fn whole_rule(block: &str) -> String {
    if block == "file" { block.to_owned() } else { format!("only_{block}") }
}

impl Word {
    /// Its name in the rules that are made of it: `edition` in `edition_head`.
    pub(crate) fn name(&self) -> &'static str {
        self.rule.strip_prefix("k_").unwrap_or(self.rule)
    }
}

impl Keyword {
    /// The usual form of each language, English first; the other language's where it has none.
    #[must_use]
    pub fn forms(&self) -> (&'static str, &'static str) {
        let (en, zh) = (self.english.first(), self.chinese.first());
        (en.or(zh).copied().unwrap_or_default(), zh.or(en).copied().unwrap_or_default())
    }

    /// Whether a form of it stands after what it is said of: `以上` in `10万人以上`.
    #[must_use]
    pub fn follows(&self, form: &str) -> bool {
        let word = word_of(self.kind);
        let at = self.chinese.iter().position(|one| *one == form);
        at.zip(word).and_then(|(at, word)| word.forms.get(at)).is_some_and(|form| matches!(form, Form::After))
    }
}

/// The word of a keyword.
pub(crate) fn word_of(kind: SyntaxKind) -> Option<&'static Word> {
    // Keywords are the first kinds, in the order of the table.
    WORDS.get(kind as usize).filter(|word| word.keyword.kind == kind)
}

/// The words that no name may be: the first ones of the reserved keywords, and the multipliers. A value that examples give is none.
pub(crate) fn reserved_words() -> impl Iterator<Item = &'static str> {
    let words = WORDS.iter().filter(|word| word.has(Mark::Reserved)).flat_map(|word| word.keyword.english);
    let first = words.filter_map(|form| form.split(' ').next());
    let multipliers = MULTIPLIERS.iter().map(|(word, _)| *word).filter(|word| word.is_ascii());
    first.chain(multipliers).filter(|word| ANSWERS.iter().all(|(answer, _)| answer != word))
}

/// What is true of a kind.
pub(crate) fn traits_of(kind: SyntaxKind) -> Traits {
    INDEX.traits.get(kind as usize).copied().unwrap_or_default()
}

/// What stands in a block.
pub(crate) fn lines_of(block: Block) -> &'static Lines {
    static NONE: Lines = Lines {
        keywords: Vec::new(),
        opened: Vec::new(),
        clauses: false,
        fields: false,
        all: Rule::EOI,
        one: Rule::EOI,
    };
    INDEX.blocks.get(block as usize).unwrap_or(&NONE)
}

/// The block that the first declaration of a word opens, in whatever block.
pub(crate) fn usually_opened(keyword: SyntaxKind) -> Option<Block> {
    let word = WORDS.iter().find(|word| word.keyword.kind == keyword)?;
    word.declares.first()?.rules.first().map(|(_, block)| *block)
}

/// The keyword of the declaration that a rule matches.
pub(crate) fn declared_by(rule: Rule) -> Option<SyntaxKind> {
    INDEX.declared.get(rule as usize).copied().flatten()
}

impl SyntaxKind {
    /// The kind of what a grammar rule matches.
    pub(crate) fn of(rule: Rule) -> SyntaxKind {
        INDEX.kinds.get(rule as usize).copied().unwrap_or(SyntaxKind::Group)
    }

    /// What a message calls it, in either language; a keyword bare, as it is written in lists.
    #[must_use]
    pub fn words(self) -> Argument {
        if let Some((.., (en, zh))) = row::OTHERS.iter().find(|(kind, ..)| *kind == self) {
            return Argument::words(*zh, *en);
        }
        let quoted = |form: &str| format!("`{form}`");
        for word in WORDS {
            let (en, zh) = word.keyword.forms();
            if word.keyword.kind == self {
                return Argument::words(zh, en);
            }
            if let Some(line) = word.line.iter().find(|line| line.node == self) {
                let (en, zh) = line
                    .words
                    .first()
                    .map_or((quoted(en), quoted(zh)), |(en, zh)| ((*en).to_owned(), (*zh).to_owned()));
                return Argument::words(zh, en);
            }
        }
        Argument::words("", "")
    }
}
