/// An issue of a made-up forge.
#[derive(Clone, Debug)]
pub struct Issue {
    /// Its number.
    pub number: u64,
    /// Its title.
    pub title: String,
    /// Its labels.
    pub labels: Vec<String>,
    /// When it was opened, in seconds since 1970.
    pub opened: i64,
    /// When it was closed, and by whom.
    pub closed: Option<(i64, String)>,
    /// Who is assigned to it.
    pub assigned: Vec<String>,
}

impl Issue {
    /// Whether it was closed by a second.
    pub(super) fn is_closed(&self, now: i64) -> bool {
        self.closed.as_ref().is_some_and(|(at, _)| *at <= now)
    }

    /// When it changed last.
    pub(super) fn updated(&self, now: i64) -> i64 {
        self.closed.as_ref().map_or(self.opened, |(at, _)| if *at <= now { *at } else { self.opened })
    }
}
