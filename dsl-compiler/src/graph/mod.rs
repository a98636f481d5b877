//! Model → decision graphs: one reduced, ordered interval decision diagram per edition, canonical for its order.
pub mod arena;
pub mod axes;
pub mod build;
pub mod known;
