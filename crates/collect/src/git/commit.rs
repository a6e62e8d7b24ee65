//! A commit object as a record.

use bstr::{BStr, ByteSlice};
use records::{CommitId, FreshCommit, FreshDiff, Identity, Stamp};

use super::open::id;
use super::trailers::{subject, trailers};

/// The record of a commit, its tree difference to be filled in. None where it cannot be decoded.
pub(super) fn record(
    commit_id: CommitId,
    data: &[u8],
    hash: gix::hash::Kind,
    cut: bool,
) -> Option<FreshCommit> {
    let commit = gix::objs::CommitRef::from_bytes(data, hash).ok()?;
    let encoding = commit.encoding.map(|name| name.to_str_lossy().into_owned());
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
    let (author, authored) = signature(commit.author);
    let (committer, committed) = signature(commit.committer);
    let message = text(commit.message, encoding);
    let parents: Vec<CommitId> = commit.parents().map(id).collect();
    let diff = if parents.len() > 1 { FreshDiff::Merge } else { FreshDiff::Missing };
    Some(FreshCommit {
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
    })
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
