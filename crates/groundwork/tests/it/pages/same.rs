//! Terminal, page and JSON say the same numbers, of random teams.

use serde_json::Value;
use testkit::{Pages, Program, Team};

use crate::cases::in_one_line;

#[test]
fn terminal_page_and_json_say_the_same_numbers_of_ten_random_teams() {
    let mut compared = Compared::default();
    for seed in 300..310 {
        let team = Team::random(seed, 700);
        let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), &team.now).in_zone(team.zone);
        let said = Said { program, team: &team };
        let mut command = said.program.command(&team.repositories[0]);
        let pages = Pages::open(command.args(["--me", &team.me]));
        compared.of = format!("seed {seed}");
        pages.settled("/scorecard");
        compared.findings(&said, &pages);
        compared.rows(&said, &pages);
        compared.signals(&said, &pages);
        compared.areas(&said, &pages);
        compared.hand_over(&said, &pages);
    }
    println!("{} numbers compared", compared.count);
    assert!(compared.count > 400, "only {} numbers were compared", compared.count);
    assert!(compared.differences.is_empty(), "{}", compared.differences.join("\n"));
}

/// What the program says of a team without a browser.
struct Said<'a> {
    program: Program,
    team: &'a Team,
}

impl Said<'_> {
    fn text(&self, args: &[&str]) -> String {
        let answer = self.program.run(&self.team.repositories[0], &[args, &["--me", &self.team.me]].concat());
        assert!(matches!(answer.code, Some(0 | 3)), "{args:?}: {}", answer.err);
        answer.out
    }

    fn json(&self, args: &[&str]) -> Value {
        serde_json::from_str(&self.text(&[args, &["--json"]].concat())).expect("it is JSON")
    }
}

#[derive(Default)]
struct Compared {
    of: String,
    count: usize,
    differences: Vec<String>,
}

impl Compared {
    fn note(&mut self, what: &str, same: bool, said: &dyn std::fmt::Debug) {
        self.count += 1;
        if !same {
            self.differences.push(format!("{}, {what}: {said:?}", self.of));
        }
    }

    /// The sentence everything opens with.
    fn findings(&mut self, said: &Said, pages: &Pages) {
        let html = pages.get("/scorecard").html();
        let heading = inside(&html, "<h1", "</h1>").map(words).unwrap_or_default();
        let text = in_one_line(&said.text(&[]));
        for sentence in heading.split_inclusive(". ") {
            self.note("finding", text.contains(sentence.trim()), &(sentence, &text));
        }
    }

    /// The figures of the scorecard's rows.
    fn rows(&mut self, said: &Said, pages: &Pages) {
        let (card, text) = (said.json(&[]), in_one_line(&said.text(&[])));
        for row in pages.get("/scorecard").html().split("<article class=\"stave").skip(1) {
            let Some(figure) = inside(row, "class=\"figure-now", "</span>").map(words) else { continue };
            let slug = row.split("href=\"/signals/").nth(1).and_then(|rest| rest.split('"').next());
            let name = slug.and_then(|slug| inside(row, &format!("href=\"/signals/{slug}\""), "</a>"));
            let name = name.map(words).unwrap_or_default();
            let signals = card["signals"].as_array().expect("signals are a list");
            let signal = signals.iter().find(|signal| signal["name"] == name.as_str());
            let Some(signal) = signal else {
                self.note("row", false, &(name, figure));
                continue;
            };
            let whole = (&signal["numerator"], &signal["denominator"]);
            let now = (&signal["now"]["numerator"], &signal["now"]["denominator"]);
            let counts = counts(&figure);
            let is = |(part, of): (&Value, &Value)| (part.as_u64(), of.as_u64()) == counts;
            self.note(&name, is(whole) || is(now), &(&figure, whole, now));
            let (share, counted) = (percent(&figure), figure.rsplit('%').next().unwrap_or_default().trim());
            let counted = counted.split(' ').take(3).collect::<Vec<_>>().join(" ");
            self.note(&name, text.contains(&counted), &(&counted, &text));
            if let Some(share) = share {
                self.note(&name, text.contains(&format!(" {share} ")), &(&share, &text));
            }
        }
    }

    /// The list of all signals.
    fn signals(&mut self, said: &Said, pages: &Pages) {
        let (card, text) = (said.json(&[]), said.text(&["signal"]));
        let html = pages.get("/signals").html();
        for signal in card["signals"].as_array().expect("signals are a list") {
            let id = signal["id"].as_str().expect("a text");
            let row = html.split("<tr>").find(|row| row.contains(&format!(">{id}</span>")));
            let figure = row.and_then(|row| row.split("<td").nth(1)).map(|cell| words(&format!("<td{cell}")));
            let line = text.lines().find(|line| line.trim_start().starts_with(&format!("{id} ")));
            let line = line.unwrap_or_default().trim().rsplit("  ").next().unwrap_or_default().trim();
            let Some(figure) = figure else {
                self.note(id, false, &line);
                continue;
            };
            let figure = figure.split(" You said").next().unwrap_or_default().trim().to_owned();
            // Where there is no figure, the page has room for the whole reason.
            let has_figure = line.chars().any(|c| c.is_ascii_digit());
            let same = if has_figure { figure.starts_with(line) } else { !figure.contains('%') };
            self.note(id, same, &(&figure, line));
            if let (Some(part), Some(of)) = (signal["numerator"].as_u64(), signal["denominator"].as_u64()) {
                let is_said = !figure.contains(" of ") || counts(&figure) == (Some(part), Some(of));
                self.note(id, is_said, &(&figure, part, of));
            }
        }
    }

