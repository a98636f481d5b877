//! Names, types, band analysis, decision graph and diff of Qingdan lists.
pub mod bands;
pub mod check;
pub mod compile;
pub mod diff;
pub mod examples;
pub mod fixes;
pub mod flow;
pub mod graph;
pub mod model;
pub mod resolve;
pub mod words;
pub mod world;
