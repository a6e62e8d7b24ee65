//! What a made-up lead says, for the program and for the oracle.

use madeup::Draw;
use madeup::civil::{DAY, date as civil, day as days};
use serde_json::{Map, Value, json};
use testkit::{Program, Team};

use super::Asked;

/// Says a few things to the program, drawn from the team's seed, and gives them as the oracle takes them.
pub fn speak(program: &Program, team: &Team, asked: &Asked) -> Value {
    let mut draw = Draw::new(team.seed).aside(77);
    let mut speech = Speech { program, team, asked, said: Map::new() };
    speech.hours(&mut draw);
    speech.people(&mut draw);
    speech.what_counts(&mut draw);
    speech.upstream(&mut draw);
    speech.areas(&mut draw);
    Value::Object(speech.said)
}

/// What does not rest on areas, which are kept as they were worked out first.
pub fn speak_of_no_area(program: &Program, team: &Team, asked: &Asked) -> Value {
    let mut draw = Draw::new(team.seed).aside(77);
    let mut speech = Speech { program, team, asked, said: Map::new() };
    speech.hours(&mut draw);
    speech.people(&mut draw);
    speech.what_counts(&mut draw);
    Value::Object(speech.said)
}

struct Speech<'a> {
    program: &'a Program,
    team: &'a Team,
    asked: &'a Asked<'a>,
    said: Map<String, Value>,
}

impl Speech<'_> {
    fn say(&self, args: &[&str]) -> String {
        let me = ["--me", self.team.me.as_str()];
        self.program.out(&self.team.repositories[0], &[args, &me].concat())
    }

    fn note(&mut self, what: &str, value: Value) {
        self.said.insert(what.to_owned(), value);
    }

    fn hours(&mut self, draw: &mut Draw) {
        let (begin, end) =
            (*draw.pick(&["07:45", "09:00", "10:30"]), *draw.pick(&["13:00", "17:20", "18:00"]));
        let last = 3 + draw.below(3);
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        self.say(&["hours", &format!("{begin}-{end}"), &format!("mon-{}", names[last])]);
        let hours = names[..=last].iter().map(|name| ((*name).to_owned(), json!([begin, end])));
        self.note("hours", Value::Object(hours.collect()));
        let mut off = Vec::new();
        for _ in 0..draw.below(3) {
            let first = draw.between(1, 330);
            let (first, last) =
                (date(&self.team.now, first + draw.between(0, 26)), date(&self.team.now, first));
            self.say(&["days-off", &format!("{first}..{last}")]);
            off.push(json!([first, last]));
        }
        self.note("days_off", json!(off));
    }

    fn people(&mut self, draw: &mut Draw) {
        let others = self.team.others.clone();
        if others.len() > 1 && draw.percent(40) {
            let who = draw.pick(&others).clone();
            let from = date(&self.team.now, draw.between(10, 400));
            self.say_if_known(
                &["team", "--add", &who, "--from", &from],
                "team_add",
                json!([{ "who": who, "from": from }]),
            );
        }
        if others.len() > 2 && draw.percent(40) {
            let who = draw.pick(&others).clone();
            let days = draw.between(10, 400);
            let (from, to) = (date(&self.team.now, days), date(&self.team.now, days / 2));
            self.say_if_known(
                &["team", "--remove", &who, "--from", &from, "--to", &to],
                "team_remove",
                json!([{ "who": who, "from": from, "to": to }]),
            );
        }
        if others.len() > 3 && draw.percent(30) {
            let (one, other) = (others[0].clone(), others[1].clone());
            self.say_if_known(&["people", "--join", &one, &other], "joins", json!([[one, other]]));
        }
        if draw.percent(40) {
            self.say(&["people", "--bot", "release-robot@*"]);
            self.note("bots", json!(["release-robot@*"]));
        }
    }

    /// Somebody drawn may never have written a commit; then the program says so, and nothing is said.
    fn say_if_known(&mut self, args: &[&str], what: &str, value: Value) {
        let answer = self.program.run(&self.team.repositories[0], &[args, &["--me", &self.team.me]].concat());
        match answer.code {
            Some(0) => self.note(what, value),
            _ => assert!(answer.err.contains("nobody here has the address"), "{}", answer.err),
        }
    }

    fn what_counts(&mut self, draw: &mut Draw) {
        if draw.percent(30) {
            self.say(&["areas", "--count-configuration"]);
            self.note("count_configuration", json!(true));
        }
        if draw.percent(25) {
            let below = if self.team.repositories.len() > 1 { "kassa/" } else { "" };
            let scope: Vec<String> =
                ["src", "api", "web"].iter().map(|path| format!("{below}{path}")).collect();
            self.say(&["team", "--scope", &scope[0], &scope[1], &scope[2]]);
            self.note("scope", json!(scope));
        }
        if draw.percent(50) {
            let log = madeup::git::run(&self.team.repositories[0], &["rev-list", "-n", "200", "main"])
                .expect("there is a log");
            let log = String::from_utf8(log).expect("ids are text");
            let commits: Vec<&str> = log.lines().collect();
            let commit = (*draw.pick(&commits)).to_owned();
            self.say(&["exclude", &commit, "--because", "a tool wrote this"]);
            self.note("exclude_commits", json!([commit]));
        }
    }

    /// Whether what came with upstream stays out.
    fn upstream(&mut self, draw: &mut Draw) {
        let card: Value = serde_json::from_str(&self.say(&["--json"])).expect("the answer is JSON");
        if card["left_out"] == 0 || draw.percent(40) {
            return;
        }
        let theirs =
            super::oracle(self.asked, &[], &Value::Object(self.said.clone())).expect("the oracle answers");
        let all = theirs["sync_candidates"].as_array().into_iter().flatten();
        let listed = all.filter(|merge| merge["listed"] == true).filter_map(|merge| merge["id"].as_str());
        let yes = draw.percent(50);
        self.say(&["sources", "--upstream", if yes { "yes" } else { "no" }]);
        self.note("sync", Value::Object(listed.map(|id| (id.to_owned(), json!(yes))).collect()));
    }

    fn areas(&mut self, draw: &mut Draw) {
        // They were kept at the first look, and what was said since may have moved them.
        self.say(&["areas", "anew"]);
        let card: Value = serde_json::from_str(&self.say(&["--json"])).expect("the answer is JSON");
        let areas: Vec<String> = card["areas"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|area| area["name"].as_str())
            .map(str::to_owned)
            .collect();
        if areas.is_empty() {
            return;
        }
        let mut given = Vec::new();
        for _ in 0..draw.between(1, 3) {
            let (area, day) = (draw.pick(&areas).clone(), date(&self.team.now, draw.between(30, 420)));
            if given.iter().all(|known: &Value| known["area"] != area.as_str()) {
                self.say(&["areas", "handed-over", &area, &day, "--level", "4"]);
                given.push(json!({ "area": area, "date": day, "level": 4 }));
            }
        }
        self.note("handovers", json!(given));
        if areas.len() > 3 && draw.percent(30) {
            let area = draw.pick(&areas).clone();
            if given.iter().all(|known| known["area"] != area.as_str()) {
                self.say(&["exclude", &area, "--because", "not ours"]);
                self.note("exclude_areas", json!([area]));
            }
        }
    }
}

/// The date some days before an instant.
pub fn date(instant: &str, before: i64) -> String {
    let part = |range: std::ops::Range<usize>| instant[range].parse::<i64>().expect("a number");
    let seconds = days(part(0..4), part(5..7), part(8..10)) * DAY;
    date_of(seconds / DAY - before)
}

/// The date of a day since 1970.
pub fn date_of(day: i64) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}
