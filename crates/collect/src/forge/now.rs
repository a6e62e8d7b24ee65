use records::{RequestAct, RequestEvent};

/// What a list says of a request now.
pub(super) struct Now {
    /// When it changed last, in seconds since 1970.
    pub updated: i64,
    /// Whether it is open.
    pub open: bool,
    /// Whether it is a draft.
    pub draft: bool,
    /// Whether it is merged by itself; none where the list does not say.
    pub merges_itself: Option<bool>,
    /// When it was closed.
    pub closed: Option<i64>,
    /// When it was merged.
    pub merged: Option<i64>,
}

/// What the list says of now holds, where no event told of it: by whom it was is not known then, and when only roughly. Where events,
/// which were asked for later, tell of something newer, the list is no longer of now.
///
/// `acts` are in order of time, and stay so.
pub(super) fn put_right(acts: &mut Vec<RequestEvent>, now: &Now) {
    let (mut open, mut draft, mut merges_itself, mut merged) = (false, false, false, false);
    for act in acts.iter() {
        match act.act {
            RequestAct::Opened { draft: is } => (open, draft) = (true, is),
            RequestAct::Drafted => draft = true,
            RequestAct::Readied => draft = false,
            RequestAct::Closed => open = false,
            RequestAct::Merged => (open, merged) = (false, true),
            RequestAct::Reopened => open = true,
            RequestAct::MergesItself(on) => merges_itself = on,
            _ => {}
        }
    }
    if let Some(at) = now.merged.filter(|_| !merged) {
        return happened_last(acts, at, RequestAct::Merged);
    }
    let is_newer = acts.last().is_some_and(|act| act.at > now.updated);
    if is_newer {
        return;
    }
    if open && !now.open {
        return happened_last(acts, now.closed.unwrap_or(now.updated), RequestAct::Closed);
    }
    if !open && now.open {
        happened_last(acts, now.updated, RequestAct::Reopened);
    }
    if now.open && draft != now.draft {
        happened_last(acts, now.updated, if draft { RequestAct::Readied } else { RequestAct::Drafted });
    }
    if now.open && now.merges_itself.is_some_and(|on| on != merges_itself) {
        happened_last(acts, now.updated, RequestAct::MergesItself(!merges_itself));
    }
}

/// Something that was not before anything else that is known.
fn happened_last(acts: &mut Vec<RequestEvent>, at: i64, act: RequestAct) {
    let at = acts.last().map_or(at, |last| at.max(last.at));
    acts.push(RequestEvent { at, by: None, act });
}
