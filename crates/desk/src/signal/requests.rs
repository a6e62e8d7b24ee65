//! What the signals of change requests say in words.

use signals::reviews::Line;
use signals::s3w::Waiting;
use signals::{Count, Signal, Status};
use team::Ground;

use super::detail::Detail;
use super::facts::Fact;
use super::finding::share;
use crate::Report;
use crate::scorecard::{self, CONNECT};
use crate::text::{
    Sentence, capital, clean, counted, day, day_with_weekday, hour_range, hours, number_of, percent,
    thousands,
};

/// Requests that are listed in words; the records are all of them.
const LISTED: usize = 20;

/// Why nothing is said, and the command that changes it.
pub(super) fn not_connected(report: &Report) -> Sentence {
    let why = capital(scorecard::not_connected(report.ground));
    Sentence::from(format!("{why}. Your forge does: ")).types(CONNECT).and(" reads it.")
}

/// The finding of those that are no share.
pub(super) fn finding(report: &Report, signal: &Signal, span: &str) -> Vec<Sentence> {
    if signal.definition.id == "s3w" {
        return vec![format!("{}.", capital(&scorecard::waiting_now(report))).into()];
    }
    let waits = signal.count.unwrap_or_default();
    let answered = format!("{} requests to you {span} have an answer", counted(waits));
    let Some(median) = signal.value else {
        return vec![
            format!(
                "{answered}; more than half waited on as far as they can be followed, so there is no median."
            )
            .into(),
        ];
    };
    let others = match report.wait.others {
        Some(others) => match others.median {
            Some(median) => format!("; the others' {}", hours(median)),
            None => "; of the others' more than half have none".to_owned(),
        },
        None => String::new(),
    };
    let mut said: Vec<Sentence> =
        vec![format!("{} at the median{others}. {answered}.", hours(median)).into()];
    said.push(compared(report, signal).into());
    said
}

/// Now against before, of waits.
fn compared(report: &Report, signal: &Signal) -> String {
    let usual = signal.usual.map(|usual| format!(" Usually {}.", hour_range(usual.low, usual.high)));
    let usual = usual.unwrap_or_default();
    let Some(verdict) = signal.verdict else {
        return format!("{}.{usual}", capital(&scorecard::not_compared(report, signal)));
    };
    let before = report.wait.before.map(|(median, waits)| {
        format!(": before {}, {}", hours(median), number_of(waits as usize, "request"))
    });
    let words = capital(&scorecard::verdict_words(&verdict));
    format!("{words}{}.{usual}", before.unwrap_or_default())
}

/// What stands below.
pub(super) fn detail(report: &Report, signal: &Signal) -> Detail {
    match (signal.definition.id, &signal.status) {
        (_, Status::NotConnected(_) | Status::NotApplicable(_)) => Detail::default(),
        ("s2", _) => Detail::of(unapproved(report)),
        ("s3", Status::NotEnough { .. }) => Detail::of(each_wait(report)),
        ("s3", _) => Detail::of(compared_by(report).into_iter().collect()),
        ("s3w", _) => Detail::of(waiting(report)),
        ("s4", _) => Detail::of(outside(report).into_iter().collect()),
        _ => Detail::default(),
    }
}

fn unapproved(report: &Report) -> Vec<Sentence> {
    let gate = &report.gate;
    let (lead, others) = (gate.merged_by_lead, gate.merged_by_others);
    let mut said: Vec<Sentence> = vec![
        format!(
            "Merged without any approval: {} by you, {} by others. They are in the whole and not in the part.",
            thousands(lead),
            thousands(others)
        )
        .into(),
    ];
    if gate.out_of_scope > 0 {
        said.push(
            format!(
                "{} left out, because what they became touches nothing that counts in the scope.",
                number_of(gate.out_of_scope as usize, "merged request")
            )
            .into(),
        );
    }
    said
}

/// Of too few each wait by itself.
fn each_wait(report: &Report) -> Vec<Sentence> {
    let wait = |wait: &signals::s3::Waited| {
        let long = hours(wait.seconds as f64 / 3600.0);
        let long = if wait.answered { long } else { format!("over {long}, not answered by you") };
        let record = &wait.record;
        Sentence::from(format!("{} {}: {long}", record.id, clean(&record.title)))
    };
    report.wait.waits.iter().map(wait).collect()
}

/// What the verdict counts.
fn compared_by(report: &Report) -> Option<Sentence> {
    let verdict = report.wait.signal.verdict?;
    let than = hours(report.wait.at_least? as f64 / 3600.0);
    let sentence = Sentence::from(format!(
        "Compared is how many lasted {than} or longer, which is the median of all of the sixty weeks: now "
    ));
    Some(sentence.and(share(verdict.now)).and(", before ").and(share(verdict.before)).and("."))
}

/// What waits, oldest first; then the hours it took.
fn waiting(report: &Report) -> Vec<Sentence> {
    let items = &report.waiting.items;
    let mut said: Vec<Sentence> =
        items.iter().take(LISTED).map(|item| item_words(report.ground, item).into()).collect();
    if items.len() > LISTED {
        said.push(format!("{} more are among the records.", thousands((items.len() - LISTED) as u64)).into());
    }
    said.extend(spent(report).map(Sentence::from));
    said
}

