//! What nobody should write, pass or leave lying about. Every run of the program asserts that it does not panic and ends
//! with 0, 1 or 2 (`program::Qingdan::run`); here it is also asserted which of them, and what is said.

mod arguments;
mod artefacts;
mod contents;
mod files;
mod mutations;
mod pipes;
