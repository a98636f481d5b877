//! The texts of a file in both languages.

use dsl_syntax::ast::{Bands, BandsBody, File, Item, Pair};

/// Every pair of texts of a file.
pub(crate) fn pairs(file: &File) -> Vec<&Pair> {
    let mut found = Vec::new();
    collect(&file.items, &mut found);
    found
}

fn collect<'f>(items: &'f [Item], found: &mut Vec<&'f Pair>) {
    for item in items {
        match item {
            Item::Title(pair) | Item::Note(pair) | Item::Why(pair) | Item::Publisher(pair) => found.push(pair),
            Item::Fields { fields, .. } => found.extend(fields.iter().map(|field| &field.title)),
            Item::Attribute(attribute) => {
                found.extend(attribute.values.iter().filter_map(|value| value.title.as_ref()));
            }
            Item::Bands(Bands { body: BandsBody::Clauses { items, .. }, .. }) => collect(items, found),
            Item::Rules(rules) => collect(&rules.items, found),
            _ => {}
        }
        item.container().into_iter().for_each(|container| collect(&container.items, found));
    }
}
