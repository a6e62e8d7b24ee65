use growth::cycle::Pause;
use growth::days::days_from;
use growth::trial::{Monday, Week, Weeks};
use growth::{Count, Measure, Place};
use signals::{s1a, weekly, weeks_read};
use team::areas::AreaIx;
use team::{Ground, TOO_MANY};

use super::{BEFORE, Measured, NotMeasured, Watched};

pub(super) fn measured(ground: &Ground, measure: &Measure, began: Monday) -> Result<Measured, NotMeasured> {
    let watched = Watched::of(&measure.signal)?;
    let area = measure.place.as_ref().map(|place| area_of(ground, watched, place)).transpose()?;
    let others = ground.active.others.len();
    if watched != Watched::OutsideHours {
        about_a_team(ground)?;
    }
    // Weeks before T at which the first one begins: none of the future.
    let since = days_from(began.day(), ground.clock.date()) / 7;
    let first = since.max(0) + BEFORE;
    let begun = signals::began(ground).ok_or(NotMeasured::NothingYet)?;
    let read = weeks_read(ground, watched.definition().needs);
    let team_read = weeks_read(ground, s1a::DEFINITION.needs);
    let stands = |weeks_ago: i32| ground.clock.weeks_ago(weeks_ago) > begun;
    let count: Box<dyn Fn(i32) -> signals::Count> = match watched {
        Watched::MakerShare => Box::new(|ago| weekly::maker_share(ground, area, ago)),
        Watched::OwnIt => Box::new(|ago| weekly::own_it(ground, area, ago)),
        Watched::OutsideHours => {
            if ground.settings.hours.is_none() {
                return Err(NotMeasured::NoHours);
            }
            let days = weekly::outside_hours(ground, first).ok_or(NotMeasured::NotOwnTimes)?;
            Box::new(move |ago| days[ago as usize])
        }
    };
    let weeks = weeks(ground, first, |ago| (stands(ago) && read(ago)).then(|| count(ago)))?;
    if weeks.all().is_empty() {
        return Err(NotMeasured::NotRead);
    }
    let of_team = |ago: i32| (stands(ago) && team_read(ago)).then(|| weekly::maker_share(ground, area, ago));
    let about_team = others >= 2 && ground.active.len() <= TOO_MANY;
    let team = about_team.then(|| self::weeks(ground, first, of_team)).transpose()?;
    let marks = ground.regimes.iter().map(|mark| monday(ground, mark.weeks_ago)).collect();
    let away =
        ground.settings.days_off.iter().map(|&(first, last)| Pause { first, last, said: first }).collect();
    Ok(Measured { watched, weeks, team, away, marks })
}

/// Weeks from so many before T up to it, those that may be counted.
fn weeks(
    ground: &Ground,
    first: i32,
    count: impl Fn(i32) -> Option<signals::Count>,
) -> Result<Weeks, NotMeasured> {
    let week = |ago: i32| {
        let signals::Count { part, of } = count(ago)?;
        Some(Week { monday: monday(ground, ago + 1), count: Count { part, of } })
    };
    Weeks::new((0..first).filter_map(week)).map_err(NotMeasured::NotWeeks)
}

/// The Monday that lies so many weeks before T.
fn monday(ground: &Ground, weeks_ago: i32) -> Monday {
    Monday::of(ground.clock.date()).later(-weeks_ago)
}

fn area_of(ground: &Ground, watched: Watched, place: &Place) -> Result<AreaIx, NotMeasured> {
    if !watched.in_an_area() {
        return Err(NotMeasured::OfNoArea);
    }
    if place.team != ground.branches[0].history.repository {
        return Err(NotMeasured::OtherTeam(place.team.clone()));
    }
    let standing = |&area: &AreaIx| ground.areas.standing().any(|(one, _)| one == area);
    ground.areas.named(&place.area).filter(standing).ok_or_else(|| NotMeasured::NoArea(place.area.clone()))
}

/// Whether there is a team whose figures are not somebody's own (definitions 1.5).
fn about_a_team(ground: &Ground) -> Result<(), NotMeasured> {
    match ground.active.others.len() {
        0 => Err(NotMeasured::NoTeam(signals::why_alone(ground))),
        1 => Err(NotMeasured::NoTeam(signals::TWO)),
        _ if ground.active.len() > TOO_MANY => Err(NotMeasured::TooMany),
        _ => Ok(()),
    }
}
