//! No name where none may stand (product.md 2, signals.md): every command and every option of it, over a
//! team in which every name, address and login is marked.
//!
//! The commands come from the program's own tree, so that a new one cannot be forgotten here.

mod runs;

use std::collections::{BTreeMap, BTreeSet};
use std::os::unix::fs::PermissionsExt;

use testkit::cases::{self, Case, MARK, MARK_IN_SUBJECTS, NOW};
use testkit::forge::{Forge, Issue, Speaks, Story, Trouble, When, World};
use testkit::{Answer, Program};

use self::runs::{CONNECT, ERRORS, RUNS};

/// Where subjects, and names of tags, stand on the lead's own screen: lists of records, the change asked
/// about, drafts of a week, the commit that was left out, an import.
fn may_show_subjects(line: &str) -> bool {
    let lists = ["--evidence", "--denominator"].iter().any(|list| line.ends_with(list));
    lists
        || ["reasons", "exclude", "sources", "week", "away"].iter().any(|command| starts_with(line, command))
}

/// A calendar in which everybody is marked.
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:qzx\r\nDTSTART:20260907T100000Z\r\nDURATION:PT30M\r\nRRULE:FREQ=WEEKLY\r\n\
    SUMMARY:Anna Qzx\r\nORGANIZER;CN=Anna Qzx:mailto:anna@qzx.example\r\nATTENDEE:mailto:mira@kassa.example\r\n\
    ATTENDEE;CN=Dan Qzx:mailto:dan@qzx.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

struct Desk {
    case: Case,
    guide: Case,
    program: Program,
    forge: Forge,
    gitlab: Forge,
}

impl Desk {
    fn new() -> Desk {
        let (_, guide) = cases::seven_and_their_guide();
        let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW);
        let now: jiff::Timestamp = NOW.parse().expect("an instant");
        let issues = vec![issue(now.as_second())];
        let world = World { issues, ..World::of(stories(now.as_second()), now.as_second()) };
        let (forge, gitlab) =
            (Forge::speaking(Speaks::GitHub, world.clone()), Forge::speaking(Speaks::GitLab, world));
        Desk { case: cases::with_marked_names(), guide, program, forge, gitlab }
    }

    /// A file with a token in it.
    fn token(&self) -> String {
        let file = self.program.home().join("token");
        std::fs::write(&file, "a-token").expect("written");
        file.display().to_string()
    }

    /// A file of the home, with a text in it.
    fn kept(&self, name: &str, text: &str) -> String {
        let file = self.program.home().join(name);
        std::fs::write(&file, text).expect("written");
        file.display().to_string()
    }

    /// A file with the address of a feed in it.
    fn feed(&self) -> String {
        let answers = Trouble::Answers { status: 200, headers: Vec::new(), body: CALENDAR.to_owned() };
        self.forge.trouble(When::Path("/feed.ics".to_owned(), 100), answers);
        self.kept("feed", &format!("{}/feed.ics", self.forge.url()))
    }

    /// A place where nothing is yet.
    fn new_place(&self) -> String {
        let made = std::fs::read_dir(self.program.home()).expect("a home can be read").count();
        self.program.home().join(format!("kept-{made}")).display().to_string()
    }

    fn run(&self, line: &str, more: &[&str]) -> Answer {
        let commit_of = |author: &str| {
            self.case.git(&["log", "-1", "--no-merges", "--format=%H", &format!("--author={author}"), "main"])
        };
        let words: Vec<String> = line
            .split_whitespace()
            .map(|word| match word {
                "COMMIT" => commit_of("mira@kassa.example"),
                "OTHER" => commit_of("anna@qzx.example"),
                "NEW" => self.new_place(),
                "FORGE" => self.forge.url(),
                "GITLAB" => format!("{}/api/v4", self.gitlab.url()),
                "TOKEN" => self.token(),
                "ICS" => self.kept("work.ics", CALENDAR),
                "INCIDENTS" => self.kept("incidents.csv", "Started,Service,Lead\n2026-10-01,disk,Anna Qzx\n"),
                "FEED" => self.feed(),
                "GUIDE" => self.guide.path().display().to_string(),
                _ => match word.strip_prefix("HOME/") {
                    Some(name) => self.program.home().join(name).display().to_string(),
                    None => word.to_owned(),
                },
            })
            .collect();
        let args: Vec<&str> = words.iter().map(String::as_str).chain(more.iter().copied()).collect();
        self.program.run(self.case.path(), &args)
    }
}

