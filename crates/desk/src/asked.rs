use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::Watch;
use crate::forges::OpensSecrets;

/// What a desk is opened for: where, whose, as of when. Whoever runs the program says it; nothing of it is
/// looked up here.
#[derive(Clone)]
pub struct Asked {
    /// A path in the repository asked about.
    pub repository: PathBuf,
    /// The data directory.
    pub data: PathBuf,
    /// Addresses of the lead, where nothing says yet who that is.
    pub me: Vec<String>,
    /// The instant, in microseconds since 1970: what is shown is as of it, and what is said is said at it. A
    /// program that runs for long sets it anew for each request.
    pub now: i64,
    /// The zone of weeks and days, an IANA name; none: the lead's own.
    pub zone: Option<String>,
    /// The zone of the system, which the lead's is until they say another.
    pub system_zone: TimeZone,
    /// How many threads read; none: as many as may run at once.
    pub threads: Option<usize>,
    /// The day looked back to.
    pub as_of: Option<Date>,
    /// Whether people may be shown by name.
    pub names: bool,
    /// Who hears how far a reading is, and may end it.
    pub watch: Arc<dyn Watch>,
    /// Opens what a secret says.
    pub opens: OpensSecrets,
}

impl Asked {
    /// The instant, in seconds.
    pub fn seconds(&self) -> i64 {
        self.now.div_euclid(1_000_000)
    }
}
