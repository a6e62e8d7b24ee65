//! Issues, rows of a file, lines of a log and proposals drawn at random, that tell of each other.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use records::{Forge, ForgeKind, Incident, IncidentLabels, Incidents, Issue, Listed, Place};
use serde_json::{Value, json};
use team::CameBack;

use crate::oracle_records::{DAY, pick};
use crate::requests_at_random::Draw;
use crate::team::{Team, hour, t};

const ZONES: [&str; 4] = ["UTC", "Europe/Lisbon", "America/New_York", "Pacific/Auckland"];
const VISITOR: &str = "zoe";
pub const FULL_NAME: &str = "Ada Berg";
pub const NAMES: [&str; 8] =
    ["mira", "jonas", "priya", "leila", VISITOR, "ada-b", "tester[bot]", "a deleted account"];
const CLASSES: [&str; 4] = ["payments", "Deploy", "refunds", "zebra"];

/// What is drawn, as it is told to both.
pub struct Drawn {
    pub draw: Draw,
    pub team: Team,
    pub zone: TimeZone,
    pub forges: Vec<Option<Forge>>,
    pub lines: Vec<Value>,
    pub others: u32,
}

impl Drawn {
    pub fn new(number: u64) -> Drawn {
        let mut draw = Draw(number);
        let others = *pick(&mut draw, &[1, 2, 3, 3, 3]);
        let mut team = Team::of(others);
        team.also(VISITOR, hour(5, 30));
        for weeks_ago in [3, 6, 9, 12, 15] {
            team.also(FULL_NAME, hour(weeks_ago, 40));
        }
        team.mails.push(("Ada.Berg@kassa.example".to_owned(), "ada-b"));
        for name in NAMES {
            team.cast.account(name);
        }
        let zone = TimeZone::get(ZONES[draw.below(4) as usize]).expect("a zone");
        Drawn { draw, team, zone, forges: Vec::new(), lines: Vec::new(), others: others as u32 }
    }

    /// A second of up to three years, often at the edge of a day or a window.
    fn moment(&mut self) -> i64 {
        let draw = &mut self.draw;
        let days = *pick(draw, &[80, 200, 420, 500, 1_000]);
        let day = date(2026, 11, 18).saturating_sub((draw.below(days) as i64).days());
        let day = if draw.below(8) == 0 {
            date(2026, 11, 16).saturating_sub((*pick(draw, &[0, 84, 364, 420]) as i64).days())
        } else {
            day
        };
        let at = self.second(day);
        at + *pick(&mut self.draw, &[-1, 0, 1, 30_000, 43_200, 86_399])
    }

    fn second(&self, day: Date) -> i64 {
        day.to_zoned(self.zone.clone()).expect("a day").timestamp().as_second()
    }

    fn day(&self, at: i64) -> Date {
        jiff::Timestamp::from_second(at).expect("an instant").to_zoned(self.zone.clone()).date()
    }

    /// How an issue is known, or nothing.
    pub fn known_by(&mut self) -> Option<IncidentLabels> {
        let ways = [
            (&["incident"][..], "class:"),
            (&["incident"], "class:"),
            (&["Incident", "outage"], "Class:"),
            (&["incident"], "cause/"),
            (&["outage"], "class"),
            (&["class:incident", "outage"], "class:"),
        ];
        let (labels, prefix) = pick(&mut self.draw, &ways);
        (self.draw.below(8) != 0).then(|| IncidentLabels {
            labels: labels.iter().map(|&label| label.to_owned()).collect(),
            class_prefix: (*prefix).to_owned(),
        })
    }

    fn labels(&mut self) -> Vec<String> {
        let draw = &mut self.draw;
        let mut all = vec![
            (*pick(
                draw,
                &["incident", "Incident", "INCIDENT", "outage", "class:incident", "bug", "incidents"],
            ))
            .to_owned(),
        ];
        if draw.below(6) == 0 {
            all.push("outage".to_owned());
        }
        for _ in 0..*pick(draw, &[0, 1, 1, 1, 2, 3]) {
            let (before, class) = (
                *pick(
                    draw,
                    &[
                        "class:", "class: ", "class::", "Class:", "CLASS:: ", "cause/", "class", "class :",
                        "kind-",
                    ],
                ),
                *pick(draw, &["payments", "Payments", "deploy", "Deploy", "refunds", "zebra", "", " "]),
            );
            all.push(format!("{before}{class}"));
        }
        if draw.below(5) == 0 {
            all.push((*pick(draw, &["rfc", "RFC", "rfcs"])).to_owned());
        }
        let turn = draw.below(all.len() as u64) as usize;
        all.rotate_left(turn);
        all
    }

    fn issue(&mut self, number: u64) -> Issue {
        let (labels, opened) = (self.labels(), self.moment());
        let accounts = NAMES.len() as u64;
        let draw = &mut self.draw;
        let many = *pick(draw, &[0, 1, 1, 2, 3]);
        let closed = (draw.below(3) != 0).then(|| opened + draw.below(40) as i64 * DAY / 2);
        Issue {
            number,
            title: format!("Ledger stood {number}"),
            labels,
            author: draw.below(accounts) as u32,
            opened,
            closed,
            closed_by: closed.map(|_| draw.below(accounts) as u32),
            events: Vec::new(),
            done: closed.and_then(|_| *pick(draw, &[None, Some(true), Some(false)])),
            assigned: (0..many).map(|_| draw.below(accounts) as u32).collect(),
            said: Vec::new(),
        }
    }

