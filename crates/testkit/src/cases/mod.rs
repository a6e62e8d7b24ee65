//! Awkward histories, each as a repository: what a scorecard must not be absurd about (signals.md 6).
//!
//! Every case is looked at on [`NOW`], by Mira where nothing says another.

mod forks;
mod leads;
mod marked;
mod merging;
mod several;
mod sizes;
mod teams;
mod telling;

pub use forks::{fork_of_a_living_upstream, fork_of_fifteen_years, with_another_repository_merged_in};
pub use leads::{
    JOINED_ADDRESSES, lead_of_four_addresses, lead_only_reviews, lead_with_an_address_nobody_joined,
    newcomer, writer_of_documentation,
};
pub use marked::{MARK, MARK_IN_SUBJECTS, with_marked_names};
pub use merging::{configuration_only, merged_by, on_a_feature_branch, policy_changed, stale};
pub use several::seven_and_their_guide;
pub use sizes::{
    a_thousand_authors, four_hundred_people, in_their_third_week, quiet, seven, solo_with_visitors, three,
    two,
};
pub use teams::{AREAS, MIRA, OTHERS, Policy, Weeks, founded};
pub use telling::{Case, NOW, Telling, Who, week};
