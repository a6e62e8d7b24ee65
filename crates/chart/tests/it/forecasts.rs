//! Forecasts: a row of outcomes while there are few, then odds beside what held. And what was given away.

use chart::*;

use crate::geometry::{paths, points};
use crate::given::name;
use crate::law::{of_class, texts};
use crate::markup::{Element, read};

fn row(forecasts: &[(u8, bool)]) -> Chart {
    let closed: Vec<Closed> =
        forecasts.iter().map(|(odds, held)| Closed { odds: *odds, held: *held }).collect();
    outcomes(name("o"), &closed)
}

/// The forecasts of the design's page, not in its order.
const SEVEN: [(u8, bool); 7] =
    [(60, true), (50, false), (90, true), (60, false), (75, true), (80, true), (70, true)];

fn places(elements: &[Element], class: &str) -> Vec<(f64, String)> {
    of_class(elements, class).iter().map(|one| (one.percent("cx"), one.get("cy").to_owned())).collect()
}

#[test]
fn outcomes_are_where_the_design_has_them() {
    let elements = read(&row(&SEVEN).svg);
    let held = [77.6, 59.2, 50.0, 40.8, 22.4].map(|x| (x, "34".to_owned()));
    assert_eq!(places(&elements, "dot-you"), held);
    assert_eq!(places(&elements, "dot-open"), [(22.4, "18".to_owned()), (4.0, "34".to_owned())]);
    assert_eq!((elements[0].get("height"), of_class(&elements, "base-line")[0].get("y1")), ("64", "44"));
    assert_eq!(texts(&elements), ["50 %", "75 %", "100 %"]);
}

#[test]
fn outcomes_are_said_in_words_and_in_a_table() {
    let chart = row(&SEVEN);
    let said = read(&chart.svg)[2].text.replace('\u{a0}', " ");
    assert_eq!(said, "You said 90, 80, 75, 70 and 60 % and it held. You said 60 and 50 % and it did not.");
    assert_eq!(
        chart.table.csv(),
        "\"You said, in %\",What came of it\r\n90,held\r\n80,held\r\n75,held\r\n70,held\r\n60,held\r\n\
         60,did not hold\r\n50,did not hold\r\n"
    );
    assert_eq!(read(&row(&[]).svg)[2].text, "No forecast has closed.");
}

#[test]
fn lower_odds_move_the_beginning_of_the_axis_to_zero() {
    let elements = read(&row(&[(50, true), (49, false)]).svg);
    assert_eq!(texts(&elements), ["0 %", "50 %", "100 %"]);
    assert_eq!(places(&elements, "dot-you")[0].0, 50.0);
}

#[test]
fn no_forecast_lies_on_another() {
    let many: Vec<(u8, bool)> = (0..60u8).map(|at| (40 + at % 45, at % 3 == 0)).collect();
    let elements = read(&row(&many).svg);
    let all = [places(&elements, "dot-you"), places(&elements, "dot-open")].concat();
    assert_eq!(all.len(), 60);
    for (at, one) in all.iter().enumerate() {
        assert!(all[at + 1..].iter().all(|other| one.1 != other.1 || (one.0 - other.0).abs() >= 4.39));
    }
}

fn bands(given: &[(u8, f64, u64, u64)]) -> Vec<OddsBand> {
    let band = |(from, said, part, of): &(u8, f64, u64, u64)| OddsBand {
        from: *from,
        to: from + 9,
        said: *said,
        held: Count { part: *part, of: *of },
    };
    given.iter().map(band).collect()
}

