//! The signs as rows on one time axis.

use chart::{Measure, Name, Scale, Series, patterns, stave, stave_bottom, stave_time, stave_top};
use desk::Report;
use desk::scorecard::{
    Figure, Hours, Shows, Sign, YouSaid, by_the_team_then, looser, only_you, signs, you_said,
};
use desk::signal::{even, share};
use desk::text::{Sentence, capital, counted, day, number_of};
use signals::stats::Word;
use signals::{Signal, Status};

use crate::drawn::{REACH, series, time};
use crate::sentence::{Linked, page_for, spaced};

/// What the sign of talks is about, where nothing but talks stands in it.
const TALKS: &str = "days from the first note of a tension to the talk";

/// All signs, and what they share.
pub struct Score {
    /// What stands above them.
    pub heading: &'static str,
    /// How to read them, in sentences; what the picture does not hold is not explained.
    pub how: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// What is defined for the pictures, the head and the foot of their axis, and what runs behind each; none where no
    /// line is drawn.
    pub axis: Option<Axis>,
}

/// The shared time axis, as pictures.
pub struct Axis {
    pub patterns: String,
    pub top: String,
    pub behind: String,
    pub bottom: String,
}

/// A sign.
pub struct Row {
    /// What its ids begin with.
    pub id: &'static str,
    /// The key that opens it.
    pub key: usize,
    /// Its name.
    pub name: &'static str,
    /// The signal it shows.
    pub signal: Option<Opens>,
    /// What is measured.
    pub about: String,
    /// Its line, and the values behind it.
    pub picture: Option<Picture>,
    /// Its figure.
    pub figure: Option<Value>,
    /// Why there is none.
    pub words: Option<Words>,
    /// What the lead said when they disagreed: the words, and the day.
    pub said: Vec<(String, String)>,
    /// What in it is more than chance, in a sentence.
    pub hint: Option<String>,
}

/// A signal, and where its page is.
pub struct Opens {
    pub name: &'static str,
    pub path: String,
}

/// A line, drawn.
pub struct Picture {
    pub svg: String,
    pub table: String,
}

