//! What Mira keeps over a year: a log, weekly looks, a first cycle that ended in weeks on and off, and a second one in
//! its last week.
//!
//! It stands on the records of this team: the part of the team's changes that is hers falls from late summer on,
//! whatever she notes. The order of the first cycle's weeks is that of its seed.

use growth::content::Content;
use growth::cycle::Gate;
use growth::load::Answered;
use growth::{Asking, Choice, Happened, Measure, Minutes, Note, Plan, Step, Trigger};
use jiff::civil::{Date, Weekday, date};
use records::{Share, Word, WordId};

use super::NOW;
use super::journal::{self, Said};

const LOAD: &str = include_str!("../../data/kassa-load.txt");

/// All notes up to the instant of the demo, in the order they were kept. The same each time.
pub fn notes() -> Vec<(WordId, Word<Note>)> {
    let mut book = Book::default();
    book.log();
    book.weeks();
    book.first_cycle();
    book.second_cycle();
    // In the order they were kept; what was kept in one hour stands as it was written here.
    book.notes.sort_by_key(|(_, word)| word.at);
    debug_assert!(book.notes.iter().all(|(_, word)| word.at <= NOW * 1_000_000), "nothing is kept after now");
    book.notes
}

/// The weekly looks at her load, in the order they were kept: on the Sunday of their week.
pub fn load() -> Vec<(WordId, Word<Answered>)> {
    let content = Content::own();
    let rows = LOAD.lines().filter(|line| !line.starts_with('#'));
    rows.enumerate()
        .map(|(number, row)| {
            let (monday, answers) = row.split_once(" | ").expect("a day, and answers");
            let monday: Date = monday.parse().expect("a day");
            let answers: Vec<&str> = answers.split(' ').collect();
            let said = Answered::of(&content.load, monday, &answers).expect("an answer a line");
            let at = at(growth::days::days_after(monday, 6), 19);
            (name(at, number as u64), Word { at, said })
        })
        .collect()
}

/// Days on which Mira looked at the week before on a Friday; on the others she had no ten minutes.
fn looks_back(friday: Date) -> bool {
    let weeks = growth::days::days_from(date(2025, 11, 21), friday) / 7;
    let off = [date(2025, 12, 26), date(2026, 1, 2), date(2026, 2, 20), date(2026, 7, 31), date(2026, 8, 7)];
    weeks % 5 != 3 && !off.contains(&friday)
}

/// An hour of a day of UTC, in microseconds since 1970.
fn at(day: Date, hour: i64) -> i64 {
    let days = (day - date(1970, 1, 1)).get_days();
    (i64::from(days) * 86_400 + hour * 3_600) * 1_000_000
}

/// A name for what was kept at an instant.
fn name(at: i64, number: u64) -> WordId {
    let mut told_apart = [0; 10];
    told_apart[2..].copy_from_slice(&number.to_be_bytes());
    WordId::new(at, told_apart)
}

#[derive(Default)]
struct Book {
    notes: Vec<(WordId, Word<Note>)>,
}

impl Book {
    /// Keeps a note on a day, at an hour of UTC.
    fn keep(&mut self, day: Date, hour: i64, note: Note) -> WordId {
        let at = at(day, hour);
        let id = name(at, self.notes.len() as u64);
        self.notes.push((id, Word { at, said: note }));
        id
    }

    fn step(&mut self, of: WordId, day: Date, hour: i64, step: Step) -> WordId {
        self.keep(day, hour, Note::Step { of, step })
    }

    /// The lines, and what was said of each later.
    fn log(&mut self) {
        for Said { entry, day, about, links, later } in journal::lines() {
            let of = self.keep(day, 17, Note::Kept { entry, day: about });
            for to in links {
                self.keep(day, 17, Note::Linked { of, to });
            }
            for (day, note) in later {
                self.keep(day, 18, note(of));
            }
        }
    }

