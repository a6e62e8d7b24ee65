//! The local pages: what a lead opens in the browser.
//!
//! **Invariant.** It listens on 127.0.0.1 and nowhere else, and asks nobody anything. A browser comes in by an address that
//! works once. A `GET` changes nothing, but for a note that the scorecard was looked at; a `POST` counts only if one of our
//! own pages sent it. No answer holds a script or a style in its text, and none with people's data is kept by the browser.
//!
//! **Does not** compute a number or read git: pages look at what the thread of the [`Owner`] holds, which is a desk ([`Sitting`]).

mod acts;
mod address;
pub mod assets;
pub mod browser;
mod door;
mod drawn;
mod error;
pub mod forms;
mod guard;
mod headers;
mod looking;
mod owner;
pub mod page;
mod paged;
mod pages;
mod routes;
#[cfg(unix)]
mod running;
mod sentence;
mod serve;
mod site;
mod sitting;
pub mod stop;
mod trouble;
mod words;

pub use door::{Door, TOKEN_LIVES};
pub use error::Error;
pub use owner::{Lost, Owner, Room, State, Tell};
pub use pages::settings_said::keys_act;
pub use routes::{guarded, routes};
#[cfg(unix)]
pub use running::{Bell, Server, find};
pub use serve::{listen, serve};
pub use site::{Place, Site};
pub use sitting::{Clock, Reading, Seen, Sitting, in_words};
pub use trouble::Trouble;
