//! The log and the loop: what a lead keeps of work that leaves no trace, and how they change one behaviour at
//! a time.
//!
//! **Invariant.** Everything a lead keeps is a [`Note`], never changed once kept; what stands today is worked
//! out of all notes that hold, in the order they were kept. The same notes give the same log. A plan is about
//! what the lead does, never about somebody else.
//!
//! **Does not** read a repository, a file or a clock, draw by chance, know a page, or judge anybody.

pub mod calendar;
pub mod content;
mod count;
pub mod cycle;
pub mod days;
mod entry;
pub mod follow_up;
pub mod forecast;
mod journey;
pub mod line;
pub mod load;
pub mod log;
pub mod madr;
mod note;
pub mod plan;
pub mod pseudonym;
pub mod recurrence;
pub mod today;
pub mod trial;
mod units;

pub use count::{Count, Interval};
pub use entry::{Again, Costs, Decision, Entry, GivenAway, Landing, Opportunity, Person, Sort, Talk, Unseen};
pub use journey::{Asking, Choice, Happened, Measure, Plan, Step, Trigger};
pub use line::{Fact, Line, NoWords, Open, line};
pub use note::{About, Note, Outcome};
pub use plan::{Because, NoPlan, Refusal, Said, Taken, plan, plan_of};
pub use units::{Level, Minutes, NoSuch, Odds, Place};
