//! What may be drawn: small n, regime marks, the usual range.

use chart::*;
use jiff::ToSpan;

use crate::geometry::{paths, points};
use crate::given::*;
use crate::markup::{Element, read};

fn picture(series: &Series) -> Vec<Element> {
    read(&stave(name("s"), &time(), &Scale::for_shares(0.5), series).svg)
}

pub fn of_class<'a>(elements: &'a [Element], class: &str) -> Vec<&'a Element> {
    elements.iter().filter(|one| one.get("class").split(' ').any(|word| word == class)).collect()
}

pub fn texts(elements: &[Element]) -> Vec<String> {
    let shown = elements.iter().filter(|one| one.name == "text" && one.get("class") != "tick");
    shown.map(|one| one.text.replace('\u{a0}', " ")).collect()
}

#[test]
fn twenty_and_more_have_a_line_a_full_dot_and_a_figure() {
    let elements = picture(&series([of(4, 20), of(5, 20)]));
    assert_eq!(of_class(&elements, "line-you").len(), 1);
    assert_eq!(of_class(&elements, "dot-last").len(), 1);
    assert_eq!(of_class(&elements, "last-label")[0].text, "25\u{a0}%");
}

#[test]
fn five_to_nineteen_are_thin_hollow_and_grey_with_their_counts() {
    let elements = picture(&Series { least: 5, ..series([of(4, 19), of(5, 19)]) });
    assert_eq!(of_class(&elements, "line-thin").len(), 1);
    assert_eq!(of_class(&elements, "dot-thin").len(), 1);
    assert!(of_class(&elements, "line-you").is_empty() && of_class(&elements, "last-label").is_empty());
    assert_eq!(texts(&elements), ["26 %, 5 of 19"]);
}

#[test]
fn under_five_are_counts_without_a_dot_or_a_figure() {
    let elements = picture(&Series { least: 1, ..series([of(1, 4), of(2, 4)]) });
    assert!(!elements.iter().any(|one| one.name == "circle" || one.name == "path"));
    assert_eq!(texts(&elements), ["2 of 4"]);
    assert!(!elements.iter().any(|one| one.name == "desc" && one.text.contains('%')));
}

#[test]
fn below_its_own_least_a_signal_has_dots_of_disjoint_weeks_and_no_line() {
    let series = Series { least: 30, weeks: 4, ..series((0..9).map(|_| of(5, 25))) };
    let elements = picture(&series);
    assert!(!elements.iter().any(|one| one.name == "path"));
    assert_eq!(of_class(&elements, "dot-thin").len(), 3);
    assert_eq!(texts(&elements), ["25 changes, 30 needed"]);
    let table = stave(name("s"), &time(), &Scale::for_shares(0.5), &series).table.html();
    assert!(table.contains("too few") && !table.contains('%'));
}

#[test]
fn a_picture_that_is_given_away_has_no_count() {
    let given = |series: &Series| stave_of_shares(name("s"), &time(), &Scale::for_shares(0.5), series);
    let elements = read(&given(&series([of(97, 410), of(101, 404)])).expect("404 are enough"));
    assert_eq!(of_class(&elements, "last-label")[0].text, "25\u{a0}%");
    let said: String = elements.iter().map(|one| one.text.as_str()).collect();
    assert!(said.contains("Now: 25\u{a0}%.") && !said.contains("404") && !said.contains("101"), "{said}");
    // A share of few may not stand without its counts, nor one that the signal's least does not carry.
    assert_eq!(given(&Series { least: 5, ..series([of(5, 19)]) }), None);
    assert_eq!(given(&Series { least: 30, ..series([of(5, 25)]) }), None);
    assert_eq!(given(&series([])), None);
}

#[test]
fn a_line_is_thin_only_where_its_points_are_few() {
    let series = series([of(6, 30), of(6, 30), of(4, 15), of(6, 30), of(6, 30)]);
    let svg = stave(name("s"), &time(), &Scale::for_shares(0.5), &series).svg;
    let drawn: Vec<(String, usize)> =
        paths(&svg).iter().map(|path| (path.get("class").to_owned(), points(path).len())).collect();
    assert_eq!(drawn, [("line-you".into(), 2), ("line-thin".into(), 3), ("line-you".into(), 2)]);
}

#[test]
fn the_reason_of_a_gap_stands_at_the_gap() {
    let values = (0..60).map(|at| if (20..40).contains(&at) { gap("not usable") } else { of(9, 30) });
    let elements = picture(&series(values));
    let reason = elements.iter().find(|one| one.text == "not usable").expect("it is said");
    // Weeks 20 to 39 of 60 that end at 97.33 %; a week is 0.936 %.
    assert!((reason.percent("x") - (97.33 - 29.5 * 0.936)).abs() < 0.5);
}