/// `#12 Settle twice: since Tuesday 10 November, for your review, one of 2 who are asked`
pub(crate) fn item_words(ground: &Ground, item: &Waiting) -> String {
    let what = match item.line {
        Line::ToBeMended => "changes are wanted, a check fails or there is a conflict",
        Line::LeadAwaited => "for your review",
        Line::Unanswered => "a review has no answer",
        Line::Approved => "it is approved and yours to merge",
        _ => "nobody is asked for a review",
    };
    let of = if item.of > 1 { format!(", one of {} who are asked", item.of) } else { String::new() };
    let record = &item.record;
    let year = record.day.year();
    let year = if year == ground.today.year() { String::new() } else { format!(" {year}") };
    format!(
        "{} {}: since {}{year}, {what}{of}",
        record.id,
        clean(&record.title),
        day_with_weekday(record.day)
    )
}

/// The hours in which it was the lead's turn.
fn spent(report: &Report) -> Option<String> {
    let known: Vec<i64> = report.waiting.weeks.iter().copied().map_while(|week| week).collect();
    let last = *known.first()?;
    let mean = known.iter().sum::<i64>() as f64 / known.len() as f64 / 3600.0;
    let whose = if report.waiting.hours_said {
        "your hours"
    } else {
        "hours from Monday to Friday, because you said no hours of yours"
    };
    let weeks = if known.len() == 1 { "week".to_owned() } else { format!("{} weeks", known.len()) };
    Some(format!(
        "Requests waited {} for you in the last week and {} a week in the last {weeks}, in {whose}; two at once count twice.",
        hours(last as f64 / 3600.0),
        hours(mean)
    ))
}

fn outside(report: &Report) -> Option<Sentence> {
    let n = report.reviews.outside as usize;
    (n > 0).then(|| {
        format!("{} by people who are not active here are in no figure.", number_of(n, "review")).into()
    })
}

/// What stands beside a figure of requests.
pub(super) fn beside(report: &Report, signal: &Signal) -> Vec<Fact> {
    let text = match signal.definition.id {
        "s2" => {
            let mut facts: Vec<Fact> = Vec::new();
            if let Some(count) = report.reviews.signal.count.filter(|_| report.reviews.signal.value.is_some())
            {
                facts.push(("Beside it", Sentence::from("your share of reviews: ").and(share(count))));
            }
            if let Some((before, after)) = report.gate.role {
                let role = share(before).and(", in the 26 weeks before; ").and(share(after));
                facts.push(("Role", role.and(", in the 26 after")));
            }
            return facts;
        }
        "s3" => match report.wait.others {
            Some(others) => {
                let median = others.median.map_or("no median".to_owned(), hours);
                let ratio = report.wait.ratio.map(|ratio| format!("; yours is {ratio:.1} times that"));
                let ratio = ratio.unwrap_or_default();
                format!(
                    "the others: {median} of {} waits on {} people{ratio}",
                    thousands(others.waits),
                    others.people
                )
            }
            None => "no median of the others: fewer than three of them were asked, or fewer than ten times"
                .to_owned(),
        },
        "s3w" => match report.wait.signal.value {
            Some(median) => format!("wait on you, the median of twelve weeks: {}", hours(median)),
            None => return Vec::new(),
        },
        "s14" => {
            let on = number_of(report.questions.requests, "request");
            let owners = &report.new_owners;
            let owners = (owners.signal.status == Status::Value)
                .then(|| format!("; new owners: {}", owners.owners.len()));
            format!("they stand on {on}{}", owners.unwrap_or_default())
        }
        _ => match report.reviews.index {
            Some(index) => format!(
                "spread over {} people: {}, where 0 % is all as many and 100 % one gives all",
                report.reviews.people,
                percent(index)
            ),
            None => return Vec::new(),
        },
    };
    vec![("Beside it", text.into())]
}

/// How far the forges were read.
pub(super) fn coverage(ground: &Ground, signal: &Signal) -> String {
    let Some(requests) = signal.coverage.requests else { return "no forge is connected".to_owned() };
    let on = |at: i64| day(ground.clock.day(at));
    let all = |count: Count| count.part == count.of;
    let name = |forge: &records::Forge| format!("{} {}", forge.place.kind.name(), clean(&forge.place.name));
    let names: Vec<String> = ground.forges.iter().flatten().map(|forge| name(forge)).collect();
    let mut text = format!("{} from {} to {}", names.join(", "), on(requests.since), on(requests.until));
    if requests.since <= 0 {
        text = format!("{}, all of it to {}", names.join(", "), on(requests.until));
    }
    if !all(requests.repositories) {
        text += &format!("; of {} repositories only these", requests.repositories.of);
    }
    let skipped = requests.requests.of - requests.requests.part;
    text += &match skipped {
        0 => format!(", {}", number_of(requests.requests.part as usize, "request")),
        n => format!(
            ", {} requests; {} more could not be read",
            thousands(requests.requests.part),
            thousands(n)
        ),
    };
    if matches!(signal.definition.id, "s7f" | "s15" | "s16") {
        let issues = ground.forges.iter().flatten().flat_map(|forge| &forge.issues);
        // Others were read for who is assigned to them.
        let issues = issues.filter(|issue| !issue.labels.is_empty()).count();
        return format!("{text}, {}", number_of(issues, "issue"));
    }
    if requests.weeks > 0 && requests.changes.of > 0 {
        let without = (requests.changes.of - requests.changes.part) as usize;
        text += &format!("; {} of the window came without a request", number_of(without, "change"));
        if !all(requests.repositories) {
            text += ", those of repositories without a forge among them";
        }
    }
    text
}
