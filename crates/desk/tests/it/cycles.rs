//! Ten weeks of a practice, walked day by day to each word that may be said of them, in a team whose every week is known.

use desk::content;
use desk::cycles::{
    InRecords, Noted, Planned, chose, compared, experiment, in_records, looked, notice, pause,
    pause_in_words, plan, predicted, reviewed, ruling,
};
use desk::notes::Notebook;
use growth::cycle::{Cycle, Gate, Needed, Outside};
use growth::days::days_after;
use growth::{Choice, Measure, Trigger};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use testkit::cases::{MIRA, Policy, Telling, Weeks, founded, week};

use crate::cycle_teams::{place, steps, team, team_until};
use crate::history::{LEILA, PRIYA, SAM, Seat};

/// The Monday the ten weeks begin on, twenty weeks before T; and the Sunday they end on.
const BEGAN: Date = date(2026, 6, 29);
const ENDS: Date = date(2026, 9, 6);
/// The Thursday after T.
const TODAY: Date = date(2026, 11, 19);
/// A seed whose order is on, on, off, off, on, on, off, off, off, on.
const SEED: u64 = 20_260_503;
const ON: [bool; 10] = [true, true, false, false, true, true, false, false, false, true];

/// A lead at their desk, on one day after the other.
struct Lead(Seat);

impl Lead {
    /// With a practice that begins on that Monday, and what is expected of it.
    fn practises(telling: Telling, began: Date) -> Lead {
        let mut lead = Lead::plans(telling, began);
        lead.says(days_after(began, -1), |_, cycle| predicted(cycle, "A third of it.", "30"));
        lead
    }

    fn plans(telling: Telling, began: Date) -> Lead {
        Lead::plans_towards("", telling, began)
    }

    /// With a practice that is meant to bring the figure to so many per cent.
    fn plans_towards(target: &str, telling: Telling, began: Date) -> Lead {
        let mut lead = Lead(Seat::at(telling));
        let sunday = days_after(began, -1);
        lead.on(sunday, |book| notice(book, content(), "K2", "Everything waits for me", None)?.keep(book));
        lead.says(sunday, |_, cycle| {
            let measure = Measure { signal: "s1a".to_owned(), place: None };
            chose(cycle, content(), "I ask who wants it.", Some(measure), "", target)
        });
        lead.says(sunday, |_, cycle| {
            let planned = Planned {
                moment: "planning begins",
                act: "I ask who wants it",
                trigger: Some(Trigger::Planning),
                can_be_switched_off: true,
                practice: None,
            };
            plan(cycle, &planned, &[])
        });
        lead
    }

    fn on<T>(&mut self, day: Date, act: impl FnOnce(&mut Notebook) -> Result<T, desk::Failure>) -> T {
        self.tries(day, act).unwrap()
    }

    fn tries<T>(
        &mut self,
        day: Date,
        act: impl FnOnce(&mut Notebook) -> Result<T, desk::Failure>,
    ) -> Result<T, desk::Failure> {
        let lisbon = TimeZone::get("Europe/Lisbon").unwrap();
        let noon = day.at(12, 0, 0, 0).to_zoned(lisbon.clone()).unwrap().timestamp().as_microsecond();
        act(&mut Notebook::open(&mut self.0.desk.data, noon, &lisbon).unwrap())
    }

    /// Says something of the newest cycle.
    fn says(
        &mut self,
        day: Date,
        say: impl FnOnce(&Notebook, &Cycle) -> Result<Noted, desk::Failure>,
    ) -> String {
        self.on(day, |book| {
            let noted = say(book, book.cycles.all().last().unwrap())?;
            noted.keep(book)
        })
    }

    fn cycle(&mut self) -> Cycle {
        self.on(TODAY, |book| Ok(book.cycles.all().last().unwrap().clone()))
    }

    /// What the terminal says on a day.
    fn reads(&mut self, day: Date) -> InRecords {
        let cycle = self.cycle();
        self.0.desk.asked.as_of = Some(day);
        in_records(&self.0.desk.ground().unwrap(), &cycle, day)
    }

    fn finding(&mut self, day: Date) -> String {
        self.reads(day).said.remove(0)
    }
}

