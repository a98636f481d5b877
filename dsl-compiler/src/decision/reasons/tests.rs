//! Who decides at a point is who decides over the set of that point alone; and what is not known of a flow.
#![allow(clippy::unwrap_used, reason = "a test")]

use super::Deciders;
use crate::check::Sources;
use crate::decision::diagram::Leaf;
use crate::decision::draw::Builder;
use crate::decision::governing::{self, Beside};
use crate::decision::order::Axis;
use crate::model::readings::Readings;
use crate::model::region::{Extent, Region};
use crate::model::{EditionId, FactKind, Interval, Model, ValueSet};
use crate::source::World;

const LISTS: &str = "outcome free\noutcome contract\noutcome assessment\nunit people { title zh \"人\" en \"people\" }\n\
    measure aa { unit people }\nflag ff\nflag gg\nedition one {\n strictness free < contract < assessment\n strictest prevails\n \
    bands {\n contract when aa at least 10 people\n free otherwise\n }\n \
    rules {\n contract when ff\n assessment when ff and aa at least 10 people\n free regardless when gg\n }\n}\n";

struct OneFile;

impl World for OneFile {
    fn paths(&self) -> Vec<String> {
        vec!["lists/one.qd".to_owned()]
    }
    fn read(&self, _: &str) -> Result<Vec<u8>, dsl_syntax::Message> {
        Ok(LISTS.as_bytes().to_vec())
    }
}

fn model() -> Model {
    let model = Sources::of(&OneFile).unwrap().model(&Readings::default());
    assert_eq!((model.editions.len(), model.facts.len(), model.rules().count()), (1, 3, 3));
    model
}

/// Every way to say or leave unsaid what the facts are: counts of 0 and 10, flags of no and yes.
fn flows(builder: &Builder<'_>) -> Vec<Vec<Option<u64>>> {
    let mut flows = vec![Vec::new()];
    for axis in builder.axes.order() {
        let may_be = match axis {
            Axis::Fact(fact) if builder.model.fact(*fact).choices().is_none() => vec![None, Some(0), Some(10)],
            Axis::Fact(_) => vec![None, Some(0), Some(1)],
            _ => vec![None],
        };
        let longer = |flow: &Vec<Option<u64>>| {
            may_be.iter().map(|value| flow.iter().copied().chain([*value]).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        flows = flows.iter().flat_map(longer).collect();
    }
    flows
}

#[test]
fn at_a_point_and_over_its_set_the_same_decide() {
    let model = model();
    let mut builder = Builder::new(&model);
    let cases = governing::cases(&model, EditionId(0), "other", "other", &Beside::default());
    let deciders = Deciders::draw(&mut builder, EditionId(0), &cases).unwrap();
    let mut compared = 0;
    for known in flows(&builder) {
        let axes = builder.axes.clone();
        let mut point = Region::default();
        for (axis, value) in axes.order().iter().zip(&known) {
            let (Axis::Fact(fact), Some(value)) = (axis, value) else { continue };
            point.push(
                *fact,
                match model.fact(*fact).kind {
                    FactKind::Measure { .. } => Extent::Count(Interval { lo: *value, hi: value + 1 }),
                    _ => Extent::Set(ValueSet::one(usize::try_from(*value).unwrap())),
                },
            );
        }
        let all_known = point.sides().len() == model.facts.len();
        let at = |level: u32| known.get(level as usize).copied().flatten();
        let super::Ends::In(Leaf::Value(value)) = super::ends(&builder.arena, deciders.root, &at) else { continue };
        let inside = builder.region(&point);
        let over: Vec<&str> = deciders.over(&mut builder, inside, value).iter().map(|origin| origin.id).collect();
        let reasons = deciders.at(&builder, &known, value);
        let at: Vec<&str> = reasons.because.iter().map(|origin| origin.id).collect();
        // Where a rule surely decides, what else may is no reason at a point that is known in part.
        assert!(!at.is_empty() && at.iter().all(|id| over.contains(id)), "{known:?}: {at:?}, {over:?}");
        if all_known {
            assert_eq!(at, over, "{known:?}");
            compared += 1;
        }
    }
    assert_eq!(compared, 8);
}
