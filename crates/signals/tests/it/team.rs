//! A team of four with a forge: Mira leads, Jonas, Priya and Leila are active, Zoe came by once. T is Monday 16 November
//! 2026, and everything is in UTC.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use records::{
    Account, AccountKind, Comment, CommitId, EntryKind, Forge, ForgeKind, Fresh, FreshAct, FreshCommit,
    FreshDiff, FreshEvent, FreshStep, Gathering, Head, History, Identity, Incidents, Issue, Listed, Place,
    Request, RequestAct, RequestEvent, Stamp,
};
use signals::reviews::Who;
use team::{Ground, Inputs, Settings};

use crate::story::{Cast, LEAD, moment, request};

/// T, in seconds since 1970.
pub fn t() -> i64 {
    moment(&TimeZone::UTC, "Mon 16 Nov 00:00")
}

/// An hour of the week that ends so many weeks before T: hour 0 is its Monday at midnight.
pub fn hour(weeks_ago: i64, hour: i64) -> i64 {
    t() - (weeks_ago + 1) * 7 * 86_400 + hour * 3_600
}

/// Everything a ground is made of.
pub struct Team {
    pub cast: Cast,
    pub requests: Vec<Request>,
    /// Issues of the forge.
    pub issues: Vec<Issue>,
    pub listed: Listed,
    /// Whose rules it has.
    pub kind: ForgeKind,
    /// Incidents out of a file.
    pub incidents: Option<Incidents>,
    /// What the lead wrote on them.
    pub comments: Vec<Comment>,
    /// Comments and requests of a second repository, where there is one; its history is a commit.
    pub second: Option<(Vec<Comment>, Vec<Request>)>,
    pub settings: Settings,
    /// From when on the forge was read; none where it is not connected.
    pub since: Option<i64>,
    pub read: i64,
    pub skipped: usize,
    /// Mails beside everybody's own, and the login the forge says they belong to.
    pub mails: Vec<(String, &'static str)>,
    commits: Vec<FreshCommit>,
    lead: [Identity; 1],
    histories: Vec<History>,
    forges: Vec<Option<Forge>>,
}

impl Team {
    /// The lead and so many others, each with a change in every one of a hundred and thirty weeks.
    pub fn of(others: usize) -> Team {
        let mut team = Team {
            cast: Cast::default(),
            requests: Vec::new(),
            issues: Vec::new(),
            listed: Listed::default(),
            kind: ForgeKind::Github,
            incidents: None,
            comments: Vec::new(),
            second: None,
            settings: Settings::default(),
            since: Some(hour(300, 0)),
            read: hour(-1, 80),
            skipped: 0,
            mails: Vec::new(),
            commits: Vec::new(),
            lead: [Identity { name: LEAD.to_owned(), email: mail(LEAD) }],
            histories: Vec::new(),
            forges: Vec::new(),
        };
        let names = ["mira", "jonas", "priya", "leila", "sam", "aiko", "tomas", "nadia"];
        for weeks_ago in (0..130).rev() {
            for (at, name) in names.iter().enumerate().take(others + 1) {
                team.commit(name, hour(weeks_ago, 10 + at as i64), &format!("src/{name}.rs"));
            }
        }
        team
    }

    /// A change on the branch; its commit.
    pub fn commit(&mut self, author: &str, at: i64, path: &str) -> CommitId {
        let n = self.commits.len() as u32 + 1;
        let id = id(n);
        let author = Identity { name: author.to_owned(), email: mail(author) };
        let stamp = Stamp { seconds: at, offset: 0 };
        let act = if self.has(path) { FreshAct::Modified } else { FreshAct::Added };
        let event = FreshEvent { act, path: path.as_bytes().to_vec().into(), kind: EntryKind::File };
        self.commits.push(FreshCommit {
            id,
            parents: if n == 1 { Vec::new() } else { vec![self::id(n - 1)] },
            cut: false,
            committer: author.clone(),
            author,
            authored: stamp,
            committed: stamp,
            subject: format!("Change {path}"),
            trailers: Vec::new(),
            diff: FreshDiff::Events(vec![event]),
            dropped: 0,
        });
        id
    }

    /// A change of a new file at a moment between those that are there.
    pub fn also(&mut self, author: &str, at: i64) -> CommitId {
        let path = format!("src/more-{}.rs", self.commits.len());
        let id = self.commit(author, at, &path);
        self.commits.sort_by_key(|commit| commit.committed.seconds);
        for at in 0..self.commits.len() {
            self.commits[at].parents =
                at.checked_sub(1).map(|before| self.commits[before].id).into_iter().collect();
        }
        id
    }

    /// Takes the lead's changes away, but one a long time ago.
    pub fn only_reviews(&mut self) {
        let theirs =
            |commit: &FreshCommit| commit.author.name == LEAD && commit.committed.seconds > hour(128, 0);
        for commit in self.commits.iter_mut().filter(|commit| theirs(commit)) {
            commit.author = Identity { name: "nadia".to_owned(), email: mail("nadia") };
        }
    }

    fn has(&self, path: &str) -> bool {
        let is = |event: &FreshEvent| event.path.as_slice() == path.as_bytes();
        self.commits
            .iter()
            .any(|commit| matches!(&commit.diff, FreshDiff::Events(events) if events.iter().any(is)))
    }

    /// A request with its events: when, and what.
    pub fn request(&mut self, author: &str, events: &[(i64, &str)]) -> &mut Request {
        let events = events.iter().filter_map(|&(at, words)| self.cast.event(at, words)).collect();
        let author = self.cast.account(author);
        self.requests
            .push(Request { number: self.requests.len() as u64 + 1, ..request(author, false, events) });
        self.requests.last_mut().expect("it was put there")
    }

