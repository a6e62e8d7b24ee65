//! A file of incidents: connected, read again and taken back, and what recurrence says of it, worked out by hand.

use std::fs;
use std::path::PathBuf;

use testkit::cases::{self, Case, NOW};
use testkit::{Answer, Program};

use crate::cases::in_one_line;
use crate::kill::{drawn, killed, kills, moment};

/// The run is on 19 November 2026; T is Monday 16 November, and the year begins on Monday 17 November 2025.
///
/// Of the year: INC-2 (again, 52 days after INC-1), INC-3 (again, 90 days), INC-4 (91 days, not), INC-5 (again, the same day), INC-6 and
/// INC-7 of a class of their own (again, 30 days), and INC-8 without one: 4 of 7.
const TABLE: &str = "\
Number,Title,Service,Started,Resolved,Lead,Link
INC-1,Ledger stood,Deploy,2025-11-10 09:00,2025-11-10 10:00,Jonas,https://inc.example/1
INC-2,Ledger stood,deploy,2026-01-01,,Jonas,https://inc.example/2
INC-3,Refunds twice,deploy,2026-04-01,,,
INC-4,Refunds late,deploy,2026-07-01,,,
INC-5,<b>Refunds</b> gone,deploy,2026-07-01,,,
INC-6,Certificate,certificates,2026-08-01,,,
INC-7,Certificate,certificates,2026-08-31,,,
INC-8,Nobody knows,,2026-09-01,,,
INC-9,Badly written,deploy,3/4/2026,,,
";

struct Here {
    case: Case,
    program: Program,
    file: PathBuf,
}

impl Here {
    fn new() -> Here {
        let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
        let file = program.home().join("incidents.csv");
        let here = Here { case: cases::seven(), program, file };
        here.write(TABLE);
        here
    }

    fn write(&self, text: &str) {
        fs::write(&self.file, text).expect("written");
    }

    fn run(&self, args: &[&str]) -> Answer {
        self.program.run(self.case.path(), args)
    }

    fn connect(&self, more: &[&str]) -> Answer {
        let file = self.file.to_str().expect("a path").to_owned();
        self.run(&[&["connect", "incidents", &file][..], more].concat())
    }

    fn says(&self, args: &[&str]) -> String {
        let answer = self.run(args);
        assert_eq!(answer.code, Some(0), "{answer:?}");
        in_one_line(&answer.out)
    }

    /// Numerator and denominator of s12.
    fn count(&self) -> (Option<u64>, Option<u64>) {
        let answer = self.run(&["signal", "s12", "--json"]);
        let signal: serde_json::Value = serde_json::from_str(&answer.out).expect("JSON");
        let signal = &signal["signal"];
        (signal["numerator"].as_u64(), signal["denominator"].as_u64())
    }
}

fn said(answer: &Answer) -> String {
    assert_eq!(answer.code, Some(0), "{answer:?}");
    in_one_line(&answer.out)
}

#[test]
fn one_command_reads_a_file_and_recurrence_is_what_a_hand_counts() {
    let here = Here::new();
    let before = here.says(&["signal", "s12"]);
    assert!(before.contains("groundwork connect incidents FILE"), "{before}");
    assert!(here.says(&["sources"]).contains("incidents: not connected"));

    let read = said(&here.connect(&[]));
    assert!(read.contains("Read 8 incidents of 2 classes from incidents.csv."), "{read}");
    assert!(read.contains("opened “Started”, class “Service”, title “Title”, id “Number”"), "{read}");
    assert!(read.contains("1 row left out."), "{read}");
    assert!(read.contains("Line 10: “3/4/2026” is no date that is known, so it is left out."), "{read}");
    assert!(read.contains("recurrence: no figure to"), "{read}");

    assert_eq!(here.count(), (Some(4), Some(7)));
    let page = here.says(&["signal", "s12"]);
    assert!(page.contains("4 of 7"), "{page}");
    assert!(page.contains("1 has no class: nothing can say that it came again."), "{page}");
    assert!(page.contains("8 incidents in incidents.csv, which tells up to"), "{page}");
    let evidence = here.says(&["signal", "s12", "--evidence"]);
    for id in ["inc.example/2", "INC-3", "INC-5", "INC-7"] {
        assert!(evidence.contains(id), "{id}: {evidence}");
    }
    assert!(!evidence.contains("INC-4") && !evidence.contains("INC-8"), "{evidence}");
    let sources = here.says(&["sources"]);
    assert!(sources.contains("8 incidents since 10 November 2025"), "{sources}");
    assert!(sources.contains("1 row left out"), "{sources}");
}

