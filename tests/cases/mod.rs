//! The cases, by what they show.

mod canonical;
mod catalogue;
mod diffs;
mod docs;
mod facts;
mod fixes;
mod format;
mod generated;
mod hostile;
mod in_force;
mod laws;
mod messages;
mod missing;
mod mutants;
mod other_lists;
mod readings;
mod real_lists;
mod reasons;
mod regressions;
mod scenario_view;
mod schema;
mod snapshots;
mod walks;
mod walls;
