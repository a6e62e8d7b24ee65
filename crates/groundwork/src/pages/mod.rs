//! What single commands print.

mod area;
mod away;
mod detail;
mod evidence;
mod knowledge;
mod line;
mod meetings;
pub mod once;
mod others;
mod scope;
mod signal;
mod signals;
mod table;

use desk::Report;

use crate::scorecard::Screen;
use crate::term::indent;

/// Why there is nothing to see, with the one command that would change it.
fn not_seen(report: &Report, why: &str, screen: Screen) -> String {
    let command = report.remedy().map(|command| format!("  {}\n", screen.ink.name(command)));
    indent(&format!("Not seen: {why}."), 2, screen.width) + &command.unwrap_or_default()
}

pub use area::area;
pub use away::away;
pub use evidence::evidence;
pub use knowledge::knowledge;
pub use meetings::meetings;
pub use scope::scope;
pub use signal::signal;
pub use signals::signals;
pub use table::{Column, Table};
