use records::Said;

use super::Correction;
use crate::Failure;
use crate::named::named_signal;

/// Words beside a signal, which is named as people name it.
pub fn disagree(signal: &str, why: &str) -> Result<Correction, Failure> {
    let definition = named_signal(signal)?;
    if why.trim().is_empty() {
        return Err(Failure::usage("there are no words to keep")
            .hint(format!("groundwork disagree {} \"why\"", definition.id)));
    }
    let name = definition.name.to_lowercase();
    Ok(Correction {
        said: vec![Said::Disagreed { signal: definition.id.to_owned(), why: why.to_owned() }],
        kept: format!("Kept beside {name}, on every screen and in every export."),
    })
}
