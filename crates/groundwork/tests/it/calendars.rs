//! A calendar: connected, read, read again and taken back; what opens it is in one file and nowhere else.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, UNIX_EPOCH};

use testkit::cases::{self, Case, NOW};
use testkit::forge::{Forge, Trouble, When, World};
use testkit::{Answer, Program};

use crate::cases::in_one_line;
use crate::connect::files_with;

/// What stands in a feed's address, or is a password, and is in no sentence.
pub const SECRET: &str = "private-0a1b2c3d";
/// The instant of the run.
const RUN: i64 = 1_795_078_800;

pub struct Desk {
    pub case: Case,
    pub program: Program,
    pub host: Forge,
}

impl Desk {
    pub fn new() -> Desk {
        let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
        Desk { case: cases::seven(), program, host: Forge::github(World::of(Vec::new(), RUN)) }
    }

    pub fn run(&self, args: &[&str]) -> Answer {
        let mut command = self.program.command(self.case.path());
        let answer = Answer::of(command.args(args).env("CALENDAR", SECRET).output().expect("it starts"));
        assert!(!answer.out.contains(SECRET) && !answer.err.contains(SECRET), "{answer:?}");
        for line in answer.out.lines().chain(answer.err.lines()) {
            assert!(line.chars().count() <= 80 || args.contains(&"--json"), "{line}");
            assert!(!line.contains(['\u{1b}', '\u{202e}']), "{line:?}");
        }
        answer
    }

    pub fn says(&self, args: &[&str]) -> String {
        let answer = self.run(args);
        assert_eq!(answer.code, Some(0), "{args:?}: {answer:?}");
        in_one_line(&answer.out)
    }

    pub fn fails(&self, args: &[&str]) -> String {
        let answer = self.run(args);
        assert!(matches!(answer.code, Some(1 | 2)), "{args:?}: {answer:?}");
        assert!(answer.err.contains("hint: "), "{args:?}: {answer:?}");
        in_one_line(&answer.err)
    }

    /// A file, written a day before the run.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.program.home().join(name);
        fs::write(&path, text).expect("written");
        let day_before = UNIX_EPOCH + Duration::from_secs(RUN as u64 - 86_400);
        fs::File::options()
            .write(true)
            .open(&path)
            .and_then(|file| file.set_modified(day_before))
            .expect("dated");
        path
    }

    fn connects(&self, name: &str, text: &str, more: &[&str]) -> String {
        let path = self.file(name, text).display().to_string();
        self.says(&[&["connect", "calendar", &path], more].concat())
    }

    /// The address of a feed that answers so, so many times.
    fn feed(&self, times: u64, what: Trouble) -> String {
        self.host.trouble(When::Path(SECRET.to_owned(), times), what);
        format!("{}/{SECRET}/basic.ics", self.host.url())
    }
}

pub fn calendar(events: &[&str]) -> String {
    let event = |lines: &&str| format!("BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n", lines.replace('\n', "\r\n"));
    let events: String = events.iter().map(event).collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
}

pub fn answers(status: u16, headers: &[(&str, &str)], body: &str) -> Trouble {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Trouble::Answers { status, headers, body: body.to_owned() }
}

/// Ten times of two, and one that is the lead's alone.
pub const OF_TWO: &str = "UID:two\nDTSTART;TZID=Europe/Lisbon:20260907T100000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;COUNT=10\n\
    SUMMARY:Talk with Zed <b>Zed</b>\u{202e}\nORGANIZER:mailto:mira@kassa.example\nATTENDEE;CN=Zed:mailto:zed@kassa.example";
pub const ALONE: &str = "UID:own\nDTSTART:20260909T140000Z\nDURATION:PT2H\nSUMMARY:Strategy";

