use std::fmt;
use std::str::FromStr;

/// The name of an object in git: 20 bytes (SHA-1) or 32 bytes (SHA-256).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CommitId {
    // Unused bytes are zero, so that derived equality and order are those of the used ones.
    bytes: [u8; 32],
    len: u8,
}

/// A text or byte string that is not a full object id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl CommitId {
    /// The id with these 20 or 32 bytes.
    pub fn from_bytes(raw: &[u8]) -> Result<Self, NotAnId> {
        if raw.len() != 20 && raw.len() != 32 {
            return Err(NotAnId);
        }
        let mut bytes = [0; 32];
        bytes[..raw.len()].copy_from_slice(raw);
        Ok(CommitId { bytes, len: raw.len() as u8 })
    }

    /// The 20 or 32 bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.len)]
    }

    /// The first seven hexadecimal digits, as people write them.
    pub fn short(&self) -> String {
        let mut hex = self.to_string();
        hex.truncate(7);
        hex
    }
}

impl fmt::Display for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_bytes().iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a full object id (40 or 64 hexadecimal digits)")
    }
}

impl std::error::Error for NotAnId {}

impl FromStr for CommitId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != 40 && text.len() != 64 {
            return Err(NotAnId);
        }
        let digit = |byte: u8| (byte as char).to_digit(16).ok_or(NotAnId);
        let raw = text
            .as_bytes()
            .chunks(2)
            .map(|pair| Ok((digit(pair[0])? * 16 + digit(pair[1])?) as u8))
            .collect::<Result<Vec<u8>, NotAnId>>()?;
        CommitId::from_bytes(&raw)
    }
}

impl serde::Serialize for CommitId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for CommitId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_prints() {
        for text in ["ea91b33ca".repeat(5)[..40].to_owned(), "0f".repeat(32)] {
            let id: CommitId = text.parse().expect("hexadecimal");
            assert_eq!(id.to_string(), text);
            assert_eq!(CommitId::from_bytes(id.as_bytes()), Ok(id));
        }
    }

    #[test]
    fn what_is_not_hexadecimal_or_not_whole_is_no_id() {
        assert_eq!("abc".parse::<CommitId>(), Err(NotAnId));
        assert_eq!("z".repeat(40).parse::<CommitId>(), Err(NotAnId));
        assert_eq!("é".repeat(20).parse::<CommitId>(), Err(NotAnId));
        assert_eq!(CommitId::from_bytes(&[0; 21]), Err(NotAnId));
    }
}
