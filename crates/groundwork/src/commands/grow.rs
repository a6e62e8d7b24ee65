//! What the lead is changing: the cycle they are in, or the first steps of one.

mod questions;

use desk::cycles::{self, InRecords, Planned, eyebrow, lede, name_of, sentence_of_plan};
use desk::notes::Notebook;
use desk::text::clean;
use desk::{Failure, content};
use growth::Trigger;
use growth::content::Capability;
use growth::cycle::{Cycle, Gate, Stands};
use growth::plan::plan;

use std::sync::LazyLock;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::{Screen, commands};
use crate::term::{Answered, ask, can_ask, indent, say};
use crate::{put, screen};

use questions::{Chosen, line, number, words_or_number};

/// What you are changing, and whether it works; or choose a first practice
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork grow")]
pub struct Args {
    /// Another plan: "If ..., then I ..."
    #[arg(long, value_name = "PLAN", num_args = 1.., group = "act")]
    plan: Vec<String>,
    /// What its moment is recognised by: friday, planning
    #[arg(long, value_name = "MOMENT", requires = "plan", value_parser = moments(), hide_possible_values = true)]
    moment: Option<Trigger>,
    /// Begin another cycle, with a capability such as K2
    #[arg(long, value_name = "WHAT", num_args = 0..=1, default_missing_value = "", group = "act")]
    begin: Option<String>,
    /// What you expect, before it is shown: "40 %, quicker"
    #[arg(long, value_name = "WORDS", num_args = 1.., group = "act")]
    expect: Vec<String>,
    /// Show its weeks without anything expected
    #[arg(long, group = "act")]
    show: bool,
    /// Who was asked again what they noticed
    #[arg(long, value_name = "WHO", requires = "sees", group = "act")]
    again: Option<String>,
    /// Whether they see it: yes, no or cannot-say
    #[arg(long, value_enum, requires = "again", hide_possible_values = true)]
    sees: Option<Sees>,
    /// What they noticed, in their words
    #[arg(long, value_name = "WORDS", num_args = 1.., requires = "again")]
    noticed: Vec<String>,
}

/// Whether somebody who was asked sees it.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Sees {
    Yes,
    No,
    CannotSay,
}

/// The names of moments: `own-merge-only-you`, `friday`, `planning`.
static MOMENTS: LazyLock<Vec<String>> =
    LazyLock::new(|| cycles::TRIGGERS.iter().map(|&(trigger, _)| name_of(trigger)).collect());

/// A moment by its name.
fn moments() -> impl TypedValueParser<Value = Trigger> {
    PossibleValuesParser::new(MOMENTS.iter().map(String::as_str)).map(|name| {
        let at = MOMENTS.iter().position(|known| *known == name).expect("it is one of them");
        cycles::TRIGGERS[at].0
    })
}

/// Shows the cycle, or goes through its first steps.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let screen = screen(global);
    let kept = global.notes(|book| match said(args, book)? {
        Some(noted) => Ok(Some(noted.keep(book)?)),
        None => Ok(None),
    })?;
    if let Some(kept) = kept {
        put(&(format!("{kept}\n") + &commands(&[("groundwork undo", "takes it back")], screen)));
        return Ok(Ending::Done);
    }
    let mut shown = if args.begin.is_none() { in_records(global)? } else { InRecords::default() };
    if args.show {
        if shown.is_kept_back {
            global.notes(|book| cycles::looked(current(book)?, book.today)?.keep(book))?;
            shown = in_records(global)?;
        } else if global.notes(|book| Ok(current(book)?.keeps_back()))? {
            return Err(cycles::nothing_to_show());
        }
    }
    let text = global.notes(|book| match book.cycles.current(book.today).map(|cycle| cycle.id) {
        Some(id) if args.begin.is_none() => {
            let cycle = book.cycles.cycle(id).expect("it was just found");
            if cycle.plan().is_none() && can_ask() {
                return choose(book, id, screen);
            }
            Ok(page(book, cycle, &shown, screen))
        }
        _ => {
            cycles::one_at_a_time(book)?;
            match args.begin.as_deref().filter(|what| !what.is_empty()) {
                Some(what) => noticed(book, what, screen),
                None if can_ask() => begin(book, screen),
                None => Ok(sayings(screen)),
            }
        }
    })?;
    put(&text);
    Ok(Ending::Done)
}