#[test]
fn a_regime_mark_breaks_the_line_greys_what_is_older_and_leaves_the_mixed_weeks_out() {
    let mark = END - 40.weeks();
    let series = Series { regimes: vec![regime(mark)], ..series((0..80).map(|_| of(9, 30))) };
    let svg = stave(name("s"), &time(), &Scale::for_shares(0.5), &series).svg;
    let paths = paths(&svg);
    // Of 80 weeks the last 40 lie behind the mark; windows of 12 weeks that hold it are those that end 1 to
    // 11 weeks behind it.
    let drawn: Vec<(&str, usize)> =
        paths.iter().map(|path| (path.get("class"), points(path).len())).collect();
    assert_eq!(drawn, [("line-others", 40), ("line-you", 29)]);
    assert!(read(&svg).iter().any(|one| one.text == "not comparable"));
    assert_eq!(read(&svg).iter().filter(|one| one.get("class") == "line-regime").count(), 2);
}

#[test]
fn states_of_a_day_do_not_mix_but_their_line_breaks_at_a_mark_too() {
    let regimes = vec![regime(END - 40.weeks())];
    let series = Series { weeks: 0, regimes, ..series((0..80).map(|_| of(9, 30))) };
    let svg = stave(name("s"), &time(), &Scale::for_shares(0.5), &series).svg;
    let drawn: Vec<usize> = paths(&svg).iter().map(|path| points(path).len()).collect();
    assert_eq!(drawn, [40, 40]);
}

#[test]
fn there_is_no_usual_range_where_before_is_not_of_one_kind() {
    let usual = |weeks: i64| {
        let regimes = vec![regime(END - weeks.weeks())];
        let series = Series { usual: Some((0.2, 0.3)), regimes, ..series((0..100).map(|_| of(9, 30))) };
        of_class(&picture(&series), "band").len()
    };
    assert_eq!((usual(61), usual(60), usual(59), usual(5)), (1, 1, 0, 0));
}

#[test]
fn the_band_begins_with_before_and_its_label_never_meets_the_last_one() {
    for at in 0..=50u64 {
        let series = Series { usual: Some((0.3, 0.34)), ..series((0..60).map(|_| of(at, 100))) };
        // *Before* begins late, so that both labels are at the right.
        let windows = Windows { before: END - 20.weeks(), now: END - 4.weeks(), end: END };
        let time = Time { windows, ..time() };
        let elements = read(&stave(name("s"), &time, &Scale::for_shares(0.5), &series).svg);
        let pixels = |one: &Element| one.percent("y") * 1.44 + one.get("dy").parse::<f64>().expect("pixels");
        let last = pixels(of_class(&elements, "last-label")[0]);
        for usual in of_class(&elements, "label-past") {
            assert!((pixels(usual) - last).abs() >= 14.0, "{at}");
        }
        assert_eq!(of_class(&elements, "band")[0].percent("x"), 78.61);
    }
}

/// A usual range that begins at zero: below it are the months.
#[test]
fn the_label_of_the_band_never_stands_on_the_months() {
    for low in [0.0, 0.01, 0.02, 0.2] {
        let series = Series { usual: Some((low, 0.27)), ..series((0..60).map(|_| of(24, 100))) };
        let elements = read(&line(name("s"), &time(), &series, None).svg);
        for usual in of_class(&elements, "label-past").iter().filter(|one| one.text.starts_with("usual")) {
            let y = usual.percent("y") + usual.get("dy").parse::<f64>().expect("pixels") / 340.0 * 100.0;
            assert!(y < 84.0, "{low}: {y} is below zero, which is at 84 %");
        }
    }
}

#[test]
fn a_fortnight_of_few_says_its_counts_and_one_of_fewer_nothing() {
    let elements = read(&columns(name("c"), WORDS, &fortnights(&[(5, 39), (5, 18), (1, 4)])).svg);
    let under = of_class(&elements, "minor");
    let under: Vec<&str> = under.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(under[..2], ["13", "5/18"]);
    assert_eq!(under.len(), 3, "under the third there is nothing, and the last says why");
    assert!(under[2].ends_with("nothing below 5"));
    let columns = elements.iter().filter(|one| one.name == "rect" && one.get("class") != "hit");
    let columns: Vec<&str> = columns.map(|one| one.get("class")).collect();
    assert_eq!(columns, ["col-open", "seg-you", "col-open", "seg-you", "col-open", "col-thin"]);
    let dots = dots(
        name("d"),
        WORDS,
        DotMarks { percentiles: None, own: None },
        &fortnights(&[(5, 39), (5, 18), (1, 4)]),
    );
    let dots = read(&dots.svg);
    assert_eq!((of_class(&dots, "dot-you").len(), of_class(&dots, "dot-thin").len()), (1, 1));
}

