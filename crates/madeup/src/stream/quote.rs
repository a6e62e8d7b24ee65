//! Paths as `git fast-import` reads them.

/// Appends a path in quotes, which hold for every byte: a name may begin with a quote, end in a space
/// or hold a line feed.
pub(super) fn quoted(path: &[u8], line: &mut Vec<u8>) {
    line.push(b'"');
    for &byte in path {
        match byte {
            b'"' | b'\\' => line.extend([b'\\', byte]),
            b'\n' => line.extend(b"\\n"),
            // Other control characters only mean something to terminals, but octal is safe for all.
            0..0x20 | 0x7f => line.extend(format!("\\{byte:03o}").bytes()),
            _ => line.push(byte),
        }
    }
    line.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_backslashes_and_control_characters_are_escaped_and_other_bytes_are_kept() {
        let mut line = Vec::new();
        quoted(b"a \"b\"\\\n\x01\xff", &mut line);
        assert_eq!(line, b"\"a \\\"b\\\"\\\\\\n\\001\xff\"");
    }
}