/// What is said of the cycle in one go, if anything is.
fn said(args: &Args, book: &Notebook) -> Result<Option<cycles::Noted>, Failure> {
    let noted = if !args.plan.is_empty() {
        own_plan(book, current(book)?, &args.plan.join(" "), args.moment)?
    } else if !args.expect.is_empty() {
        let (percent, words) = percent_and_words(&args.expect.join(" "));
        cycles::predicted(current(book)?, &words, &percent)?
    } else if let Some(who) = &args.again {
        let stayed = args.sees.and_then(|sees| match sees {
            Sees::Yes => Some(true),
            Sees::No => Some(false),
            Sees::CannotSay => None,
        });
        cycles::followed_up(current(book)?, who, book.today, &args.noticed.join(" "), stayed)?
    } else {
        return Ok(None);
    };
    Ok(Some(noted))
}

/// `40 %, others take the rest` as its two halves; without a percentage in front all of it is words.
fn percent_and_words(text: &str) -> (String, String) {
    let number = |text: &str| !text.trim().is_empty() && text.trim().parse::<f64>().is_ok();
    match text.split_once('%') {
        Some((percent, words)) if number(percent) => {
            (percent.trim().to_owned(), words.trim_start_matches([',', ':', ';', '.', ' ']).to_owned())
        }
        _ => (String::new(), text.to_owned()),
    }
}

/// What records show of the cycle, a sentence each; nothing away from its repository.
fn in_records(global: &Global) -> Result<InRecords, Failure> {
    let cycle = global.notes(|book| Ok((book.cycles.current(book.today).cloned(), book.today)))?;
    let (Some(cycle), today) = cycle else { return Ok(InRecords::default()) };
    if cycle.focus.as_ref().is_none_or(|focus| focus.measure.is_none()) {
        return Ok(InRecords::default());
    }
    match global.desk() {
        Ok(desk) => Ok(cycles::in_records(&desk.ground()?, &cycle, today)),
        Err(failure) if failure.no_repository => Ok(InRecords::default()),
        Err(failure) => Err(failure),
    }
}

fn current<'b>(book: &'b Notebook) -> Result<&'b Cycle, Failure> {
    let current = book.cycles.current(book.today);
    current.ok_or_else(|| Failure::new("no cycle is begun yet").hint("begin one: groundwork grow"))
}

fn page(book: &Notebook, cycle: &Cycle, shown: &InRecords, screen: Screen) -> String {
    let width = screen.width;
    let mut text =
        indent(&format!("{}. {}.", eyebrow(cycle, &book.cycles, book.today), gates(cycle)), 0, width);
    text += "\n";
    if let Some(plan) = cycle.plan() {
        text += &indent(&sentence_of_plan(plan), 2, width);
    }
    text += &indent(&lede(cycle, book.today), 2, width);
    for sentence in &shown.said {
        text += &indent(sentence, 2, width);
    }
    let mut all = vec![("groundwork today", "the moment of this week, and what is due")];
    if let Stands::ReviewDue { .. } = cycle.stands(book.today) {
        all.insert(0, ("groundwork open", "where it is reviewed"));
        return text + "\n" + &commands(&all, screen);
    }
    if cycle.plan().is_none() {
        all.push(("groundwork grow --plan \"If ..., then I ...\"", "a plan of your own"));
    } else if cycle.review.is_some() {
        all.push(("groundwork grow --begin", "another cycle"));
    } else if shown.is_kept_back {
        all.push(("groundwork grow --expect \"40 %, others take the rest\"", "what you expect of it"));
        all.push(("groundwork grow --show", "its weeks, without what you expect"));
    }
    all.push(("groundwork open", "every step of it, and its pictures"));
    text + "\n" + &commands(&all, screen)
}

