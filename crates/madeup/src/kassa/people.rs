//! Who is there, and under which names git knows them.

use crate::civil::{DAY, day, european_summer};
use crate::stream::{Offset, Stamp};

/// By the place of a person in [`ALL`].
pub(super) type PersonIx = usize;

/// Somebody who commits.
#[derive(Debug)]
pub(super) struct Person {
    /// Full name.
    pub name: &'static str,
    /// Address.
    pub email: &'static str,
    /// Login on the forge, as merges name branches.
    pub login: &'static str,
    /// Minutes east of UTC in winter.
    pub zone: i32,
    /// The first day, in days since 1970.
    pub from: i64,
    /// The day after the last.
    pub to: i64,
}

const ALWAYS: (i64, i64) = (i64::MIN, i64::MAX);
/// Sam came four weeks after Henrik left.
const HENRIK_LEAVES: i64 = day(2026, 1, 17);
const SAM_COMES: i64 = day(2026, 2, 9);

const fn person(
    name: &'static str,
    email: &'static str,
    login: &'static str,
    zone: i32,
    days: (i64, i64),
) -> Person {
    Person { name, email, login, zone, from: days.0, to: days.1 }
}

pub(super) const MIRA: PersonIx = 0;
pub(super) const AIKO: PersonIx = 1;
pub(super) const JONAS: PersonIx = 2;
pub(super) const LEILA: PersonIx = 3;
pub(super) const PRIYA: PersonIx = 4;
pub(super) const SAM: PersonIx = 5;
pub(super) const TOMAS: PersonIx = 6;
pub(super) const HENRIK: PersonIx = 7;
/// Four who look in now and then begin here.
pub(super) const VISITORS: PersonIx = 8;
/// In finance, where a second pair of eyes on money is wanted.
pub(super) const NADIA: PersonIx = VISITORS;
/// On the platform, and on what is deployed there.
pub(super) const BENEDIKT: PersonIx = VISITORS + 1;

/// The lead, the six others, one who left, four visitors.
pub(super) static ALL: [Person; 12] = [
    person("Mira Okafor", "mira@kassa.example", "mira-o", 0, ALWAYS),
    person("Aiko Tanabe", "aiko@kassa.example", "aikot", 0, ALWAYS),
    person("Jonas Lindqvist", "jonas@kassa.example", "jlindqvist", 60, ALWAYS),
    person("Leila Haddad", "leila@kassa.example", "lhaddad", 60, ALWAYS),
    person("Priya Raman", "priya@kassa.example", "priyar", 0, ALWAYS),
    person("Sam Whitlock", "sam@kassa.example", "whitlock", 0, (SAM_COMES, i64::MAX)),
    person("Tomás Ferreira", "tomas@kassa.example", "tferreira", 0, ALWAYS),
    person("Henrik Dahl", "henrik@kassa.example", "hdahl", 60, (i64::MIN, HENRIK_LEAVES)),
    person("Nadia Kowalska", "n.kowalska@finance.example", "nkowalska", 60, ALWAYS),
    person("Benedikt Auer", "b.auer@platform.example", "bauer", 60, ALWAYS),
    person("Chiara Fontana", "c.fontana@partner.example", "cfontana", 60, ALWAYS),
    person("Yusuf Demir", "y.demir@platform.example", "ydemir", 60, ALWAYS),
];

/// The one bot.
pub(super) const BOT: (&str, &str) = ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.example");
/// Who presses the button of a merge.
pub(super) const FORGE: (&str, &str) = ("Forge", "noreply@forge.example");
/// Edits made in the browser.
pub(super) const NOREPLY: &str = "1204477+mira-o@users.noreply.example";
/// A machine that was set up in a hurry; nothing joins it but a word of hers.
pub(super) const LAPTOP: (&str, &str) = ("mira", "mira@laptop.local");
/// The same of Jonas, until March 2025.
pub(super) const BUILD_BOX: (&str, &str) = ("jonas", "jonas@build-box.local");
/// An address that `.mailmap` puts right.
pub(super) const OLD_TOMAS: (&str, &str) = ("tferreira", "tomas.f@before.example");

/// What `.mailmap` says.
pub(super) const MAILMAP: &str = "\
# One line a person who has been here under another name.
Tomás Ferreira <tomas@kassa.example> tferreira <tomas.f@before.example>
";

impl Person {
    /// Whether they are there on a day.
    pub fn is_there(&self, day: i64) -> bool {
        self.from <= day && day < self.to
    }

    /// Day and minute by their clock, of a second since 1970.
    pub fn clock(&self, seconds: i64) -> (i64, i64) {
        let zone = self.zone + if european_summer(seconds) { 60 } else { 0 };
        let local = seconds + i64::from(zone) * 60;
        (local.div_euclid(DAY), local.rem_euclid(DAY) / 60)
    }

    /// A minute of a day by their clock.
    pub fn at(&self, day: i64, minute: i64) -> Stamp {
        let local = day * DAY + minute * 60;
        let winter = local - i64::from(self.zone) * 60;
        let zone = self.zone + if european_summer(winter) { 60 } else { 0 };
        Stamp { seconds: local - i64::from(zone) * 60, offset: Offset::Minutes(zone) }
    }
}
