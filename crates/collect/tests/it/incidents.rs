//! Files of incidents: what usual exports say, what cannot be read, and that any bytes have an answer.

use collect::incidents::{Columns, Error, MOST_BYTES, MOST_ROWS, Reading, content, headings, propose, read};
use jiff::tz::TimeZone;
use proptest::prelude::*;
use records::Incident;

fn proposed(bytes: &[u8]) -> Reading {
    let columns = propose(&headings(bytes).expect("headings"));
    read(bytes, &columns, &TimeZone::UTC).expect("a reading")
}

/// 3 November 2026 10:00 UTC.
const TEN: i64 = 1_793_700_000;

fn refunds() -> Incident {
    Incident {
        id: "INC-7".to_owned(),
        title: "Refunds stuck, \"again\"".to_owned(),
        class: Some("payments".to_owned()),
        opened: TEN,
        closed: Some(TEN + 5_400),
        lead: Some("Priya N.".to_owned()),
        url: Some("https://status.example/7".to_owned()),
    }
}

const TABLE: &str = "ID,Name,Incident type,Reported at,Closed at,Incident lead,Permalink\r\n\
    INC-7,\"Refunds stuck, \"\"again\"\"\",payments,2026-11-03 10:00:00 UTC,2026-11-03T12:30:00+01:00,Priya N.,https://status.example/7\r\n\
    INC-8,\"Two\nlines\",,2026-11-04,,,javascript:alert(1)\r\n";

#[test]
fn a_table_with_quotes_and_line_ends_of_any_kind_is_read_as_it_stands() {
    let found = proposed(TABLE.as_bytes());
    assert_eq!(found.incidents[0], refunds());
    let other = &found.incidents[1];
    assert_eq!((other.title.as_str(), &other.class, &other.lead), ("Two\nlines", &None, &None));
    assert_eq!((other.closed, &other.url), (None, &None), "an address of a script opens nothing");
    assert_eq!((found.rows, found.left_out, found.replaced, found.unread.len()), (2, 0, 0, 0));

    for changed in [TABLE.replace("\r\n", "\n"), format!("\u{feff}{TABLE}"), format!("{TABLE}\r\n,,,,,,\r\n")]
    {
        assert_eq!(proposed(changed.as_bytes()), found);
    }
    let tabs = "ID\tName\tReported at\nINC-7\tRefunds, stuck\t2026-11-03\n";
    assert_eq!(proposed(tabs.as_bytes()).incidents[0].title, "Refunds, stuck");
    let semicolons = "ID;Name;Reported at\nINC-7;Refunds, stuck;2026-11-03\n";
    assert_eq!(proposed(semicolons.as_bytes()).incidents[0].title, "Refunds, stuck");
}

#[test]
fn a_table_that_a_spreadsheet_saved_in_its_own_letters_is_read_and_that_is_said() {
    let utf8 = "Nummer;Titel;opened\n1;Zürich steht;2026-11-03 10:00\n";
    let columns = Columns {
        id: Some("Nummer".to_owned()),
        title: Some("Titel".to_owned()),
        opened: Some("opened".to_owned()),
        ..Columns::default()
    };
    let of = |bytes: &[u8]| read(bytes, &columns, &TimeZone::UTC).expect("a reading");
    let found = of(utf8.as_bytes());
    assert_eq!((found.incidents[0].title.as_str(), found.guessed), ("Zürich steht", false));

    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(utf8.encode_utf16()).flat_map(|unit: u16| unit.to_le_bytes()).collect();
    assert_eq!(of(&utf16), found);

    let latin: Vec<u8> = utf8.chars().map(|letter| letter as u8).collect();
    let guessed = of(&latin);
    assert!(guessed.guessed);
    assert_eq!(guessed.incidents, found.incidents);
}

