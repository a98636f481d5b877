//! Work: counted, bounded, and stopped from outside.
//!
//! Everything that may take long is handed a [`Work`] and tells it of every unit that it does. Units are counted, never timed, so the
//! same input stops at the same place on every machine; only what is cancelled from outside stops anywhere, and then there is no
//! answer at all.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// After so many units it is asked again whether the work is still wanted: far below a millisecond's work.
const ASKED_AFTER: u64 = 2_000;

/// The work was cancelled, or is past its bound; what was found so far means nothing.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Stopped;

/// Work that is counted. A unit is one box looked at in one cell, or about as much: some ten nanoseconds on one core.
///
/// Clones count together. One piece of work is to be done by one thread, or its bound is reached in no fixed place.
#[derive(Clone)]
pub struct Work(Arc<Inner>);

struct Inner {
    /// What this is a part of.
    whole: Option<Work>,
    most: u64,
    spent: AtomicU64,
    /// Asked of the whole, not of its parts.
    is_unwanted: Box<dyn Fn() -> bool + Send + Sync>,
    cancelled: AtomicBool,
}

impl Default for Work {
    /// Work without a bound that nobody cancels.
    fn default() -> Self {
        Self::until(|| false)
    }
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Work").field("spent", &self.spent()).field("most", &self.0.most).finish_non_exhaustive()
    }
}

impl Work {
    /// Work without a bound, until `is_unwanted` says yes. It is asked often, so the answer should be at hand: a load, no lock.
    pub fn until(is_unwanted: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self::new(None, u64::MAX, Box::new(is_unwanted))
    }

    /// A part of this work: at most `most` units, which count here too. It stops with the whole; the whole goes on without it.
    #[must_use]
    pub fn part(&self, most: u64) -> Self {
        Self::new(Some(self.clone()), most, Box::new(|| false))
    }

    fn new(whole: Option<Work>, most: u64, is_unwanted: Box<dyn Fn() -> bool + Send + Sync>) -> Self {
        let (spent, cancelled) = (AtomicU64::new(0), AtomicBool::new(false));
        Self(Arc::new(Inner { whole, most, spent, is_unwanted, cancelled }))
    }

    /// Counts units, before or after they are done.
    ///
    /// # Errors
    /// [`Stopped`] where more than the bound was spent here or in the whole, or the work was cancelled: from then on, always.
    pub fn spend(&self, units: u64) -> Result<(), Stopped> {
        let before = self.0.spent.fetch_add(units, Ordering::Relaxed);
        let spent = before.saturating_add(units);
        let goes_on = match &self.0.whole {
            Some(whole) => whole.spend(units),
            None if spent / ASKED_AFTER != before / ASKED_AFTER && self.is_cancelled() => Err(Stopped),
            None if self.0.cancelled.load(Ordering::Relaxed) => Err(Stopped),
            None => Ok(()),
        };
        if spent > self.0.most { Err(Stopped) } else { goes_on }
    }

    /// Whether the work may go on; asks at once whether it was cancelled.
    ///
    /// # Errors
    /// As [`Work::spend`].
    pub fn goes_on(&self) -> Result<(), Stopped> {
        if self.is_cancelled() { Err(Stopped) } else { self.spend(0) }
    }

    /// How many units may still be spent, here and in the whole.
    #[must_use]
    pub fn left(&self) -> u64 {
        let own = self.0.most.saturating_sub(self.spent());
        self.0.whole.as_ref().map_or(own, |whole| own.min(whole.left()))
    }

    /// How many units were spent.
    #[must_use]
    pub fn spent(&self) -> u64 {
        self.0.spent.load(Ordering::Relaxed)
    }

    /// Whether the work was cancelled from outside; asks at once.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        match &self.0.whole {
            Some(whole) => whole.is_cancelled(),
            None => {
                if !self.0.cancelled.load(Ordering::Relaxed) && (self.0.is_unwanted)() {
                    self.0.cancelled.store(true, Ordering::Relaxed);
                }
                self.0.cancelled.load(Ordering::Relaxed)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_counts_in_the_whole_and_ends_alone() {
        let whole = Work::default();
        let part = whole.part(10);
        assert_eq!((part.left(), part.part(30).left(), part.part(3).left()), (10, 10, 3));
        assert_eq!((part.spend(10), part.spend(1), part.goes_on()), (Ok(()), Err(Stopped), Err(Stopped)));
        assert_eq!(part.left(), 0);
        assert_eq!((whole.spent(), whole.goes_on(), part.is_cancelled()), (11, Ok(()), false));
        let both = whole.part(5).part(100);
        assert_eq!((both.spend(5), both.spend(1)), (Ok(()), Err(Stopped)));
    }

    #[test]
    fn what_is_cancelled_stays_so_in_all_its_parts() {
        let flag = Arc::new(AtomicBool::new(false));
        let seen = Arc::clone(&flag);
        let whole = Work::until(move || seen.load(Ordering::Relaxed));
        let part = whole.part(u64::MAX);
        assert_eq!(part.spend(3), Ok(()));
        flag.store(true, Ordering::Relaxed);
        assert_eq!(part.spend(ASKED_AFTER), Err(Stopped));
        flag.store(false, Ordering::Relaxed);
        assert_eq!((part.spend(1), whole.goes_on()), (Err(Stopped), Err(Stopped)));
        assert!(part.is_cancelled() && whole.is_cancelled());
    }
}
