//! The XML of CalDAV (RFC 4791, 4918, 6578): what is asked, and what is taken out of an answer.

use roxmltree::{Document, Node};

const DAV: &str = "DAV:";
const CAL: &str = "urn:ietf:params:xml:ns:caldav";

/// Asks for what a place is, and whose.
pub(super) const WHO: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
    <d:propfind xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\"><d:prop><d:resourcetype/><d:displayname/>\
    <d:current-user-principal/><c:calendar-home-set/><c:calendar-user-address-set/><d:sync-token/>\
    <c:supported-calendar-component-set/></d:prop></d:propfind>";

/// Asks for what is in a calendar between two instants, as `20261101T000000Z`.
pub(super) fn between(from: &str, to: &str, with_data: bool) -> String {
    let data = if with_data { "<c:calendar-data/>" } else { "" };
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
         <c:calendar-query xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\"><d:prop><d:getetag/>{data}</d:prop>\
         <c:filter><c:comp-filter name=\"VCALENDAR\"><c:comp-filter name=\"VEVENT\">\
         <c:time-range start=\"{from}\" end=\"{to}\"/></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>"
    )
}

/// Asks for what changed since the state that a token names.
pub(super) fn since(token: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
         <d:sync-collection xmlns:d=\"DAV:\"><d:sync-token>{}</d:sync-token><d:sync-level>1</d:sync-level>\
         <d:prop><d:getetag/></d:prop></d:sync-collection>",
        escaped(token)
    )
}

/// Asks for these items.
pub(super) fn these(items: &[String]) -> String {
    let items: String = items.iter().map(|item| format!("<d:href>{}</d:href>", escaped(item))).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
         <c:calendar-multiget xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">\
         <d:prop><d:getetag/><c:calendar-data/></d:prop>{items}</c:calendar-multiget>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What is taken of an answer.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Each place it speaks of.
    pub places: Vec<Place>,
    /// What the server calls the state that this is.
    pub token: Option<String>,
}

/// What an answer says of one place.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Where it is.
    pub href: String,
    /// A status of the whole place: 404 is one that is gone, 507 a list that is not complete.
    pub status: Option<u16>,
    /// Its name.
    pub name: String,
    /// Whether it is a calendar.
    pub is_calendar: bool,
    /// Whether it can hold events; so is one that does not say.
    pub holds_events: bool,
    /// Where the account's own page is.
    pub principal: Option<String>,
    /// Where the account's calendars are.
    pub homes: Vec<String>,
    /// The account's addresses.
    pub addresses: Vec<String>,
    /// What the server calls the state of the whole place.
    pub token: Option<String>,
    /// What it calls the state of an item.
    pub etag: Option<String>,
    /// An item, as iCalendar.
    pub data: Option<String>,
}

/// Reads an answer; else what is wrong with it.
pub(super) fn read(body: &[u8]) -> Result<Told, String> {
    let text = std::str::from_utf8(body).map_err(|_| "it is no text".to_owned())?;
    // Documents that declare entities are refused: that is what `roxmltree` does by default.
    let document = Document::parse(text).map_err(|error| crate::line::shortened(&error.to_string()))?;
    let root = document.root_element();
    if !root.has_tag_name((DAV, "multistatus")) {
        return Err("it is no list of places".to_owned());
    }
    Ok(Told {
        places: root.children().filter(|node| node.has_tag_name((DAV, "response"))).map(place).collect(),
        token: child(root, DAV, "sync-token").map(text_of).filter(|token| !token.is_empty()),
    })
}

fn place(response: Node) -> Place {
    let mut place = Place {
        href: child(response, DAV, "href").map(text_of).unwrap_or_default(),
        status: child(response, DAV, "status").and_then(status),
        holds_events: true,
        ..Place::default()
    };
    for set in response.children().filter(|node| node.has_tag_name((DAV, "propstat"))) {
        if child(set, DAV, "status").and_then(status).is_some_and(|status| status != 200) {
            continue;
        }
        for property in
            set.children().filter(|node| node.has_tag_name((DAV, "prop"))).flat_map(|prop| prop.children())
        {
            take(&mut place, property);
        }
    }
    place
}

