use super::wire::MergeRequest;
use crate::forge::mark::Mark;

/// A number that is another as soon as the list says something else of a request, so that its story is read again.
///
/// It is not known whether everything that happens moves `updated_at`, so what may change without it is in the number too.
pub(super) fn mark(merge: &MergeRequest) -> u64 {
    let mut mark = Mark::new();
    mark.text(&merge.updated_at.as_second().to_string());
    mark.text(&merge.state);
    mark.text(if merge.is_draft() { "draft" } else { "" });
    mark.text(if merge.merge_when_pipeline_succeeds { "merges itself" } else { "" });
    mark.text(merge.sha.as_deref().unwrap_or(""));
    mark.text(&merge.target_branch);
    mark.text(&merge.title);
    mark.text(&merge.user_notes_count.to_string());
    let mut asked: Vec<&str> = merge.reviewers.iter().map(|user| user.username.as_str()).collect();
    asked.sort_unstable();
    asked.into_iter().for_each(|one| mark.text(one));
    // What has none has the mark it had before labels were read.
    let mut labels = merge.labels.clone();
    labels.sort();
    labels.iter().for_each(|one| mark.text(&format!("label/{one}")));
    mark.number()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MERGE: &str = r#"{"iid":1,"title":"x","state":"opened","draft":false,"author":null,"created_at":"2026-11-02T09:00:00.000Z",
        "updated_at":"2026-11-02T09:00:00.000Z","closed_at":null,"merged_at":null,"target_branch":"main","sha":"0a",
        "reviewers":[{"username":"a"},{"username":"b"}],"merge_when_pipeline_succeeds":false,"user_notes_count":3}"#;

    fn of(text: &str) -> u64 {
        mark(&serde_json::from_str(text).expect("a merge request"))
    }

    #[test]
    fn whatever_the_list_says_anew_makes_another_mark() {
        let first = of(MERGE);
        for (old, new) in [
            ("\"updated_at\":\"2026-11-02T09:00:00.000Z\"", "\"updated_at\":\"2026-11-02T09:00:01.000Z\""),
            ("\"state\":\"opened\"", "\"state\":\"closed\""),
            ("\"draft\":false", "\"draft\":true"),
            ("\"draft\":false", "\"work_in_progress\":true"),
            ("\"sha\":\"0a\"", "\"sha\":\"0b\""),
            (",{\"username\":\"b\"}", ""),
            ("succeeds\":false", "succeeds\":true"),
            ("count\":3", "count\":4"),
            ("\"main\"", "\"next\""),
            ("count\":3", "count\":3,\"labels\":[\"rfc\"]"),
        ] {
            assert!(MERGE.contains(old));
            assert_ne!(of(&MERGE.replace(old, new)), first, "{new}");
        }
        let other_order = r#"{"username":"b"},{"username":"a"}"#;
        assert_eq!(of(&MERGE.replace(r#"{"username":"a"},{"username":"b"}"#, other_order)), first);
    }
}