    pub fn forge(&mut self, place: Place, known_by: Option<&IncidentLabels>) -> Option<Forge> {
        if self.draw.below(10) == 0 {
            return None;
        }
        let many = self.draw.below(16);
        let issues = (0..many).map(|at| self.issue(30 + at)).collect();
        let draw = &mut self.draw;
        let since = *pick(
            draw,
            &[hour(300, 0), hour(300, 0), hour(59, 0), hour(59, 0) + 1, hour(70, 5), hour(20, 5)],
        );
        let mut listed = Listed::default();
        for label in known_by.iter().flat_map(|known_by| &known_by.labels) {
            match draw.below(30) {
                0 => {}
                1 => listed.refused.push(label.clone()),
                _ => listed.labels.push(label.clone()),
            }
        }
        listed.labels.push("rfc".to_owned());
        let read =
            *pick(draw, &[hour(-1, 80), hour(-1, 80), hour(-1, 80), t(), t() - 5 * DAY, t() - 12 * DAY]);
        let is_read = draw.below(25) != 0;
        Some(Forge { place, issues, listed, read: is_read.then_some(read), ..self.team.forge(since) })
    }

    pub fn proposals(&mut self) {
        for number in 1..=self.draw.below(6) {
            let (at, place) = (self.moment(), self.draw.below(6) as usize);
            let (author, title) = (NAMES[place], *pick(&mut self.draw, &["RFC: refunds", "Refunds"]));
            let request = self.team.request(author, &[(at, &format!("{author} opens it"))]);
            (request.number, request.title) = (number, title.to_owned());
        }
    }

    /// Some rows are incidents that an issue tells, under its address.
    pub fn file(&mut self) -> Option<Incidents> {
        if self.draw.below(3) == 0 {
            return None;
        }
        let addresses: Vec<(String, i64)> = self
            .forges
            .iter()
            .flatten()
            .flat_map(|forge| {
                forge.issues.iter().map(|issue| (address(&forge.place, issue.number), issue.opened))
            })
            .collect();
        let mut all: Vec<Incident> = Vec::new();
        for _ in 0..self.draw.below(12) {
            let mut opened = self.moment();
            let draw = &mut self.draw;
            let number = draw.below(12);
            let id = format!("{}{number}", pick(draw, &["INC-", "inc-", "", "#"]));
            let mut url = None;
            if !addresses.is_empty() && draw.below(2) == 0 {
                let (address, at) = pick(draw, &addresses).clone();
                url = Some(format!("{address}{}", pick(draw, &["", "/"])));
                opened = if draw.below(2) == 0 { at } else { opened };
            }
            let class = *pick(draw, &["payments", "DEPLOY ", "refunds", "", "zebra"]);
            let lead = *pick(
                draw,
                &[
                    "jonas@kassa.example",
                    "Priya@Kassa.example ",
                    "leila",
                    "jonas",
                    "Ada Berg",
                    "ada  BERG",
                    "Nobody Known",
                    "zoe@kassa.example",
                    "mira@kassa.example",
                    "",
                ],
            );
            let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            if all.iter().all(|one| one.id != id) {
                let (class, lead) = (text(class), text(lead));
                all.push(Incident {
                    id,
                    title: "Ledger stood".to_owned(),
                    class,
                    opened,
                    closed: None,
                    lead,
                    url,
                });
            }
        }
        let newest = all.iter().map(|one| one.opened).max().unwrap_or(i64::MIN);
        let written = *pick(
            &mut self.draw,
            &[hour(-1, 79), hour(-1, 79), t() - 3 * DAY, t() - 60 * DAY, t() - 80 * DAY],
        );
        Some(Incidents { all, until: written.max(newest) })
    }

    /// Lines of the log, some of the class and day of what another source tells.
    pub fn lines(&mut self) {
        let told: Vec<Date> = self
            .forges
            .iter()
            .flatten()
            .flat_map(|forge| forge.issues.iter().map(|issue| issue.opened))
            .chain(self.team.incidents.iter().flat_map(|file| file.all.iter().map(|row| row.opened)))
            .map(|at| self.day(at))
            .collect();
        for number in 0..*pick(&mut self.draw, &[0, 0, 2, 5, 8]) {
            let class = *pick(&mut self.draw, &["payments", "Deploy", " refunds", "zebra", ""]);
            let words = if self.draw.below(3) == 0 {
                "payments".to_owned()
            } else {
                format!("It came back {number}")
            };
            let mut days = Vec::new();
            // Which class a line is of that has none and names days before, the log says.
            for _ in 0..if class.is_empty() { 1 } else { *pick(&mut self.draw, &[1, 1, 2, 3]) } {
                let at = self.moment();
                let of_others = !told.is_empty() && self.draw.below(2) == 0;
                days.push(if of_others { *pick(&mut self.draw, &told) } else { self.day(at) });
            }
            days.sort();
            days.dedup();
            let id = format!("line {number}");
            self.lines.push(json!({ "id": id, "words": words, "class": class, "days": days }));
            let class = Some(class.to_owned()).filter(|class| !class.is_empty());
            let one =
                |&day: &Date| CameBack { line: id.clone(), words: words.clone(), class: class.clone(), day };
            self.team.settings.recurrences.came_back.extend(days.iter().map(one));
        }
        self.team.settings.recurrences.came_back.sort_by_key(|one| one.day);
        for _ in 0..self.draw.below(3) {
            let (class, at) = (*pick(&mut self.draw, &CLASSES), self.moment());
            let day = self.day(at);
            self.team.settings.recurrences.changed.push((class.to_owned(), day));
        }
    }
}

fn address(place: &Place, number: u64) -> String {
    let name = &place.name;
    match place.kind {
        ForgeKind::Github => format!("https://github.com/{name}/issues/{number}"),
        ForgeKind::Gitlab => format!("https://gitlab.com/{name}/-/issues/{number}"),
    }
}
