use std::time::Duration;

use ureq::http::HeaderMap;

use super::{Dialect, Error};

/// A pause in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Why.
    pub why: Why,
    /// How long.
    pub lasts: Duration,
}

/// Why a reading pauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// What may be asked in an hour has been asked (the primary limit).
    Allowance,
    /// The forge wants to be asked more slowly (a secondary limit).
    Pace,
    /// The forge failed, or the connection broke off.
    Trouble,
}

/// Pauses after a failure, in seconds.
const AFTER_TROUBLE: [u64; 5] = [1, 2, 4, 8, 16];
/// The first pause where a forge does not say how long, in seconds; each after it is twice as long.
const UNTOLD: u64 = 60;
/// Times one question is asked again because of a limit.
const MOST_LIMITS: u32 = 5;
/// The longest pause a forge may ask for, in seconds.
const LONGEST: u64 = 24 * 60 * 60;

/// How often one question was asked in vain.
#[derive(Default)]
pub(super) struct Patience {
    troubles: usize,
    limits: u32,
}

impl Patience {
    /// The pause after a failure; the failure itself where it came too often.
    pub(super) fn after_trouble(&mut self, failure: Error) -> Result<Wait, Error> {
        let seconds = AFTER_TROUBLE.get(self.troubles).ok_or(failure)?;
        self.troubles += 1;
        Ok(Wait { why: Why::Trouble, lasts: Duration::from_secs(*seconds) })
    }

    /// The pause a limit asks for, in the order that GitHub gives: `retry-after`; the hour's reset; a minute, and twice as
    /// long each time.
    ///
    /// Source: docs.github.com, "Best practices for using the REST API" and "Rate limits for the REST API".
    pub(super) fn after_limit(&mut self, headers: &HeaderMap, dialect: &Dialect) -> Result<Wait, Error> {
        let spent = number(headers, dialect.remaining) == Some(0);
        let reset = number(headers, dialect.reset).zip(date(headers));
        let (why, seconds) = match (number(headers, "retry-after"), reset) {
            (Some(seconds), _) => (if spent { Why::Allowance } else { Why::Pace }, seconds),
            // By the forge's own clock, so that ours need not be right; a second more, for it counts whole ones.
            (None, Some((reset, now))) if spent => {
                (Why::Allowance, reset.saturating_sub(now.max(0) as u64) + 1)
            }
            _ => (Why::Pace, UNTOLD << self.limits),
        };
        let lasts = Duration::from_secs(seconds.min(LONGEST));
        if self.limits == MOST_LIMITS {
            return Err(Error::Limited { tries: MOST_LIMITS + 1, lasts });
        }
        self.limits += 1;
        Ok(Wait { why, lasts })
    }
}

/// Whether an answer of status 403 or 429 is a limit, and not a refusal.
pub(super) fn is_limit(status: u16, headers: &HeaderMap, body: &[u8], dialect: &Dialect) -> bool {
    let says_so = || String::from_utf8_lossy(body).to_lowercase().contains("rate limit");
    status == 429
        || headers.contains_key("retry-after")
        || number(headers, dialect.remaining) == Some(0)
        || says_so()
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

/// The forge's clock, in seconds since 1970.
pub(super) fn date(headers: &HeaderMap) -> Option<i64> {
    let text = headers.get("date")?.to_str().ok()?;
    let parsed = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text);
    Some(parsed.ok()?.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forge::github::DIALECT;

    fn headers(named: &[(&'static str, &str)]) -> HeaderMap {
        named
            .iter()
            .map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value")))
            .collect()
    }

    fn waited(named: &[(&'static str, &str)]) -> (Why, u64) {
        let wait = Patience::default().after_limit(&headers(named), &DIALECT).expect("a pause");
        (wait.why, wait.lasts.as_secs())
    }

    #[test]
    fn a_limit_is_waited_for_as_the_forge_says() {
        let now = ("date", "Fri, 06 Nov 2026 08:00:00 GMT");
        let reset = ("x-ratelimit-reset", "1793952100");
        let spent = ("x-ratelimit-remaining", "0");
        assert_eq!(date(&headers(&[now])), Some(1_793_952_000));
        assert_eq!(waited(&[now, reset, spent]), (Why::Allowance, 101));
        assert_eq!(waited(&[now, reset, spent, ("retry-after", "7")]), (Why::Allowance, 7));
        assert_eq!(
            waited(&[now, reset, ("x-ratelimit-remaining", "3"), ("retry-after", "7")]),
            (Why::Pace, 7)
        );
        assert_eq!(waited(&[now, reset, ("x-ratelimit-remaining", "3")]), (Why::Pace, 60));
        // Without a clock of the forge, or with a header that is no number.
        assert_eq!(waited(&[reset, spent]), (Why::Pace, 60));
        assert_eq!(waited(&[("retry-after", "soon")]), (Why::Pace, 60));
        // A reset that is past, and one in a hundred years.
        assert_eq!(waited(&[now, ("x-ratelimit-reset", "1"), spent]), (Why::Allowance, 1));
        assert_eq!(waited(&[now, ("x-ratelimit-reset", "99999999999"), spent]), (Why::Allowance, 86_400));
        assert_eq!(waited(&[("retry-after", "18446744073709551615")]), (Why::Pace, 86_400));
    }

    #[test]
    fn pauses_grow_and_end() {
        let mut patience = Patience::default();
        let pauses: Vec<u64> = std::iter::from_fn(|| patience.after_limit(&HeaderMap::new(), &DIALECT).ok())
            .map(|wait| wait.lasts.as_secs())
            .collect();
        assert_eq!(pauses, [60, 120, 240, 480, 960]);
        let down = || Error::Down { why: String::new() };
        let pauses: Vec<u64> = std::iter::from_fn(|| patience.after_trouble(down()).ok())
            .map(|wait| wait.lasts.as_secs())
            .collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16]);
    }

    #[test]
    fn a_refusal_is_no_limit() {
        let none = HeaderMap::new();
        assert!(!is_limit(403, &none, b"Resource not accessible by personal access token", &DIALECT));
        assert!(is_limit(403, &none, b"You have exceeded a secondary rate limit.", &DIALECT));
        assert!(is_limit(403, &headers(&[("x-ratelimit-remaining", "0")]), b"", &DIALECT));
        assert!(!is_limit(403, &headers(&[("x-ratelimit-remaining", "4999")]), b"", &DIALECT));
        assert!(is_limit(403, &headers(&[("retry-after", "60")]), b"", &DIALECT));
        assert!(is_limit(429, &none, b"", &DIALECT));
    }
}
