//! A week, drafted.

use std::fmt::Write;

use desk::Failure;
use desk::notes::{Notebook, keep_line, read, title};
use desk::text::{cut, day_with_weekday, number_of};
use desk::week::{self, Draft, Drafted, Week};
use growth::Entry;
use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::Screen;
use crate::term::{Answered, Key, ask, below_home, can_ask, columns, indent, key, pad, say, wrap};
use crate::{put, screen};

/// The week, drafted from git and your log; lines to keep, a file to send
///
/// From Friday on the week that is running, before that the last whole one.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork week")]
pub struct Args {}

/// Cells before what a row says, and before a line.
const ROW: usize = 16;
const LINE: usize = 5;
/// Below so many cells it is a plain list.
const NARROW: usize = 40;
/// Cells of a day.
const DAY: usize = 6;

/// Shows the week, asks what becomes of its drafts where somebody can be asked, and saves it.
pub fn run(_: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    let (shown, today) = (screen(global), week::today(&desk));
    let drafted = week::drafted(&desk, Week::to_look_at(today))?;
    let (now, zone) = (desk.asked.now, desk.zone.clone());
    let mut book = Notebook::open(&mut desk.data, now, &zone)?;
    let open = week::open(drafted.drafts.clone(), &book);
    let asks = can_ask() && !open.is_empty();
    put(&head(&drafted, &book, today, asks, global.names, shown));
    if can_ask() {
        // It counts as looked at once it was gone through, and only then.
        if gone_through(&open, &mut book, global.names, shown)? {
            week::looked_at(&mut book, drafted.week)?;
            put("Kept: you looked back on this week.\n");
        }
    } else {
        put(&open.iter().map(|draft| lines(draft, global.names, today, shown)).collect::<String>());
    }
    if !global.made_up {
        save(&mut book, &drafted, today)?;
    }
    Ok(Ending::Done)
}

/// Asks what becomes of each draft, and for lines that no record has; whether that came to its end.
fn gone_through(open: &[Draft], book: &mut Notebook, names: bool, screen: Screen) -> Result<bool, Failure> {
    for draft in open {
        if !asked(draft, book, names, screen)? {
            return Ok(false);
        }
    }
    loop {
        match ask("One more line for the log? i d g r t; Enter ends:") {
            Answered::Words(words) => match keep_line(book, &words) {
                Ok(kept) => put(&indent(&format!("Kept: {}", kept.understood), 0, screen.width)),
                Err(failure) => say(&failure.what),
            },
            Answered::Skipped | Answered::No => return Ok(true),
            Answered::Yes => {}
            Answered::Ended => return Ok(false),
        }
    }
}

fn head(drafted: &Drafted, book: &Notebook, today: Date, asks: bool, names: bool, screen: Screen) -> String {
    let sunday = drafted.week.sunday();
    let year = if sunday.year() == today.year() { String::new() } else { format!(" {}", sunday.year()) };
    let so_far = if today < sunday { " so far" } else { "" };
    let keys = if asks { "; y keep, n drop, e change, Enter later" } else { "" };
    let head = format!("The week to {}{year}, drafted{so_far}{keys}", day_with_weekday(sunday));
    let mut text = indent(&head, 0, screen.width);
    for (name, said) in week::rows(&drafted.facts, &book.log, drafted.week, names) {
        if screen.width < NARROW {
            text += &indent(&format!("{name}: {said}"), 2, screen.width);
            continue;
        }
        for (at, line) in wrap(&said, screen.width - ROW).iter().enumerate() {
            let name = if at == 0 { screen.ink.name(&pad(name, ROW - 2)) } else { pad("", ROW - 2) };
            let _ = writeln!(text, "  {name}{line}");
        }
    }
    text
}

/// A draft as two lines: what it says, and where it comes from.
fn lines(draft: &Draft, names: bool, today: Date, screen: Screen) -> String {
    let day = desk::text::day_short(draft.day, today.year());
    let room = screen.width.saturating_sub(LINE + 2 + DAY).max(12);
    let title = cut(&title(&draft.entry), room);
    let white = " ".repeat(room.saturating_sub(title.width()) + 2);
    let mut text = format!("  {}  {title}{white}{day}\n", draft.entry.letter());
    let with = match (draft.with.as_slice(), names) {
        ([], _) => String::new(),
        (with, true) => format!("with {}; ", with.join(", ")),
        (with, false) => format!("with {}; ", number_of(with.len(), "other")),
    };
    for line in wrap(&format!("{with}{}", draft.from), screen.width.saturating_sub(LINE).max(20)) {
        let _ = writeln!(text, "{}{}", " ".repeat(LINE), screen.ink.dim(&line));
    }
    text
}

/// Asks what becomes of a draft; whether to go on.
fn asked(draft: &Draft, book: &mut Notebook, names: bool, screen: Screen) -> Result<bool, Failure> {
    put(&lines(draft, names, book.today, screen));
    let entry = || if names { draft.named() } else { draft.entry.clone() };
    match key("     y, n, e, Enter", "yneq") {
        Key::Letter('y') => {
            week::keep(book, draft, entry(), None)?;
        }
        Key::Letter('n') => week::drop(book, draft)?,
        Key::Letter('e') => {
            if let Answered::Words(words) = ask("     In your words:") {
                changed(&words, draft, book)?;
            }
        }
        Key::Letter(_) | Key::Ended => return Ok(false),
        Key::Skipped => {}
        Key::Interrupted => return Err(Failure::interrupted("")),
    }
    Ok(true)
}

/// Keeps a draft in other words, read as a line of the log is; without a letter it stays what it was.
fn changed(words: &str, draft: &Draft, book: &mut Notebook) -> Result<(), Failure> {
    let mut line = read(words, book.today)?;
    if matches!(line.entry, Entry::Line { .. }) {
        line = read(&format!("{} {words}", draft.entry.letter()), book.today)?;
    }
    week::keep(book, draft, line.entry, line.day)?;
    Ok(())
}

/// Saves the week as it stands now.
fn save(book: &mut Notebook, drafted: &Drafted, today: Date) -> Result<(), Failure> {
    let saved = week::save(book, drafted, today)?;
    if saved.beside {
        say(&format!("{} was changed by hand and is left as it is.", week::file_name(drafted.week)));
    }
    put(&indent(&format!("Saved to {}", below_home(&saved.path.to_string_lossy())), 0, columns()));
    Ok(())
}
