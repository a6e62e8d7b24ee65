use std::collections::HashSet;

use super::{Answer, Client, Error, Reply};

/// What is kept of a page so that it need not be sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// What the forge calls this state of it (`ETag`).
    pub etag: String,
    /// Where the next page is, if there is one.
    pub next: Option<String>,
}

/// One page of a list.
#[derive(Debug)]
pub struct Page {
    /// Where it was asked for.
    pub address: String,
    /// What it holds; none where it is as it was.
    pub answer: Option<Answer>,
    /// To ask for it again, where the forge gives one.
    pub tag: Option<Tag>,
}

/// A list that comes in pages. Where the next one is, the forge says; it is not worked out.
#[derive(Debug)]
pub struct Pages {
    what: String,
    next: Option<String>,
    seen: HashSet<String>,
    most: usize,
    last: Vec<u8>,
}

impl Pages {
    /// The list that begins at an address, of at most so many pages; `what` it is, for a sentence.
    pub fn new(first: String, what: &str, most: usize) -> Pages {
        Pages { what: what.to_owned(), next: Some(first), seen: HashSet::new(), most, last: Vec::new() }
    }

    /// Where the next page is.
    pub fn next(&self) -> Option<&str> {
        self.next.as_deref()
    }

    /// Asks for the next page; none after the last. A page that comes again, or one too many, is an error.
    pub fn turn(&mut self, client: &mut Client<'_>, kept: Option<&Tag>) -> Result<Option<Page>, Error> {
        let Some(address) = self.next.take() else { return Ok(None) };
        let endless = || Error::Endless { what: self.what.clone() };
        if self.seen.len() == self.most || !self.seen.insert(address.clone()) {
            return Err(endless());
        }
        let page = match client.get(&address, &self.what, kept.map(|tag| tag.etag.as_str()))? {
            Reply::Unchanged => {
                self.next = kept.and_then(|tag| tag.next.clone());
                Page { address, answer: None, tag: kept.cloned() }
            }
            Reply::Changed(answer) => {
                if answer.next.is_some() && answer.body == self.last {
                    return Err(endless());
                }
                self.last.clone_from(&answer.body);
                self.next.clone_from(&answer.next);
                let tag = answer.etag.clone().map(|etag| Tag { etag, next: answer.next.clone() });
                Page { address, answer: Some(answer), tag }
            }
        };
        Ok(Some(page))
    }
}

/// The address of the next page in a header `Link`.
pub(super) fn next_of(link: &str) -> Option<&str> {
    // An address may hold a comma, so it is the angle brackets that count.
    link.split('<').skip(1).find_map(|one| {
        let (address, rest) = one.split_once('>')?;
        let is_next = |part: &str| {
            part.trim_matches([' ', ','])
                .strip_prefix("rel=")
                .is_some_and(|rel| rel.trim_matches('"') == "next")
        };
        rest.split(';').any(is_next).then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_page_is_where_the_header_says() {
        let header = "<https://host/repositories/1/issues?page=2>; rel=\"prev\", <https://host/repositories/1/issues?page=4>; \
            rel=\"next\", <https://host/x?page=9>; rel=\"last\"";
        assert_eq!(next_of(header), Some("https://host/repositories/1/issues?page=4"));
        assert_eq!(next_of("<https://host/x>; rel=next"), Some("https://host/x"));
        let with_commas = "<https://host/x?exclude=a,b&page=1>; rel=\"first\",<https://host/x?exclude=a,b&page=3>; rel=\"next\"";
        assert_eq!(next_of(with_commas), Some("https://host/x?exclude=a,b&page=3"));
        for none in [
            "",
            "<https://host/x>; rel=\"last\"",
            "https://host/x; rel=\"next\"",
            "<",
            "<x",
            ">;rel=next",
            ",,,",
        ] {
            assert_eq!(next_of(none), None, "{none}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_header_makes_it_panic(link in "[<>;,= \"a-z/:?]{0,80}|\\PC{0,80}") {
            if let Some(address) = next_of(&link) {
                let between = format!("<{address}>");
                proptest::prop_assert!(link.contains(&between));
            }
        }
    }
}
