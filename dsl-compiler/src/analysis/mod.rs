//! The exact analysis of a block of bands.
//!
//! A block in [normal form](space::NormalBlock) is a list of boxes in a product of value sets and intervals of whole numbers.
//! [`normal`] makes boxes of conditions, [`partition`] cuts the space until every box either fills a cell or misses it, [`region`]
//! turns what a check found into few boxes, and [`analyse`] holds the checks. Nothing here knows a name, a text or a law.
pub mod analyse;
pub mod boxes;
pub mod compare;
pub mod index;
pub mod normal;
pub mod partition;
pub mod region;
pub mod rules;
pub mod space;

mod masked;
mod monotone;
mod overlap;
mod redundancy;
