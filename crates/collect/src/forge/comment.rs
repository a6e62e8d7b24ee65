use records::Account;

/// Something that somebody wrote on a request. Its text is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The forge's number for it, the same when it is written anew. Two lists of a forge may have the same number for different ones.
    pub id: u64,
    /// The number of the request. It may be one's own.
    pub request: u64,
    /// When it was written, in seconds since 1970.
    pub at: i64,
    /// Who wrote it.
    pub account: Account,
    /// Whether it asks something ([`asks_something`](super::asks_something)).
    pub asks: bool,
}

/// Whether it is this account whose comments are wanted. Logins are the same in small and in capital letters.
pub(super) fn is_wanted(account: &Account, whose: Option<&str>) -> bool {
    !account.login.is_empty() && whose.is_some_and(|whose| account.login.eq_ignore_ascii_case(whose))
}
