use growth::content::Content;
use growth::load::{Answered, lines, weeks};
use jiff::civil::date;
use records::{Word, WordId};

fn answered(day: i8, answers: &[&str]) -> Option<Answered> {
    Answered::of(&Content::own().load, date(2026, 11, day), answers)
}

fn word(number: u8, said: Answered) -> (WordId, Word<Answered>) {
    (WordId::new(i64::from(number), [number; 10]), Word { at: i64::from(number), said })
}

#[test]
fn an_answer_is_a_word_or_its_number_and_every_line_has_one() {
    let week = answered(19, &["4", " Seldom ", "sometimes"]).unwrap();
    assert_eq!(week.monday, date(2026, 11, 16));
    let words: Vec<&str> = week.answers.iter().map(|given| given.answer.as_str()).collect();
    assert_eq!(words, ["often", "seldom", "sometimes"]);
    let wrong: [&[&str]; 6] =
        [&[], &["1", "2"], &["1", "2", "3", "4"], &["0", "1", "1"], &["6", "1", "1"], &["1", "1", "rarely"]];
    for answers in wrong {
        assert_eq!(answered(19, answers), None, "{answers:?}");
    }
}

#[test]
fn a_week_has_the_answers_given_last_and_weeks_stand_in_their_order() {
    let said = [(1, 19, "1"), (2, 11, "2"), (3, 22, "3"), (4, 23, "4")];
    let words: Vec<_> =
        said.iter().map(|&(number, day, of)| word(number, answered(day, &[of; 3]).unwrap())).collect();
    let weeks = weeks(&words);
    let shown: Vec<_> =
        weeks.iter().map(|(id, week)| (*id, week.monday.day(), week.answers[0].answer.as_str())).collect();
    // 19 and 22 November are of one week, Monday 16 to Sunday 22.
    assert_eq!(shown, [(words[1].0, 9, "seldom"), (words[2].0, 16, "sometimes"), (words[3].0, 23, "often")]);
}

#[test]
fn an_answer_stands_below_its_line_as_it_was_read_then() {
    let mut before = answered(11, &["1", "2", "3"]).unwrap();
    before.answers[0].text = "another line".to_owned();
    let words = [word(1, before), word(2, answered(19, &["4", "4", "4"]).unwrap())];
    let own = Content::own().load;
    let expected =
        ["another line", &own.items[1].text, &own.items[2].text, &own.items[0].text].map(str::to_owned);
    assert_eq!(lines(&weeks(&words)), expected);
}

#[test]
fn what_was_kept_is_read_again_by_whoever_has_the_file() {
    let week = answered(19, &["1", "5", "3"]).unwrap();
    let json = serde_json::to_string(&week).unwrap();
    let expected = r#"{"monday":"2026-11-16","answers":[{"item":"load-past-the-hour","text":"I worked on past the hour at which I had meant to end","answer":"never"},"#;
    assert!(json.starts_with(expected), "{json}");
    assert_eq!(serde_json::from_str::<Answered>(&json).unwrap(), week);
}
