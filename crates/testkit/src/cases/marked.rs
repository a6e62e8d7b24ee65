//! A team whose every name, address and login is marked, wherever git or a file of the repository can
//! hold one.

use madeup::civil::day;

use super::teams::{MIRA, Policy, Weeks, founded};
use super::telling::{Case, Telling, Who, week};

/// Stands in every name, address and login of somebody who is not the lead.
pub const MARK: &str = "qzx";
/// Stands in the subjects of commits and tags that name somebody.
pub const MARK_IN_SUBJECTS: &str = "vwq";

const ANNA: Who = Who { name: "Anna Qzxova", email: "anna@qzx.example" };
const TEAM: [Who; 5] = [
    MIRA,
    ANNA,
    Who { name: "Ben Qzxman", email: "77+ben-qzx@users.noreply.github.com" },
    Who { name: "Cleo Qzxidis", email: "cleo.qzxidis@home.example" },
    Who { name: "Dan Qzxley", email: "dan@qzx.example" },
];
const VISITOR: Who = Who { name: "Vera Qzxner", email: "vera@qzx.example" };
const UPSTREAM: [Who; 2] = [
    Who { name: "Ulf Qzxsson", email: "ulf@upstream-qzx.example" },
    Who { name: "Una Qzxdottir", email: "una@upstream-qzx.example" },
];
/// One more of Dan's, which nobody joined, and one that may be the lead's.
const UNJOINED: [Who; 2] = [
    Who { name: "dan", email: "dan@laptop-qzx.local" },
    Who { name: "mira", email: "mira@laptop-qzx.local" },
];

/// Five people at work; a visitor, upstream, an import, co-authors, releases, owners, a mailmap.
pub fn with_marked_names() -> Case {
    let mut telling = Telling::default();
    founded(&mut telling, week(150, 0), ANNA);
    Weeks { people: &TEAM, per_hundred: 150, from: 112, to: 1, policy: Policy::Merges, seed: 71 }
        .tell(&mut telling);
    let owners =
        "/ledger/ @ben-qzx anna@qzx.example\n/payouts/ @dan-qzx\n/deploy/ mira@kassa.example @cleo-qzx\n";
    telling.file(week(110, 1), ANNA, "CODEOWNERS", owners);
    telling.file(week(110, 2), ANNA, "MAINTAINERS", "Anna Qzxova <anna@qzx.example>\nMira Okafor\n");
    telling.file(week(110, 3), ANNA, ".mailmap", "Anna Qzxova <anna@qzx.example> <anna@old-qzx.example>\n");
    for weeks_ago in 1..60 {
        let subject = "Fix what vwqbert found\n\nCo-authored-by: Anna Qzxova <anna@qzx.example>\n";
        telling.request(week(weeks_ago, 4), MIRA, subject, &["ledger/book.rs"]);
        telling.request(week(weeks_ago, 3), TEAM[2], "Fix what vwqbert left", &["ledger/book.rs"]);
    }
    telling.commit(week(5, 1), VISITOR, "Fix a typing error", &["refunds/fees.rs"]);
    for (who, weeks) in UNJOINED.into_iter().zip([[70, 69], [80, 79]]) {
        for weeks_ago in weeks {
            telling.commit(week(weeks_ago, 1), who, "Work on a laptop", &["refunds/book.rs"]);
        }
    }
    for month in 1..=11 {
        let who = if month % 4 == 0 { ANNA } else { MIRA };
        telling.tag(day(2026, month, 10), who, &format!("v1.{month}-vwqbert"));
    }
    let mut upstream = Telling::default();
    let mut other = Telling::default();
    for at in 0..60 {
        let who = UPSTREAM[at % 2];
        upstream.commit(week(30 + at as i64 / 10, 2), who, "Work upstream", &["webhooks/entry.rs"]);
        other.commit(week(40 + at as i64 / 10, 2), who, "Work elsewhere", &["guide/entry.rs"]);
    }
    telling.sync(week(28, 1), MIRA, "Merge branch 'vwqbert/upstream'", upstream);
    telling.import(week(26, 1), MIRA, "Merge vwqbert's guide", other);
    telling.write("kassa", MIRA)
}
