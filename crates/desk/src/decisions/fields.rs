//! What the fields of a record are called, where it is said what is written.

use growth::madr::Field;
use growth::{Decision, Odds};
use jiff::civil::Date;

use crate::text;

/// Who disagreed, and why.
pub(super) const DISSENT: &str = "who disagreed";
/// What a decision costs in trust.
pub(super) const TRUST: &str = "costs in trust";

/// What a field is called.
pub(super) fn name(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Status => "status",
        Field::Date => "date",
        Field::Makers => "made by",
        Field::Odds => "odds",
        Field::Review => "review",
        Field::Question => "question",
        Field::MoreOptions => "one more option",
        Field::Chosen => "chosen",
        Field::Reason => "reason",
        Field::Expected => "expected",
    }
}

/// The fields of a new record that hold something, in its order.
pub(super) fn of_new(decision: &Decision, day: Date) -> Vec<(&'static str, String)> {
    let costs = &decision.costs;
    let percent = |odds: Odds| format!("{} %", u8::from(odds));
    let all = [
        ("title", decision.words.clone()),
        ("date", text::day(day)),
        ("made by", decision.made_by.clone()),
        ("odds", decision.odds.map(percent).unwrap_or_default()),
        ("review", decision.review.map(text::day).unwrap_or_default()),
        ("question", decision.question.clone()),
        ("options", decision.options.join("; ")),
        ("reason", decision.reason.clone()),
        ("costs in money", costs.money.clone()),
        ("costs in time", costs.time.clone()),
        ("costs in people", costs.people.clone()),
        (TRUST, costs.trust.clone()),
        ("expected", decision.expected.clone()),
        (DISSENT, decision.dissent.clone()),
        ("undoing it costs", decision.undoing.clone()),
    ];
    all.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect()
}
