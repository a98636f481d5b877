//! Decisions: for people, and as JSON.

mod human;

use dsl_artifact::Decision;

use crate::json::line;

pub use human::human;

/// `qingdan-decision/2`.
#[must_use]
pub fn json(decision: &Decision) -> String {
    line(decision)
}
