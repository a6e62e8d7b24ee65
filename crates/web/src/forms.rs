//! What a browser sends, read into a type; what cannot be read becomes an error page in words.

use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use desk::Failure;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::sentence::capital;
use crate::trouble::Trouble;

/// A form that was sent by `POST`.
pub struct Filled<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Filled<T> {
    type Rejection = Trouble;

    async fn from_request(request: Request, state: &S) -> Result<Self, Trouble> {
        match axum::Form::from_request(request, state).await {
            Ok(axum::Form(form)) => Ok(Filled(form)),
            Err(rejection) => Err(unread(&rejection)),
        }
    }
}

fn unread(rejection: &FormRejection) -> Trouble {
    let trouble = Trouble::of(rejection.status());
    if trouble.status == StatusCode::PAYLOAD_TOO_LARGE {
        trouble
    } else {
        trouble.exact(rejection.body_text())
    }
}

/// What was typed into a form, by the names of its fields.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// What was typed into these fields.
    pub fn of(fields: &[(&str, &str)]) -> Typed {
        Typed(fields.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// What was typed into a field, without white around it; empty where nothing was, or there is no such field.
    pub fn get(&self, field: &str) -> &str {
        self.as_it_is(field).trim()
    }

    /// The same, with white around it: an address that is sent back, say.
    pub fn as_it_is(&self, field: &str) -> &str {
        self.0.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// The same without one field: a secret, say.
    pub fn without(self, field: &str) -> Typed {
        Typed(self.0.into_iter().filter(|(name, _)| name != field).collect())
    }

    /// What was typed into each of the fields of one name.
    pub fn all(&self, field: &str) -> Vec<String> {
        self.0.iter().filter(|(name, _)| name == field).map(|(_, value)| value.clone()).collect()
    }

    /// The same, where something was.
    pub fn given(&self, field: &str) -> Option<&str> {
        Some(self.get(field)).filter(|value| !value.is_empty())
    }
}

/// A form of a page that was not kept: the page says why beside its fields, which hold what was typed.
#[derive(Clone, Debug, Default)]
pub struct Refused {
    form: &'static str,
    why: Vec<String>,
    typed: Typed,
}

impl Refused {
    /// Why a form, by the name it has on its page, was not kept.
    pub fn of(form: &'static str, failure: &Failure, typed: Typed) -> Refused {
        Refused::of_all(form, std::slice::from_ref(failure), typed)
    }

    /// The same for several reasons.
    pub fn of_all(form: &'static str, failures: &[Failure], typed: Typed) -> Refused {
        Refused { form, why: failures.iter().flat_map(why).collect(), typed }
    }

    /// Whether it is of this form.
    pub fn is_of(&self, form: &str) -> bool {
        self.form == form
    }

    /// Why this form was not kept, a line each; none where it is another's.
    pub fn why(&self, form: &str) -> &[String] {
        if self.is_of(form) { &self.why } else { &[] }
    }

    /// What was typed into a field of this form, as it was.
    pub fn typed(&self, form: &str, field: &str) -> &str {
        if self.is_of(form) { self.typed.as_it_is(field) } else { "" }
    }

    /// The same of each of the fields of one name; nothing where this form was kept.
    pub fn all_typed(&self, form: &str, field: &str) -> Option<Vec<String>> {
        self.is_of(form).then(|| self.typed.all(field))
    }

    /// What the page that says it is to programs.
    pub fn status(&self) -> StatusCode {
        if self.form.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }
}

/// Why something was not kept, a sentence each: what is so, then what was looked at and what works. A hint that is a
/// command is for who typed one.
pub fn why(failure: &Failure) -> Vec<String> {
    let hints = failure.hints.iter().filter(|hint| !hint.starts_with("groundwork "));
    let what = format!("{}.", failure.what.trim_end_matches('.'));
    let more = failure.looked_at.iter().chain(hints);
    let more = more.map(|line| format!("{}.", capital(line.trim_end_matches('.'))));
    std::iter::once(what).chain(more).collect()
}

/// The same failure with what works here in the place of its hints, which are for who typed a command; unless it is not the
/// fault of what was typed: a disk that is full, say.
pub fn instead(failure: Failure, works: &str) -> Failure {
    if failure.code == 2 { Failure { hints: vec![works.to_owned()], ..failure } } else { failure }
}

impl From<Refused> for Trouble {
    /// Where there is no page to say it beside its fields.
    fn from(refused: Refused) -> Trouble {
        Trouble::not_kept(&refused.why)
    }
}

/// What stands behind the `?` of an address.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        match Query::try_from_uri(&parts.uri) {
            Ok(Query(asked)) => Ok(Asked(asked)),
            Err(rejection) => Err(Trouble::of(rejection.status()).exact(rejection.body_text())),
        }
    }
}

/// A path of ours to lead back to: nothing leads out of these pages.
pub fn ours(back: &str) -> Option<&str> {
    let ours = back.starts_with('/') && !back.starts_with("//") && !back.contains('\\');
    Some(back).filter(|back| ours && back.parse::<Uri>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_why_in_sentences_and_names_no_command() {
        let failure = Failure::usage("there is no reason to keep").looked_at("it holds white alone");
        let failure = failure.hint("groundwork exclude COMMIT").hint("a few words are enough");
        let said = ["there is no reason to keep.", "It holds white alone.", "A few words are enough."];
        assert_eq!(why(&failure), said);
    }

    #[test]
    fn a_form_leads_back_to_our_own_pages_only() {
        for back in ["/scorecard", "/signals/absence?area=a%20b&page=2#records"] {
            assert_eq!(ours(back), Some(back));
        }
        for back in
            ["", "scorecard", "//example.org/", "/\\example.org/", "https://example.org/", "/a b", "/a\nb"]
        {
            assert_eq!(ours(back), None, "{back:?}");
        }
    }
}
