//! Where only the lead has worked, and who else has.

use std::fmt::Write;

use signals::s5b::{AreaKnown, Weights};
use signals::weight::State;
use signals::{Count, Status};
use team::areas::AreaIx;
use team::{Ground, PersonIx, Rule};
use unicode_width::UnicodeWidthStr;

use super::not_seen;
use crate::report::Report;
use crate::scorecard::{Screen, counted};
use crate::term::{clean, cut, day, day_short, indent, percent, thousands};

const NAME: usize = 17;
const BAR: usize = 16;

/// The page of all areas.
pub fn knowledge(report: &Report, screen: Screen, names: bool) -> String {
    let ground = report.ground;
    let repository = clean(&ground.branches[0].history.repository);
    let sunday = day(ground.clock.last_sunday(0));
    let title = format!("{repository}, the year to Sunday {sunday}: where only you have worked");
    let mut text = indent(&title, 0, screen.width) + "\n";
    text += &(indent(report.knowledge.signal.definition.not_seen, 2, screen.width) + "\n");
    if let Status::NotApplicable(why) = &report.knowledge.signal.status {
        return text + &indent(&format!("Not seen: {why}."), 2, screen.width);
    }
    if let Status::Dropped(why) = &report.knowledge.signal.status {
        return text + &not_seen(report, why, screen);
    }
    text += &(indent(&finding(report), 2, screen.width) + "\n");
    text += &table(report, screen, names);
    text += &legend(screen);
    text += &(indent(&reading(report), 2, screen.width) + "\n");
    if names {
        text += &indent(
            "Names are for you to act on. They are not stored, and no export has them.",
            2,
            screen.width,
        );
    } else {
        let ink = screen.ink;
        let _ = writeln!(
            text,
            "  {}its files, and who else knows them",
            ink.name(&format!("{:<35}", "groundwork knowledge AREA"))
        );
        let _ = writeln!(
            text,
            "  {}who, with days and last date",
            ink.name(&format!("{:<35}", "groundwork knowledge --names"))
        );
        if ground.active.others.len() >= 2 {
            let _ = writeln!(
                text,
                "  {}the areas to hand over first",
                ink.name(&format!("{:<35}", "groundwork away"))
            );
        }
    }
    text
}

fn finding(report: &Report) -> String {
    let known = &report.knowledge;
    if let Status::NotEnough { have, need, why } = &known.signal.status {
        return format!("Too few {why} to say much: {have}, {need} needed.");
    }
    let weights = known.weights;
    let alone = report.ground.active.others.is_empty();
    let areas = known.only_areas;
    let mut text = String::new();
    if !alone && areas.of as usize >= team::areas::ENOUGH_AREAS {
        let _ = write!(text, "In {} of {} areas only you have worked recently. ", areas.part, areas.of);
    }
    let share = |weights: Weights| weights.only_you().share().map(percent).unwrap_or_default();
    let _ = write!(
        text,
        "Of the year's {} file changes {} are in files {} ({} if once in half a year is enough). To know: \
         worked on it on two days in the last year, or wrote it in the last year and a half.",
        thousands(weights.all()),
        share(weights),
        if alone { "you know" } else { "only you know" },
        share(known.looser)
    );
    text
}

fn table(report: &Report, screen: Screen, names: bool) -> String {
    let ground = report.ground;
    let mut text = String::new();
    let ink = screen.ink;
    // Of somebody who works alone it is no finding that only they know what they know.
    let (over, under) = if ground.active.others.is_empty() { ("you ", "know") } else { ("only", " you") };
    let _ = writeln!(text, "  {}", ink.dim(&format!("{:<23}{over}{:<22}you", "", "")));
    let head = format!("Area            Files  {under}  the year's changes  last    Who else knows some");
    let _ = writeln!(text, "  {}", ink.dim(&head));
    let plain = |known: &&AreaKnown| !ground.areas.all[known.area as usize].tests_only;
    let (alone, shared): (Vec<&AreaKnown>, Vec<&AreaKnown>) =
        report.knowledge.areas.iter().filter(plain).partition(|known| known.only_lead());
    for group in [&alone, &shared] {
        for known in group.iter() {
            text += &row(ground, known, screen, names);
        }
        if !group.is_empty() {
            text.push('\n');
        }
    }
    let tests: Vec<&AreaKnown> = report.knowledge.areas.iter().filter(|known| !plain(known)).collect();
    if !tests.is_empty() {
        let _ = writeln!(text, "  Areas of tests, in no count of areas:");
        for known in tests {
            text += &row(ground, known, screen, names);
        }
        text.push('\n');
    }
    text
}

