//! What a browser sends, read into a type; what cannot be read becomes an error page in words.

use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use serde::de::DeserializeOwned;

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
