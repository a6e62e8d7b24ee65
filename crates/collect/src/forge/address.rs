use ureq::http::Uri;

use super::Error;

/// Where a forge is asked: scheme, host, port, and the path under which it answers. It holds no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    scheme: &'static str,
    host: String,
    port: u16,
    path: String,
}

/// Longer ones are somebody's joke.
const LONGEST: usize = 4_000;

impl Address {
    /// An address as somebody writes it: `https://api.github.com`. Plain `http://` is taken for this machine alone, for a token
    /// would be read on its way.
    pub fn of(text: &str) -> Result<Address, Error> {
        let (address, rest) = Address::parsed(text)?;
        if rest.query().is_some() || text.contains('#') {
            return Err(Error::Address { why: "it goes on after the path" });
        }
        Ok(Address { path: rest.path().trim_end_matches('/').to_owned(), ..address })
    }

    /// The same, whatever stands behind the host.
    fn parsed(text: &str) -> Result<(Address, Uri), Error> {
        let no = |why| Error::Address { why };
        if text.len() > LONGEST || text.chars().any(|sign| sign.is_control() || sign.is_whitespace()) {
            return Err(no("it is too long, or holds a space"));
        }
        let uri: Uri = text.parse().map_err(|_| no("it cannot be read"))?;
        let authority = uri.authority().ok_or_else(|| no("it names no host"))?;
        if authority.as_str().contains('@') {
            return Err(Error::Credentials);
        }
        let host = authority.host().to_ascii_lowercase();
        if host.is_empty() {
            return Err(no("it names no host"));
        }
        let scheme = match uri.scheme_str() {
            Some("https") => "https",
            Some("http") if is_this_machine(&host) => "http",
            Some("http") => return Err(Error::InTheClear { host }),
            _ => return Err(no("it does not begin with https://")),
        };
        let port = authority.port_u16().unwrap_or(if scheme == "https" { 443 } else { 80 });
        Ok((Address { scheme, host, port, path: String::new() }, uri))
    }

    /// The full address of a path below this one: `/user`, say.
    pub fn below(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.path)
    }

    /// Whether a connection to it is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.scheme == "https"
    }

    /// Where an answer leads, as a full address, if that is the same scheme, host and port; `what` was asked for.
    pub fn leads(&self, to: &str, what: &str) -> Result<String, Error> {
        let own = if to.starts_with('/') && !to.starts_with("//") {
            format!("{}{to}", self.origin())
        } else {
            to.to_owned()
        };
        match Address::parsed(&own) {
            Ok((there, uri)) if there == (Address { path: String::new(), ..self.clone() }) => {
                let path = uri.path_and_query().map_or("/", |path| path.as_str());
                Ok(format!("{}{path}", self.origin()))
            }
            Ok((there, _)) => Err(Error::Elsewhere { what: what.to_owned(), host: there.host }),
            Err(Error::InTheClear { host }) => Err(Error::Elsewhere { what: what.to_owned(), host }),
            Err(_) => {
                Err(Error::Elsewhere { what: what.to_owned(), host: "an address that is none".to_owned() })
            }
        }
    }

    fn origin(&self) -> String {
        match (self.scheme, self.port) {
            ("https", 443) | ("http", 80) => format!("{}://{}", self.scheme, self.host),
            (scheme, port) => format!("{scheme}://{}:{port}", self.host),
        }
    }
}

/// Whether a host is this machine, whose network nobody else reads.
fn is_this_machine(host: &str) -> bool {
    let of_four =
        |host: &str| host.split('.').count() == 4 && host.split('.').all(|part| part.parse::<u8>().is_ok());
    host == "localhost" || host == "[::1]" || (host.starts_with("127.") && of_four(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_taken_as_people_write_it() {
        for (typed, asked) in [
            ("https://api.github.com", "https://api.github.com/user"),
            ("https://api.github.com/", "https://api.github.com/user"),
            ("https://Git.Example.org:8443/api/v3/", "https://git.example.org:8443/api/v3/user"),
            ("http://127.0.0.1:4711", "http://127.0.0.1:4711/user"),
            ("http://localhost", "http://localhost/user"),
        ] {
            assert_eq!(Address::of(typed).expect(typed).below("/user"), asked);
        }
    }

    #[test]
    fn what_is_no_address_or_not_safe_is_refused() {
        for typed in [
            "",
            "api.github.com",
            "ftp://host",
            "https://",
            "https://a b",
            "https://host/?token=1",
            "https://host/#x",
            "/user",
        ] {
            assert!(matches!(Address::of(typed), Err(Error::Address { .. })), "{typed}");
        }
        for typed in ["https://me:secret@host", "https://secret@host/api", "http://x@127.0.0.1"] {
            let error = Address::of(typed).expect_err(typed);
            assert!(matches!(error, Error::Credentials));
            assert!(!format!("{error} {error:?} {:?}", error.hint()).contains("secret"));
        }
        for typed in
            ["http://api.github.com", "http://127.evil.org", "http://127.0.0.1.org", "http://10.0.0.1"]
        {
            assert!(matches!(Address::of(typed), Err(Error::InTheClear { .. })), "{typed}");
        }
    }

    #[test]
    fn an_answer_leads_nowhere_but_to_the_same_place() {
        let own = Address::of("https://host/api/v3").expect("an address");
        for (to, asked) in [
            ("https://host/repositories/1/pulls?page=2", "https://host/repositories/1/pulls?page=2"),
            ("https://HOST:443/x", "https://host/x"),
            ("/api/v3/y", "https://host/api/v3/y"),
        ] {
            assert_eq!(own.leads(to, "it").expect(to), asked);
        }
        for to in [
            "https://other/x",
            "http://host/x",
            "https://host:8443/x",
            "//other/x",
            "https://host@other/",
            "https://me@host/",
            "x",
            "javascript:1",
            "",
        ] {
            assert!(matches!(own.leads(to, "it"), Err(Error::Elsewhere { .. })), "{to}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_or_answered_leads_to_the_same_place_or_nowhere(
            text in "(https?://)?(me@)?(host|other|127.0.0.1)?(:[0-9]{1,6})?[/?#@:.a-z0-9\\\\]{0,12}|\\PC{0,40}"
        ) {
            let own = Address::of("https://host/api").expect("an address");
            if let Ok(to) = own.leads(&text, "it") {
                proptest::prop_assert!(to.starts_with("https://host/") || to.starts_with("https://host?"), "{}", to);
                proptest::prop_assert!(!to.contains('@') || to.find('@') > to[8..].find('/').map(|at| at + 8));
            }
            if let Ok(typed) = Address::of(&text) {
                let below = typed.below("/user");
                proptest::prop_assert!(typed.leads(&below, "it").is_ok(), "{}", below);
            }
        }
    }
}
