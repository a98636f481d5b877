//! A box of inputs in words.

use dsl_compiler::model::{COUNT_LIMIT, FactKind, Interval, Model};
use dsl_compiler::words;
use dsl_syntax::{Argument, Extent, Language, RegionBox, message};

use super::{Introduced, or};

/// What a flow is in a region, and how much: a part for each fact that is named. What it must not be is left out.
pub(crate) fn words(model: &Model, region: &RegionBox, known: &mut Introduced) -> Argument {
    let parts = region.iter().filter_map(|(name, extent)| side(model, name, extent, known));
    let whole = parts.reduce(|one, other| message!("semicolon", one = one, other = other).into());
    whole.unwrap_or_else(|| message!("any-flow").into())
}

fn side(model: &Model, name: &str, extent: &Extent, known: &mut Introduced) -> Option<Argument> {
    if matches!(extent, Extent::Is(false)) {
        return None;
    }
    let fact = model.fact_named(name);
    let titled = fact.map_or_else(|| name.into(), |id| known.declared("fact", name, &model.fact(id).title));
    Some(match extent {
        Extent::Is(_) => titled,
        Extent::OneOf(values) => {
            let declared = fact.and_then(|id| match &model.fact(id).kind {
                FactKind::Attribute { values, .. } => Some(values),
                _ => None,
            });
            let mut value = |value: &String| {
                let one = declared.and_then(|declared| declared.iter().find(|one| one.name == *value));
                one.map_or_else(|| value.into(), |one| known.declared(name, value, &one.title))
            };
            message!("fact-is", fact = titled, values = or(values.iter().map(&mut value).collect())).into()
        }
        Extent::Count { min: 0, max: Some(0) } => message!("fact-counts.none", fact = titled).into(),
        Extent::Count { min, max } => {
            let interval = Interval { lo: *min, hi: max.map_or(COUNT_LIMIT, |max| max + 1) };
            let counted = Argument::in_each(|language| match (language, fact) {
                (Language::Zh, Some(fact)) => words::counted(model, fact, interval, language),
                _ => words::interval(interval, language),
            });
            message!("fact-counts", fact = titled, counted = counted).into()
        }
    })
}