#[test]
fn a_file_is_connected_read_again_and_taken_back() {
    let here = Desk::new();
    let before = here.run(&["--json"]).out;
    assert!(here.says(&["sources"]).contains("calendar: not connected"));
    let said = here.connects("work.ics", &calendar(&[OF_TWO, ALONE]), &[]);
    assert!(said.contains("Read work.ics: 11 entries."), "{said}");
    let sources = here.says(&["sources"]);
    // A file knows nothing of what was planned after it was written.
    assert!(sources.contains("18 November 2026; 11 entries from 30 October 2023 to "), "{sources}");
    assert!(!sources.contains("calendar: not connected"), "{sources}");
    assert!(here.says(&["connect"]).contains("calendar work.ics: 18 November 2026"));

    here.file("work.ics", &calendar(&[ALONE]));
    let read = here.says(&["sources", "--read"]);
    assert!(read.contains("Read work.ics: 1 entry."), "{read}");

    let said = here.says(&["disconnect", "calendar"]);
    assert!(said.contains("Disconnected: calendar work.ics."), "{said}");
    assert_eq!(here.run(&["--json"]).out, before, "as if it had never been");
    assert!(here.fails(&["disconnect", "calendar"]).contains("no calendar is connected"));
}

#[test]
fn nobody_is_named_in_what_is_kept_and_titles_only_if_they_are_wanted() {
    let here = Desk::new();
    let text = calendar(&[OF_TWO]);
    here.connects("work.ics", &text, &[]);
    let data = here.program.data();
    for word in ["zed@kassa", "Talk with", "UID:two"] {
        assert_eq!(files_with(&data, word), Vec::<String>::new(), "{word}");
    }
    here.connects("work.ics", &text, &["--titles", "--long-horizon", "strategy", "--mine", "M@old.example"]);
    assert!(files_with(&data, "Talk with").iter().all(|file| file.starts_with("records.db")));
    assert!(!files_with(&data, "Talk with").is_empty());
    let sources = here.says(&["sources"]);
    assert!(
        sources.contains("titles are kept; for the long run: strategy; also yours: m@old.example"),
        "{sources}"
    );
    let leaves = here.program.home().join("leaves");
    here.says(&["export", leaves.to_str().expect("a path"), "--yes"]);
    for word in ["work.ics", "Talk with", "old.example", "strategy"] {
        assert!(files_with(&leaves, word).is_empty(), "{word}");
    }
    here.says(&["disconnect", "calendar", "work.ics"]);
    assert!(files_with(&data, "Talk with").is_empty(), "what was read is gone from the disk");
}

