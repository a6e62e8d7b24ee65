//! Every picture on made-up values, to be looked at: `cargo run -p chart --example page -- CSS… > page.html`,
//! where each CSS is the address of a stylesheet.

use chart::*;
use jiff::ToSpan;
use jiff::civil::{Date, date};

const END: Date = date(2026, 11, 16);

fn main() {
    let time = Time {
        axis: Axis::ending(END, 104),
        windows: Windows { before: END - 60.weeks(), now: END - 12.weeks(), end: END },
        role: Some(date(2025, 9, 15)),
        away: vec![
            Away { from: date(2025, 8, 4), to: date(2025, 8, 15) },
            Away { from: date(2026, 7, 27), to: date(2026, 8, 7) },
        ],
    };
    let scale = Scale::for_shares(0.42);
    let maker = series("Your share of the changes you and the team merged", 410, |x| 0.39 - 0.15 * x * x * x);
    let mut gaps = series("Days with work outside your hours", 46, |x| 0.16 + 0.06 * (x * 9.0).sin());
    for point in &mut gaps.points[14..29] {
        point.value = Value::Gap("not usable".into());
    }
    gaps.usual = Some((0.11, 0.19));
    let few = series("A signal with few", 17, |x| 0.2 + 0.1 * x);
    let early = Series { least: 30, ..series("Too early", 12, |x| 0.2 + 0.1 * x) };
    let regime = Series {
        regimes: vec![Regime {
            on: date(2025, 5, 5),
            label: "merge policy changed".into(),
            kinds: Some(["one commit, one change".into(), "one merge, one change".into()]),
        }],
        ..maker.clone()
    };
    let mut weekly = series("Changes a week", 0, |_| 0.0);
    for (at, point) in weekly.points.iter_mut().enumerate() {
        point.value = Value::Of(Count { part: (at as u64 * 7) % 13, of: 13 });
    }
    weekly.weeks = 1;
    let own = Marks {
        what: "Your changes of the half year".into(),
        kinds: ["somebody else could own it".into(), "nobody else could".into()],
        marks: (0..60).map(|at| (END - (at * 3 + at % 4).days(), at % 5 < 2)).collect(),
    };
    let rows = [
        ("Maker share", stave(name("s1", "Maker share: 24 % now"), &time, &scale, &maker)),
        ("Outside hours", stave(name("s2", "With a gap"), &time, &scale, &gaps)),
        ("Few", stave(name("s3", "Few"), &time, &scale, &few)),
        ("Too early", stave(name("s4", "Too early"), &time, &scale, &early)),
        ("Regime", stave(name("s5", "Regime"), &time, &scale, &regime)),
        ("Weeks", week_dots(name("s6", "Weeks"), &time, &Scale::for_numbers(12, ""), &weekly)),
        ("Marks", marks(name("s7", "Marks"), &time, &own)),
    ];
    let (words, fortnights) = fortnights();
    let marks = DotMarks {
        percentiles: Some([0.14, 0.19, 0.27]),
        own: Some(("your own share of all changes then", Count { part: 453, of: 1_493 })),
    };
    let bar = share_bar(
        name("bar", "risk-rules"),
        Known { only_you: 139, you_and_others: 26, others: 41, cold: 12, nobody: 1 },
    );
    let columns = columns(name("c", "Fortnights"), words, &fortnights);
    let dots = dots(name("d", "By size"), words, marks, &fortnights);
    let big = line(name("big", "Maker share: 24 % now"), &time, &maker, Some(0.2));
    let long = line(name("long", "Regime"), &time, &regime, None);

    println!("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Pictures</title>");
    println!("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    for css in std::env::args().skip(1) {
        println!("<link rel=\"stylesheet\" href=\"{}\">", escape(&css));
    }
    println!("{}<main class=\"page\"><section class=\"score\">", patterns());
    println!("<div class=\"stave stave--axis\"><div class=\"stave__chart\">{}</div></div>", stave_top(&time));
    for (title, chart) in rows {
        println!(
            "<article class=\"stave\"><header class=\"stave__name\"><h3>{title}</h3></header>\
             <figure class=\"stave__chart\">{}{}</figure></article>",
            stave_time(&time),
            chart.svg
        );
    }
    println!(
        "<div class=\"stave stave--axis\"><div class=\"stave__chart\">{}</div></div>",
        stave_bottom(&time)
    );
    println!("</section>");
    for chart in [&big, &long, &columns] {
        println!("<section><figure class=\"framed\">{}</figure></section>", chart.svg);
    }
    println!("<section class=\"split\"><figure class=\"stack-tight\">{}</figure>", dots.svg);
    println!("<div><div class=\"areas\">{}</div>{}</div></section>", bar.svg, bar.table.html());
    println!("<section>{}</section></main></html>", columns.table.html());
}

fn name<'a>(id: &'a str, title: &'a str) -> Name<'a> {
    Name { id, title }
}

/// A line from 0 to 1 over 104 weeks, with an `n` of its own.
fn series(what: &str, of: u64, share: impl Fn(f64) -> f64) -> Series {
    let points = (1..=104).map(|week| {
        let part = (of as f64 * share(f64::from(week) / 104.0)).round() as u64;
        Point { sunday: END - ((104 - week) * 7 + 1).days(), value: Value::Of(Count { part, of }) }
    });
    Series {
        what: what.into(),
        measure: Measure::Share,
        unit: "changes".into(),
        heads: ["Yours".into(), "Team".into()],
        weeks: 12,
        least: 10,
        points: points.collect(),
        usual: Some((0.32, 0.37)),
        regimes: Vec::new(),
    }
}

fn fortnights() -> (CountWords<'static>, Vec<Fortnight>) {
    let counts = "5/39 13/38 5/18 1/4 8/50 7/38 7/43 6/44 8/40 9/47 8/44 7/39 2/39 6/40 14/38 8/39 9/38 11/45 9/37 6/44 11/52 7/46 8/39 9/43 8/49 12/47";
    let count = |text: &str| {
        let (part, of) = text.split_once('/').expect("written so above");
        Count { part: part.parse().expect("a number"), of: of.parse().expect("a number") }
    };
    let fortnights = counts
        .split(' ')
        .rev()
        .enumerate()
        .map(|(at, text)| Fortnight { sunday: END - (at as i64 * 14 + 1).days(), count: count(text) });
    let mut fortnights: Vec<_> = fortnights.collect();
    fortnights.reverse();
    let words =
        CountWords { what: "Changes merged by others", whole: "By others", part: "Only you had worked on" };
    (words, fortnights)
}