    /// Each area by who knows it.
    fn areas(&mut self, said: &Said, pages: &Pages) {
        let (json, text) = (said.json(&["knowledge"]), said.text(&["knowledge"]));
        let html = pages.get("/knowledge").html();
        for area in json["areas"].as_array().into_iter().flatten() {
            let (name, weight) = (area["name"].as_str().expect("a text"), &area["weight"]);
            let row = html
                .split("<tr")
                .find(|row| inside(row, "<th scope=\"row\"><a", "</a>").map(words).as_deref() == Some(name));
            let Some(row) = row else {
                self.note(name, false, &"no row");
                continue;
            };
            let said = inside(row, "<desc", "</desc>").map(words).unwrap_or_default();
            for (key, words) in [
                ("only_you", " only you"),
                ("you_and_others", " you and others"),
                ("cold", " cold"),
                ("nobody_active", " nobody active recently"),
            ] {
                let count = said.split(words).next().and_then(|before| before.rsplit(' ').next());
                let count = count.and_then(|count| count.replace(',', "").parse::<u64>().ok());
                self.note(name, count == weight[key].as_u64(), &(key, &said, weight));
            }
            // A long name is cut in the terminal, and a row of few has no share.
            let line = text.lines().find(|line| line.trim_start().starts_with(&format!("{name} ")));
            let share = inside(row, "<span class=\"only", "</span>").map(words).unwrap_or_default();
            if let (Some(line), true) = (line, share.contains('%')) {
                self.note(name, line.contains(&format!(" {share} ")), &(&share, line));
            }
        }
    }

    /// What is handed over first.
    fn hand_over(&mut self, said: &Said, pages: &Pages) {
        let (json, text) = (said.json(&["away"]), said.text(&["away"]));
        let html = pages.get("/away").html();
        let Some(list) = inside(&html, "<ol class=\"handover\"", "</ol>") else { return };
        for row in list.split("<li>").skip(1) {
            let hits = inside(row, "<small", "</small>").map(words).unwrap_or_default();
            let name = inside(row, "<b", "<small").map(words).unwrap_or_default();
            let entries = json["hand_over"].as_array().expect("a list");
            let entry = entries.iter().find(|entry| entry["area"] == name.as_str());
            let is = entry.map(|entry| (entry["hits"].as_u64(), entry["of"].as_u64()));
            let same = is.is_some_and(|(part, of)| (part, of) == counts(&hits) || !hits.contains(" of "));
            self.note(&name, same, &(&hits, entry));
            let line = text.lines().find(|line| line.trim_start().starts_with(&format!("{name} ")));
            if let Some(line) = line {
                self.note(&name, line.contains(&hits), &(&hits, line));
            }
        }
    }
}

/// What stands between the end of a tag that begins so and something that follows.
fn inside<'h>(html: &'h str, begin: &str, end: &str) -> Option<&'h str> {
    let (_, rest) = html.split_once(begin)?;
    let (_, rest) = rest.split_once('>')?;
    rest.split_once(end).map(|(inside, _)| inside)
}

/// Markup as it is read: without tags, each space one.
fn words(html: &str) -> String {
    let texts = html.split('<').enumerate().map(|(at, part)| match at {
        0 => part,
        _ => part.split_once('>').map_or(part, |(_, text)| text),
    });
    let text = texts.collect::<String>();
    let plain =
        [("\u{a0}", " "), ("&nbsp;", " "), ("\u{2019}", "'"), ("&#39;", "'"), ("&#38;", "&"), ("&amp;", "&")];
    let text = plain.iter().fold(text, |text, (from, to)| text.replace(from, to));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `98 of 1,413` in a text.
fn counts(text: &str) -> (Option<u64>, Option<u64>) {
    let number = |word: Option<&str>| {
        word.map(|word| word.chars().filter(char::is_ascii_digit).collect::<String>())
            .and_then(|digits| digits.parse().ok())
    };
    match text.split_once(" of ") {
        Some((before, after)) => (number(before.rsplit(' ').next()), number(after.split(' ').next())),
        None => (None, None),
    }
}

/// `24 %` in a text.
fn percent(text: &str) -> Option<String> {
    let (before, _) = text.split_once(" %")?;
    before.rsplit(' ').next().map(|figure| format!("{figure} %"))
}
