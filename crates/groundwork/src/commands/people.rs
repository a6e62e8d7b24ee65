//! Who is one person.

use std::fmt::Write;

use records::Said;

use crate::cli::Global;
use crate::desk::{Desk, identity};
use crate::failure::{Ending, Failure};
use crate::scorecard::counted;
use crate::{effect, put};

/// Who is one person, and which programs are nobody
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork people --join ada@x.example ada@home.example")]
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
    let mut desk = Desk::open(global)?;
    let mut said = Vec::new();
    if let [one, other] = args.join.as_slice() {
        said.push(Said::Joined { one: one.clone(), other: other.clone() });
    }
    if let [one, other] = args.apart.as_slice() {
        said.push(Said::Apart { one: one.clone(), other: other.clone() });
    }
    if let Some(pattern) = &args.bot {
        said.push(Said::Bot { pattern: pattern.clone() });
    }
    for address in args.join.iter().chain(&args.apart) {
        super::me::known(&desk, address)?;
    }
    if !said.is_empty() {
        put(&effect::say(&mut desk, &said, global, "Kept.")?);
        return Ok(Ending::Done);
    }
    let ground = desk.ground(global)?;
    let people = &ground.people;
    let addresses: usize = people
        .persons
        .iter()
        .map(|person| {
            let mut own: Vec<String> =
                person.identities.iter().map(|own| team::fold::canonical_address(&own.email)).collect();
            own.sort_unstable();
            own.dedup();
            own.len()
        })
        .sum();
    let persons = counted(people.persons.len(), "person").replace("persons", "people");
    let addresses = if addresses == 1 {
        "1 address".to_owned()
    } else {
        format!("{} addresses", crate::term::thousands(addresses as u64))
    };
    let mut text = format!(
        "  {persons}, {addresses}; {} by bots are nobody's.\n",
        counted(ground.changes.bots, "commit")
    );
    let proposals = people.proposals(&desk.settings);
    let questions =
        if proposals.is_empty() { "No question".to_owned() } else { counted(proposals.len(), "question") };
    let _ = writeln!(text, "  {questions} about who is one person.");
    if global.names {
        for person in &people.persons {
            let all: Vec<String> = person.identities.iter().map(identity).collect();
            let _ = writeln!(text, "  {}", all.join(", "));
        }
        for proposal in &proposals {
            let shown =
                |at: u32| people.persons[at as usize].identities.first().map(identity).unwrap_or_default();
            let _ = writeln!(
                text,
                "  One person? {} and {} ({})",
                shown(proposal.one),
                shown(proposal.other),
                proposal.why
            );
        }
    } else {
        let _ = writeln!(text, "  groundwork people --names    who; for joining, and for your eyes");
    }
    put(&text);
    Ok(Ending::Done)
}
