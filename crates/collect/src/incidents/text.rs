//! The letters of a file, whatever it was saved as.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::{Error, MOST_BYTES};

/// The text, and whether its encoding was guessed: a mark at the beginning tells it (UTF-8, UTF-16), else it is UTF-8, else what spreadsheets
/// in western Europe write.
pub(super) fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, bool), Error> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::TooLarge);
    }
    let marked = Encoding::for_bom(bytes);
    let (encoding, mark) = marked.unwrap_or((UTF_8, 0));
    let guessed = marked.is_none() && std::str::from_utf8(bytes).is_err();
    let encoding = if guessed { WINDOWS_1252 } else { encoding };
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    if text.contains('\0') {
        return Err(Error::NotText);
    }
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    Ok((text, guessed))
}
