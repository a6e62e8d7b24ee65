//! What Mira keeps over a year: a log, a first cycle that ended in weeks on and off, and a second one in its last week.
//!
//! It stands on the records of this team: the part of the team's changes that is hers falls from late summer on,
//! whatever she notes. The order of the first cycle's weeks is that of its seed.

use std::collections::HashMap;

use growth::cycle::Gate;
use growth::{Asking, Choice, Entry, Happened, Measure, Note, Outcome, Place, Plan, Step, Trigger, line};
use jiff::civil::{Date, date};
use records::{Share, Word, WordId};

use super::NOW;

const LOG: &str = include_str!("../../data/kassa-log.txt");

/// All notes up to the instant of the demo, in the order they were kept. The same each time.
pub fn notes() -> Vec<(WordId, Word<Note>)> {
    let mut book = Book::default();
    for (day, name, text) in lines() {
        let line = line(text, day).expect("every line of the file has words");
        let entry = with_what_a_line_cannot_say(name, line.entry);
        let id = book.keep(day, 17, Note::Kept { entry, day: line.day });
        book.names.insert(name, id);
    }
    book.what_came_of_the_log();
    book.first_cycle();
    book.second_cycle();
    // In the order they were kept; what was kept in one hour stands as it was written here.
    book.notes.sort_by_key(|(_, word)| word.at);
    debug_assert!(book.notes.iter().all(|(_, word)| word.at <= NOW * 1_000_000), "nothing is kept after now");
    book.notes
}

/// An entry with what is put in on its page: the area that was given away, the kind of problem that came back.
fn with_what_a_line_cannot_say(name: &str, mut entry: Entry) -> Entry {
    match &mut entry {
        Entry::GivenAway(given) if super::HAND_OVERS.iter().any(|(area, ..)| *area == name) => {
            given.place = Some(Place { team: "kassa".to_owned(), area: name.to_owned() });
        }
        Entry::Again(again) if name.starts_with("holiday") => again.class = "bank holidays".to_owned(),
        Entry::Again(again) if name.starts_with("certs") => again.class = "certificates".to_owned(),
        _ => {}
    }
    entry
}

/// Day, name and words of every line.
fn lines() -> impl Iterator<Item = (Date, &'static str, &'static str)> {
    let all = LOG.lines().filter(|line| !line.starts_with('#'));
    all.map(|line| {
        let mut parts = line.splitn(3, '|').map(str::trim);
        let mut next = || parts.next().expect("a line has three parts");
        (next().parse().expect("a day"), next(), next())
    })
}

#[derive(Default)]
struct Book {
    notes: Vec<(WordId, Word<Note>)>,
    names: HashMap<&'static str, WordId>,
}

impl Book {
    /// Keeps a note on a day, at an hour of UTC.
    fn keep(&mut self, day: Date, hour: i64, note: Note) -> WordId {
        let days = (day - date(1970, 1, 1)).get_days();
        let at = (i64::from(days) * 86_400 + hour * 3_600) * 1_000_000;
        let number = self.notes.len() as u64;
        let mut told_apart = [0; 10];
        told_apart[2..].copy_from_slice(&number.to_be_bytes());
        let id = WordId::new(at, told_apart);
        self.notes.push((id, Word { at, said: note }));
        id
    }

    fn came(&mut self, name: &str, day: Date, outcome: Outcome, words: &str) {
        let of = self.names[name];
        self.keep(day, 18, Note::Came { of, outcome, words: words.to_owned() });
    }

    fn step(&mut self, of: WordId, day: Date, hour: i64, step: Step) -> WordId {
        self.keep(day, hour, Note::Step { of, step })
    }

    fn what_came_of_the_log(&mut self) {
        use Outcome::{DidNotHold, Held, Landed};
        for (name, day, outcome, words) in [
            ("audit", date(2026, 8, 6), Held, "Two services asked for their own and took the shared one."),
            ("graphql", date(2026, 8, 20), Held, "Nobody has asked."),
            ("batch1", date(2026, 9, 1), DidNotHold, "They moved it to spring."),
            ("sampling", date(2026, 9, 4), Held, ""),
            ("scope", date(2026, 9, 30), DidNotHold, "The report was the point."),
            ("vault", date(2026, 10, 1), Held, "Priya finished a week early."),
            ("dryrun", date(2026, 10, 10), Held, "The failover ran by itself on the 3rd."),
            ("fees", date(2026, 10, 19), Held, ""),
            ("retry", date(2026, 6, 19), Landed, "They took it with one change."),
            ("landing2", date(2026, 8, 12), Landed, ""),
            ("certs2", date(2026, 9, 14), Held, "Certificates renew themselves; Sam watched the first."),
        ] {
            self.came(name, day, outcome, words);
        }
        let sales = self.names["sales"];
        self.talk(
            sales,
            date(2026, 6, 20),
            date(2026, 6, 16),
            "who says no to sales",
            "Jonas",
            "Jonas answers, I back it",
        );
        let praise = self.names["praise"];
        self.talk(
            praise,
            date(2026, 9, 15),
            date(2026, 9, 4),
            "the review that went round in circles",
            "Sam",
            "two rounds, then we talk",
        );
        let runs = self.names["settlement"];
        for (day, agreed) in
            [(date(2026, 10, 16), false), (date(2026, 10, 29), false), (date(2026, 11, 2), true)]
        {
            self.keep(day, 16, Note::Checked { of: runs, day, agreed });
        }
        let payouts = self.names["payouts"];
        let because = "Leila took the bank’s new format without a question to me".to_owned();
        self.keep(date(2026, 9, 9), 16, Note::Because { of: payouts, words: because });
    }

    fn talk(&mut self, of: WordId, held: Date, noted: Date, words: &str, with: &str, agreed: &str) {
        let entry = Entry::Talk(growth::Talk {
            words: words.to_owned(),
            with: with.to_owned(),
            noted: Some(noted),
            held: Some(held),
            agreed: agreed.to_owned(),
            rehearsed: true,
        });
        self.keep(held, 18, Note::Rewritten { of, entry, day: None });
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
        let experiment = Step::Experiment { first: date(2026, 5, 4), seed: SEED };
        self.step(of, date(2026, 5, 3), 18, experiment);
        self.step(of, date(2026, 5, 6), 18, Step::Announced { to: "the team".to_owned() });
        for (day, did) in [(14, true), (21, true), (35, true), (56, true), (63, false)] {
            let day = growth::days::days_after(date(2026, 5, 4), day - 7);
            self.answer(of, day, if did { Happened::Did } else { Happened::DidNot }, "");
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
        self.keep(date(2026, 8, 28), 16, Note::Week { sunday: date(2026, 8, 23), took: None });
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
        for (who, day, noticed) in [
            ("Aiko", date(2026, 10, 1), "You wait now. I took the fee ticket."),
            ("Jonas", date(2026, 10, 2), "Not yet."),
            ("Leila", date(2026, 10, 21), "More lands on the table than on you."),
            ("Sam", date(2026, 10, 22), ""),
        ] {
            let step = Step::FollowedUp { who: who.to_owned(), day, noticed: noticed.to_owned() };
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
