//! Many who ask at once, and go away in the middle of it: whoever stays is answered, soon and rightly.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use web::{Owner, Room};

use crate::serve::{Running, get, running_with};
use crate::team;

/// The longest that somebody who stays may wait, in a build that is not optimised, on a machine that does other things too.
const SOON: Duration = Duration::from_secs(20);
/// Threads of those who go away, and of those who stay.
const RUDE: usize = 8;
const PATIENT: usize = 4;
/// How often each of those who stay asks.
const TIMES: usize = 15;

/// What a form of ours sends, with a body that is as long as it says or not.
fn post(running: &Running, cookie: &str, path: &str, body: &str, length: usize) -> String {
    let at = running.at;
    format!(
        "POST {path} HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\nOrigin: http://{at}\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n{cookie}\r\n{body}"
    )
}

/// Comes, and goes away at a moment that depends on the number.
fn rude(running: &Running, cookie: &str, number: usize) {
    let Ok(mut stream) = TcpStream::connect(running.at) else { return };
    let page = get(running.at, "/scorecard", cookie);
    let form = "keys=on";
    // What changes something is worked out anew each time, so that is rare.
    let said = match if number % 70 < 7 { number % 7 } else { number % 5 } {
        0 => String::new(),
        1 => page[..page.len() / 2].to_owned(),
        2 | 3 => page,
        4 => post(running, cookie, "/keys", form, 1_000),
        5 => post(running, cookie, "/keys", form, form.len()),
        _ => post(running, cookie, "/undo", "back=%2Fscorecard", 17),
    };
    // The server may have closed it: nobody minds.
    let _ = stream.write_all(said.as_bytes());
    if number % 5 == 3 {
        let _ = stream.read(&mut [0; 100]);
    }
}

/// Reads one answer of a connection that stays open: its status, and its body.
fn answer(stream: &mut TcpStream) -> (String, String) {
    let (mut text, mut part) = (Vec::new(), [0; 16_384]);
    loop {
        let n = stream.read(&mut part).expect("an answer comes in time");
        assert!(n > 0, "the connection ends in an answer: {}", String::from_utf8_lossy(&text));
        text.extend_from_slice(&part[..n]);
        let so_far = String::from_utf8_lossy(&text);
        let Some((head, body)) = so_far.split_once("\r\n\r\n") else { continue };
        let length = head.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next());
        if length.and_then(|length| length.parse().ok()).is_some_and(|length: usize| body.len() >= length) {
            return (head.lines().next().unwrap_or_default().to_owned(), body.to_owned());
        }
    }
}

#[test]
fn whoever_stays_is_answered_while_many_go_away_in_the_middle() {
    let running = running_with(team::kassa());
    let cookie = running.cookie();
    let pages = ["/scorecard", "/knowledge", "/help", "/signals/maker-share", "/away", "/settings"];
    let (over, came) = (AtomicBool::new(false), AtomicUsize::new(0));
    let slowest = thread::scope(|scope| {
        for first in 0..RUDE {
            let (running, cookie, over, came) = (&running, &cookie, &over, &came);
            scope.spawn(move || {
                for number in (first..).take_while(|_| !over.load(Ordering::SeqCst)) {
                    rude(running, cookie, number);
                    came.fetch_add(1, Ordering::SeqCst);
                    thread::sleep(Duration::from_millis(3));
                }
            });
        }
        let patient: Vec<_> = (0..PATIENT)
            .map(|who| {
                let (running, cookie) = (&running, &cookie);
                scope.spawn(move || {
                    let mut stream = running.connect();
                    stream.set_read_timeout(Some(SOON)).unwrap();
                    let mut slowest = Duration::ZERO;
                    for time in 0..TIMES {
                        let path = pages[(who + time) % pages.len()];
                        let asked = Instant::now();
                        let page = get(running.at, path, cookie).replace("Connection: close\r\n", "");
                        stream.write_all(page.as_bytes()).expect("it stays connected");
                        let (status, body) = answer(&mut stream);
                        assert_eq!(status, "HTTP/1.1 200 OK", "{path}");
                        assert!(body.trim_end().ends_with("</html>"), "{path}");
                        slowest = slowest.max(asked.elapsed());
                    }
                    slowest
                })
            })
            .collect();
        let waited: Vec<_> = patient.into_iter().map(thread::ScopedJoinHandle::join).collect();
        over.store(true, Ordering::SeqCst);
        waited.into_iter().map(|waited| waited.expect("who stays is answered")).max().unwrap()
    });
    assert!(came.load(Ordering::SeqCst) > 100, "only {came:?} came and went");
    assert!(slowest < SOON, "one waited for {slowest:?}");
    // All places are free again, and nothing keeps it from stopping.
    let again = running.say(&get(running.at, "/scorecard", &cookie));
    assert!(again.starts_with("HTTP/1.1 200 OK\r\n") && again.trim_end().ends_with("</html>"));
    assert!(running.stop() < Duration::from_secs(4));
}

#[test]
fn more_than_there_is_room_for_are_answered_once_others_have_gone() {
    let running = running_with(team::nobody());
    // Half a question each, from as many as are served at once.
    let mut silent: Vec<TcpStream> = (0..64).map(|_| running.connect()).collect();
    for stream in &mut silent {
        stream.write_all(b"GET /help HT").unwrap();
    }
    let mut waiting = running.connect();
    waiting.write_all(get(running.at, "/help", "").as_bytes()).unwrap();
    waiting.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    assert!(waiting.read(&mut [0; 12]).is_err(), "there is no room yet");
    drop(silent.pop());
    waiting.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let mut first = [0; 12];
    waiting.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 403");
    running.stop();
}

/// A number, and whether it was looked at while it was changed.
struct Counter {
    number: usize,
}

impl Owner for Counter {
    type View<'o> = &'o usize;
    type Progress = ();

    fn show(&self, see: &mut dyn FnMut(Result<&&usize, String>)) {
        see(Ok(&&self.number));
    }

    /// Every third is of yesterday.
    fn is_outdated(&self) -> bool {
        self.number.is_multiple_of(3)
    }

    fn renew(&mut self) {
        self.number += 1;
    }
}

/// Who asks may stop to wait at any moment; what was asked is done all the same, and everybody else is answered.
#[test]
fn who_no_longer_waits_for_the_thread_holds_up_nobody() {
    let room: Arc<Room<Counter>> = Arc::new(Room::open(|_| Ok(Counter { number: 1 })).unwrap());
    let threads: Vec<_> = (0..8_u64)
        .map(|who| {
            let room = Arc::clone(&room);
            thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                runtime.block_on(async {
                    for at in 0..400_u64 {
                        let moment = Duration::from_micros((who * 31 + at * 17) % 40);
                        let _ =
                            tokio::time::timeout(moment, room.change(|counter| counter.number += 1)).await;
                        let _ = tokio::time::timeout(moment, room.look(|number| **number)).await;
                        if at % 50 == who {
                            let _ = room.look(|_| -> () { panic!("on purpose") }).await;
                        }
                        let seen = tokio::time::timeout(SOON, room.look(|number| **number)).await;
                        let seen = seen.expect("nobody waits for ever").expect("there is a number");
                        assert!(!seen.is_multiple_of(3), "what is outdated is made anew before it is seen");
                    }
                });
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let number = runtime.block_on(room.look(|number| **number)).unwrap();
    assert!(number > 8 * 400, "what was asked is done, also where nobody waited for it: {number}");
}
