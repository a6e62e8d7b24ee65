//! A picture and a sentence say a number with the same words. `chart` names no crate of ours, and so has words of its own; here
//! they are held to those of `desk`.

use chart::{Axis, Count, Known, Name, Point, Scale, Series, Time, Value, Windows, share_bar, stave};
use desk::text::{counted, day, percent, range, thousands};
use jiff::ToSpan;
use jiff::civil::date;

/// As a page shows it: figure and unit on one line.
fn spaced(text: &str) -> String {
    text.replace(" %", "\u{a0}%")
}

#[test]
fn a_picture_says_a_number_as_a_sentence_does() {
    for number in [0, 7, 999, 1_000, 61_482, 999_999, 1_234_567] {
        let parts = Known { only_you: number, you_and_others: 1, others: 0, cold: 0, nobody: 0 };
        let table = share_bar(Name { id: "bar", title: "A bar" }, parts).table.html();
        assert!(table.contains(&format!(">{}<", thousands(number))), "{number}: {table}");
    }
    let end = date(2026, 11, 16);
    let sunday = date(2026, 11, 15);
    let windows = Windows { before: end - 60.weeks(), now: end - 12.weeks(), end };
    let time = Time { axis: Axis::ending(end, 104), windows, role: None, away: Vec::new() };
    for (part, of, low, high) in [
        (97, 410, 0.317, 0.371),
        (1, 200, 0.004, 0.005),
        (1_999, 2_000, 0.985, 0.995),
        (0, 61_482, 0.0, 0.004),
        (41_000, 61_482, 0.125, 0.875),
        (20, 20, 1.0, 1.0),
    ] {
        let line = Series {
            what: "Your share".to_owned(),
            measure: chart::Measure::Share,
            unit: "changes".to_owned(),
            heads: ["Yours".to_owned(), "Team".to_owned()],
            weeks: 12,
            least: 10,
            points: (0..=60)
                .rev()
                .map(|ago: i64| Point { sunday: sunday - ago.weeks(), value: Value::Of(Count { part, of }) })
                .collect(),
            usual: Some((low, high)),
            regimes: Vec::new(),
        };
        let picture = stave(Name { id: "line", title: "A line" }, &time, &Scale::for_rows([&line]), &line);
        let share = spaced(&percent(part as f64 / of as f64));
        let said =
            [share.as_str(), &spaced(&range(low, high)), &counted(signals::Count { part, of }), &day(sunday)];
        for said in said {
            assert!(picture.svg.contains(said), "{said:?} of {part} of {of} is not in {}", picture.svg);
        }
    }
}