#[test]
fn a_feed_is_asked_when_it_is_said_and_its_address_is_in_one_file() {
    use std::os::unix::fs::PermissionsExt;

    let here = Desk::new();
    let url = here.feed(1, answers(200, &[("etag", "\"one\"")], &calendar(&[OF_TWO])));
    let said = here.says(&["connect", "calendar", &url]);
    let host = here.host.url().replace("http://", "");
    assert!(said.contains(&format!("Read {host}: 10 entries.")), "{said}");
    let data = here.program.data();
    assert_eq!(files_with(&data, SECRET), ["secrets"]);
    let mode = fs::metadata(data.join("secrets")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    here.host.forgets();
    for args in [&[][..], &["sources"], &["signal", "s1a"], &["connect"]] {
        here.run(args);
    }
    assert!(here.host.asked().is_empty(), "nothing is asked by itself");
    here.feed(1, answers(304, &[], ""));
    let read = here.says(&["sources", "--read"]);
    assert!(read.contains(&format!("Nothing new of {host}: 10 entries.")), "{read}");

    here.says(&["disconnect", "calendar", &host]);
    assert!(!data.join("secrets").exists());
    let said = here.says(&["undo"]);
    assert!(said.contains("calendar"), "{said}");
}

#[test]
fn what_opens_it_may_be_typed_hidden_or_be_elsewhere() {
    let here = Desk::new();
    let url = here.feed(3, answers(200, &[], &calendar(&[ALONE])));
    let answer = here.program.at_a_terminal(here.case.path(), &["connect", "calendar"], &[&url]);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    assert!(!answer.out.contains(SECRET), "{answer:?}");
    here.says(&["disconnect", "calendar"]);
    let file = here.file("address", &url).display().to_string();
    here.says(&["connect", "calendar", "--address-file", &file]);
    assert!(files_with(&here.program.data(), SECRET).is_empty(), "only where it is was kept");
    here.says(&["sources", "--read"]);
    here.feed(1, answers(200, &[], &calendar(&[ALONE])));
    let command = format!("cat {file}");
    here.says(&["connect", "calendar", "--address-command", &command, "--name", "other"]);
    assert!(files_with(&here.program.data(), SECRET).is_empty());
    let said = here.fails(&["connect", "calendar", "--address-env", "NOTHING"]);
    assert!(said.contains("NOTHING, where the secret was to be, is not set"), "{said}");
    // Of several it must be said which.
    assert!(here.fails(&["disconnect", "calendar"]).contains("2 calendars are connected: name one"));
    here.says(&["disconnect", "calendar", "other"]);
    let said = here.fails(&["connect", "calendar"]);
    assert!(said.contains("a feed has an address, and nobody can be asked for one here"), "{said}");
}

#[test]
fn a_reading_that_fails_keeps_what_was_there_and_says_so() {
    let here = Desk::new();
    let whole = calendar(&[OF_TWO, ALONE]);
    let url = here.feed(1, answers(200, &[], &whole));
    here.says(&["connect", "calendar", &url, "--name", "feed"]);
    let other = Forge::github(World::of(Vec::new(), RUN));
    for (trouble, says) in [
        (answers(401, &[], ""), "feed: the feed is refused (status 401)"),
        (answers(404, &[], ""), "feed: the feed is not there"),
        (Trouble::page(), "feed: this is a page for a browser, and no calendar"),
        (answers(200, &[], &whole[..whole.len() - 90]), "feed: the calendar ends in the middle"),
        (Trouble::Huge { bytes: 200_000_000, said: true }, "feed: the feed is larger than 67108864 bytes"),
        (Trouble::Huge { bytes: 200_000_000, said: false }, "feed: the feed is larger than 67108864 bytes"),
        (Trouble::leads(302, &other.url()), "feed: the feed leads to another place"),
        (answers(304, &[], ""), "feed: the feed says that nothing changed (status 304), and was asked for"),
    ] {
        here.feed(1, trouble);
        let said = here.fails(&["sources", "--read"]);
        assert!(said.contains(says), "{said}");
        assert!(said.contains("what was read of it before is kept as it was"), "{said}");
        assert!(here.says(&["sources"]).contains("; 11 entries from"), "{says}");
    }
    assert!(other.asked().is_empty(), "nobody came there");
}

#[test]
fn what_cannot_be_connected_leaves_nothing_behind() {
    let here = Desk::new();
    let page = here.file("page.ics", "<!DOCTYPE html><title>Sign in</title>").display().to_string();
    let credentials = format!("https://me:{SECRET}@calendar.example.org/x.ics");
    for (args, says) in [
        (vec!["calendar", credentials.as_str()], "the address holds a name or a password"),
        (vec!["calendar", "http://calendar.example.org/x"], "would be asked in the clear"),
        (vec!["calendar", "/nowhere.ics"], "the file of the calendar cannot be read"),
        (vec!["calendar", &page], "this is a page for a browser"),
        (vec!["calendar", &page, "--mine", "mira"], "“mira” is no address"),
        (vec!["caldav", credentials.as_str(), "--user", "mira"], "the address holds a name or a password"),
        (vec!["caldav", "https://calendar.example.org"], "a server wants your name there"),
        (
            vec!["caldav", "https://calendar.example.org", "--user", "mira"],
            "nobody can be asked for one here",
        ),
    ] {
        let said = here.fails(&[&["connect"], &args[..]].concat());
        assert!(said.contains(says), "{args:?}: {said}");
    }
    assert!(!here.program.data().join("secrets").exists());
    assert!(here.says(&["sources"]).contains("calendar: not connected"));
}

#[test]
fn what_cannot_be_taken_is_counted_and_said() {
    let here = Desk::new();
    let ever = "UID:ever\nDTSTART:20260901T100000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY";
    let mars = "UID:mars\nDTSTART;TZID=Mars/\u{1b}[2JOlympus:20260901T100000\nDURATION:PT1H";
    let others = "UID:others\nDTSTART:20260902T100000Z\nDURATION:PT1H\nORGANIZER:mailto:a@kassa.example";
    let said = here.connects("odd.ics", &calendar(&[ever, mars, others]), &[]);
    for says in [
        "Of one event only the first instances are taken",
        "nobody knows the zone Mars/",
        "1 entry lists others and not you, and counts nowhere",
    ] {
        assert!(said.contains(says), "{said}");
    }
    let sources = here.says(&["sources"]);
    assert!(sources.contains("of one event only the first instances are taken"), "{sources}");
    let back = "UID:back\nDTSTART:20260902T100000Z\nDTEND:20260902T090000Z";
    let said = here.connects("back.ics", &calendar(&[back]), &[]);
    assert!(said.contains("Read back.ics: 1 entry. 1 entry takes no time: it ends when it begins, or before; it is in no hours."), "{said}");
    let said = here.connects("empty.ics", &calendar(&[]), &[]);
    assert!(
        said.contains("Read empty.ics: 0 entries. Nothing in it takes place in the three years"),
        "{said}"
    );
    let half = calendar(&[ALONE, OF_TWO]);
    let said = here.connects("half.ics", &half[..half.len() - 60], &[]);
    assert!(said.contains("The calendar ends in the middle; what is whole before that is taken."), "{said}");
}

#[test]
fn a_question_at_a_terminal_leads_to_what_is_connected() {
    let here = Desk::new();
    let file = here.file("work.ics", &calendar(&[ALONE])).display().to_string();
    let answer = here.program.at_a_terminal(here.case.path(), &["connect"], &["2", &file]);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    assert!(
        answer.out.contains("Which? (1, 2 or 3") && answer.out.contains("Read work.ics: 1 entry."),
        "{answer:?}"
    );
    let answer = here.program.at_a_terminal(here.case.path(), &["connect"], &[""]);
    assert!(answer.out.contains("groundwork connect calendar FILE"), "{answer:?}");
    here.says(&["forget", "--everything", "--yes"]);
    assert!(!here.program.data().join("own.db").exists());
}

#[test]
fn one_time_is_marked_by_its_day_and_at_a_terminal_by_its_number() {
    let here = Desk::new();
    let evening = "UID:late\nDTSTART:20260909T180000Z\nDURATION:PT1H\nSUMMARY:Far";
    here.connects("work.ics", &calendar(&[OF_TWO, ALONE, evening]), &[]);
    let said = here.says(&["meetings", "9sep"]);
    assert!(said.contains("Wednesday 9 September 2026") && said.contains("nobody listed"), "{said}");
    let mark = ["meetings", "2026-09-09", "--long-horizon"];
    assert!(here.fails(&mark).contains("2 times on 9 September 2026 can be meant"));
    let answer = here.program.at_a_terminal(here.case.path(), &mark, &["2"]);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    assert!(answer.out.contains("Which? (1 to 2, Enter leaves it)"), "{answer:?}");
    assert!(answer.out.contains("counts as time for what is far off."), "{answer:?}");
    let said = here.says(&["meetings", "--long-horizon"]);
    assert!(said.contains("1 time in twelve weeks") && said.contains("nobody listed: as you said"), "{said}");
    assert!(here.says(&["meetings", "2026-09-09"]).contains("nobody listed: far off, as you said"));
    here.says(&["undo"]);
    assert!(here.says(&["meetings", "--long-horizon"]).contains("Nothing of the twelve weeks counts"));
    for (args, says) in [
        (&["meetings", "2026-09-09", "--one-to-one"][..], "is said of a series, not of one day"),
        (&["meetings", "2020-01-01"], "1 January 2020 was not read"),
        (&["meetings", "2026-09-08", "--long-horizon"], "nothing of your calendar can be marked"),
        (&["meetings", "nothing"], "there is no series of meetings nothing"),
    ] {
        let said = here.fails(args);
        assert!(said.contains(says), "{said}");
    }
}
