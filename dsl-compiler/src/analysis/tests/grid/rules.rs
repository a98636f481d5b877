//! The checks of a block of rules.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::blocks::{given, gives_words, inside, points};
use super::random::{gives, raw_box, runner, space};
use super::{answer, limit, point_set};
use crate::analysis::finding::FindingKind;
use crate::analysis::rules::{RuleBox, analyse_rules};
use crate::analysis::space::{Gives, Point};
use crate::work::Work;

#[test]
fn rules_agree_with_all_points_of_a_grid() {
    let rules = proptest::collection::vec((gives(0.3), any::<bool>(), raw_box()), 0..=8);
    let result = runner(6_000).run(&(space(), rules), |(space, raws)| {
        let rules: Vec<RuleBox> = raws
            .iter()
            .enumerate()
            .map(|(i, (gives, regardless, raw))| RuleBox {
                area: given(&space, raw, limit(space.measures), gives, 0).area,
                gives: (!regardless || !gives.has(3)).then(|| gives.clone()),
                outcome: gives.ranks().iter().map(|rank| 1 << rank).sum(),
                regardless: *regardless,
                clause: i / 2 * usize::from(!regardless) + i * usize::from(*regardless),
            })
            .collect();
        let said = || rules.iter().map(|rule| rule.gives.as_ref().map(gives_words)).collect::<Vec<_>>();
        let all = points(&space, limit(space.measures) + 2);
        let analysis = analyse_rules(&space, &rules, &Work::default());
        let mut expected = BTreeSet::new();
        for (i, rule) in rules.iter().enumerate() {
            let own = || all.iter().filter(|p| inside(&rule.area, p));
            let decides = |p: &Point| {
                let here = || rules.iter().filter(|other| inside(&other.area, p));
                let all = answer(here().filter_map(|other| other.gives.as_ref()));
                let comes_out = |gives: &Gives| gives.ranks().iter().any(|rank| all.as_ref().unwrap().has(*rank));
                !here().any(|other| other.regardless) && rule.gives.as_ref().is_some_and(comes_out)
            };
            if !rule.regardless && !own().any(decides) {
                expected.insert((FindingKind::Dead, vec![i], own().cloned().collect::<BTreeSet<_>>()));
            }
            for (j, other) in rules.iter().enumerate().skip(i + 1) {
                let both: BTreeSet<Point> = own().filter(|p| inside(&other.area, p)).cloned().collect();
                if rule.regardless && other.regardless && rule.outcome != other.outcome && !both.is_empty() {
                    expected.insert((FindingKind::Collision, vec![i, j], both));
                }
            }
        }
        let mut found = BTreeSet::new();
        for finding in &analysis.findings {
            let set = point_set(&all, &finding.region);
            prop_assert_eq!(set.first(), Some(&finding.witness));
            let named = if finding.kind == FindingKind::Dead { 1 } else { 2 };
            found.insert((finding.kind, finding.boxes[..named].to_vec(), set));
        }
        prop_assert_eq!(found.len(), analysis.findings.len());
        prop_assert_eq!(found, expected, "{:?}", said());
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
