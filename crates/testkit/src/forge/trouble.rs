use std::time::Duration;

/// When something goes wrong.
#[derive(Clone, Debug)]
pub enum When {
    /// On one question, counted from the moment it is said; the next one is 1.
    Nth(u64),
    /// On every question whose path holds this, so many times.
    Path(String, u64),
}

/// What goes wrong.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// Another answer in place of the right one.
    Answers {
        /// The status.
        status: u16,
        /// Headers beside the usual ones.
        headers: Vec<(String, String)>,
        /// The body.
        body: String,
    },
    /// The right answer, and the connection breaks off after so many bytes of its body.
    CutOff(usize),
    /// The connection breaks off without an answer.
    Silent,
    /// The answer comes a byte at a time, with a pause before each.
    Drips(Duration),
    /// So many bytes of JSON; their number is said before, or not.
    Huge {
        /// Bytes.
        bytes: u64,
        /// Whether `Content-Length` says so.
        said: bool,
    },
    /// The right items, and a next page for ever.
    NeverEnds,
    /// The right items, and this page as the next one.
    Repeats,
}

impl Trouble {
    /// A status and a message, as GitHub answers what it refuses.
    pub fn status(status: u16) -> Trouble {
        Trouble::Answers { status, headers: Vec::new(), body: "{\"message\":\"Server Error\"}".to_owned() }
    }

    /// What may be asked has been asked, until so many seconds from now; each kind of forge has its own name for it.
    pub fn spent(now: i64, seconds: i64) -> Trouble {
        let reset = (now + seconds).to_string();
        let headers = [
            ("x-ratelimit-remaining", "0".to_owned()),
            ("x-ratelimit-reset", reset.clone()),
            ("ratelimit-remaining", "0".to_owned()),
            ("ratelimit-reset", reset),
        ];
        Trouble::Answers {
            status: 403,
            headers: headers.map(|(name, value)| (name.to_owned(), value)).to_vec(),
            body: "{\"message\":\"API rate limit exceeded\"}".to_owned(),
        }
    }

    /// It is asked too fast, and says for how many seconds to wait, or does not.
    pub fn too_fast(seconds: Option<u64>) -> Trouble {
        let headers =
            seconds.map(|seconds| ("retry-after".to_owned(), seconds.to_string())).into_iter().collect();
        let body = "{\"message\":\"You have exceeded a secondary rate limit.\"}".to_owned();
        Trouble::Answers { status: 403, headers, body }
    }

    /// It leads elsewhere.
    pub fn leads(status: u16, to: &str) -> Trouble {
        let headers = vec![("location".to_owned(), to.to_owned())];
        Trouble::Answers { status, headers, body: "{\"message\":\"Moved Permanently\"}".to_owned() }
    }

    /// A page to sign in.
    pub fn page() -> Trouble {
        let headers = vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())];
        Trouble::Answers { status: 200, headers, body: "<!DOCTYPE html><title>Sign in</title>".to_owned() }
    }

    /// Something else in place of the answer.
    pub fn says(body: &str) -> Trouble {
        Trouble::Answers { status: 200, headers: Vec::new(), body: body.to_owned() }
    }
}
