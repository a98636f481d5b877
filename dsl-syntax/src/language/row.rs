//! The rows of the table as values: the kinds of the tree, the blocks, and what each word begins.

use crate::message;

/// A keyword of the language, in both its forms.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// Its kind in the tree.
    pub kind: SyntaxKind,
    /// The English forms, the one to print first; empty where only Chinese has such a word.
    pub english: &'static [&'static str],
    /// The Chinese forms, the one to print first.
    pub chinese: &'static [&'static str],
    /// Whether its first English word is barred as a name.
    pub reserved: bool,
    /// What it does in a list.
    pub group: Group,
}

/// What a keyword does in a list; editors colour by it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// Begins a declaration or a block.
    Block,
    /// Begins a line, or belongs to what a line says.
    Line,
    /// Holds a clause together.
    Clause,
    /// Joins or compares.
    Operator,
    /// Draws a boundary.
    Bound,
    /// Stands for something itself.
    Constant,
    /// Marks the language of a text.
    Language,
}

/// A word of the language: a keyword in both its forms, and what it begins.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) keyword: Keyword,
    /// Its rule in the grammar.
    pub(crate) rule: &'static str,
    /// How each Chinese form is told from other words, in their order.
    pub(crate) forms: &'static [Form],
    pub(crate) marks: &'static [Mark],
    /// The declaration that it begins, if any.
    pub(crate) declares: &'static [Declaration],
    /// The line that it begins, if any.
    pub(crate) line: &'static [Line],
    /// The rule of a line that another word of the table begins as well.
    pub(crate) begins: &'static [&'static str],
}

impl Word {
    pub(crate) fn has(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

    /// The rules of the lines and declarations that it begins.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &'static str> {
        let declared = self.declares.iter().flat_map(|declared| declared.rules).map(|(rule, _)| *rule);
        self.line.iter().map(|line| line.rule).chain(self.begins.iter().copied()).chain(declared)
    }
}

/// A Chinese form.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Form {
    /// Nothing but its text.
    Plain,
    /// Stands after what it is said of: 10万人以上.
    After,
    /// Is another word where one of these follows: 发布者.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the part of the grammar that is written from the table"))]
    But(&'static [&'static str]),
    /// Its parts may stand apart: 凡 当.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the part of the grammar that is written from the table"))]
    Apart(&'static [&'static str]),
}

/// What is true of a word beyond its forms.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Its first English word is barred as a name; without this, it is a keyword in its place and a name elsewhere.
    Reserved,
    /// A clause goes on over a line that begins with it.
    Joins,
    /// Its Chinese forms end a unit or value that is written before them.
    Stops,
    /// A line may be over after it.
    Ends,
}

/// A line that a word begins.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) node: SyntaxKind,
    pub(crate) rule: &'static str,
    /// What follows the word, as the grammar writes it; with `gap` first, where a line break can matter.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the part of the grammar that is written from the table"))]
    pub(crate) rest: &'static str,
    pub(crate) marks: &'static [LineMark],
    /// What messages call it, in English and Chinese, where that is more than its word.
    pub(crate) words: &'static [(&'static str, &'static str)],
}

/// What is true of a line.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineMark {
    /// Of a few words: it may share a line with its neighbours.
    Short,
    /// Says how to count: it stands wherever a block has `counting`.
    Counting,
    /// Tells blocks apart, as declarations do.
    Structural,
    /// Its rule stands in `list.pest`.
    ByHand,
}

/// A declaration that a word begins.
#[derive(Debug)]
pub(crate) struct Declaration {
    pub(crate) node: SyntaxKind,
    /// Its rules, each with the block that its braces hold.
    pub(crate) rules: &'static [(&'static str, Block)],
    /// What follows the word up to the braces, as the grammar writes it.
    #[cfg_attr(not(test), expect(dead_code, reason = "for the part of the grammar that is written from the table"))]
    pub(crate) head: &'static str,
    pub(crate) marks: &'static [DeclarationMark],
}

impl Declaration {
    pub(crate) fn has(&self, mark: DeclarationMark) -> bool {
        self.marks.contains(&mark)
    }
}

/// What is true of a declaration.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum DeclarationMark {
    /// It cannot do without its braces.
    Needed,
    /// The layout sets the braces of neighbours in one column where they stand on one line.
    Aligned,
    /// It sets them in one column always.
    AlwaysAligned,
    /// It begins where it looks like one, in whatever block; other declarations whose word is free only where they may stand.
    Anywhere,
    /// Its word begins as many lines as declarations: it tells no blocks apart.
    AlsoLine,
    /// Its rule stands in `list.pest`.
    ByHand,
}

/// What stands between two braces, or in a file.
#[derive(Debug)]
pub(crate) struct Body {
    #[cfg_attr(not(test), expect(dead_code, reason = "for the part of the grammar that is written from the table"))]
    pub(crate) block: Block,
    /// Its name in the grammar.
    pub(crate) name: &'static str,
    /// The rules of what may stand in it, in the order in which messages name them; `counting` stands for the counting lines.
    pub(crate) entries: &'static [&'static str],
}