#[test]
fn a_mark_for_each_change_and_no_value() {
    let own = Marks {
        what: "Your changes".into(),
        kinds: ["could".into(), "could not".into()],
        marks: (0..40).map(|days| (END - days.days() - 1.day(), days % 3 == 0)).collect(),
    };
    let chart = marks(name("m"), &time(), &own);
    let elements = read(&chart.svg);
    assert_eq!((of_class(&elements, "dot-you").len(), of_class(&elements, "dot-open").len()), (14, 26));
    assert_eq!(chart.table.rows.len(), 40);
}

#[test]
fn dots_older_than_a_regime_mark_are_hollow_and_those_that_mix_are_not_there() {
    let regimes = vec![regime(END - 20.weeks() - 3.days())];
    let series = Series { weeks: 1, regimes, ..series((0..40).map(|_| of(3, 30))) };
    let elements = read(&week_dots(name("w"), &time(), &Scale::for_numbers(5, ""), &series).svg);
    let dots = ["dot-open", "dot-you", "dot-last"].map(|class| of_class(&elements, class).len());
    assert_eq!(dots, [19, 19, 1]);
}

#[test]
fn a_scale_holds_what_is_drawn_and_not_what_is_too_few_for_it() {
    let rows = [series([of(1, 1), of(40, 100)]), series([of(20, 100), gap("not usable")])];
    assert_eq!(Scale::for_rows(&rows).top(), 0.4);
    let usual = Series { usual: Some((0.2, 0.45)), ..series([of(40, 100)]) };
    assert_eq!(Scale::for_rows([&usual]).top(), 0.5);
}

#[test]
fn a_target_has_its_word_on_its_line_even_above_all_values() {
    let elements = read(&line(name("l"), &time(), &series((0..60).map(|_| of(9, 100))), Some(0.33)).svg);
    let target = of_class(&elements, "said-in")[0];
    assert_eq!(target.text, "your target, 33\u{a0}%");
    let across = |one: &&Element| one.get("class") == "grid-line" && one.get("y1") == target.get("y");
    assert_eq!(elements.iter().filter(across).count(), 1);
}

#[test]
fn percentiles_out_of_order_are_not_drawn() {
    let band = |percentiles| {
        let marks = DotMarks { percentiles: Some(percentiles), own: None };
        of_class(&read(&dots(name("d"), WORDS, marks, &fortnights(&[(5, 39)])).svg), "band").len()
    };
    assert_eq!((band([0.1, 0.2, 0.3]), band([0.3, 0.2, 0.1]), band([0.1, f64::NAN, 0.3])), (1, 0, 0));
}

#[test]
fn a_hundred_changes_of_one_day_stay_in_the_picture() {
    let [what, could, could_not] = ["Your changes", "could", "could not"].map(str::to_owned);
    let own = Marks { what, kinds: [could, could_not], marks: vec![(END - 9.days(), true); 100] };
    let elements = read(&marks(name("m"), &time(), &own).svg);
    let dots = of_class(&elements, "dot-you");
    assert_eq!(dots.len(), 100);
    assert!(dots.iter().all(|dot| (0.0..=96.0).contains(&dot.percent("cy"))));
}

#[test]
fn dots_of_weeks_obey_the_least_n_and_numbers_need_none() {
    let weekly = |least, values: [Value; 2]| Series { weeks: 1, least, ..series(values) };
    let shares = |least, values| {
        let chart = week_dots(name("w"), &time(), &Scale::for_shares(0.5), &weekly(least, values));
        (texts(&read(&chart.svg)), chart.table.csv())
    };
    assert_eq!(shares(5, [of(1, 4), of(5, 19)]).0, ["26 %, 5 of 19"]);
    assert_eq!(shares(30, [of(1, 4), of(5, 25)]).0, ["25 changes, 30 needed"]);
    assert_eq!(
        shares(30, [of(1, 4), of(5, 25)]).1,
        "Week to,Team,Yours,Share\r\n2026-11-15,25,5,too few\r\n2026-11-08,4,1,\r\n"
    );
    let numbers =
        week_dots(name("w"), &time(), &Scale::for_numbers(5, ""), &weekly(30, [of(1, 1), of(0, 0)]));
    let elements = read(&numbers.svg);
    assert_eq!((of_class(&elements, "dot-you").len(), of_class(&elements, "dot-last").len()), (1, 1));
    assert_eq!(texts(&elements), ["0"]);
    assert_eq!(numbers.table.csv(), "Week to,Yours\r\n2026-11-15,0\r\n2026-11-08,1\r\n");
}

#[test]
fn spans_that_end_four_weeks_apart_are_called_so() {
    let mut spans = fortnights(&[(5, 39), (5, 18)]);
    spans[0].sunday = spans[1].sunday - 28.days();
    let marks = DotMarks { percentiles: None, own: None };
    for chart in [columns(name("c"), WORDS, &spans), dots(name("d"), WORDS, marks, &spans)] {
        assert_eq!(chart.table.head[0], "Span of four weeks to");
        assert!(!format!("{chart:?}").contains("ortnight"), "{}", chart.svg);
    }
}
