//! A week in rows, each found by its first word.

use growth::log::{Log, TalkDelay};
use growth::{Entry, Outcome};

use super::{CameBack, Facts, FirstTime, Waits, Week};
use crate::notes::{and, title};
use crate::text::{clean, day, day_with_weekday, number_of};

/// Areas that are called by name; the rest are a number.
const NAMED: usize = 4;

/// What each row is called, and what it says. Names of others only where they were asked for.
pub fn rows(facts: &Facts, log: &Log, week: Week, names: bool) -> Vec<(&'static str, String)> {
    let mut rows = vec![("moved", moved(facts))];
    if let Some(only) = facts.only_you.filter(|_| facts.asked > 0) {
        let how_many = if only == 0 { "none".to_owned() } else { only.to_string() };
        let of = if facts.asked == facts.changes {
            "them".to_owned()
        } else {
            format!("the {} to files that were there", facts.asked)
        };
        let whose = "by our estimate; the reasons pass is yours to say";
        rows.push(("only you", format!("{how_many} of {of}, {whose}")));
    }
    if !facts.first_time.is_empty() {
        rows.push(("first time", first_times(&facts.first_time, names)));
    }
    let again = happened_again(log, week).into_iter().chain(facts.came_back.iter().map(came_back));
    let again: Vec<String> = again.collect();
    if !again.is_empty() {
        rows.push(("came back", again.join("; ")));
    }
    rows.extend(facts.waits.map(|of| ("waits", waits(of))));
    rows.extend(taken_on(facts.taken_on).map(|taken| ("taken on", taken)));
    if let (n @ 1.., told_by) = facts.incidents {
        rows.push(("incidents", format!("{n} ended, by {told_by}")));
    }
    let kept = log.lines().iter().filter(|line| week.has(line.day)).count();
    if kept > 0 {
        rows.push(("kept", number_of(kept, "line")));
    }
    let outcomes = outcomes(log, week);
    if !outcomes.is_empty() {
        rows.push(("outcomes", outcomes));
    }
    if facts.waiting > 0 {
        rows.push(("reasons", format!("{}, ten seconds each", number_of(facts.waiting, "change"))));
    }
    rows
}

fn taken_on((requests, issues): (usize, usize)) -> Option<String> {
    let of = |n, what| (n > 0).then(|| number_of(n, what));
    let taken: Vec<String> =
        [of(requests, "change request"), of(issues, "issue")].into_iter().flatten().collect();
    let them = if requests + issues == 1 { "it" } else { "them" };
    (!taken.is_empty())
        .then(|| format!("{} of others; who would learn most from {them}?", taken.join(" and ")))
}

fn moved(facts: &Facts) -> String {
    if let Some(last) = facts.ends {
        return format!("nothing was read: the branch ends on {}", day(last));
    }
    let counted = match facts.changes {
        0 => "no changes by you".to_owned(),
        n => format!("{} by you", number_of(n, "change")),
    };
    let mut said = vec![counted];
    if facts.changes == 1 && facts.areas.len() <= NAMED {
        said.extend(
            facts.areas.iter().map(|(area, _)| in_a_list(area)).reduce(|all, area| all + ", " + &area),
        );
    } else if !facts.areas.is_empty() {
        said.push(areas(&facts.areas));
    }
    match facts.uncounted {
        0 => {}
        1 => said.push("1 more touches nothing that counts".to_owned()),
        n => said.push(format!("{n} more touch nothing that counts")),
    }
    said.join("; ")
}

/// `settlement 3, ledger 2, three areas 1 each`
fn areas(areas: &[(String, usize)]) -> String {
    let many = areas.iter().filter(|(_, n)| *n > 1).count();
    let named = if areas.len() <= many + 1 { areas.len() } else { many }.min(NAMED);
    let mut said: Vec<String> =
        areas[..named].iter().map(|(area, n)| format!("{} {n}", in_a_list(area))).collect();
    let rest = &areas[named..];
    match rest {
        [] => {}
        [_, ..] if rest.iter().all(|(_, n)| *n == 1) => {
            said.push(format!("{} areas 1 each", number(rest.len())));
        }
        [_] => said.push("one area more".to_owned()),
        _ => said.push(format!("{} areas more", number(rest.len()))),
    }
    said.join(", ")
}

