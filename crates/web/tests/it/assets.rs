//! The stylesheet and the scripts.

use axum::http::{Method, StatusCode};

use crate::visitor::{Visitor, with};

#[tokio::test]
async fn a_file_is_kept_for_good_under_a_name_that_changes_with_it() {
    let visitor = Visitor::outside();
    for asset in web::assets::ALL.iter() {
        let plain = visitor.get(&asset.path).await;
        assert_eq!((plain.status, &plain.body), (StatusCode::OK, &asset.body));
        assert_eq!(plain.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(plain.header("x-content-type-options"), "nosniff");
        let kind = match asset.name.rsplit_once('.').unwrap().1 {
            "css" => "text/css; charset=utf-8",
            "svg" => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        };
        assert_eq!(plain.header("content-type"), kind);
        let packed =
            with(visitor.request(Method::GET, &asset.path), &[("accept-encoding", "br, gzip, deflate")]);
        let packed = visitor.ask(packed).await;
        assert_eq!((packed.header("content-encoding"), packed.header("vary")), ("gzip", "accept-encoding"));
    }
    let (stem, _) = web::assets::path("keys.js").rsplit_once('-').unwrap();
    assert_eq!(visitor.get(&format!("{stem}-0000000000000000.js")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(visitor.get("/assets/keys.js").await.status, StatusCode::NOT_FOUND);
}

#[test]
fn what_is_served_of_htmx_is_what_its_page_says() {
    let page = include_str!("../../assets/htmx/README.md");
    let asset = web::assets::ALL.iter().find(|asset| asset.name == "htmx.js").unwrap();
    let version = asset.body.split("version=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(page.starts_with(&format!("htmx {version}, ")), "htmx {version} is served");
    assert!(
        page.contains("Zero-Clause BSD")
            && include_str!("../../assets/htmx/LICENSE").contains("Zero-Clause BSD")
    );
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/htmx/htmx.min.js");
    let hash =
        std::process::Command::new("git").args(["hash-object", "--no-filters", file]).output().unwrap();
    assert!(page.contains(String::from_utf8(hash.stdout).unwrap().trim()) && hash.status.success());
}

#[tokio::test]
async fn what_chooses_the_forms_that_are_sent_by_a_script_stands_before_htmx() {
    let page = Visitor::outside().get("/").await.body;
    let place = |name| page.find(web::assets::path(name)).unwrap();
    assert!(place("smooth.js") < place("htmx.js"));
    assert!(page.contains("hx-boost:inherited=\"true\"") && page.contains("\"history\": false"));
}

#[test]
fn every_stylesheet_is_served_and_every_rule_has_a_layer() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/css");
    let sheet = &web::assets::ALL.iter().find(|asset| asset.name == "groundwork.css").unwrap().body;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(sheet.contains(&text), "{} is not served", path.display());
        let mut depth = 0_usize;
        for line in without_comments(&text).lines().filter(|line| !line.trim().is_empty()) {
            assert!(depth > 0 || line.starts_with("@layer "), "{}: {line}", path.display());
            depth = depth + line.matches('{').count() - line.matches('}').count();
        }
        assert_eq!(depth, 0, "{} is not closed", path.display());
        if !path.ends_with("tokens.css") {
            for word in ["oklch(", "rgb(", "hsl(", ": #", "url("] {
                assert!(
                    !text.replace("in oklch,", "").contains(word),
                    "{} names a colour: {word}",
                    path.display()
                );
            }
        }
    }
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| all + part.split_once("*/").unwrap().1)
}
