//! What an editor asks of a folder while it is being edited.
mod found;
pub mod names;
pub mod scenario_view;
pub mod workspace;
