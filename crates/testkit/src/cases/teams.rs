//! Teams at work: who changes what, week after week, drawn from a seed.

use madeup::Draw;

use super::telling::{Telling, Who, week};

/// The lead of every case.
pub const MIRA: Who = Who { name: "Mira Okafor", email: "mira@kassa.example" };
/// Those who may be in a team with the lead.
pub const OTHERS: [Who; 6] = [
    Who { name: "Sam Petrov", email: "sam@kassa.example" },
    Who { name: "Leila Haddad", email: "leila@kassa.example" },
    Who { name: "Priya Raman", email: "priya@kassa.example" },
    Who { name: "Tomas Novak", email: "tomas@kassa.example" },
    Who { name: "Ines Duarte", email: "ines@kassa.example" },
    Who { name: "Kofi Mensah", email: "kofi@kassa.example" },
];

/// Directories, each large enough to be an area.
pub const AREAS: [&str; 6] = ["ledger", "settlement", "payouts", "webhooks", "refunds", "deploy"];
const FILES: [&str; 6] = ["book.rs", "entry.rs", "fees.rs", "export.rs", "rules.rs", "parse.rs"];

/// How work comes to the branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// As the commits were made.
    Commits,
    /// Squashed, with the number of the request.
    Squashes,
    /// By merges.
    Merges,
}

/// People at work for some weeks.
#[derive(Clone, Copy, Debug)]
pub struct Weeks<'a> {
    /// Who; each has an area of their own, by place, where two of three changes fall.
    pub people: &'a [Who],
    /// Changes of each in a hundred weeks.
    pub per_hundred: u32,
    /// From that many weeks before T, that week included.
    pub from: i64,
    /// Down to that many; 1 is the last before T.
    pub to: i64,
    /// How they come to the branch.
    pub policy: Policy,
    /// What is drawn.
    pub seed: u64,
}

impl Weeks<'_> {
    /// What they do.
    pub fn tell(self, telling: &mut Telling) {
        for (at, who) in self.people.iter().enumerate() {
            let mut draw = Draw::new(self.seed).aside(at as u64 + 1);
            for weeks_ago in (self.to..=self.from).rev() {
                for _ in 0..self.changes(&mut draw) {
                    let home = if draw.percent(66) { at } else { draw.below(AREAS.len()) };
                    let path = format!("{}/{}", AREAS[home % AREAS.len()], draw.pick(&FILES));
                    let on = week(weeks_ago, draw.between(0, 4));
                    let subject = format!("Make {path} right for week {weeks_ago}");
                    match self.policy {
                        Policy::Commits => telling.commit(on, *who, &subject, &[&path]),
                        Policy::Squashes => telling.squash(on, *who, &subject, &[&path]),
                        Policy::Merges => telling.request(on, *who, &subject, &[&path]),
                    }
                }
            }
        }
    }

    fn changes(self, draw: &mut Draw) -> u32 {
        self.per_hundred / 100 + u32::from(draw.percent(self.per_hundred % 100))
    }
}

/// Everything that the areas hold, written by one person on one day in a commit an area.
pub fn founded(telling: &mut Telling, day: i64, who: Who) {
    for area in AREAS {
        let files: Vec<String> = FILES.iter().map(|file| format!("{area}/{file}")).collect();
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        telling.commit(day, who, &format!("Found {area}"), &files);
    }
}
