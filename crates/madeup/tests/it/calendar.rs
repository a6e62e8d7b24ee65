//! Mira's calendar, as it is written. What is read of it stands in the tests of `collect`.

use madeup::kassa;

/// The lines as they were before they were folded.
fn lines() -> Vec<String> {
    let text = String::from_utf8(kassa::calendar()).expect("it is UTF-8");
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// FNV-1a, with which a byte that changes shows.
fn mark(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |mark, &byte| (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn its_bytes_are_the_same_on_every_machine() {
    let bytes = kassa::calendar();
    assert_eq!((bytes.len(), mark(&bytes)), (336_710, 17_775_706_496_628_972_887));
}

#[test]
fn its_lines_are_as_the_standard_wants_them() {
    let bytes = kassa::calendar();
    let text = std::str::from_utf8(&bytes).expect("each line alone is UTF-8 too");
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
    let folded = text.lines().filter(|line| line.starts_with(' ')).count();
    assert!(folded > 100, "{folded}");
    let mut open: Vec<String> = Vec::new();
    for line in lines() {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("{line}"));
        match name {
            "BEGIN" => open.push(value.to_owned()),
            "END" => assert_eq!(open.pop().as_deref(), Some(value)),
            _ => assert!(!open.is_empty(), "{line}"),
        }
    }
    assert!(open.is_empty());
}

#[test]
fn whoever_is_in_it_is_of_the_team_or_was_or_comes_to_the_repository() {
    let written = crate::kassa::asked(&["log", "--no-merges", "--format=%ae"]);
    let houses = ["all@", "office@", "risk@", "tejo@"].map(|house| format!("{house}kassa.example"));
    for line in lines() {
        if let Some((_, address)) = line.split_once(":mailto:") {
            let known = written.iter().any(|one| one == address);
            assert!(known || houses.iter().any(|house| house == address), "{line}");
        }
    }
}
