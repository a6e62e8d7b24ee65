use std::path::Path;
use std::sync::{Arc, Mutex};

use store::{Data, Error, Notice};

use crate::made::{head, line, tag, word};

const KASSA: &str = "/code/kassa/.git";

/// As a run does it: reads where there is nothing, and again where the store was begun anew.
fn run(data: &mut Data) -> records::History {
    for _ in 0..3 {
        let mut whole = || -> Result<Option<records::History>, Error> {
            let repository = data.repository(Path::new(KASSA))?;
            let known = data.known(repository)?.whole;
            let fresh: Vec<_> = line(300)
                .into_iter()
                .filter(|fresh| match fresh {
                    records::Fresh::Commit(commit) => !known.contains(&commit.id),
                    records::Fresh::Step(step) => !known.contains(&step.commit),
                })
                .collect();
            data.write(repository, &fresh)?;
            match data.finish(repository, "kassa", &head(300), &[tag(3)], 1)?.again {
                0 => data.load(repository),
                _ => Ok(None),
            }
        };
        match whole() {
            Ok(Some(history)) => return history,
            Ok(None) | Err(Error::Anew { .. } | Error::Unread { .. } | Error::Forgotten) => {}
            Err(error) => panic!("{error}"),
        }
    }
    panic!("it does not heal");
}

#[test]
fn damaged_records_are_read_again_and_what_is_loaded_is_as_it_was() {
    let sound = tempfile::tempdir().expect("a directory");
    let history = run(&mut Data::open(sound.path()).expect("it opens"));
    let bytes = std::fs::read(sound.path().join("records.db")).expect("a file");
    assert!(bytes.len() > 60_000, "there is something to damage: {}", bytes.len());
    let mut anew = 0;
    // The head of each page of 4,096 bytes, which a database rests on, and something in the middle of it.
    let heads = (0..bytes.len() / 4_096).map(|page| (page * 4_096, 64));
    let middles = (0..bytes.len() / 4_096).map(|page| (page * 4_096 + 3_000, 1));
    for (place, length) in heads.chain(middles).chain([(1, 1), (18, 1), (56, 8), (100, 64)]) {
        let dir = tempfile::tempdir().expect("a directory");
        let mut damaged = bytes.clone();
        let end = (place + length).min(damaged.len());
        damaged[place..end].fill(0xa5);
        std::fs::write(dir.path().join("records.db"), damaged).expect("written");
        let heard: Arc<Mutex<Vec<Notice>>> = Arc::default();
        let ear = heard.clone();
        let tell = move |notice: &Notice| ear.lock().expect("one thread").push(notice.clone());
        let mut data = Data::open_telling(dir.path(), tell).expect("it opens");
        assert!(run(&mut data) == history, "damaged at {place}");
        anew += heard.lock().expect("one thread").len();
    }
    assert!(anew > 0, "damage was met, and said");
}

#[test]
fn records_that_were_cut_off_are_read_again() {
    let sound = tempfile::tempdir().expect("a directory");
    let history = run(&mut Data::open(sound.path()).expect("it opens"));
    let bytes = std::fs::read(sound.path().join("records.db")).expect("a file");
    for length in [0, 1, 99, 100, 4_096, 5_000, bytes.len() / 2, bytes.len() - 1] {
        let dir = tempfile::tempdir().expect("a directory");
        std::fs::write(dir.path().join("records.db"), &bytes[..length]).expect("written");
        assert!(run(&mut Data::open(dir.path()).expect("it opens")) == history, "cut at {length}");
    }
}

#[test]
fn damaged_words_are_left_as_they_are_and_said() {
    let sound = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(sound.path()).expect("it opens");
    data.say("", &(0..300).map(word).collect::<Vec<_>>(), 1).expect("kept");
    drop(data);
    let bytes = std::fs::read(sound.path().join("own.db")).expect("a file");
    let mut said = 0;
    for page in 0..bytes.len() / 4_096 {
        let dir = tempfile::tempdir().expect("a directory");
        let own = dir.path().join("own.db");
        let mut damaged = bytes.clone();
        damaged[page * 4_096..page * 4_096 + 64].fill(0xa5);
        std::fs::write(&own, &damaged).expect("written");
        let words = Data::open(dir.path()).and_then(|data| data.words(""));
        match words {
            Ok(words) => assert_eq!(words.len(), 300, "page {page} holds no words, so they are all there"),
            Err(Error::Damaged { at, .. }) => {
                assert_eq!(at, own);
                said += 1;
            }
            Err(error) => panic!("page {page}: {error}"),
        }
        let after = std::fs::read(&own).expect("a file");
        assert_eq!(after, damaged, "page {page}: it was written to");
    }
    assert!(said > 2, "damage was met {said} times");
}
