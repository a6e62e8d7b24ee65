//! The content this program brings, read once.

use std::sync::LazyLock;

use growth::content::Content;

static OWN: LazyLock<Content> = LazyLock::new(Content::own);

/// What writers wrote.
pub fn content() -> &'static Content {
    &OWN
}
