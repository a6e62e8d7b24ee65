//! With a forge a change is a merged request (definitions 1.3): whose it is, and what it is of.

use std::path::Path;

use jiff::tz::TimeZone;
use madeup::git::{ObjectFormat, Shape};
use madeup::stream::{Change, Commit, Entry, Mark, Offset, Person, Stamp, Stream};
use records::{
    Account, AccountIx, AccountKind, Decision, Forge, ForgeKind, Gathering, History, Identity, Place,
    Request, RequestAct, RequestEvent,
};
use team::{Ground, Inputs, Settings};
use tempfile::TempDir;

/// Monday 16 November 2026, 00:00 in Lisbon.
const T: i64 = 1_794_787_200;
const DAY: i64 = 86_400;
const PEOPLE: [&str; 5] = ["mira", "ana", "ben", "cal", "merger[bot]"];

/// A branch, written commit by commit.
struct Telling {
    dir: TempDir,
    stream: Stream,
    tip: Vec<Mark>,
    second: i64,
}

impl Telling {
    fn begin() -> Telling {
        let dir = TempDir::new().expect("a directory");
        let at = dir.path().join("kassa");
        let stream = Stream::create(&at, Shape::Bare, ObjectFormat::Sha1).expect("git is there");
        let mut telling = Telling { dir, stream, tip: Vec::new(), second: T - 200 * DAY };
        telling.plain("mira", "mira", "Begin");
        telling
    }

    fn commit(
        &mut self,
        branch: &str,
        (author, committer): (&str, &str),
        message: &str,
        parents: &[Mark],
    ) -> Mark {
        let (one, other) = (format!("{author}@kassa.example"), format!("{committer}@kassa.example"));
        let stamp = Stamp { seconds: self.second, offset: Offset::Minutes(0) };
        let (path, content) = (format!("src/{author}.rs"), format!("{} {message}", self.second));
        let changes = [Change::Put(path.as_bytes(), Entry::File(content.as_bytes()))];
        let mark = self.stream.commit(&Commit {
            branch,
            author: (Person::new(author, &one), stamp),
            committer: (Person::new(committer, &other), stamp),
            message: message.as_bytes(),
            encoding: None,
            parents,
            changes: if parents.len() > 1 { &[] } else { &changes },
        });
        mark.expect("git takes it")
    }

    /// A commit of the branch itself.
    fn plain(&mut self, author: &str, committer: &str, message: &str) -> Mark {
        let mark = self.commit("refs/heads/main", (author, committer), message, &self.tip.clone());
        self.tip = vec![mark];
        mark
    }

    /// A merge by the lead of commits by these.
    fn merge(&mut self, authors: &[&str]) -> Mark {
        self.second += DAY;
        let mut side = self.tip.clone();
        for author in authors {
            self.second += 60;
            side = vec![self.commit("refs/heads/side", (author, author), "Work", &side)];
        }
        let parents = [self.tip[0], side[0]];
        let mark = self.commit("refs/heads/main", ("mira", "mira"), "Merge side", &parents);
        self.tip = vec![mark];
        mark
    }

    /// Commits that a forge put there at once, by whoever pressed the button.
    fn rebase(&mut self, authors: &[&str], by: &str) -> Mark {
        self.second += DAY;
        for author in authors {
            self.second += 1;
            self.plain(author, by, "Work");
        }
        self.tip[0]
    }

    fn history(mut self, marks: &[Mark]) -> (TempDir, History, Vec<String>) {
        let ids = marks.iter().map(|&mark| self.stream.id_of(mark).expect("written")).collect();
        self.stream.finish().expect("written");
        let at = self.dir.path().join("kassa");
        let history = read(&at);
        (self.dir, history, ids)
    }
}

fn read(at: &Path) -> History {
    let repository = collect::git::Repository::open(at).expect("a repository");
    let head = repository.head(Some("main")).expect("a branch");
    let mut gathering = Gathering::default();
    let options = collect::git::Options { renames: true, threads: 1, steps: true };
    repository
        .read(head.tip, &|_| false, options, &mut |fresh, _| {
            gathering.add(fresh);
            std::ops::ControlFlow::Continue(())
        })
        .expect("it can be read");
    gathering.into_history("kassa".to_owned(), head, Vec::new())
}

