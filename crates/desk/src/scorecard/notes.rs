use team::areas::ENOUGH_AREAS;

use super::{Shows, findings, nothing_counted, signs};
use crate::Report;
use crate::text::{Sentence, clean, day, number_of, thousands};

/// What the figures rest on: what *only you* means where that is said above, who counts, what was left out, who may be the lead, and
/// whether lines were drawn anew.
pub fn notes(report: &Report) -> Vec<Sentence> {
    let mut notes: Vec<Sentence> = only_you(report).map(Sentence::from).into_iter().collect();
    notes.extend(who_counts(report).map(Sentence::from));
    notes.extend(left_out(report));
    notes.extend(may_be_you(report));
    notes.extend(drawn_anew(report).map(Sentence::from));
    notes
}

/// What *only you* means, where that is said.
pub fn only_you(report: &Report) -> Option<&'static str> {
    says_only_you(report).then_some(
        "Only you: worked on it on two days in the last year, or wrote it in the last year and a half, and nobody \
         else active did.",
    )
}

/// Whether the finding or a sign says it: words that stand above are explained, others are not.
fn says_only_you(report: &Report) -> bool {
    let finding = findings(report).into_iter().map(|sentence| sentence.to_string());
    let signs = signs(report).into_iter().map(|sign| match sign.shows {
        Shows::Figure(figure) => figure.about.clone() + &figure.tail(),
        Shows::Hours(_) => String::new(),
        Shows::Words(why, _) => why,
    });
    finding.chain(signs).any(|text| text.to_lowercase().contains("only you"))
}

/// Addresses that may be the lead's: a missed one is a stranger who "also knows".
pub fn may_be_you(report: &Report) -> Option<Sentence> {
    let (ground, lead) = (report.ground, report.ground.lead());
    let proposals = ground.people.proposals(ground.settings);
    let text =
        match proposals.iter().filter(|proposal| proposal.one == lead || proposal.other == lead).count() {
            0 => return None,
            1 => "1 other name here may be you, and counts as somebody else until you say: ".to_owned(),
            n => format!("{n} other names here may be you, and count as others until you say: "),
        };
    Some(Sentence::from(text).types("groundwork me"))
}

/// Who is active, and who and what is in no share; none where that is not known.
pub fn who_counts(report: &Report) -> Option<String> {
    let ground = report.ground;
    if nothing_counted(report) || !signals::knows_who_is_active(ground) {
        return None;
    }
    let visitors = match (ground.visitors.people, ground.visitors.changes) {
        (0, _) => "no visitors".to_owned(),
        (1, changes) => format!("1 visitor with {} is in no share", number_of(changes, "change")),
        (people, changes) => {
            format!("{} with {} are in no share", number_of(people, "visitor"), number_of(changes, "change"))
        }
    };
    let bots = match ground.changes.bots {
        0 => String::new(),
        n => format!(" {} by bots count nowhere.", number_of(n, "commit")),
    };
    let active = match (ground.active.len(), ground.active.lead) {
        (0, _) => "Nobody is active".to_owned(),
        (1, true) => "Only you are active".to_owned(),
        (1, false) => "1 person is active".to_owned(),
        (n, true) => format!("{n} people are active, you among them"),
        (n, false) => format!("{n} people are active"),
    };
    Some(format!("{active}; {visitors}.{bots}"))
}

/// What was left out, and what would change it.
pub fn left_out(report: &Report) -> Vec<Sentence> {
    let ground = report.ground;
    let mut sentences: Vec<Sentence> = not_read(report).into_iter().collect();
    let asked: Vec<_> =
        ground.changes.syncs.iter().filter(|sync| sync.left_out > 0 && sync.answer.is_none()).collect();
    if !asked.is_empty() {
        let one = asked.len() == 1;
        let merges =
            if one { "1 merge looks like".to_owned() } else { format!("{} merges look like", asked.len()) };
        let commits = number_of(asked.iter().map(|sync| sync.left_out).sum(), "commit");
        let left = format!(
            "{merges} an upstream sync; {commits} by people who appear nowhere else are left out until you say: "
        );
        sentences.push(Sentence::from(left).types("groundwork sources --upstream yes or no").and("."));
    }
    match ground.changes.imports.len() {
        0 => {}
        1 => sentences.push(
            "1 merge brought another repository with its history (an import): it is nobody's change.".into(),
        ),
        n => sentences.push(
            format!("{n} merges brought other repositories with their history (imports): they are nobody's changes.")
                .into(),
        ),
    }
    sentences.extend(crate::scope::by_you(ground).map(Sentence::from));
    let others = ground.areas.plain().count();
    if others < ENOUGH_AREAS && others > 0 && !report.knowledge.signal.is_dropped() {
        let there = if others == 1 {
            "There is only 1 area".to_owned()
        } else {
            format!("There are only {others} areas")
        };
        let there = Sentence::from(format!("{there} to speak of: "));
        sentences.push(there.types("groundwork areas split AREA --as NAME GLOB").and(" makes more."));
    }
    for area in
        ground.areas.plain().map(|(_, area)| area).filter(|area| area.coarse && others >= ENOUGH_AREAS)
    {
        let holds = format!(
            "{} holds {} of {} changes of two years, too much for one area: ",
            clean(&area.name),
            thousands(area.weight as u64),
            thousands(ground.areas.changes as u64)
        );
        sentences.push(Sentence::from(holds).types("groundwork areas split").and(" names its parts."));
    }
    sentences
}

/// What is of a day in the past, and what is not, where one looks back.
pub const OF_THAT_DAY: &str = "Team and knowledge are of that day; areas and your corrections are today's.";

/// A line does not move, but where the lead changed what it rests on.
pub fn drawn_anew(report: &Report) -> Option<String> {
    let since = day(report.drawn_anew?);
    Some(format!(
        "You changed something a line rests on. Points before today were worked out again on {since}."
    ))
}

/// How much of what the figures rest on could not be read.
fn not_read(report: &Report) -> Option<Sentence> {
    let shown = [&report.maker_share.signal, &report.knowledge.signal, &report.absence.signal];
    let read = shown.into_iter().filter(|signal| !signal.is_dropped()).map(|signal| signal.coverage.commits);
    let worst = read.max_by_key(|read| read.of - read.part).filter(|read| read.part < read.of)?;
    let (part, of) = (thousands(worst.part), thousands(worst.of));
    let read = Sentence::from(format!(
        "Read are {part} of the {of} commits that these figures rest on; what is missing is in none of them."
    ));
    Some(match report.ground.remedy.as_deref() {
        Some(command) => read.and(" ").types(command),
        None => read,
    })
}
