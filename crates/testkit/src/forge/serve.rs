use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::Duration;

use super::http::{Head, Reply};
use super::{Speaks, Trouble, When, World};

/// What the forge was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The path, with its query.
    pub target: String,
    /// The token, if one was sent.
    pub token: Option<String>,
    /// The status it was answered with; 0 where the connection broke off.
    pub status: u16,
}

/// A running forge. It ends when this is dropped.
#[derive(Debug)]
pub struct Forge {
    at: SocketAddr,
    state: Arc<Mutex<State>>,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct State {
    speaks: Speaks,
    world: World,
    troubles: Vec<(When, Trouble)>,
    asked: Vec<Question>,
    /// Questions so far, those that were forgotten too.
    count: u64,
}

impl Forge {
    /// Starts a forge that speaks as GitHub does.
    ///
    /// # Panics
    /// If nothing can listen on 127.0.0.1.
    pub fn github(world: World) -> Forge {
        Forge::speaking(Speaks::GitHub, world)
    }

    /// Starts a forge.
    ///
    /// # Panics
    /// If nothing can listen on 127.0.0.1.
    pub fn speaking(speaks: Speaks, world: World) -> Forge {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port of this machine");
        let at = listener.local_addr().expect("it has an address");
        let state =
            Arc::new(Mutex::new(State { speaks, world, troubles: Vec::new(), asked: Vec::new(), count: 0 }));
        let ends = Arc::new(AtomicBool::new(false));
        let (of_thread, until) = (Arc::clone(&state), Arc::clone(&ends));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if until.load(Ordering::Relaxed) {
                    return;
                }
                if let Ok(stream) = stream {
                    answer(&stream, &of_thread);
                }
            }
        });
        Forge { at, state, ends, thread: Some(thread) }
    }

    /// Its address, as `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://{}", self.at)
    }

    /// Whose way to answer it has.
    pub fn speaks(&self) -> Speaks {
        self.state().speaks
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Vec<Question> {
        self.state().asked.clone()
    }

    /// Forgets what it was asked so far.
    pub fn forgets(&self) {
        self.state().asked.clear();
    }

    /// Changes what there is.
    pub fn goes_on(&self, change: impl FnOnce(&mut World)) {
        change(&mut self.state().world);
    }

    /// Lets something go wrong.
    pub fn trouble(&self, when: When, what: Trouble) {
        let mut state = self.state();
        let when = match when {
            When::Nth(nth) => When::Nth(nth + state.count),
            when => when,
        };
        state.troubles.push((when, what));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no thread of it panicked")
    }
}

impl Drop for Forge {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        // It waits for somebody to come.
        drop(TcpStream::connect(self.at));
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || std::thread::panicking(), "the forge panicked");
        }
    }
}

impl State {
    /// The trouble of this question, if there is one.
    fn trouble(&mut self, target: &str) -> Option<Trouble> {
        self.count += 1;
        let nth = self.count;
        let of_this = self.troubles.iter_mut().find(|(when, _)| match when {
            When::Nth(one) => *one == nth,
            When::Path(part, times) => *times > 0 && target.contains(part.as_str()),
        });
        let (when, what) = of_this?;
        if let When::Path(_, times) = when {
            *times -= 1;
        }
        Some(what.clone())
    }
}

fn answer(stream: &TcpStream, state: &Mutex<State>) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
    let _ = stream.set_write_timeout(Some(Duration::from_secs(10)));
    let Some(head) = Head::read(stream) else { return };
    let mut state = state.lock().expect("no thread of it panicked");
    let trouble = state.trouble(&head.target);
    let speaks = state.speaks;
    let right = speaks.answers(&state.world, &head);
    let (reply, sends): (Reply, Sends) = match trouble {
        None => (right, Sends::Whole),
        Some(Trouble::Answers { status, headers, body }) => {
            let mut reply =
                speaks.plain(&state.world, Reply { status, headers: Vec::new(), body: body.into_bytes() });
            for (name, value) in &headers {
                reply = reply.with(name, value);
            }
            (reply, Sends::Whole)
        }
        Some(Trouble::CutOff(bytes)) => (right, Sends::Part(bytes)),
        Some(Trouble::Silent) => (right, Sends::Nothing),
        Some(Trouble::Drips(pause)) => (right, Sends::Slowly(pause)),
        Some(Trouble::Huge { bytes, said }) => (right, Sends::Filler { bytes, said }),
        Some(Trouble::NeverEnds) => (speaks.never_ends(right, &head), Sends::Whole),
        Some(Trouble::Repeats) => {
            let link = format!("<http://{}{}>; rel=\"next\"", host(&head), head.target);
            (right.with("link", &link), Sends::Whole)
        }
    };
    let status = if matches!(sends, Sends::Nothing) { 0 } else { reply.status };
    let token = head.header("authorization").or_else(|| head.header("private-token")).map(str::to_owned);
    state.asked.push(Question { target: head.target.clone(), token, status });
    drop(state);
    send(stream, &reply, &sends);
}

fn host(head: &Head) -> String {
    head.header("host").unwrap_or_default().to_owned()
}

enum Sends {
    Whole,
    Part(usize),
    Nothing,
    Slowly(Duration),
    Filler { bytes: u64, said: bool },
}

fn send(mut stream: &TcpStream, reply: &Reply, sends: &Sends) {
    let whole = reply.body.len() as u64;
    match sends {
        Sends::Whole => reply.send(stream),
        Sends::Nothing => {}
        Sends::Part(bytes) => {
            let _ = stream.write_all(reply.head(Some(whole)).as_bytes());
            let _ = stream.write_all(&reply.body[..reply.body.len().min(*bytes)]);
        }
        Sends::Slowly(pause) => {
            let _ = stream.write_all(reply.head(Some(whole)).as_bytes());
            for byte in &reply.body {
                std::thread::sleep(*pause);
                // Whoever asked is gone.
                if stream.write_all(&[*byte]).is_err() {
                    return;
                }
            }
        }
        Sends::Filler { bytes, said } => {
            let _ = stream.write_all(reply.head(said.then_some(*bytes)).as_bytes());
            let filler = b"[{\"x\":0},".repeat(8_192);
            let mut left = *bytes;
            while left > 0 {
                let part = filler.len().min(usize::try_from(left).unwrap_or(usize::MAX));
                if stream.write_all(&filler[..part]).is_err() {
                    return;
                }
                left -= part as u64;
            }
        }
    }
}
