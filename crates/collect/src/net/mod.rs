//! The one way to a network: one question, one answer, and no more of it than is asked for.
//!
//! **Invariant.** A question goes to the address it is asked of and nowhere else: no redirect is followed here, no proxy is asked, nothing of the
//! environment decides anything. Whom TLS trusts is whom this system trusts. What may be asked, where an answer may lead, and who gets a secret, say
//! those who ask: `forge` and `calendar`.

mod line;

pub use line::Bounds;
pub(crate) use line::{Answered, Line, Question, Taken, Trouble, shortened, taken, text};
