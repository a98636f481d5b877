//! What the JSON of several subjects has in common. Keys stand in the order of the fields; what is empty by its nature is left out.

use std::fmt::Write;

use dsl_syntax::{Extent, FactValue, RegionBox};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// One object, indented by two, with a line break behind it. JSON has ASCII's own control characters escaped; those above are, too,
/// since a terminal may obey them.
pub(crate) fn line(value: &impl Serialize) -> String {
    // Keys are strings and values are plain, so there is nothing that JSON could not write.
    let text = serde_json::to_string_pretty(value).unwrap_or_default() + "\n";
    if !text.contains(obeyed) {
        return text;
    }
    text.chars().fold(String::with_capacity(text.len()), |mut safe, c| {
        match obeyed(c) {
            true => {
                let _infallible = write!(safe, "\\u{:04x}", u32::from(c));
            }
            false => safe.push(c),
        }
        safe
    })
}

fn obeyed(c: char) -> bool {
    matches!(c, '\u{7F}'..='\u{9F}')
}

/// A box of inputs: facts that are not named do not matter.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Region<'a>(pub &'a RegionBox);

/// What a fact may be inside a region.
#[derive(Copy, Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Side<'a> {
    /// A count, both bounds included; no `max` means no upper bound.
    Count {
        min: u64,
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<u64>,
    },
    /// An attribute: one of these values.
    OneOf { is: &'a [String] },
    /// A flag or an item of important data.
    Is(bool),
}

impl Serialize for Region<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let sides = self.0.iter().map(|(name, extent)| {
            let side = match extent {
                Extent::Count { min, max } => Side::Count { min: *min, max: *max },
                Extent::OneOf(values) => Side::OneOf { is: values },
                Extent::Is(holds) => Side::Is(*holds),
            };
            (name, side)
        });
        map(to, sides)
    }
}

/// A point: what each fact is there.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Point<'a>(pub &'a [(String, FactValue)]);

/// What a fact is.
#[derive(Copy, Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Value<'a> {
    /// A count.
    Count(u64),
    /// The value of an attribute.
    Name(&'a str),
    /// Whether a flag or an item holds.
    Is(bool),
}

impl Serialize for Point<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let facts = self.0.iter().map(|(name, value)| {
            let value = match value {
                FactValue::Count(count) => Value::Count(*count),
                FactValue::Value(name) => Value::Name(name),
                FactValue::Is(holds) => Value::Is(*holds),
            };
            (name, value)
        });
        map(to, facts)
    }
}

fn map<'a, S: Serializer, V: Serialize>(
    to: S,
    entries: impl ExactSizeIterator<Item = (&'a String, V)>,
) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(Some(entries.len()))?;
    for (name, value) in entries {
        map.serialize_entry(name, &value)?;
    }
    map.end()
}

/// Earlier names: none, one as a string, several that merged as an array.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Was<'a>(pub &'a [String]);

impl Serialize for Was<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            [] => to.serialize_none(),
            [one] => to.serialize_str(one),
            several => to.collect_seq(several),
        }
    }
}

/// A day as `YYYY-MM-DD`.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Day(pub time::Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

/// A format's name, which is all that a field of this type ever holds.
macro_rules! format_name {
    ($(#[$doc:meta])* $name:ident = $text:literal) => {
        $(#[$doc])*
        #[derive(Copy, Clone, Debug, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub(crate) enum $name {
            #[doc = $text]
            #[serde(rename = $text)]
            Name,
        }
    };
}
pub(crate) use format_name;

#[cfg(feature = "schema")]
mod schema {
    //! What derives do not see through.
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Day, Point, Region, Side, Value, Was};

    fn a_map<T: JsonSchema>(generator: &mut SchemaGenerator, description: &str) -> Schema {
        let values = generator.subschema_for::<T>();
        json_schema!({ "type": "object", "description": description, "additionalProperties": values })
    }

    impl JsonSchema for Region<'_> {
        fn schema_name() -> Cow<'static, str> {
            "Region".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            a_map::<Side<'_>>(generator, "A box of inputs, by fact: facts that are not named do not matter.")
        }
    }

    impl JsonSchema for Point<'_> {
        fn schema_name() -> Cow<'static, str> {
            "Point".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            a_map::<Value<'_>>(generator, "A point, by fact: what each is there.")
        }
    }

    impl JsonSchema for Was<'_> {
        fn schema_name() -> Cow<'static, str> {
            "Was".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "Earlier names: none, one, or several that merged.",
                "type": ["null", "string", "array"], "items": { "type": "string" },
            })
        }
    }

    impl JsonSchema for Day {
        fn schema_name() -> Cow<'static, str> {
            "Day".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "format": "date" })
        }
    }
}
