//! The made-up team as pages have it, other teams, and nobody at all.

use std::any::Any;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use desk::Asked;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use madeup::kassa;
use records::{Calendar, Forge, Said};
use store::Data;
use tempfile::TempDir;
use testkit::cases::Case;
use web::{Room, Sitting, in_words};

/// A thread that has no desk, for what does not need one.
pub fn nobody() -> Room<Sitting> {
    Room::open(|_| Err("there is no repository".to_owned())).unwrap()
}

/// A thread that has the desk of the made-up team. What is said there is said there alone.
pub fn kassa() -> Room<Sitting> {
    Team::kassa(&repository()).open()
}

/// A team, and how it is looked at.
pub struct Team {
    repository: PathBuf,
    /// The data directory.
    pub data: TempDir,
    me: Vec<String>,
    zone: Option<String>,
    /// The day looked back to.
    pub as_of: Option<Date>,
    /// The instant, in microseconds; it can be set while the pages are open.
    pub now: Arc<AtomicI64>,
    /// What was read of its forge.
    pub forge: Option<Forge>,
    /// What was read of its lead's calendars.
    pub calendar: Option<Calendar>,
    /// What goes away with the team.
    _kept: Option<Box<dyn Any + Send + Sync>>,
}

impl Team {
    /// The made-up team in this repository, with the words of its lead's first run.
    pub fn kassa(repository: &Path) -> Team {
        let me = |address: &str| Said::Me { address: address.to_owned() };
        Team::told(repository, &[me(kassa::ADDRESS), me(kassa::LAPTOP), Said::TeamSeen])
    }

    /// The made-up team in this repository, whose lead has said these words.
    pub fn told(repository: &Path, said: &[Said]) -> Team {
        let data = TempDir::with_prefix("groundwork-web-").unwrap();
        let now = kassa::NOW * 1_000_000;
        Data::open(data.path()).unwrap().say(&desk::key(repository), said, now).unwrap();
        Team {
            repository: repository.to_owned(),
            data,
            me: Vec::new(),
            zone: Some(kassa::ZONE.to_owned()),
            as_of: None,
            now: Arc::new(AtomicI64::new(now)),
            forge: None,
            calendar: None,
            _kept: None,
        }
    }

    /// The team of a case.
    pub fn of(case: Case) -> Team {
        let now: Timestamp = testkit::cases::NOW.parse().unwrap();
        let data = TempDir::with_prefix("groundwork-web-").unwrap();
        Team {
            repository: case.path().to_owned(),
            data,
            me: vec![testkit::cases::MIRA.email.to_owned()],
            zone: None,
            as_of: None,
            now: Arc::new(AtomicI64::new(now.as_microsecond())),
            forge: None,
            calendar: None,
            _kept: Some(Box::new(case)),
        }
    }

    /// A thread that has its desk.
    pub fn open(self) -> Room<Sitting> {
        let asked = Asked {
            repository: self.repository.clone(),
            data: self.data.path().to_owned(),
            me: self.me.clone(),
            now: self.now.load(Ordering::SeqCst),
            zone: self.zone.clone(),
            system_zone: TimeZone::UTC,
            threads: None,
            as_of: self.as_of,
            names: false,
            watch: Arc::new(()),
            opens: desk::forges::only_kept(),
        };
        let (forge, calendar) = (self.forge.clone(), self.calendar.clone());
        // The team goes with the clock, which the sitting keeps as long as it lives.
        let team = self;
        let clock = Arc::new(move || {
            let team = &team;
            team.now.load(Ordering::SeqCst)
        });
        Room::open(move |tell| {
            let mut sitting = Sitting::open(asked, clock, tell).map_err(|failure| in_words(&failure))?;
            if forge.is_some() {
                sitting.desk.forges = vec![forge];
            }
            sitting.desk.calendar = calendar.or(sitting.desk.calendar);
            Ok(sitting)
        })
        .unwrap()
    }
}

/// The made-up repository, made once for all tests; each reads it into a directory of its own.
pub fn repository() -> PathBuf {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let folder = TempDir::with_prefix("groundwork-kassa-").unwrap();
        kassa::write(&folder.path().join("kassa"), kassa::YEARS).unwrap();
        folder
    });
    made.path().join("kassa")
}
