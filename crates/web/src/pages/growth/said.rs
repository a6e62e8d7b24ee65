//! The forms of a cycle: each a resource of it.

use desk::notes::Notebook;
use desk::{Failure, content, cycles, days};
use growth::content::Tone;
use growth::cycle::Cycle;
use growth::days::days_after;
use growth::{Asking, Choice, Happened, Measure, Place};
use jiff::civil::Date;

use super::Said;
use crate::forms::Typed;

/// A form of a cycle.
pub struct StepForm {
    /// Its name, in its address and on the page.
    pub name: &'static str,
    /// The place of the page it leads back to.
    pub place: &'static str,
    /// What it keeps.
    pub say: fn(&Cycle, &Notebook, &Typed) -> Said,
}

/// All of them.
pub const STEPS: [StepForm; 22] = [
    of("part", "choose", |cycle, _, typed| cycles::my_part(cycle, typed.get("words"))),
    of("assumptions", "choose", |cycle, _, typed| {
        cycles::assumed(cycle, typed.get("words"), typed.get("test"))
    }),
    of("tests", "choose", |cycle, _, typed| {
        let right = typed.get("right") == "yes";
        cycles::tested(cycle, typed.get("assumption"), typed.get("words"), right)
    }),
    of("predictions", "choose", |cycle, _, typed| {
        cycles::predicted(cycle, typed.get("words"), typed.get("percent"))
    }),
    of("looks", "practise", |cycle, book, _| cycles::looked(cycle, book.today)),
    of("focus", "choose", focus),
    of("practices", "plan", ready),
    of("plan", "plan", plan),
    of("said-back", "plan", |cycle, _, _| cycles::said_back(cycle)),
    of("answers", "practise", answer),
    of("moments", "practise", |cycle, book, typed| {
        cycles::marked(cycle, ahead(typed.get("day"), book.today)?, typed.get("words"), book.today)
    }),
    of("pauses", "practise", |cycle, book, typed| {
        cycles::pause(cycle, ahead(typed.get("first"), book.today)?, ahead(typed.get("last"), book.today)?)
    }),
    of("experiment", "experiment", |cycle, book, _| {
        // The instant it was asked for: nobody chooses it to suit them.
        cycles::experiment(book, cycle, book.now.unsigned_abs() / 1_000)
    }),
    of("told", "ask", |cycle, _, typed| cycles::announced(cycle, typed.get("to"))),
    of("asked", "ask", asked),
    of("suggestions", "ask", |cycle, _, typed| {
        cycles::suggested(cycle, typed.get("who"), typed.get("words"))
    }),
    of("picks", "ask", |cycle, _, typed| cycles::picked(cycle, typed.get("suggestion"))),
    of("follow-ups", "ask", |cycle, book, typed| {
        let stayed = match typed.get("stayed") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        cycles::followed_up(cycle, typed.get("who"), book.today, typed.get("noticed"), stayed)
    }),
    of("guess", "review", |cycle, _, typed| cycles::guessed(cycle, typed.get("words"))),
    of("review", "review", review),
    of("helped", "review", |cycle, _, typed| cycles::helped(cycle, typed.get("words"))),
    of("gates", "what", |cycle, _, typed| {
        cycles::gate(cycle, content(), typed.get("gate"), typed.get("reached") != "no")
    }),
];

const fn of(name: &'static str, place: &'static str, say: fn(&Cycle, &Notebook, &Typed) -> Said) -> StepForm {
    StepForm { name, place, say }
}

fn focus(cycle: &Cycle, _: &Notebook, typed: &Typed) -> Said {
    let behaviour = typed.given("own").unwrap_or(typed.get("behaviour"));
    let measure = typed.given("measure").map(|measure| {
        let (signal, place) =
            measure.split_once('/').map_or((measure, None), |(signal, place)| (signal, Some(place)));
        let place = place.and_then(|place| place.split_once('/'));
        let place = place.map(|(team, area)| Place { team: team.to_owned(), area: area.to_owned() });
        Measure { signal: signal.to_owned(), place }
    });
    cycles::chose(cycle, content(), behaviour, measure, typed.get("noticed"), typed.get("percent"))
}

/// A practice of the content, as it is.
fn ready(cycle: &Cycle, _: &Notebook, typed: &Typed) -> Said {
    let practices = desk::capability(&cycle.capability).map(|known| known.practices.as_slice());
    let chosen = practices.unwrap_or_default().iter().find(|known| known.id == typed.get("practice"));
    let chosen =
        chosen.ok_or_else(|| Failure::usage("there is no such practice").hint("take one of these"))?;
    cycles::plan(cycle, &cycles::Planned::ready(chosen), &[])
}

/// A plan in the lead's own words, and nothing of another one.
fn plan(cycle: &Cycle, book: &Notebook, typed: &Typed) -> Said {
    let mut triggers = cycles::TRIGGERS.iter().map(|&(trigger, _)| trigger);
    let planned = cycles::Planned {
        moment: typed.get("if"),
        act: typed.get("then"),
        trigger: triggers.find(|&trigger| cycles::name_of(trigger) == typed.get("trigger")),
        can_be_switched_off: typed.get("switch") == "yes",
        practice: None,
    };
    let people = desk::notes::people(book);
    cycles::plan(cycle, &planned, &people.iter().map(String::as_str).collect::<Vec<_>>())
}

fn answer(cycle: &Cycle, book: &Notebook, typed: &Typed) -> Said {
    let happened = match typed.get("happened") {
        "did" => Happened::Did,
        "not" => Happened::DidNot,
        "never" => Happened::NeverCame,
        "skip" => Happened::NotToday,
        _ => return Err(Failure::usage("nothing is chosen yet").hint("choose one of the answers")),
    };
    let day = typed.given("day").map(|day| days::date(day, book.today)).transpose()?.unwrap_or(book.today);
    cycles::came(cycle, day, happened, typed.get("why"), book.today)
}

fn asked(cycle: &Cycle, book: &Notebook, typed: &Typed) -> Said {
    let who = typed.get("who");
    match typed.get("for") {
        "thanks" => cycles::thanked(cycle, who),
        // That is the follow-up; none follows it.
        "noticed" => cycles::asked(cycle, who, Asking::Noticed, None),
        _ => cycles::asked(cycle, who, Asking::Ideas, Some(days_after(book.today, FOUR_WEEKS))),
    }
}

const FOUR_WEEKS: i32 = 28;

fn review(cycle: &Cycle, _: &Notebook, typed: &Typed) -> Said {
    let choice = match typed.get("choice") {
        "keep" => Choice::Keep,
        "hold" => Choice::Hold,
        "change" => Choice::Change,
        "another" => Choice::Another,
        _ => return Err(Failure::usage("nothing is chosen yet").hint("choose one of the four")),
    };
    cycles::reviewed(cycle, choice, typed.get("words"))
}

/// A day as a form sends it, or as people type it.
fn ahead(text: &str, today: Date) -> Result<Date, Failure> {
    if text.is_empty() {
        return Err(Failure::usage("no day is given").hint("choose one"));
    }
    days::ahead(text, today)
}

/// The two tones, by the names they have in forms.
pub const TONES: [(Tone, &str); 2] = [(Tone::Plain, "plain"), (Tone::Warm, "warm")];
