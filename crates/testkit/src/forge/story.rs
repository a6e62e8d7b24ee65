/// A change request as a story in words, as the fixtures of `signals` have them: `jonas asks mira`.
#[derive(Clone, Debug)]
pub struct Story {
    /// Its number.
    pub number: u64,
    /// Its title.
    pub title: String,
    /// Who opens it.
    pub author: String,
    /// Whether they may not merge here.
    pub outside: bool,
    /// What happens, each at a second since 1970, in order. What is written may stand behind it: `mira comments saying Why?`.
    pub acts: Vec<(i64, String)>,
}

impl Story {
    /// One by somebody of the team.
    pub fn by(author: &str, number: u64, acts: Vec<(i64, String)>) -> Story {
        Story { number, title: format!("Request {number}"), author: author.to_owned(), outside: false, acts }
    }

    /// Why GitHub cannot say what happens in it; none where it can.
    pub fn cannot_be_said_by_github(&self) -> Option<&'static str> {
        super::github::cannot_say(self)
    }

    /// Why GitLab cannot say what happens in it; none where it can.
    pub fn cannot_be_said_by_gitlab(&self) -> Option<&'static str> {
        super::gitlab::cannot_say(self)
    }

    /// An act, and what is written with it.
    pub(super) fn act_and_text(act: &str) -> (&str, Option<&str>) {
        act.split_once(" saying ").map_or((act, None), |(act, text)| (act, Some(text)))
    }

    /// What has happened up to a second.
    pub(super) fn until(&self, now: i64) -> impl Iterator<Item = &(i64, String)> {
        self.acts.iter().take_while(move |(at, _)| *at <= now)
    }

    /// Who was deleted up to then.
    pub(super) fn deleted(&self, now: i64) -> Vec<String> {
        self.until(now)
            .filter_map(|(_, words)| words.strip_suffix(" is deleted"))
            .map(str::to_owned)
            .collect()
    }
}