    /// Fridays on which she looked at the week that ended on the Sunday before, with the minutes it took.
    fn weeks(&mut self) {
        let fridays = date(2025, 11, 28).series(jiff::Span::new().weeks(1));
        for (place, friday) in fridays.take_while(|friday| *friday <= date(2026, 11, 13)).enumerate() {
            debug_assert_eq!(friday.weekday(), Weekday::Friday);
            if looks_back(friday) {
                let took = Some(Minutes(6 + place as u32 * 7 % 9));
                self.keep(friday, 16, Note::Week { sunday: growth::days::days_after(friday, -5), took });
            }
        }
    }

    /// Weeks on and off, from 4 May to 12 July.
    fn first_cycle(&mut self) {
        let noticed = Note::Noticed {
            capability: "K2".to_owned(),
            words: "Everything waits for me".to_owned(),
            signal: Some("s1a".to_owned()),
            place: None,
        };
        let of = self.keep(date(2026, 4, 20), 18, noticed);
        self.step(
            of,
            date(2026, 4, 22),
            18,
            my_part("I take tickets because it is quicker than explaining them."),
        );
        self.step(of, date(2026, 4, 24), 18, chose("off-the-path", 0.30));
        self.step(of, date(2026, 4, 24), 18, predicted("A third becomes a little less.", 0.32));
        let plan = plan("planning begins", "I take no ticket until every other hand has one", true);
        self.step(of, date(2026, 4, 26), 17, plan);
        self.step(of, date(2026, 4, 26), 18, Step::SaidBack);
        self.gate(of, date(2026, 4, 26), Gate::See);
        let experiment = Step::Experiment { first: date(2026, 5, 4), seed: SEED, drawn_before: 0 };
        self.step(of, date(2026, 5, 3), 18, experiment);
        self.step(of, date(2026, 5, 6), 18, Step::Announced { to: "the team".to_owned() });
        // Plannings of weeks that were on.
        for (month, day, happened) in [
            (5, 14, Happened::Did),
            (5, 21, Happened::Did),
            (6, 4, Happened::Did),
            (6, 25, Happened::Did),
            (7, 2, Happened::DidNot),
        ] {
            self.answer(of, date(2026, month, day), happened, "");
        }
        self.gate(of, date(2026, 5, 25), Gate::Try);
        self.gate(of, date(2026, 6, 29), Gate::Repeat);
        self.step(
            of,
            date(2026, 7, 13),
            18,
            Step::Guessed { words: "They will say they did not notice.".to_owned() },
        );
        let words = "It costs nothing, so it stays. Nothing needs to ask for it.".to_owned();
        self.step(of, date(2026, 7, 13), 19, Step::Reviewed { choice: Choice::Hold, words });
        self.gate(of, date(2026, 9, 14), Gate::Hold);
    }

