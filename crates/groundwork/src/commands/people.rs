//! Who is one person.

use desk::corrections::{Correction, people};
use desk::lead::identity;
use desk::people::summary;
use desk::text::number_of;
use desk::{Desk, Failure};

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
    if !(args.join.is_empty() && args.apart.is_empty() && args.bot.is_none()) {
        let Correction { said, kept } =
            people(&desk, both(&args.join), both(&args.apart), args.bot.as_deref())?;
        put(&effect::say(&mut desk, &said, &kept)?);
        return Ok(Ending::Done);
    }
    put(&show(&desk, global)?);
    Ok(Ending::Done)
}

fn both(addresses: &[String]) -> Option<[&str; 2]> {
    let [one, other] = addresses else { return None };
    Some([one, other])
}

fn show(desk: &Desk, global: &Global) -> Result<String, Failure> {
    let ground = desk.ground()?;
    let (people, width) = (&ground.people, screen(global).width);
    let mut text = indent(&summary(&ground), 2, width);
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
