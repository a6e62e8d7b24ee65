use std::path::Path;

use records::{Account, AccountKind, Request, RequestAct, RequestEvent};
use store::{Data, Pieces};

fn request(number: u64) -> Request {
    let event = |at, act| RequestEvent { at, by: Some(0), act };
    Request {
        number,
        title: format!("Round fees half to even {number}"),
        labels: Vec::new(),
        author: 0,
        outside: false,
        into: "main".to_owned(),
        became: None,
        events: vec![event(10, RequestAct::Opened { draft: false }), event(20, RequestAct::Merged)],
    }
}

fn keyed(numbers: &[u64]) -> Vec<(String, Request)> {
    numbers.iter().map(|&number| (format!("{number:010}"), request(number))).collect()
}

#[test]
fn a_piece_comes_back_as_it_was_kept_and_takes_the_place_of_the_one_before() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.keep_items("forge a", "request", &keyed(&[2, 1])).expect("kept");
    data.keep_items("forge b", "request", &keyed(&[7])).expect("kept");
    let account = Account { login: "jonas".to_owned(), kind: AccountKind::Person };
    data.keep_items("forge a", "account", &[("0".to_owned(), account.clone())]).expect("kept");
    let mut other = request(2);
    other.title = "Another title".to_owned();
    data.keep_items("forge a", "request", &[("0000000002".to_owned(), other.clone())]).expect("kept");
    drop(data);

    let data = Data::open(dir.path()).expect("it opens again");
    let kept: Vec<(String, Request)> = data.items("forge a", "request").expect("read");
    assert_eq!(
        kept.into_iter().map(|(_, request)| request).collect::<Vec<_>>(),
        [request(1), other],
        "in the order of their keys"
    );
    assert_eq!(data.item("forge a", "account", "0").expect("read"), Some(account));
    assert_eq!(data.item::<Request>("forge a", "request", "0000000009").expect("read"), None);
    assert!(data.items::<Request>("forge c", "request").expect("read").is_empty());
}

#[test]
fn forgetting_a_source_leaves_the_others() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.keep_items("forge a", "request", &keyed(&[1, 2, 3])).expect("kept");
    data.keep_items("forge b", "request", &keyed(&[7])).expect("kept");
    data.drop_items("forge a", "request", &["0000000001".to_owned()]).expect("dropped");
    assert_eq!(data.items::<Request>("forge a", "request").expect("read").len(), 2);
    assert!(data.forget_source("forge a").expect("forgotten"));
    assert!(!data.forget_source("forge a").expect("nothing was left"));
    assert!(data.items::<Request>("forge a", "request").expect("read").is_empty());
    assert_eq!(data.items::<Request>("forge b", "request").expect("read").len(), 1);
}

#[test]
fn a_page_that_was_worked_out_is_forgotten_with_what_it_rests_on() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.cache("page", b"text").expect("kept");
    data.keep_items("forge a", "request", &keyed(&[1])).expect("kept");
    assert_eq!(data.cached("page").expect("read"), None);
}

#[test]
fn a_piece_that_is_damaged_begins_the_cache_anew() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.repository(Path::new("/code/kassa/.git")).expect("entered");
    data.keep_items("forge a", "request", &keyed(&[1])).expect("kept");
    // Read as something else than it was kept as.
    let read: Vec<(String, [bool; 8])> = data.items("forge a", "request").expect("begun anew");
    assert!(read.is_empty());
    assert!(data.items::<Request>("forge a", "request").expect("read").is_empty());
}

#[test]
fn many_pieces_change_at_once_and_all_may_begin_anew() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    let mut pieces = Pieces::default();
    pieces.keep("request", "1".to_owned(), &request(1));
    pieces.keep("request", "2".to_owned(), &request(2));
    data.change_pieces("calendar a", &pieces).expect("kept");
    let mut pieces = Pieces::default();
    pieces.drop("request", "1".to_owned());
    pieces.keep("request", "3".to_owned(), &request(3));
    data.change_pieces("calendar a", &pieces).expect("kept");
    let keys = |data: &Data| -> Vec<String> {
        let kept: Vec<(String, Request)> = data.items("calendar a", "request").expect("read");
        kept.into_iter().map(|(key, _)| key).collect()
    };
    assert_eq!(keys(&data), ["2", "3"]);
    let mut pieces = Pieces::default();
    pieces.begin_anew();
    pieces.keep("request", "4".to_owned(), &request(4));
    data.change_pieces("calendar a", &pieces).expect("kept");
    assert_eq!(keys(&data), ["4"]);
}
