//! Who is one person.

use std::collections::BTreeSet;

use ::team::bots::Bots;
use desk::lead::identity;
use desk::named::known_address;
use desk::text::{clean, number_of, thousands};
use desk::{Desk, Failure};
use records::Said;

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::term::indent;
use crate::{effect, put, screen};

/// Who is one person, and which programs are nobody
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork people --join tomas@kassa.example tomas.f@before.example")]
pub struct Args {
    /// Two addresses of one person
    #[arg(long, num_args = 2, value_names = ["ADDRESS", "ADDRESS"])]
    join: Vec<String>,
    /// Two addresses that are two people
    #[arg(long, num_args = 2, value_names = ["ADDRESS", "ADDRESS"])]
    apart: Vec<String>,
    /// A program: a name, a login, or an address; * stands for anything
    #[arg(long, value_name = "PATTERN")]
    bot: Option<String>,
}

/// Shows them, or keeps what is said.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    let mut said = Vec::new();
    for address in args.join.iter().chain(&args.apart) {
        known_address(&desk, address, global.names)?;
    }
    if let [one, other] = args.join.as_slice() {
        said.push(Said::Joined { one: one.clone(), other: other.clone() });
    }
    if let [one, other] = args.apart.as_slice() {
        said.push(Said::Apart { one: one.clone(), other: other.clone() });
    }
    if let Some(pattern) = &args.bot {
        not_yours(&desk, pattern)?;
        said.push(Said::Bot { pattern: pattern.clone() });
    }
    if !said.is_empty() {
        put(&effect::say(&mut desk, &said, "Kept.")?);
        return Ok(Ending::Done);
    }
    put(&show(&desk, global)?);
    Ok(Ending::Done)
}

/// A pattern that fits the lead would leave nobody whose part could be shown.
fn not_yours(desk: &Desk, pattern: &str) -> Result<(), Failure> {
    let ground = desk.ground()?;
    let bots = Bots::parse(pattern);
    let yours = |own: &&records::Identity| bots.is_bot(own);
    let lead = &ground.people.persons[ground.lead() as usize];
    let Some(own) = lead.identities.iter().find(yours) else { return Ok(()) };
    Err(Failure::usage(format!("{} would make you a program", clean(pattern)))
        .looked_at(format!("it fits {}, which is you", identity(own)))
        .hint("groundwork people --bot ADDRESS names one program"))
}

fn show(desk: &Desk, global: &Global) -> Result<String, Failure> {
    let ground = desk.ground()?;
    let (people, width) = (&ground.people, screen(global).width);
    let addresses = |person: &::team::Person| {
        let own = person.identities.iter().map(|own| ::team::fold::canonical_address(&own.email));
        own.collect::<BTreeSet<String>>().len()
    };
    let all: usize = people.persons.iter().map(addresses).sum();
    let number = |n: usize, one: &str, many: &str| {
        if n == 1 { format!("1 {one}") } else { format!("{} {many}", thousands(n as u64)) }
    };
    let bots = match ground.changes.bots {
        0 => String::new(),
        n => format!(" {} by bots count nowhere.", number_of(n, "commit")),
    };
    let persons = number(people.persons.len(), "person", "people");
    let sentence = format!("{persons}, {}.{bots}", number(all, "address", "addresses"));
    let mut text = indent(&sentence, 2, width);
    let proposals = people.proposals(&desk.settings);
    let mine = proposals.iter().filter(|one| one.one == ground.lead() || one.other == ground.lead()).count();
    let yours = match mine {
        0 => "none of them about you".to_owned(),
        n => format!("{n} of them about you"),
    };
    let questions = match proposals.len() {
        0 => "No question about who is one person.".to_owned(),
        n => format!("{} about who is one person, {yours}.", number_of(n, "question")),
    };
    text += &indent(&questions, 2, width);
    if !global.names {
        return Ok(text
            + &commands(
                &[("groundwork people --names", "who; for joining, and for your eyes")],
                screen(global),
            ));
    }
    let mut persons: Vec<&::team::Person> = people.persons.iter().collect();
    persons.sort_by_key(|person| (person.name.to_lowercase(), person.address.clone()));
    for person in persons {
        for (at, own) in person.identities.iter().enumerate() {
            text += &indent(&identity(own), if at == 0 { 2 } else { 4 }, width);
        }
    }
    for proposal in &proposals {
        let shown =
            |at: u32| people.persons[at as usize].identities.first().map(identity).unwrap_or_default();
        let (one, other, why) = (shown(proposal.one), shown(proposal.other), proposal.why);
        text += &indent(&format!("One person? {one} and {other} ({why})"), 2, width);
    }
    Ok(text)
}
