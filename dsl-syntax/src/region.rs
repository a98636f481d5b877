//! Where a band finding holds: its region as boxes, and the values of one point of it.

/// What one axis may be inside a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extent {
    /// A count: both bounds included; no `max` means no upper bound.
    Count {
        /// Least value, included.
        min: u64,
        /// Greatest value, included.
        max: Option<u64>,
    },
    /// An attribute: one of these values, in order of declaration.
    OneOf(Vec<String>),
    /// A flag or an important-data item.
    Is(bool),
}

/// One box of a region: axes that are not named are unbounded.
pub type RegionBox = Vec<(String, Extent)>;

/// What a fact is at a witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// A count.
    Count(u64),
    /// An attribute's value.
    Value(String),
    /// A flag or item.
    Is(bool),
}