#[test]
fn the_log_and_the_file_are_one_count_and_no_incident_is_counted_twice() {
    let here = Here::new();
    // By itself: on 1 July, on 1 September, 62 days after it, and on 11 November, 71 days after that.
    here.says(&["log", "r settlement failed again, 11 nov, before 1 jul and 1 sep"]);
    assert_eq!(here.count(), (Some(2), Some(3)));
    here.connect(&[]);
    assert_eq!(here.count(), (Some(6), Some(10)));
    // A line without a class is one of its own: its words. A row of that class and day is that time.
    here.write(&format!("{TABLE}INC-10,Settlement,Settlement failed again,2026-09-01,,,\n"));
    here.says(&["sources", "--read"]);
    assert_eq!(here.count(), (Some(6), Some(10)));
    let list = here.says(&["signal"]);
    assert_eq!(list.matches("Recurrence").count(), 1, "one figure of one name: {list}");
    let evidence = here.says(&["signal", "s12", "--denominator"]);
    assert!(evidence.contains("INC-10") && evidence.contains("settlement failed again"), "{evidence}");
}

#[test]
fn an_id_of_any_letters_and_one_that_looks_like_a_meeting_are_shown_as_they_are() {
    let here = Here::new();
    let ids = [("INC-3", "Störfälle 3"), ("INC-5", "インシデント12"), ("INC-7", "10023411")];
    here.write(&ids.iter().fold(TABLE.to_owned(), |table, (was, id)| table.replace(was, id)));
    here.connect(&[]);
    let evidence = here.says(&["signal", "s12", "--evidence"]);
    assert!(ids.iter().all(|(_, id)| evidence.contains(id)), "{evidence}");
    assert!(!evidence.contains("groundwork meetings"), "{evidence}");
}

#[test]
fn what_is_connected_is_not_taken_back_while_it_is_read() {
    let here = Here::new();
    here.connect(&[]);
    let lock = fs::File::options().write(true).open(here.program.data().join("asking.lock"));
    let lock = lock.or_else(|_| fs::File::create(here.program.data().join("asking.lock"))).expect("a file");
    lock.lock().expect("nobody has it");
    for args in [&["disconnect", "incidents"][..], &["undo"]] {
        let answer = here.run(args);
        assert_eq!(answer.code, Some(1), "{answer:?}");
        assert!(answer.err.contains("something is being read already"), "{answer:?}");
    }
    assert_eq!(here.count(), (Some(4), Some(7)));
    drop(lock);
    here.says(&["disconnect", "incidents"]);
    assert!(here.says(&["sources"]).contains("incidents: not connected"));
}

#[test]
fn what_the_file_says_now_takes_the_place_of_what_it_said() {
    let here = Here::new();
    here.connect(&[]);
    assert!(
        here.says(&["sources", "--read"]).contains("Nothing new in incidents.csv: 8 incidents of 2 classes.")
    );
    here.write(&TABLE.replace("INC-7,Certificate,certificates,2026-08-31,,,\n", ""));
    let read = here.says(&["sources", "--read"]);
    assert!(read.contains("Read 7 incidents of 2 classes"), "{read}");
    assert_eq!(here.count(), (Some(3), Some(6)));
}

#[test]
fn a_file_that_is_gone_or_broken_leaves_what_was_read() {
    let here = Here::new();
    here.connect(&[]);
    let columns = "Number,Title,Began\nINC-1,x,2026-01-01\n";
    let dates = TABLE.replace("202", "year 202");
    for (text, why) in [
        (None, "cannot be read"),
        (Some(""), "the file is empty"),
        (Some("[{\"Started\": "), "begins like JSON and is none"),
        (Some(columns), "no column"),
        (Some(dates.as_str()), "none says in “Started” when it began"),
    ] {
        match text {
            Some(text) => here.write(text),
            None => fs::remove_file(&here.file).expect("removed"),
        }
        let answer = here.run(&["sources", "--read"]);
        let err = in_one_line(&answer.err);
        assert_eq!(answer.code, Some(1), "{answer:?}");
        assert!(err.contains(why), "{why}: {err}");
        assert!(err.contains("is kept"), "{err}");
        assert_eq!(here.count(), (Some(4), Some(7)), "after: {why}");
    }
}

