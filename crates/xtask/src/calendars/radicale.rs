//! A real calendar server, Radicale, read as anybody's.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use collect::calendar::caldav::{Change, Kept, Login, Server};
use collect::calendar::{Error, Wanted};
use jiff::tz::TimeZone;
use records::{Meeting, Reply, Standing};
use tempfile::TempDir;

use crate::python;
use crate::test::outcome::Outcome;

const LEAD: &str = "lead";
const PASSWORD: &str = "a password: of one's own";
/// How long it may take until it answers.
const STARTS: Duration = Duration::from_secs(20);

/// Starts one, and reads it.
pub fn tests() -> Outcome {
    read_whole_and_on().unwrap_or_else(|other| other)
}

fn read_whole_and_on() -> Result<Outcome, Outcome> {
    let python = python::with("calendar")?;
    let radicale = Radicale::start(&python).map_err(Outcome::Failed)?;
    journey(&radicale).map(Outcome::Passed).map_err(Outcome::Failed)
}

/// All there is to try, in the order of a lead's days.
fn journey(radicale: &Radicale) -> Result<String, String> {
    radicale.make("work", "VEVENT")?;
    radicale.make("tasks", "VTODO")?;
    radicale.put("work/weekly.ics", WEEKLY)?;
    radicale.put("work/once.ics", &once("20261110T090000Z"))?;
    radicale.put("work/long-ago.ics", &once("20100101T090000Z").replace("UID:once", "UID:long-ago"))?;

    let mut server = radicale.server(PASSWORD)?;
    let account = server.account().map_err(said)?;
    let calendars: Vec<&str> = account.calendars.iter().map(|calendar| calendar.path.as_str()).collect();
    holds("the account has one calendar that holds events", calendars == ["/lead/work/"])?;
    let calendar = &account.calendars[0];
    let asked_for_account = server.asked();

    let first = server.changed(calendar, None, &wanted("2026-10-05", "2026-12-07")).map_err(said)?;
    holds(
        "the first reading is whole",
        first.whole && first.gone.is_empty() && first.left_out().is_nothing(),
    )?;
    let items: Vec<&str> = first.items.keys().map(String::as_str).collect();
    holds(&format!("it has the two items of the window: {items:?}"), items.len() == 2)?;
    let weekly = of(&first, "weekly");
    // Mondays at nine in New York from 5 October to 30 November: an hour later in UTC from November on.
    let begins: Vec<i64> = weekly.iter().map(|meeting| meeting.begins).collect();
    let expected: Vec<i64> = (0..9)
        .map(|week: i64| {
            let summer = 1_791_205_200 + week * 604_800;
            let moved = if week == 2 { 86_400 } else { 0 };
            summer + moved + if week > 3 { 3_600 } else { 0 }
        })
        .collect();
    holds("the weekly meeting takes place when it does", begins == expected)?;
    let is_one_to_one =
        |meeting: &Meeting| meeting.recurring && meeting.attendees == 2 && meeting.other.is_some();
    holds("it is a meeting of two", weekly.iter().all(|meeting| is_one_to_one(meeting)))?;
    holds("one was moved", weekly.iter().filter(|meeting| meeting.moved).count() == 1 && weekly[2].moved)?;
    holds(
        "one was cancelled and one taken out",
        weekly[3].standing == Standing::Cancelled && weekly[4].standing == Standing::TakenOut,
    )?;
    holds("one was declined", weekly[5].reply == Reply::Declined && weekly[6].reply == Reply::Accepted)?;
    let asked_first = server.asked() - asked_for_account;

    let (before, wanted_again) = (server.asked(), wanted("2026-10-05", "2026-12-07"));
    let second = server.changed(calendar, Some(&first.kept), &wanted_again).map_err(said)?;
    holds("nothing new is nothing", !second.whole && second.items.is_empty() && second.gone.is_empty())?;
    holds("nothing new is one question", server.asked() - before == 1)?;

    radicale.put("work/once.ics", &once("20261111T100000Z"))?;
    radicale.put("work/new.ics", &once("20261112T100000Z").replace("UID:once", "UID:new"))?;
    radicale.delete("work/weekly.ics")?;
    let third = server.changed(calendar, Some(&second.kept), &wanted_again).map_err(said)?;
    changed(&third, "by what the server says")?;

    // A server that forgot, one that never knew, another window, and the address of the calendar itself.
    let forgot = with_token(&first.kept, "\"http://radicale.org/ns/sync/forgotten\"")?;
    let again = server.changed(calendar, Some(&forgot), &wanted_again).map_err(said)?;
    holds("where it forgot, all is read again", again.whole && again.items.len() == 2)?;
    let by_states =
        server.changed(calendar, Some(&with_token(&first.kept, "null")?), &wanted_again).map_err(said)?;
    changed(&by_states, "by the states of the items")?;
    let longer =
        server.changed(calendar, Some(&third.kept), &wanted("2026-10-05", "2027-01-04")).map_err(said)?;
    holds("another window is read whole", longer.whole && longer.items.len() == 2)?;
    let mut straight = radicale.server_at("/lead/work/", PASSWORD)?;
    holds(
        "the address of a calendar is that calendar",
        straight.account().map_err(said)?.calendars == account.calendars,
    )?;

    let refused = radicale.server("another one")?.account();
    holds("a wrong password is said", matches!(refused, Err(Error::WrongPassword)))?;
    let nowhere = radicale.server_at("/lead/nothing/", PASSWORD)?.account();
    holds(
        "what is not there leads to what is",
        nowhere.is_ok_and(|found| found.calendars == account.calendars),
    )?;
    let in_clear = Server::new("http://calendar.example.org/", login(PASSWORD)?, |_| ControlFlow::Break(()));
    holds("nobody else is asked in the clear", matches!(in_clear, Err(Error::InTheClear { .. })))?;
    Ok(format!(
        "Radicale: {asked_for_account} questions for the account, {asked_first} for the first reading, 1 where nothing is new"
    ))
}

