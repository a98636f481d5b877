//! The kinds of the tree and the blocks of the language, read off the table.

use crate::message;

/// Reads them off the rows.
macro_rules! kinds {
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
    };
}

table!(kinds);
