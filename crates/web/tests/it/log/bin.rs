use super::{days_pass, visitor};
use crate::typed::{done, hidden};

#[tokio::test]
async fn what_is_dropped_lies_in_the_bin_for_thirty_days_and_comes_back() {
    let (visitor, clock) = visitor().await;
    let path = visitor.line("i talked to the auditors").await;
    visitor.keeps(&format!("{path}/effects"), &[("words", "they came back with a list")]).await;
    let id = path.rsplit('/').next().unwrap().to_owned();
    let page = visitor.keeps("/log/bin", &[("word", &id)]).await;
    assert!(
        done(&page).contains("In the bin for thirty days: work nobody saw, \"talked to the auditors\""),
        "{}",
        done(&page)
    );
    assert!(!page.body.contains(&path));
    assert_eq!(visitor.get(&path).await.status, 404);
    let bin = visitor.get("/log/bin").await;
    assert_eq!(hidden(&bin, "word"), std::slice::from_ref(&id));
    let page = visitor.keeps("/log/returns", &[("word", &id)]).await;
    assert!(done(&page).starts_with("Brought back: "), "{}", done(&page));
    assert!(
        visitor.get(&path).await.body.contains("they came back with a list"),
        "with what was added to it"
    );
    visitor.refuses("/log/returns", &[("word", &id)], "it is not in the bin").await;
    visitor.refuses("/log/bin", &[("word", "<b>")], "nothing that was kept is called so").await;
    visitor.keeps("/log/bin", &[("word", &id)]).await;
    days_pass(&clock, 31);
    assert_eq!(hidden(&visitor.get("/log/bin").await, "word"), [""; 0]);
}
