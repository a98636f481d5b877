//! What two editions decide otherwise: for people, and as JSON.

mod json;
mod page;

pub use json::{Diff, json};
pub use page::{PageFormat, decided, page, region};
