//! The stylesheet, the scripts and the icon, each under a name that changes with what it holds, so that a browser keeps it for
//! good and never has an old one.

use std::io::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::trouble::Trouble;

/// Where they lie.
pub const BELOW: &str = "/assets/";

/// The stylesheet, one idea a file. Which rule wins is said by the layers, not by this order.
const STYLES: [&str; 18] = [
    include_str!("../assets/css/tokens.css"),
    include_str!("../assets/css/reset.css"),
    include_str!("../assets/css/base.css"),
    include_str!("../assets/css/page.css"),
    include_str!("../assets/css/words.css"),
    include_str!("../assets/css/acts.css"),
    include_str!("../assets/css/chart.css"),
    include_str!("../assets/css/score.css"),
    include_str!("../assets/css/table.css"),
    include_str!("../assets/css/areas.css"),
    include_str!("../assets/css/evidence.css"),
    include_str!("../assets/css/reasons.css"),
    include_str!("../assets/css/handover.css"),
    include_str!("../assets/css/log.css"),
    include_str!("../assets/css/growth.css"),
    include_str!("../assets/css/people.css"),
    include_str!("../assets/css/reading.css"),
    // Both are of the last layer; on paper the second has the last word.
    concat!(include_str!("../assets/css/utilities.css"), include_str!("../assets/css/print.css")),
];

/// One file that is served.
pub struct Asset {
    /// What the layout calls it.
    pub name: &'static str,
    /// Its address, with a fingerprint of what it holds.
    pub path: String,
    /// What it holds.
    pub body: String,
    /// The same in gzip, for a browser at the other end of a forwarded port.
    pub gzip: Vec<u8>,
    kind: &'static str,
}

/// All files there are.
pub static ALL: LazyLock<[Asset; 6]> = LazyLock::new(|| {
    [
        Asset::of("groundwork.css", "text/css; charset=utf-8", STYLES.concat()),
        // One ink that shows on a light and on a dark bar of tabs.
        Asset::of("icon.svg", "image/svg+xml", include_str!("../assets/icon.svg").to_owned()),
        Asset::of(
            "smooth.js",
            "text/javascript; charset=utf-8",
            include_str!("../assets/smooth.js").to_owned(),
        ),
        Asset::of("keys.js", "text/javascript; charset=utf-8", include_str!("../assets/keys.js").to_owned()),
        Asset::of("copy.js", "text/javascript; charset=utf-8", include_str!("../assets/copy.js").to_owned()),
        Asset::of(
            "htmx.js",
            "text/javascript; charset=utf-8",
            include_str!("../assets/htmx/htmx.min.js").to_owned(),
        ),
    ]
});

impl Asset {
    fn of(name: &'static str, kind: &'static str, body: String) -> Asset {
        let (stem, end) = name.split_once('.').expect("each name above has an end");
        let path = format!("{BELOW}{stem}-{:016x}.{end}", fingerprint(body.as_bytes()));
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(body.as_bytes()).expect("memory takes all");
        let gzip = gzip.finish().expect("memory takes all");
        Asset { name, path, body, gzip, kind }
    }
}

/// The address of a file, by the name it has above.
pub fn path(name: &str) -> &'static str {
    let asset = ALL.iter().find(|asset| asset.name == name);
    &asset.expect("templates name files of the list above, and every template is rendered by a test").path
}

/// Answers with a file. A name is looked up in the list, so no name leads to the disk.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ALL.iter().find(|asset| asset.path.strip_prefix(BELOW) == Some(name.as_str())) else {
        return Trouble::no_such_page().into_response();
    };
    let said = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    if takes_gzip(&headers) {
        let encoding = [(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))];
        (said, encoding, asset.gzip.as_slice()).into_response()
    } else {
        (said, asset.body.as_str()).into_response()
    }
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    let taken =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    taken.split(',').any(|one| one.trim().eq_ignore_ascii_case("gzip"))
}

/// FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): against a mistake, not against an attack, and the files
/// are ours.
pub(crate) fn fingerprint(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the page of its authors: the hash of "foobar".
    #[test]
    fn a_fingerprint_is_that_of_its_definition() {
        assert_eq!(fingerprint(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