#[test]
fn ten_weeks_lead_from_too_early_to_maybe_and_what_comes_later_is_no_part_of_it() {
    // After the ten weeks all is as it was before: the word was said of the ten.
    let mut lead = Lead::practises(team(steps(4, 1, 4)), BEGAN);
    assert_eq!(
        lead.finding(BEGAN),
        "Your part of the team’s changes before: 50 % (32 of 64). Too early to say."
    );
    for week in 1..=10 {
        let said = lead.finding(days_after(BEGAN, 7 * week));
        let word = if week < 5 { "Too early to say." } else { "Did the practice do it? Maybe." };
        let when = if week < 10 { "since you began" } else { "in this cycle" };
        let since = format!("to 20 % ({week} of {}) {when}. {word}", 5 * week);
        assert!(said.ends_with(&since), "week {week}: {said}");
    }
    let then = lead.reads(days_after(ENDS, 1));
    assert_eq!(
        then.said,
        [
            "Your part of the team’s changes went from 50 % (32 of 64) to 20 % (10 of 50) in this cycle. \
             Did the practice do it? Maybe.",
            "You expected: 30 %. A third of it.",
            "The team merged 50 changes in these 10 weeks, 64 in the 8 before: 5.0 a week against 8.0. \
             Fewer a week.",
        ]
    );
    assert_eq!(lead.reads(TODAY), then, "ten weeks later it says the same");
}

#[test]
fn a_review_before_the_end_closes_the_weeks_that_are_compared() {
    let mut lead = Lead::practises(team(steps(4, 1, 4)), BEGAN);
    let day = days_after(BEGAN, 7 * 6 + 2);
    lead.says(day, |_, cycle| reviewed(cycle, Choice::Hold, ""));
    assert!(lead.finding(TODAY).contains("to 20 % (6 of 30)"), "six whole weeks");
    assert_eq!(lead.finding(day), lead.finding(TODAY), "on the day of the review it is over");
    assert!(lead.finding(day).contains("in this cycle"), "{}", lead.finding(day));
}

#[test]
fn which_way_was_meant_does_not_turn_with_weeks_after_the_end() {
    // Half before, in points of one week; 38 % in the points of two that thin weeks after the end would ask for.
    let mira = |weeks_ago: i64| match weeks_ago {
        ..=10 => 0,
        11..=20 => (weeks_ago % 2) as usize,
        21..=28 => 4,
        _ => 1,
    };
    let mut lead = Lead::plans_towards("45", team(mira), BEGAN);
    lead.says(days_after(BEGAN, -1), |_, cycle| predicted(cycle, "A third of it.", "30"));
    let then = lead.finding(days_after(ENDS, 1));
    assert!(then.ends_with("Did the practice do it? Maybe."), "{then}");
    assert_eq!(lead.finding(TODAY), then);
}

#[test]
fn what_moved_against_what_was_meant_is_maybe_the_other_way_and_what_did_not_move_is_no_change() {
    let mut lead = Lead::practises(team(steps(1, 4, 4)), BEGAN);
    assert_eq!(
        lead.reads(TODAY).said[0],
        "Your part of the team’s changes went from 20 % (8 of 40) to 50 % (40 of 80) in this cycle. \
         Maybe, the other way than you meant."
    );
    assert!(lead.reads(TODAY).said[2].ends_with("8.0 a week against 5.0. Not fewer a week."));
    let mut lead = Lead::practises(team(|weeks_ago| 2 + (weeks_ago % 2) as usize), BEGAN);
    assert_eq!(
        lead.finding(TODAY),
        "Your part of the team’s changes went from 38 % (20 of 52) to 38 % (25 of 65) in this cycle. \
         No change: weeks do as much by themselves."
    );
}

#[test]
fn where_the_branch_ended_too_early_for_a_word_its_last_commit_and_what_brings_more_are_said() {
    let ends = |day: &str| {
        format!(
            "The branch’s last commit is of {day}, and no week after it is counted. \
             Where work went on since, git pull brings it."
        )
    };
    // Nobody fetched since the week before it began.
    let mut lead = Lead::practises(team_until(21, |_| 4), BEGAN);
    let sunday = days_after(BEGAN, 6);
    assert_eq!(lead.reads(sunday).said[0], lead.reads(TODAY).said[0]);
    assert!(lead.finding(TODAY).ends_with("Too early to say."), "{}", lead.finding(TODAY));
    assert!(!lead.reads(sunday).said.contains(&ends("25 June 2026")), "no week of it is over yet");
    for day in [days_after(sunday, 1), TODAY] {
        assert_eq!(lead.reads(day).said[1], ends("25 June 2026"), "{day}");
    }
    // Nor since its third week; and weeks on and off want all ten.
    let mut lead = Lead::practises(team_until(18, |_| 4), BEGAN);
    assert_eq!(lead.reads(TODAY).said[1], ends("16 July 2026"));
    lead.says(days_after(BEGAN, -1), |book, cycle| experiment(book, cycle, SEED));
    assert_eq!(lead.reads(TODAY).said[1], ends("16 July 2026"));
    // Where there is a word all the same, or the branch goes on, nothing is said of it.
    let silent = |said: Vec<String>| assert!(!said.iter().any(|one| one.contains("git pull")), "{said:?}");
    silent(Lead::practises(team_until(13, |_| 4), BEGAN).reads(TODAY).said);
    silent(Lead::practises(team(|_| 4), BEGAN).reads(days_after(BEGAN, 14)).said);
    silent(Lead::practises(team(|_| 4), BEGAN).reads(days_after(BEGAN, 13)).said);
}

