//! What was read, how far, what is missing, what counts.

use std::collections::BTreeMap;

use desk::corrections::{Correction, upstream};
use desk::text::{clean, cut, day, number_of, thousands};
use desk::{Desk, Failure};
use records::{EntryKind, PathIx, TreeDiff};
use team::classes::{Class, ClassTable};
use team::{Branch, Ground};
use unicode_width::UnicodeWidthStr;

use crate::cli::Global;
use crate::ending::Ending;
use crate::scorecard::commands;
use crate::term::indent;
use crate::{effect, put, screen};

/// What was read, how far, what is missing; what counts and what does not
#[derive(clap::Args, Debug)]
#[command(after_help = "Example: groundwork sources --excluded")]
pub struct Args {
    /// Each file that does not count, with its reason
    #[arg(long)]
    excluded: bool,
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
    let ground = desk.ground()?;
    if let Some(yes) = args.upstream {
        let Correction { said, kept } = upstream(&ground, yes);
        put(&effect::say(&mut desk, &said, &kept)?);
        return Ok(Ending::Done);
    }
    let text =
        if args.excluded { excluded(&ground, screen(global).width) } else { summary(&desk, &ground, global) };
    put(&text);
    let missing = desk
        .histories
        .iter()
        .any(|history| history.commits.iter().any(|commit| commit.diff == TreeDiff::Missing));
    Ok(if missing { Ending::Incomplete } else { Ending::Done })
}

fn summary(desk: &Desk, ground: &Ground, global: &Global) -> String {
    let screen = screen(global);
    let mut text = String::new();
    let mut add = |by: usize, sentence: &str| text += &indent(sentence, by, screen.width);
    for (branch, repository) in ground.branches.iter().zip(&desk.repositories) {
        let history = branch.history;
        let tip = history.tip_date().map(|tip| ground.clock.day(tip.seconds)).unwrap_or_default();
        let missing = history.commits.iter().filter(|commit| commit.diff == TreeDiff::Missing).count();
        let place = repository.git_dir();
        let place = place.parent().filter(|_| place.ends_with(".git")).unwrap_or(&place);
        add(2, &below_home(&clean(&place.display().to_string())));
        let head = &history.head;
        let (name, short, origin) = (clean(&head.branch), head.tip.short(), &head.origin);
        let (tip, commits) = (day(tip), number_of(history.commits.len(), "commit"));
        let whole = if missing == 0 { "; nothing missing" } else { "" };
        add(4, &format!("{name} {short} (from {origin}), {tip}; {commits}{whole}"));
        if missing > 0 {
            add(4, &format!("{} incomplete", number_of(missing, "commit")));
        }
        match files_that_came_with_a_merge(branch) {
            0 => {}
            1 => add(4, "1 file came with a merge: no commit says who added it"),
            n => add(
                4,
                &format!("{} files came with a merge: no commit says who added them", thousands(n as u64)),
            ),
        }
    }
    add(2, "forge, calendar: not connected");
    text.push('\n');
    let mut add = |sentence: &str| text += &indent(sentence, 2, screen.width);
    add(&counts(ground));
    unknown_types(ground).iter().for_each(|line| add(line));
    match ground.changes.all.iter().filter(|change| change.agent).count() {
        0 => {}
        1 => add("1 change names a coding agent in a trailer; it is its author's."),
        n => add(&format!(
            "{} changes name a coding agent in a trailer; they are their authors'.",
            thousands(n as u64)
        )),
    }
    for import in &ground.changes.imports {
        let merge = &ground.branches[import.repository].history.commits[import.merge as usize];
        let (subject, commits) = (cut(&merge.subject, 40), number_of(import.commits.len(), "commit"));
        add(&format!("import: {} {subject}, {commits}", merge.id.short()));
    }
    for sync in ground.changes.syncs.iter().filter(|sync| sync.listed) {
        let merge = &ground.branches[sync.repository].history.commits[sync.merge as usize];
        let answer = match sync.answer {
            Some(true) => "you said: upstream",
            Some(false) => "you said: not upstream",
            // Where nothing is left out, an answer would change nothing.
            None if sync.left_out == 0 => "looks like an upstream sync",
            None => "an upstream sync? groundwork sources --upstream yes or no",
        };
        let (commits, left) = (number_of(sync.commits, "commit"), thousands(sync.left_out as u64));
        add(&format!("merge {}, {commits}, {left} left out; {answer}", merge.id.short()));
    }
    let mut excluded: Vec<_> = ground.settings.excluded_commits.iter().collect();
    excluded.sort();
    for (commit, because) in excluded {
        add(&format!("left out: {}, because {}", commit.short(), clean(because)));
    }
    for (area, because) in &ground.settings.excluded_areas {
        add(&format!("left out: all of {}, because {}", clean(area), clean(because)));
    }
    text + &commands(&[("groundwork sources --excluded", "each file with its reason")], screen)
}

/// `~/code/kassa`, as people write it.
fn below_home(place: &str) -> String {
    let home = std::env::var("HOME").ok().filter(|home| home.len() > 1);
    let below = home
        .and_then(|home| place.strip_prefix(&home).filter(|rest| rest.starts_with('/')).map(str::to_owned));
    below.map_or_else(|| place.to_owned(), |rest| format!("~{rest}"))
}