/// `How far along: Repeat is next (See, Try done; then Hold, Pass on); you confirm it in the browser`
fn gates(cycle: &Cycle) -> String {
    let name = |gate: Gate| {
        let known = content().gates.iter().find(|known| known.id == gate.id());
        known.map_or(gate.id(), |known| known.name.as_str())
    };
    let names = |gates: Vec<Gate>| gates.into_iter().map(name).collect::<Vec<_>>().join(", ");
    let Some(next) = cycle.next_gate() else {
        return format!("How far along: {}, all of it", names(Gate::ALL.to_vec()));
    };
    let (done, then): (Vec<Gate>, Vec<Gate>) =
        Gate::ALL.into_iter().filter(|&gate| gate != next).partition(|&gate| gate < next);
    let done = if done.is_empty() { String::new() } else { format!("{} done", names(done)) };
    let then = if then.is_empty() { String::new() } else { format!("then {}", names(then)) };
    let around = [done, then].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
    format!("How far along: {} is next ({around}); you confirm it in the browser", name(next))
}

/// What can be begun with, where nobody can be asked.
fn sayings(screen: Screen) -> String {
    let mut text = "Which of these have you said lately?\n\n".to_owned();
    for capability in &content().capabilities {
        for said in capability.notice.iter().take(1) {
            text += &format!("{:>4}  “{said}”\n", capability.number());
        }
    }
    let all = [
        ("groundwork grow", "at a terminal: choose one; it takes three minutes"),
        ("groundwork grow --begin 2", "begins with the second"),
    ];
    text + "\n" + &commands(&all, screen)
}

/// Begins a cycle with a capability, by its id or its number.
fn noticed(book: &mut Notebook, what: &str, screen: Screen) -> Result<String, Failure> {
    let all = &content().capabilities;
    let number = what.trim_start_matches(['k', 'K']).parse::<usize>().ok();
    let found = number.and_then(|number| all.iter().find(|known| known.number() as usize == number));
    let capability = found.ok_or_else(|| {
        Failure::usage(format!("there is no capability {}", clean(what)))
            .hint("by its number: groundwork grow --begin 2 (groundwork grow lists them all)")
    })?;
    let said = capability.notice.first().map_or("", String::as_str);
    let kept = cycles::notice(book, content(), &capability.id, said, None)?.keep(book)?;
    let mut text = indent(&kept, 0, screen.width);
    text += &commands(
        &[
            ("groundwork grow --plan \"If ..., then I ...\"", "the plan"),
            ("groundwork undo", "takes it back"),
        ],
        screen,
    );
    Ok(text)
}

/// From a sentence to a plan, a line each; whatever was kept stays when it is left.
fn begin(book: &mut Notebook, screen: Screen) -> Result<String, Failure> {
    say("Which of these have you said lately? A number; Enter leaves it.");
    let all = &content().capabilities;
    for (at, capability) in all.iter().enumerate() {
        say(&format!("{:>4}  “{}”", at + 1, capability.notice.first().map_or("", String::as_str)));
    }
    let Some(capability) = number(all.len()).map(|at| &all[at]) else { return Ok(left()) };
    let said = capability.notice.first().map_or("", String::as_str);
    let noted = cycles::notice(book, content(), &capability.id, said, None)?;
    let ids = book.keep(&noted.notes)?;
    say(&noted.kept);
    choose(book, ids[0], screen)
}

fn choose(book: &mut Notebook, id: records::WordId, screen: Screen) -> Result<String, Failure> {
    let cycle =
        |book: &Notebook| book.cycles.cycle(id).cloned().ok_or_else(|| Failure::new("the cycle is gone"));
    if cycle(book)?.my_part.is_none() {
        let Some(part) = line("What do you do that keeps it so? One sentence; Enter leaves it:") else {
            return Ok(left());
        };
        say(&cycles::my_part(&cycle(book)?, &part)?.keep(book)?);
    }
    let capability = cycle(book)?.capability;
    let Some(capability) = desk::capability(&capability) else { return Ok(left()) };
    if cycle(book)?.focus.is_none() && !behaviour(book, &cycle(book)?, capability)? {
        return Ok(left());
    }
    if !practice(book, &cycle(book)?, capability)? {
        return Ok(left());
    }
    let now = cycle(book)?;
    if let Some(plan) = now.plan() {
        say("Look away and say it once, then press Enter.");
        if ask("") != Answered::Ended {
            cycles::said_back(&now)?.keep(book)?;
        }
        let begins = now.begins().map(desk::text::day_with_weekday).unwrap_or_default();
        let mut text = indent(&sentence_of_plan(plan), 0, screen.width);
        text += &indent(&format!("Its ten weeks begin on {begins}."), 0, screen.width);
        text += &commands(&[("groundwork today", "shows it when its moment comes")], screen);
        return Ok(text);
    }
    Ok(left())
}

