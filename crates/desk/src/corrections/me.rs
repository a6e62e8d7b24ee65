use records::{Said, Word};

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
    if !not.is_empty() {
        somebody_is_left(desk, &said)?;
    }
    let kept = match addresses {
        [] => "Kept: that is not you.".to_owned(),
        _ => format!("Kept: you are {} too.", clean(&addresses.join(", "))),
    };
    Ok(Correction { said, kept })
}

/// Without an address of the lead's there would be nobody whose part could be shown.
fn somebody_is_left(desk: &Desk, said: &[Said]) -> Result<(), Failure> {
    let mut settings = desk.settings.clone();
    said.iter().for_each(|said| settings.hear(&Word { at: desk.asked.now, said: said.clone() }));
    // Where nobody is the lead already, this takes nothing away.
    if desk.ground().is_ok() && desk.ground_with(&settings).is_err() {
        return Err(Failure::usage("then none of the authors here would be you")
            .hint("say first which address is yours: groundwork me ADDRESS"));
    }
    Ok(())
}
