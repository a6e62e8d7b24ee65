//! Everything the lead wrote, as open files.

use std::fmt::Write;
use std::path::PathBuf;

use desk::leave::{Gathered, Leaves, Names, known, known_before, leaves};
use desk::text::{clean, number_of};
use desk::{Desk, Failure, open_data};
use store::{Data, tree};

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::{Screen, commands};
use crate::term::{Answered, ask, can_ask, indent, pad};
use crate::{put, screen};

/// All you wrote, as Markdown, JSON, CSV, iCalendar and MADR; others as pseudonyms
///
/// Lists every file and its fields first. In a repository its team is known too.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork export ~/groundwork-2026")]
pub struct Args {
    /// The folder, which is not there yet, or empty
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The looks at your load too, which otherwise stay
    #[arg(long)]
    with_load: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

/// Cells of a file's name.
const NAME: usize = 16;

/// Lists what leaves, and writes it.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    if !tree::is_free(&args.dir)? {
        return Err(store::Error::NotEmpty { at: args.dir.clone() }.into());
    }
    let (gathered, names) = gathered(global, args.with_load)?;
    let all = leaves(&gathered)?;
    let screen = screen(global);
    put(&list(&all, &names, screen));
    if can_ask() && !args.yes && ask("Write them? (y, Enter leaves it)") != Answered::Yes {
        return Err(Failure::new("nothing was written"));
    }
    let texts: Vec<(String, String)> = all.into_iter().map(|file| (file.name, file.text)).collect();
    tree::write_new(&args.dir, &texts)?;
    let shown = clean(&args.dir.display().to_string());
    let mut text =
        indent(&format!("Written: {} in {shown}", number_of(texts.len(), "file")), 0, screen.width);
    text += &commands(&[(&format!("groundwork import {shown}"), "brings it in elsewhere")], screen);
    put(&text);
    Ok(Ending::Done)
}

/// What leaves, and the names that git knows, or has shown before.
fn gathered(global: &Global, with_load: bool) -> Result<(Gathered, Names), Failure> {
    let load =
        |gathered: Gathered, data: &Data| if with_load { gathered.with_load(data) } else { Ok(gathered) };
    match Desk::open(global.asked()?) {
        Ok(mut desk) => {
            let names = known(&desk);
            let zone = desk.zone.clone();
            Ok((load(Gathered::of(&mut desk.data, &names, &zone)?, &desk.data)?, names))
        }
        Err(failure) if failure.no_repository => {
            let mut data = open_data(&global.data_dir()?, &global.watch())?;
            let names = known_before(&data)?;
            Ok((load(Gathered::of(&mut data, &names, &global.system_zone())?, &data)?, names))
        }
        Err(failure) => Err(failure),
    }
}

fn list(all: &[Leaves], names: &Names, screen: Screen) -> String {
    let mut text = "What leaves, file by file:\n".to_owned();
    let (decisions, others): (Vec<&Leaves>, Vec<&Leaves>) =
        all.iter().partition(|file| file.name.starts_with("decisions/"));
    for file in others {
        let name = pad(&file.name, NAME);
        let gap = if name.ends_with(' ') { "" } else { "  " };
        let _ = write!(text, "  {name}{gap}");
        text += indent(&file.holds, NAME + 2, screen.width).trim_start();
    }
    if !decisions.is_empty() {
        let held = format!("{}: all but what became of it", number_of(decisions.len(), "MADR record"));
        let _ = write!(text, "  {}", pad("decisions/", NAME));
        text += indent(&held, NAME + 2, screen.width).trim_start();
    }
    let git = git_knows(names);
    let people = format!(
        "Other people leave as pseudonyms, such as Person 7f3a42, the same in every export of yours. {git}{STAYS} Who knows the team may know somebody by what is said of them: read it before you send it on. What lies in the bin does not leave."
    );
    text.push('\n');
    text + &indent(&people, 2, screen.width)
}

/// What stays, whatever is known.
pub(super) const STAYS: &str = "A name nobody told this program stays in a text.";

/// Whether names are known that git has shown.
pub(super) fn git_knows(names: &Names) -> &'static str {
    if names.others.is_empty() {
        "No repository was ever open here, so names that only git knows stay in your texts. "
    } else {
        "Names that git has shown are known. "
    }
}
