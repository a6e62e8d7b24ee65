//! What the terminal shows, and how: four styles, eighty columns, no more.

mod ask;
mod called;
mod hidden;
mod home;
mod ink;
mod key;
mod plain;
mod progress;
mod say;
mod wrap;

pub use ask::{Answered, ask, can_ask};
pub use called::{as_called, suggest_with};
pub use hidden::secret;
pub use home::below_home;
pub use ink::{Color, Ink, color_on_stderr};
pub use key::{Key, key};
pub use plain::{only_ascii, plain, write_only_ascii};
pub use progress::Progress;
pub use say::{block, say};
pub use wrap::{WIDTH, columns, indent, pad, wrap};
