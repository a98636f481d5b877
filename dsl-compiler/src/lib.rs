//! Names, types, band analysis, decision graph and diff of Qingdan lists.
pub mod bands;
pub mod check;
pub mod compile;
pub mod consequence;
pub mod coverage;
pub mod diff;
pub mod examples;
pub mod flow;
pub mod graph;
pub mod model;
pub mod names;
pub mod readings;
pub mod resolve;
mod shift;
pub mod words;
pub mod workspace;
pub mod world;
