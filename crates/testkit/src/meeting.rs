use records::{Meeting, Opaque, Reply, Standing};

/// A meeting of three that stands and the lead said yes to, from a second to a second; of no series that comes again.
pub fn meeting(begins: i64, ends: i64) -> Meeting {
    Meeting {
        series: Opaque(1),
        planned: begins,
        begins,
        ends,
        days: None,
        recurring: false,
        moved: false,
        standing: Standing::Stands,
        reply: Reply::Accepted,
        organizes: false,
        attendees: 3,
        group: false,
        other: None,
        private: false,
        free: false,
        away: false,
        long_horizon: false,
        title: None,
    }
}
