//! One area: its files by the year's changes, and who knows each.

use signals::s5b::AreaKnown;
use signals::weight::{State, of_year, state};
use team::areas::AreaIx;
use team::clock::YEAR;
use team::{FileIx, Rule};

use crate::Report;
use crate::text::{clean, counted, number_of, percent};

/// Files that are shown.
pub const SHOWN: usize = 40;

/// A file of an area.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its path. Hostile text.
    pub path: String,
    /// How many of the year's changes touched it.
    pub changes: u64,
    /// Who knows it now.
    pub state: &'static str,
}

/// The files of an area.
#[derive(Clone, Debug)]
pub struct Files {
    /// Those changed most often, first.
    pub shown: Vec<Known>,
    /// How many there are.
    pub all: usize,
}

/// Which part of the year's changes in an area lies in files only the lead knows.
pub fn finding(report: &Report, known: &AreaKnown) -> String {
    let ground = report.ground;
    let name = clean(&ground.areas.all[known.area as usize].name);
    let only = known.weights.only_you();
    let you = if ground.active.others.is_empty() { "you know" } else { "only you know" };
    match only.share() {
        None => format!("In {name} nothing was changed this year."),
        Some(share) if only.of >= 5 => {
            let changes = number_of(only.of as usize, "file change");
            format!("Of the year's {changes} in {name} {} are in files {you}.", percent(share))
        }
        Some(_) => format!("In {name} {} file changes of the year are in files {you}.", counted(only)),
    }
}

/// The files of an area, those changed most often in the year first, at most [`SHOWN`].
pub fn files(report: &Report, area: AreaIx) -> Files {
    let ground = report.ground;
    let t = ground.clock.t();
    let (weight, _) = of_year(ground, t, ground.clock.weeks_ago(YEAR));
    let here = ground.files_at(t).into_iter().filter(|&file| ground.area(file) == Some(area));
    let mut files: Vec<(u64, String, FileIx)> =
        here.map(|file| (weight.get(&file).copied().unwrap_or_default(), ground.path(file), file)).collect();
    files.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    let all = files.len();
    files.truncate(SHOWN);
    let known = |(changes, path, file)| Known {
        path,
        changes,
        state: words(state(ground, file, &ground.active, Rule::Strict)),
    };
    Files { shown: files.into_iter().map(known).collect(), all }
}

/// A state, as it stands beside a file.
fn words(state: State) -> &'static str {
    match state {
        State::OnlyYou => "only you",
        State::YouAndOthers => "you and others",
        State::Others => "others",
        State::Cold { yours: true } => "yours once, not lately",
        State::Cold { yours: false } => "cold",
        State::Nobody => "nobody active",
    }
}
