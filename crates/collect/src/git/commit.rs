//! A commit object as a record.

use bstr::{BStr, ByteSlice};
use gix::ObjectId;
use records::{CommitId, FreshCommit, FreshDiff, Identity, Stamp};

use super::open::id;
use super::trailers::{subject, trailers};

/// The record of a commit, its tree difference to be filled in, and its tree. None where it cannot be
/// decoded: where it names no tree, or a parent that is no id. Whatever else a commit lacks it is read without,
/// as git reads it.
pub(super) fn record(commit_id: CommitId, data: &[u8], cut: bool) -> Option<(FreshCommit, ObjectId)> {
    let parts = Parts::of(data)?;
    let encoding = parts.encoding.map(|name| name.to_str_lossy().into_owned());
    let encoding = encoding.as_deref();
    let signature = |raw: &BStr| {
        let who = gix::actor::SignatureRef::from_bytes(raw).ok();
        let identity = who.as_ref().map(|who| Identity {
            name: text(who.name.trim().as_bstr(), encoding),
            email: text(who.email.trim().as_bstr(), encoding),
        });
        let when = who.map_or(Stamp { seconds: 0, offset: 0 }, |who| stamp(who.time));
        (identity.unwrap_or_else(|| Identity { name: text(raw, encoding), email: String::new() }), when)
    };
    let (author, authored) = signature(parts.author);
    let (committer, committed) = signature(parts.committer);
    let message = text(parts.message, encoding);
    let parents: Vec<CommitId> = parts.parents.into_iter().map(id).collect();
    let diff = if parents.len() > 1 { FreshDiff::Merge } else { FreshDiff::Missing };
    let record = FreshCommit {
        id: commit_id,
        cut: cut && !parents.is_empty(),
        parents,
        author,
        committer,
        authored,
        committed,
        subject: subject(&message),
        trailers: trailers(&message),
        diff,
        dropped: 0,
    };
    Some((record, parts.tree))
}

/// A commit object taken apart.
struct Parts<'a> {
    tree: ObjectId,
    parents: Vec<ObjectId>,
    author: &'a BStr,
    committer: &'a BStr,
    encoding: Option<&'a BStr>,
    message: &'a BStr,
}

impl<'a> Parts<'a> {
    fn of(data: &'a [u8]) -> Option<Parts<'a>> {
        let (headers, message) = data.split_once_str("\n\n").unwrap_or((data, b""));
        let mut lines = headers.split(|&byte| byte == b'\n').peekable();
        let named = |line: &'a [u8], name: &str| line.strip_prefix(name.as_bytes());
        let tree = ObjectId::from_hex(named(lines.next()?, "tree ")?).ok()?;
        let mut parents = Vec::new();
        while let Some(parent) = lines.peek().and_then(|line| named(line, "parent ")) {
            parents.push(ObjectId::from_hex(parent).ok()?);
            lines.next();
        }
        let rest: Vec<&[u8]> = lines.collect();
        let header = |name: &str| rest.iter().find_map(|line| named(line, name)).map(|value| value.as_bstr());
        Some(Parts {
            tree,
            parents,
            author: header("author ").unwrap_or_default(),
            committer: header("committer ").unwrap_or_default(),
            encoding: header("encoding "),
            // For git a message ends where its first NUL is.
            message: message.split(|&byte| byte == 0).next().unwrap_or_default().as_bstr(),
        })
    }
}

/// Bytes as text: by the encoding the commit names, else UTF-8, with U+FFFD for what is neither.
pub(super) fn text(raw: &BStr, encoding: Option<&str>) -> String {
    if let Ok(text) = raw.to_str() {
        return text.to_owned();
    }
    let named = encoding.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes()));
    match named {
        Some(encoding) => encoding.decode_without_bom_handling(raw).0.into_owned(),
        None => raw.to_str_lossy().into_owned(),
    }
}

/// `<seconds> <+hhmm>`; what is no number is the beginning of 1970, as git shows it.
pub(super) fn stamp(time: &str) -> Stamp {
    let mut parts = time.split_ascii_whitespace();
    let seconds = parts.next().and_then(|seconds| seconds.parse().ok()).unwrap_or(0);
    let offset = parts.next().and_then(|zone| zone.parse::<i32>().ok()).unwrap_or(0);
    // Hours in hundreds; beyond what a clock can show it is no offset.
    let (hours, minutes) = (offset / 100, offset % 100);
    let offset = if hours.abs() <= 24 { (hours * 60 + minutes) * 60 } else { 0 };
    Stamp { seconds, offset }
}
