//! Five people at a till, told act by act, and a desk opened on it.

use std::sync::Arc;

use desk::{Asked, Desk};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use testkit::cases::{Case, MIRA, NOW, OTHERS, Telling, Who, founded, week};

pub const SAM: Who = OTHERS[0];
pub const LEILA: Who = OTHERS[1];
pub const PRIYA: Who = OTHERS[2];
pub const TOMAS: Who = OTHERS[3];
pub const VERA: Who = Who { name: "Vera Lund", email: "vera@elsewhere.example" };

/// A desk, with what it stands on.
pub struct Seat {
    pub desk: Desk,
    pub case: Case,
    _data: TempDir,
}

impl Seat {
    /// At a repository that was told, on Thursday 19 November 2026.
    pub fn at(telling: Telling) -> Seat {
        Seat::as_of(telling, None)
    }

    pub fn as_of(telling: Telling, as_of: Option<Date>) -> Seat {
        let case = telling.write("till", MIRA);
        let data = TempDir::new().unwrap();
        let asked = Asked {
            repository: case.path().to_owned(),
            data: data.path().join("data"),
            me: Vec::new(),
            now: NOW.parse::<Timestamp>().unwrap().as_microsecond(),
            zone: Some("Europe/Lisbon".to_owned()),
            system_zone: TimeZone::UTC,
            threads: Some(1),
            as_of,
            names: false,
            watch: Arc::new(()),
            opens: desk::forges::only_kept(),
        };
        Seat { desk: Desk::open(asked).unwrap(), case, _data: data }
    }
}

/// Thirty weeks before this one: Mira alone in settlement each Tuesday; the others in the ledger on four days, Sam in
/// refunds each Friday. Sam wrote all that is there a year and more ago.
pub fn thirty_weeks() -> Telling {
    founded_by(SAM)
}

/// The same, where somebody else wrote it.
pub fn founded_by(who: Who) -> Telling {
    let mut telling = Telling::default();
    founded(&mut telling, week(60, 0), who);
    for weeks_ago in 1..=30 {
        telling.commit(week(weeks_ago, 1), MIRA, "Settle", &["settlement/book.rs"]);
        for (day, who) in [SAM, LEILA, PRIYA, TOMAS].into_iter().enumerate() {
            telling.commit(week(weeks_ago, day as i64), who, "Book", &["ledger/entry.rs"]);
        }
        telling.commit(week(weeks_ago, 4), SAM, "Refund", &["refunds/rules.rs"]);
    }
    telling
}
