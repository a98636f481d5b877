//! The exact analysis of a block of bands.
//!
//! ```text
//! analyse ─► overlap, monotone, masked, redundancy ─┬─► judge, cover ─► judged     which boxes are alive and needed, and why not
//! rules ───► overlap, judge, cover                  ├─► accumulate ─► finding       what is told
//! compare                                           └─► fitted                      the boxes, cut to their space
//!    └─► all of these ─► partition ─► cut ─► grid;  maximal ─► region ─► index ─► boxes ─► space
//! ```
//!
//! A block in [normal form](space::NormalBlock) is a list of boxes in a product of value sets and intervals of whole numbers.
//! [`normal`] makes boxes of conditions, [`partition`] cuts the space until every box either fills a cell or misses it, [`region`] and
//! [`maximal`] turn what a check found into few boxes, and [`analyse`] runs the checks. Nothing here knows a name, a text or a law.
pub(crate) mod analyse;
pub(crate) mod compare;
pub(crate) mod finding;
pub(crate) mod normal;
pub(crate) mod rules;
pub(crate) mod space;

mod accumulate;
mod boxes;
mod cover;
mod cut;
mod fitted;
mod grid;
mod index;
mod judge;
mod judged;
mod masked;
mod maximal;
mod monotone;
mod overlap;
mod partition;
mod redundancy;
mod region;

#[cfg(test)]
mod tests;
