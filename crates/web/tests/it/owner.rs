//! The thread that owns what the pages look at, with a small fake in the place of the desk.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;

use web::{Lost, Owner, Room, State, Tell};

/// Words, and how often they were put together.
struct Notes {
    words: Vec<String>,
    worked_out: Arc<AtomicUsize>,
}

/// Borrows from the notes, as the common ground does from the desk.
struct Sentence<'n> {
    words: Vec<&'n str>,
}

impl Owner for Notes {
    type View<'o> = Sentence<'o>;
    type Progress = u32;

    fn show(&self, see: &mut dyn FnMut(Result<&Sentence<'_>, String>)) {
        self.worked_out.fetch_add(1, Ordering::SeqCst);
        match self.words.last().map(String::as_str) {
            Some("panic") => panic!("no such word"),
            None => see(Err("there are no words".to_owned())),
            Some(_) => see(Ok(&Sentence { words: self.words.iter().map(String::as_str).collect() })),
        }
    }

    fn is_outdated(&self) -> bool {
        self.words.last().is_some_and(|last| last == "yesterday")
    }

    fn renew(&mut self) {
        self.words.push("today".to_owned());
    }
}

fn room(words: &[&str]) -> (Room<Notes>, Arc<AtomicUsize>) {
    let worked_out = Arc::new(AtomicUsize::new(0));
    let notes = Notes {
        words: words.iter().map(|&word| word.to_owned()).collect(),
        worked_out: Arc::clone(&worked_out),
    };
    (Room::open(move |_| Ok(notes)).unwrap(), worked_out)
}

fn said(sentence: &Sentence) -> String {
    sentence.words.join(" ")
}

#[tokio::test]
async fn a_view_is_worked_out_once_and_anew_after_a_change() {
    let (room, worked_out) = room(&["one"]);
    for _ in 0..3 {
        assert_eq!(room.look(said).await.unwrap(), "one");
    }
    assert_eq!(worked_out.load(Ordering::SeqCst), 1);
    let count = room.change(|notes| {
        notes.words.push("two".to_owned());
        notes.words.len()
    });
    assert_eq!(count.await.unwrap(), 2);
    assert_eq!(room.look(said).await.unwrap(), "one two");
    assert_eq!(worked_out.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn many_may_look_at_once_and_each_gets_an_answer_of_its_own() {
    let (room, worked_out) = room(&["a", "b"]);
    let looking: Vec<_> = (0..50)
        .map(|at| {
            let room = room.clone();
            tokio::spawn(async move {
                room.look(move |sentence| format!("{at} {}", said(sentence))).await.unwrap()
            })
        })
        .collect();
    for (at, looking) in looking.into_iter().enumerate() {
        assert_eq!(looking.await.unwrap(), format!("{at} a b"));
    }
    assert_eq!(worked_out.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_panic_is_an_answer_and_the_thread_lives_on() {
    let (room, _) = room(&["one"]);
    let looked = room.look(|_| -> usize { panic!("looked at badly") }).await;
    assert_eq!(looked, Err(Lost::Panicked("looked at badly".to_owned())));
    let changed = room
        .change(|notes| {
            notes.words.push("two".to_owned());
            let at = notes.words.len() + 1;
            notes.words.swap(0, at);
        })
        .await;
    assert!(matches!(&changed, Err(Lost::Panicked(said)) if said.contains("out of bounds")), "{changed:?}");
    // What the change had done is what is looked at: a view never stands for an owner that is no more.
    assert_eq!(room.look(said).await.unwrap(), "one two");
}

#[tokio::test]
async fn where_there_is_no_view_the_reason_is_said_until_a_change_makes_one() {
    let (room, _) = room(&[]);
    assert_eq!(room.look(said).await, Err(Lost::NoView("there are no words".to_owned())));
    room.change(|notes| notes.words.push("panic".to_owned())).await.unwrap();
    assert_eq!(room.look(said).await, Err(Lost::Panicked("no such word".to_owned())));
    room.change(|notes| notes.words.push("now".to_owned())).await.unwrap();
    assert_eq!(room.look(said).await.unwrap(), "panic now");
}

#[tokio::test]
async fn while_the_owner_is_opened_its_progress_is_known_and_who_asks_waits() {
    let (goes_on, waits) = channel::<()>();
    let opening = move |tell: Tell<u32>| {
        tell.say(40);
        waits.recv().unwrap();
        Ok(Notes { words: vec!["read".to_owned()], worked_out: Arc::default() })
    };
    let room: Room<Notes> = Room::open(opening).unwrap();
    while room.state() != State::Opening(Some(40)) {
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
    let looking = tokio::spawn({
        let room = room.clone();
        async move { room.look(said).await }
    });
    goes_on.send(()).unwrap();
    assert_eq!(room.opened().await, State::Open);
    assert_eq!(looking.await.unwrap().unwrap(), "read");
}

#[tokio::test]
async fn an_owner_that_cannot_be_opened_says_why_to_everybody() {
    let room: Room<Notes> = Room::open(|_| Err("the folder is gone".to_owned())).unwrap();
    let why = "the folder is gone".to_owned();
    assert_eq!(room.opened().await, State::Failed(why.clone()));
    assert_eq!(room.look(said).await, Err(Lost::NoView(why.clone())));
    assert_eq!(room.change(|_| ()).await, Err(Lost::NoView(why)));
    let room: Room<Notes> = Room::open(|_| panic!("opened badly")).unwrap();
    assert_eq!(room.opened().await, State::Failed("opened badly".to_owned()));
}

#[tokio::test]
async fn what_is_outdated_is_made_anew_before_it_is_looked_at() {
    let (room, worked_out) = room(&["yesterday"]);
    assert_eq!(room.look(said).await.unwrap(), "yesterday today");
    assert_eq!(room.look(said).await.unwrap(), "yesterday today");
    assert_eq!(worked_out.load(Ordering::SeqCst), 2);
}
