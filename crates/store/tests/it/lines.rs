use store::{Data, StoredPoint};

fn point(day: i64, part: u64) -> StoredPoint {
    StoredPoint { day, part, whole: 100 }
}

#[test]
fn a_point_once_drawn_keeps_its_value_and_the_line_the_day_it_was_begun() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    assert_eq!(data.line("kassa", "s1a", "basis").expect("read"), None);
    data.keep_points("kassa", &[("s1a", "basis", vec![point(7, 1), point(0, 2)])], 5).expect("kept");
    data.keep_points("kassa", &[("s1a", "basis", vec![point(7, 9), point(14, 3)])], 6).expect("kept");
    let line = data.line("kassa", "s1a", "basis").expect("read").expect("it was drawn");
    assert_eq!((line.drawn, line.anew), (5, false));
    assert_eq!(line.points, [point(0, 2), point(7, 1), point(14, 3)]);
    assert_eq!(data.line("till", "s1a", "basis").expect("read"), None);
}

#[test]
fn a_line_on_another_basis_is_another_line_and_the_first_is_there_when_the_change_is_undone() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    data.keep_points("kassa", &[("s1a", "before", vec![point(0, 1)])], 5).expect("kept");
    assert!(data.has_other_line("kassa", "s1a", "after").expect("read"));
    assert!(!data.has_other_line("kassa", "s9", "after").expect("read"));
    data.keep_points("kassa", &[("s1a", "after", vec![point(0, 2)])], 6).expect("kept");
    let line = |basis| data.line("kassa", "s1a", basis).expect("read").expect("it was drawn");
    assert_eq!((line("after").anew, line("after").points), (true, vec![point(0, 2)]));
    assert_eq!((line("before").anew, line("before").points), (false, vec![point(0, 1)]));
}

#[test]
fn of_each_signal_only_the_newest_lines_are_kept() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    for n in 0..20 {
        data.keep_points("kassa", &[("s1a", &format!("basis {n}"), vec![point(0, n)])], n as i64)
            .expect("kept");
    }
    let drawn = |n: u64| data.line("kassa", "s1a", &format!("basis {n}")).expect("read").is_some();
    assert_eq!((0..20).filter(|&n| drawn(n)).collect::<Vec<_>>(), (12..20).collect::<Vec<_>>());
    data.forget_lines("kassa").expect("forgotten");
    assert_eq!(data.line("kassa", "s1a", "basis 19").expect("read"), None);
}

#[test]
fn a_result_is_there_until_another_reading_ends() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut data = Data::open(dir.path()).expect("it opens");
    let repository = data.repository(std::path::Path::new("/code/kassa/.git")).expect("entered");
    data.write(repository, &crate::made::line(2)).expect("written");
    let finish =
        |data: &mut Data, tip| data.finish(repository, "kassa", &crate::made::head(tip), &[], 1).map(|_| ());
    finish(&mut data, 1).expect("finished");
    data.cache("key", b"page").expect("kept");
    finish(&mut data, 1).expect("nothing new");
    assert_eq!(data.cached("key").expect("read").as_deref(), Some(&b"page"[..]));
    data.write(repository, &crate::made::line(2)).expect("written");
    finish(&mut data, 2).expect("finished");
    assert_eq!(data.cached("key").expect("read"), None);
    for n in 0..40 {
        data.cache(&format!("key {n}"), b"page").expect("kept");
    }
    let kept = (0..40).filter(|n| data.cached(&format!("key {n}")).expect("read").is_some()).count();
    assert_eq!(kept, 16, "old ones go");
}
