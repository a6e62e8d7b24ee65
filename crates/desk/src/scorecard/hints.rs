//! When a sign asks to be looked at (definitions 3, at their end): two of its signals are up in the same month, or one is for two months running.

use signals::stats::Word;
use signals::{Signal, Status};

use super::signs::Sign;
use crate::Report;
use crate::text::capital;

/// The signals that can be up of the sign that shows one: of the others nothing is compared.
fn compared<'r>(report: &'r Report, shown: &Signal) -> Vec<&'r Signal> {
    match shown.definition.id {
        "s1a" => vec![&report.maker_share.signal, &report.own_it.signal, &report.gate.signal],
        "s6b" => vec![&report.absence.signal],
        "s3" => vec![&report.wait.signal],
        "s9" => vec![&report.hours.signal],
        _ => Vec::new(),
    }
}

/// The hint of a sign, in a sentence; none where nothing asks for one, and where the lead works alone: there are no signs then.
pub(super) fn hint(report: &Report, sign: &Sign) -> Option<String> {
    let shown = sign.signal.filter(|_| !report.is_alone())?;
    sentence(&compared(report, shown))
}

fn sentence(all: &[&Signal]) -> Option<String> {
    let up: Vec<&Signal> = all.iter().copied().filter(|signal| is_up(signal)).collect();
    let names = |signals: &[&Signal]| {
        let names: Vec<String> = signals.iter().map(|one| one.definition.name.to_lowercase()).collect();
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => capital(&format!("{} and {last}", rest.join(", "))),
            _ => capital(&names.concat()),
        }
    };
    let running: Vec<&Signal> =
        up.iter().copied().filter(|signal| signal.month_before == Some(Word::Up)).collect();
    match (up.len(), running.len()) {
        (2.., _) => Some(format!("{} are up in the same month.", names(&up))),
        (_, 1..) => Some(format!("{} is up for two months running.", names(&running))),
        _ => None,
    }
}

fn is_up(signal: &Signal) -> bool {
    signal.status == Status::Value && signal.verdict.is_some_and(|verdict| verdict.word == Word::Up)
}

#[cfg(test)]
mod tests {
    use signals::stats::Verdict;
    use signals::{Count, Coverage, Definition, s1a, s1b, s2};

    use super::*;

    fn signal(definition: &'static Definition, now: Word, month_before: Option<Word>) -> Signal {
        let count = Count { part: 20, of: 40 };
        Signal {
            definition,
            status: Status::Value,
            count: Some(count),
            value: Some(0.5),
            looser: None,
            verdict: Some(Verdict { word: now, now: count, before: count, rank: None }),
            month_before,
            usual: None,
            points: Vec::new(),
            coverage: Coverage { commits: count, reaches: true, requests: None },
            numerator: Vec::new(),
            denominator: Vec::new(),
        }
    }

    #[test]
    fn one_signal_that_is_up_once_is_no_hint() {
        let maker = signal(&s1a::DEFINITION, Word::Up, Some(Word::NoClearChange));
        let gate = signal(&s2::DEFINITION, Word::Down, Some(Word::Up));
        let own = signal(&s1b::DEFINITION, Word::NoClearChange, Some(Word::Up));
        assert_eq!(sentence(&[&maker, &own, &gate]), None);
        assert_eq!(sentence(&[]), None);
    }

    #[test]
    fn two_in_one_month_are_a_hint_and_so_is_one_in_two() {
        let maker = signal(&s1a::DEFINITION, Word::Up, None);
        let gate = signal(&s2::DEFINITION, Word::Up, Some(Word::Up));
        let own = signal(&s1b::DEFINITION, Word::Up, Some(Word::Down));
        let both = "Maker share and gate share are up in the same month.";
        assert_eq!(sentence(&[&maker, &gate]).as_deref(), Some(both));
        let all = "Maker share, own-it share and gate share are up in the same month.";
        assert_eq!(sentence(&[&maker, &own, &gate]).as_deref(), Some(all));
        assert_eq!(sentence(&[&gate]).as_deref(), Some("Gate share is up for two months running."));
    }

    #[test]
    fn what_has_no_figure_now_is_not_up() {
        let mut gate = signal(&s2::DEFINITION, Word::Up, Some(Word::Up));
        gate.status = Status::NotEnough { have: 4, need: 10, why: String::new() };
        assert_eq!(sentence(&[&gate]), None);
    }
}