/// After the three changes.
fn changed(change: &Change, how: &str) -> Result<(), String> {
    let items: Vec<&str> = change.items.keys().map(String::as_str).collect();
    holds(
        &format!("what changed is found {how}"),
        !change.whole && items == ["/lead/work/new.ics", "/lead/work/once.ics"],
    )?;
    holds(&format!("what is gone is found {how}"), change.gone == ["/lead/work/weekly.ics"])?;
    let once = of(change, "once");
    holds(&format!("it is as it is now {how}"), once.len() == 1 && once[0].begins == 1_794_391_200)
}

fn of<'c>(change: &'c Change, item: &str) -> Vec<&'c Meeting> {
    let name = format!("/{item}.ics");
    change
        .items
        .iter()
        .filter(|(path, _)| path.ends_with(&name))
        .flat_map(|(_, reading)| &reading.meetings)
        .collect()
}

/// What was kept, as if the server had called its state otherwise.
fn with_token(kept: &Kept, token: &str) -> Result<Kept, String> {
    let mut value = serde_json::to_value(kept).map_err(|error| error.to_string())?;
    value["token"] = serde_json::from_str(token).map_err(|error| error.to_string())?;
    serde_json::from_value(value).map_err(|error| error.to_string())
}

fn wanted(from: &str, to: &str) -> Wanted {
    let at = |day: &str| {
        let day: jiff::civil::Date = day.parse().expect("a day");
        day.to_zoned(TimeZone::UTC).expect("a day of this century").timestamp().as_second()
    };
    Wanted::new(at(from), at(to), TimeZone::UTC, &["Lead@example.org".to_owned()], [1; 16])
}

fn login(password: &str) -> Result<Login, String> {
    Login::of(LEAD, password).map_err(said)
}

fn holds(what: &str, is_so: bool) -> Result<(), String> {
    if is_so { Ok(()) } else { Err(format!("this does not hold: {what}")) }
}

fn said(error: Error) -> String {
    error.to_string()
}

/// Mondays at nine in New York; one moved, one cancelled, one taken out, one declined.
const WEEKLY: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tests//EN\r\nBEGIN:VEVENT\r\nUID:weekly\r\nDTSTAMP:20261001T000000Z\r\n\
    DTSTART;TZID=America/New_York:20261005T090000\r\nDTEND;TZID=America/New_York:20261005T093000\r\nRRULE:FREQ=WEEKLY\r\n\
    EXDATE;TZID=America/New_York:20261102T090000\r\nSUMMARY:One to one\r\nORGANIZER:mailto:lead@example.org\r\n\
    ATTENDEE;PARTSTAT=ACCEPTED:mailto:lead@example.org\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:mira@example.org\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:weekly\r\nDTSTAMP:20261001T000000Z\r\nRECURRENCE-ID;TZID=America/New_York:20261019T090000\r\nSEQUENCE:1\r\n\
    DTSTART;TZID=America/New_York:20261020T090000\r\nDTEND;TZID=America/New_York:20261020T093000\r\nORGANIZER:mailto:lead@example.org\r\n\
    ATTENDEE;PARTSTAT=ACCEPTED:mailto:lead@example.org\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:mira@example.org\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:weekly\r\nDTSTAMP:20261001T000000Z\r\nRECURRENCE-ID;TZID=America/New_York:20261026T090000\r\nSTATUS:CANCELLED\r\n\
    DTSTART;TZID=America/New_York:20261026T090000\r\nDTEND;TZID=America/New_York:20261026T093000\r\nORGANIZER:mailto:lead@example.org\r\n\
    ATTENDEE;PARTSTAT=ACCEPTED:mailto:lead@example.org\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:mira@example.org\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:weekly\r\nDTSTAMP:20261001T000000Z\r\nRECURRENCE-ID;TZID=America/New_York:20261109T090000\r\n\
    DTSTART;TZID=America/New_York:20261109T090000\r\nDTEND;TZID=America/New_York:20261109T093000\r\nORGANIZER:mailto:mira@example.org\r\n\
    ATTENDEE;PARTSTAT=DECLINED:mailto:lead@example.org\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:mira@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