fn take(place: &mut Place, property: Node) {
    let is = |of: &str, name: &str| property.has_tag_name((of, name));
    let hrefs = || {
        let hrefs = property.children().filter(|node| node.has_tag_name((DAV, "href"))).map(text_of);
        hrefs.filter(|href| !href.is_empty()).collect::<Vec<_>>()
    };
    if is(DAV, "resourcetype") {
        place.is_calendar = child(property, CAL, "calendar").is_some();
    } else if is(DAV, "displayname") {
        place.name = text_of(property);
    } else if is(DAV, "current-user-principal") {
        place.principal = hrefs().into_iter().next();
    } else if is(CAL, "calendar-home-set") {
        place.homes = hrefs();
    } else if is(CAL, "calendar-user-address-set") {
        place.addresses = hrefs();
    } else if is(DAV, "sync-token") {
        place.token = Some(text_of(property)).filter(|token| !token.is_empty());
    } else if is(DAV, "getetag") {
        place.etag = Some(text_of(property)).filter(|etag| !etag.is_empty());
    } else if is(CAL, "calendar-data") {
        place.data = Some(text_of(property));
    } else if is(CAL, "supported-calendar-component-set") {
        let mut kinds = property.children().filter(|node| node.has_tag_name((CAL, "comp"))).peekable();
        let says = kinds.peek().is_some();
        place.holds_events =
            !says || kinds.any(|kind| kind.attribute("name").is_some_and(|name| name == "VEVENT"));
    }
}

fn child<'a, 'i>(node: Node<'a, 'i>, of: &str, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.has_tag_name((of, name)))
}

fn text_of(node: Node) -> String {
    node.children().filter_map(|child| child.text()).collect::<String>().trim().to_owned()
}

/// `HTTP/1.1 404 Not Found`
fn status(node: Node) -> Option<u16> {
    text_of(node).split_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_by_its_names_whatever_their_prefix() {
        let body = "<multistatus xmlns='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'><response><href> /a/ </href><propstat><prop>\
            <resourcetype><collection/><C:calendar/></resourcetype><displayname>Work &amp; so</displayname><sync-token>t1</sync-token>\
            <C:supported-calendar-component-set><C:comp name='VTODO'/></C:supported-calendar-component-set></prop>\
            <status>HTTP/1.1 200 OK</status></propstat><propstat><prop><getetag>no</getetag></prop><status>HTTP/1.1 404 Not Found</status></propstat>\
            </response><response><href>/b</href><status>HTTP/1.1 404 Not Found</status></response><sync-token>t2</sync-token></multistatus>";
        let told = read(body.as_bytes()).expect("an answer");
        assert_eq!(told.token.as_deref(), Some("t2"));
        let a = &told.places[0];
        assert_eq!((a.href.as_str(), a.name.as_str(), a.token.as_deref()), ("/a/", "Work & so", Some("t1")));
        assert!(a.is_calendar && !a.holds_events && a.etag.is_none());
        assert_eq!((told.places[1].href.as_str(), told.places[1].status), ("/b", Some(404)));
    }

    #[test]
    fn what_is_no_answer_is_said() {
        for body in [
            "",
            "<html><body>Sign in</body></html>",
            "<multistatus/>",
            "<!DOCTYPE a [<!ENTITY b \"b\">]><multistatus xmlns='DAV:'>&b;</multistatus>",
            "\u{1f}",
        ] {
            assert!(read(body.as_bytes()).is_err(), "{body}");
        }
        assert!(read(&[0xff, 0xfe]).is_err());
    }

    #[test]
    fn what_is_put_into_a_question_is_text() {
        assert!(since("a<b>&c").contains("<d:sync-token>a&lt;b&gt;&amp;c</d:sync-token>"));
        assert!(these(&["/a&b".to_owned()]).contains("<d:href>/a&amp;b</d:href>"));
    }

    proptest::proptest! {
        #[test]
        fn no_answer_makes_it_panic(body in "(<[a-z:]{0,12}( xmlns(:c)?='[A-Za-z:]{0,12}')?>|</?[a-z:]{0,12}>|\\PC{0,4}){0,30}") {
            let _ = read(body.as_bytes());
        }
    }
}
