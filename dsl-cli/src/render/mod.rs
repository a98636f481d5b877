//! Values → text. Nothing is derived again here.
pub(crate) mod conflicts;
pub(crate) mod coverage;
mod drawing;
pub(crate) mod face;
mod frames;
pub(crate) mod graphical;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod page;
pub(crate) mod position;
pub(crate) mod procedure;
mod shown;
