//! The syntax tree as plain values: what the text says, before any name is looked up.
//!
//! Both keyword sets give the same values. Containers keep their lines in order of writing in `items`; which kinds of
//! line may stand where is the grammar's business. `complete` is false where some line of the container was broken and
//! left out, so that later rooms do not report holes that the broken line may have filled.
//!
//! Walks over the tree are visitors ([`visit`]).

mod condition;
mod example;
mod item;
mod leaf;
mod line;
mod procedure;
pub mod visit;

pub use condition::{Bound, BoundWord, Clause, ClauseMode, Condition, ConditionKind, Limit, Verdict};
pub use example::{Example, ExampleFact, ExampleValue};
pub use item::{Attribute, Bands, BandsBody, Container, Declaration, Item, Reading, Rules};
pub use leaf::{Citation, Date, Name, Number, Pair, Quantity, Side, Text};
pub use line::{AttributeValue, CountedWhat, Counting, Field, ItemWhen, Listing, Was};
pub use procedure::{Issuers, Kept, Limit as StepLimit, Role, RoleWord, StartAt, Validity};

/// A whole file.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct File {
    /// Declarations, editions and industries, in order.
    pub items: Vec<Item>,
    /// False where something was broken and left out.
    pub complete: bool,
}
