//! What the lead wrote: whether it asks something, and nothing else of it.

use std::ops::ControlFlow;

use collect::forge::github::{Lines, line_comments};
use collect::forge::{Comment, Error};
use testkit::forge::{Forge, Speaks, Story, Trouble, When, World};

use crate::kept::{Memory, client, hour, read_well, stories};

/// A request of somebody else, on which the lead and others write.
fn talk() -> Vec<Story> {
    let acts = [
        "jonas opens it",
        "mira comments saying Why is the drawer counted twice?",
        "priya comments saying Is it?",
        "mira comments saying > Why?\n\nBecause of `a ? b : c`.",
        "mira comments on lines saying And this one?",
        "jonas pushes",
        "mira requests changes saying Could it be simpler?",
        "mira comments on lines saying See https://example.org/?a=b",
        "Mira approves",
    ];
    let told = (1..).map(hour).zip(acts.iter().map(|&words| words.to_owned())).collect();
    vec![Story::by("jonas", 1, told)]
}

/// Which hours the comments were written in, and whether they ask something.
fn asks(comments: &[Comment]) -> Vec<(i64, bool)> {
    let mut asks: Vec<(i64, bool)> =
        comments.iter().map(|comment| ((comment.at - hour(0)) / 3_600, comment.asks)).collect();
    asks.sort_unstable();
    asks
}

fn memory_of(whose: Option<&str>) -> Memory {
    Memory { whose: whose.map(str::to_owned), ..Memory::default() }
}

/// What a list of its own has beside the stories, where there is one.
fn on_lines(forge: &Forge, from: Lines) -> (Vec<Comment>, Lines) {
    let (mut found, mut far) = (Vec::new(), from);
    let mut client = client(forge, |_| panic!("there is nothing to wait for"));
    let name = "kassa/kassa".parse().expect("a name");
    line_comments(&mut client, &name, "mira", from, &mut |comments, now| {
        found.extend(comments);
        far = now;
        ControlFlow::Continue(())
    })
    .expect("it is read");
    (found, far)
}

#[test]
fn the_same_comments_are_found_at_each_forge() {
    for speaks in Speaks::ALL {
        let forge = Forge::speaking(speaks, World::of(talk(), hour(100)));
        let mut memory = memory_of(Some("mira"));
        read_well(&forge, &mut memory);
        let mut comments = memory.said[&1].clone();
        if speaks == Speaks::GitHub {
            comments.extend(on_lines(&forge, Lines::NONE).0);
            // At GitHub the approval has a text in this world, which asks nothing.
            comments.retain(|comment| comment.at != hour(9));
        }
        assert_eq!(asks(&comments), [(2, true), (4, false), (5, true), (7, true), (8, false)], "{speaks:?}");
        assert!(
            comments.iter().all(|one| one.request == 1 && one.account.login.eq_ignore_ascii_case("mira"))
        );
    }
}

#[test]
fn where_nobody_is_named_nothing_that_is_written_is_looked_at() {
    for speaks in Speaks::ALL {
        let forge = Forge::speaking(speaks, World::of(talk(), hour(100)));
        let mut memory = memory_of(None);
        read_well(&forge, &mut memory);
        assert!(memory.said.is_empty());
        let mut other = memory_of(Some("sam"));
        read_well(&forge, &mut other);
        assert!(other.said[&1].is_empty());
        assert_eq!(other.read, memory.read, "the requests are the same");
    }
}

/// Forty requests, on each of which the lead and another write a line.
fn many() -> Vec<Story> {
    let mut stories = stories(40);
    for story in &mut stories {
        let at = story.acts.last().expect("an act").0;
        for (after, words) in [(60, "mira comments on lines saying Why?"), (90, "priya comments on lines")] {
            story.acts.push((at + after, words.to_owned()));
        }
    }
    stories
}

#[test]
fn comments_on_lines_are_read_once_and_then_what_is_new() {
    let forge = Forge::github(World { page: 7, ..World::of(many(), hour(100)) });
    let (found, far) = on_lines(&forge, Lines::NONE);
    assert_eq!(found.len(), 40);
    assert!(found.iter().all(|comment| comment.asks && comment.account.login == "mira"));
    assert_eq!(far, Lines { since: Some(hour(100) - 60), begun: None, pages: 0 });
    forge.forgets();
    let again = on_lines(&forge, far).0;
    assert_eq!((again.len(), forge.asked().len()), (0, 1));
    forge.goes_on(|world| {
        world.now = hour(110);
        world.stories[3].acts.push((hour(105), "mira replies saying So what?".to_owned()));
    });
    let new = on_lines(&forge, far).0;
    assert_eq!(new.iter().map(|comment| (comment.request, comment.at)).collect::<Vec<_>>(), [(4, hour(105))]);
}

#[test]
fn cut_off_at_any_page_the_reading_of_lines_goes_on_where_it_was() {
    let forge = Forge::github(World { page: 7, ..World::of(many(), hour(100)) });
    let (whole, end) = on_lines(&forge, Lines::NONE);
    let name = "kassa/kassa".parse().expect("a name");
    for pages in 1..12 {
        let (mut found, mut far, mut left) = (Vec::new(), Lines::NONE, pages);
        let mut client = client(&forge, |_| panic!("there is nothing to wait for"));
        let ended = line_comments(&mut client, &name, "mira", far, &mut |comments, now| {
            found.extend(comments);
            (far, left) = (now, left - 1);
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(ended.is_ok() && far.pages == pages && far.begun == Some(hour(100)));
        let (rest, after) = on_lines(&forge, far);
        found.extend(rest);
        assert_eq!((found, after), (whole.clone(), end), "cut off after page {pages}");
    }
}

#[test]
fn a_list_of_comments_that_is_none_is_said() {
    let ended = |trouble: Trouble| {
        let forge = Forge::github(World::of(talk(), hour(100)));
        forge.trouble(When::Path("/pulls/comments".to_owned(), 1_000_000), trouble);
        let mut client = client(&forge, |_| ControlFlow::Break(()));
        let name = "kassa/kassa".parse().expect("a name");
        let mut keep = |_: Vec<Comment>, _: Lines| ControlFlow::Continue(());
        line_comments(&mut client, &name, "mira", Lines::NONE, &mut keep).expect_err("it cannot end well")
    };
    assert!(matches!(ended(Trouble::NeverEnds), Error::Endless { .. }));
    assert!(matches!(ended(Trouble::page()), Error::Page { .. }));
    assert!(matches!(ended(Trouble::says("[{\"id\":-1}]")), Error::Shape { .. }));
    assert!(matches!(ended(Trouble::status(403)), Error::NoRight { .. }));
    assert!(matches!(ended(Trouble::leads(302, "https://example.org/")), Error::Elsewhere { .. }));
}
