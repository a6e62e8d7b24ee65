//! Did it change? What may be said after weeks of a practice, and by which figures.
//!
//! Two questions, and two answers that cannot be mistaken for each other:
//!
//! - [`trial`] describes: the weeks since a practice began against the weeks before. It says *too early to say*, *no
//!   change* or *maybe*, and cannot say more, because a lead who begins when they like begins for a reason.
//! - [`OnOff`] tests: five weeks on and five off, in an order drawn by lot before anything was seen. Only it says
//!   *likely*.
//!
//! **Invariant.** Both take [`Weeks`]: each change was counted in one week, and each week stands in one point. A line whose
//! points share weeks cannot be made into them by accident. Shares are compared as fractions of integers; a tie is a tie.
//!
//! **Does not** know a clock, a signal or a page. How each figure is worked out, and why so, is `docs/trials.md`.

mod differ;
mod experiment;
mod finding;
mod fraction;
mod monday;
mod order;
mod overlap;
mod pace;
mod points;
mod trend;
mod weeks;

pub use experiment::{Figures, OnOff, Ruling, Shows};
pub use finding::{Finding, LEAST_POINTS, Said, Trial, Wanted, Way, trial};
pub use monday::Monday;
pub use order::{ORDERS, Order, SplitMix64};
pub use overlap::{Level, Overlap, overlap};
pub use pace::Pace;
pub use points::{MOST_BEFORE, Point, Points, Width};
pub use trend::{Trend, corrected, trend};
pub use weeks::{MOST_A_WEEK, NotWeeks, Week, Weeks};
