//! Stories of change requests that were worked out by hand, and what must hold of any.

mod by_hand;
mod properties;
mod story;
mod whose_act;