/// An area in a list: `lib/src, rest` has a comma of its own, and is `lib/src (rest)` there.
fn in_a_list(area: &str) -> String {
    match area.strip_suffix(", rest") {
        Some(folder) => clean(&format!("{folder} (rest)")),
        None => clean(area),
    }
}

/// `one person’s first change in ledger and in web`: areas with as many new people, or with the same ones, together.
fn first_times(all: &[FirstTime], names: bool) -> String {
    let who = |first: &FirstTime| match first.people.len() {
        _ if names => format!("first change by {}", first.people.join(", ")),
        1 => "one person’s first change".to_owned(),
        n => format!("{} people’s first changes", number(n)),
    };
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for first in all {
        let (who, area) = (who(first), format!("in {}", in_a_list(&first.area)));
        match groups.iter_mut().find(|(known, _)| *known == who) {
            Some((_, areas)) => areas.push(area),
            None => groups.push((who, vec![area])),
        }
    }
    let said = groups.into_iter().map(|(who, areas)| format!("{who} {}", and(&areas)));
    said.collect::<Vec<_>>().join("; ")
}

/// What came of lines in the week, whenever they were kept: `1 talk held, 2 conditions changed`. It names nobody.
fn outcomes(log: &Log, week: Week) -> String {
    let mut counts: Vec<(&str, &str, usize)> = Vec::new();
    for line in log.lines() {
        let held = TalkDelay::of(line).and_then(|talk| talk.held).map(|day| (day, Outcome::Held));
        let came = held.or_else(|| line.settled().map(|became| (became.day, became.outcome)));
        let Some((_, outcome)) = came.filter(|(day, _)| week.has(*day)) else { continue };
        let (noun, what) = closed(&line.entry, outcome);
        match counts.iter_mut().find(|(known, of, _)| (*known, *of) == (noun, what)) {
            Some((_, _, n)) => *n += 1,
            None => counts.push((noun, what, 1)),
        }
    }
    let said = counts.iter().map(|(noun, what, n)| format!("{} {what}", number_of(*n, noun)));
    said.collect::<Vec<_>>().join(", ")
}

/// What was closed, and how, to be counted: `talk`, `held`.
fn closed(entry: &Entry, outcome: Outcome) -> (&'static str, &'static str) {
    let noun = match entry {
        Entry::Talk(_) => "talk",
        Entry::GivenAway(_) => "hand-over",
        Entry::Decision(_) => "decision",
        Entry::Again(_) => "condition",
        Entry::Landing(_) => "proposal",
        Entry::Opportunity(_) => "suggestion",
        Entry::Unseen(_) => "confirmation",
        Entry::Line { .. } | Entry::Person(_) => "line",
    };
    let what = match (entry, outcome) {
        (Entry::Talk(_), Outcome::Held) => "held",
        (Entry::Again(_), Outcome::Held) => "changed",
        (Entry::Again(_), Outcome::DidNotHold) => "not to be changed",
        (Entry::Opportunity(_), Outcome::Landed) => "taken up",
        (Entry::Landing(_), Outcome::DidNotHold) => "that did not land",
        (Entry::Unseen(_), Outcome::Held) => "that it stayed away",
        (Entry::Unseen(_), Outcome::DidNotHold) => "that it happened",
        (_, Outcome::Held) => "that held",
        (_, Outcome::DidNotHold) => "that did not hold",
        (_, Outcome::Landed) => "landed",
        (_, Outcome::TakenBack) => "taken back",
        (_, Outcome::Finished) => "finished without rescue",
        (_, Outcome::Rescued) => "finished with rescue",
        (_, Outcome::Moot) => "closed as over",
    };
    (noun, what)
}

