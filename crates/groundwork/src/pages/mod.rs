//! What single commands print.

mod away;
mod evidence;
mod knowledge;
mod line;
mod signal;

pub use away::away;
pub use evidence::evidence;
pub use knowledge::{area, knowledge};
pub use signal::signal;
