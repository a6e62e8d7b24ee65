//! The records behind a figure and those it is a share of, fifty a page.

use std::collections::BTreeSet;

use desk::Report;
use desk::signal::{Opens, git_show, is_of_git, newest_first, object, opens, quantity, shown};
use desk::text::{clean, day_short, percent, thousands, title};
use signals::{Record, Signal, Status};

use super::wanted::Wanted;

/// Records of one page.
const A_PAGE: usize = 50;
/// The longest command that stands beside a record.
const LONGEST: usize = 200;

/// Both lists of a signal.
pub struct Lists {
    /// What can be asked for; nothing where there is no record.
    pub filter: Option<Filter>,
    /// The records behind the figure.
    pub behind: List,
    /// Those it is a share of.
    pub of: List,
}

/// The fields that choose records.
pub struct Filter {
    /// The areas there are, and which one is chosen.
    pub areas: Vec<(String, bool)>,
    /// The text that is looked for.
    pub text: String,
    /// Whether something is chosen.
    pub is_on: bool,
}

/// A page of a list.
pub struct List {
    /// What it holds: `97 changes behind 24 %`.
    pub heading: String,
    /// The rows of this page.
    pub rows: Vec<Row>,
    /// `51 to 97 of 97`.
    pub span: String,
    /// The address of the page before, and of the next.
    pub newer: Option<String>,
    /// The same.
    pub older: Option<String>,
    /// Whether its records are files at a commit.
    pub of_files: bool,
    /// Whether they open in the forge.
    pub of_requests: bool,
    /// Whether one of them opens in the log.
    pub of_log: bool,
    /// Whether it was paged through, so that it stays open.
    pub is_open: bool,
}

/// A record.
pub struct Row {
    /// Its place on the page.
    pub anchor: String,
    /// The command that opens it, or what it is called where it opens.
    pub command: String,
    /// Where it opens, if that is not in git.
    pub link: Option<String>,
    /// Whether it is a command to copy.
    pub is_git: bool,
    /// Its object, in seven digits.
    pub short: String,
    /// Its day, for people and for programs.
    pub day: (String, String),
    /// Its area.
    pub area: String,
    /// Its title.
    pub title: String,
    /// Whether somebody else could have owned it, where that is known.
    pub could: &'static str,
    /// Where it can be left out: the address that opens the form.
    pub out: Option<String>,
    /// The whole id, where the form stands open.
    pub open: Option<String>,
}

impl Lists {
    /// The lists of a signal, as far as they are wanted.
    pub fn of(report: &Report, signal: &Signal, wanted: &Wanted, path: &str) -> Lists {
        let id = signal.definition.id;
        // What is left out is the lead's own: of others a screen shows what they did, and no more.
        let (own, all_own) = (matches!(id, "s1a" | "s1b" | "s9"), matches!(id, "s1b" | "s9"));
        let behind =
            Listing { report, signal, wanted, path, id, letter: 'r', own, paged: |wanted| &mut wanted.page };
        let of = Listing { letter: 'd', own: all_own, paged: |wanted: &mut Wanted| &mut wanted.of, ..behind };
        let all = match signal.denominator.len() {
            1 => "The one".to_owned(),
            n => format!("All {}", thousands(n as u64)),
        };
        let heading = match id {
            "s6a" => format!("{} while you were away", quantity(signal.numerator.len() as u64, unit(signal))),
            _ => {
                format!("{} behind {}", quantity(signal.numerator.len() as u64, unit(signal)), figure(signal))
            }
        };
        // Without a figure there is nothing behind it, and what it would be a share of stands in its place.
        let none_behind = signal.numerator.is_empty() && signal.status != Status::Value;
        let whose = if all_own || matches!(id, "s6c" | "s8") { "" } else { ", without names" };
        let whole = match signal.denominator.len() {
            0 => String::new(),
            n if id == "s6a" => format!("The {} on the working days beside them{whose}", thousands(n as u64)),
            _ if none_behind => format!("{all} it would be a share of{whose}"),
            _ => format!("{all} it is a share of{whose}"),
        };
        let all = || signal.numerator.iter().chain(&signal.denominator);
        let filter = all().next().map(|_| Filter {
            areas: areas(all(), &wanted.area),
            text: wanted.text.clone(),
            is_on: wanted.is_filtered(),
        });
        if none_behind {
            let none = String::new();
            return Lists {
                filter,
                behind: of.page(&signal.denominator, wanted.of, whole),
                of: behind.page(&[], 0, none),
            };
        }
        Lists {
            filter,
            behind: behind.page(&signal.numerator, wanted.page, heading),
            of: of.page(&signal.denominator, wanted.of, whole),
        }
    }
}

/// What the records of a figure are.
fn unit(signal: &Signal) -> &'static str {
    match signal.definition.id {
        "s3" => "answered requests to you",
        _ => signal.definition.unit,
    }
}