/// Requests of the last weeks, by marked logins, of which many ask the lead; some are open.
fn stories(now: i64) -> Vec<Story> {
    let story = |number: u64| {
        let (author, other) = [("anna-qzx", "dan-qzx"), ("dan-qzx", "anna-qzx")][number as usize % 2];
        let begins = now - number as i64 * 86_400;
        let mut acts = vec![(0, format!("{author} opens it")), (60, format!("{author} asks mira"))];
        acts.push((90, format!("{author} asks {other}")));
        if number > 5 {
            acts.push((7_200, format!("{other} requests changes")));
            acts.push((9_000, format!("{author} pushes")));
            acts.push((20_000, "mira approves".to_owned()));
            acts.push((30_000, format!("{author} merges it")));
        }
        let acts = acts.into_iter().map(|(after, words)| (begins + after, words)).collect();
        let title = format!("{MARK_IN_SUBJECTS} {number}");
        Story { title, ..Story::by(author, number, acts) }
    };
    (1..=80).map(story).collect()
}

/// An incident of the last weeks, by marked logins.
fn issue(now: i64) -> Issue {
    Issue {
        number: 900,
        title: format!("{MARK_IN_SUBJECTS} stood"),
        labels: vec!["incident".to_owned(), "class:deploy".to_owned()],
        author: "anna-qzx".to_owned(),
        opened: now - 30 * 86_400,
        closed: Some((now - 29 * 86_400, "dan-qzx".to_owned())),
        done: Some(true),
        assigned: vec!["dan-qzx".to_owned()],
        acts: Vec::new(),
        said: Vec::new(),
    }
}

/// A command that fails says little, and would hide a name that it says when it works.
fn ends_well(line: &str, answer: &Answer) {
    assert!(answer.code == Some(0), "groundwork {line}: {answer:?}");
}

/// An address is the lead's from the moment on which they say so.
fn is_the_leads_own(line: &str) -> bool {
    line == "me mira@laptop-qzx.local"
}

fn holds(answer: &Answer, mark: &str) -> bool {
    let text = format!("{}{}", answer.out, answer.err).to_lowercase();
    text.contains(mark)
}

