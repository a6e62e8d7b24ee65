//! Stories of requests in words, as the fixtures have them.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use records::{AccountIx, Asked, Decision, Request, RequestAct, RequestEvent};
use signals::reviews::Who;

/// The lead of the fixtures.
pub const LEAD: &str = "mira";

/// Everybody named, by their number.
#[derive(Default)]
pub struct Cast(Vec<String>);

impl Cast {
    /// The account of a name.
    pub fn account(&mut self, name: &str) -> AccountIx {
        let known = self.0.iter().position(|one| one == name);
        known.unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() - 1
        }) as AccountIx
    }

    /// Who stands behind an account.
    pub fn who(&self, account: AccountIx) -> Who {
        match self.0[account as usize].as_str() {
            machine if machine.ends_with("[bot]") => Who::Machine,
            "a deleted account" => Who::Gone(account),
            _ => Who::Person(account),
        }
    }

    /// All of them, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    pub fn name(&self, person: u32) -> &str {
        &self.0[person as usize]
    }

    fn asked(&mut self, whom: &str) -> Asked {
        match whom.strip_prefix("team/") {
            Some(team) => Asked::Team(team.to_owned()),
            None => Asked::Account(self.account(whom)),
        }
    }

    /// An event in words: who, and what they did. None for what a forge tells and no signal asks for.
    pub fn event(&mut self, at: i64, words: &str) -> Option<RequestEvent> {
        let nobody = ["forge ", "queue ", "checks ", "conflict ", "the push "];
        let (by, act) = match nobody.iter().find(|name| words.starts_with(**name)) {
            Some(name) => (None, &words[name.len()..]),
            None => {
                let who = ["a deleted account"].into_iter().find(|name| words.starts_with(name));
                let (who, act) = match who {
                    Some(name) => (name, words[name.len()..].trim_start()),
                    None => words.split_once(' ').unwrap_or_else(|| panic!("who did what: {words:?}")),
                };
                (Some(self.account(who)), act)
            }
        };
        let act = match act {
            "opens it" => RequestAct::Opened { draft: false },
            "opens it as a draft" => RequestAct::Opened { draft: true },
            "marks it a draft" => RequestAct::Drafted,
            "marks it ready" => RequestAct::Readied,
            "approves" => RequestAct::Decided(Decision::Approved),
            "requests changes" => RequestAct::Decided(Decision::ChangesWanted),
            "comments on lines" => RequestAct::Remarked,
            "comments" | "replies" => RequestAct::Commented,
            "takes back the approval" | "takes it back" => RequestAct::Withdrew,
            "pushes" | "force-pushes" => RequestAct::Pushed,
            "updates the branch" => RequestAct::Updated,
            "queues it" => RequestAct::Queued(true),
            "drops it" => RequestAct::Queued(false),
            "turns auto-merge on" => RequestAct::MergesItself(true),
            "turns auto-merge off" => RequestAct::MergesItself(false),
            "fail" => RequestAct::Failing(true),
            "pass" => RequestAct::Failing(false),
            "appears" => RequestAct::InConflict(true),
            "ends" => RequestAct::InConflict(false),
            "closes it" | "closes it without a merge" => RequestAct::Closed,
            "reopens it" => RequestAct::Reopened,
            "merges it" | "merges" => RequestAct::Merged,
            "is deleted" => RequestAct::Left(by.expect("somebody")),
            "is away" | "moves the repository" => return None,
            other => self.about_somebody(other)?,
        };
        Some(RequestEvent { at, by, act })
    }

    fn about_somebody(&mut self, act: &str) -> Option<RequestAct> {
        let (verb, whom) = act.rsplit_once(' ').unwrap_or_else(|| panic!("no act: {act:?}"));
        Some(match verb {
            "asks" => RequestAct::AskedFor(self.asked(whom)),
            "takes back the request to" => RequestAct::TookBack(self.asked(whom)),
            "assigns" => RequestAct::Assigned(self.account(whom)),
            "dismisses" | "dismisses the approval of" => {
                RequestAct::Dismissed(self.account(whom), Decision::Approved)
            }
            "dismisses the changes of" => RequestAct::Dismissed(self.account(whom), Decision::ChangesWanted),
            "mentions" => return None,
            _ => panic!("no act: {act:?}"),
        })
    }
}

/// A request of somebody, with these events.
pub fn request(author: AccountIx, outside: bool, events: Vec<RequestEvent>) -> Request {
    Request {
        number: 1,
        title: String::new(),
        labels: Vec::new(),
        author,
        outside,
        into: "main".to_owned(),
        became: None,
        events,
    }
}

/// The second at which a day of 2026 such as `2 Nov` or `2` (of November) has a time such as `09:00` in a zone. The weekday
/// before it must be that day's.
pub fn moment(zone: &TimeZone, words: &str) -> i64 {
    let mut words = words.split_whitespace();
    let mut next = || words.next().unwrap_or_else(|| panic!("a weekday, a day and a time"));
    let (weekday, day) = (next(), next());
    let (month, time) = match next() {
        "Aug" => (8, next()),
        "Sep" => (9, next()),
        "Oct" => (10, next()),
        "Nov" => (11, next()),
        time => (11, time),
    };
    let day = Date::new(2026, month, day.parse().expect("a day")).expect("a day of the year");
    let is = day.weekday();
    assert!(format!("{is:?}").starts_with(weekday), "{day} is a {is:?} and not a {weekday}");
    let (hour, minute) = time.split_once(':').expect("a time");
    let at = day.at(hour.parse().expect("an hour"), minute.parse().expect("a minute"), 0, 0);
    at.to_zoned(zone.clone()).expect("a moment").timestamp().as_second()
}
