//! The compiled artefact of one edition: what downstream systems load and decide on.
//!
//! `format` is the file's shape, `load` checks a file before anything is believed, `decide` answers for one flow and
//! says why (`reasons`). `in_force` knows on which days. `schedule` says by when each step of a procedure is due, on a `calendar` of working days.
//! Nothing here knows the list language: an artefact is self-contained.
mod asked;
pub mod calendar;
pub mod decide;
pub mod facts;
pub mod format;
pub mod in_force;
pub mod load;
pub mod near;
mod reasons;
pub mod schedule;
mod unused;

pub use decide::{Because, Decision};
pub use facts::{Expected, FactError, Facts, Vocabulary};
pub use format::Artefact;
pub use in_force::NotInForce;
pub use load::{Damage, LoadError, Loaded};
