//! The pictures of what a lead tries and forecasts, on made-up values, to be looked at:
//! `cargo run -p chart --example growth -- CSS… > page.html`, where each CSS is the address of a stylesheet.

use chart::*;
use jiff::ToSpan;
use jiff::civil::{Date, date};

const WORDS: CountWords<'static> =
    CountWords { what: "Your share of settlement’s changes", part: "Yours", whole: "All" };

fn main() {
    println!("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Pictures</title>");
    println!("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    for css in std::env::args().skip(1) {
        println!("<link rel=\"stylesheet\" href=\"{}\">", escape(&css));
    }
    println!("{}<main class=\"page\">", patterns());
    let few = "3/5 4/6 3/4 4/5 2/4 4/6 3/5 4/6 3/6 2/5 3/6 2/5 2/6 2/5";
    let many =
        "14/36 12/33 0/0 19/31 16/35 13/32 12/30 15/34 9/35 8/31 3/17 8/33 7/30 6/34 9/36 8/29 5/31 6/33";
    show("Fewer than 20 each", &trial(name("few"), WORDS, &trial_of(date(2026, 8, 10), 8, few, &[])));
    show(
        "Enough, one empty, two paused",
        &trial(name("many"), WORDS, &trial_of(date(2026, 7, 20), 8, many, &[9, 10])),
    );
    show(
        "Nothing since",
        &trial(name("none"), WORDS, &trial_of(date(2026, 8, 10), 8, "14/36 12/33 14/32", &[])),
    );
    let order = "on 9/32 off 13/35 off 12/33 on 9/34 on 9/31 off 14/36 on 8/30 off 12/35 off 13/34 on 10/33";
    let short = "on 2/12 off 13/35 off 3/4 on 9/34 on 9/31 off 14/36 on off off on";
    println!("<div class=\"split\">");
    show("Ten weeks", &experiment(name("ten"), WORDS, &weeks(order)));
    let (differences, seen) = differences(&weeks(order));
    let as_far = differences.iter().filter(|one| one.abs() >= seen.abs() - 1e-12).count() as u64;
    let all: Vec<Option<f64>> = differences.iter().copied().map(Some).collect();
    show("All 252", &arrangements(name("all"), Arrangements { differences: &all, seen, as_far }));
    show("Half of it", &experiment(name("half"), WORDS, &weeks(short)));
    let seen = differences[100];
    show("No change", &arrangements(name("mid"), Arrangements { differences: &all, seen, as_far: 120 }));
    let closed = [(90, true), (80, true), (75, true), (70, true), (60, true), (60, false), (50, false)];
    show("Seven", &outcomes(name("seven"), &closed.map(|(odds, held)| Closed { odds, held })));
    let low =
        [(90, true), (5, false), (30, true), (32, false), (60, true), (60, false), (60, false), (100, true)];
    show("Low odds too", &outcomes(name("low"), &low.map(|(odds, held)| Closed { odds, held })));
    let bands =
        [(50, 0.54, 6, 11), (60, 0.63, 7, 12), (70, 0.72, 11, 21), (80, 0.84, 3, 4), (90, 0.94, 17, 19)];
    show("From 50", &calibration(name("upper"), &bands.map(band)));
    let bands = [(0, 0.04, 0, 2), (10, 0.15, 1, 6), (20, 0.25, 2, 7), (30, 0.33, 2, 5), (40, 0.44, 6, 12)];
    let upper =
        [(50, 0.54, 6, 11), (60, 0.61, 7, 12), (70, 0.72, 17, 24), (80, 0.84, 3, 4), (90, 0.96, 20, 22)];
    show(
        "All odds",
        &calibration(name("odds"), &[bands, upper].concat().into_iter().map(band).collect::<Vec<_>>()),
    );
    println!("</div>");
    println!("<p>Refunds to Aiko {} 5, and webhooks {} 7</p></main></html>", dots(5), dots(7));
}

fn show(title: &str, chart: &Chart) {
    println!(
        "<figure class=\"framed\"><h3>{title}</h3>{}<details><summary>Table</summary>{}</details></figure>",
        chart.svg,
        chart.table.html()
    );
}

fn name(id: &str) -> Name<'_> {
    Name { id, title: "The finding" }
}

fn dots(at: u8) -> String {
    level(at).unwrap_or_default()
}

fn band((from, said, part, of): (u8, f64, u64, u64)) -> OddsBand {
    OddsBand { from, to: if from == 90 { 100 } else { from + 9 }, said, held: Count { part, of } }
}

fn count(text: &str) -> Count {
    let (part, of) = text.split_once('/').expect("written so above");
    Count { part: part.parse().expect("a number"), of: of.parse().expect("a number") }
}

/// A point a week from a Monday on, of which so many are before; some weeks in between are paused.
fn trial_of(first: Date, before: usize, counts: &str, paused: &[i64]) -> Trial {
    let mut weeks = (0i64..).filter(|week| !paused.contains(week));
    let monday = |week: i64| first + (week * 7).days();
    let point = |text| {
        let from = monday(weeks.next().unwrap_or_default());
        TrialPoint { from, to: from + 6.days(), count: count(text) }
    };
    let points = counts.split(' ').map(point).collect();
    let paused = paused.iter().map(|week| monday(*week) + 6.days()).collect();
    Trial { began: monday(before as i64), weeks: 1, points, paused }
}

/// Weeks as `on 9/32` or `off`, one after the other.
fn weeks(text: &str) -> Vec<DrawnWeek> {
    let mut weeks: Vec<DrawnWeek> = Vec::new();
    for word in text.split(' ') {
        match word {
            "on" | "off" => {
                let sunday = date(2026, 5, 10) + (weeks.len() as i64 * 7).days();
                weeks.push(DrawnWeek { sunday, on: word == "on", count: None });
            }
            _ => weeks.last_mut().expect("a count stands behind its week").count = Some(count(word)),
        }
    }
    weeks
}

/// What each choice of five weeks would have shown, and what the drawn one did.
fn differences(weeks: &[DrawnWeek]) -> (Vec<f64>, f64) {
    let counts: Vec<Count> = weeks.iter().filter_map(|week| week.count).collect();
    let shown = |order: u32| {
        let of_side = |on: bool| {
            let side = counts.iter().enumerate().filter(|(at, _)| (order >> at & 1 == 1) == on);
            let (part, of) = side.fold((0, 0), |(part, of), (_, one)| (part + one.part, of + one.of));
            part as f64 / of as f64
        };
        of_side(true) - of_side(false)
    };
    let drawn = weeks.iter().enumerate().map(|(at, week)| u32::from(week.on) << at).sum();
    let all = (0u32..1 << weeks.len()).filter(|order| order.count_ones() == 5);
    (all.map(shown).collect(), shown(drawn))
}
