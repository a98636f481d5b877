//! The grammar, and nothing else: what pest makes of `list.pest`.
#![allow(missing_docs, reason = "pest writes this enum; its names are those of the grammar file")]
#![allow(missing_debug_implementations, reason = "pest writes this parser")]

/// The parser that pest writes.
#[derive(pest_derive::Parser)]
#[grammar = "list.pest"]
pub(crate) struct ListParser;
