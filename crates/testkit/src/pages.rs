use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running program that serves its pages, and a browser's way to them. It is killed when this is dropped.
#[derive(Debug)]
pub struct Pages {
    /// The address it printed, which has let this browser in.
    pub url: String,
    child: Child,
    at: SocketAddr,
    cookie: String,
}

/// An answer, read to its end.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The status: 200, say.
    pub status: u16,
    /// Names in small letters, and what they say.
    pub headers: Vec<(String, String)>,
    /// The page, or a file as it was sent.
    pub body: Vec<u8>,
    /// From asking to the first byte.
    pub first_byte: Duration,
    /// From asking to the last byte.
    pub whole: Duration,
}

impl Pages {
    /// Starts a program that is ready to run with `open --no-browser`, and comes in by the address it prints.
    ///
    /// # Panics
    /// If it cannot be started or prints no address.
    pub fn open(command: &mut Command) -> Pages {
        let started =
            command.args(["open", "--no-browser"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = started.expect("the program can be started");
        let mut line = String::new();
        let out = child.stdout.take().expect("it is piped");
        BufReader::new(out).read_line(&mut line).expect("it prints a line");
        let url = line.split(' ').next().unwrap_or_default().to_owned();
        let (at, path) = url
            .strip_prefix("http://")
            .and_then(|rest| rest.split_once('/'))
            .unwrap_or_else(|| panic!("no address in {line:?}"));
        let (at, path) = (at.parse().expect("127.0.0.1 and a port"), format!("/{path}"));
        let mut pages = Pages { url, child, at, cookie: String::new() };
        let entered = pages.get(&path);
        let cookie = entered.header("set-cookie").expect("who comes in gets a cookie");
        pages.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        pages
    }

    /// Goes to a path of its own.
    ///
    /// # Panics
    /// If nobody answers.
    pub fn get(&self, path: &str) -> Shown {
        self.ask(&format!("GET {path} HTTP/1.1\r\nAccept-Encoding: gzip\r\n"), "").expect("it answers")
    }

    /// The same, once the history is read.
    ///
    /// # Panics
    /// If nobody answers, or it reads for more than a minute.
    pub fn settled(&self, path: &str) -> Shown {
        let begun = Instant::now();
        loop {
            let shown = self.get(path);
            if shown.header("refresh").is_none() {
                return shown;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "it still reads");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Sends a form and goes where that leads. `None` if nobody answered: it was killed meanwhile, say.
    pub fn send(&self, path: &str, fields: &[(&str, &str)]) -> Option<Shown> {
        let begun = Instant::now();
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let kind = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n";
        let sent = self.ask(&format!("POST {path} HTTP/1.1\r\n{kind}"), &body.join("&"))?;
        match sent.header("location") {
            Some(to) if sent.status == 303 => {
                let shown = self.ask(&format!("GET {} HTTP/1.1\r\n", to.split('#').next()?), "")?;
                Some(Shown { whole: begun.elapsed(), ..shown })
            }
            _ => Some(sent),
        }
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it by a signal (`-TERM`) and waits; the exit code, where it had the time to give one.
    ///
    /// # Panics
    /// If there is no `kill`.
    pub fn end(mut self, signal: &str) -> Option<i32> {
        let sent = Command::new("kill").args([signal, &self.id().to_string()]).status();
        assert!(sent.expect("there is kill").success());
        self.child.wait().expect("it ends").code()
    }

    /// What a browser is answered that was not let in.
    ///
    /// # Panics
    /// If nobody answers.
    pub fn outside(&self, path: &str) -> Shown {
        self.ask_as("", &format!("GET {path} HTTP/1.1\r\n"), "").expect("it answers")
    }

    fn ask(&self, head: &str, body: &str) -> Option<Shown> {
        self.ask_as(&self.cookie, head, body)
    }

    fn ask_as(&self, cookie: &str, head: &str, body: &str) -> Option<Shown> {
        let begun = Instant::now();
        let mut stream = TcpStream::connect(self.at).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
        let (at, length) = (self.at, body.len());
        let rest = format!(
            "Host: {at}\r\nCookie: {cookie}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        );
        stream.write_all(format!("{head}{rest}").as_bytes()).ok()?;
        let mut answer = vec![0];
        stream.read_exact(&mut answer).ok()?;
        let first_byte = begun.elapsed();
        stream.read_to_end(&mut answer).ok()?;
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
        Some(Shown { status, headers, body: answer.split_off(end + 4), first_byte, whole: begun.elapsed() })
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Shown {
    /// A header by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// The page's text, with its markup.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Where its links and files lead, each once, without what stands behind `?` and `#`; addresses of ours alone.
    pub fn leads_to(&self) -> Vec<String> {
        let html = self.html();
        let addresses = ["href=\"", "src=\""].into_iter().flat_map(|name| html.split(name).skip(1));
        let paths = addresses.filter_map(|rest| rest.split(['"', '?', '#']).next());
        let mut paths: Vec<String> = paths.filter(|path| path.starts_with('/')).map(str::to_owned).collect();
        paths.sort();
        paths.dedup();
        paths
    }
}

/// As a form encodes it.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
