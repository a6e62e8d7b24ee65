//! How much of something was given away: seven dots in a line of text.

use crate::svg::{At, Svg};

const LEVELS: u8 = 7;

/// The seven levels as dots, the one that was agreed filled and larger; none for a level that is not among 1 to 7.
/// Its number, and what it means, stand in the text beside it.
pub fn level(level: u8) -> Option<String> {
    if !(1..=LEVELS).contains(&level) {
        return None;
    }
    let mut svg = Svg::in_text("scale", [86, 12], &format!("level {level} of {LEVELS}"));
    for at in 1..=LEVELS {
        let (class, radius) = if at == level { ("dot-you", 4.5) } else { ("dot-open", 3.0) };
        svg.circle(class, At::Px(f64::from(at) * 12.0 - 6.0), At::Px(6.0), radius);
    }
    Some(svg.done())
}