    /// From 31 August on, with two weeks of pause; 19 November is in its tenth week.
    fn second_cycle(&mut self) {
        let noticed = Note::Noticed {
            capability: "K2".to_owned(),
            words: "They depend on me for every answer".to_owned(),
            signal: Some("s1a".to_owned()),
            place: None,
        };
        let of = self.keep(date(2026, 8, 24), 18, noticed);
        self.step(
            of,
            date(2026, 8, 29),
            9,
            my_part("I volunteer before anyone can. It is quicker, and I like being asked."),
        );
        let assumed = Step::Assumed {
            words: "nobody else wants these tickets".to_owned(),
            test: "asking once, and waiting ten seconds".to_owned(),
        };
        let assumption = self.step(of, date(2026, 8, 29), 9, assumed);
        self.step(of, date(2026, 8, 29), 10, chose("off-the-path", 0.25));
        self.step(of, date(2026, 8, 29), 10, predicted("A quarter, by November.", 0.25));
        let plan = plan("planning reaches a ticket I could take", "I ask who wants it before I speak", true);
        self.step(of, date(2026, 8, 30), 17, plan);
        self.step(of, date(2026, 8, 30), 18, Step::SaidBack);
        self.gate(of, date(2026, 8, 30), Gate::See);
        let tested = Step::Tested { assumption, words: "Three hands went up.".to_owned(), right: false };
        self.step(of, date(2026, 9, 3), 18, tested);
        self.step(of, date(2026, 9, 1), 16, Step::Announced { to: "the team".to_owned() });
        self.step(
            of,
            date(2026, 9, 25),
            18,
            Step::Paused { first: date(2026, 10, 5), last: date(2026, 10, 18) },
        );
        use Happened::{Did, DidNot, NeverCame};
        for (day, happened, why) in [
            (date(2026, 9, 3), Did, ""),
            (date(2026, 9, 10), DidNot, "I had half of it done already"),
            (date(2026, 9, 17), Did, ""),
            (date(2026, 9, 24), NeverCame, ""),
            (date(2026, 10, 1), Did, ""),
            (date(2026, 10, 22), Did, ""),
            (date(2026, 10, 29), DidNot, "A long list and little time"),
            (date(2026, 11, 5), NeverCame, ""),
            (date(2026, 11, 12), Did, ""),
        ] {
            self.answer(of, day, happened, why);
        }
        self.gate(of, date(2026, 9, 20), Gate::Try);
        for (who, day) in [("Aiko", 2), ("Jonas", 2), ("Leila", 3), ("Sam", 4)] {
            let asked = date(2026, 9, day);
            let again = Some(growth::days::days_after(asked, 28));
            self.step(of, asked, 17, Step::Asked { who: who.to_owned(), asking: Asking::Ideas, again });
        }
        let mut picked = None;
        for (who, words) in [
            ("Aiko", "say when you would like to be asked, too"),
            ("Leila", "put the runbook where the alert points"),
            ("Sam", "let the silence after the question be longer"),
        ] {
            let step = Step::Suggested { who: who.to_owned(), words: words.to_owned() };
            picked = Some(self.step(of, date(2026, 9, 4), 17, step));
        }
        let suggestion = picked.expect("three were suggested");
        self.step(of, date(2026, 9, 5), 9, Step::Picked { suggestion });
        for (who, day, noticed, stayed) in [
            ("Aiko", date(2026, 10, 1), "You wait now. I took the fee ticket.", Some(true)),
            ("Jonas", date(2026, 10, 2), "Not yet.", Some(false)),
            ("Leila", date(2026, 10, 21), "More lands on the table than on you.", Some(true)),
            ("Sam", date(2026, 10, 22), "", None),
        ] {
            let step = Step::FollowedUp { who: who.to_owned(), day, noticed: noticed.to_owned(), stayed };
            self.step(of, day, 17, step);
        }
        self.gate(of, date(2026, 11, 9), Gate::Repeat);
        let planning = Note::Marked {
            trigger: Trigger::Planning,
            day: date(2026, 11, 19),
            words: "payments planning, two tickets I could take".to_owned(),
        };
        self.keep(date(2026, 11, 18), 17, planning);
    }

    fn answer(&mut self, of: WordId, day: Date, happened: Happened, why: &str) {
        self.step(of, day, 15, Step::Came { day, happened, why: why.to_owned() });
    }

    fn gate(&mut self, of: WordId, day: Date, gate: Gate) {
        self.step(of, day, 19, Step::Gate { gate: gate.id().to_owned(), reached: true });
    }
}

/// The seed of the first cycle's order: the millisecond in which it was drawn.
const SEED: u64 = 1_777_830_000_157;

fn my_part(words: &str) -> Step {
    Step::MyPart { words: words.to_owned() }
}

fn predicted(words: &str, share: f64) -> Step {
    Step::Predicted { words: words.to_owned(), share: Some(Share(share)) }
}

fn chose(behaviour: &str, target: f64) -> Step {
    Step::Chose {
        behaviour: behaviour.to_owned(),
        measure: Some(Measure { signal: "s1a".to_owned(), place: None }),
        noticed: "Tickets go round the table before they come to me.".to_owned(),
        target: Some(Share(target)),
    }
}

fn plan(moment: &str, act: &str, can_be_switched_off: bool) -> Step {
    let plan = Plan {
        moment: moment.to_owned(),
        act: act.to_owned(),
        trigger: Trigger::Planning,
        can_be_switched_off,
    };
    Step::Planned { plan, practice: None }
}
