//! What a correction changed, said back.

use desk::{Desk, Failure};
use records::Said;

use crate::term::{columns, indent};

/// Keeps words and says back what they changed.
pub fn say(desk: &mut Desk, said: &[Said], what: &str) -> Result<String, Failure> {
    let effect = desk::effect::say(desk, said)?;
    let mut text = indent(what, 0, columns());
    text += &match effect.changed {
        Some(changed) => lines(&changed),
        None => "  groundwork shows the scorecard now.\n".to_owned(),
    };
    if effect.anew {
        text += "  Lines are drawn anew.\n";
    }
    text += "  groundwork undo    takes it back\n";
    Ok(text)
}

/// What figures differ in, or that none does.
pub fn lines(changed: &[String]) -> String {
    if changed.is_empty() {
        return "  No figure changes.\n".to_owned();
    }
    changed.iter().map(|line| indent(line, 2, columns())).collect()
}