#[test]
fn a_list_of_objects_is_read_by_paths_alone_or_in_an_object() {
    let list = r#"[{"number": 7, "title": "Refunds stuck", "service": {"name": "payments"}, "labels": ["p1", "p2"],
        "created_at": 1793700000, "resolved_at": null, "lead": {"name": "Priya N."}}, "no object", {"number": 8}]"#;
    let whole = format!(r#"{{"total": 3, "incidents": {list}, "next": null}}"#);
    for text in [list, &whole, &format!("\u{feff}\n {whole}")] {
        let paths = headings(text.as_bytes()).expect("paths");
        let there = ["created_at", "labels", "lead.name", "number", "resolved_at", "service.name", "title"];
        assert_eq!(paths, there);
        let mut columns = propose(&paths);
        assert_eq!(columns.class.as_deref(), Some("service.name"));
        columns.lead = Some("lead.name".to_owned());
        let found = read(text.as_bytes(), &columns, &TimeZone::UTC).expect("a reading");
        let one = &found.incidents[0];
        assert_eq!((one.id.as_str(), one.opened, one.closed), ("7", TEN, None));
        assert_eq!((one.class.as_deref(), one.lead.as_deref()), (Some("payments"), Some("Priya N.")));
        columns.class = Some("labels".to_owned());
        let labels = read(text.as_bytes(), &columns, &TimeZone::UTC).expect("a reading");
        assert_eq!(labels.incidents[0].class.as_deref(), Some("p1, p2"));
        let said: Vec<String> = found.unread.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "number 2: it is no object, so it is left out",
                "number 3: nothing says when it began, so it is left out"
            ]
        );
        assert_eq!((found.rows, found.left_out), (3, 2));
    }
}

#[test]
fn what_cannot_be_read_is_named_with_its_line_and_counted() {
    let table = "id,title,opened,closed\n\
        1,a,soon,\n\
        2,b,2026-11-03,2026-11-02\n\
        \n\
        3,c,2026-11-03,never\n\
        4,d,2026-11-03,2026-11-03,more,cells\n\
        5,e\n\
        6,f,2026-11-03,2026-11-04,,\n\
        7,\"g,2026-11-05,\n";
    let found = proposed(table.as_bytes());
    let said: Vec<String> = found.unread.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "line 2: “soon” is no date that is known, so it is left out",
            "line 3: it ends before it begins, so it has no end",
            "line 5: “never” is no date that is known, so it has no end",
            "line 6: it has more cells than there are headings, so it is left out",
            "line 7: nothing says when it began, so it is left out",
            "line 9: a quote begins there and does not end, so it is left out",
        ]
    );
    let ids: Vec<&str> = found.incidents.iter().map(|incident| incident.id.as_str()).collect();
    assert_eq!((ids, found.rows, found.left_out), (vec!["2", "3", "6"], 7, 4));
}

#[test]
fn the_same_id_twice_is_one_incident_and_the_later_row_holds() {
    let table = "id,title,opened\n1,a,2026-11-03\n2,b,2026-11-01\n1,c,2026-11-04\n";
    let found = proposed(table.as_bytes());
    let titles: Vec<&str> = found.incidents.iter().map(|incident| incident.title.as_str()).collect();
    assert_eq!((titles, found.replaced), (vec!["b", "c"], 1));
    // Without ids, two at one time with one title are one.
    let table = "title,opened\na,2026-11-03\na,2026-11-03\nb,2026-11-03\n";
    let found = proposed(table.as_bytes());
    let ids: Vec<&str> = found.incidents.iter().map(|incident| incident.id.as_str()).collect();
    assert_eq!((ids, found.replaced), (vec!["2026-11-03 a", "2026-11-03 b"], 1));
}

#[test]
fn a_file_of_another_shape_gets_a_sentence_and_a_hint() {
    let opened = Columns { opened: Some("opened".to_owned()), ..Columns::default() };
    let cases: [(&str, &str); 9] = [
        ("", "the file is empty"),
        ("\u{feff} \n", "the file is empty"),
        ("a,b\0\n", "the file is no text"),
        ("only one column\n1\n", "the first line of the file has one column only"),
        ("id,title\n1,a\n", "the file has no column “opened”"),
        ("[1,", "the file begins like JSON and is none: EOF while parsing a value at line 1 column 3"),
        ("{\"a\": 1}", "the file is JSON, but no list of objects: there is no list in it"),
        ("{\"a\": [], \"b\": []}", "the file is JSON, but no list of objects: there are several lists in it"),
        ("[{\"id\": 1}]", "the file has no column “opened”"),
    ];
    for (text, said) in cases {
        let error = read(text.as_bytes(), &opened, &TimeZone::UTC).expect_err(text);
        assert_eq!(error.to_string(), said);
        assert!(!error.hint().is_empty());
    }
    let no_column = read(b"id,title\n", &opened, &TimeZone::UTC).expect_err("no column");
    assert_eq!(no_column.hint(), "there are: id, title");
    let not_named = read(TABLE.as_bytes(), &Columns::default(), &TimeZone::UTC);
    let said = not_named.expect_err("nothing named").to_string();
    assert_eq!(said, "nothing says in which column the day an incident began stands");
}

