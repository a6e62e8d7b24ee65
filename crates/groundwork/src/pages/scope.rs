//! The paths that are proposed for a scope, where nobody can be asked.

use desk::scope::{line, propose, taken_by, too_many};
use team::Ground;

use crate::term::{columns, indent};

/// Why one is needed, the paths a line each, and the command that takes them.
pub fn scope(ground: &Ground) -> String {
    let proposal = propose(ground);
    let mut text = indent(&too_many(ground), 2, columns());
    for row in &proposal.rows {
        text += &format!("    {}\n", line(row, &proposal));
    }
    text + &indent(&taken_by(&proposal), 2, columns())
}