/// The figure that records stand behind.
fn figure(signal: &Signal) -> String {
    if let Some(median) = signal.value.filter(|_| signal.definition.is_in_hours()) {
        return desk::text::hours(median);
    }
    let share = signal.count.filter(|count| signal.status == Status::Value && count.of >= 5);
    share
        .and_then(signals::Count::share)
        .map_or_else(|| "it".to_owned(), |share| crate::sentence::spaced(&percent(share)))
}

/// The areas of records, each once.
fn areas<'r>(records: impl Iterator<Item = &'r Record>, chosen: &str) -> Vec<(String, bool)> {
    let names: BTreeSet<&str> = records.filter_map(|record| record.area.as_deref()).collect();
    names.into_iter().map(|name| (clean(name), clean(name) == chosen)).collect()
}

/// How a list is made.
#[derive(Clone, Copy)]
struct Listing<'r, 'g> {
    report: &'r Report<'g>,
    signal: &'r Signal,
    wanted: &'r Wanted,
    path: &'r str,
    id: &'static str,
    letter: char,
    own: bool,
    paged: fn(&mut Wanted) -> &mut usize,
}

impl Listing<'_, '_> {
    fn page(&self, records: &[Record], page: usize, heading: String) -> List {
        let found: Vec<&Record> =
            newest_first(records).into_iter().filter(|record| self.is_wanted(record)).collect();
        let pages = found.len().div_ceil(A_PAGE).max(1);
        let page = page.clamp(1, pages);
        let first = (page - 1) * A_PAGE;
        let rows: Vec<Row> = found
            .iter()
            .enumerate()
            .skip(first)
            .take(A_PAGE)
            .map(|(at, record)| self.row(at, record))
            .collect();
        let span = match rows.len() {
            0 => String::new(),
            n => format!(
                "{} to {} of {}",
                thousands(first as u64 + 1),
                thousands((first + n) as u64),
                thousands(found.len() as u64)
            ),
        };
        let link = |page: usize| {
            let mut wanted = Wanted { out: String::new(), ..self.wanted.clone() };
            *(self.paged)(&mut wanted) = page;
            format!("{}#records", wanted.link(self.path))
        };
        List {
            heading,
            rows,
            span,
            newer: (page > 1).then(|| link(page - 1)),
            older: (page < pages).then(|| link(page + 1)),
            of_files: found.iter().any(|record| is_of_git(&record.id) && record.id.contains(':')),
            of_log: found
                .iter()
                .any(|record| matches!(opens(self.report.ground, self.signal, record).0, Opens::Line(_))),
            of_requests: found.iter().any(|record| record.link.is_some()),
            is_open: *(self.paged)(&mut self.wanted.clone()) > 0,
        }
    }

    fn is_wanted(&self, record: &Record) -> bool {
        let wanted = self.wanted;
        let area = record.area.as_deref().map(clean).unwrap_or_default();
        let text = wanted.text.trim().to_lowercase();
        (wanted.area.is_empty() || area == wanted.area)
            && (text.is_empty()
                || record.id.to_lowercase().contains(&text)
                || clean(&record.title).to_lowercase().contains(&text))
    }

    fn row(&self, at: usize, record: &Record) -> Row {
        let year = self.report.ground.clock.date().year();
        let commit = object(&record.id).to_owned();
        let (opens, name) = opens(self.report.ground, self.signal, record);
        let is_git = opens == Opens::Git;
        let anchor = format!("{}-{}", self.letter, at + 1);
        let out = Wanted { out: commit.clone(), ..self.wanted.clone() };
        let own = self.own && is_of_git(&record.id);
        let is_open = own && self.wanted.out == commit;
        Row {
            command: match &opens {
                Opens::Meetings(command) => command.clone(),
                _ => name.unwrap_or_else(|| {
                    git_show(&record.id, false, |command| command.chars().count() <= LONGEST)
                }),
            },
            link: match opens {
                Opens::Address(link) => Some(link),
                Opens::Line(line) => Some(format!("/log/{line}")),
                Opens::Git | Opens::Meetings(_) | Opens::Nothing => None,
            },
            is_git,
            short: shown(&record.id, false).to_owned(),
            day: (day_short(record.day, year), record.day.to_string()),
            area: record.area.as_deref().map(clean).unwrap_or_default(),
            title: title(&record.title),
            could: if self.id == "s1a" && self.own { could(self.report, &record.id) } else { "" },
            // Without a place behind `#`: with one a browser gives the field of the form no focus.
            out: (own && !is_open).then(|| out.link(self.path)),
            open: is_open.then_some(commit),
            anchor,
        }
    }
}

/// Whether somebody else could have owned a change of the lead, where it is asked of it.
fn could(report: &Report, id: &str) -> &'static str {
    let own = &report.own_it.signal;
    let has = |records: &[Record]| records.iter().any(|record| record.id == id);
    match (has(&own.numerator), has(&own.denominator)) {
        (true, _) => "somebody else could",
        (false, true) => "nobody else yet",
        (false, false) => "",
    }
}