#[test]
fn columns_that_were_named_are_remembered_and_those_that_cannot_be_told_are_asked_for() {
    let here = Here::new();
    let ours = TABLE.replace("Started", "Beginn").replace("Service", "Art");
    here.write(&ours);
    let answer = here.connect(&[]);
    let err = in_one_line(&answer.err);
    assert_eq!(answer.code, Some(1), "{answer:?}");
    assert!(err.contains("no column says by its name when an incident began"), "{err}");
    assert!(err.contains("Number, Title, Art, Beginn, Resolved, Lead and Link"), "{err}");
    assert!(err.contains("--columns"), "{err}");
    assert!(here.says(&["sources"]).contains("incidents: not connected"), "nothing was kept");

    assert!(
        said(&here.connect(&["--columns", "opened=Beginn,class=Art"]))
            .contains("opened “Beginn”, class “Art”")
    );
    assert_eq!(here.count(), (Some(4), Some(7)));
    // The next time they are known, also of another file.
    let next = here.program.home().join("next.csv");
    fs::write(&next, &ours).expect("written");
    let read = here.says(&["connect", "incidents", next.to_str().expect("a path")]);
    assert!(read.contains("opened “Beginn”, class “Art”"), "{read}");
    assert!(read.contains("It takes the place of"), "{read}");
    assert!(here.says(&["sources"]).contains("next.csv"));

    // Two columns that may say it are a question too.
    here.write(&TABLE.replace("Resolved", "Created at"));
    let answer = here.connect(&[]);
    assert!(in_one_line(&answer.err).contains("2 columns may say when an incident began"), "{answer:?}");
    let answer = here.connect(&["--columns", "opened=Nowhere"]);
    assert!(in_one_line(&answer.err).contains("the file has no column “Nowhere”"), "{answer:?}");
    let answer = here.connect(&["--columns", "when=Started"]);
    assert_eq!(answer.code, Some(2), "{answer:?}");
}

#[test]
fn at_a_terminal_a_number_answers_which_column_it_is() {
    let here = Here::new();
    here.write(&TABLE.replace("Started", "Beginn").replace("Service", "Art"));
    let file = here.file.to_str().expect("a path").to_owned();
    let args = ["connect", "incidents", &file];
    let answer = here.program.at_a_terminal(here.case.path(), &args, &["4", "Art"]);
    assert_eq!(answer.code, Some(0), "{answer:?}");
    assert_eq!(here.count(), (Some(4), Some(7)));
}

#[test]
fn what_was_read_goes_with_its_connection_and_comes_back_with_no_word() {
    let here = Here::new();
    here.connect(&[]);
    let gone = here.says(&["disconnect"]);
    assert!(gone.contains("incidents.csv. What was read is deleted"), "{gone}");
    assert!(here.file.exists());
    assert_eq!(here.count(), (None, None));
    assert!(here.says(&["disconnect", "incidents"]).contains("No incidents are connected."));
    here.connect(&[]);
    assert!(here.says(&["undo"]).contains("the incidents in"));
    assert_eq!(here.count(), (None, None));
    assert!(here.says(&["sources"]).contains("incidents: not connected"));
    // Taking that back connects it again; what was read is read again when it is asked for.
    here.says(&["undo"]);
    assert!(here.says(&["sources"]).contains("nothing was read yet"));
    here.says(&["sources", "--read"]);
    assert_eq!(here.count(), (Some(4), Some(7)));
}

#[test]
fn a_file_that_was_written_long_ago_tells_of_no_year() {
    let here = Here::new();
    here.connect(&[]);
    let written = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_788_256_800);
    let file = fs::File::options().write(true).open(&here.file).expect("open");
    file.set_modified(written).expect("1 September 2026");
    here.says(&["sources", "--read"]);
    let answer = here.run(&["signal", "s12"]);
    assert_eq!(answer.code, Some(3), "{answer:?}");
    assert!(
        in_one_line(&answer.out).contains("incidents are known up to 1 September 2026 only"),
        "{answer:?}"
    );
}

