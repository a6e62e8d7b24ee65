use crate::markup::read;
use crate::typed::{done, texts};
use crate::valid;
use crate::visitor::Visitor;

fn titles(elements: &str) -> Vec<String> {
    let elements = read(elements).unwrap();
    let what = elements.iter().filter(|one| one.name == "a" && one.is_inside("ol"));
    what.map(|one| one.text.clone()).collect()
}

#[tokio::test]
async fn a_line_is_kept_said_back_edited_and_taken_back() {
    let visitor = Visitor::of_the_team().await;
    let page = visitor.keeps("/log", &[("line", "d 70% ledger export moves to nightly, review 1 mar")]).await;
    let said = done(&page);
    assert!(
        said.starts_with(
            "Kept: decision, 70 %, review on Monday 1 March 2027: “ledger export moves to nightly”."
        ),
        "{said}"
    );
    assert!(said.contains("Edit e"), "{said}");
    assert_eq!(titles(&page.body), ["Ledger export moves to nightly"]);
    let page = visitor.keeps("/undo", &[("back", "/log")]).await;
    assert!(
        done(&page).contains("Taken back: decision, \"ledger export moves to nightly\""),
        "{}",
        done(&page)
    );
    assert_eq!(titles(&page.body), [""; 0]);
    visitor.refuses("/log", &[("line", "d  ")], "no words stand after d").await;
}

#[tokio::test]
async fn lines_are_chosen_by_kind_and_found_by_words_which_are_marked() {
    let visitor = Visitor::of_the_team().await;
    for line in [
        "r settlement failed on a bank holiday",
        "d holidays come from the bank's file",
        "g refunds to Aiko level 5",
    ] {
        visitor.line(line).await;
    }
    let page = visitor.get("/log?kind=g").await;
    assert_eq!(titles(&page.body), ["Refunds to Aiko"]);
    assert!(page.body.contains("level 5 of 7"), "how far is drawn, and said");
    assert!(page.body.contains("1 line of the kind “given away”."));
    let page = visitor.get("/log?q=failed+bank").await;
    valid::check("search", &page.body);
    assert_eq!(titles(&page.body), ["Settlement failed on a bank holiday"]);
    assert_eq!(texts(&page, "mark", "ol"), ["failed", "bank"]);
    assert_eq!(titles(&visitor.get("/log?q=bank&kind=d").await.body), ["Holidays come from the bank's file"]);
    let page = visitor.get("/log?q=%3Cb%3E%22+AND+NOT*").await;
    valid::check("odd words", &page.body);
    assert!(
        page.body.contains("You kept nothing with “&#60;b&#62;&#34; AND NOT*”."),
        "what is looked for is escaped"
    );
}

#[tokio::test]
async fn more_lines_than_a_page_holds_are_paged() {
    let visitor = Visitor::of_the_team().await;
    let lines = (0..53)
        .map(|n| growth::Note::Kept { entry: growth::Entry::Line { words: format!("line {n}") }, day: None });
    let notes: Vec<growth::Note> = lines.collect();
    visitor.sees(move |seen| seen.notes(|book| book.keep(&notes)).unwrap()).await;
    let page = visitor.get("/log").await;
    assert_eq!(titles(&page.body).len(), 50);
    assert!(page.body.contains("1 to 50 of 53") && page.body.contains("href=\"/log?page=2\""));
    assert_eq!(titles(&visitor.get("/log?page=2").await.body).len(), 3);
    assert_eq!(titles(&visitor.get("/log?page=99").await.body).len(), 3, "the nearest page there is");
}

#[tokio::test]
async fn what_is_typed_is_shown_as_it_is_however_odd_or_long() {
    let visitor = Visitor::of_the_team().await;
    let long = "x".repeat(10_000);
    for text in [
        "i </small><script>x()</script> & \" '",
        "g \u{202e}evil\u{0} to <b> level 5",
        &format!("t {long}"),
        &long,
    ] {
        let path = visitor.line(text).await;
        for path in [path.as_str(), "/log", "/log?q=x", "/log/bin"] {
            let page = visitor.get(path).await;
            valid::check(path, &page.body);
            assert!(!page.body.contains("<script>x") && !page.body.contains('\u{202e}'), "{path}");
        }
        visitor.keeps(&path, &[("words", &format!("{text} again"))]).await;
        visitor.keeps(&format!("{path}/effects"), &[("words", text)]).await;
        visitor.keeps("/log/bin", &[("word", path.rsplit('/').next().unwrap())]).await;
    }
}

/// They are the lead's own words on the lead's own screen (docs/privacy.md).
#[tokio::test]
async fn names_the_lead_wrote_stand_in_the_log_and_in_no_title() {
    let visitor = Visitor::of_the_team().await;
    let path = visitor.line("g refunds to Aiko level 5").await;
    for path in ["/log", path.as_str()] {
        let body = visitor.get(path).await.body;
        let (title, page) = body.split_once("</title>").unwrap();
        assert!(page.contains("Aiko") && !title.contains("Aiko"), "{path}");
    }
}