#[test]
fn odds_stand_beside_what_held_and_bands_of_few_are_hollow_or_counts() {
    let given =
        [(50, 0.5, 10, 20), (60, 0.65, 14, 20), (70, 0.75, 14, 19), (80, 0.85, 3, 4), (90, 1.0, 20, 20)];
    let chart = calibration(name("c"), &bands(&given));
    let elements = read(&chart.svg);
    // Odds from 50 to 100 % lie from 4 to 96 % of the width; 30 points of odds are 55.2 of it.
    let x = |class| of_class(&elements, class).iter().map(|one| one.percent("cx")).collect::<Vec<_>>();
    assert_eq!((x("dot-last"), x("dot-thin")), (vec![4.0, 31.6, 96.0], vec![50.0]));
    // From 28 to 188 pixels of 242: all is at 11.57 %, half at 44.63 %, none at 77.69 %.
    let y: Vec<f64> = of_class(&elements, "dot-last").iter().map(|one| one.percent("cy")).collect();
    assert_eq!(y, [44.63, 31.4, 11.57]);
    let diagonal = of_class(&elements, "line-others")[0];
    let ends = ["x1", "y1", "x2", "y2"].map(|end| diagonal.percent(end));
    assert_eq!(ends, [4.0, 44.63, 96.0, 11.57]);
    let counts: Vec<&str> = of_class(&elements, "minor").iter().map(|one| one.text.as_str()).collect();
    assert_eq!(counts, ["10/20", "14/20", "14/19", "3/4", "20/20"]);
}

#[test]
fn the_line_is_dotted_at_few_and_breaks_where_there_is_no_dot() {
    let given =
        [(50, 0.5, 10, 20), (60, 0.65, 14, 20), (70, 0.75, 14, 19), (80, 0.85, 3, 4), (90, 1.0, 20, 20)];
    let lines = paths(&calibration(name("c"), &bands(&given)).svg);
    let lines: Vec<(&str, f64, f64)> =
        lines.iter().map(|path| (path.get("class"), points(path)[0].0, points(path)[1].0)).collect();
    assert_eq!(lines, [("line-you", 4.0, 31.6), ("line-thin", 31.6, 50.0)]);
}

#[test]
fn a_calibration_is_said_in_words_and_in_a_table() {
    let chart = calibration(name("c"), &bands(&[(40, 0.447, 2, 9), (80, 0.85, 3, 4), (90, 0.95, 18, 20)]));
    let elements = read(&chart.svg);
    assert_eq!(
        elements[2].text.replace('\u{a0}', " "),
        "The odds you gave beside the share that held, of 33 forecasts, by odds: 40 to 49 %, 45 % on average, held 22 %, \
         2 of 9; 80 to 89 %, 85 % on average, held 3 of 4; 90 to 99 %, 95 % on average, held 90 %, 18 of 20. \
         On the diagonal the two are equal. Hollow, with fewer than 20: 1. Without a dot, with fewer than 5: 1."
    );
    assert_eq!(
        chart.table.csv(),
        "Odds in %,On average,Held,Closed,Share that held\r\n40 to 49,45,2,9,0.2222\r\n80 to 89,85,3,4,\r\n\
         90 to 99,95,18,20,0.9000\r\n"
    );
    assert!(texts(&elements).contains(&"0 %".to_owned()), "odds below a half begin the axis at zero");
}

#[test]
fn a_level_is_drawn_as_the_design_has_it() {
    assert_eq!(
        level(5).as_deref(),
        Some(
            "<svg class=\"scale\" viewBox=\"0 0 86 12\" role=\"img\" aria-label=\"level 5 of 7\">\
             <circle class=\"dot-open\" cx=\"6\" cy=\"6\" r=\"3\"/><circle class=\"dot-open\" cx=\"18\" cy=\"6\" r=\"3\"/>\
             <circle class=\"dot-open\" cx=\"30\" cy=\"6\" r=\"3\"/><circle class=\"dot-open\" cx=\"42\" cy=\"6\" r=\"3\"/>\
             <circle class=\"dot-you\" cx=\"54\" cy=\"6\" r=\"4.5\"/><circle class=\"dot-open\" cx=\"66\" cy=\"6\" r=\"3\"/>\
             <circle class=\"dot-open\" cx=\"78\" cy=\"6\" r=\"3\"/></svg>"
        )
    );
    assert_eq!((level(0), level(8)), (None, None));
    assert!((1..=7).filter_map(level).all(|svg| svg.matches("dot-you").count() == 1));
}
