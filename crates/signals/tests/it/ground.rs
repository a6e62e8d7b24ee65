//! The least ground a signal outside of git stands on: a team that has worked every week for seventy weeks.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use records::{
    CommitId, EntryKind, Fresh, FreshAct, FreshCommit, FreshDiff, FreshEvent, FreshStep, Gathering, Head,
    History, Identity, Incidents, Stamp,
};
use team::{Ground, Inputs, Settings};

/// Everything ends before it.
pub const T: Date = date(2026, 11, 16);
/// The lead, as a person; the others are 1, 2, 3 and so on.
pub const LEAD: u32 = 0;
const WEEKS: i64 = 70;

/// What a ground borrows from.
pub struct Team {
    histories: Vec<History>,
    settings: Settings,
    lead: Vec<Identity>,
    /// Incidents out of a file.
    pub incidents: Option<Incidents>,
}

impl Team {
    /// The lead and so many others.
    pub fn with(others: u32) -> Team {
        let mut gathering = Gathering::default();
        let mut before: Option<CommitId> = None;
        let mut tip = id(0);
        for (number, (week, person)) in
            (0..WEEKS).flat_map(|week| (0..=others).map(move |person| (week, person))).enumerate()
        {
            tip = id(number as u32);
            let seconds = noon(T) - (WEEKS - week) * 7 * 86_400 + i64::from(person) * 60;
            let act = if number == 0 { FreshAct::Added } else { FreshAct::Modified };
            let stamp = Stamp { seconds, offset: 0 };
            gathering.add([
                Fresh::Commit(FreshCommit {
                    id: tip,
                    parents: before.into_iter().collect(),
                    cut: false,
                    author: identity(person),
                    committer: identity(person),
                    authored: stamp,
                    committed: stamp,
                    subject: "Round fees".to_owned(),
                    trailers: Vec::new(),
                    diff: FreshDiff::Events(vec![FreshEvent {
                        act,
                        path: "src/fees.rs".into(),
                        kind: EntryKind::File,
                    }]),
                    dropped: 0,
                }),
                Fresh::Step(FreshStep {
                    commit: tip,
                    presence: Some(if number == 0 {
                        vec![("src/fees.rs".into(), Some(EntryKind::File))]
                    } else {
                        Vec::new()
                    }),
                    texts: Vec::new(),
                }),
            ]);
            before = Some(tip);
        }
        let head = Head { branch: "main".to_owned(), origin: "HEAD".to_owned(), tip };
        let history = gathering.into_history("kassa".to_owned(), head, Vec::new());
        Team {
            histories: vec![history],
            settings: Settings::default(),
            lead: vec![identity(LEAD)],
            incidents: None,
        }
    }

    /// Three days after T.
    pub fn ground(&self) -> Ground<'_> {
        self.ground_in(TimeZone::UTC)
    }

    /// The same in another zone.
    pub fn ground_in(&self, zone: TimeZone) -> Ground<'_> {
        let ground = Ground::of(Inputs {
            forges: &[],
            calendar: None,
            incidents: self.incidents.as_ref(),
            histories: &self.histories,
            settings: &self.settings,
            lead: &self.lead,
            now: noon(date(2026, 11, 19)),
            zone,
            as_of: None,
            division: None,
        })
        .expect("the lead is an author");
        assert_eq!((ground.clock.date(), ground.lead()), (T, LEAD));
        ground
    }
}

fn id(number: u32) -> CommitId {
    let mut bytes = [1; 20];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    CommitId::from_bytes(&bytes).expect("twenty bytes")
}

fn identity(person: u32) -> Identity {
    Identity { name: format!("p{person}"), email: format!("p{person}@kassa.example") }
}

/// Noon of a day, in UTC.
pub fn noon(day: Date) -> i64 {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).expect("a moment").timestamp().as_second()
}
