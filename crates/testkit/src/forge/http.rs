//! As much of HTTP as a forge needs for tests.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

/// What was asked, and with what.
pub struct Head {
    pub target: String,
    pub headers: Vec<(String, String)>,
}

impl Head {
    /// Reads it; none where the other side went away, or speaks something else.
    pub fn read(mut stream: &TcpStream) -> Option<Head> {
        let mut first = [0];
        stream.peek(&mut first).ok()?;
        if !first[0].is_ascii_alphabetic() {
            // As servers do that are spoken to in TLS.
            let _ = stream.read(&mut [0; 16 * 1024]);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
            return None;
        }
        let mut lines = BufReader::new(stream.take(64 * 1024));
        let mut first = String::new();
        lines.read_line(&mut first).ok()?;
        let target = first.split(' ').nth(1)?.to_owned();
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            lines.read_line(&mut line).ok()?;
            match line.trim_end().split_once(": ") {
                Some((name, value)) => headers.push((name.to_lowercase(), value.to_owned())),
                None => return Some(Head { target, headers }),
            }
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// A part of the query as it is meant, where it is text.
    pub fn asks_text(&self, name: &str) -> Option<String> {
        let mut bytes = Vec::new();
        let mut rest = self.asks(name)?.bytes();
        while let Some(byte) = rest.next() {
            let digit = |sign: Option<u8>| sign.and_then(|sign| char::from(sign).to_digit(16));
            if byte == b'%' {
                let (high, low) = (digit(rest.next())?, digit(rest.next())?);
                bytes.push(u8::try_from(high * 16 + low).ok()?);
            } else {
                bytes.push(byte);
            }
        }
        String::from_utf8(bytes).ok()
    }

    /// The second behind a name of the query.
    pub fn asks_since(&self, name: &str) -> Option<i64> {
        let since = self.asks(name)?;
        let since: jiff::Timestamp = since.parse().unwrap_or_else(|_| panic!("a moment: {since}"));
        Some(since.as_second())
    }

    /// A part of the query.
    pub fn asks(&self, name: &str) -> Option<&str> {
        let query = self.target.split_once('?')?.1;
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(one, _)| *one == name)
            .map(|(_, value)| value)
    }
}

/// What is answered.
#[derive(Clone, Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(status: u16, body: &serde_json::Value) -> Reply {
        let kind = ("content-type".to_owned(), "application/json; charset=utf-8".to_owned());
        Reply { status, headers: vec![kind], body: body.to_string().into_bytes() }
    }

    pub fn with(mut self, name: &str, value: &str) -> Reply {
        self.headers.retain(|(one, _)| one != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The head, with the length of the body where that is to be said.
    pub fn head(&self, length: Option<u64>) -> String {
        let mut head = format!("HTTP/1.1 {} x\r\nconnection: close\r\n", self.status);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if let Some(length) = length {
            head.push_str(&format!("content-length: {length}\r\n"));
        }
        head.push_str("\r\n");
        head
    }

    /// Sends it. Whoever does not read to its end is free to go.
    pub fn send(&self, mut stream: &TcpStream) {
        let _ = stream.write_all(self.head(Some(self.body.len() as u64)).as_bytes());
        let _ = stream.write_all(&self.body);
        let _ = stream.flush();
    }
}
