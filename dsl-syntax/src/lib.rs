//! Text, tokens, tree, spans and the [`Diagnostic`] value of the Qingdan list language.
pub mod ast;
pub mod code;
pub mod diagnostic;
pub mod span;
pub use code::Code;
pub use diagnostic::{BandFacts, Diagnostic, Edit, Extent, FactValue, Fix, Label, RegionBox, Severity};
pub use span::{FileId, Span};