fn behaviour(book: &mut Notebook, cycle: &Cycle, capability: &Capability) -> Result<bool, Failure> {
    say("The one behaviour. A number, or your own words; Enter leaves it.");
    for (at, behaviour) in capability.behaviours.iter().enumerate() {
        say(&format!("{:>4}  {}", at + 1, behaviour.text));
    }
    let Some(words) = words_or_number(capability.behaviours.len()) else { return Ok(false) };
    let behaviour = match &words {
        Chosen::Number(at) => capability.behaviours[*at].id.as_str(),
        Chosen::Words(words) => words,
    };
    say(&cycles::chose(cycle, content(), behaviour, None, "", "")?.keep(book)?);
    Ok(true)
}

fn practice(book: &mut Notebook, cycle: &Cycle, capability: &Capability) -> Result<bool, Failure> {
    say("The plan. A number, or your own: If ..., then I ...; Enter leaves it.");
    let chosen = cycle.focus.as_ref().map(|focus| focus.behaviour.as_str());
    let mut practices: Vec<_> = capability.practices.iter().collect();
    practices.sort_by_key(|practice| chosen != Some(practice.behaviour.as_str()));
    for (at, practice) in practices.iter().enumerate() {
        say(&format!("{:>4}  If {}, then {}.", at + 1, practice.moment, practice.act));
    }
    loop {
        let Some(words) = words_or_number(practices.len()) else { return Ok(false) };
        let noted = match words {
            Chosen::Number(at) => cycles::plan(cycle, &Planned::ready(practices[at]), &[]),
            Chosen::Words(words) => own_plan(book, cycle, &words, None),
        };
        match noted {
            Ok(noted) => {
                say(&noted.keep(book)?);
                return Ok(true);
            }
            Err(failure) => say(&desk_words(&failure)),
        }
    }
}

/// A plan in own words; its moment is one the lead marks, unless it is asked for.
fn own_plan(
    book: &Notebook,
    cycle: &Cycle,
    text: &str,
    moment: Option<Trigger>,
) -> Result<cycles::Noted, Failure> {
    let people = desk::notes::people(book);
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    let said = plan(text, &people).map_err(Failure::usage)?;
    // Nobody is asked for the moment of a plan that is then refused.
    let said = cycles::about_you(&said.moment, &said.act, &people)?;
    let mut trigger = moment.or_else(|| cycle.plan().map(|plan| plan.plan.trigger));
    if trigger.is_none() && can_ask() {
        say("What is its moment recognised by? A number.");
        for (at, &(trigger, _)) in cycles::TRIGGERS.iter().enumerate() {
            say(&format!("{:>4}  {}", at + 1, cycles::trigger_to_choose(trigger)));
        }
        trigger = number(cycles::TRIGGERS.len()).map(|at| cycles::TRIGGERS[at].0);
    }
    if trigger.is_none() {
        return Err(Failure::usage("what the moment is recognised by is open")
            .hint("groundwork grow --plan \"If ..., then I ...\" --moment planning")
            .hint(format!("a moment is one of {}", MOMENTS.join(", "))));
    }
    let planned =
        Planned { moment: &said.moment, act: &said.act, trigger, can_be_switched_off: false, practice: None };
    cycles::plan(cycle, &planned, &people)
}

fn desk_words(failure: &Failure) -> String {
    let lines = std::iter::once(&failure.what).chain(&failure.looked_at).chain(&failure.hints);
    lines.cloned().collect::<Vec<_>>().join("; ")
}

fn left() -> String {
    "What you said is kept. groundwork grow goes on from there.\n".to_owned()
}
