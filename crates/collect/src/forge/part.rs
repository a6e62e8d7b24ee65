/// Whether it is a part of the name of a repository: plain signs, of which not all are dots, so that it leads nowhere else.
pub(super) fn is_part(part: &str, longest: usize) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    !part.is_empty()
        && part.len() <= longest
        && part.bytes().all(plain)
        && !part.bytes().all(|byte| byte == b'.')
}
