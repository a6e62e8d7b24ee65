use testkit::cases;

use super::{Desk, count, signal};

#[test]
fn an_address_of_mine_brings_its_changes_with_it() {
    let desk = Desk::at(cases::lead_with_an_address_nobody_joined());
    let corrected = desk.corrects(&["me", "mira@laptop.local"]);
    assert!(
        corrected.said.starts_with("Kept: you are mira@laptop.local too. absence, replayed: "),
        "{}",
        corrected.said
    );
    let points = |data| signal(data, "s1a")["points"][0]["numerator"].as_u64();
    assert_eq!(points(&corrected.before), Some(0), "two years ago there was only the laptop");
    assert!(points(&corrected.after) > Some(0));
}

#[test]
fn an_address_that_is_not_mine_takes_its_changes_away() {
    let desk = Desk::at(cases::lead_of_four_addresses());
    let corrected = desk.corrects(&["me", "--not", "1204477+mira-o@users.noreply.github.com"]);
    assert!(corrected.said.starts_with("Kept: that is not you."), "{}", corrected.said);
    let oldest = |data| signal(data, "s1a")["points"][0]["numerator"].as_u64();
    assert!(oldest(&corrected.after) < oldest(&corrected.before));
    assert_eq!(count(&corrected.after, "s1a", "numerator"), count(&corrected.before, "s1a", "numerator"));
}

#[test]
fn an_address_nobody_has_is_a_slip() {
    super::seven().refuses(&["me", "mira@kasa.example"], 1, "nobody here has the address mira@kasa.example");
}
