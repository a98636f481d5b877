//! Model → decision diagrams: one reduced, ordered interval decision diagram per edition, canonical for its order.
//!
//! [`governing`] says which clauses and rules bind the flows of a scenario, their conditions grounded; [`order`] in which order facts
//! are asked, [`draw`] makes a [`diagram`] of both, and [`restrict`] reads it under what is known of a flow. [`reasons`] says who
//! decides, for a flow or a set of flows, and [`examples`] are brought before all of it.
pub mod diagram;
pub mod draw;
pub mod examples;
pub mod governing;
mod grounding;
pub mod in_force;
pub mod order;
mod parts;
pub(crate) mod readings;
pub(crate) mod reasons;
pub(crate) mod restrict;
