//! What is open at the end. Four wait for Mira; everything else is somebody else's, or nobody's.

use records::{AccountIx, Asked, Request, RequestAct};

use super::super::people::{AIKO, ALL, JONAS, LEILA, MIRA, PRIYA, PersonIx, SAM, TOMAS};
use super::told::Told;
use super::{TEAM, accounts};
use crate::civil::day;

/// The requests that are open, by numbers above the last that was merged.
pub(super) fn requests(last: u64) -> Vec<Request> {
    let mut open = for_mira();
    open.extend(hers());
    open.extend(of_the_others());
    open.sort_by_key(Open::opened);
    open.into_iter().zip(last + 1..).map(|(open, number)| open.request(number)).collect()
}

/// Four that wait for her, the longest first.
fn for_mira() -> Vec<Open> {
    vec![
        Open::by(PRIYA, "Split the settlement run by scheme", 5, "10:12")
            .asks(MIRA, 5, "10:12")
            .comments(PRIYA, 5, "16:31")
            .wants_changes(MIRA, 6, "16:48")
            .pushes(PRIYA, 9, "11:05")
            .asks(MIRA, 9, "11:06"),
        Open::by(LEILA, "Let merchants choose the day of their payout", 11, "14:20")
            .asks(MIRA, 11, "14:20")
            .asks(SAM, 11, "14:21")
            .approves(SAM, 12, "10:02"),
        Open::by(SAM, "Score a second refund within a day", 13, "09:31")
            .asks(MIRA, 13, "09:31")
            .remarks(MIRA, 16, "18:12")
            .comments(SAM, 17, "09:12"),
        Open::by(AIKO, "Renew scheme certificates without a restart", 17, "13:44")
            .asks(MIRA, 17, "13:45")
            .asks(JONAS, 17, "13:45"),
    ]
}

/// Two of her own.
fn hers() -> Vec<Open> {
    vec![
        Open::by(MIRA, "Post scheme fees on the day they are told", 17, "18:52")
            .asks(PRIYA, 17, "18:53")
            .asks(JONAS, 17, "18:53")
            .remarks(PRIYA, 18, "09:40")
            .comments(MIRA, 18, "12:15"),
        Open::draft(MIRA, "Try a chart of accounts by country", 16, "17:20"),
    ]
}

fn of_the_others() -> Vec<Open> {
    vec![
        Open::by(TOMAS, "Sign webhooks with two keys while one is changed", 12, "11:26")
            .asks(AIKO, 12, "11:26")
            .wants_changes(AIKO, 13, "15:08"),
        Open::of(accounts::OUTSIDE, "Say in the guide how to try webhooks at home", 13, "20:41")
            .asks_by(AIKO, TOMAS, 16, "09:58"),
        Open::of(accounts::BOT, "Bump bank-days from 3.2.0 to 3.2.1", 16, "05:10"),
        Open::by(JONAS, "Read the new transfer codes of Nordhaven", 16, "10:33")
            .asks(PRIYA, 16, "10:34")
            .approves(PRIYA, 18, "16:20"),
        Open::draft(TOMAS, "Keep webhooks of a day in one table", 17, "15:02"),
        Open::by(PRIYA, "Show in the run which bank is late", 18, "14:07")
            .asks(TOMAS, 18, "14:08")
            .asks_the_team(18, "14:08"),
    ]
}

/// A request that is open. Days are those of November 2026, times those of the clock in Lisbon, which then is that of UTC.
struct Open {
    author: AccountIx,
    title: &'static str,
    acts: Vec<(i64, AccountIx, RequestAct)>,
}

impl Open {
    fn by(author: PersonIx, title: &'static str, on: i64, time: &str) -> Open {
        Open::of(accounts::of(author), title, on, time)
    }

    fn of(author: AccountIx, title: &'static str, on: i64, time: &str) -> Open {
        Open { author, title, acts: Vec::new() }.and(author, on, time, RequestAct::Opened { draft: false })
    }

    fn draft(author: PersonIx, title: &'static str, on: i64, time: &str) -> Open {
        let author = accounts::of(author);
        Open { author, title, acts: Vec::new() }.and(author, on, time, RequestAct::Opened { draft: true })
    }

    fn and(mut self, by: AccountIx, on: i64, time: &str, act: RequestAct) -> Open {
        let (hour, minute) = time.split_once(':').expect("a time is written here");
        let minute = hour.parse::<i64>().expect("an hour") * 60 + minute.parse::<i64>().expect("a minute");
        let place = self.acts.len() as i64;
        // A few seconds apart, where they have one minute.
        let at = ALL[MIRA].at(day(2026, 11, on), minute).seconds + 7 * place;
        self.acts.push((at, by, act));
        self
    }

    fn asks(self, whom: PersonIx, on: i64, time: &str) -> Open {
        let by = self.author;
        self.and(by, on, time, RequestAct::AskedFor(Asked::Account(accounts::of(whom))))
    }

    fn asks_by(self, by: PersonIx, whom: PersonIx, on: i64, time: &str) -> Open {
        self.and(accounts::of(by), on, time, RequestAct::AskedFor(Asked::Account(accounts::of(whom))))
    }

    fn asks_the_team(self, on: i64, time: &str) -> Open {
        let by = self.author;
        self.and(by, on, time, RequestAct::AskedFor(Asked::Team(TEAM.to_owned())))
    }

    fn comments(self, by: PersonIx, on: i64, time: &str) -> Open {
        self.and(accounts::of(by), on, time, RequestAct::Commented)
    }

    fn remarks(self, by: PersonIx, on: i64, time: &str) -> Open {
        self.and(accounts::of(by), on, time, RequestAct::Remarked)
    }

    fn pushes(self, by: PersonIx, on: i64, time: &str) -> Open {
        self.and(accounts::of(by), on, time, RequestAct::Pushed)
    }

    fn approves(self, by: PersonIx, on: i64, time: &str) -> Open {
        self.and(accounts::of(by), on, time, RequestAct::Decided(records::Decision::Approved))
    }

    fn wants_changes(self, by: PersonIx, on: i64, time: &str) -> Open {
        self.and(accounts::of(by), on, time, RequestAct::Decided(records::Decision::ChangesWanted))
    }

    fn opened(&self) -> i64 {
        self.acts.first().map_or(0, |(at, ..)| *at)
    }

    fn request(self, number: u64) -> Request {
        let mut told = Told::default();
        for (at, by, act) in self.acts {
            told.happened(at, by, act);
        }
        told.request(number, self.title, self.author, None)
    }
}
