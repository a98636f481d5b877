//! How everything is said, drawn and written, in both languages: values in, text out. Nothing here prints, opens a file, asks for a
//! locale, or decides anything again.
//!
//! ```text
//! findings, decisions, diffs, readings, coverage, procedures, examples (values) ──► human, narrated, plain, short, markdown, json
//! ```
//!
//! One folder a subject, one file a format. What a reader of any format may rely on is typed: each `json.rs` holds the form of its
//! subject, and `docs/schemas` its schema.

mod chart;
pub mod coverage;
pub mod decision;
pub mod diff;
pub mod examples;
pub mod findings;
mod json;
mod localize;
pub mod manual;
pub mod phrase;
mod position;
pub mod procedure;
pub mod readings;
pub mod refusals;
mod rows;
mod sanitized;
mod style;

pub use chart::{ChartStyle, draw, narrate};
pub use localize::{say, say_named};
pub use style::Style;
