//! What the lists mean, what is wrong with them, what they decide, and what a revision changes.
//!
//! ```text
//! source ──► resolve ──► model ──► analysis ──► check ──► fixes             findings, and what mends them
//!                          │                      │
//!                          └─► decision ──────────┴─► artefact              a file that decides alone
//!                                 │
//!                                 └─► diff ──► reading_impact               two editions; an edition under another reading
//!
//! editing   a folder that is being edited: all of the above again, with as little work as an edit allows
//! coverage  how much of the official lists is transcribed
//! ```
//!
//! Every stage takes the value of the one before and gives a value and findings. What may take long is handed a [`work::Work`];
//! `words` writes a condition as the list would.
mod analysis;
pub mod artefact;
pub mod check;
pub mod coverage;
pub mod decision;
pub mod diff;
pub mod editing;
pub mod fixes;
pub mod model;
pub mod reading_impact;
pub mod resolve;
pub mod source;
pub mod words;
pub mod work;
