//! Talks of the lead's log: how long they waited (s19). The log alone has them, and of it only days come here.

use jiff::civil::Date;
use team::Talked;

/// The talks of a window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Talks {
    /// Talks held in it.
    pub held: usize,
    /// Of those, how many were rehearsed.
    pub rehearsed: usize,
    /// Days from the first note of the tension to the talk, the fewest first; of those held that have a first note.
    pub days: Vec<i32>,
    /// Days from the first note to the end of the window of those noted before it and not held by then, the fewest first.
    pub waiting: Vec<i32>,
}

/// Under so many the days stand by themselves: a middle of few says less than they do.
const FOR_A_MEDIAN: usize = 5;

impl Talks {
    /// Those from the first day up to before the second.
    pub fn between(talks: &[Talked], from: Date, to: Date) -> Talks {
        let mut found = Talks::default();
        let days = |noted: Date, end: Date| (end - noted).get_days().max(0);
        for talk in talks {
            match talk.held {
                Some(held) if held < from => {}
                Some(held) if held < to => {
                    found.held += 1;
                    found.rehearsed += usize::from(talk.rehearsed);
                    found.days.extend(talk.noted.map(|noted| days(noted, held)));
                }
                _ => {
                    found.waiting.extend(talk.noted.filter(|&noted| noted < to).map(|noted| days(noted, to)))
                }
            }
        }
        found.days.sort_unstable();
        found.waiting.sort_unstable();
        found
    }

    /// The median of the days; of an even number the lower of the two in the middle. None of few.
    pub fn median(&self) -> Option<i32> {
        let enough = self.days.len() >= FOR_A_MEDIAN;
        enough.then(|| self.days[(self.days.len() - 1) / 2])
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const FROM: Date = date(2026, 8, 24);
    const TO: Date = date(2026, 11, 16);

    fn talk(noted: Option<Date>, held: Option<Date>) -> Talked {
        Talked { noted, held, rehearsed: false }
    }

    #[test]
    fn a_talk_is_of_the_window_in_which_it_was_held() {
        let talks = [
            talk(Some(date(2026, 8, 1)), Some(date(2026, 8, 23))),
            talk(Some(date(2026, 8, 1)), Some(FROM)),
            Talked { rehearsed: true, ..talk(Some(date(2026, 11, 11)), Some(date(2026, 11, 15))) },
            talk(None, Some(date(2026, 11, 10))),
            // Not held when the window ends, whatever came after.
            talk(Some(date(2026, 11, 2)), Some(TO)),
            talk(Some(date(2026, 10, 1)), None),
            talk(Some(TO), None),
        ];
        let found = Talks::between(&talks, FROM, TO);
        assert_eq!((found.held, found.rehearsed), (3, 1));
        // 1 to 24 August, and 11 to 15 November.
        assert_eq!(found.days, [4, 23]);
        // 2 November to the 16th, and 1 October to it: 30 days to the end of the month, and 16.
        assert_eq!(found.waiting, [14, 46]);
    }

    #[test]
    fn four_have_no_median_and_of_six_it_is_the_lower_in_the_middle() {
        let of = |days: &[i32]| Talks { days: days.to_vec(), ..Talks::default() }.median();
        assert_eq!(of(&[1, 2, 3, 4]), None);
        assert_eq!(of(&[1, 2, 6, 9, 12]), Some(6));
        assert_eq!(of(&[1, 2, 6, 9, 12, 80]), Some(6));
    }
}
