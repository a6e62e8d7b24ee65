use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The name of a word: a UUID of version 7 (RFC 9562), so that words keep their names in exports and
/// when a backup is put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WordId([u8; 16]);

impl WordId {
    /// The name of a word said at an instant (microseconds), told from others by random bytes.
    pub fn new(at: i64, random: [u8; 10]) -> WordId {
        let milliseconds = (at.max(0) / 1_000).to_be_bytes();
        let mut bytes = [0; 16];
        bytes[..6].copy_from_slice(&milliseconds[2..]);
        bytes[6..].copy_from_slice(&random);
        bytes[6] = 0x70 | bytes[6] & 0x0f;
        bytes[8] = 0x80 | bytes[8] & 0x3f;
        WordId(bytes)
    }

    /// The name those bytes are.
    pub fn from_bytes(bytes: [u8; 16]) -> WordId {
        WordId(bytes)
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// `018bcfe5-687b-7abc-8def-0123456789ab`
impl fmt::Display for WordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, byte) in self.0.iter().enumerate() {
            let dash = if matches!(at, 4 | 6 | 8 | 10) { "-" } else { "" };
            write!(f, "{dash}{byte:02x}")?;
        }
        Ok(())
    }
}

/// A text that does not name a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAWordId;

impl fmt::Display for NotAWordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the name of a word")
    }
}

impl std::error::Error for NotAWordId {}

impl TryFrom<String> for WordId {
    type Error = NotAWordId;

    fn try_from(text: String) -> Result<WordId, NotAWordId> {
        text.parse()
    }
}

impl From<WordId> for String {
    fn from(id: WordId) -> String {
        id.to_string()
    }
}

impl FromStr for WordId {
    type Err = NotAWordId;

    fn from_str(text: &str) -> Result<WordId, NotAWordId> {
        let digits: String = text.chars().filter(|&digit| digit != '-').collect();
        let number = u128::from_str_radix(&digits, 16).map_err(|_| NotAWordId)?;
        let id = WordId(number.to_be_bytes());
        // Only as it is printed: one word has one name.
        if id.to_string() == text { Ok(id) } else { Err(NotAWordId) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_word_is_a_uuid_of_its_millisecond() {
        let id = WordId::new(0x018b_cfe5_687b * 1_000 + 999, [0xff; 10]);
        assert_eq!(id.to_string(), "018bcfe5-687b-7fff-bfff-ffffffffffff");
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for text in
            ["", "018bcfe5", "018BCFE5-687b-7fff-bfff-ffffffffffff", "+18bcfe5-687b-7fff-bfff-ffffffffffff"]
        {
            assert_eq!(text.parse::<WordId>(), Err(NotAWordId));
        }
    }
}
