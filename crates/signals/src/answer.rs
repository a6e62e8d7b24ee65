//! A signal's answer with all that stands beside it.

use crate::signal::{Count, Signal};
use crate::{
    s1a, s1b, s2, s3, s3w, s4, s5a, s5b, s6a, s6b, s6c, s7, s7f, s8, s9, s10g, s12, s12g, s14, s15, s16,
};

/// What a signal's function gives: the signal, and its details.
pub trait Answer: Sized {
    /// The signal.
    fn signal(&self) -> &Signal;

    /// The same, to be changed.
    fn signal_mut(&mut self) -> &mut Signal;

    /// The signal with nothing beside it. Every field is named where this is written, so a new one cannot be
    /// forgotten.
    fn bare(signal: Signal) -> Self;

    /// What stands beside a figure goes with it.
    fn leave_out_what_was_dropped(&mut self) {
        if self.signal().is_dropped() {
            *self = Self::bare(self.signal().clone());
        }
    }
}

/// An answer, by its fields and what each holds when nothing is known.
macro_rules! answer {
    ($answer:path { $($field:ident: $nothing:expr),* $(,)? }) => {
        impl Answer for $answer {
            fn signal(&self) -> &Signal {
                &self.signal
            }

            fn signal_mut(&mut self) -> &mut Signal {
                &mut self.signal
            }

            fn bare(signal: Signal) -> Self {
                Self { signal, $($field: $nothing),* }
            }
        }
    };
}

answer!(s1a::MakerShare { still_known: Count::default(), even: 0.0, role: None });
answer!(s1b::OwnIt {
    strict: Count::default(),
    new_files_only: 0,
    areas: Vec::new(),
    said: s1b::Said::default(),
});
answer!(s2::GateShare { merged_by_lead: 0, merged_by_others: 0, out_of_scope: 0, role: None });
answer!(s3::WaitOnLead { waits: Vec::new(), before: None, others: None, ratio: None, at_least: None });
answer!(s3w::WaitingNow { items: Vec::new(), weeks: Vec::new(), hours_said: false, at: 0 });
answer!(s4::ReviewShare { index: None, people: 0, outside: 0 });
answer!(s5a::Published { repositories: Vec::new(), gone: Vec::new(), areas: Vec::new() });
answer!(s5b::FreshKnowledge {
    weights: s5b::Weights::default(),
    looser: s5b::Weights::default(),
    areas: Vec::new(),
    only_areas: Count::default(),
    truck_factor: None,
});
answer!(s6a::Absences { all: Vec::new(), pooled: None });
answer!(s6b::Absence {
    fortnights: Vec::new(),
    months: Vec::new(),
    percentiles: None,
    own: Count::default(),
    areas: Vec::new(),
    files: Vec::new(),
    hits_only: false,
});
answer!(s6c::Acts { releases: None, files: Vec::new() });
answer!(s7::NewOwners { first_steps: Vec::new(), people: 0, owners: Vec::new(), in_lead_areas: 0 });
answer!(s8::YourCalendar { says: None, known: (0, 0), marks: false, far_off: Vec::new() });
answer!(s9::OutsideHours { days: 0, usable: Count::default(), said: false, joined: s9::Joined::default() });
answer!(s10g::HandOvers { all: Vec::new() });
answer!(s12g::Recurring { files: Vec::new() });
answer!(s7f::FirstLeads { people: 0, designs: None, incidents: None, unread: None });
answer!(s12::Recurrence {
    classes: Vec::new(),
    changed: Count::default(),
    without_class: 0,
    trend: None,
    until: None,
});
answer!(s14::QuestionShare { requests: 0 });
answer!(s15::Spread { as_if: None, people: 0, lead: Count::default() });
answer!(s16::Landing { rounds: Vec::new(), of_log: 0, untold: 0, young: 0 });
