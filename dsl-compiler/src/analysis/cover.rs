//! Covers: boxes that prevail over a box, or give the same, all over it, none of which can be spared.

use super::judged::{Judged, demands};
use super::partition::hole;
use super::space::BandBox;
use crate::work::Work;

fn are_among(boxes: &[&Judged<'_>], one: &Judged<'_>) -> bool {
    boxes.iter().any(|other| std::ptr::addr_eq(*other, one))
}

/// Boxes of `candidates`, in order, that cover `area` together, which all of them do: one if one is enough.
pub(super) fn covering<'j>(area: &BandBox, candidates: &[&'j Judged<'j>], work: &Work) -> Vec<&'j Judged<'j>> {
    if let Some(one) = candidates.iter().find(|other| other.area.contains(area)) {
        return vec![one];
    }
    let mut left = vec![area.clone()];
    let mut used: Vec<&Judged<'_>> = Vec::new();
    for other in candidates.iter().filter(|other| other.area.meets(area)) {
        if left.is_empty() || work.spend(left.len() as u64).is_err() {
            break;
        }
        // A cover in very many pieces is told without sparing any box.
        if left.len() > 2_000 || left.iter().any(|piece| piece.meets(other.area)) {
            used.push(other);
        }
        if left.len() <= 2_000 {
            let mut rest = Vec::new();
            for piece in &left {
                piece.subtract(other.area, &mut rest);
            }
            left = rest;
        }
    }
    if used.len() <= 32 {
        for at in (0..used.len()).rev() {
            let without = used.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, other)| other.area.clone());
            if hole(area, without, &work.part(100_000)) == Ok(None) {
                used.remove(at);
            }
        }
    }
    used
}

/// Boxes that give what a redundant box gives, all over it: for each of its outcomes enough of them.
pub(super) fn giving_the_same<'j>(one: &Judged<'j>, others: &[&'j Judged<'j>], work: &Work) -> Vec<&'j Judged<'j>> {
    let demands: Vec<Vec<&Judged<'_>>> = demands(one, others).collect();
    let mut used: Vec<&Judged<'_>> = Vec::new();
    for demand in &demands {
        // What is there already is taken first.
        let (mut candidates, new): (Vec<_>, Vec<_>) = demand.iter().partition(|other| are_among(&used, other));
        candidates.extend(new);
        let found = covering(one.area, &candidates, work);
        let found: Vec<_> = found.into_iter().filter(|other| !are_among(&used, other)).collect();
        used.extend(found);
    }
    if demands.len() > 1 && used.len() <= 32 {
        for place in (0..used.len()).rev() {
            let without: Vec<&Judged<'_>> =
                used.iter().enumerate().filter(|(i, _)| *i != place).map(|(_, other)| *other).collect();
            let suffice = |demand: &Vec<&Judged<'_>>| {
                let over = without.iter().filter(|other| are_among(demand, other)).map(|other| other.area.clone());
                hole(one.area, over, &work.part(100_000)) == Ok(None)
            };
            if demands.iter().all(suffice) {
                used = without;
            }
        }
    }
    used
}
