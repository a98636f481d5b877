//! The program `qingdan` from outside: what it prints, what it writes, and how it ends.
//!
//! `program` starts it in a clean environment. `codes` and `published_summary` show what `check` finds in small lists and
//! in the published summary; `check`, `compile`, `decide`, `diff`, `examples`, `fix` and `fmt` are one command each on the
//! project's own lists, `readings` those about sources that differ and about how much is transcribed, `other_lists` those about lists by reference, `procedure` those about steps and dates, `shapes` the JSON
//! that they promise, `replay` the diff's witnesses decided again; `explain` the pages of the codes, and that their
//! examples are as they say; `spaces` what white space does, `terminal` what no terminal is given, `replace` how files are
//! written in place; `guides` follows the guides of the docs; `help` asks for help and is refused, in both languages;
//! `languages` walks every command in Chinese, and holds the JSON against its schemas; `bad_input` everything that nobody should write, and
//! that must never make it panic.

mod bad_input;
mod check;
mod codes;
mod compile;
mod decide;
mod diff;
mod examples;
mod explain;
mod fix;
mod fmt;
mod guides;
mod help;
mod languages;
mod memory;
mod other_lists;
mod procedure;
mod program;
mod published_summary;
mod readings;
mod replace;
mod replay;
mod shapes;
mod spaces;
mod terminal;
mod too_large;
