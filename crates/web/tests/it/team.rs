//! The made-up team as pages have it, and nobody at all.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use desk::Asked;
use jiff::tz::TimeZone;
use madeup::kassa;
use records::Said;
use store::Data;
use tempfile::TempDir;
use web::{Room, Sitting, in_words};

/// A thread that has no desk, for what does not need one.
pub fn nobody() -> Room<Sitting> {
    Room::open(|_| Err("there is no repository".to_owned())).unwrap()
}

/// A thread that has the desk of the made-up team. What is said there is said there alone.
pub fn kassa() -> Room<Sitting> {
    let data = TempDir::with_prefix("groundwork-web-").unwrap();
    let repository = repository();
    let team = desk::key(&repository);
    let me = |address: &str| Said::Me { address: address.to_owned() };
    let said = [me(kassa::ADDRESS), me(kassa::LAPTOP), Said::TeamSeen];
    Data::open(data.path()).unwrap().say(&team, &said, kassa::NOW * 1_000_000).unwrap();
    let asked = Asked {
        repository,
        data: data.path().to_owned(),
        me: Vec::new(),
        now: kassa::NOW * 1_000_000,
        zone: Some(kassa::ZONE.to_owned()),
        system_zone: TimeZone::UTC,
        threads: None,
        as_of: None,
        names: false,
        watch: Arc::new(()),
    };
    let open = move |tell| {
        // It goes with the clock, which the sitting keeps as long as it lives.
        let clock = Arc::new(move || {
            let _ = &data;
            kassa::NOW * 1_000_000
        });
        Sitting::open(asked, clock, tell).map_err(|failure| in_words(&failure))
    };
    Room::open(open).unwrap()
}

/// The made-up repository, made once for all tests; each reads it into a directory of its own.
fn repository() -> PathBuf {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let folder = TempDir::with_prefix("groundwork-kassa-").unwrap();
        kassa::write(&folder.path().join("kassa"), kassa::YEARS).unwrap();
        folder
    });
    made.path().join("kassa")
}
