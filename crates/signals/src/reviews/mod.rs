//! What change requests of a forge say: whose act is next, who waits for whom, who approves and who reviews.

mod concentration;
mod gate;
mod turn;
mod waits;

pub use concentration::{Concentration, concentration, review_days};
pub use gate::{Gate, gate};
pub use turn::{Line, Next, Turn, turn};
pub use waits::{Wait, waits};

use records::AccountIx;

/// Who stands behind an account of a forge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Who {
    /// A human, by a number that is the same for all accounts of theirs.
    Person(u32),
    /// A program, which holds no turn and takes none.
    Machine,
    /// A deleted account. It is nobody else.
    Gone(AccountIx),
}

impl Who {
    /// Whether it is a human, whoever that was.
    fn is_human(self) -> bool {
        !matches!(self, Who::Machine)
    }
}
