//! What a first reading found, and what it cannot see: names and values in words.

use signals::Count;
use team::Kind;
use team::trailer_identity::co_authors;

use crate::signal::Fact;
use crate::text::{Sentence, clean, day, number_of, percent, thousands};
use crate::{Desk, Report};

/// What was found.
pub fn found(desk: &Desk, report: &Report) -> Vec<Fact> {
    let ground = report.ground;
    let mut facts: Vec<Fact> =
        vec![("Branch", branch(desk, report)), ("Changes", changes(report)), ("Areas", areas(report))];
    let files = crate::sources::counted(ground);
    let (counted, all) = (thousands(files.counted), thousands(files.all));
    facts.push(("Files", format!("{counted} of {all} are counted.").into()));
    if ground.changes.bots > 0 {
        let commits = number_of(ground.changes.bots, "commit");
        facts.push(("Automation", format!("{commits} by bots, in no number.").into()));
    }
    facts
}

/// What git cannot see, or does not say here.
pub fn not_seen(report: &Report) -> Vec<Fact> {
    let talks = "Nothing reads those. Someone who does them well can look worst here.";
    let reviews = "Git keeps none, so bottlenecks have no number.";
    let mut facts: Vec<Fact> = vec![("Talks, design, care", talks.into()), ("Reviews", reviews.into())];
    facts.push(("Pairing", pairing(report)));
    let hours = crate::scorecard::hours(report);
    if let crate::scorecard::Shows::Words(why, _) = hours.shows {
        facts.push(("Your hours", format!("Git does not know them. {}.", crate::text::capital(&why)).into()));
    }
    facts
}

fn branch(desk: &Desk, report: &Report) -> Sentence {
    let ground = report.ground;
    let end = crate::since::End::of(ground);
    let more = match ground.branches.len() {
        1 => String::new(),
        n => format!(" and {} more", n - 1),
    };
    let until = if end.day == desk.today() { "today".to_owned() } else { day(end.day) };
    let (branch, sunday) = (clean(&end.branch), day(end.sunday));
    format!("{branch}{more}, to {until}; the twelve weeks end on Sunday {sunday}.").into()
}

/// What one change is, and since when it is that.
fn changes(report: &Report) -> Sentence {
    let ground = report.ground;
    let word = |kind: Kind| match kind {
        Kind::Merge => "one merge, one change",
        Kind::Plain => "one commit, one change",
        Kind::Squashed => "one squashed commit, one change",
    };
    let kinds: Vec<&str> = ground.units().into_iter().map(word).collect();
    let kinds = crate::text::capital(&kinds.join("; "));
    match ground.regimes.iter().map(|mark| mark.weeks_ago).min() {
        None => format!("{kinds}.").into(),
        Some(weeks) => {
            let since = day(ground.clock.day(ground.clock.weeks_ago(weeks)));
            format!("{kinds}, since about {since}. Nothing is compared across that day.").into()
        }
    }
}

fn areas(report: &Report) -> Sentence {
    let areas = report.ground.areas.plain().count();
    let from = if areas == 1 { "from where the work went" } else { "each from where the work went" };
    format!("{areas}, {from}.").into()
}

/// How many of the commits of people name a second author.
fn pairing(report: &Report) -> Sentence {
    let mut named = Count::default();
    for (repository, branch) in report.ground.branches.iter().enumerate() {
        for commit in branch.history.commits.iter().filter(|commit| !commit.is_merge()) {
            if report.ground.people.person(repository, commit.author).is_some() {
                named.add(co_authors(&commit.trailers).next().is_some());
            }
        }
    }
    let Some(share) = named.share() else { return "Most pairing leaves nothing.".into() };
    format!("{} of commits name a second author. Most pairing leaves nothing.", percent(share)).into()
}