#[test]
fn whatever_a_file_is_it_is_an_answer_in_words_and_nothing_is_kept_of_what_is_none() {
    let here = Here::new();
    let large = fs::File::create(&here.file).expect("made");
    large.set_len(200 * 1024 * 1024).expect("200 MB");
    for (text, why) in [
        (None, "the file is larger than 16 MB"),
        (Some("INC-1,2026-01-01\nINC-2,2026-01-02\n"), "no column says by its name"),
        (Some("just words\n"), "one column only"),
        (Some("{\"a\": {\"b\": 1}}"), "no list of objects"),
        (Some("Date,Date\n2026-01-01,2026-01-01\n"), "two columns are called"),
        (Some("Opened,Title\nsoon,x\nlater,y\n"), "of 2 rows none says"),
    ] {
        if let Some(text) = text {
            here.write(text);
        }
        let answer = here.connect(&[]);
        assert_eq!(answer.code, Some(1), "{why}: {answer:?}");
        assert!(in_one_line(&answer.err).contains(why), "{why}: {answer:?}");
        assert_eq!(here.count(), (None, None));
    }
    let hostile = "Opened,Title,Class\n2026-09-01,\u{1b}[2J<script>,\u{202e}\u{1b}]0;x\u{7}\n2026-09-02,x,\u{202e}\u{1b}]0;x\u{7}\n";
    here.write(hostile);
    said(&here.connect(&[]));
    for args in [&["signal", "s12"][..], &["signal", "s12", "--evidence"], &["sources"]] {
        let answer = here.run(args);
        assert!(!answer.out.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{answer:?}");
    }
    // A header alone is a team without an incident: there is nothing to have a share of.
    here.write("Opened,Title,Class\n");
    let read = said(&here.connect(&[]));
    assert!(read.contains("Read 0 incidents from incidents.csv."), "{read}");
    assert!(here.says(&["signal", "s12"]).contains("Too few: 0 incidents in a year, 1 needed."));
}

#[test]
fn a_reading_that_is_killed_leaves_what_was_read_or_what_is() {
    let here = Here::new();
    here.connect(&[]);
    let mut draw = drawn("a file of incidents");
    let whole = std::time::Instant::now();
    here.says(&["sources", "--read"]);
    let whole = whole.elapsed();
    let shorter = TABLE.replace("INC-7,Certificate,certificates,2026-08-31,,,\n", "");
    let (long, short) = ((Some(4), Some(7)), (Some(3), Some(6)));
    for kill in 0..kills() / 4 {
        here.write(if kill % 2 == 0 { &shorter } else { TABLE });
        killed(&here.program, here.case.path(), &["sources", "--read"], moment(&mut draw, whole));
        let count = here.count();
        assert!(count == long || count == short, "kill {kill}: {count:?}");
    }
    here.write(TABLE);
    here.says(&["sources", "--read"]);
    assert_eq!(here.count(), long);
}

/// Who led an incident is in no commit: from the file alone it is known that the word is a name.
#[test]
fn who_led_an_incident_leaves_as_a_pseudonym_where_no_repository_is_open_too() {
    let here = Here::new();
    let out = here.program.home().join("elsewhere");
    fs::create_dir(&out).expect("a folder");
    here.write(
        "Number,Started,Lead\nINC-1,2026-07-01,Tomasz Wrona\nINC-2,2026-07-02,<kuba@kassa.example> Kuba Sroka\n\
         INC-3,2026-07-03,@hanula\nINC-4,2026-07-04,the payments team\nINC-5,2026-07-05,mira\n\
         INC-6,2026-07-06,Database\n",
    );
    here.program.out(
        &out,
        &["log", "d Tomasz takes the pager, Kuba Sroka and Hanula too, the payments team pays for Mira and the Database"],
    );
    let connected = here.connect(&[]);
    assert_eq!(connected.code, Some(0), "{connected:?}");
    // The next run of any kind knows them.
    here.says(&[]);
    let to = out.join("all").to_str().expect("a path").to_owned();
    here.program.out(&out, &["export", &to, "--yes"]);
    let read = |name: &str| fs::read_to_string(out.join("all").join(name)).expect("a file");
    for file in ["notes.json", "log.md", "log.csv", "settings.json"] {
        let text = read(file).to_lowercase();
        for name in ["wrona", "tomasz", "kuba", "sroka", "hanula"] {
            assert!(!text.contains(name), "{name} in {file}: {text}");
        }
    }
    let log = read("log.md");
    assert!(log.contains("the payments team pays for Mira and the Database"), "{log}");
    assert!(log.contains("takes the pager"), "{log}");
}
