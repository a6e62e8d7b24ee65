//! A review is sent as its comments and then its decision. It is one act, however many comments it has.

use records::{RequestAct, RequestEvent};

/// Seconds within which comments on lines by the same account, with nothing between them, are of one review.
const TOGETHER: i64 = 60;

/// Leaves of each run of comments on lines the first, and of one that ends in a decision the decision. `acts` are in order of time.
pub(super) fn together(acts: Vec<RequestEvent>) -> Vec<RequestEvent> {
    let mut left: Vec<RequestEvent> = Vec::with_capacity(acts.len());
    // When the last comment of the run was.
    let mut last = i64::MIN;
    for act in acts {
        let goes_on = left.last().is_some_and(|before| {
            before.act == RequestAct::Remarked
                && before.by == act.by
                && act.at.saturating_sub(last) <= TOGETHER
        });
        match act.act {
            RequestAct::Remarked => {
                last = act.at;
                if !goes_on {
                    left.push(act);
                }
            }
            RequestAct::Decided(_) if goes_on => {
                left.pop();
                left.push(act);
            }
            _ => left.push(act),
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use records::Decision;

    use super::*;

    fn left(acts: &[(i64, u32, RequestAct)]) -> Vec<(i64, RequestAct)> {
        let acts = acts.iter().map(|(at, by, act)| RequestEvent { at: *at, by: Some(*by), act: act.clone() });
        together(acts.collect()).into_iter().map(|act| (act.at, act.act)).collect()
    }

    #[test]
    fn a_review_is_one_act() {
        let (remark, approval) = (RequestAct::Remarked, RequestAct::Decided(Decision::Approved));
        let of = |at, by, act: &RequestAct| (at, by, act.clone());
        assert_eq!(left(&[of(0, 1, &remark), of(1, 1, &remark), of(2, 1, &remark)]), [(0, remark.clone())]);
        assert_eq!(
            left(&[of(0, 1, &remark), of(1, 1, &remark), of(2, 1, &approval)]),
            [(2, approval.clone())]
        );
        // By two, or at another time, or with something between.
        assert_eq!(left(&[of(0, 1, &remark), of(1, 2, &remark)]).len(), 2);
        assert_eq!(left(&[of(0, 1, &remark), of(61, 1, &remark)]).len(), 2);
        assert_eq!(left(&[of(0, 1, &remark), of(50, 1, &remark), of(100, 1, &remark)]).len(), 1);
        assert_eq!(
            left(&[of(0, 1, &remark), of(1, 1, &RequestAct::Commented), of(2, 1, &approval)]).len(),
            3
        );
        assert_eq!(left(&[of(0, 1, &approval), of(1, 1, &remark)]).len(), 2);
    }
}
