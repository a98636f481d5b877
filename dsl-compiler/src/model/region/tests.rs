//! Regions of a small model: what merging keeps, and what a region is by names.
#![allow(clippy::unwrap_used, reason = "a test")]

use dsl_syntax::{Extent as NamedExtent, FactValue};

use super::{Extent, Region, merge, named_point};
use crate::check::Sources;
use crate::model::readings::Readings;
use crate::model::{FactId, Interval, Model, ValueSet};
use crate::source::World;

struct OneFile;

impl World for OneFile {
    fn paths(&self) -> Vec<String> {
        vec!["lists/one.qd".to_owned()]
    }
    fn read(&self, _: &str) -> Result<Vec<u8>, dsl_syntax::Message> {
        let text = "unit people { title zh \"人\" en \"people\" }\nmeasure aa { unit people }\nflag ff\nmeasure bb { unit people }\n";
        Ok(text.as_bytes().to_vec())
    }
}

fn model() -> Model {
    Sources::of(&OneFile).unwrap().model(&Readings::default())
}

fn facts(model: &Model) -> [FactId; 3] {
    ["aa", "ff", "bb"].map(|name| model.fact_named(name).unwrap())
}

fn region(sides: &[(FactId, Extent)]) -> Region {
    let mut region = Region::default();
    sides.iter().for_each(|(fact, extent)| region.push(*fact, *extent));
    region
}

fn counts(lo: u64, hi: u64) -> Extent {
    Extent::Count(Interval { lo, hi })
}

const NO: Extent = Extent::Set(ValueSet(1));
const YES: Extent = Extent::Set(ValueSet(2));

#[test]
fn regions_that_differ_in_one_fact_are_joined_until_none_do() {
    let model = model();
    let [aa, ff, bb] = facts(&model);
    let level = |fact: FactId| fact.0;
    let parts = [
        region(&[(aa, counts(0, 5)), (ff, NO), (bb, counts(3, 4))]),
        region(&[(aa, counts(5, 9)), (ff, NO), (bb, counts(3, 4))]),
        region(&[(aa, counts(0, 9)), (ff, YES), (bb, counts(3, 4))]),
        region(&[(aa, counts(20, 30))]),
    ];
    let merged = merge(parts.to_vec(), &model, &level);
    assert_eq!(merged, [region(&[(aa, counts(0, 9)), (bb, counts(3, 4))]), region(&[(aa, counts(20, 30))])]);
    // What has become whole is not named any more.
    let halves = [region(&[(ff, NO)]), region(&[(ff, YES)])];
    assert_eq!(merge(halves.to_vec(), &model, &level), [Region::default()]);
}

#[test]
fn a_region_is_named_and_has_its_least_point_by_declaration() {
    let model = model();
    let [aa, ff, bb] = facts(&model);
    let one = region(&[(bb, counts(10, Interval::FULL.hi)), (ff, YES)]);
    let names = one.clone().by_declaration(&model).named(&model);
    let told = [("ff", NamedExtent::Is(true)), ("bb", NamedExtent::Count { min: 10, max: None })];
    assert_eq!(names, told.map(|(name, extent)| (name.to_owned(), extent)));
    let least = one.least(&model, &[bb, aa]);
    assert_eq!(least, [(ff, 1), (aa, 0), (bb, 10)]);
    let told = [("ff", FactValue::Is(true)), ("aa", FactValue::Count(0)), ("bb", FactValue::Count(10))];
    assert_eq!(named_point(&model, &least), told.map(|(name, value)| (name.to_owned(), value)));
}