fn came_back(back: &CameBack) -> String {
    let fixes = match back.fixes {
        1 => "a fix".to_owned(),
        n => format!("{n} fixes"),
    };
    let year = back.year;
    format!("{}, {fixes}; {} of its {} changes in a year are fixes", clean(&back.path), year.part, year.of)
}

/// `3 change requests for you, as of Friday 20 November; the oldest since Tuesday 10 November`
fn waits(waits: Waits) -> String {
    let requests = number_of(waits.requests, "change request");
    let (day, since) = (day_with_weekday(waits.day), day_with_weekday(waits.since));
    let oldest = if waits.requests == 1 { "," } else { "; the oldest" };
    format!("{requests} for you, as of {day}{oldest} since {since}")
}

/// What the lead wrote down as having happened again in the week, with which time it was.
fn happened_again(log: &Log, week: Week) -> Vec<String> {
    let mut said = Vec::new();
    for recurrence in log.recurrences() {
        for (line, again) in recurrence.lines.iter().filter(|(line, _)| week.has(line.day)) {
            let time = recurrence.days.iter().filter(|&&day| day <= line.day).count();
            let nth = if time < 2 || again.words.contains(" time") {
                String::new()
            } else {
                format!(", {} time", nth(time))
            };
            said.push(format!("{}{nth}", title(&Entry::Again((*again).clone()))));
        }
    }
    said
}

fn nth(n: usize) -> String {
    const WORDS: [&str; 10] =
        ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
    WORDS.get(n).map_or_else(|| format!("{n}th"), |&word| word.to_owned())
}

/// `three`
fn number(n: usize) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(n).map_or_else(|| n.to_string(), |&word| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(all: &[(&str, usize)]) -> String {
        areas(&all.iter().map(|&(area, n)| (area.to_owned(), n)).collect::<Vec<_>>())
    }

    #[test]
    fn areas_with_one_change_each_are_a_number() {
        let all = [("settlement", 3), ("ledger", 2), ("cli", 1), ("refunds", 1), ("web", 1)];
        assert_eq!(said(&all), "settlement 3, ledger 2, three areas 1 each");
        assert_eq!(said(&all[..3]), "settlement 3, ledger 2, cli 1", "one alone has its name");
        assert_eq!(said(&all[2..]), "three areas 1 each");
        let many = [("a", 6), ("b", 5), ("c", 4), ("d", 3), ("e", 2), ("f", 1)];
        assert_eq!(said(&many), "a 6, b 5, c 4, d 3, two areas more");
    }

    #[test]
    fn an_area_with_a_comma_can_be_told_from_the_next_one() {
        assert_eq!(said(&[("lib/src, rest", 4), ("top level", 4)]), "lib/src (rest) 4, top level 4");
    }

    #[test]
    fn first_changes_in_several_areas_are_one_phrase() {
        let first = |area: &str, people: &[&str]| FirstTime {
            area: area.to_owned(),
            people: people.iter().map(|&who| who.to_owned()).collect(),
        };
        let all = [first("a, rest", &["Sam"]), first("b", &["Priya"]), first("c", &["Sam"])];
        assert_eq!(first_times(&all, false), "one person’s first change in a (rest), in b and in c");
        assert_eq!(
            first_times(&all, true),
            "first change by Sam in a (rest) and in c; first change by Priya in b"
        );
    }

    #[test]
    fn what_was_not_read_is_no_zero() {
        let ends = Some(jiff::civil::date(2026, 10, 19));
        let facts = Facts { ends, ..Facts::default() };
        assert_eq!(moved(&facts), "nothing was read: the branch ends on 19 October 2026");
        assert_eq!(
            moved(&Facts { uncounted: 1, ..Facts::default() }),
            "no changes by you; 1 more touches nothing that counts"
        );
    }
}