fn account(login: &str) -> AccountIx {
    PEOPLE.iter().position(|one| *one == login).unwrap_or(PEOPLE.len()) as AccountIx
}

/// A request that was merged as a commit, with reviews by these an hour before.
fn request(number: u64, by: &str, became: &str, reviewers: &[&str], at: i64) -> Request {
    let event = |at, by: &str, act| RequestEvent { at, by: Some(account(by)), act };
    let mut events = vec![event(at - 7_200, by, RequestAct::Opened { draft: false })];
    let review = |who: &&str| event(at - 3_600, who, RequestAct::Decided(Decision::Approved));
    events.extend(reviewers.iter().map(review));
    events.push(event(at, "mira", RequestAct::Merged));
    let became = became.parse().ok();
    Request {
        number,
        title: String::new(),
        labels: Vec::new(),
        author: account(by),
        outside: false,
        into: "main".into(),
        became,
        events,
    }
}

/// Everybody's account, and one that is deleted.
fn forge(requests: Vec<Request>) -> Forge {
    let kind =
        |login: &str| if login.ends_with("[bot]") { AccountKind::Machine } else { AccountKind::Person };
    let mut accounts: Vec<Account> =
        PEOPLE.iter().map(|login| Account { login: (*login).to_owned(), kind: kind(login) }).collect();
    accounts.push(Account { login: String::new(), kind: AccountKind::Gone });
    let mails = PEOPLE.iter().zip(0..).map(|(login, at)| (format!("{login}@kassa.example"), at)).collect();
    let place = Place {
        kind: ForgeKind::Github,
        address: "https://api.github.com".to_owned(),
        name: "kassa/kassa".to_owned(),
    };
    Forge {
        place,
        accounts,
        mails,
        own: Some(0),
        requests,
        issues: Vec::new(),
        listed: records::Listed { own: true, ..records::Listed::default() },
        comments: Vec::new(),
        read: Some(T),
        since: 0,
        skipped: 0,
    }
}

fn with_ground<R>(history: History, forge: Option<Forge>, look: impl FnOnce(&Ground) -> R) -> R {
    let (histories, forges, settings) = ([history], [forge], Settings::default());
    let lead = [Identity { name: "mira".into(), email: "mira@kassa.example".into() }];
    let inputs = Inputs {
        histories: &histories,
        forges: &forges,
        calendar: None,
        incidents: None,
        settings: &settings,
        lead: &lead,
        now: T,
        zone: TimeZone::get("Europe/Lisbon").expect("bundled"),
        as_of: None,
        division: None,
    };
    look(&Ground::of(inputs).expect("the lead is an author"))
}

/// Whose each change is, in the order of their merge, with the number of its request.
fn changes(ground: &Ground) -> Vec<(String, Option<u64>, usize)> {
    let name = |person: u32| ground.people.persons[person as usize].name.clone();
    ground
        .changes
        .all
        .iter()
        .map(|change| (name(change.person), change.request, change.commits.len()))
        .collect()
}

fn row(who: &str, request: Option<u64>, commits: usize) -> (String, Option<u64>, usize) {
    (who.to_owned(), request, commits)
}

#[test]
fn a_merged_request_is_one_change_and_whose_it_is_is_told_by_its_commits_or_by_who_opened_it() {
    let mut telling = Telling::begin();
    let both = telling.merge(&["ana", "cal"]);
    let three = telling.merge(&["ana", "ben", "cal"]);
    let most = telling.merge(&["ana", "ana", "ben"]);
    let deleted = telling.merge(&["ana", "ben", "cal"]);
    let none = telling.merge(&["ben", "ana"]);
    let marks = [both, three, most, deleted, none];
    let (_dir, history, ids) = telling.history(&marks);
    let requests = vec![
        request(1, "cal", &ids[0], &[], T - 190 * DAY),
        request(2, "ben", &ids[1], &[], T - 190 * DAY),
        request(3, "cal", &ids[2], &[], T - 190 * DAY),
        request(4, "nobody", &ids[3], &[], T - 190 * DAY),
    ];
    let with = with_ground(history.clone(), Some(forge(requests)), |ground| {
        assert!(ground.changes.syncs.len() == 1, "one is split: {:?}", ground.changes.syncs);
        changes(ground)
    });
    assert_eq!(
        with,
        [
            row("mira", None, 1),
            // Ana and Cal wrote half each, and Cal opened it.
            row("cal", Some(1), 2),
            // Nobody wrote half.
            row("ben", Some(2), 3),
            // Ana wrote most of it, whoever opened it.
            row("ana", Some(3), 3),
            // Nobody wrote half, and whose the account was is not known: each commit by itself.
            row("ana", None, 1),
            row("ben", None, 1),
            row("cal", None, 1),
            // No request: the author of the first commit of two who wrote half each.
            row("ben", None, 2),
        ]
    );
    let without = with_ground(history, None, changes);
    assert_eq!(without.iter().filter(|(_, _, commits)| *commits == 1).count(), 1 + 3 + 3, "{without:?}");
}

