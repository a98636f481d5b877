//! Names, types, band analysis, decision graph and diff of Qingdan lists.
pub mod bands;
pub mod check;
pub mod compile;
pub mod consequence;
pub mod coverage;
pub mod diff;
pub mod examples;
pub mod fixes;
pub mod flow;
pub mod graph;
pub mod model;
pub mod procedure;
pub mod readings;
pub mod resolve;
mod texts;
pub mod words;
pub mod world;