#[test]
fn a_file_has_a_largest_size_a_most_of_rows_and_texts_a_length() {
    let large = vec![b'a'; MOST_BYTES + 1];
    assert_eq!(headings(&large), Err(Error::TooLarge));
    let many = format!("id,opened\n{}", "1,2026-11-03\n".repeat(MOST_ROWS + 1));
    let columns = propose(&headings(many.as_bytes()).expect("headings"));
    assert_eq!(read(many.as_bytes(), &columns, &TimeZone::UTC), Err(Error::TooMany));
    let list = format!("[{}0]", "0,".repeat(MOST_ROWS));
    assert_eq!(read(list.as_bytes(), &columns, &TimeZone::UTC), Err(Error::TooMany));
    let long = "ü".repeat(1_000_000);
    let found = proposed(format!("id,title,opened\n1,{long},2026-11-03\n").as_bytes());
    assert_eq!(found.incidents[0].title.chars().count(), 300);
    let deep = "[".repeat(100_000);
    let sentence = headings(deep.as_bytes()).expect_err("too deep").to_string();
    assert!(sentence.starts_with("the file begins like JSON and is none: "), "{sentence}");
    // Whatever an object holds beside, only what is asked for is kept of it.
    let beside = format!("[{}{}]", "[".repeat(90), "]".repeat(90));
    let object = format!(
        r#"[{{"id": 1, "opened": "2026-11-03", "more": {beside}, "deep": {}{}}}]"#,
        r#"{"a":"#.repeat(90) + "1",
        "}".repeat(90)
    );
    assert_eq!(headings(object.as_bytes()), Ok(["id", "more", "opened"].map(str::to_owned).to_vec()));
    assert_eq!(proposed(object.as_bytes()).incidents.len(), 1);
}

#[test]
fn only_an_ordinary_file_that_is_there_is_opened() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(content(&here.join("Cargo.toml")).is_ok_and(|(bytes, _)| bytes.starts_with(b"[package]")));
    let said = content(here).expect_err("a folder").to_string();
    assert!(said.ends_with("cannot be read: it is no ordinary file"), "{said}");
    assert!(matches!(content(&here.join("absent.csv")), Err(Error::File { .. })));
}

/// Bytes that look a little like what is read.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let table = prop::collection::vec(
        prop_oneof![
            Just("id,title,opened,closed\n"),
            Just("1,"),
            Just("\""),
            Just("\"\""),
            Just("\r\n"),
            Just("\r"),
            Just("2026-11-03,"),
            Just("\t;,"),
            Just("é\u{feff}"),
            Just("{\"opened\": 1793700000, \"id\": "),
            Just("[{\"opened\": \"2026-11-03\"}"),
            Just("]"),
            Just("}"),
            Just(","),
        ],
        0..40,
    );
    prop_oneof![
        table.prop_map(|parts| parts.concat().into_bytes()),
        prop::collection::vec(any::<u8>(), 0..300)
    ]
}

proptest! {
    #[test]
    fn any_bytes_have_an_answer_and_every_row_a_fate(bytes in bytes()) {
        let columns = match headings(&bytes) {
            Ok(headings) => propose(&headings),
            Err(_) => Columns { opened: Some("opened".to_owned()), ..Columns::default() },
        };
        if let Ok(found) = read(&bytes, &columns, &TimeZone::UTC) {
            prop_assert_eq!(found.rows, found.incidents.len() + found.left_out + found.replaced);
            prop_assert!(found.left_out == 0 || !found.unread.is_empty());
            prop_assert!(found.incidents.is_sorted_by_key(|incident| incident.opened));
        }
    }

    #[test]
    fn what_a_table_was_made_of_is_read_from_it(rows in prop::collection::vec(("[a-zA-Z0-9,;\"\n é]{0,12}", 1_000_000_000..1_900_000_000_i64), 1..20)) {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let lines: Vec<String> = rows.iter().enumerate().map(|(id, (title, opened))| format!("{id},{},{opened}", quoted(title))).collect();
        let table = format!("id,title,opened\r\n{}\r\n", lines.join("\r\n"));
        let found = proposed(table.as_bytes());
        prop_assert_eq!((found.incidents.len(), found.left_out), (rows.len(), 0));
        for incident in &found.incidents {
            let (title, opened) = &rows[incident.id.parse::<usize>().expect("a number")];
            prop_assert_eq!((incident.title.as_str(), incident.opened), (title.trim(), *opened));
        }
    }
}
