//! Absence replayed is told from looking back: what the others have learnt since then does not count.

use madeup::civil::{DAY, day};
use madeup::git::{ObjectFormat, Shape};
use madeup::stream::{Change, Commit, Entry, Mark, Offset, Person, Stamp, Stream};
use serde_json::Value;
use tempfile::TempDir;
use testkit::Program;

const LEAD: &str = "lead@kassa.example";
/// A Monday; T is that day.
const T: i64 = day(2026, 11, 16);
const FORTNIGHTS: i64 = 26;

/// In each fortnight of the year another colleague works on two days in a file that until then only the lead
/// had worked on. Before that, all have worked in a file of their own long enough to be in the team.
struct Story {
    stream: Stream,
    tip: Option<Mark>,
}

impl Story {
    fn commit(&mut self, who: &str, at: i64, path: &str) {
        let name = format!("{who} Kassa");
        let address = format!("{who}@kassa.example");
        let stamp = Stamp { seconds: at, offset: Offset::Minutes(0) };
        let content = format!("{path} as of {at}\n");
        let parents: Vec<Mark> = self.tip.into_iter().collect();
        let commit = Commit {
            branch: "refs/heads/main",
            author: (Person::new(&name, &address), stamp),
            committer: (Person::new(&name, &address), stamp),
            message: b"work\n",
            encoding: None,
            parents: &parents,
            changes: &[Change::Put(path.as_bytes(), Entry::File(content.as_bytes()))],
        };
        self.tip = Some(self.stream.commit(&commit).expect("git takes the commit"));
    }
}

fn file(fortnight: i64) -> String {
    format!("src/part{fortnight:02}.rs")
}

fn colleague(at: i64) -> String {
    format!("colleague{}", at % 4)
}

fn told(dir: &TempDir) {
    let stream = Stream::create(dir.path(), Shape::Bare, ObjectFormat::Sha1).expect("git makes a repository");
    let mut story = Story { stream, tip: None };
    let noon = |before: i64| (T - before) * DAY + 12 * 3_600;
    for fortnight in 1..=FORTNIGHTS {
        // Written by the lead over a year before T, and worked on once more before the year begins.
        story.commit("lead", noon(470 - fortnight), &file(fortnight));
    }
    for week in 0..8 {
        for at in 0..4 {
            story.commit(&colleague(at), noon(430 - 7 * week - at), &format!("own/of{at}.rs"));
        }
    }
    for fortnight in (1..=FORTNIGHTS).rev() {
        for back in [12, 5] {
            story.commit(&colleague(fortnight), noon(14 * (fortnight - 1) + back), &file(fortnight));
        }
    }
    story.stream.finish().expect("git is done");
}

#[test]
fn what_the_others_learn_in_an_absence_does_not_make_it_harmless() {
    let dir = TempDir::with_prefix("groundwork-replay-").expect("a temporary directory can be made");
    told(&dir);
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), "2026-11-16T09:00:00Z").in_zone("UTC");
    let card: Value = serde_json::from_str(&program.out(dir.path(), &["--me", LEAD, "--json"]))
        .expect("the answer is JSON");
    let signal = |id: &str| {
        let all = card["signals"].as_array().expect("signals are a list");
        all.iter().find(|signal| signal["id"] == id).expect("the signal is there").clone()
    };

    let replayed = signal("s6b");
    assert_eq!(replayed["status"], "value");
    let changes = 2 * FORTNIGHTS;
    assert_eq!(replayed["denominator"], changes, "two changes a fortnight");
    assert_eq!(replayed["numerator"], changes, "each in a file that only the lead knew when it began");

    // Looking back from T, every one of these files is known to the colleague who worked in it on two days.
    let looking_back = signal("s5b");
    let states = &looking_back["detail"]["states"];
    assert_eq!(
        looking_back["denominator"], changes,
        "the same changes, and no others, are the year's weight"
    );
    assert_eq!(states["only_you"], 0);
    assert_eq!(states["you_and_others"], changes, "the lead knows each of them as well");
}
