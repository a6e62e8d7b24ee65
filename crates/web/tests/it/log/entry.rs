use super::{link, part, visitor};
use crate::typed::{done, hidden};
use crate::valid;

#[tokio::test]
async fn every_kind_has_a_form_and_a_line_becomes_another_kind() {
    let (visitor, _) = visitor().await;
    let path = visitor.line("we talked about refunds").await;
    for kind in ["i", "d", "g", "r", "t", "l", "p", "o", "?"] {
        let page = visitor.keeps(&path, &[("words", "refunds, again"), ("kind", kind)]).await;
        valid::check(kind, &page.body);
        assert!(page.body.contains(&format!("<option value=\"{kind}\" selected>")), "{kind}");
        assert!(part(&page, "name=\"words\"", "</textarea>").ends_with("refunds, again"), "{kind}");
    }
    visitor.refuses(&path, &[("words", "refunds, again"), ("kind", "?")], "nothing was changed").await;
}

#[tokio::test]
async fn what_is_wrong_in_a_form_is_said_and_what_was_typed_is_still_there() {
    let (visitor, _) = visitor().await;
    let path = visitor.line("d we keep the batch").await;
    let fields = [
        ("words", "we keep it <b>"),
        ("kind", "d"),
        ("odds", "very"),
        ("reason", "because"),
        ("review", "2027-03-01"),
    ];
    let page = visitor.refuses(&path, &fields, "very is not how likely something is").await;
    for held in ["we keep it &#60;b&#62;", "value=\"very\"", "because", "value=\"2027-03-01\""] {
        assert!(page.body.contains(held), "{held}");
    }
    visitor.refuses(&path, &[("words", " ")], "the words are missing").await;
    visitor.refuses(&path, &[("words", "x"), ("day", "2031-01-01")], "has not come yet").await;
}

/// The line is open in two tabs: the second does not write over the first without another look.
#[tokio::test]
async fn two_tabs_do_not_write_over_each_other() {
    let (visitor, _) = visitor().await;
    let path = visitor.line("i talked to the auditors").await;
    let seen = hidden(&visitor.get(&path).await, "seen").remove(0);
    visitor.keeps(&path, &[("words", "one"), ("kind", "i"), ("seen", &seen)]).await;
    let second = [("words", "two"), ("kind", "i"), ("seen", &seen)];
    let page = visitor.refuses(&path, &second, "changed elsewhere since you opened it").await;
    assert!(part(&page, "name=\"words\"", "</textarea>").ends_with("two"), "what was typed is there");
    let seen = hidden(&page, "seen").remove(0);
    let page = visitor.keeps(&path, &[("words", "two"), ("kind", "i"), ("seen", &seen)]).await;
    assert!(done(&page).starts_with("Kept: work nobody saw: “Two”."), "{}", done(&page));
}

#[tokio::test]
async fn lines_are_linked_with_lines_commits_and_areas_and_each_link_is_taken_back() {
    let (visitor, _) = visitor().await;
    let one = visitor.line("r settlement failed on a bank holiday").await;
    let other = visitor.line("d bank holiday settlement comes from a file").await;
    let page = visitor.get(&one).await;
    let kin = part(&page, "It may be about the same thing as", "</ol>");
    assert!(kin.contains("Both have: ") && kin.contains("holiday"), "the words shared are the reason: {kin}");
    let links = format!("{one}/links");
    let page = visitor.keeps(&links, &[("to", other.rsplit('/').next().unwrap())]).await;
    assert!(part(&page, "id=\"about\"", "</ul>").contains(&other));
    assert!(part(&visitor.get(&other).await, "id=\"about\"", "</ul>").contains(&one), "both say so");
    let (commit, area) = visitor
        .sees(|seen| {
            let area = seen.ground.areas.standing().next().map(|(_, area)| area.name.clone()).unwrap();
            (seen.desk.histories[0].commits[0].id, format!("{}/{area}", seen.desk.team_name()))
        })
        .await;
    visitor.keeps(&links, &[("to", &commit.short())]).await;
    let page = visitor.keeps(&links, &[("area", &area)]).await;
    let about = part(&page, "id=\"about\"", "</ul>").to_owned();
    assert!(
        about.contains(&format!("git show {}", commit.short())) && about.contains("/knowledge/"),
        "{about}"
    );
    visitor.refuses(&links, &[("area", &area)], "linked already").await;
    visitor.refuses(&links, &[("to", one.rsplit('/').next().unwrap())], "this line itself").await;
    visitor.refuses(&links, &[("to", "zzzzzzz")], "there is no line and no commit zzzzzzz").await;
    visitor.refuses(&links, &[], "nothing was named").await;
    for word in hidden(&page, "word").into_iter().take(3) {
        visitor.keeps("/log/bin", &[("word", &word), ("back", &one)]).await;
    }
    assert!(!visitor.get(&one).await.body.contains("git show"));
}

