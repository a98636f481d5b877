//! The cases, by what they show.

mod canonical;
mod diffs;
mod fixes;
mod generated;
mod hostile;
mod missing;
mod real_lists;
mod regressions;
