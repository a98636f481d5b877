//! Where sources differ: for people, and as JSON.

mod human;
mod json;

use dsl_compiler::model::{self, Model};
use dsl_compiler::words::citation;

pub use human::human;
pub use json::{Report, json};

fn cites(model: &Model, reading: &model::Reading) -> Vec<String> {
    reading.cites.iter().map(|one| citation(model, one)).collect()
}
