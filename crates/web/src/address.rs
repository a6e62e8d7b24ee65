//! Names as parts of an address.

use std::fmt::Write;

/// A name as one segment of a path: a slash in it is no border, and what it holds means nothing to a browser.
pub fn segment(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::segment;

    #[test]
    fn a_name_is_one_segment() {
        assert_eq!(segment("src/cargo, rest"), "src%2Fcargo%2C%20rest");
        assert_eq!(segment("a?b#c<é"), "a%3Fb%23c%3C%C3%A9");
    }
}
