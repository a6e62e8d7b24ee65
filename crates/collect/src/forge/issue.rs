use records::Account;

/// Which issues are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssuesOf<'l> {
    /// Those that have a label.
    Label(&'l str),
    /// Those that are assigned to the account of a login.
    Assigned(&'l str),
}

/// Somebody was assigned to an issue, or no longer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// When, in seconds since 1970.
    pub at: i64,
    /// Who did it.
    pub by: Account,
    /// Who is assigned since, or no longer.
    pub whom: Account,
    /// Whether they are since.
    pub begins: bool,
}

/// An issue, as a list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Its number in the repository.
    pub number: u64,
    /// Its title. Hostile text.
    pub title: String,
    /// All its labels, as the forge has them. Hostile text.
    pub labels: Vec<String>,
    /// Who opened it.
    pub author: Account,
    /// When it was opened, in seconds since 1970.
    pub opened: i64,
    /// When it changed last, a comment included.
    pub updated: i64,
    /// When it was closed; none while it is open.
    pub closed: Option<i64>,
    /// Who closed it, where the forge says.
    pub closed_by: Option<Account>,
    /// Whether it was closed as done; none where it is open, or the forge does not say why it was closed.
    pub done: Option<bool>,
    /// Who is assigned to it now.
    pub assigned: Vec<Account>,
    /// How many comments there are.
    pub comments: u64,
}

/// A text as a part of a query: all but letters, digits and `-._~` in percent signs.
pub(super) fn in_query(text: &str) -> String {
    let mut query = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                query.push(char::from(byte))
            }
            byte => query.push_str(&format!("%{byte:02X}")),
        }
    }
    query
}

/// What changed since a second, as both forges take it in a query: `&NAME=2026-11-02T09:00:00Z`.
pub(super) fn since_in_query(name: &str, since: Option<i64>) -> String {
    let since = since.and_then(|since| jiff::Timestamp::from_second(since).ok());
    since.map_or_else(String::new, |since| format!("&{name}={since}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_label_is_called_it_stays_one_part_of_a_query() {
        for (label, query) in [
            ("incident", "incident"),
            ("type: incident", "type%3A%20incident"),
            ("a&b=c#d?e/f", "a%26b%3Dc%23d%3Fe%2Ff"),
            ("S1~sev.1_x-y", "S1~sev.1_x-y"),
            ("Störung", "St%C3%B6rung"),
        ] {
            assert_eq!(in_query(label), query);
        }
        assert_eq!(since_in_query("since", Some(0)), "&since=1970-01-01T00:00:00Z");
        assert_eq!(since_in_query("since", None), "");
        assert_eq!(since_in_query("since", Some(i64::MAX)), "");
    }
}