/// A figure in words.
pub struct Value {
    /// The share; none where there are counts only.
    pub share: Option<String>,
    /// Whether it is one of few, and stands back.
    pub few: bool,
    /// `97 of 410 changes`.
    pub counts: String,
    /// The verdict, and how it goes on.
    pub verdict: (String, Linked),
    /// What stands beside it: how it is called, and what it says.
    pub beside: Vec<(&'static str, Linked)>,
}

/// What stands where a figure would.
pub struct Words {
    /// In place of the figure.
    pub short: &'static str,
    /// Why.
    pub why: String,
    /// The page where that is changed, and what is done there.
    pub leads: Option<(&'static str, &'static str)>,
    /// The command that changes it, where no page does.
    pub command: Option<String>,
}

impl Score {
    /// The signs of a report.
    pub fn of(report: &Report) -> Score {
        let signs = signs(report);
        let lines: Vec<Option<Series>> = signs.iter().map(|sign| line(report, sign)).collect();
        let scale = Scale::for_rows(lines.iter().flatten());
        // Hours stand on a scale of their own: they have nothing in common with shares.
        let of = |line: &Option<Series>| match line {
            Some(line) if line.measure == Measure::Hours => Scale::of_one(line),
            _ => scale,
        };
        let rows = (1..).zip(signs.iter().zip(&lines));
        let rows: Vec<Row> =
            rows.map(|(key, (sign, line))| Row::of(report, sign, key, line.as_ref(), &of(line))).collect();
        let drawn = rows.iter().any(|row| row.picture.is_some());
        Score {
            heading: if rows.len() == 5 { "Five warning signs" } else { "What can be said here" },
            how: how(report, drawn),
            axis: drawn.then(|| Axis::of(report)),
            rows,
        }
    }
}

/// The line of a sign, where it is drawn: with its figure, and where there is too little for one.
pub fn line(report: &Report, sign: &Sign) -> Option<Series> {
    let signal = sign.signal?;
    let few = matches!(signal.status, Status::NotEnough { .. });
    (few || matches!(sign.shows, Shows::Figure(_) | Shows::Hours(_)))
        .then(|| series(report, signal))
        .flatten()
}

/// How to read what is there.
fn how(report: &Report, drawn: bool) -> Vec<String> {
    let mut how = Vec::new();
    if drawn {
        how.push("Each is compared with your own past and with nobody else. Now is twelve weeks, before the 48 weeks earlier. \
             The band is your usual range: the middle 80 % of your own points in before.".to_owned());
        let away = time(report.ground, REACH);
        if away.away.iter().any(|away| away.to >= time(report.ground, REACH).axis.from) {
            how.push("Hatching is the days off you gave.".to_owned());
        }
    }
    how.extend(only_you(report).map(str::to_owned));
    how.iter().map(|text| spaced(text)).collect()
}

impl Axis {
    /// That of a report.
    pub fn of(report: &Report) -> Axis {
        let time = time(report.ground, REACH);
        Axis {
            patterns: patterns(),
            top: stave_top(&time),
            behind: stave_time(&time),
            bottom: stave_bottom(&time),
        }
    }
}

impl Row {
    fn of(report: &Report, sign: &Sign, key: usize, line: Option<&Series>, scale: &Scale) -> Row {
        let id = match (sign.signal, key) {
            (Some(signal), _) => signal.definition.id,
            (None, _) => "talks",
        };
        let unit = line.map_or("", |line| line.unit.as_str());
        let (about, figure, words) = match &sign.shows {
            Shows::Figure(figure) => {
                (about(sign, figure), Some(Value::of(report, sign.signal, figure, unit)), None)
            }
            Shows::Hours(hours) => (hours.about.to_owned(), Some(Value::of_hours(hours)), None),
            Shows::Words(why, command) => {
                let about = sign.signal.map_or("", |signal| match signal.definition.id {
                    "s5b" => "how much of the year's change weight is in files you know",
                    _ => signal.definition.meaning,
                });
                let about = if sign.signal.is_none() && command.is_none() { TALKS } else { about };
                (about.to_owned(), None, Some(Words::of(sign.signal, why, *command)))
            }
        };
        let said = sign.signal.map(|signal| you_said(report, signal)).unwrap_or_default();
        let said = said.into_iter().map(|YouSaid { why, on }| (why, day(on))).collect();
        Row {
            id,
            key,
            name: sign.name,
            signal: sign.signal.map(|signal| Opens {
                name: signal.definition.name,
                path: format!("/signals/{}", signal.definition.slug),
            }),
            about: spaced(&about),
            picture: line.map(|line| picture(report, id, &title(sign), line, scale)),
            figure,
            words,
            said,
            hint: sign.hint.clone(),
        }
    }
}

/// What is measured, in a sentence; the hours are those the lead said.
pub fn about(sign: &Sign, figure: &Figure) -> String {
    match sign.signal {
        Some(signal) if signal.definition.id != "s9" => signal.definition.meaning.to_owned(),
        _ => figure.about.clone(),
    }
}

/// The finding of a line: `Maker share: 24 % now, usually 32 to 37 %`.
pub fn title(sign: &Sign) -> String {
    let name = sign.signal.map_or(sign.name, |signal| signal.definition.name);
    if let Shows::Hours(hours) = &sign.shows {
        let usual = hours.usual.as_ref().map(|usual| format!(", usually {usual}")).unwrap_or_default();
        return spaced(&format!("{name}: {} now{usual}", hours.now));
    }
    let Shows::Figure(figure) = &sign.shows else { return format!("{name}: too early to say") };
    let now = desk::text::share(figure.now).unwrap_or_else(|| counted(figure.now));
    let usual = figure.usual.map(|(low, high)| format!(", usually {}", desk::text::range(low, high)));
    spaced(&format!("{name}: {now} now{}", usual.unwrap_or_default()))
}

fn picture(report: &Report, id: &str, title: &str, line: &Series, scale: &Scale) -> Picture {
    let chart = stave(Name { id, title }, &time(report.ground, REACH), scale, line);
    Picture { svg: chart.svg, table: chart.table.html() }
}

impl Value {
    fn of(report: &Report, signal: Option<&Signal>, figure: &Figure, unit: &str) -> Value {
        let mut beside: Vec<(&'static str, Linked)> = Vec::new();
        if let Some(year) = signal.and_then(|signal| of_longer(signal, figure)) {
            beside.push(("The year:", year));
        }
        if let Some(of) = &figure.beside {
            let (name, text) =
                if of.counter { ("Beside it:", of.text.clone()) } else { ("", capital(&of.text)) };
            beside.push((name, Linked::from(format!("{text}."))));
        }
        Value {
            share: desk::text::share(figure.now).map(|share| spaced(&share)),
            few: figure.now.of < 20,
            counts: format!("{} {unit}", counted(figure.now)).trim_end().to_owned(),
            verdict: verdict(report, signal, figure),
            beside,
        }
    }
}

impl Value {
    /// A median in hours.
    fn of_hours(hours: &Hours) -> Value {
        let before = hours.before.as_ref().map(|before| format!(". Before: {before}")).unwrap_or_default();
        let usual = hours.usual.as_ref().map(|usual| format!(" Usually {usual}.")).unwrap_or_default();
        let beside = hours.beside.iter().enumerate().map(|(at, text)| {
            (if at == 0 { "Beside it:" } else { "" }, Linked::from(format!("{}.", capital(text))))
        });
        Value {
            share: Some(spaced(&hours.now)),
            few: hours.waits < 20,
            counts: format!("of {}", number_of(hours.waits as usize, "wait")),
            verdict: (spaced(&capital(&hours.verdict)), Linked::from(format!("{before}.{usual}"))),
            beside: beside.collect(),
        }
    }
}

/// The verdict, and before; of the maker share what an even one would be too.
fn verdict(report: &Report, signal: Option<&Signal>, figure: &Figure) -> (String, Linked) {
    let words = signal.and_then(|signal| signal.verdict).map(|verdict| verdict.word);
    let compared = matches!(words, Some(Word::Up | Word::Down | Word::NoClearChange));
    let mut goes_on = match figure.before {
        Some(before) if compared => Sentence::from(" from before: ").and(share(before)).and("."),
        Some(before) => Sentence::from(". Before: ").and(share(before)).and("."),
        None if figure.verdict.is_empty() => Sentence::default(),
        None => ".".into(),
    };
    if let Some(count) = figure.compared {
        goes_on = goes_on.and(format!(" {}.", capital(&by_the_team_then(count))));
    }
    if signal.is_some_and(|signal| signal.definition.id == "s1a") {
        goes_on = goes_on.and(format!(" {}", even(report)));
    }
    (spaced(&capital(&figure.verdict)), Linked::from(&goes_on))
}

/// The value of a longer window than that of now, with what the looser rule gives.
fn of_longer(signal: &Signal, figure: &Figure) -> Option<Linked> {
    let count = signal.count.filter(|&count| count != figure.now && signal.value.is_some())?;
    let looser = looser(signal.looser).map(|looser| format!(" ({looser})")).unwrap_or_default();
    Some(Linked::from(&share(count).and(format!("{looser}."))))
}

impl Words {
    fn of(signal: Option<&Signal>, why: &str, command: Option<&str>) -> Words {
        let short = match signal.map(|signal| (signal.definition.id, &signal.status)) {
            _ if why.starts_with("no ") => "No number",
            Some((_, Status::NotEnough { .. })) => "Too early to say",
            Some((_, Status::NotApplicable(_))) if command.is_none() => "Not applicable",
            // It is said in the words.
            Some(("s5b" | "s16", Status::Value)) => "",
            None if !why.starts_with("not seen") => "",
            Some((_, Status::Value)) => "No share",
            _ => "No number",
        };
        let page = command.and_then(page_for).map(|(path, _)| path);
        let page = page.or(command.filter(|command| command.starts_with("groundwork log ")).map(|_| "/log"));
        let leads = page.map(|path| match path {
            "/log" => (path, "Write down a talk"),
            "/settings#hours" => (path, "Say your hours"),
            "/scorecard#scope" => (path, "Choose the paths of your team"),
            path => (path, "Change that"),
        });
        Words {
            short,
            why: spaced(&format!("{}.", capital(why).trim_end_matches('.'))),
            leads,
            command: command.filter(|_| leads.is_none()).map(str::to_owned),
        }
    }
}
