//! What change requests of a forge say: whose act is next, who waits for whom, who approves and who reviews.

mod concentration;
mod gate;
mod turn;
mod waits;

pub use concentration::{Concentration, LEAST_PEOPLE, LEAST_REVIEWS, concentration, review_days};
pub use gate::{Gate, gate};
pub use turn::{Line, Next, Turn, turn, turns};
pub use waits::{Wait, waits};

pub use team::Who;