#[test]
fn every_command_and_every_option_is_tried_here() {
    let known = commands(&Desk::new().run("completions bash", &[]).out);
    assert!(known.contains_key("areas handed-over") && known.contains_key("debug read"), "{known:?}");
    let mut missing = Vec::new();
    // It serves until it is told to end: tried in `open.rs`, and its pages in the crate `web`.
    let serves = |command: &str, option: &str| match command {
        // Tried in `leaving.rs`: they need a record in a work tree, and print its path alone.
        "open" | "decisions read" | "decisions write" => true,
        // Tried in `calendars.rs`, which has a server and says where what opens it is.
        "connect caldav" => true,
        "connect calendar" => ["--address-env", "--address-command"].contains(&option),
        "demo" => ["--open", "--port", "--no-browser"].contains(&option),
        _ => false,
    };
    for (command, options) in &known {
        // What needs a calendar fails here, and says nothing of anybody.
        let tried: Vec<&&str> = RUNS.iter().chain(ERRORS).filter(|line| starts_with(line, command)).collect();
        let group = known.keys().any(|other| other != command && starts_with(other, command));
        if tried.is_empty() && !(group && options.is_empty()) && !serves(command, "") {
            missing.push(command.clone());
        }
        for option in options {
            let line_has = |line: &&&str| line.split(' ').any(|word| word == option);
            if !tried.iter().any(line_has) && !serves(command, option) {
                missing.push(format!("{command} {option}"));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new(), "add these to RUNS");
}

#[test]
fn no_name_stands_in_any_answer_that_did_not_ask_for_one() {
    let desk = Desk::new();
    for line in RUNS {
        if line.starts_with("grow --again") {
            crate::asked::asks(&desk.program, "Sol");
        }
        let text = desk.run(line, &[]);
        ends_well(line, &text);
        assert!(
            !holds(&text, MARK) || is_the_leads_own(line),
            "groundwork {line}:\n{}{}",
            text.out,
            text.err
        );
        assert!(
            may_show_subjects(line) || !holds(&text, MARK_IN_SUBJECTS),
            "groundwork {line}:\n{}{}",
            text.out,
            text.err
        );
    }
    for line in ERRORS {
        let text = desk.run(line, &[]);
        assert!(matches!(text.code, Some(1 | 2)) && text.out.is_empty(), "groundwork {line}: {text:?}");
        assert!(!holds(&text, MARK) && !holds(&text, MARK_IN_SUBJECTS), "groundwork {line}:\n{}", text.err);
    }
}

#[test]
fn no_name_and_no_subject_stands_in_data() {
    let desk = Desk::new();
    ends_well(CONNECT, &desk.run(CONNECT, &[]));
    for line in RUNS {
        let data = desk.run(line, &["--json"]);
        if data.code != Some(2) {
            ends_well(line, &data);
            assert!(data.out.starts_with('{') || line.starts_with("demo"), "groundwork {line} --json");
        } else {
            assert!(
                data.out.is_empty() && (data.err.contains("has no JSON") || line.contains("--names")),
                "groundwork {line}: {data:?}"
            );
        }
        assert!(
            !holds(&data, MARK) || is_the_leads_own(line),
            "groundwork {line} --json:\n{}{}",
            data.out,
            data.err
        );
        if data.out.starts_with('{') {
            assert!(!holds(&data, MARK_IN_SUBJECTS), "groundwork {line} --json:\n{}", data.out);
        }
    }
}

#[test]
fn data_with_names_is_wrong_usage_for_every_command() {
    let desk = Desk::new();
    for line in RUNS.iter().filter(|line| !line.starts_with("forget --everything")) {
        let answer = desk.run(line, &["--json", "--names"]);
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "groundwork {line}");
        assert!(!holds(&answer, MARK), "{}", answer.err);
    }
}

#[test]
fn names_stand_where_they_are_asked_for() {
    let desk = Desk::new();
    desk.run("", &[]);
    for line in ["people", "team", "knowledge", "knowledge ledger", "away", "me"] {
        let answer = desk.run(line, &["--names"]);
        assert_eq!(answer.code, Some(0), "{answer:?}");
        assert!(holds(&answer, MARK) || holds(&answer, "anna"), "groundwork {line} --names:\n{}", answer.out);
    }
    desk.run("team --remove anna@qzx.example", &[]);
    assert!(holds(&desk.run("undo", &["--names"]), "anna@qzx.example is not in the team"));
    for line in ["", "signal s1a", "signal s6b"] {
        assert!(!holds(&desk.run(line, &["--names"]), MARK), "no name stands on the page of {line}");
    }
}

#[test]
fn where_nobody_is_the_lead_close_matches_are_named_and_nobody_else() {
    let desk = Desk::new();
    desk.case.git(&["config", "user.name", "Anna Qzxova"]);
    desk.case.git(&["config", "user.email", "anna.new@elsewhere.example"]);
    let answer = desk.run("", &[]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    assert!(answer.err.contains("close: Anna Qzxova <anna@qzx.example>"), "{}", answer.err);
    assert!(!answer.err.contains("ben-qzx") && !answer.err.contains("dan@"), "{}", answer.err);
}

#[test]
fn what_is_kept_can_be_read_by_the_lead_alone() {
    let desk = Desk::new();
    for line in ["", "hours 08:30-18:00 mon-fri", "away", "undo"] {
        desk.run(line, &[]);
    }
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&desk.program.data()), 0o700);
    let files: BTreeMap<String, u32> = std::fs::read_dir(desk.program.data())
        .expect("the data directory can be read")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), mode(&path)))
        .collect();
    assert!(files.contains_key("own.db") && files.contains_key("records.db"), "{files:?}");
    assert!(files.values().all(|mode| *mode == 0o600), "{files:?}");
}

/// Whether a line runs a command, or one below it.
fn starts_with(line: &str, command: &str) -> bool {
    line.strip_prefix(command).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Every command of the tree, hidden ones too, with its own long options, from the completions for bash:
/// `parent,word)` names a command, `opts="…"` stands under its name. Options of all commands are left out.
fn commands(bash: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut path_of: BTreeMap<String, String> = BTreeMap::from([("groundwork".to_owned(), String::new())]);
    let mut own: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let lines: Vec<&str> = bash.lines().map(str::trim).collect();
    for pair in lines.windows(2) {
        let name = pair[1].strip_prefix("cmd=\"").and_then(|rest| rest.strip_suffix('"'));
        let parent = pair[0].strip_suffix(')').and_then(|head| head.split_once(','));
        if let (Some(name), Some((parent, word))) = (name, parent)
            && let Some(above) = path_of.get(parent)
        {
            let path = format!("{above} {word}").trim().to_owned();
            path_of.insert(name.to_owned(), path);
        }
        let options = pair[1].strip_prefix("opts=\"").and_then(|rest| rest.strip_suffix('"'));
        if let (Some(options), Some(path)) =
            (options, pair[0].strip_suffix(')').and_then(|name| path_of.get(name)))
        {
            let long = options.split(' ').filter(|word| word.starts_with("--")).map(str::to_owned);
            own.insert(path.clone(), long.collect());
        }
    }
    let everywhere = own.get("").cloned().unwrap_or_default();
    for options in own.values_mut() {
        options.retain(|option| !everywhere.contains(option));
    }
    own
}
