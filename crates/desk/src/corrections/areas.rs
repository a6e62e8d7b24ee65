//! Edits of areas.

use jiff::civil::Date;
use records::{Said, Word};
use team::glob::Glob;
use team::{FileIx, Ground};

use super::Correction;
use crate::named::no_area;
use crate::text::{clean, day, number_of};
use crate::{Desk, Failure, days, effect, keep_areas};

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
    /// What differs, a line each; none where it is about no figure.
    pub changed: Option<Vec<String>>,
}

/// What an edit would change, before it is kept.
pub fn preview(desk: &Desk, edit: &Correction) -> Result<Preview, Failure> {
    let mut settings = desk.settings.clone();
    for said in &edit.said {
        settings.hear(&Word { at: desk.asked.now, said: said.clone() });
    }
    let ground = desk.ground_with(&settings)?;
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
    let no_figure = |said: &Said| matches!(said, Said::HandedOver { .. } | Said::AreasAnew);
    let changed = if edit.said.iter().any(no_figure) { None } else { Some(effect::would(desk, &settings)?) };
    Ok(Preview { areas, changed })
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