    /// The common ground of it all, looked at on Thursday 19 November.
    pub fn ground(&mut self) -> Ground<'_> {
        self.ground_as_of(None)
    }

    /// The same as it was on a day.
    pub fn ground_as_of(&mut self, as_of: Option<Date>) -> Ground<'_> {
        let mut forges = vec![self.since.map(|since| self.forge(since))];
        if let Some((comments, requests)) = self.second.clone() {
            forges.push(self.since.map(|since| Forge { comments, requests, ..self.forge(since) }));
        }
        self.ground_of(forges, TimeZone::UTC, as_of)
    }

    /// The same with a forge, or none, for each repository; of all but the first there is a commit.
    pub fn ground_of(
        &mut self,
        forges: Vec<Option<Forge>>,
        zone: TimeZone,
        as_of: Option<Date>,
    ) -> Ground<'_> {
        self.histories = vec![history("kassa", &self.commits)];
        self.histories.extend((1..forges.len()).map(|_| history("till", &self.commits[..1])));
        self.forges = forges;
        Ground::of(Inputs {
            histories: &self.histories,
            forges: &self.forges,
            calendar: None,
            incidents: self.incidents.as_ref(),
            settings: &self.settings,
            lead: &self.lead,
            now: hour(-1, 80),
            zone,
            as_of,
            division: None,
        })
        .expect("the lead is an author")
    }

    /// The forge of the first repository, as it was read from a second on.
    pub fn forge(&self, since: i64) -> Forge {
        let names: Vec<&str> = self.cast.names().collect();
        let kind = |at: usize| match self.cast.who(at as u32) {
            Who::Person(_) => AccountKind::Person,
            Who::Machine => AccountKind::Machine,
            Who::Gone(_) => AccountKind::Gone,
        };
        Forge {
            comments: self.comments.clone(),
            place: Place {
                kind: self.kind,
                address: "https://api.github.com".to_owned(),
                name: "kassa/kassa".to_owned(),
            },
            accounts: (0..names.len())
                .map(|at| Account { login: names[at].to_owned(), kind: kind(at) })
                .collect(),
            mails: (0..names.len())
                .map(|at| (mail(names[at]), at as u32))
                .chain(self.mails.iter().filter_map(|(mail, login)| {
                    names.iter().position(|name| name == login).map(|at| (mail.clone(), at as u32))
                }))
                .collect(),
            own: None,
            requests: self.requests.clone(),
            issues: self.issues.clone(),
            listed: self.listed.clone(),
            read: Some(self.read),
            since,
            skipped: self.skipped,
        }
    }
}

/// So many requests by others of a year, with about three reviews each, of which the lead gives a third.
pub fn year_of(team: &mut Team, requests: u64) {
    let names = ["jonas", "priya", "leila", "zoe"];
    let reviewers = ["mira", "jonas", "priya", "leila", "mira"];
    for n in 0..requests {
        let author = names[n as usize % 4];
        let at = hour(51, 9) + (n * 364 * 86_400 / requests) as i64;
        let first = reviewers[(n / 4) as usize % 5];
        let (asks, answers) = (format!("{author} asks {first}"), format!("{first} approves"));
        let after = |hours: u64| at + (n * hours % 90) as i64 * 1_000;
        let merged = at + 400_000;
        let mut events = vec![
            (at, format!("{author} opens it")),
            (at + 60, asks),
            (after(7) + 100, "priya comments on lines".to_owned()),
            (at + 100_000, format!("{author} pushes")),
            (at + 200_000 + after(3) - at, answers),
            (at + 300_000, "leila approves".to_owned()),
        ];
        if n % 20 != 0 {
            events.push((merged, format!("{author} merges it")));
        }
        events.sort_by_key(|(at, _)| *at);
        let events: Vec<(i64, &str)> = events.iter().map(|(at, words)| (*at, words.as_str())).collect();
        team.request(author, &events);
    }
}

fn history(name: &str, commits: &[FreshCommit]) -> History {
    let mut gathering = Gathering::default();
    for commit in commits {
        let FreshDiff::Events(events) = &commit.diff else { continue };
        let presence = events.iter().map(|event| (event.path.clone(), Some(event.kind))).collect();
        let step = FreshStep { commit: commit.id, presence: Some(presence), texts: Vec::new() };
        gathering.add([Fresh::Commit(commit.clone()), Fresh::Step(step)]);
    }
    let tip = commits.last().expect("there is a commit").id;
    let head = Head { branch: "main".to_owned(), origin: "HEAD".to_owned(), tip };
    gathering.into_history(name.to_owned(), head, Vec::new())
}

fn id(n: u32) -> CommitId {
    let mut bytes = [7; 20];
    bytes[..4].copy_from_slice(&n.to_be_bytes());
    CommitId::from_bytes(&bytes).expect("twenty bytes")
}

fn mail(name: &str) -> String {
    format!("{}@kassa.example", name.replace(' ', "."))
}

#[test]
fn the_team_is_there() {
    let mut team = Team::of(3);
    year_of(&mut team, 40);
    let ground = team.ground();
    assert_eq!(ground.clock.date(), date(2026, 11, 16));
    assert_eq!(ground.active.len(), 4);
    let forge = ground.forges[0].expect("it is connected");
    assert_eq!(forge.requests.len(), 40);
    let mira = forge.accounts.iter().position(|account| account.login == LEAD).expect("she reviews") as u32;
    assert_eq!(ground.people.who(0, mira), Who::Person(ground.lead()));
    assert!(
        forge
            .requests
            .iter()
            .any(|request| request.events.iter().any(|event| event.act == RequestAct::Merged))
    );
    let _: &RequestEvent = &forge.requests[0].events[0];
}
