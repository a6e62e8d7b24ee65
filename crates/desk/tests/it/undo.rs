//! What is taken back changes what the prompt shows, on the days of the lead.

use desk::notes::{Notebook, keep_line, undo};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::Data;

#[test]
fn where_no_zone_is_kept_the_days_of_the_prompt_are_those_of_the_system() {
    let dir = tempfile::tempdir().unwrap();
    let mut data = Data::open(dir.path()).unwrap();
    let tokyo = TimeZone::get("Asia/Tokyo").unwrap();
    let now = 1_795_000_000_000_000;
    let mut book = Notebook::open(&mut data, now, &tokyo).unwrap();
    desk::prompt::asked_for(&mut book).unwrap();
    keep_line(&mut book, "d 70% exports move to nightly, review 1 mar").unwrap();
    undo(&mut data, now, false, &tokyo).unwrap().unwrap();
    let text = std::fs::read_to_string(data.prompt_file()).unwrap();
    for line in text.lines() {
        let until: i64 = line.split(' ').next().unwrap().parse().unwrap();
        let until = Timestamp::from_second(until).unwrap().to_zoned(tokyo.clone());
        assert_eq!(until.time(), jiff::civil::Time::midnight(), "{line}");
    }
}
