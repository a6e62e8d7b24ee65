//! A desk over a made-up repository, with a data directory of its own.

use std::path::Path;
use std::sync::Arc;

use desk::{Asked, Desk, Failure, Report, Watch, json};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use testkit::cases::{Case, MIRA, NOW};

/// What a desk is opened for, by Mira.
pub fn asked(repository: &Path, data: &Path, watch: Arc<dyn Watch>) -> Asked {
    let now: Timestamp = NOW.parse().unwrap();
    Asked {
        repository: repository.to_owned(),
        data: data.to_owned(),
        me: vec![MIRA.email.to_owned()],
        now: now.as_microsecond(),
        zone: Some("Europe/Lisbon".to_owned()),
        system_zone: TimeZone::UTC,
        threads: None,
        as_of: None,
        names: false,
        watch,
        opens: desk::forges::only_kept(),
    }
}

/// A repository, and where what is read of it is kept.
pub struct Opened {
    pub case: Case,
    pub data: TempDir,
}

impl Opened {
    pub fn over(case: Case) -> Opened {
        Opened { case, data: TempDir::with_prefix("groundwork-desk-").unwrap() }
    }

    pub fn desk(&self) -> Desk {
        self.watched(Arc::new(())).unwrap()
    }

    pub fn watched(&self, watch: Arc<dyn Watch>) -> Result<Desk, Failure> {
        Desk::open(asked(self.case.path(), self.data.path(), watch))
    }
}

/// All that a screen would say in figures.
pub fn figures(desk: &Desk) -> String {
    let ground = desk.ground().unwrap();
    json::text(&json::scorecard(&Report::of(&ground), None, false))
}

/// How many words hold.
pub fn words(desk: &Desk) -> usize {
    desk.data.words(&desk.team).unwrap().len()
}
