//! Edits of areas.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use records::{Said, Word};
use team::areas::AreaIx;
use team::glob::Glob;
use team::{FileIx, Ground};

use super::Correction;
use crate::effect::{Difference, Figures};
use crate::named::no_area;
use crate::text::{clean, day, number_of, share, thousands};
use crate::{Desk, Failure, Report, days, keep_areas};

/// An edit of the areas, as typed.
#[derive(Clone, Debug)]
pub enum Edit<'t> {
    /// Another name for an area.
    Rename {
        /// Which.
        area: &'t str,
        /// Its name from now on.
        name: &'t str,
    },
    /// Two areas are one.
    Merge {
        /// Which.
        area: &'t str,
        /// Into which.
        into: &'t str,
    },
    /// What the globs match is an area of its own.
    Split {
        /// Which.
        area: &'t str,
        /// The name of the new one.
        name: &'t str,
        /// Paths; `*` stands for any run but `/`, `**` for any number of directories.
        globs: &'t [String],
    },
    /// The areas are worked out again, all edits forgotten.
    Anew,
    /// The lead gave an area away on a day.
    HandedOver {
        /// Which.
        area: &'t str,
        /// When, as days are typed.
        date: &'t str,
        /// How far, 1 to 7; none: they did not, and the question about it is not asked again.
        level: Option<u8>,
    },
    /// Whether files of configuration count.
    Configuration {
        /// Whether they do.
        count: bool,
    },
}

/// The word an edit is.
pub fn edit(ground: &Ground, edit: &Edit, today: Date) -> Result<Correction, Failure> {
    let named = |name: &str| {
        let area = ground.areas.named(name).ok_or_else(|| no_area(ground, name))?;
        Ok::<String, Failure>(ground.areas.all[area as usize].name.clone())
    };
    let (said, kept) = match *edit {
        Edit::Rename { area, name } => {
            let area = named(area)?;
            free(ground, name, &format!("groundwork areas merge \"{}\" \"{}\"", clean(&area), clean(name)))?;
            let kept = format!("Kept: it is called {} now.", clean(name));
            (Said::AreaRenamed { area, name: name.to_owned() }, kept)
        }
        Edit::Merge { area, into } => {
            let (area, into) = (named(area)?, named(into)?);
            if area == into {
                return Err(Failure::usage("both are one area already")
                    .hint("groundwork areas lists those there are"));
            }
            let kept = format!("Kept: {} is part of {} now.", clean(&area), clean(&into));
            (Said::AreasMerged { area, into }, kept)
        }
        Edit::Split { area, name, globs } => {
            for glob in globs {
                Glob::checked(glob).map_err(|error| Failure::usage(error.to_string()))?;
            }
            let area = named(area)?;
            free(ground, name, "groundwork areas split AREA --as ANOTHER-NAME GLOB")?;
            matches_some(ground, &area, globs)?;
            let kept = format!("Kept: {} is an area of its own now.", clean(name));
            (Said::AreaSplit { area, name: name.to_owned(), globs: globs.to_vec() }, kept)
        }
        Edit::Anew => (Said::AreasAnew, "Kept: worked out anew.".to_owned()),
        Edit::HandedOver { area, date, level } => {
            let area = named(area)?;
            let date = days::past(date, today)?;
            let kept = match level {
                None => format!(
                    "Kept: {} not given away about {}; this is not asked again.",
                    clean(&area),
                    day(date)
                ),
                Some(level) => format!("Kept: {} given away on {}, level {level}.", clean(&area), day(date)),
            };
            (Said::HandedOver { area, date, level }, kept)
        }
        Edit::Configuration { count } => (Said::CountConfiguration { yes: count }, "Kept.".to_owned()),
    };
    Ok(Correction { said: vec![said], kept })
}

/// What an edit would change.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The files of the areas it is about, in one sentence; none where it is about none.
    pub areas: Option<String>,
    /// What differs in figures, a line each; none where it is about no figure.
    pub changed: Option<Vec<String>>,
    /// Every figure that differs, those of single areas first.
    pub rows: Vec<Difference>,
}

