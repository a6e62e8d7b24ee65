//! Weeks on and off, and all orders they could have been in.

use chart::*;
use jiff::ToSpan;
use jiff::civil::date;

use crate::given::name;
use crate::law::{of_class, texts};
use crate::markup::{Element, read};

const WORDS: CountWords<'_> = CountWords { what: "Your share", part: "Yours", whole: "All" };
/// The weeks of the design's page.
const DRAWN: [(bool, u64, u64); 10] = [
    (true, 9, 32),
    (false, 13, 35),
    (false, 12, 33),
    (true, 9, 34),
    (true, 9, 31),
    (false, 14, 36),
    (true, 8, 30),
    (false, 12, 35),
    (false, 13, 34),
    (true, 10, 33),
];

fn weeks(drawn: &[(bool, u64, u64)]) -> Vec<DrawnWeek> {
    let week = |(at, (on, part, of)): (usize, &(bool, u64, u64))| DrawnWeek {
        sunday: date(2026, 5, 10) + (7 * at as i64).days(),
        on: *on,
        count: Some(Count { part: *part, of: *of }),
    };
    drawn.iter().enumerate().map(week).collect()
}

fn places(elements: &[Element], class: &str, attribute: &str) -> Vec<f64> {
    of_class(elements, class).iter().map(|one| one.percent(attribute)).collect()
}

#[test]
fn weeks_on_are_washed_and_filled_where_the_design_has_them() {
    let elements = read(&experiment(name("e"), WORDS, &weeks(&DRAWN)).svg);
    assert_eq!(places(&elements, "week-on", "x"), [3.0, 31.2, 40.6, 59.4, 87.6]);
    assert_eq!(places(&elements, "dot-last", "cx"), [7.7, 35.9, 45.3, 64.1, 92.3]);
    assert_eq!(places(&elements, "dot-open", "cx"), [17.1, 26.5, 54.7, 73.5, 82.9]);
    let words = texts(&elements);
    assert_eq!(words.iter().filter(|word| *word == "on").count(), 5);
    for said in ["off: 37 %", "on: 28 %", "9/32", "13/35"] {
        assert!(words.iter().any(|word| word == said), "{said}: {words:?}");
    }
    assert_eq!(of_class(&elements, "line-past").len(), 2);
}

#[test]
fn an_experiment_is_said_in_words_and_in_a_table() {
    let mut half = weeks(&[(true, 9, 32), (false, 3, 12), (false, 1, 4), (true, 0, 0)]);
    half.push(DrawnWeek { sunday: date(2026, 6, 7), on: true, count: None });
    let chart = experiment(name("e"), WORDS, &half);
    let elements = read(&chart.svg);
    assert_eq!(
        elements[2].text,
        "Your share, a dot for each week, in the order drawn, from the week to 10 May 2026: on 9 of 32, off 3 of 12, \
         off 1 of 4, on 0 of 0, on not come yet. Small and hollow, with fewer than 20: 1. \
         Without a dot, with fewer than 5: 2."
    );
    assert_eq!(
        chart.table.csv(),
        "Week to,Drawn,Yours,All,Share\r\n2026-05-10,on,9,32,0.2812\r\n2026-05-17,off,3,12,0.2500\r\n\
         2026-05-24,off,1,4,\r\n2026-05-31,on,0,0,none\r\n2026-06-07,on,,,not come yet\r\n"
    );
    let dots = ["dot-last", "dot-open", "dot-thin"].map(|class| of_class(&elements, class).len());
    assert_eq!(dots, [1, 0, 1]);
    assert_eq!(of_class(&elements, "week-on").len(), 3, "the order is known before its weeks come");
}

#[test]
fn nothing_is_put_together_before_all_weeks_have_come() {
    let mut drawn = weeks(&DRAWN);
    drawn[9].count = None;
    let elements = read(&experiment(name("e"), WORDS, &drawn).svg);
    assert!(of_class(&elements, "line-past").is_empty() && of_class(&elements, "label-past").is_empty());
    assert!(!elements[2].text.contains("Together"));
}

#[test]
fn both_sides_are_said_even_where_they_are_equal_or_nothing() {
    for part in [0, 20, 40] {
        let same = DRAWN.map(|(on, ..)| (on, part, 40));
        let elements = read(&experiment(name("e"), WORDS, &weeks(&same)).svg);
        let y: Vec<f64> = of_class(&elements, "label-past")
            .iter()
            .map(|one| one.percent("y") * 2.26 + one.get("dy").parse::<f64>().expect("pixels"))
            .collect();
        assert!((y[0] - y[1]).abs() >= 14.0, "{part}: {y:?}");
    }
}

/// How many of the 252 orders the design's page has in each column, from −9 points to 0 by half a point, read off its
/// heights; it is the same on the other side. Another program made it.
const COLUMNS: [u64; 19] = [1, 0, 0, 1, 1, 2, 3, 6, 5, 4, 6, 6, 10, 14, 16, 19, 13, 14, 10];

