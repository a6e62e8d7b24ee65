//! Settings: hours, role, days off, target, zone, keys; every value with where it comes from; how to delete it all.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use desk::Failure;
use desk::corrections::days_off_proposed;
use desk::corrections::proposals::how_it_is_known;
use desk::leave::subscribed;
use desk::text::{clean, day, number_of};
use desk::values::{Value, values};
use records::Said;
use signals::calendar::Proposal;

use crate::acts::Act;
use crate::forms::Refused;
use crate::page::{Page, html};
use crate::site::Site;
use crate::sitting::Seen;
use crate::trouble::Trouble;
use crate::words::{Word, words};

/// Its path.
pub const PATH: &str = "/settings";
/// The days of hours, as fields are called and as people call them.
pub const DAYS: [(&str, &str); 7] = [
    ("mon", "Monday"),
    ("tue", "Tuesday"),
    ("wed", "Wednesday"),
    ("thu", "Thursday"),
    ("fri", "Friday"),
    ("sat", "Saturday"),
    ("sun", "Sunday"),
];

#[derive(Template)]
#[template(path = "settings.html")]
struct Settings {
    page: Page,
    done: Option<Act>,
    refused: Refused,
    hours: Vec<Day>,
    role: String,
    drafts: Vec<Draft>,
    days_off: Vec<String>,
    proposed: Vec<Proposed>,
    /// Labels and words of a title by which a proposal is known, and how many fit.
    proposals: Proposals,
    target: String,
    zone: String,
    values: Vec<Value>,
    data: String,
    /// The address of the calendar, and whether others stand in it by name.
    calendar: Option<(String, bool)>,
    words: Vec<Word>,
}

/// One day of the week, with when it begins and ends.
struct Day {
    field: &'static str,
    name: &'static str,
    from: String,
    to: String,
}

/// Days that a calendar has as days off.
struct Proposed {
    from: String,
    to: String,
    days: String,
}

/// How a proposal is known.
struct Proposals {
    labels: String,
    titles: String,
    said: Vec<String>,
}

/// A day on which the role may have changed.
struct Draft {
    date: String,
    day: String,
    why: &'static str,
}

impl Proposed {
    fn of(one: &Proposal) -> Proposed {
        let work = number_of(one.working_days as usize, "day");
        let days = match one.first == one.last {
            true => day(one.first),
            false => format!("{} to {}, {work} of work", day(one.first), day(one.last)),
        };
        Proposed { from: one.first.to_string(), to: one.last.to_string(), days }
    }
}

impl Settings {
    fn of(
        seen: &Seen,
        port: u16,
        (page, done, refused): (Page, Option<Act>, Refused),
    ) -> Result<Settings, Failure> {
        let address = |token: &str| format!("http://127.0.0.1:{port}{}{token}.ics", super::calendar::BELOW);
        let calendar = subscribed(&seen.desk.data)?.map(|known| (address(&known.token), known.names));
        let said = &seen.desk.settings;
        let hours = said.hours.map(|hours| hours.0).unwrap_or_default();
        let row = |((field, name), range): ((&'static str, &'static str), Option<_>)| {
            let shown = range.map(|(from, to): (jiff::civil::Time, jiff::civil::Time)| {
                (from.strftime("%H:%M").to_string(), to.strftime("%H:%M").to_string())
            });
            let (from, to) = shown.unwrap_or_default();
            let typed = |end: &str, was: String| match refused.is_of("hours") {
                true => refused.typed("hours", &format!("{field}-{end}")).to_owned(),
                false => was,
            };
            Day { field, name, from: typed("from", from), to: typed("to", to) }
        };
        let hours = DAYS.into_iter().zip(hours).map(row).collect();
        let drafts = desk::questions::the_role(seen.report).into_iter();
        let drafts =
            drafts.map(|(draft, why)| Draft { date: draft.date.to_string(), day: day(draft.date), why });
        Ok(Settings {
            page,
            done,
            refused,
            hours,
            role: said.role.flatten().map(|date| date.to_string()).unwrap_or_default(),
            drafts: drafts.collect(),
            days_off: said
                .days_off
                .iter()
                .map(|(first, last)| format!("{} to {}", day(*first), day(*last)))
                .collect(),
            proposed: days_off_proposed(seen.desk)?.iter().map(Proposed::of).collect(),
            proposals: Proposals {
                labels: said.proposals.labels.join(", "),
                titles: said.proposals.titles.join(", "),
                said: how_it_is_known(seen.ground),
            },
            target: said.targets.get("s1a").map(|share| format!("{:.0}", share * 100.0)).unwrap_or_default(),
            zone: seen.desk.zone.iana_name().unwrap_or("UTC").to_owned(),
            values: values(seen.desk, "--data, GROUNDWORK_DATA, or the usual place")?,
            data: clean(&seen.desk.asked.data.display().to_string()),
            calendar,
            words: words(seen.desk, is_a_setting)?,
        })
    }

    /// What a field holds: what was typed where it was refused, else what is so.
    fn value(&self, form: &str, field: &str, so: &str) -> String {
        if self.refused.is_of(form) { self.refused.typed(form, field) } else { so }.to_owned()
    }
}

fn is_a_setting(said: &Said) -> bool {
    matches!(
        said,
        Said::Hours { .. }
            | Said::Role { .. }
            | Said::DaysOff { .. }
            | Said::NotDaysOff { .. }
            | Said::OneToOne { .. }
            | Said::LongHorizon { .. }
            | Said::LongHorizonOnce { .. }
            | Said::Target { .. }
            | Said::Zone { .. }
            | Said::Proposals { .. }
            | Said::CountConfiguration { .. }
    )
}

/// `GET /settings`
pub async fn show(State(site): State<Arc<Site>>) -> Result<Response, Trouble> {
    shown(&site, Refused::default()).await
}

/// The page, with what was not kept.
pub async fn shown(site: &Site, refused: Refused) -> Result<Response, Trouble> {
    let status = refused.status();
    let around = (site.page("Settings", PATH), site.done.on(PATH), refused);
    let port = site.port();
    let made = site.room.look(move |seen| Settings::of(seen, port, around).map(|page| html(&page)));
    let page = made.await?.map_err(|failure| Trouble::of_ours(&failure))?;
    Ok((status, page).into_response())
}