#[test]
fn a_squashed_request_is_its_authors_whoever_pressed_the_button() {
    let mut telling = Telling::begin();
    telling.second += DAY;
    let by_hand = telling.plain("mira", "mira", "Work that is not the merger's (#1)");
    telling.second += DAY;
    let by_a_program = telling.plain("merger[bot]", "merger[bot]", "Work (#2)");
    telling.second += DAY;
    let of_a_program = telling.plain("merger[bot]", "merger[bot]", "Raise a version (#3)");
    telling.second += DAY;
    let twice = telling.plain("ben", "ben", "Two requests at once");
    let (_dir, history, ids) = telling.history(&[by_hand, by_a_program, of_a_program, twice]);
    let requests = vec![
        request(1, "ana", &ids[0], &["ben"], T - 190 * DAY),
        request(2, "ben", &ids[1], &[], T - 190 * DAY),
        request(3, "merger[bot]", &ids[2], &[], T - 190 * DAY),
        request(4, "cal", &ids[3], &[], T - 190 * DAY),
        request(5, "ana", &ids[3], &[], T - 190 * DAY),
    ];
    with_ground(history, Some(forge(requests)), |ground| {
        let found = changes(ground);
        let rows =
            [row("mira", None, 1), row("ana", Some(1), 1), row("ben", Some(2), 1), row("ben", None, 1)];
        assert_eq!(found, rows);
        assert_eq!(ground.changes.bots, 1, "the program's own request");
        // What was squashed is known by who wrote it.
        let ana = ground.changes.all[1].person;
        let file = ground.changes.all[1].files[0];
        assert!(ground.knowledge.k(ana, file, T, team::Rule::Strict) > 0.0);
    });
}

#[test]
fn commits_that_a_forge_put_on_the_branch_at_once_are_one_request() {
    let mut telling = Telling::begin();
    let one = telling.rebase(&["ana", "ana", "ben"], "mira");
    let pushed = telling.rebase(&["ben", "ben"], "ben");
    let last = telling.rebase(&["cal"], "mira");
    let (_dir, history, ids) = telling.history(&[one, pushed, last]);
    let requests = vec![
        request(1, "ana", &ids[0], &[], T - 190 * DAY),
        request(2, "ben", &ids[1], &[], T - 190 * DAY),
        request(3, "cal", &ids[2], &[], T - 190 * DAY),
    ];
    let found = with_ground(history, Some(forge(requests)), changes);
    assert_eq!(
        found,
        [
            row("mira", None, 1),
            row("ana", Some(1), 3),
            // Ben is their own committer: which of these came with the request is not known.
            row("ben", None, 1),
            row("ben", Some(2), 1),
            row("cal", Some(3), 1),
        ]
    );
}