/// The difference of each choice of five weeks, the drawn one's first. As on the page, of the means of the weeks' shares;
/// what is compared is said elsewhere, and a picture shows what it is given.
fn differences() -> Vec<Option<f64>> {
    let of_order = |order: u32| {
        let mean = |on: bool| {
            let weeks = DRAWN.iter().enumerate().filter(|(at, _)| (order >> at & 1 == 1) == on);
            weeks.map(|(_, week)| week.1 as f64 / week.2 as f64).sum::<f64>() / 5.0
        };
        Some(mean(true) - mean(false))
    };
    let drawn: u32 = DRAWN.iter().enumerate().map(|(at, week)| u32::from(week.0) << at).sum();
    let others = (0u32..1024).filter(|order| order.count_ones() == 5 && *order != drawn);
    std::iter::once(drawn).chain(others).map(of_order).collect()
}

fn all(differences: &[Option<f64>], seen: f64) -> Arrangements<'_> {
    Arrangements { differences, seen, as_far: 2 }
}

#[test]
fn all_orders_stand_in_the_columns_of_the_design() {
    let differences = differences();
    let chart = arrangements(name("a"), all(&differences, differences[0].expect("no side is of nothing")));
    let columns: Vec<(f64, u64)> = chart
        .table
        .rows
        .iter()
        .map(|row| match row[..] {
            [Cell::Difference(points), Cell::Number(orders), _] => ((points * 1000.0).round() / 10.0, orders),
            _ => panic!("{row:?}"),
        })
        .collect();
    let left = COLUMNS.iter().enumerate().map(|(at, orders)| (at as f64 / 2.0 - 9.0, *orders));
    let expected = left.clone().chain(left.rev().skip(1).map(|(points, orders)| (-points, orders)));
    assert_eq!(columns, expected.filter(|column| column.1 > 0).collect::<Vec<_>>());
    assert_eq!(columns.iter().map(|column| column.1).sum::<u64>(), 252);

    let elements = read(&chart.svg);
    let first = of_class(&elements, "seg-others")[0];
    assert_eq!((first.percent("x"), first.percent("width")), (8.18, 1.82));
    assert_eq!(places(&elements, "dot-last", "cx"), [9.71]);
    let words = texts(&elements);
    assert_eq!(words, ["−9 points: yours", "−10", "−5", "0", "+5", "+10 points"]);
    assert_eq!(
        elements[2].text,
        "All 252 differences between weeks on and weeks off, one for each order, from −9 to +9 points, in columns of \
         0.5 points. The one that happened: −9 points. As far from zero: 2 of 252."
    );
    assert!(
        chart.table.csv().starts_with(
            "\"Difference in points, 0.25 more or less\",Orders,Yours\r\n-9,1,yours among them\r\n-7.5,1,\r\n"
        ),
        "{}",
        chart.table.csv()
    );
}

#[test]
fn the_one_that_happened_stands_on_its_column_and_its_words_above_all_they_reach_over() {
    let differences = differences();
    for seen in differences.iter().flatten().step_by(7) {
        let elements = read(&arrangements(name("a"), all(&differences, *seen)).svg);
        let pixels = |one: &Element, name: &str| one.get(name).parse::<f64>().expect("pixels");
        let dot = of_class(&elements, "dot-last")[0];
        let label = of_class(&elements, "last-label")[0];
        let own = of_class(&elements, "seg-others")
            .into_iter()
            .find(|one| (one.percent("x") + 0.91 - dot.percent("cx")).abs() <= 1.15)
            .expect("it is one of them");
        assert!(pixels(dot, "cy") + 5.0 < pixels(own, "y"), "{seen}");
        assert!((12.0..=pixels(dot, "cy") - 11.9).contains(&pixels(label, "y")), "{seen}");
        // A letter is 7.6 pixels of a picture of 340.
        let width = label.text.chars().count() as f64 * 7.6 / 3.4;
        let from = match label.get("text-anchor") {
            "middle" => label.percent("x") - width / 2.0,
            "end" => label.percent("x") - width,
            _ => label.percent("x"),
        };
        for column in of_class(&elements, "seg-others") {
            let middle = column.percent("x") + 0.91;
            let reached = from + 0.1 < middle && middle < from + width - 0.1;
            assert!(!reached || pixels(label, "y") < pixels(column, "y") - 5.0, "{seen}");
        }
    }
}

#[test]
fn orders_with_a_side_of_nothing_are_counted_and_not_drawn() {
    let differences = [Some(0.3), None, Some(-0.01), Some(0.0)];
    let chart = arrangements(name("a"), all(&differences, 0.3));
    assert_eq!(of_class(&read(&chart.svg), "seg-others").len(), 3);
    assert!(chart.svg.contains("Without a difference, one side being of nothing: 1."));
    assert!(chart.svg.contains("from \u{2212}1 to +30 points"));
}

#[test]
fn orders_that_show_nothing_at_all_are_one_column() {
    let chart = arrangements(name("a"), all(&[Some(0.0); 252], 0.0));
    assert_eq!(chart.table.csv().lines().nth(1), Some("0,252,yours among them"));
    assert_eq!(texts(&read(&chart.svg))[0], "0 points: yours");
}
