//! What stands after notes, held to hand-worked days and figures.

mod content;