fn once(at: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tests//EN\r\nBEGIN:VEVENT\r\nUID:once\r\nDTSTAMP:20261001T000000Z\r\n\
         DTSTART:{at}\r\nDURATION:PT1H\r\nSUMMARY:Once\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

/// A server that runs.
struct Radicale {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Radicale {
    fn start(python: &Path) -> Result<Radicale, String> {
        let failed = |error: std::io::Error| error.to_string();
        let folder = TempDir::with_prefix("groundwork-radicale-").map_err(failed)?;
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).map_err(failed)?.port();
        let (config, users) = (folder.path().join("config"), folder.path().join("users"));
        std::fs::write(&users, format!("{LEAD}:{PASSWORD}\n")).map_err(failed)?;
        let text = format!(
            "[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = htpasswd\nhtpasswd_filename = {}\nhtpasswd_encryption = plain\ndelay = 0\n\
             [storage]\nfilesystem_folder = {}\n[rights]\ntype = owner_only\n[web]\ntype = none\n[logging]\nlevel = error\n",
            users.display(),
            folder.path().join("data").display()
        );
        std::fs::write(&config, text).map_err(failed)?;
        let mut command = Command::new(python);
        command.args(["-m", "radicale", "--config"]).arg(&config);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().map_err(failed)?;
        let mut radicale = Radicale { process, port, _folder: folder };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = radicale.process.try_wait().map_err(failed)?;
            if ended.is_some() || begun.elapsed() > STARTS {
                return Err(format!("radicale does not answer: {ended:?}"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(radicale)
    }

    fn server(&self, password: &str) -> Result<Server<'static>, String> {
        self.server_at("/", password)
    }

    fn server_at(&self, path: &str, password: &str) -> Result<Server<'static>, String> {
        Server::new(&format!("http://127.0.0.1:{}{path}", self.port), login(password)?, |_| {
            ControlFlow::Break(())
        })
        .map_err(said)
    }

    /// A calendar that holds one kind of component.
    fn make(&self, name: &str, kind: &str) -> Result<(), String> {
        let body = format!(
            "<c:mkcalendar xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\"><d:set><d:prop><d:displayname>{name}</d:displayname>\
             <c:supported-calendar-component-set><c:comp name=\"{kind}\"/></c:supported-calendar-component-set></d:prop></d:set></c:mkcalendar>"
        );
        self.told("MKCALENDAR", &format!("{name}/"), "application/xml", &body)
    }

    fn put(&self, item: &str, text: &str) -> Result<(), String> {
        self.told("PUT", item, "text/calendar", text)
    }

    fn delete(&self, item: &str) -> Result<(), String> {
        self.told("DELETE", item, "text/plain", "")
    }

    /// What another program of the lead would write there.
    fn told(&self, method: &str, path: &str, kind: &str, body: &str) -> Result<(), String> {
        let failed = |error: std::io::Error| format!("{method} {path}: {error}");
        let mut socket = TcpStream::connect(("127.0.0.1", self.port)).map_err(failed)?;
        // "lead:a password: of one's own"
        const LOGIN: &str = "bGVhZDphIHBhc3N3b3JkOiBvZiBvbmUncyBvd24=";
        let head = format!(
            "{method} /{LEAD}/{path} HTTP/1.0\r\nHost: 127.0.0.1\r\nAuthorization: Basic {LOGIN}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        socket.write_all(head.as_bytes()).and_then(|()| socket.write_all(body.as_bytes())).map_err(failed)?;
        let mut answer = String::new();
        socket.read_to_string(&mut answer).map_err(failed)?;
        let status = answer.split_whitespace().nth(1).unwrap_or_default();
        if status.starts_with('2') { Ok(()) } else { Err(format!("{method} {path}: {answer:.300}")) }
    }
}

impl Drop for Radicale {
    fn drop(&mut self) {
        // It has nothing to keep.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
