use testkit::cases;

use super::{Desk, count, seven};

#[test]
fn two_addresses_of_one_person_are_one_active_person_less() {
    let corrected = seven().corrects(&["people", "--join", "sam@kassa.example", "leila@kassa.example"]);
    assert!(corrected.said.contains("active people: 7 to 6"), "{}", corrected.said);
    assert_eq!(corrected.after["team"]["active"], 6);
    assert_eq!(count(&corrected.after, "s1a", "denominator"), count(&corrected.before, "s1a", "denominator"));
}

#[test]
fn two_people_who_are_two_are_not_asked_about_again() {
    let desk = Desk::at(cases::lead_with_an_address_nobody_joined());
    assert!(desk.says(&["people"]).contains("1 question about who is one person, 1 of them about you."));
    let corrected = desk.corrects(&["people", "--apart", "mira@kassa.example", "mira@laptop.local"]);
    assert!(corrected.said.contains("No figure changes."), "{}", corrected.said);
    desk.says(&["undo"]);
    assert!(desk.says(&["people"]).contains("No question about who is one person."));
    assert!(!desk.says(&[]).contains("may be you"));
}

#[test]
fn a_program_is_nobody_and_its_commits_are_counted_apart() {
    let corrected = seven().corrects(&["people", "--bot", "kofi@kassa.example"]);
    assert!(corrected.said.contains("active people: 7 to 6"), "{}", corrected.said);
    assert!(count(&corrected.after, "s1a", "denominator") < count(&corrected.before, "s1a", "denominator"));
    assert_eq!(corrected.before["bots"], 0);
    assert!(corrected.after["bots"].as_u64() > Some(100), "{}", corrected.after["bots"]);
}

#[test]
fn somebody_who_is_not_here_cannot_be_joined() {
    let desk = seven();
    desk.refuses(
        &["people", "--join", "sam@kassa.example", "sam@kasa.example"],
        1,
        "nobody here has the address sam@kasa.example",
    );
}

#[test]
fn a_lead_of_five_addresses_is_asked_about_each() {
    let mut telling = cases::Telling::default();
    cases::founded(&mut telling, cases::week(60, 0), cases::MIRA);
    for (at, email) in
        ["mira@a.example", "mira@b.example", "mira@c.example", "mira@d.example"].iter().enumerate()
    {
        let who = cases::Who { name: "mira", email };
        telling.commit(cases::week(at as i64 + 3, 1), who, "Make it right", &["ledger/fees.rs"]);
    }
    let desk = Desk::at(telling.write("kassa", cases::MIRA));
    let asked = desk.says(&["people"]);
    assert!(asked.contains("4 questions about who is one person, 4 of them about you."), "{asked}");
}

#[test]
fn a_pattern_that_fits_the_lead_is_no_program() {
    let desk = seven();
    for pattern in ["*", "*@kassa.example", "mira@kassa.example", "Mira*"] {
        desk.refuses(&["people", "--bot", pattern], 2, &format!("{pattern} would make you a program"));
    }
}
