//! What the editor can ask: one feature, one file. Each is a function of the workspace and a place in it; none knows the
//! protocol, and none finds out anything that the compiler does not say.

pub(crate) mod actions;
pub(crate) mod blocking_errors;
pub(crate) mod completion;
pub(crate) mod folding_range;
pub(crate) mod formatting;
pub(crate) mod hints;
pub(crate) mod hover;
pub(crate) mod lenses;
pub(crate) mod line_prefix;
pub(crate) mod linked_editing;
pub(crate) mod references;
pub(crate) mod rename;
pub(crate) mod selection_range;
pub(crate) mod signature;
mod spans;
pub(crate) mod symbols;
mod text_pairs;
