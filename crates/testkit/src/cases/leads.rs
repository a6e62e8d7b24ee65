//! Leads who came, went, or are called by several names.

use madeup::civil::day;

use super::teams::{MIRA, OTHERS, Policy, Weeks, founded};
use super::telling::{Case, Telling, Who, week};

/// The lead as the forge, an old job and a machine have her; `.mailmap` joins the last.
pub const JOINED_ADDRESSES: [Who; 3] = [
    Who { name: "Mira Okafor", email: "1204477+mira-o@users.noreply.github.com" },
    Who { name: "MIRA OKAFOR", email: "m.okafor@before.example" },
    Who { name: "mo", email: "mo@desk.example" },
];

/// The others alone, at work for two years on what the first of them wrote.
fn the_others(seed: u64) -> Telling {
    let mut telling = Telling::default();
    founded(&mut telling, week(150, 0), OTHERS[0]);
    let others = &OTHERS[..5];
    Weeks { people: others, per_hundred: 170, from: 112, to: 1, policy: Policy::Merges, seed }
        .tell(&mut telling);
    telling
}

fn works(telling: &mut Telling, who: Who, from: i64, to: i64, seed: u64) {
    Weeks { people: &[who], per_hundred: 200, from, to, policy: Policy::Merges, seed }.tell(telling);
}

/// Work under four addresses, all of which can be told to be one person's.
pub fn lead_of_four_addresses() -> Case {
    let mut telling = the_others(51);
    telling.file(
        week(120, 0),
        OTHERS[0],
        ".mailmap",
        "Mira Okafor <mira@kassa.example> mo <mo@desk.example>\n",
    );
    let spans = [(112, 80), (79, 50), (49, 20)];
    for (who, (from, to)) in JOINED_ADDRESSES.into_iter().zip(spans) {
        works(&mut telling, who, from, to, 52);
    }
    works(&mut telling, MIRA, 19, 1, 53);
    telling.write("kassa", MIRA)
}

/// Work on a laptop that never knew a full name: nothing but the first part of the address is the same.
pub fn lead_with_an_address_nobody_joined() -> Case {
    let mut telling = the_others(54);
    works(&mut telling, Who { name: "mira", email: "mira@laptop.local" }, 112, 40, 55);
    works(&mut telling, MIRA, 39, 1, 56);
    telling.write("kassa", MIRA)
}

/// The last change of the lead was merged on 12 March 2026.
pub fn lead_only_reviews() -> Case {
    let mut telling = the_others(57);
    works(&mut telling, MIRA, 112, 37, 58);
    telling.request(day(2026, 3, 12), MIRA, "Make the last one right", &["deploy/book.rs"]);
    telling.write("kassa", MIRA)
}

/// The first change of the lead was merged six weeks ago, on 5 October 2026.
pub fn newcomer() -> Case {
    let mut telling = the_others(59);
    telling.request(week(6, 0), MIRA, "Make the first one right", &["deploy/book.rs"]);
    works(&mut telling, MIRA, 6, 1, 60);
    telling.write("kassa", MIRA)
}

/// The lead has written nothing but documentation.
pub fn writer_of_documentation() -> Case {
    let mut telling = the_others(61);
    for weeks_ago in 1..60 {
        telling.request(week(weeks_ago, 2), MIRA, "Say it better", &["docs/guide.md"]);
    }
    telling.write("kassa", MIRA)
}
