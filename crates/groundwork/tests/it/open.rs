//! `groundwork open`: the pages as a process. What stands on them is tried in the crate `web`.

use testkit::cases::{self, Case, MARK, MARK_IN_SUBJECTS, NOW};
use testkit::{Answer, Pages, Program};

/// A team in which every name is marked, and a program with a data directory of its own.
struct Desk {
    case: Case,
    program: Program,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            case: cases::with_marked_names(),
            program: Program::new(env!("CARGO_BIN_EXE_groundwork"), NOW),
        }
    }

    fn run(&self, args: &[&str]) -> Answer {
        self.program.run(self.case.path(), args)
    }

    fn serve(&self) -> Pages {
        Pages::open(&mut self.program.command(self.case.path()))
    }
}

#[test]
fn the_pages_are_served_to_who_comes_in_and_say_what_the_terminal_says() {
    let desk = Desk::new();
    let text = desk.run(&[]).out;
    let pages = desk.serve();
    assert_eq!(pages.outside("/scorecard").status, 403, "who was not let in sees nothing");
    let shown = pages.settled("/scorecard");
    let page = shown.html();
    assert_eq!(shown.status, 200, "{page}");
    let share = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let share =
        share.split(" of the team's changes").next().expect("a share").rsplit(' ').nth(1).expect("a number");
    assert!(page.contains(&format!(">{share}\u{a0}%</a> of the team")), "{share} %\n{page}");
    let page = page.to_lowercase();
    assert!(!page.contains(MARK) && !page.contains(MARK_IN_SUBJECTS), "no name on the first page");
    assert_eq!(pages.end("-TERM"), Some(0));
    let left = std::fs::read_dir(desk.program.data()).expect("it is there").flatten();
    let sockets: Vec<_> =
        left.filter(|file| file.path().extension().is_some_and(|of| of == "sock")).collect();
    assert!(sockets.is_empty(), "{sockets:?}");
}

#[test]
fn a_second_one_prints_a_fresh_address_of_the_first_and_ends() {
    let desk = Desk::new();
    let pages = desk.serve();
    let again = desk.run(&["open", "--no-browser"]);
    assert_eq!(again.code, Some(0), "{}", again.err);
    let host = |url: &str| url.split("/?").next().map(str::to_owned);
    assert_eq!(host(&again.out), host(&pages.url));
    assert_ne!(again.out.split(' ').next(), Some(pages.url.as_str()), "each address works once");
}

#[test]
fn ctrl_c_ends_it_and_one_that_was_killed_is_followed_by_another() {
    let desk = Desk::new();
    assert_eq!(desk.serve().end("-KILL"), None);
    assert_eq!(desk.serve().end("-INT"), Some(0));
}

#[test]
fn the_demo_is_served_marked_as_made_up_and_leaves_nothing() {
    let desk = Desk::new();
    let mut demo = desk.program.command(desk.case.path());
    let folder = desk.program.home().join("temporary");
    std::fs::create_dir(&folder).expect("it can be made");
    let pages = Pages::open(demo.env("TMPDIR", &folder).arg("demo"));
    assert!(pages.settled("/scorecard").html().contains("A made-up team"));
    assert_eq!(pages.end("-INT"), Some(0));
    assert_eq!(std::fs::read_dir(&folder).expect("it is there").count(), 0);
}

#[test]
fn a_port_that_is_taken_is_said_with_what_to_do() {
    let desk = Desk::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("it has an address").port();
    let answer = desk.run(&["open", "--no-browser", "--port", &port.to_string()]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    assert!(answer.err.contains(&format!("port {port} cannot be listened on")), "{}", answer.err);
    assert!(answer.err.contains("hint: leave --port out, and a free one is taken"), "{}", answer.err);
}
