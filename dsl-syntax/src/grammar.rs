//! The grammar, and nothing else: what pest makes of `list.pest` and of the two files that are written from the table.
#![allow(missing_docs, reason = "pest writes this enum; its names are those of the grammar files")]
#![allow(missing_debug_implementations, reason = "pest writes this parser")]

/// The parser that pest writes. The order of the files is that in which messages name what was expected.
#[derive(pest_derive::Parser)]
#[grammar = "language/words.pest"]
#[grammar = "list.pest"]
#[grammar = "language/blocks.pest"]
pub(crate) struct ListParser;
