//! The server itself, over a real connection.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread::{JoinHandle, spawn};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use web::{Error, Place, Room, Site, Sitting, guarded, listen, routes, serve};

/// A server that runs on a thread of its own.
pub struct Running {
    pub at: SocketAddr,
    pub site: Arc<Site>,
    stop: oneshot::Sender<()>,
    thread: JoinHandle<Result<(), Error>>,
}

fn running() -> Running {
    running_with(crate::team::nobody())
}

/// One that shows what this thread has.
pub fn running_with(room: Room<Sitting>) -> Running {
    let listener = listen(0).unwrap();
    let at = listener.local_addr().unwrap();
    let site = Site::new(at.port(), Place { name: "kassa".to_owned(), made_up: false }, room);
    let router = guarded(Arc::clone(&site), routes(&site));
    let (stop, stopped) = oneshot::channel();
    let thread = spawn(move || serve(listener, router, async { _ = stopped.await }));
    Running { at, site, stop, thread }
}

impl Running {
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.at).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream
    }

    /// The header of a browser that was let in.
    pub fn cookie(&self) -> String {
        let url = self.site.url().unwrap();
        let path = url.strip_prefix(&format!("http://{}", self.at)).expect("it is the address of the socket");
        let entered = self.say(&get(self.at, path, ""));
        assert!(entered.starts_with("HTTP/1.1 303 "), "{entered}");
        let cookie = entered.split("set-cookie: ").nth(1).unwrap().split(';').next().unwrap();
        format!("Cookie: {cookie}\r\n")
    }

    /// Says something and reads to the end of the connection.
    pub fn say(&self, text: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(text.as_bytes()).unwrap();
        std::io::read_to_string(stream).unwrap()
    }

    /// Asks it to stop; how long that took.
    pub fn stop(self) -> Duration {
        let started = Instant::now();
        self.stop.send(()).unwrap();
        self.thread.join().unwrap().unwrap();
        started.elapsed()
    }
}

/// What is asked for a page, with headers besides.
pub fn get(at: SocketAddr, path: &str, more: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n{more}\r\n")
}

#[test]
fn it_listens_on_this_machine_alone_and_answers() {
    let running = running();
    assert_eq!(running.at.ip(), Ipv4Addr::LOCALHOST);
    let help = running.say(&get(running.at, "/help", &running.cookie()));
    assert!(help.starts_with("HTTP/1.1 200 OK\r\n") && help.contains("</html>"), "{help}");
    let none = running.say("GET /help HTTP/1.0\r\n\r\n");
    assert!(none.starts_with("HTTP/1.0 403 "), "{none}");
    running.stop();
}

#[test]
fn who_asks_too_much_at_once_is_cut_off() {
    let running = running();
    let long = running.say(&get(running.at, "/help", &format!("X: {}\r\n", "x".repeat(20_000))));
    assert!(long.starts_with("HTTP/1.1 431 "), "{long}");
    let many: String = (0..70).map(|at| format!("X-{at}: 1\r\n")).collect();
    let many = running.say(&get(running.at, "/help", &many));
    assert!(many.starts_with("HTTP/1.1 431 "), "{many}");
    let odd = running.say("not http at all\r\n\r\n");
    assert!(odd.is_empty() || odd.starts_with("HTTP/1.1 400 "), "{odd}");
    running.stop();
}

#[test]
fn who_says_nothing_keeps_nobody_waiting_nor_the_server_from_stopping() {
    let running = running();
    let silent: Vec<TcpStream> = (0..20)
        .map(|_| {
            let mut stream = running.connect();
            stream.write_all(b"GET /help HT").unwrap();
            stream
        })
        .collect();
    let started = Instant::now();
    let answer = running.say(&get(running.at, "/help", ""));
    assert!(answer.starts_with("HTTP/1.1 403 ") && started.elapsed() < Duration::from_secs(2));
    assert!(running.stop() < Duration::from_secs(4));
    drop(silent);
}

#[test]
fn when_it_stops_nobody_listens_any_more() {
    let running = running();
    let at = running.at;
    let mut idle = running.connect();
    idle.write_all(format!("GET /help HTTP/1.1\r\nHost: {at}\r\n\r\n").as_bytes()).unwrap();
    let mut first = [0; 12];
    idle.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 403");
    assert!(running.stop() < Duration::from_secs(1), "a connection that idles is closed at once");
    assert!(TcpStream::connect(at).is_err());
}

#[test]
fn a_port_that_is_taken_is_an_error_with_a_hint() {
    let taken = listen(0).unwrap();
    let port = taken.local_addr().unwrap().port();
    let error = listen(port).unwrap_err();
    assert!(error.to_string().starts_with(&format!("port {port} cannot be listened on: ")), "{error}");
    assert_eq!(error.hint(), Some("leave --port out, and a free one is taken"));
}