/// What came back looks for kin among commits that read like a fix, too.
#[tokio::test]
async fn what_came_back_finds_commits_that_read_like_a_fix() {
    let (visitor, _) = visitor().await;
    let subject = visitor
        .sees(|seen| {
            let commits = seen.desk.histories[0].commits.iter().rev();
            let mut fixes = commits.filter(|commit| signals::s12g::is_fix_like(&commit.subject));
            fixes.next().map(|commit| commit.subject.clone()).unwrap()
        })
        .await;
    let path = visitor.line(&format!("r {subject}")).await;
    let page = visitor.get(&path).await;
    let kin = part(&page, "It may be about the same thing as", "</ol>");
    assert!(kin.contains(">commit<"), "{subject}: {kin}");
    let as_talk = visitor.line(&format!("t {subject}")).await;
    assert!(!visitor.get(&as_talk).await.body.contains(">commit<"), "other kinds do not look there");
}

#[tokio::test]
async fn what_others_did_because_of_it_stands_with_the_line() {
    let (visitor, _) = visitor().await;
    let path = visitor.line("i explained the fee rules").await;
    let page = visitor.keeps(&format!("{path}/effects"), &[("words", "Aiko wrote them down")]).await;
    assert!(part(&page, "id=\"others\"", "</ul>").contains("Aiko wrote them down"));
    assert!(visitor.get("/log").await.body.contains("Because of it: Aiko wrote them down."));
    visitor.refuses(&format!("{path}/effects"), &[("words", " ")], "the words are missing").await;
    assert_eq!(link(&page, "data-key=\"e\""), None, "nothing to edit");
}

#[tokio::test]
async fn days_since_it_came_back_stand_with_their_trend_from_five_times_on() {
    let (visitor, _) = visitor().await;
    let path = visitor.line("r settlement failed on a bank holiday").await;
    let days = ["2026-01-05", "2026-02-02", "2026-03-02", "2026-04-06"];
    let fields: Vec<(&str, &str)> = days.iter().map(|day| ("before", *day)).collect();
    let fields = [
        &fields[..],
        &[("words", "settlement failed"), ("kind", "r"), ("class", "holidays"), ("day", "2026-11-11")],
    ]
    .concat();
    visitor.keeps(&path, &fields).await;
    let log = visitor.get("/log").await;
    let table = part(&log, "id=\"again\"", "</table>");
    assert!(table.contains("5 Jan, 2 Feb, 2 Mar, 6 Apr, 11 Nov"), "{table}");
    assert!(table.contains("No clear trend: 4 times since the first"), "{table}");
}

#[tokio::test]
async fn somebody_is_kept_under_a_pseudonym_with_one_press_and_it_is_the_one_of_an_export() {
    let (visitor, _) = visitor().await;
    let path = visitor.line("p Sarah from the board").await;
    let page = visitor.get(&path).await;
    assert!(page.body.contains("Keep them under a pseudonym"));
    let fields = [("words", "Sarah from the board"), ("kind", "p"), ("fears", "Sarah fears the audit")];
    let page = visitor.keeps(&path, &[&fields[..], &[("people_as", "pseudonyms")]].concat()).await;
    assert!(
        done(&page).contains("Kept under a pseudonym: ") && done(&page).contains("Person "),
        "{}",
        done(&page)
    );
    let words = part(&page, "name=\"words\"", "</textarea>");
    assert!(words.contains("Person ") && words.ends_with(" from the board"), "{words}");
    assert!(!page.body.contains("Sarah") && page.body.contains("fears the audit"));
    let other = visitor.line("t with Sarah about pay").await;
    assert!(!visitor.get(&other).await.body.contains("people_as"), "offered where somebody is noted");
}
