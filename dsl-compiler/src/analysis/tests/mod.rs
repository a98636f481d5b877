//! The analysis against all points of small grids, against blocks that no caller should make, and against very large ones.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "seeds from outside; says how much was counted, and how long it took"
)]

mod blocks;
#[path = "../../../tests/dice/mod.rs"]
mod dice;
mod edges;
mod findings;
mod grid;
mod normal;
mod scale;