#[test]
fn a_day_of_reviews_is_half_a_day_of_work_in_an_area() {
    let mut telling = Telling::begin();
    let marks: Vec<Mark> = (0..6).map(|_| telling.merge(&["ana"])).collect();
    let at: Vec<i64> = (1..=6).map(|day| T - 200 * DAY + day * (DAY + 60)).collect();
    let (_dir, history, ids) = telling.history(&marks);
    let requests = ids
        .iter()
        .zip(&at)
        .zip(1..)
        // Two on one day are one; the lead's own merge is no review.
        .map(|((id, &at), number)| request(number, "ana", id, &["ben", "ben"], at))
        .collect();
    with_ground(history, Some(forge(requests)), |ground| {
        let ben =
            ground.people.persons.iter().position(|person| person.logins == ["ben"]).expect("Ben") as u32;
        let days = ground.knowledge.area_days(ben, |_| true, T);
        let expected: f64 =
            at.iter().map(|at| 0.5 * (-((T - (at - 3_600)) as f64) / 86_400.0 / 365.0).exp2()).sum();
        assert!((days - expected).abs() < 1e-9, "{days} is not {expected}");
        let ana = ground.people.persons.iter().position(|person| person.name == "ana").expect("Ana") as u32;
        assert!(ground.knowledge.area_days(ana, |_| true, T) > 2.0 * days * 0.99);
        let before = ground.knowledge.area_days(ben, |_| true, at[0]);
        assert!(before.abs() < 1e-9, "what it touches is known once it is merged: {before}");
    });
}

#[test]
fn a_review_counts_after_the_merge_too_and_never_of_what_one_wrote() {
    let days = |author: &str, moved: i64| {
        let mut telling = Telling::begin();
        let mark = telling.merge(&[author]);
        let at = T - 199 * DAY + 60;
        let (_dir, history, ids) = telling.history(&[mark]);
        let mut told = request(1, "ana", &ids[0], &["ben"], at);
        told.events[1].at = at + moved;
        told.events.sort_by_key(|event| event.at);
        with_ground(history, Some(forge(vec![told])), |ground| {
            let ben = ground.people.persons.iter().position(|one| one.logins == ["ben"]).expect("Ben") as u32;
            let one = |at: i64| (-((T - at) as f64) / 86_400.0 / 365.0).exp2();
            (ground.knowledge.area_days(ben, |_| true, T), 0.5 * one(at + moved), one(at))
        })
    };
    for moved in [-DAY, DAY] {
        let (days, half, _) = days("ana", moved);
        assert!((days - half).abs() < 1e-9, "{days} is not {half}");
    }
    // Ana opened it, and Ben wrote it: his day of work is there, and no other.
    let (days, _, work) = days("ben", -2 * DAY);
    assert!((days - work).abs() < 1e-9, "{days} is not {work}");
}

#[test]
fn whom_a_forge_alone_tells_of_stands_behind_the_authors() {
    let mut telling = Telling::begin();
    let mark = telling.merge(&["ana"]);
    let (_dir, history, ids) = telling.history(&[mark]);
    let requests = vec![request(1, "ana", &ids[0], &["ben"], T - 190 * DAY)];
    with_ground(history, Some(forge(requests)), |ground| {
        let people = &ground.people;
        let names: Vec<&str> = people.persons.iter().map(|person| person.name.as_str()).collect();
        assert_eq!((people.authors, names.as_slice()), (2, ["ana", "mira", "ben", "cal"].as_slice()));
        let lead = &people.persons[people.lead as usize];
        assert_eq!(
            (lead.address.as_str(), lead.logins.as_slice()),
            ("mira@kassa.example", ["mira".to_owned()].as_slice())
        );
        assert_eq!(people.who(0, account("mira")), team::Who::Person(people.lead));
        assert_eq!(people.who(0, account("merger[bot]")), team::Who::Machine);
        assert_eq!(people.who(0, 5), team::Who::Gone(5));
    });
}

#[test]
fn a_request_into_a_branch_by_an_earlier_name_counts_by_what_it_became() {
    let mut telling = Telling::begin();
    for day in 0..60 {
        telling.second = T - 80 * DAY + day * DAY;
        telling.plain(["ana", "ben", "cal"][day as usize % 3], "ben", "Work");
    }
    telling.second = T - 10 * DAY;
    let here = telling.plain("ana", "ana", "Work (#1)");
    let (_dir, history, ids) = telling.history(&[here]);
    let renamed = |number: u64, became: &str| {
        let request = request(number, "ana", became, &["mira"], T - 9 * DAY);
        Request { into: "master".to_owned(), ..request }
    };
    let requests = vec![renamed(1, &ids[0]), renamed(2, &"0".repeat(40))];
    with_ground(history, Some(forge(requests)), |ground| {
        let gate = signals::s2::gate_share(ground);
        assert_eq!(gate.signal.count, Some(signals::Count { part: 1, of: 1 }), "{:?}", gate.signal);
    });
}
