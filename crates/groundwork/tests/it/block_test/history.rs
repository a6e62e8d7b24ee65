//! Histories to be shuffled: made up, or read from a repository.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use collect::git::{Options, Repository};
use jiff::civil::time;
use jiff::tz::TimeZone;
use madeup::Draw;
use records::{Gathering, History, Hours, Identity};
use team::{Ground, Inputs, Settings};
use testkit::cases::{AREAS, MIRA, OTHERS, Telling, Who, week};

use super::series::WEEKS;

/// A history, its lead, and what the lead said: hours, so that there is something to compare.
pub struct Read {
    histories: Vec<History>,
    lead: Vec<Identity>,
    settings: Settings,
}

impl Read {
    /// The common ground, on the Monday after the tip.
    pub fn ground(&self) -> Ground<'_> {
        let tip = self.histories[0].tip_date().expect("there is a commit");
        let inputs = Inputs {
            histories: &self.histories,
            forges: &[],
            calendar: None,
            incidents: None,
            settings: &self.settings,
            lead: &self.lead,
            now: tip.seconds + 7 * 86_400,
            zone: TimeZone::get("Europe/Lisbon").expect("jiff brings its zones"),
            as_of: None,
            division: None,
        };
        Ground::of(inputs).expect("the lead is an author")
    }
}

/// Reads a repository whole. Where no lead is given it is who wrote most commits of the weeks that are shuffled.
pub fn read(path: &Path, lead: Option<&str>) -> Read {
    let repository = Repository::open(path).expect("a repository");
    let head = repository.head(None).expect("a branch");
    let mut gathering = Gathering::default();
    let options = Options { renames: true, threads: 2, steps: true };
    repository
        .read(head.tip, &|_| false, options, &mut |fresh, _| {
            gathering.add(fresh);
            ControlFlow::Continue(())
        })
        .expect("a whole history");
    let history = gathering.into_history(repository.name(), head, repository.tags());
    let lead = lead
        .map_or_else(|| busiest(&history), |email| Identity { name: String::new(), email: email.to_owned() });
    let day = Some((time(9, 0, 0, 0), time(18, 0, 0, 0)));
    let hours = Hours([day, day, day, day, day, None, None]);
    Read {
        histories: vec![history],
        lead: vec![lead],
        settings: Settings { hours: Some(hours), ..Settings::default() },
    }
}

/// Who wrote most commits in the weeks before the tip.
fn busiest(history: &History) -> Identity {
    let from = history.tip_date().map_or(0, |tip| tip.seconds) - WEEKS as i64 * 7 * 86_400;
    let mut commits: BTreeMap<u32, usize> = BTreeMap::new();
    for commit in
        history.commits.iter().filter(|commit| !commit.is_merge() && commit.committed.seconds >= from)
    {
        *commits.entry(commit.author).or_default() += 1;
    }
    let most = commits.into_iter().max_by_key(|&(_, commits)| commits).expect("somebody wrote a commit");
    history.identities[most.0 as usize].clone()
}

/// Six people for two and a half years. Weeks are as unlike each other as they are in life: some hold
/// three times the work of others, and everybody is away now and then.
pub fn made_up(seed: u64) -> Read {
    let mut telling = Telling::default();
    for area in AREAS {
        let files: Vec<String> = (0..FILES).map(|n| path(area, n)).collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        telling.commit(week(150, 0), OTHERS[0], &format!("Found {area}"), &files);
    }
    let people: Vec<Who> = std::iter::once(MIRA).chain(OTHERS).take(6).collect();
    let mut draw = Draw::new(seed);
    for weeks_ago in (1..=130).rev() {
        let busy = draw.between(1, 3);
        for (home, who) in people.iter().enumerate() {
            if draw.percent(8) {
                continue;
            }
            for _ in 0..draw.between(2, 2 * busy + 1) {
                let area = match draw.below(10) {
                    0..6 => AREAS[home],
                    6 => AREAS[0],
                    _ => draw.pick(&AREAS),
                };
                // Now and then on a Saturday, in the weeks in which there is much to do.
                let weekday = if busy == 3 && draw.percent(12) { 5 } else { draw.between(0, 4) };
                let on = week(weeks_ago, weekday);
                telling.commit(on, *who, "Make it right", &[&path(area, draw.below(FILES))]);
            }
        }
    }
    let case = telling.write("kassa", MIRA);
    read(case.path(), Some(MIRA.email))
}

/// So many files in each area that somebody who comes by now and then knows few of them.
const FILES: usize = 40;

fn path(area: &str, n: usize) -> String {
    format!("{area}/part_{n}.rs")
}
