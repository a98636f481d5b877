//! What the editor can ask: one feature, one file. Each is a function of the workspace and a place in it; none knows the
//! protocol, and none finds out anything that the compiler does not say.

pub(crate) mod actions;
pub(crate) mod completion;
pub(crate) mod hints;
pub(crate) mod hover;
pub(crate) mod layout;
pub(crate) mod lenses;
pub(crate) mod line;
pub(crate) mod linked;
pub(crate) mod references;
pub(crate) mod rename;
pub(crate) mod signature;
pub(crate) mod stretches;
pub(crate) mod symbols;
pub(crate) mod unread;