/// What an edit would change of what is so now, before it is kept.
pub fn preview(desk: &Desk, now: &Report, edit: &Correction) -> Result<Preview, Failure> {
    let mut settings = desk.settings.clone();
    for said in &edit.said {
        settings.hear(&Word { at: desk.asked.now, said: said.clone() });
    }
    let anew = edit.said.contains(&Said::AreasAnew);
    let ground = if anew { desk.ground_anew(&settings)? } else { desk.ground_with(&settings)? };
    let then = Report::of(&ground);
    let files = |name: &String| {
        let files = ground.areas.named(name).map_or(0, |at| ground.areas.all[at as usize].files);
        format!("{}: {}", clean(name), number_of(files, "file"))
    };
    let areas: Vec<String> = edit
        .said
        .iter()
        .flat_map(|said| match said {
            Said::AreaSplit { area, name, .. } => vec![files(name), files(area)],
            Said::AreasMerged { into, .. } => vec![files(into)],
            Said::AreaRenamed { name, .. } => vec![files(name)],
            _ => Vec::new(),
        })
        .collect();
    let all = number_of(ground.areas.plain().count(), "area");
    let areas = (!areas.is_empty()).then(|| format!("{}; {all}", areas.join("; ")));
    let (before, after) = (Figures::of(now), Figures::of(&then));
    let no_figure = |said: &Said| matches!(said, Said::HandedOver { .. } | Said::AreasAnew);
    let changed = (!edit.said.iter().any(no_figure)).then(|| after.against(&before));
    let mut rows = area_by_area(now, &then);
    rows.extend(after.differences(&before));
    Ok(Preview { areas, changed, rows })
}

/// The areas whose files are others: how many there are of each, and which part of the year's changes to them is to
/// files only the lead knows.
fn area_by_area(now: &Report, then: &Report) -> Vec<Difference> {
    let figures = |report: &Report| -> BTreeMap<String, (usize, Option<String>)> {
        let known = &report.knowledge.areas;
        let only = |at: AreaIx| {
            known.iter().find(|known| known.area == at).and_then(|known| share(known.weights.only_you()))
        };
        let standing = report.ground.areas.standing();
        standing.map(|(at, area)| (area.name.clone(), (area.files, only(at)))).collect()
    };
    let (before, after) = (figures(now), figures(then));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let moved = names.into_iter().filter(|name| {
        let files = |figures: &BTreeMap<String, (usize, Option<String>)>| figures.get(*name).map(|one| one.0);
        files(&before) != files(&after)
    });
    let rows = moved.flat_map(|name| {
        let (before, after) = (before.get(name), after.get(name));
        let files = |one: Option<&(usize, Option<String>)>| one.map(|one| thousands(one.0 as u64));
        let only = |one: Option<&(usize, Option<String>)>| one.and_then(|one| one.1.clone());
        let row =
            |what: &str, before, now| Difference { what: format!("{}: {what}", clean(name)), before, now };
        [row("files", files(before), files(after)), row("only you", only(before), only(after))]
    });
    rows.filter(|row| row.before != row.now).collect()
}

/// Keeps an edit. Areas that are worked out anew are then kept as they are now.
pub fn keep(desk: &mut Desk, edit: &Correction) -> Result<(), Failure> {
    desk.say(&edit.said)?;
    if edit.said.contains(&Said::AreasAnew) {
        desk.data.keep(&desk.team, "areas", "")?;
        let fresh = desk.ground()?.division.clone();
        keep_areas(&mut desk.data, &desk.team, &fresh)?;
    }
    Ok(())
}

/// A name no area has yet.
fn free(ground: &Ground, name: &str, instead: &str) -> Result<(), Failure> {
    if name.trim().is_empty() {
        return Err(Failure::usage("an area needs a name").hint("groundwork areas rename AREA NAME"));
    }
    match ground.areas.named(name) {
        None => Ok(()),
        Some(_) => Err(Failure::new(format!("there is an area {} already", clean(name))).hint(instead)),
    }
}

/// Globs that match nothing of the area split nothing, and are more likely a slip.
fn matches_some(ground: &Ground, area: &str, globs: &[String]) -> Result<(), Failure> {
    let files = ground.files_at(ground.clock.t());
    let here =
        |file: &FileIx| ground.area(*file).is_some_and(|at| ground.areas.all[at as usize].name == area);
    let paths: Vec<String> = files.into_iter().filter(here).map(|file| ground.path(file)).collect();
    for text in globs {
        let glob = Glob::new(text);
        if !paths.iter().any(|path| glob.matches(path.as_bytes())) {
            return Err(Failure::new(format!("{} matches no file of {}", clean(text), clean(area)))
                .looked_at(format!("such as {}", paths.first().map(|path| clean(path)).unwrap_or_default()))
                .hint("* is any run but /, ** any number of directories; paths begin at the root"));
        }
    }
    Ok(())
}
