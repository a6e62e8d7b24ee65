use std::fmt;

use growth::trial::NotWeeks;

use crate::text::clean;

/// Why there is nothing to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMeasured {
    /// The signal is worked out, but not in separate weeks: why.
    NotByWeek(&'static str),
    /// There is no such signal, or what it needs is not connected.
    NoSignal(String),
    /// What is watched has no areas.
    OfNoArea,
    /// The area is one of another team.
    OtherTeam(String),
    /// There is no area of that name any more.
    NoArea(String),
    /// There is nobody else, or one: why that has no figure.
    NoTeam(&'static str),
    /// More people than a team has.
    TooMany,
    /// No hours were said.
    NoHours,
    /// Too few commits carry the lead's own time.
    NotOwnTimes,
    /// No change of the lead's yet.
    NothingYet,
    /// What it rests on was not read.
    NotRead,
    /// What was counted is no week.
    NotWeeks(NotWeeks),
}

impl NotMeasured {
    /// Why a signal is none of those that can be watched (`docs/moments.md`).
    pub(super) fn of_signal(id: &str) -> NotMeasured {
        NotMeasured::NotByWeek(match id {
            "s2" => "too few requests are merged in one week; twelve weeks are pooled",
            "s3" => "a median needs ten requests to you; one week has too few",
            "s3w" => "it is a list of this moment",
            "s4" => "it needs thirty reviews; one week has too few",
            "s14" => "a share needs twenty comments; one week has too few",
            "s15" => "a share needs five proposals; one week has too few",
            "s16" => "a proposal has thirty days to land in, and one week has too few",
            "s5a" => "it sums up everything since the first commit, so one week cannot move it",
            "s5b" => "it is a year’s stock; two weeks of it share fifty-one",
            "s6a" => "it is of days off you gave, and no lead has some in each week",
            "s6b" => {
                "it is replayed by fortnights, on what was known at their start; what you do now shows in months"
            }
            "s6c" => "it counts months and a year’s tags; ten weeks hold too few",
            "s7" => "its usual answer is 0 or 1 in twelve weeks, and it is a part of nothing",
            "s7f" => "its usual answer is 0 or 1 in twelve weeks, and it is a part of nothing",
            "s8" => "too few one-to-ones are planned in one week; twelve weeks are pooled",
            "s10g" => "it has its own periods of twelve weeks; your part of the area can be watched instead",
            "s12" => "a problem comes a few times a year; one week has too few",
            "s12g" => "it compares two halves of a year, and is no rate",
            _ => return NotMeasured::NoSignal(id.to_owned()),
        })
    }
}

impl fmt::Display for NotMeasured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotMeasured::NotByWeek(why) => write!(f, "this signal is not counted week by week: {why}"),
            NotMeasured::NoSignal(id) => {
                write!(f, "{} is not seen in the records that are connected", clean(id))
            }
            NotMeasured::OfNoArea => f.write_str("hours are not of an area"),
            NotMeasured::OtherTeam(team) => write!(f, "its area is one of {}, another team", clean(team)),
            NotMeasured::NoArea(area) => write!(f, "there is no area {} any more", clean(area)),
            NotMeasured::NoTeam(why) => f.write_str(why),
            NotMeasured::TooMany => f.write_str("more than 30 people are active here, too many for one team"),
            NotMeasured::NoHours => f.write_str("no share until you say your hours"),
            NotMeasured::NotOwnTimes => f.write_str("too few commits carry your own time"),
            NotMeasured::NothingYet => f.write_str("there is no change by you yet"),
            NotMeasured::NotRead => f.write_str("too little of the history was read"),
            NotMeasured::NotWeeks(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for NotMeasured {}
