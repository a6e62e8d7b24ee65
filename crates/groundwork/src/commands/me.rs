//! Which addresses are the lead's.

use std::fmt::Write;

use records::Said;

use crate::cli::Global;
use crate::desk::{Desk, identity};
use crate::failure::{Ending, Failure};
use crate::{effect, put};

/// Which names and addresses are yours, and why
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork me mira@laptop.local")]
pub struct Args {
    /// Addresses that are yours too
    #[arg(value_name = "ADDRESS")]
    addresses: Vec<String>,
    /// An address that is not yours
    #[arg(long, value_name = "ADDRESS")]
    not: Vec<String>,
}

/// Shows them, or keeps what is said.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = Desk::open(global)?;
    let mut said: Vec<Said> = Vec::new();
    for address in args.addresses.iter().chain(&args.not) {
        known(&desk, address)?;
    }
    said.extend(args.addresses.iter().map(|address| Said::Me { address: address.clone() }));
    said.extend(args.not.iter().map(|address| Said::NotMe { address: address.clone() }));
    if !said.is_empty() {
        let what = match (args.addresses.len(), args.not.len()) {
            (0, _) => "Kept: that is not you.".to_owned(),
            _ => format!("Kept: you are {} too.", crate::term::clean(&args.addresses.join(", "))),
        };
        put(&effect::say(&mut desk, &said, global, &what)?);
        return Ok(Ending::Done);
    }
    put(&list(&desk, global)?);
    Ok(Ending::Done)
}

/// An address nobody wrote a commit with changes nothing, and is more likely a slip.
pub(super) fn known(desk: &Desk, address: &str) -> Result<(), Failure> {
    let folded = team::fold::canonical_address(address);
    let stands = |own: &records::Identity| team::fold::canonical_address(&own.email) == folded;
    if desk.histories.iter().any(|history| history.identities.iter().any(stands)) {
        return Ok(());
    }
    Err(Failure::new(format!("nobody here has the address {}", crate::term::clean(address)))
        .hint("groundwork people --names shows the addresses there are"))
}

fn list(desk: &Desk, global: &Global) -> Result<String, Failure> {
    let ground = desk.ground(global)?;
    let person = &ground.people.persons[ground.lead() as usize];
    let given: Vec<String> = desk.lead.iter().map(|own| team::fold::canonical_address(&own.email)).collect();
    let said: Vec<String> =
        desk.settings.me.iter().map(|address| team::fold::canonical_address(address)).collect();
    let widest =
        person.identities.iter().map(|own| identity(own).chars().count()).max().unwrap_or_default().min(56);
    let mut text = String::new();
    for own in &person.identities {
        let folded = team::fold::canonical_address(&own.email);
        let why = if said.contains(&folded) {
            "you said so"
        } else if given.contains(&folded) {
            if global.me.is_empty() { "from user.email" } else { "from --me" }
        } else {
            "same address or full name, or .mailmap"
        };
        let _ = writeln!(text, "  {:<widest$}  {why}", identity(own));
    }
    let _ = writeln!(text, "  groundwork me --not ADDRESS    takes one out; ADDRESS alone adds one");
    let (proposals, lead) = (ground.people.proposals(&desk.settings), ground.lead());
    let mine: Vec<_> =
        proposals.iter().filter(|proposal| proposal.one == lead || proposal.other == lead).collect();
    if !mine.is_empty() && !global.names {
        // They may be somebody else's, and a terminal is shared.
        let what =
            if mine.len() == 1 { "1 question".to_owned() } else { format!("{} questions", mine.len()) };
        let _ = writeln!(text, "  {what}: also you? groundwork me --names shows who, for your eyes");
    }
    for proposal in mine.into_iter().filter(|_| global.names) {
        let other = if proposal.one == lead { proposal.other } else { proposal.one };
        let shown =
            ground.people.persons[other as usize].identities.first().map(identity).unwrap_or_default();
        let _ = writeln!(text, "  Also you? {shown} ({})", proposal.why);
    }
    Ok(text)
}