fn row(ground: &Ground, known: &AreaKnown, screen: Screen, names: bool) -> String {
    let ink = screen.ink;
    let area = &ground.areas.all[known.area as usize];
    let name = cut(&area.name, NAME - 2, ink.ascii);
    let pad = " ".repeat(NAME.saturating_sub(name.width() + 1));
    let share = match known.weights.only_you() {
        Count { of, .. } if of < 5 => String::new(),
        count => count.share().map(percent).unwrap_or_default(),
    };
    let year = ground.clock.date().year();
    let last = known.lead_last.map(|last| short(ground, last, year)).unwrap_or_default();
    let styled = if known.only_lead() { ink.name(&name) } else { name };
    let figure = if known.only_lead() { ink.name(&format!("{share:>5}")) } else { format!("{share:>5}") };
    let head =
        format!("  {styled}{pad}{:>4}  {figure}  {}  {last:>6}  ", area.files, bar(known.weights, screen));
    let others = others(ground, known, names);
    let mut text = String::new();
    for (at, other) in others.iter().enumerate() {
        let head =
            if at == 0 { head.clone() } else { " ".repeat(NAME + 1 + 4 + 2 + 5 + 2 + BAR + 2 + 6 + 2) };
        let _ = writeln!(text, "{}", format!("{head}{other}").trim_end());
    }
    text
}

/// A date in six cells: day and month, or month and year when it is long ago.
fn short(ground: &Ground, at: i64, year: i16) -> String {
    let date = ground.clock.day(at);
    if date.year() == year || (date.year() + 1 == year && (ground.clock.date() - date).get_days() < 330) {
        day_short(date, date.year())
    } else {
        date.strftime("%b %y").to_string()
    }
}

fn others(ground: &Ground, known: &AreaKnown, names: bool) -> Vec<String> {
    let year = ground.clock.date().year();
    if known.others_some.is_empty() {
        return vec!["nobody else".to_owned()];
    }
    if names {
        let named = |(person, days, last): &(PersonIx, usize, i64)| {
            let name = cut(&ground.people.persons[*person as usize].name, 12, false);
            let name = name.split_whitespace().next().unwrap_or(&name).to_owned();
            format!("{name} {}, {}", counted(*days, "day"), short(ground, *last, year))
        };
        return known.others_some.iter().map(named).collect();
    }
    let last = known.others_some.iter().map(|(_, _, last)| *last).max().unwrap_or_default();
    let people = match known.others_some.len() {
        1 => "1 other".to_owned(),
        n => format!("{n} others"),
    };
    vec![format!("{people}, last {}", short(ground, last, year))]
}

/// Five parts of sixteen cells, by largest remainder, so that they always fill the bar.
fn bar(weights: Weights, screen: Screen) -> String {
    let parts = [weights.only_you, weights.you_and_others, weights.others, weights.cold, weights.nobody];
    let all: u64 = weights.all();
    if all == 0 {
        return " ".repeat(BAR);
    }
    let mut cells: Vec<u64> = parts.iter().map(|part| part * BAR as u64 / all).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(parts[at] * BAR as u64 % all), at));
    let missing = BAR as u64 - cells.iter().sum::<u64>();
    for &at in order.iter().take(missing as usize) {
        cells[at] += 1;
    }
    let ink = screen.ink;
    let marks =
        [ink.mark("█", "#"), ink.mark("▒", "="), ink.mark("░", "-"), ink.mark("╌", "~"), ink.mark("·", ".")];
    let drawn = |at: usize| marks[at].repeat(cells[at] as usize);
    ink.chart(&drawn(0)) + &ink.dim(&(1..parts.len()).map(drawn).collect::<String>())
}

