//! From one person to four hundred.

use madeup::Draw;

use super::teams::{MIRA, OTHERS, Policy, Weeks, founded};
use super::telling::{Case, Telling, Who, week};

/// Weeks for which the usual team has worked.
const YEARS: i64 = 112;

/// The lead, and so many of the others, at work for two years.
fn team_of(people: usize, seed: u64) -> Telling {
    let mut telling = Telling::default();
    founded(&mut telling, week(150, 0), MIRA);
    let all: Vec<Who> = std::iter::once(MIRA).chain(OTHERS).take(people).collect();
    Weeks { people: &all, per_hundred: 170, from: YEARS, to: 1, policy: Policy::Commits, seed }
        .tell(&mut telling);
    telling
}

/// One person, and three who came by with seven changes in the half year.
pub fn solo_with_visitors() -> Case {
    let mut telling = team_of(1, 11);
    let came = [(OTHERS[0], [20, 12, 5].as_slice()), (OTHERS[1], &[18, 9]), (OTHERS[2], &[3, 2])];
    for (who, weeks) in came {
        for &weeks_ago in weeks {
            telling.commit(week(weeks_ago, 2), who, "Fix a typing error", &["webhooks/parse.rs"]);
        }
    }
    telling.write("tally", MIRA)
}

/// Two people.
pub fn two() -> Case {
    team_of(2, 12).write("till", MIRA)
}

/// Three people.
pub fn three() -> Case {
    team_of(3, 13).write("till", MIRA)
}

/// Seven people, and two who came by.
pub fn seven() -> Case {
    let mut telling = team_of(7, 14);
    let visitors = [
        Who { name: "Ada Vogel", email: "ada@elsewhere.example" },
        Who { name: "Jun Ito", email: "jun@elsewhere.example" },
    ];
    for (who, weeks_ago) in visitors.into_iter().zip([3, 8]) {
        telling.commit(week(weeks_ago, 1), who, "Fix a typing error", &["refunds/fees.rs"]);
    }
    telling.write("kassa", MIRA)
}

/// Four people in their third week together: nobody has four weeks yet.
pub fn in_their_third_week() -> Case {
    let mut telling = Telling::default();
    founded(&mut telling, week(3, 0), MIRA);
    let four: Vec<Who> = std::iter::once(MIRA).chain(OTHERS).take(4).collect();
    Weeks { people: &four, per_hundred: 300, from: 3, to: 1, policy: Policy::Commits, seed: 19 }
        .tell(&mut telling);
    telling.write("kassa", MIRA)
}

/// Five people who change little: between ten and nineteen changes in twelve weeks.
pub fn quiet() -> Case {
    let mut telling = Telling::default();
    founded(&mut telling, week(150, 0), MIRA);
    let five: Vec<Who> = std::iter::once(MIRA).chain(OTHERS).take(5).collect();
    Weeks { people: &five, per_hundred: 28, from: YEARS, to: 1, policy: Policy::Commits, seed: 18 }
        .tell(&mut telling);
    telling.write("kassa", MIRA)
}

/// Four hundred active people in one repository; the lead works in three places of it.
pub fn four_hundred_people() -> Case {
    const PLACES: [&str; 16] = [
        "payments/ledger",
        "payments/settlement",
        "payments/invoices",
        "tools/release",
        "search/index",
        "search/query",
        "mobile/android",
        "mobile/ios",
        "ads/bidder",
        "ads/report",
        "infra/build",
        "infra/network",
        "maps/tiles",
        "mail/inbox",
        "mail/spam",
        "video/player",
    ];
    let mut telling = Telling::default();
    let file = |place: &str, n: usize| format!("{place}/part_{n}.rs");
    for place in PLACES {
        let files: Vec<String> = (0..6).map(|n| file(place, n)).collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        telling.commit(week(60, 0), MIRA, &format!("Found {place}"), &files);
    }
    let mut draw = Draw::new(15);
    for at in 0..399 {
        let who = numbered("Worker", at);
        for weeks_ago in [22, 16, 11, 7, 3] {
            let path = file(PLACES[at % PLACES.len()], draw.below(6));
            telling.commit(week(weeks_ago, draw.between(0, 4)), who, "Make it right", &[&path]);
        }
    }
    for (place, weeks) in [(0, 1..25), (0, 1..20), (1, 1..12), (3, 1..4)] {
        for weeks_ago in weeks {
            let path = file(PLACES[place], draw.below(6));
            telling.commit(week(weeks_ago, draw.between(0, 4)), MIRA, "Make it right", &[&path]);
        }
    }
    telling.write("everything", MIRA)
}

/// A thousand and thirty-two authors, of whom 686 have one commit and ten are a team.
pub fn a_thousand_authors() -> Case {
    let mut telling = Telling::default();
    founded(&mut telling, week(520, 0), MIRA);
    let three_more = (0..3).map(|at| numbered("Regular", at));
    let team: Vec<Who> = std::iter::once(MIRA).chain(OTHERS).chain(three_more).collect();
    Weeks { people: &team, per_hundred: 120, from: YEARS, to: 1, policy: Policy::Merges, seed: 16 }
        .tell(&mut telling);
    let mut draw = Draw::new(17);
    for at in 0..1_022 {
        let commits = if at < 686 { 1 } else { draw.between(2, 3) };
        for _ in 0..commits {
            let on = week(draw.between(1, 510), draw.between(0, 4));
            telling.request(on, numbered("Visitor", at), "Fix a typing error", &["webhooks/parse.rs"]);
        }
    }
    telling.write("popular", MIRA)
}

/// Somebody of many. The names live as long as the tests do.
fn numbered(what: &str, at: usize) -> Who {
    let letters: String =
        format!("{at:04}").chars().map(|digit| char::from(b'a' + (digit as u8 - b'0'))).collect();
    let name = format!("{what} {letters}").leak();
    let email = format!("{letters}@{}.example", what.to_lowercase()).leak();
    Who { name, email }
}
