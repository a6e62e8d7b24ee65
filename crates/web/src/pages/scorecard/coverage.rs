//! What the figures rest on: what was read, how far, what is missing, and what is new.

use desk::json::unit;
use desk::scorecard::{OF_THAT_DAY, drawn_anew, left_out, may_be_you, who_counts};
use desk::since::{self, End, News};
use desk::text::{clean, day, number_of};
use desk::{come, missing};

use signals::incidents::{all, until};
use team::Ground;

use crate::sentence::{Linked, spaced};
use crate::sitting::Seen;

/// What stands under the finding.
pub struct Coverage {
    /// The branch, by its name.
    pub branch: String,
    /// What was read of it, as it goes on behind its name.
    pub read: String,
    /// Who counts, what was left out, what is missing, each with what would change it.
    pub notes: Vec<Linked>,
    /// What was read of the forge, or that none is connected, and of what else is.
    pub beside: String,
    /// That commits have come since, and what the button that reads them says.
    pub come: Option<(String, &'static str)>,
    /// What is new since the lead last looked.
    pub news: Option<NewsWords>,
    /// Why what was drawn, or looked at, could not be kept.
    pub not_kept: Option<String>,
}

/// What is new, in words.
pub struct NewsWords {
    /// `Since you last looked, on Wednesday 25 November: maker share 25 % to 24 %.`
    pub said: String,
    /// How many changes wait for ten seconds each.
    pub waiting: Option<String>,
}

impl Coverage {
    /// That of what is seen.
    pub fn of(seen: &Seen, not_kept: Option<String>) -> Coverage {
        let (desk, ground, report) = (seen.desk, seen.ground, seen.report);
        let end = End::of(ground);
        let commits: usize = ground.branches.iter().map(|branch| branch.history.commits.len()).sum();
        let more = match ground.branches.len() {
            1 => String::new(),
            2 => " and 1 repository more".to_owned(),
            n => format!(" and {} repositories more", n - 1),
        };
        let until = if end.day == desk.today() { "today".to_owned() } else { day(end.day) };
        let mut notes: Vec<Linked> =
            desk.asked.as_of.map(|_| Linked::from(OF_THAT_DAY)).into_iter().collect();
        notes.extend(since::stale(desk, &end).as_ref().map(Linked::from));
        let mut say = |text: Option<String>| notes.extend(text.map(Linked::from));
        missing::sentences(desk, ground).into_iter().for_each(|text| say(Some(text)));
        ground
            .absent
            .iter()
            .for_each(|place| say(Some(format!("{place} could not be opened and is not read."))));
        say(who_counts(report));
        say(drawn_anew(report));
        notes.extend(
            left_out(report).iter().chain(&may_be_you(report)).map(Linked::from).map(Linked::stopped),
        );
        Coverage {
            branch: clean(&end.branch),
            read: format!("{more}, {} to {until}, {}", number_of(commits, "commit"), unit(&ground.units())),
            notes,
            beside: beside(ground),
            come: seen.come().map(|now| {
                let read = if now.commits > 1 { "Read them" } else { "Read it" };
                (come::sentence(desk, &now), read)
            }),
            news: seen.news().map(|news| NewsWords::of(&news)),
            not_kept: seen.not_kept.clone().or(not_kept),
        }
    }
}

/// What was read beside git.
fn beside(ground: &Ground) -> String {
    let on = |second: i64| day(ground.clock.day(second));
    let calendar = ground
        .calendar
        .map(|calendar| format!("Your calendar: from {} to {}.", on(calendar.window.0), on(calendar.read)));
    let incidents =
        until(ground).map(|to| format!("{}, to {}.", number_of(all(ground).len(), "incident"), on(to)));
    [Some(forge(ground)), calendar, incidents].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What was read of the forge.
fn forge(ground: &Ground) -> String {
    let read: Vec<String> = ground
        .forges
        .iter()
        .flatten()
        .map(|forge| {
            let name = clean(&forge.place.name);
            let until =
                forge.read.map(|read| format!(" to {}", day(ground.clock.day(read)))).unwrap_or_default();
            format!("{name}, {}{until}", number_of(forge.requests.len(), "change request"))
        })
        .collect();
    match read.as_slice() {
        [] => "No forge is connected, so reviews and waiting cannot be seen.".to_owned(),
        read => format!("Read from your forge: {}.", read.join("; ")),
    }
}

impl NewsWords {
    fn of(news: &News) -> NewsWords {
        let changed: Vec<String> = news.changed.iter().map(|(name, how)| format!("{name}: {how}")).collect();
        let changed = if changed.is_empty() { "no figure changed".to_owned() } else { changed.join("; ") };
        let waiting = news.waiting.map(|waiting| number_of(waiting as usize, "change"));
        let said = spaced(&format!("Since you last looked, on {}, {changed}.", news.when));
        NewsWords { said, waiting }
    }
}
