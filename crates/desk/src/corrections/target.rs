use records::{Said, Share};

use super::Correction;
use crate::Failure;
use crate::named::named_signal;
use crate::text::{clean, percent};

/// The signals that take a target.
pub const TAKE_TARGETS: [&str; 1] = ["s1a"];

/// The lead's own target for a signal, as people type it: `20`, `20 %`.
pub fn target(signal: &str, typed: &str) -> Result<Correction, Failure> {
    let definition = named_signal(signal)?;
    let name = definition.name.to_lowercase();
    if !TAKE_TARGETS.contains(&definition.id) {
        return Err(Failure::usage(format!("{name} takes no target")));
    }
    let number = typed.trim().trim_end_matches('%').trim_end();
    if number.is_empty() {
        return Err(Failure::usage("there is no target to keep").hint("a share in percent, such as 20"));
    }
    let share = number.parse::<u8>().ok().filter(|percent| *percent <= 100);
    let Some(share) = share.map(|percent| f64::from(percent) / 100.0) else {
        let wrong = Failure::usage(format!("{} is no share in percent", clean(typed.trim())));
        return Err(wrong.hint("a whole number from 0 to 100, such as 20"));
    };
    Ok(Correction {
        said: vec![Said::Target { signal: definition.id.to_owned(), share: Share(share) }],
        kept: format!("Your target for {name}: {}.", percent(share)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_share_in_percent() {
        let said = |typed: &str| target("s1a", typed).map(|kept| kept.said);
        let twenty = [Said::Target { signal: "s1a".to_owned(), share: Share(0.2) }];
        for typed in ["20", " 20 %", "20%"] {
            assert_eq!(said(typed).expect(typed), twenty);
        }
        for typed in ["", "%", "101", "-1", "a fifth", "0.2", "\u{202e}20"] {
            assert!(said(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn no_other_signal_takes_one() {
        assert!(target("own-it", "20").is_err());
        assert!(target("maker", "20").is_err());
    }
}