/// Two ways of merging: commits up to thirteen weeks before T, merges from then on.
fn of_two_ways() -> Telling {
    let mut telling = Telling::default();
    founded(&mut telling, week(80, 0), SAM);
    let people = [MIRA, SAM, LEILA, PRIYA];
    for (policy, from, to) in [(Policy::Commits, 60, 13), (Policy::Merges, 12, 1)] {
        Weeks { people: &people, per_hundred: 300, from, to, policy, seed: 7 }.tell(&mut telling);
    }
    telling
}

#[test]
fn where_the_way_of_merging_changed_within_nothing_is_compared_and_where_it_changed_later_all_is() {
    let mut lead = Lead::practises(of_two_ways(), BEGAN);
    assert!(lead.finding(TODAY).ends_with("in this cycle. Not compared."), "{}", lead.finding(TODAY));
    lead.says(days_after(BEGAN, -1), |book, cycle| experiment(book, cycle, SEED));
    assert_eq!(
        lead.finding(TODAY),
        "Your part of the team’s changes, five weeks on and five off. \
         Not compared: the way of merging changed in the week of 24 August 2026."
    );
    let mut lead = Lead::practises(of_two_ways(), date(2026, 6, 1));
    assert!(!lead.finding(TODAY).contains("Not compared"), "{}", lead.finding(TODAY));
}

#[test]
fn an_order_that_was_drawn_says_likely_and_nothing_else_does_beside_it() {
    let on_off = |on: usize, off: usize| {
        move |weeks_ago: i64| place(weeks_ago).map_or(3, |place| if ON[place] { on } else { off })
    };
    let drawn = |mira: &dyn Fn(i64) -> usize| {
        let mut lead = Lead::practises(team(mira), BEGAN);
        lead.says(days_after(BEGAN, -1), |book, cycle| experiment(book, cycle, SEED));
        lead
    };
    let mut lead = drawn(&on_off(1, 4));
    assert_eq!(
        lead.finding(days_after(BEGAN, 21)),
        "Your part of the team’s changes, five weeks on and five off. \
         Too early to say: 3 weeks of ten are there, and all ten are needed."
    );
    assert_eq!(
        lead.reads(TODAY).said,
        [
            "Your part of the team’s changes stood at 20 % (5 of 25) in the weeks on, and at 50 % (20 of 40) in \
             the weeks off. Was it the practice? Likely.",
            "2 of the 252 orders show as much.",
            "The order was drawn on 28 June 2026, seed 20260503, before anything was seen. It begins on \
             Monday 29 June.",
            "You expected: 30 %. A third of it.",
            "The team merged 5.0 changes a week in weeks on, 8.0 in weeks off.",
        ]
    );
    let other = drawn(&on_off(4, 1)).finding(TODAY);
    assert!(other.ends_with("in the weeks off. Likely, the other way than you meant."), "{other}");
    let none = drawn(&on_off(2, 2)).finding(TODAY);
    let no_change = "in the weeks off. No change: the order drawn shows no more than others would.";
    assert!(none.ends_with(no_change), "{none}");

    // On the page the same words stand beside the pictures.
    let cycle = lead.cycle();
    let ground = lead.0.desk.ground().unwrap();
    let compared = compared(&ground, &cycle, TODAY).unwrap().unwrap();
    assert_eq!(compared.lede(), Some(lead.reads(TODAY).said.remove(0)));
}

#[test]
fn an_order_is_drawn_only_before_anything_was_seen_and_how_often_is_said() {
    let mut lead = Lead::practises(team(steps(4, 1, 1)), BEGAN);
    let refused = |lead: &mut Lead, day| {
        let tried = lead.tries(day, |book| experiment(book, book.cycles.all().last().unwrap(), 1));
        tried.unwrap_err().what
    };
    assert_eq!(
        refused(&mut lead, days_after(BEGAN, 7)),
        "an order is drawn before anything of the practice was seen"
    );
    let sunday = days_after(BEGAN, -1);
    for (seed, said) in [(1, "seed 1."), (2, "It was drawn once before"), (3, "It was drawn twice before")] {
        let kept = lead.says(sunday, |book, cycle| experiment(book, cycle, seed));
        assert!(kept.contains(said), "{kept}");
        let id = lead.on(sunday, |book| Ok(book.notes.last().unwrap().0));
        if seed < 3 {
            lead.on(sunday, |book| book.take_back(id));
        }
    }
    assert_eq!(refused(&mut lead, sunday), "the order is drawn already, and stands");
    assert!(lead.reads(TODAY).said[2].ends_with("An order was drawn 3 times, and this is the last of them."));
}

