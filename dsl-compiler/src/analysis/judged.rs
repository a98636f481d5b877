//! A box that is judged, and the boxes that can take its place.

use std::cell::Cell;

use super::space::{BandBox, Gives};

/// A box, and what is known of it.
pub(super) struct Judged<'a> {
    pub(super) area: &'a BandBox,
    pub(super) gives: &'a Gives,
    /// Its place in what was given; rises from one to the next.
    pub(super) id: usize,
    /// Whether it is of interest if the box is needed; that it is alive is always.
    pub(super) ask_needed: bool,
    /// Something that it gives is part of the answer at some point.
    pub(super) alive: Cell<bool>,
    /// At some point the answer would be another without it.
    pub(super) needed: Cell<bool>,
    /// False where the work did not suffice to find out.
    pub(super) known: Cell<bool>,
}

impl<'a> Judged<'a> {
    pub(super) fn new(area: &'a BandBox, gives: &'a Gives, id: usize, ask_needed: bool) -> Self {
        let no = || Cell::new(false);
        Self { area, gives, id, ask_needed, alive: no(), needed: no(), known: Cell::new(true) }
    }

    pub(super) fn asks_needed(&self) -> bool {
        self.ask_needed && !self.needed.get()
    }

    /// Whether there is something left to learn of a box at a cell where no other box takes its place.
    pub(super) fn unsure(&self) -> bool {
        !self.alive.get() || self.asks_needed()
    }

    /// Whether it is the same box of the list.
    pub(super) fn is(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// For each outcome that a box gives, the boxes of `others` that give it or make it give way; for its mildest, those of which each
/// outcome is at least as strict, so that the floor does not sink without it.
pub(super) fn demands<'o, 'j>(
    one: &'o Judged<'j>,
    others: &'o [&'j Judged<'j>],
) -> impl Iterator<Item = Vec<&'j Judged<'j>>> + 'o {
    let own = one.gives;
    own.ranks().iter().map(move |rank| {
        let meets = |other: &&&Judged<'_>| {
            let other = other.gives;
            other.least() > *rank || if *rank == own.least() { other.least() == *rank } else { other.has(*rank) }
        };
        others.iter().filter(meets).copied().collect()
    })
}

/// The boxes of `others` whose every outcome is stricter than all that a box gives.
pub(super) fn stricter<'j>(one: &Judged<'_>, others: &[&'j Judged<'j>]) -> Vec<&'j Judged<'j>> {
    others.iter().copied().filter(|other| other.gives.least() > one.gives.most()).collect()
}
