//! What `--help` says, and what is said of a command line that cannot be understood.

use std::error::Error as _;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use desk::Failure;

use crate::cli::Cli;
use crate::ending::Ending;
use crate::put;

/// The help of the program: what can be asked, by what it is for. Only what exists stands here.
pub const HELP: &str = r#"Groundwork reads the work records you already have and shows your part in how
the team works. Everything stays on this machine.

Usage: groundwork [COMMAND] [--repo PATH]

See
  groundwork               the scorecard of this repository
  signal [NAME]            one signal: definition, line, --evidence; or all
  knowledge [AREA]         where only you have worked, and who else has
  away [--days 14]         a year of fortnights, replayed; what to hand over
  reasons                  could someone else have owned this?
  open                     all of it in your browser, on this machine only
  demo [COMMAND]           a made-up team, no repository needed

Keep and change
  today                    one practice, and what is due; today did, not, never
  grow                     what you are changing, and whether it works
  week                     the week, drafted; lines to keep, a file to send
  log "LINE", search       i work nobody saw, d decision, g given away,
                           r it happened again, t talk
  decisions                yours, and the records of this repository
  calendar FILE            what comes back, for your calendar program
  load                     three private answers a week, kept apart
  disagree ID "why"        your words, beside the number from now on
  undo                     take the last change back

Correct, all optional
  me, people, team         who is who, with dates
  areas                    rename, merge, split
  hours, role, days-off    what only you know
  meetings                 which count as one-to-ones, which as far off; a
                           day's, one by one
  proposals                by which label or title a proposal is known
  exclude ID --because     not this commit, not this area
  add, sources, forget     repositories: what was read, what is missing
  connect, disconnect      your forge and calendar, read only, at your word
  config show              every value, and where it comes from; config zone,
                           branch, target, content

Take with you
  export DIR, import DIR   all you wrote, as open files; others as pseudonyms
  backup FILE, restore     one file with all you said, as it is

Check and set up
  records verify           what is read, compared with git row by row
  truck-factor             the published truck factor of a commit
  completions, man         for your shell; the manual page
  prompt --shell SHELL     one word in your shell's prompt; reads one file
  hook                     install, remove: a Decision: line, offered where
                           you write the message of a commit

Options
  --repo PATH     another repository       --json    data instead of text
  --as-of DATE    as it was then           --names   show people by name
  --color WHEN    auto, always, never      --ascii   no block characters
  --data DIR      where things are kept    --me ADDRESS  who you are, where
                                           nothing says so yet; repeatable
  -h, --help      this; COMMAND --help for one command
  -V, --version

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but incomplete
"#;

/// Prints help or version, which are no errors, or says what cannot be understood.
pub fn answer(error: &clap::Error) -> Result<Ending, Failure> {
    if error.use_stderr() {
        return Err(failure(error));
    }
    put(&error.to_string());
    Ok(Ending::Done)
}

fn failure(error: &clap::Error) -> Failure {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" and "),
        _ => String::new(),
    };
    let bare = |kind: ContextKind| text(kind).replace(['<', '>'], "").replace("...", "");
    let command = command(error);
    let mut failure = Failure::usage(match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("there is no command {}", desk::text::clean(&text(ContextKind::InvalidSubcommand)))
        }
        ErrorKind::UnknownArgument => {
            format!("{command} does not take {}", desk::text::clean(&text(ContextKind::InvalidArg)))
        }
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            format!("{} needs a value", bare(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!(
                "{} cannot be {}",
                bare(ContextKind::InvalidArg),
                desk::text::clean(&text(ContextKind::InvalidValue))
            )
        }
        ErrorKind::MissingRequiredArgument => format!("{command} needs {}", bare(ContextKind::InvalidArg)),
        ErrorKind::ArgumentConflict => {
            format!(
                "{} and {} do not go together",
                bare(ContextKind::InvalidArg),
                bare(ContextKind::PriorArg)
            )
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            format!("{command} needs to know what to do")
        }
        _ => first_line(error),
    });
    if let Some(why) = error.source().filter(|_| error.kind() == ErrorKind::ValueValidation) {
        failure = failure.looked_at(why);
    }
    if let Some(ContextValue::Strings(values)) =
        error.get(ContextKind::ValidValue).filter(|_| error.kind() == ErrorKind::InvalidValue)
        && !values.is_empty()
    {
        failure = failure.looked_at(format!("it is one of {}", values.join(", ")));
    }
    for (kind, before) in
        [(ContextKind::SuggestedSubcommand, "groundwork "), (ContextKind::SuggestedArg, "close: ")]
    {
        if !text(kind).is_empty() {
            failure = failure.hint(format!("{before}{}", text(kind).replace(" and ", ", ")));
        }
    }
    failure.hint(format!("{command} --help"))
}

fn first_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    desk::text::clean(line.strip_prefix("error: ").unwrap_or(line))
}

/// The command a usage error is about, by its usage line.
fn command(error: &clap::Error) -> String {
    let text = error.to_string();
    let Some(usage) = text.lines().find_map(|line| line.strip_prefix("Usage: ")) else {
        let known = |word: &String| Cli::command().find_subcommand(word).is_some();
        return std::env::args()
            .skip(1)
            .find(known)
            .map_or("groundwork".to_owned(), |word| format!("groundwork {word}"));
    };
    let words = usage.split(' ').take_while(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    let words: Vec<&str> = words.collect();
    if words.is_empty() { "groundwork".to_owned() } else { words.join(" ") }
}