#[test]
fn what_the_weeks_show_is_kept_back_until_something_is_expected_and_what_was_said_late_is_dated() {
    let mut lead = Lead::plans(team(steps(4, 1, 1)), BEGAN);
    assert!(!lead.reads(BEGAN).is_kept_back, "the weeks before are what one expects from");
    let day = days_after(BEGAN, 7 * 8 + 1);
    let kept_back = lead.reads(day);
    assert_eq!(
        kept_back.said,
        [
            "Your part of the team’s changes before: 50 % (32 of 64).",
            "What its weeks show since is kept back until you have said what you expect.",
        ]
    );
    assert!(kept_back.is_kept_back);
    lead.says(day, |book, cycle| looked(cycle, book.today));
    assert!(lead.finding(day).ends_with("Did the practice do it? Maybe."));
    lead.says(day, |_, cycle| predicted(cycle, "A fifth.", ""));
    assert_eq!(
        lead.reads(day).said[1],
        "You expected: A fifth. Said on 25 August 2026, in week 9 of 10, after the figures were shown."
    );
}

#[test]
fn one_behaviour_is_practised_at_a_time_and_after_a_review_the_next_takes_the_plan() {
    let mut lead = Lead::practises(team(|_| 2), BEGAN);
    let begins = |book: &mut Notebook| notice(book, content(), "K7", "It happened again", None)?.keep(book);
    let refused = lead.tries(days_after(BEGAN, 21), begins).unwrap_err();
    assert_eq!(refused.what, "you practise one behaviour already, and one at a time is enough");
    assert_eq!(refused.looked_at, ["If planning begins, then I ask who wants it"]);
    lead.says(TODAY, |_, cycle| reviewed(cycle, Choice::Keep, ""));
    lead.on(TODAY, begins);
    lead.on(TODAY, |book| {
        let (current, last) = (book.cycles.current(book.today), book.cycles.all().last());
        assert_eq!(current.map(|cycle| cycle.id), last.map(|cycle| cycle.id));
        Ok(())
    });
}

#[test]
fn a_pause_that_was_said_after_it_had_begun_says_when() {
    let mut lead = Lead::practises(team(|_| 2), BEGAN);
    let (first, last) = (date(2026, 7, 20), date(2026, 7, 26));
    lead.says(date(2026, 7, 19), |_, cycle| pause(cycle, first, last));
    lead.says(date(2026, 8, 3), |_, cycle| pause(cycle, first, last));
    let said: Vec<String> = lead.cycle().pauses.iter().map(pause_in_words).collect();
    assert_eq!(said, ["20 July 2026 to 26 July 2026", "20 July 2026 to 26 July 2026, said on 3 August 2026"]);
}

#[test]
fn what_moved_has_stayed_when_the_weeks_since_prompts_faded_still_differ_from_those_before_the_practice() {
    let stayed = |after: usize, day: Date| {
        let mut lead = Lead::practises(team(steps(4, 1, after)), BEGAN);
        lead.says(days_after(ENDS, 1), |_, cycle| reviewed(cycle, Choice::Hold, ""));
        let cycle = lead.cycle();
        lead.0.desk.asked.as_of = Some(day);
        let compared = compared(&lead.0.desk.ground().unwrap(), &cycle, day).unwrap().unwrap();
        let outside = Outside { baseline: true, stayed: compared.stayed };
        let gates = cycle.gates(outside, day);
        let hold = gates.iter().find(|stands| stands.gate == Gate::Hold).unwrap();
        (compared.stayed, hold.missing().any(|needed| needed == Needed::Stayed))
    };
    assert_eq!(stayed(1, TODAY), (true, false), "ten weeks without prompts, and it is still so");
    assert_eq!(stayed(4, TODAY), (false, true), "it went back to what it was");
    assert_eq!(stayed(1, days_after(ENDS, 22)), (false, true), "three weeks are too few to say");
}

#[test]
fn what_is_said_of_an_experiment_carries_its_counts() {
    let mut lead = Lead::practises(team(|weeks_ago| place(weeks_ago).map_or(3, |at| 1 + at % 2)), BEGAN);
    lead.says(days_after(BEGAN, -1), |book, cycle| experiment(book, cycle, SEED));
    let cycle = lead.cycle();
    let ground = lead.0.desk.ground().unwrap();
    let compared = compared(&ground, &cycle, TODAY).unwrap().unwrap();
    let said = ruling(&compared.ruled.unwrap().ruling);
    assert_eq!(
        said,
        "No change: the order drawn shows no more than others would. In the weeks on 29 % (8 of 28), in the weeks \
         off 26 % (7 of 27). 252 of the 252 orders show as much."
    );
}