fn legend(screen: Screen) -> String {
    let ink = screen.ink;
    let first = format!(
        "{} only you   {} you and others   {} others   {} cold: its author is here",
        ink.mark("█", "#"),
        ink.mark("▒", "="),
        ink.mark("░", "-"),
        ink.mark("╌", "~")
    );
    let second = format!("{} nobody active has worked on it recently", ink.mark("·", "."));
    indent(&first, 2, screen.width) + &indent(&second, 2, screen.width) + "\n"
}

fn reading(report: &Report) -> String {
    let gap = if report.ground.active.others.is_empty() {
        String::new()
    } else {
        "Above the gap nobody else has four recent days in the area. ".to_owned()
    };
    let factor =
        report.knowledge.truck_factor.filter(|_| !report.ground.active.others.is_empty()).map(|people| {
            let who = match people {
                1 => "one person".to_owned(),
                n => format!("{n} people"),
            };
            format!(
                "Fresh truck factor {people}: without {who}, less than half of what is known now would be. "
            )
        });
    format!(
        "{gap}{}The published one counts people who left: groundwork signal s5a",
        factor.unwrap_or_default()
    )
}

/// The page of one area: its files by the year's changes.
pub fn area(report: &Report, area: AreaIx, screen: Screen, names: bool) -> String {
    const SHOWN: usize = 40;
    let ground = report.ground;
    let (t, year) = (ground.clock.t(), ground.clock.weeks_ago(team::clock::YEAR));
    let (weight, _) = signals::weight::of_year(ground, t, year);
    let mut files: Vec<(u64, String, State)> = ground
        .files_at(t)
        .into_iter()
        .filter(|&file| ground.area(file) == Some(area))
        .map(|file| {
            let state = signals::weight::state(ground, file, &ground.active, Rule::Strict);
            (weight.get(&file).copied().unwrap_or_default(), ground.path(file), state)
        })
        .collect();
    files.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    let name = clean(&ground.areas.all[area as usize].name);
    let title = format!(
        "{name}, the year to Sunday {}: {}",
        day(ground.clock.last_sunday(0)),
        counted(files.len(), "file")
    );
    let mut text = indent(&title, 0, screen.width) + "\n";
    if let Status::Dropped(why) = &report.knowledge.signal.status {
        return text + "\n" + &not_seen(report, why, screen);
    }
    for (changes, path, state) in files.iter().take(SHOWN) {
        let words = match state {
            State::OnlyYou => "only you",
            State::YouAndOthers => "you and others",
            State::Others => "others",
            State::Cold { yours: true } => "yours once, not lately",
            State::Cold { yours: false } => "cold",
            State::Nobody => "nobody active",
        };
        let path = cut(path, screen.width.saturating_sub(34), screen.ink.ascii);
        let pad = " ".repeat(screen.width.saturating_sub(34 + path.width()));
        let _ = writeln!(text, "  {path}{pad}  {changes:>4}  {words}");
    }
    if files.len() > SHOWN {
        let _ = writeln!(text, "  and {} more, changed less often", files.len() - SHOWN);
    }
    text.push('\n');
    if let Some(known) = report.knowledge.areas.iter().find(|known| known.area == area) {
        let list = others(ground, known, names).join("; ");
        text += &indent(&format!("Who else knows some of it: {list}."), 2, screen.width);
        if !names && !known.others_some.is_empty() {
            text += &indent("groundwork knowledge AREA --names says who, for your eyes.", 2, screen.width);
        }
    }
    text
}
