//! The weeks before a practice began and since: which are drawn, how, and what is said of them.

use chart::*;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::given::name;
use crate::law::{of_class, texts};
use crate::markup::{Element, read};

const BEGAN: Date = date(2026, 10, 5);
const WORDS: CountWords<'_> = CountWords { what: "Your share", part: "Yours", whole: "All" };

fn point(week: i64, part: u64, of: u64) -> TrialPoint {
    let from = BEGAN + (7 * week).days();
    TrialPoint { from, to: from + 6.days(), count: Count { part, of } }
}

/// One point a week, so many of them before the start.
fn weekly(before: usize, counts: &[(u64, u64)]) -> Trial {
    let points = counts.iter().enumerate();
    let points = points.map(|(at, (part, of))| point(at as i64 - before as i64, *part, *of));
    Trial { began: BEGAN, weeks: 1, points: points.collect(), paused: Vec::new() }
}

fn picture(given: &Trial) -> Vec<Element> {
    read(&trial(name("t"), WORDS, given).svg)
}

fn x(elements: &[Element], class: &str, attribute: &str) -> Vec<String> {
    of_class(elements, class).iter().map(|one| one.get(attribute).to_owned()).collect()
}

/// The settlement changes of the design's page.
const SETTLEMENT: [(u64, u64); 14] = [
    (3, 5),
    (4, 6),
    (3, 4),
    (4, 5),
    (2, 4),
    (4, 6),
    (3, 5),
    (4, 6),
    (3, 6),
    (2, 5),
    (3, 6),
    (2, 5),
    (2, 6),
    (2, 5),
];

#[test]
fn weeks_and_the_start_are_where_the_design_has_them() {
    let elements = picture(&weekly(8, &SETTLEMENT));
    // The page draws the third and the fifth week too, 4 changes each; by the definitions 4 have no dot.
    let dots = [
        "6.36%", "13.07%", "26.5%", "39.93%", "46.64%", "53.36%", "60.07%", "66.79%", "73.5%", "80.21%",
        "86.93%", "93.64%",
    ];
    assert_eq!(x(&elements, "dot-thin", "cx"), dots);
    let start: f64 = of_class(&elements, "line-role")[0].percent("x1");
    assert!((start - 56.72).abs() <= 0.01, "{start}");
    let words = texts(&elements);
    for said in ["began Mon 5 Oct", "before: 66 %", "since: 42 %", "3/4", "2/5", "to 16 Aug", "to 15 Nov"] {
        assert!(words.iter().any(|word| word == said), "{said}: {words:?}");
    }
    assert_eq!(of_class(&elements, "minor").len(), 14, "every week has its counts");
}

#[test]
fn a_trial_is_said_in_words_and_in_a_table() {
    let chart = trial(name("t"), WORDS, &weekly(2, &[(14, 28), (3, 4), (6, 24), (5, 19)]));
    let said = read(&chart.svg)[2].text.replace('\u{a0}', " ");
    assert_eq!(
        said,
        "Your share, a dot for each week, and no week counts twice. Before 5 October 2026: 14 of 28, 3 of 4; \
         together 53 %, 17 of 32. Since 5 October 2026: 6 of 24, 5 of 19; together 26 %, 11 of 43. \
         Hollow, with fewer than 20: 1. Without a dot, with fewer than 5: 1."
    );
    assert_eq!(
        chart.table.csv(),
        "Week to,Practice,Yours,All,Share\r\n2026-09-27,before,14,28,0.5000\r\n2026-10-04,before,3,4,\r\n\
         2026-10-11,since,6,24,0.2500\r\n2026-10-18,since,5,19,0.2632\r\n"
    );
    assert_eq!(chart.table.caption, "Your share; the practice began on 5 October 2026");
}

#[test]
fn twenty_are_filled_nineteen_hollow_and_four_are_counts() {
    let elements = picture(&weekly(2, &[(5, 20), (5, 19), (1, 5), (1, 4)]));
    let dots = ["dot-last", "dot-thin"].map(|class| of_class(&elements, class).len());
    assert_eq!(dots, [1, 2]);
    assert!(!elements.iter().any(|one| one.name == "path"), "no line joins the weeks");
    // 10 of 39 before; since 2 of 9, which are grey and have their counts.
    let words = texts(&elements);
    assert!(words.contains(&"before: 26 %".to_owned()) && words.contains(&"since: 22 %, 2 of 9".to_owned()));
    assert!(of_class(&elements, "label-you").is_empty());
}

