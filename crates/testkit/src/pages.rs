use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running program that serves its pages, and a browser's way to them. It is killed when this is dropped.
#[derive(Debug)]
pub struct Pages {
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
    /// Starts a command that serves pages (`open --no-browser`) and comes in by the address it prints.
    ///
    /// # Panics
    /// If it cannot be started or prints no address.
    pub fn open(command: &mut Command) -> Pages {
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program can be started");
        let out = BufReader::new(child.stdout.take().expect("it is piped"));
        let url = out.lines().map_while(Result::ok).find(|line| line.starts_with("http://"));
        let url = url.expect("it prints an address");
        let rest = url.strip_prefix("http://").expect("it was looked for");
        let (at, path) = rest.split_once('/').expect("an address has a path");
        let path = format!("/{}", path.split_whitespace().next().unwrap_or_default());
        let at = at.parse().expect("127.0.0.1 and a port");
        let mut pages = Pages { child, at, cookie: String::new() };
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

    /// Ends it with SIGKILL, as it is.
    pub fn kill(mut self) {
        self.end();
    }

    fn end(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    fn ask(&self, head: &str, body: &str) -> Option<Shown> {
        let begun = Instant::now();
        let mut stream = TcpStream::connect(self.at).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
        let (at, cookie, length) = (self.at, &self.cookie, body.len());
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
        self.end();
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
