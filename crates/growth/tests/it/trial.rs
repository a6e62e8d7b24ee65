//! Before and since: points, pairs, trend, and the word.

use growth::cycle::Pause;
use growth::trial::*;
use growth::{Count, Interval};
use jiff::civil::date;
use proptest::prelude::*;

use crate::figures;
use crate::given::{BEFORE, SINCE, began, count, monday, weeks, weeks_from};

fn describe(before: &[(u64, u64)], since: &[(u64, u64)], wanted: Wanted) -> Trial {
    trial(&weeks(before, since), began(), wanted, &[])
}

fn described(trial: &Trial) -> (Overlap, Trend, Option<Overlap>, Said) {
    match trial.finding {
        Finding::Described { overlap, trend, corrected, said } => (overlap, trend, corrected, said),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_area_given_away_reads_as_it_was_drawn() {
    let found = describe(&BEFORE, &SINCE, Wanted::Less);
    assert_eq!((found.before, found.since), (count((27, 41)), count((14, 33))));
    assert_eq!(found.points.width(), Width::One);
    let (overlap, trend, corrected, said) = described(&found);
    // 46 pairs and two equal ones: 47 of 48 point the same way.
    assert_eq!((overlap.ahead, overlap.even, overlap.pairs()), (46, 2, 48));
    assert_eq!(
        format!("{} NAP {:.2} Tau {:.2}", overlap.pointing(), overlap.nap(), overlap.tau()),
        "47 NAP 0.98 Tau 0.96"
    );
    let Interval { low, high } = overlap.interval(Level::Printed);
    assert_eq!(format!("between {low:.2} and {high:.2}"), "between 0.38 and 1.00");
    assert_eq!((trend.s, trend.is_there(), corrected), (0, false, None));
    assert_eq!((said, found.finding.text()), (Said::Maybe(Way::AsWanted), "maybe"));
    let pace = |pace: Pace| format!("{} in {}: {:.1}", pace.changes, pace.weeks, pace.a_week().unwrap());
    assert_eq!(
        (pace(Pace::of(found.points.weeks_before())), pace(Pace::of(found.points.weeks_since()))),
        ("41 in 8: 5.1".into(), "33 in 6: 5.5".into())
    );
}

#[test]
fn the_same_weeks_go_the_other_way_when_more_was_wanted() {
    let found = describe(&BEFORE, &SINCE, Wanted::More);
    assert_eq!(described(&found).3, Said::Maybe(Way::TheOther));
    assert_eq!(found.finding.text(), "maybe, the other way");
}

#[test]
fn pairs_trend_and_correction_are_those_of_other_programs() {
    for case in figures::of("trials") {
        let name = case["name"].as_str().unwrap();
        let (before, since) = (figures::counts(&case["before"]), figures::counts(&case["since"]));
        let wanted = if case["wanted"] == "less" { Wanted::Less } else { Wanted::More };
        let points = Points::of(&weeks(&before, &since), began());
        assert_eq!(points.width(), Width::One, "{name}");
        let plain = overlap(points.before(), points.since(), wanted).unwrap();
        let corrected = corrected(points.before(), points.since(), wanted).unwrap();
        for (ours, theirs) in [(plain, &case["plain"]), (corrected, &case["corrected"])] {
            assert_eq!(
                (ours.ahead, ours.even),
                (theirs["ahead"].as_u64().unwrap(), theirs["even"].as_u64().unwrap()),
                "{name}"
            );
            figures::same(ours.nap(), &theirs["nap"], name);
            figures::same(ours.tau(), &theirs["tau"], name);
            figures::same_interval(ours.interval(Level::Printed), &theirs["interval95"], name);
            figures::same_interval(ours.interval(Level::ForAWord), &theirs["interval99"], name);
        }
        let trend = trend(points.before());
        assert_eq!(trend.s, case["trend"]["s"].as_i64().unwrap(), "{name}");
        figures::same(trend.p(), &case["trend"]["p"], name);
    }
}

#[test]
fn a_fall_that_was_under_way_before_is_no_change() {
    let falling = [(19, 20), (18, 20), (17, 20), (16, 20), (15, 20), (14, 20), (13, 20), (12, 20)];
    let on = [(11, 20), (10, 20), (9, 20), (8, 20), (7, 20), (6, 20)];
    let (plain, trend, corrected, said) = described(&describe(&falling, &on, Wanted::Less));
    assert_eq!(plain.tau(), 1.0);
    assert!(trend.is_there());
    assert_eq!(corrected.unwrap().tau(), 0.0);
    assert_eq!(said, Said::NoChange);
}

#[test]
fn a_correction_can_take_a_maybe_away_and_never_bring_one() {
    // Rising before, level since: without its trend it has fallen, but no week since is below the weeks before.
    let rising = [(2, 20), (4, 20), (6, 20), (8, 20), (10, 20), (12, 20), (14, 20), (16, 20)];
    let level = [(9, 20), (9, 20), (9, 20), (9, 20), (9, 20), (9, 20)];
    let (plain, _, corrected, said) = described(&describe(&rising, &level, Wanted::Less));
    assert_eq!((plain.tau(), corrected.unwrap().tau()), (0.0, 1.0));
    assert_eq!(said, Said::NoChange);
}

#[test]
fn under_five_points_a_side_it_is_too_early_to_say() {
    let found = describe(&BEFORE, &SINCE[..4], Wanted::Less);
    assert_eq!(found.finding, Finding::TooFew { before: 8, since: 4 });
    assert_eq!(found.finding.text(), "too early to say");
    assert_eq!(describe(&BEFORE[..4], &SINCE, Wanted::Less).finding, Finding::TooFew { before: 4, since: 6 });
    assert_eq!(describe(&[], &[], Wanted::Less).finding, Finding::TooFew { before: 0, since: 0 });
}

#[test]
fn thin_weeks_are_made_points_of_two_and_of_four() {
    let of = |size| Points::of(&weeks(&[(1, size); 32], &[(1, size); 20]), began());
    assert_eq!([5, 3, 2, 1].map(|size| of(size).width()), [Width::One, Width::Two, Width::Four, Width::Four]);
    assert_eq!((of(3).before().len(), of(3).since().len()), (8, 10));
    assert_eq!((of(2).before().len(), of(2).since().len()), (8, 5));
    assert_eq!(of(1).median(), 4.0);
    let thin = describe(&[(0, 1); 32], &[(1, 1); 20], Wanted::More);
    assert_eq!((thin.finding, thin.finding.text()), (Finding::TooThin, "too early to say"));
}

#[test]
fn a_week_that_does_not_fill_a_point_waits_for_its_other_half() {
    let points = Points::of(&weeks(&[(1, 3); 17], &[(1, 3); 7]), began());
    assert_eq!((points.weeks_before().len(), points.weeks_since().len()), (16, 6));
    assert_eq!(points.weeks_before().last().unwrap().monday, began().later(-1));
    assert_eq!(points.before()[0].count, count((2, 6)));
}

#[test]
fn a_week_of_nothing_is_no_point_but_is_a_week() {
    let mut since = SINCE.to_vec();
    since[2] = (0, 0);
    let found = describe(&BEFORE, &since, Wanted::Less);
    assert_eq!(found.points.since().iter().map(|point| point.at).collect::<Vec<_>>(), [0, 1, 3, 4, 5]);
    assert_eq!(Pace::of(found.points.weeks_since()), Pace { changes: 27, weeks: 6 });
}

#[test]
fn paused_weeks_are_left_out() {
    let all = weeks(&BEFORE, &[(5, 5), (3, 6), (2, 5), (3, 6), (2, 5), (2, 6), (2, 5)]);
    let pause = |first, last| Pause {
        first: date(2026, 10, first),
        last: date(2026, 10, last),
        said: date(2026, 10, 1),
    };
    let (first_week, two_days) = (pause(5, 7), pause(15, 18));
    let found = trial(&all.without(&[first_week, two_days]), began(), Wanted::Less, &[]);
    assert_eq!((found.since, found.points.since().len()), (count((14, 33)), 6));
}

#[test]
fn nothing_is_compared_across_another_way_of_merging() {
    let all = weeks(&BEFORE, &SINCE);
    let mark = |weeks| [began().later(weeks)];
    let across = trial(&all, began(), Wanted::Less, &mark(2));
    assert_eq!((across.finding, across.finding.text()), (Finding::NotCompared(mark(2)[0]), "not compared"));
    let cut = trial(&all, began(), Wanted::Less, &mark(-6));
    assert_eq!(cut.points.before().len(), 6);
    assert_eq!(
        trial(&all, began(), Wanted::Less, &mark(-2)).finding,
        Finding::TooFew { before: 2, since: 6 }
    );
}

#[test]
fn counts_that_no_week_can_hold_are_refused_with_the_week() {
    let week = |part, of| Week { monday: began(), count: Count { part, of } };
    assert_eq!(Weeks::new([week(1, 2), week(1, 2)]), Err(NotWeeks::Twice(began())));
    assert_eq!(Weeks::new([week(3, 2)]), Err(NotWeeks::PartOfLess(began())));
    assert_eq!(Weeks::new([week(3, 10_001)]), Err(NotWeeks::TooMany(began())));
    assert_eq!(
        NotWeeks::Twice(began()).to_string(),
        "the week of 2026-10-05 is there twice; count each once"
    );
    assert_eq!(monday(date(2026, 10, 11)), began());
}

#[test]
fn the_largest_counts_are_compared_exactly() {
    let most = MOST_A_WEEK;
    let before: Vec<_> = (0..8).map(|week| (most / 2 + week, most - week)).collect();
    let since: Vec<_> = (0..40).map(|week| (most / 3 + week, most - 7 * week)).collect();
    let (_, trend, corrected, _) = described(&describe(&before, &since, Wanted::Less));
    assert!(trend.is_there() && corrected.unwrap().pairs() == 320);
}

/// Weeks with something in them, at most so many.
fn some(weeks: std::ops::Range<usize>) -> impl Strategy<Value = Vec<(u64, u64)>> {
    prop::collection::vec((5..40_u64).prop_flat_map(|of| (0..=of, Just(of))), weeks)
}

proptest! {
    #[test]
    fn figures_stay_within_their_bounds(before in some(1..12), since in some(1..14)) {
        let points = Points::of(&weeks(&before, &since), began());
        let found = overlap(points.before(), points.since(), Wanted::Less).unwrap();
        prop_assert!(found.ahead + found.even <= found.pairs());
        for level in [Level::Printed, Level::ForAWord] {
            let interval = found.interval(level);
            prop_assert!(-1.0 <= interval.low && interval.high <= 1.0);
            prop_assert!(interval.holds(found.tau()));
        }
        let (printed, wider) = (found.interval(Level::Printed), found.interval(Level::ForAWord));
        prop_assert!(wider.low <= printed.low && printed.high <= wider.high);
        let trend = trend(points.before());
        prop_assert!(0 < trend.as_far && trend.as_far <= trend.orders);
    }

    #[test]
    fn wanting_less_and_wanting_more_mirror_each_other(before in some(5..9), since in some(5..11)) {
        let (less, more) = (describe(&before, &since, Wanted::Less), describe(&before, &since, Wanted::More));
        let ((less, .., less_said), (more, .., more_said)) = (described(&less), described(&more));
        prop_assert_eq!(less.ahead + less.even + more.ahead, less.pairs());
        prop_assert!((less.tau() + more.tau()).abs() < 1e-12);
        let (one, other) = (less.interval(Level::Printed), more.interval(Level::Printed));
        prop_assert!((one.low + other.high).abs() < 1e-9 && (one.high + other.low).abs() < 1e-9);
        let turned = match less_said {
            Said::NoChange => Said::NoChange,
            Said::Maybe(Way::AsWanted) => Said::Maybe(Way::TheOther),
            Said::Maybe(Way::TheOther) => Said::Maybe(Way::AsWanted),
        };
        prop_assert_eq!(more_said, turned);
    }

    #[test]
    fn the_lead_s_part_and_the_others_part_say_the_same(before in some(5..9), since in some(5..11)) {
        let others = |all: &[(u64, u64)]| all.iter().map(|(part, of)| (of - part, *of)).collect::<Vec<_>>();
        let own = describe(&before, &since, Wanted::Less);
        let theirs = describe(&others(&before), &others(&since), Wanted::More);
        prop_assert_eq!(own.finding.text(), theirs.finding.text());
        prop_assert_eq!(described(&own).0, described(&theirs).0);
    }

    #[test]
    fn order_within_a_side_matters_to_the_trend_alone(before in some(5..9), since in some(5..11)) {
        let turned: Vec<_> = before.iter().rev().copied().collect();
        let (one, other) = (describe(&before, &since, Wanted::Less), describe(&turned, &since, Wanted::Less));
        let ((one, one_trend, ..), (other, other_trend, ..)) = (described(&one), described(&other));
        prop_assert_eq!(one, other);
        prop_assert_eq!((one_trend.s, one_trend.as_far), (-other_trend.s, other_trend.as_far));
    }

    #[test]
    fn doubling_all_counts_changes_no_pair(before in some(5..9), since in some(5..11)) {
        let double = |all: &[(u64, u64)]| all.iter().map(|(part, of)| (2 * part, 2 * of)).collect::<Vec<_>>();
        let once = describe(&before, &since, Wanted::Less);
        let twice = describe(&double(&before), &double(&since), Wanted::Less);
        prop_assert_eq!(once.finding, twice.finding);
    }

    #[test]
    fn each_week_is_in_at_most_one_point(before in some(0..40), since in some(0..24), thin in 1..9_u64) {
        let all: Vec<_> = before.iter().chain(&since).map(|(part, of)| (part / thin, of / thin)).collect();
        let first = began().later(-(before.len() as i32));
        let points = Points::of(&weeks_from(first, &all), began());
        let wide = points.width().weeks();
        let starts: Vec<_> = points.before().iter().chain(points.since()).map(|point| point.from).collect();
        prop_assert!(starts.windows(2).all(|two| two[0].later(wide as i32) <= two[1]));
        prop_assert!(points.before().len() <= MOST_BEFORE);
        let of = |points: &[Point]| points.iter().map(|point| point.count).sum::<Count>();
        let in_weeks = |weeks: &[Week]| weeks.iter().map(|week| week.count).sum::<Count>();
        prop_assert_eq!(of(points.before()), in_weeks(points.weeks_before()));
        prop_assert_eq!(of(points.since()), in_weeks(points.weeks_since()));
    }
}
