use jiff::tz::TimeZone;
use records::Said;

use super::Correction;
use crate::Failure;
use crate::text::clean;

/// The zone of weeks and days, an IANA name.
pub fn zone(name: &str) -> Result<Correction, Failure> {
    TimeZone::get(name).map_err(|_| {
        Failure::usage(format!("there is no zone {}", clean(name)))
            .hint("an IANA name, such as Europe/Lisbon")
    })?;
    Ok(Correction { said: vec![Said::Zone { name: name.to_owned() }], kept: "Kept.".to_owned() })
}
