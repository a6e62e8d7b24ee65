//! `groundwork open`: the pages as a process. What stands on them is tried in the crate `web`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use testkit::cases::{self, Case, MARK, MARK_IN_SUBJECTS, NOW};
use testkit::{Answer, Program};

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

    fn serve(&self) -> Serving {
        Serving::start(&mut self.program.command(self.case.path()))
    }
}

/// A program that serves, until it is dropped.
struct Serving {
    child: Child,
    /// The address it printed.
    url: String,
}

impl Serving {
    fn start(command: &mut Command) -> Serving {
        command.args(["open", "--no-browser"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("it can be started");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("it is piped"))
            .read_line(&mut line)
            .expect("it prints a line");
        let (url, rest) = line.split_once(' ').unwrap_or_else(|| panic!("no address in {line:?}"));
        assert_eq!(rest.trim(), "this browser only, this once");
        Serving { child, url: url.to_owned() }
    }

    /// What a browser gets: an address, with the cookie of an earlier answer.
    fn get(&self, path: &str, cookie: &str) -> String {
        let host = self.url.strip_prefix("http://").and_then(|rest| rest.split('/').next()).expect("a host");
        let mut stream = TcpStream::connect(host).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time can be set");
        let ask =
            format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n");
        stream.write_all(ask.as_bytes()).expect("it hears");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers in text");
        answer
    }

    /// Comes in by the printed address; the cookie.
    fn come_in(&self) -> String {
        let path =
            self.url.split_once("127.0.0.1").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
        let answer = self.get(path.expect("a path"), "");
        let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: "));
        cookie.and_then(|cookie| cookie.split(';').next()).expect("a cookie").to_owned()
    }

    /// Sends a signal and waits; the exit code.
    fn end(&mut self, signal: &str) -> Option<i32> {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(sent.expect("there is kill").success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first page, once the history is read.
fn scorecard(serving: &Serving, cookie: &str) -> String {
    for _ in 0..200 {
        let page = serving.get("/scorecard", cookie);
        if !page.contains("\r\nrefresh: ") {
            return page;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the history is never read");
}

#[test]
fn the_pages_are_served_to_who_comes_in_and_say_what_the_terminal_says() {
    let desk = Desk::new();
    let text = desk.run(&[]).out;
    let mut serving = desk.serve();
    assert!(serving.get("/scorecard", "").starts_with("HTTP/1.1 403 "), "who was not let in sees nothing");
    let cookie = serving.come_in();
    let page = scorecard(&serving, &cookie);
    assert!(page.starts_with("HTTP/1.1 200 "), "{page}");
    let share = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let share =
        share.split(" of the team's changes").next().expect("a share").rsplit(' ').nth(1).expect("a number");
    assert!(page.contains(&format!(">{share}\u{a0}%</a> of the team")), "{share} %\n{page}");
    let page = page.to_lowercase();
    assert!(!page.contains(MARK) && !page.contains(MARK_IN_SUBJECTS), "no name on the first page");
    assert_eq!(serving.end("-TERM"), Some(0));
    let left = std::fs::read_dir(desk.program.data()).expect("it is there").flatten();
    let sockets: Vec<_> =
        left.filter(|file| file.path().extension().is_some_and(|of| of == "sock")).collect();
    assert!(sockets.is_empty(), "{sockets:?}");
}

#[test]
fn a_second_one_prints_a_fresh_address_of_the_first_and_ends() {
    let desk = Desk::new();
    let serving = desk.serve();
    let again = desk.run(&["open", "--no-browser"]);
    assert_eq!(again.code, Some(0), "{}", again.err);
    let host = |url: &str| url.split("/?").next().map(str::to_owned);
    assert_eq!(host(&again.out), host(&serving.url));
    assert_ne!(again.out.split(' ').next(), Some(serving.url.as_str()), "each address works once");
}

#[test]
fn ctrl_c_ends_it_and_one_that_was_killed_is_followed_by_another() {
    let desk = Desk::new();
    let mut serving = desk.serve();
    let _ = serving.end("-KILL");
    let mut next = desk.serve();
    assert_eq!(next.end("-INT"), Some(0));
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
