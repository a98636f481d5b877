//! The chart of a band finding, as data: what lies where along one or two measures. Faces draw it.

use crate::message::Message;
use crate::region::FactValue;

/// The bands around a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartData {
    /// One with two measures, or one or more with one measure each; never empty.
    pub charts: Vec<Chart>,
    /// What a cell without outcomes says.
    pub nothing: Message,
    /// What the marked cells are, in a few words; nothing where no cell is marked.
    pub mark: Option<Message>,
}

/// The bands along one measure, or over two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// From left to right.
    pub across: Axis,
    /// From top to bottom; none makes it a line.
    pub down: Option<Axis>,
    /// One row for each bin of `down`, or a single one; in each a cell for every bin of `across`.
    pub rows: Vec<Vec<Cell>>,
    /// What every other fact is, in the order of the witness.
    pub fixed: Vec<(String, FactValue)>,
}

/// A measure in bins, one beside the other, over each of which the bands stay what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The measure's name.
    pub measure: String,
    /// In order, without holes. The first begins above 0, or the last ends, where some were left out.
    pub bins: Vec<Bin>,
}

/// Neighbouring counts.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The least count.
    pub from: u64,
    /// The least count past it; nothing where it never ends.
    pub to: Option<u64>,
    /// How its beginning is named.
    pub begin: Begin,
}

/// A boundary word with its number, the rounder of the two ways to name it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Begin {
    /// At zero.
    Zero,
    /// The number is included.
    AtLeast(u64),
    /// The number is excluded.
    Over(u64),
    /// This number and no other.
    Exactly(u64),
}

/// What the counts of one bin, or of two that cross, get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Names of outcomes, the strictest first. More than one where the finding is that they meet; none where nothing is given.
    pub outcomes: Vec<String>,
    /// Whether a clause gives them, and not what is left over.
    pub by_clause: bool,
    /// Whether it belongs to the finding.
    pub is_marked: bool,
}
