//! The manual page: all of it, or one command's part.

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use desk::Failure;
use desk::named::close_to;
use desk::text::clean;

use crate::cli::Cli;
use crate::ending::Ending;
use crate::put_as_it_is;

/// The manual page, on standard output
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork man > groundwork.1")]
pub struct Args {
    /// Only this command's part
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// What stands behind the commands.
const END: &str = r"
.SH EXIT STATUS
.TP
0
Done.
.TP
1
Failed; records verify: there is a difference.
.TP
2
Wrong usage. Nothing was done.
.TP
3
Done, but a figure is missing, because something could not be read.
.TP
130
Interrupted. What was read is kept.
.SH FILES
.TP
$XDG_DATA_HOME/groundwork, else ~/.local/share/groundwork
What was read, and what you said. \-\-data DIR names another place. Repositories are never written to.
.SH ENVIRONMENT
.TP
GROUNDWORK_DATA
The data directory, as \-\-data.
.TP
XDG_DATA_HOME, HOME
Where the data directory is otherwise.
.TP
COLUMNS
Cells of a line, at most 80.
.TP
NO_COLOR, TERM=dumb
No styles.
.TP
LC_ALL, LC_CTYPE, LANG
Without UTF\-8 in the first that is set, only ASCII is written.
.TP
TMPDIR
Where a demo lies until it ends.
";

/// Prints it.
pub fn run(args: &Args) -> Result<Ending, Failure> {
    let root = Cli::command();
    let text = match &args.command {
        None => whole(root)?,
        Some(name) => {
            let command = root.find_subcommand(name).ok_or_else(|| none(&root, name))?;
            let title = format!(".TH groundwork 1\n.SH groundwork {name}\n");
            title + &part(command, &format!("groundwork {name}"))
        }
    };
    put_as_it_is(&text);
    Ok(Ending::Done)
}

fn whole(root: Command) -> Result<String, Failure> {
    let commands = root.clone();
    let man = Man::new(root);
    let mut text = Vec::new();
    man.render_title(&mut text)
        .and_then(|()| man.render_name_section(&mut text))
        .and_then(|()| man.render_synopsis_section(&mut text))
        .and_then(|()| man.render_description_section(&mut text))
        .and_then(|()| man.render_options_section(&mut text))
        .map_err(Failure::new)?;
    let mut text = String::from_utf8_lossy(&text).into_owned() + ".SH COMMANDS\n";
    for command in commands.get_subcommands().filter(|command| !command.is_hide_set()) {
        text += &part(command, &format!("groundwork {}", command.get_name()));
    }
    Ok(text + END.trim_start())
}

/// The help of a command and of those below it, line by line as it is.
fn part(command: &Command, words: &str) -> String {
    let help = command.clone().bin_name(words).render_long_help().to_string();
    let mut text = format!(".SS {}\n.nf\n", escaped(words));
    for line in help.trim_end().lines() {
        text += &format!("{}\n", escaped(line));
    }
    text += ".fi\n";
    for below in command.get_subcommands() {
        text += &part(below, &format!("{words} {}", below.get_name()));
    }
    text
}

/// A line that roff prints as it is.
fn escaped(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
}

fn none(root: &Command, name: &str) -> Failure {
    let failure = Failure::usage(format!("there is no command {}", clean(name)));
    match close_to(name, root.get_subcommands().map(Command::get_name)).first() {
        Some(close) => failure.hint(format!("groundwork man {close}")),
        None => failure.hint("groundwork --help"),
    }
}