#[test]
fn a_side_of_four_has_no_line_and_no_figure() {
    let elements = picture(&weekly(1, &[(5, 20), (1, 4)]));
    assert_eq!(of_class(&elements, "line-past").len(), 1);
    assert!(!texts(&elements).iter().any(|word| word.starts_with("since")));
}

#[test]
fn a_week_without_changes_is_a_gap_that_says_so() {
    let given = weekly(1, &[(5, 20), (0, 0), (5, 20)]);
    let elements = picture(&given);
    assert_eq!(x(&elements, "dot-last", "cx"), ["18.67%", "81.33%"]);
    assert_eq!(of_class(&elements, "minor")[1].text, "none");
    let csv = trial(name("t"), WORDS, &given).table.csv();
    assert!(csv.contains("2026-10-11,since,0,0,none"), "{csv}");
}

#[test]
fn a_paused_week_is_hatched_and_keeps_its_place() {
    let points = vec![point(-1, 5, 20), point(1, 5, 20)];
    let given = Trial { points, paused: vec![BEGAN + 6.days()], ..weekly(0, &[]) };
    let elements = picture(&given);
    let hatch = elements.iter().find(|one| one.get("fill") == "url(#hatch-away)").expect("it is hatched");
    // Three weeks over 94 %: the middle one begins at 3 + 94 / 3.
    assert_eq!((hatch.get("x"), hatch.get("width")), ("34.33%", "31.33%"));
    assert_eq!(x(&elements, "dot-last", "cx"), ["18.67%", "81.33%"]);
    let chart = trial(name("t"), WORDS, &given);
    assert!(chart.table.csv().contains("\r\n2026-10-11,since,,,paused\r\n"), "{}", chart.table.csv());
    assert!(chart.svg.contains("Paused weeks, hatched: 1."));
}

#[test]
fn no_week_counts_twice() {
    let mut given = weekly(2, &[(5, 20), (5, 20), (5, 20)]);
    given.points.insert(1, TrialPoint { from: BEGAN - 10.days(), ..point(-1, 20, 20) });
    let chart = trial(name("t"), WORDS, &given);
    assert_eq!(chart.table.rows.len(), 3);
    assert!(texts(&read(&chart.svg)).contains(&"before: 25 %".to_owned()));
}

#[test]
fn before_anything_is_counted_since_the_start_stands_in_the_picture() {
    let elements = picture(&weekly(3, &[(5, 20), (5, 20), (5, 20)]));
    // Three weeks, and room for one more.
    assert_eq!(x(&elements, "line-role", "x1"), ["73.5%"]);
    assert_eq!(of_class(&elements, "label-role")[0].get("text-anchor"), "end");
    assert!(elements[2].text.ends_with("Since 5 October 2026: nothing yet."), "{}", elements[2].text);
}

#[test]
fn the_words_of_both_sides_never_meet_each_other_or_the_start() {
    for at in 0..=40u64 {
        let counts: Vec<(u64, u64)> = (0..8).map(|week| (if week < 4 { at } else { 40 - at }, 40)).collect();
        let elements = picture(&weekly(4, &counts));
        let pixels = |class: &str| {
            let label = of_class(&elements, class)[0];
            label.percent("y") / 100.0 * 204.0 + label.get("dy").parse::<f64>().expect("pixels")
        };
        let (before, since) = (pixels("label-past"), pixels("label-you"));
        assert!((0.0..168.0).contains(&before) && (0.0..168.0).contains(&since), "{at}");
        assert!(since - 17.0 >= 11.0 || since < 6.0, "{at}: {since}, and the start is said at 17");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_point_of_five_has_one_dot_from_left_to_right_and_a_larger_share_is_higher(
        counts in proptest::collection::vec((0u64..40, 0u64..40), 1..24), before in 0usize..24,
    ) {
        let counts: Vec<(u64, u64)> = counts.into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect();
        let elements = picture(&weekly(before, &counts));
        let dots: Vec<(f64, f64)> = elements.iter().filter(|one| one.name == "circle").map(|one| (one.percent("cx"), one.percent("cy"))).collect();
        let drawn: Vec<&(u64, u64)> = counts.iter().filter(|count| count.1 >= 5).collect();
        prop_assert_eq!(dots.len(), drawn.len());
        prop_assert!(dots.is_sorted_by(|one, next| one.0 < next.0));
        for (one, its) in drawn.iter().zip(&dots) {
            for (other, place) in drawn.iter().zip(&dots) {
                prop_assert!(one.0 * other.1 <= other.0 * one.1 || its.1 <= place.1, "{one:?} {other:?}");
            }
        }
        prop_assert_eq!(of_class(&elements, "minor").len(), counts.len());
    }
}
