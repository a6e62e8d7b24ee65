use records::Said;

use super::Correction;
use crate::named::known_address;
use crate::text::clean;
use crate::{Desk, Failure};

/// Addresses that are the lead's too, and addresses that are not; one of the two at least.
pub fn me(desk: &Desk, addresses: &[String], not: &[String]) -> Result<Correction, Failure> {
    for address in addresses.iter().chain(not) {
        known_address(desk, address)?;
    }
    let mut said: Vec<Said> = Vec::new();
    for word in addresses.iter().flat_map(|address| desk.is_me(address)) {
        if !said.contains(&word) {
            said.push(word);
        }
    }
    said.extend(not.iter().map(|address| Said::NotMe { address: address.clone() }));
    let kept = match addresses {
        [] => "Kept: that is not you.".to_owned(),
        _ => format!("Kept: you are {} too.", clean(&addresses.join(", "))),
    };
    Ok(Correction { said, kept })
}