fn files_that_came_with_a_merge(branch: &Branch) -> usize {
    let Some(last) = branch.last else { return 0 };
    let mut touched: Vec<bool> = vec![false; branch.history.paths.len()];
    branch.names.file_of_event.iter().for_each(|&file| touched[file as usize] = true);
    (0..touched.len() as PathIx)
        .filter(|&path| branch.trees.holds_file(path, last) && !touched[path as usize])
        .count()
}

/// `1,846 of 2,458 files are counted: 241 generated, ... are not.`
fn counts(ground: &Ground) -> String {
    let mut classes: BTreeMap<Class, u64> = BTreeMap::new();
    let (mut all, mut counted) = (0, 0);
    for branch in &ground.branches {
        let Some(last) = branch.last else { continue };
        for path in 0..branch.history.paths.len() as PathIx {
            if branch.trees.entry(path, last) == Some(EntryKind::File) {
                all += 1;
                if ground.counted[(branch.base + path) as usize] {
                    counted += 1;
                } else {
                    *classes.entry(branch.classes[path as usize]).or_default() += 1;
                }
            }
        }
    }
    let mut left: Vec<(Class, u64)> = classes.into_iter().collect();
    left.sort_by_key(|(class, n)| (std::cmp::Reverse(*n), *class));
    let kinds = left.len();
    let are = if all - counted == 1 { "is" } else { "are" };
    let mut left: Vec<String> = left
        .into_iter()
        .map(|(class, n)| match class {
            Class::Source | Class::Test => format!("{} out of scope", thousands(n)),
            class => format!("{} {}", thousands(n), plural(class.name(), n)),
        })
        .collect();
    let table = ClassTable::shipped().version();
    if left.is_empty() {
        return format!("{} of {} files are counted (table {table}).", thousands(counted), thousands(all));
    }
    if kinds > 1 {
        let last = left.pop().unwrap_or_default();
        left = vec![format!("{} and {last}", left.join(", "))];
    }
    let (counted, all) = (thousands(counted), thousands(all));
    format!("{counted} of {all} files are counted: {} {are} not (table {table}).", left.concat())
}

/// The name of a class, of so many files.
fn plural(class: &str, n: u64) -> String {
    match class {
        "fixture" | "translation" if n != 1 => format!("{class}s"),
        "lock" => if n == 1 { "lock file" } else { "lock files" }.to_owned(),
        "unknown" => "of unknown type".to_owned(),
        class => class.to_owned(),
    }
}

/// The ten most changed unknown types.
fn unknown_types(ground: &Ground) -> Vec<String> {
    let mut changed: BTreeMap<String, u64> = BTreeMap::new();
    let year = ground.clock.weeks_ago(team::clock::YEAR);
    for branch in &ground.branches {
        for (at, commit) in branch.history.commits.iter().enumerate() {
            if branch.chain.merge_time(at as u32) < year {
                continue;
            }
            for event in branch.history.events_of(commit) {
                if branch.classes[event.path as usize] == Class::Unknown && event.kind == EntryKind::File {
                    let path = branch.history.paths[event.path as usize].to_string();
                    let name = path.rsplit('/').next().unwrap_or(&path);
                    let kind = name
                        .rsplit_once('.')
                        .filter(|(stem, _)| !stem.is_empty())
                        .map(|(_, end)| format!(".{end}"));
                    *changed.entry(kind.unwrap_or_else(|| name.to_owned())).or_default() += 1;
                }
            }
        }
    }
    let mut all: Vec<(String, u64)> = changed.into_iter().collect();
    all.sort_by_key(|(name, n)| (std::cmp::Reverse(*n), name.clone()));
    all.truncate(10);
    if all.is_empty() {
        return Vec::new();
    }
    let list: Vec<String> =
        all.iter().map(|(name, n)| format!("{} {}", clean(name), number_of(*n as usize, "change"))).collect();
    vec![format!("Unknown types are not counted; most changed in the year: {}.", list.join(", "))]
}

fn excluded(ground: &Ground, width: usize) -> String {
    let table = ClassTable::shipped();
    let mut text = String::new();
    for branch in &ground.branches {
        let Some(last) = branch.last else { continue };
        for path in 0..branch.history.paths.len() as PathIx {
            if !branch.trees.holds_file(path, last) || ground.counted[(branch.base + path) as usize] {
                continue;
            }
            let name = branch.history.paths[path as usize].as_ref();
            let decision = table.decide(name, &branch.linguist(name));
            let why = match decision.class {
                Class::Source | Class::Test => "out of scope, or of an area you left out".to_owned(),
                class => {
                    // The row without the class it begins with, which is said already.
                    let row = table.because(decision.why);
                    let row = row.replacen(&format!(" {},", class.name()), " ", 1).replace(',', " ");
                    format!("{} ({row})", class.name())
                }
            };
            let (path, why) = (clean(&ground.path(branch.base + path)), clean(&why));
            if 4 + path.width() + why.width() <= width {
                text += &format!(
                    "  {path}  {why}
"
                );
            } else {
                text += &(indent(&path, 2, width) + &indent(&why, 4, width));
            }
        }
    }
    text
}