/// Whether a word is barred as a name.
pub(super) const fn bars(marks: &[Mark]) -> bool {
    match marks {
        [] => false,
        [Mark::Reserved, ..] => true,
        [_, rest @ ..] => bars(rest),
    }
}

/// How a Chinese form is told from other words.
macro_rules! form {
    () => {
        Form::Plain
    };
    (after) => {
        Form::After
    };
    (but $($follows:literal)+) => {
        Form::But(&[$($follows),+])
    };
    (apart $($part:literal)+) => {
        Form::Apart(&[$($part),+])
    };
}

/// Reads the table: the kinds of the tree, the blocks, and every row as a value.
macro_rules! rows {
    (
        words {
            $(
                $kw:ident = $kw_rule:ident, [$($en:literal),*], [$($zh:literal $($how:ident $($arg:literal)*)?),*], $group:ident,
                    [$($mark:ident),*]
                    $(=> declares $declared:ident = $($rule:ident in $inner:ident)|+, $head:literal, [$($dmark:ident),*],
                        ($den:literal, $dzh:literal))?
                    $(=> line $line:ident = $line_rule:ident, $rest:literal, [$($lmark:ident),*]
                        $(, ($len:literal, $lzh:literal))?)?
                    $(=> begins $same:ident)?;
            )+
        }
        tokens { $($tok:ident = $($tok_rule:ident)|+, $tok_words:literal, $tok_zh:literal;)+ }
        nodes { $($node:ident = $($node_rule:ident)|*, $node_words:literal, $node_zh:literal;)+ }
        blocks { $($block:ident = $name:ident, $inside:expr, [$($entry:ident),*];)+ }
    ) => {        /// What a token or node of the tree is. Keywords carry one kind for both languages.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum SyntaxKind {
            $(
                #[doc = concat!("The keyword ", $("`", $en, "` ",)* $("`", $zh, "` ",)* "as a token.")]
                $kw,
            )+
            $(#[doc = concat!("Token: ", $tok_words, ".")] $tok,)+
            $($(#[doc = concat!("Node: ", $den, ".")] $declared,)?)+
            $($(#[doc = concat!("Node: the line `", stringify!($line_rule), "` of the grammar.")] $line,)?)+
            $(#[doc = concat!("Node: ", $node_words, ".")] $node,)+
        }

        impl SyntaxKind {
            /// Every kind, in order of its number.
            pub const ALL: &'static [SyntaxKind] = &[
                $(SyntaxKind::$kw,)+
                $(SyntaxKind::$tok,)+
                $($(SyntaxKind::$declared,)?)+
                $($(SyntaxKind::$line,)?)+
                $(SyntaxKind::$node,)+
            ];

            /// Whether it is a keyword.
            #[must_use]
            pub fn is_keyword(self) -> bool {
                matches!(self, $(SyntaxKind::$kw)|+)
            }
        }

        /// What kind of lines stand between two braces.
        #[derive(Copy, Clone, Debug, PartialEq, Eq)]
        pub(crate) enum Block {
            $(#[doc = concat!("`", stringify!($name), "` of the grammar.")] $block,)+
        }

        impl Block {
            /// Every block, outermost first.
            pub(crate) const ALL: &'static [Block] = &[$(Block::$block),+];

            /// What a message calls the place inside it.
            pub(crate) fn words(self) -> $crate::message::Message {
                match self {
                    $(Block::$block => $inside,)+
                }
            }
        }

        /// Every word, in the order of the manual.
        pub(crate) static WORDS: &[Word] = &[$(Word {
            keyword: Keyword {
                kind: SyntaxKind::$kw,
                english: &[$($en),*],
                chinese: &[$($zh),*],
                reserved: bars(&[$(Mark::$mark),*]),
                group: Group::$group,
            },
            rule: stringify!($kw_rule),
            forms: &[$(form!($($how $($arg)*)?)),*],
            marks: &[$(Mark::$mark),*],
            declares: &[$(Declaration {
                node: SyntaxKind::$declared,
                rules: &[$((stringify!($rule), Block::$inner)),+],
                head: $head,
                marks: &[$(DeclarationMark::$dmark),*],
            })?],
            line: &[$(Line {
                node: SyntaxKind::$line,
                rule: stringify!($line_rule),
                rest: $rest,
                marks: &[$(LineMark::$lmark),*],
                words: &[$(($len, $lzh))?],
            })?],
            begins: &[$(stringify!($same))?],
        }),+];

        /// The rules of tokens and nodes that are no lines and no declarations, with what messages call them.
        pub(crate) static OTHERS: &[(SyntaxKind, &[&str], (&str, &str))] = &[
            $((SyntaxKind::$tok, &[$(stringify!($tok_rule)),+], ($tok_words, $tok_zh)),)+
            $((SyntaxKind::$node, &[$(stringify!($node_rule)),*], ($node_words, $node_zh)),)+
            $($((SyntaxKind::$declared, &[$(stringify!($rule)),+], ($den, $dzh)),)?)+
        ];

        /// Every block with what may stand in it.
        pub(crate) static BODIES: &[Body] = &[$(Body {
            block: Block::$block,
            name: stringify!($name),
            entries: &[$(stringify!($entry)),*],
        }),+];
    };
}

table!(rows);
