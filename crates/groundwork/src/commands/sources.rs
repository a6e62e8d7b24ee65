//! What was read, how far, what is missing, what counts.

use desk::corrections::{Correction, upstream};
use desk::sources::{self, Connections, Read, finish, read_new};
use desk::text::{clean, cut};
use desk::{Desk, Failure, calendars, forges, incidents};
use records::TreeDiff;
use team::Ground;
use unicode_width::UnicodeWidthStr;

use super::connect;
use crate::cli::Global;
use crate::ending::{Ending, say_failure};
use crate::scorecard::commands;
use crate::term::{below_home, indent};
use crate::{effect, put, screen};

/// What was read, how far, what is missing; what counts and what does not
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork sources --excluded")]
pub struct Args {
    /// Each file that does not count, with its reason
    #[arg(long)]
    excluded: bool,
    /// Read what is new of what is connected
    #[arg(long, conflicts_with_all = ["excluded", "upstream"])]
    read: bool,
    /// Whether merges that look like a sync are one
    #[arg(long, value_name = "yes|no", value_parser = yes_or_no)]
    upstream: Option<bool>,
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match text {
        "yes" | "y" => Ok(true),
        "no" | "n" => Ok(false),
        _ => Err("yes or no".to_owned()),
    }
}

/// Shows them.
pub fn run(args: &Args, global: &Global) -> Result<Ending, Failure> {
    let mut desk = global.desk()?;
    if args.read {
        return read(&mut desk, global);
    }
    let ground = desk.ground()?;
    if let Some(yes) = args.upstream {
        let Correction { said, kept } = upstream(&ground, yes);
        put(&effect::say(&mut desk, &said, &kept)?);
        return Ok(Ending::Done);
    }
    let text = if args.excluded {
        excluded(&ground, screen(global).width)
    } else {
        summary(&desk, &ground, global)?
    };
    put(&text);
    let missing = desk
        .histories
        .iter()
        .any(|history| history.commits.iter().any(|commit| commit.diff == TreeDiff::Missing));
    Ok(if missing { Ending::Incomplete } else { Ending::Done })
}

fn read(desk: &mut Desk, global: &Global) -> Result<Ending, Failure> {
    if global.made_up {
        return Err(Failure::usage("the demo asks nobody anything")
            .hint("in a repository of your own: groundwork sources --read"));
    }
    let all = Connections::of(desk)
        .ok_or_else(|| Failure::new("nothing is connected that could be read").hint("groundwork connect"))?;
    let Read { said, mut failed } = read_new(&desk.asked, all)?;
    if !said.is_empty() {
        connect::said(&finish(desk, said)?, "groundwork disconnect", global);
    }
    // What cannot be read is said when the rest was.
    let last = failed.pop();
    failed.iter().for_each(say_failure);
    last.map_or(Ok(Ending::Done), Err)
}

fn summary(desk: &Desk, ground: &Ground, global: &Global) -> Result<String, Failure> {
    let screen = screen(global);
    let mut text = String::new();
    let mut add = |by: usize, sentence: &str| text += &indent(sentence, by, screen.width);
    for source in sources::sources(desk, ground) {
        add(2, &below_home(&source.place));
        let missing = source.missing();
        let whole = if missing.is_none() { "; nothing missing" } else { "" };
        let (branch, tip, origin) = (&source.branch, &source.tip, &source.origin);
        add(4, &format!("{branch} {tip} (from {origin}), {}{whole}", source.how_far()));
        missing.iter().chain(&source.without_author()).for_each(|line| add(4, line));
    }
    for (_, place, forge) in forges::places(desk) {
        add(2, &forges::named(place));
        let left_out = forge.and_then(forges::left_out);
        let whole = if left_out.is_none() && forge.is_some() { "; nothing missing" } else { "" };
        add(4, &format!("{}{whole}", forges::how_far(desk, forge)));
        left_out.iter().for_each(|line| add(4, line));
        if global.made_up {
            add(4, "made up with the team: nothing is asked of anybody");
        }
    }
    for row in incidents::rows(desk, Some(ground))? {
        add(2, &format!("incidents: {}", below_home(&row.place)));
        let whole = if row.missing.is_none() && row.is_read { "; nothing missing" } else { "" };
        add(4, &format!("{}{whole}", row.how_far));
        row.missing.iter().chain(&row.unread).chain(&row.unseen).for_each(|line| add(4, line));
    }
    for (name, source) in &desk.settings.calendars {
        let known = calendars::known(&desk.data, name)?;
        add(2, &format!("calendar {}", clean(name)));
        let how_far = calendars::how_far(desk, known.as_ref());
        add(4, &format!("{}: {how_far}", calendars::place_of(source)));
        calendars::kept_of(source).iter().for_each(|line| add(4, line));
        for line in known
            .iter()
            .flat_map(|known| calendars::left_out(known).into_iter().chain(calendars::unseen(known)))
        {
            add(4, &line);
        }
    }
    for sentence in sources::not_connected(desk) {
        add(2, &sentence);
    }
    text.push('\n');
    let mut add = |sentence: &str| text += &indent(sentence, 2, screen.width);
    add(&sources::counted(ground).sentence());
    sources::unknown_types(ground).iter().chain(&sources::agents(ground)).for_each(|line| add(line));
    for import in sources::imports(ground) {
        add(&format!("import: {} {}, {}", import.id, cut(&import.subject, 40), import.commits));
    }
    for sync in sources::syncs(ground) {
        let asks = "an upstream sync? groundwork sources --upstream yes or no";
        add(&format!("merge {}, {}; {}", sync.id, sync.what, sync.answer().unwrap_or(asks)));
    }
    let mut excluded: Vec<_> = ground.settings.excluded_commits.iter().collect();
    excluded.sort();
    for (commit, because) in excluded {
        add(&format!("left out: {}, because {}", commit.short(), clean(because)));
    }
    for (area, because) in &ground.settings.excluded_areas {
        add(&format!("left out: all of {}, because {}", clean(area), clean(because)));
    }
    let mut next = vec![("groundwork sources --excluded", "each file with its reason")];
    if !sources::not_connected(desk).is_empty() {
        next.push(("groundwork connect", "what git does not record, read only"));
    }
    if sources::is_connected(desk) && !global.made_up {
        next.push(("groundwork sources --read", "what is new of what is connected"));
    }
    Ok(text + &commands(&next, screen))
}

fn excluded(ground: &Ground, width: usize) -> String {
    let (files, _) = sources::files_left_out(ground, 0, usize::MAX);
    let row = |file: &sources::FileLeftOut| {
        let (path, why) = (&file.path, &file.why);
        if 4 + path.width() + why.width() <= width {
            format!("  {path}  {why}\n")
        } else {
            indent(path, 2, width) + &indent(why, 4, width)
        }
    };
    files.iter().map(row).collect()
}
