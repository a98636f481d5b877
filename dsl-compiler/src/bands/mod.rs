//! The exact analysis of a block of bands.
pub mod space;
