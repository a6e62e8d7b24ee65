//! Tables in CSV, as their writers keep them: fields in quotation marks where they hold a comma.

/// The rows below the header, each with `N` fields.
pub fn rows<const N: usize>(text: &str) -> Vec<[String; N]> {
    let rows = text.lines().skip(1).filter(|row| !row.is_empty());
    rows.map(|row| fields(row).try_into().unwrap_or_else(|found| panic!("{row}: {found:?}"))).collect()
}

fn fields(row: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut chars = row.chars().peekable();
    while let Some(char) = chars.next() {
        let field = fields.last_mut().expect("there is one from the start");
        match char {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            char => field.push(char),
        }
    }
    fields
}

#[test]
fn a_field_in_quotation_marks_may_hold_a_comma_and_a_mark() {
    let table = "one,two\n\"a, \"\"b\"\"\",c\n";
    assert_eq!(rows::<2>(table), [["a, \"b\"".to_owned(), "c".to_owned()]]);
}
