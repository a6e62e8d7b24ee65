//! What tests of forms share: what is typed, and what a page then says.

use axum::http::StatusCode;
use web::Seen;

use crate::markup::{Element, read};
use crate::valid;
use crate::visitor::{Answer, Visitor};

/// Fields as a browser sends them.
pub fn form(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

impl Visitor {
    /// What the view gives.
    pub async fn sees<R: Send + 'static>(&self, look: impl FnOnce(&Seen) -> R + Send + 'static) -> R {
        self.site.room.look(look).await.unwrap()
    }

    /// Sends a form that is kept, and what the page it leads to then says.
    pub async fn keeps(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let sent = self.post(path, &form(fields)).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{path} {fields:?}: {}", problem(&sent));
        let page = self.get(sent.header("location")).await;
        assert_eq!(page.status, StatusCode::OK);
        valid::check(path, &page.body);
        page
    }

    /// Sends a form that is not kept: the page says why beside the field, and holds what was typed.
    pub async fn refuses(&self, path: &str, fields: &[(&str, &str)], why: &str) -> Answer {
        let page = self.post(path, &form(fields)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {fields:?}");
        valid::check(path, &page.body);
        let said = problem(&page);
        assert!(said.contains(why), "{path} {fields:?}: {said}");
        page
    }
}

/// What a page says was not kept.
pub fn problem(page: &Answer) -> String {
    words(with_class(page, "problem").into_iter().map(|one| one.text).collect())
}

/// What it says was done.
pub fn done(page: &Answer) -> String {
    words(with_class(page, "undo").into_iter().map(|one| one.text).collect())
}

/// The fields that are marked as wrong, by name and what they hold.
pub fn wrong(page: &Answer) -> Vec<(String, String)> {
    let elements = read(&page.body).unwrap().into_iter();
    let wrong = elements.filter(|one| one.get("aria-invalid") == Some("true"));
    wrong
        .map(|one| {
            let held = one.get("value").map_or_else(|| one.text.clone(), str::to_owned);
            (one.get("name").unwrap_or_default().to_owned(), held)
        })
        .collect()
}

/// The texts of all elements of a name that are inside of another.
pub fn texts(page: &Answer, name: &str, inside: &str) -> Vec<String> {
    let elements = read(&page.body).unwrap().into_iter();
    let found = elements.filter(|one| one.name == name && one.is_inside(inside));
    found.map(|one| one.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The values of hidden fields of a name.
pub fn hidden(page: &Answer, name: &str) -> Vec<String> {
    let elements = read(&page.body).unwrap().into_iter();
    let found = elements.filter(|one| one.get("type") == Some("hidden") && one.get("name") == Some(name));
    found.map(|one| one.get("value").unwrap_or_default().to_owned()).collect()
}

fn with_class(page: &Answer, class: &str) -> Vec<Element> {
    let elements = read(&page.body).unwrap().into_iter();
    elements
        .filter(|one| one.get("class").is_some_and(|all| all.split(' ').any(|one| one == class)))
        .collect()
}

/// A text with its white as single spaces.
fn words(text: String) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
