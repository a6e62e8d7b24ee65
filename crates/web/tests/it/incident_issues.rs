//! Issues that are incidents, said on the page of sources, and what the page of recurrence says of them.

use testkit::forge::{Forge, Issue, Speaks, World};

use crate::typed::{done, problem, texts};
use crate::valid;
use crate::visitor::Visitor;

/// Monday, 2 November 2026, 08:00 in Lisbon.
const MONDAY: i64 = 1_793_606_400;
const DAY: i64 = 86_400;

fn forge() -> Forge {
    let issue = |number: u64, days_ago: i64| Issue {
        number,
        title: format!("<b>Ledger</b> stood {number}"),
        labels: vec!["incident".to_owned(), "class:<i>deploy</i>".to_owned()],
        author: "jonas".to_owned(),
        opened: MONDAY - days_ago * DAY,
        closed: None,
        done: None,
        assigned: Vec::new(),
        acts: Vec::new(),
        said: Vec::new(),
    };
    // Of three the second came 30 days after the first, and the third 100 after it.
    let issues = vec![issue(1, 200), issue(2, 170), issue(3, 70)];
    Forge::speaking(Speaks::GitLab, World { issues, ..World::of(Vec::new(), MONDAY + 20 * DAY) })
}

#[tokio::test]
async fn labels_are_said_where_a_forge_is_connected_read_and_forgotten() {
    let visitor = Visitor::of_the_team().await;
    let says = "no forge is connected";
    let page = visitor.refuses("/incidents/labels", &[("labels", "incident")], says).await;
    assert!(!page.body.contains("action=\"/incidents/labels\""), "the form wants a forge");
    let forge = forge();
    let url = format!("{}/api/v4", forge.url());
    let fields =
        [("forge", "gitlab"), ("name", "kassa/kassa"), ("token", "glpat-x"), ("address", url.as_str())];
    let page = visitor.keeps("/connections", &fields).await;
    assert!(page.body.contains("Incidents that are issues"), "{}", page.body);
    for (labels, prefix, says) in
        [("", "", "no label was named"), ("a\u{7}b", "", "is no label of an incident")]
    {
        let page =
            visitor.refuses("/incidents/labels", &[("labels", labels), ("prefix", prefix)], says).await;
        assert!(problem(&page).contains(says), "{}", problem(&page));
    }
    let page =
        visitor.keeps("/incidents/labels", &[("labels", "incident, outage"), ("prefix", "class:")]).await;
    assert!(done(&page).contains("3 issues are incidents of one class."), "{}", done(&page));
    valid::check("issues", &page.body);
    let rows = texts(&page, "th", "tbody");
    assert!(rows.contains(&"Incidents, issues with the label incident or outage".to_owned()), "{rows:?}");
    assert!(page.body.contains("what has no issue, or lost its label, is not seen"), "{}", page.body);

    let page = visitor.get("/signals/recurrence").await;
    assert!(page.body.contains("1 of 3"), "{}", page.body);
    assert!(page.body.contains("/kassa/kassa/-/issues/2"), "{}", page.body);
    assert!(!page.body.contains("<b>Ledger") && !page.body.contains("<i>deploy"), "{}", page.body);

    let page = visitor.keeps("/incidents/labels/removals", &[]).await;
    assert!(
        done(&page).contains("Forgotten: issues with the label incident or outage as incidents."),
        "{}",
        done(&page)
    );
    assert_eq!(visitor.sees(|seen| seen.ground.forges[0].map(|forge| forge.issues.len())).await, Some(0));
    visitor.refuses("/incidents/labels/removals", &[], "no such incidents are connected").await;
}
