//! Positions and ranges, read and written.

use serde_json::{Value, json};

use crate::lines::Position;

/// From one position to another.
pub(crate) type Range = (Position, Position);

/// A range of a document.
#[derive(Clone, Debug)]
pub(crate) struct Location {
    pub(crate) uri: String,
    pub(crate) range: Range,
}

pub(super) fn read_position(value: &Value) -> Option<Position> {
    // The protocol's numbers have 32 bits; what is past every line and column is past the last.
    let number = |key: &str| usize::try_from(value.get(key)?.as_u64()?.min(u64::from(u32::MAX))).ok();
    Some(Position { line: number("line")?, character: number("character")? })
}

pub(super) fn read_range(value: &Value) -> Option<Range> {
    Some((read_position(value.get("start")?)?, read_position(value.get("end")?)?))
}

pub(super) fn position(position: Position) -> Value {
    json!({ "line": position.line, "character": position.character })
}

/// A range.
pub(crate) fn range((start, end): Range) -> Value {
    json!({ "start": position(start), "end": position(end) })
}

/// A location.
pub(crate) fn location(at: &Location) -> Value {
    json!({ "uri": at.uri, "range": range(at.range) })
}
