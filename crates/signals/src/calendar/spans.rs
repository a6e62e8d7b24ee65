//! Stretches of time, of which no second counts twice.

use team::clock::Seconds;

/// From one instant to before another.
pub type Span = (Seconds, Seconds);

/// The time that any of them covers, in order, without overlaps and without touching ones.
pub fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|&(from, to)| from < to);
    spans.sort_unstable();
    let mut all: Vec<Span> = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        match all.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => all.push((from, to)),
        }
    }
    all
}

/// What of a union lies in a stretch of time.
pub fn clipped(union: &[Span], within: Span) -> Vec<Span> {
    let first = union.partition_point(|&(_, to)| to <= within.0);
    let rest = union[first..].iter().take_while(|&&(from, _)| from < within.1);
    rest.map(|&(from, to)| (from.max(within.0), to.min(within.1))).filter(|&(from, to)| from < to).collect()
}

/// How long they are together.
pub fn seconds(spans: &[Span]) -> Seconds {
    spans.iter().map(|&(from, to)| to - from).sum()
}

/// What of a stretch of time none of a union covers.
pub(crate) fn gaps(union: &[Span], within: Span) -> Vec<Span> {
    let mut at = within.0;
    let mut free = Vec::new();
    for (from, to) in clipped(union, within) {
        free.push((at, from));
        at = to;
    }
    free.push((at, within.1));
    free.retain(|&(from, to)| from < to);
    free
}
