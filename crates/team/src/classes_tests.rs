use proptest::prelude::*;

use super::*;

fn class(path: &str) -> Class {
    ClassTable::shipped().classify(path.into(), &Linguist::default())
}

fn with(path: &str, attributes: Linguist) -> Decision {
    ClassTable::shipped().decide(path.into(), &attributes)
}

#[test]
fn the_first_row_that_fits_gives_the_class() {
    for (path, expected) in [
        ("src/main.rs", Class::Source),
        ("SRC/MAIN.RS", Class::Source),
        ("build.rs", Class::Source),
        ("tokio/tests/rt.rs", Class::Test),
        ("src/foo_test.go", Class::Test),
        ("src/FooIT.java", Class::Test),
        ("src/Edit.java", Class::Source),
        ("deps/lua/lua.c", Class::Vendored),
        ("a/deps/lua.c", Class::Source),
        ("Vendor/x.c", Class::Vendored),
        ("x/Pods/y.m", Class::Vendored),
        ("x/pods/y.m", Class::Source),
        ("Cargo.lock", Class::Lock),
        ("Cargo.lock.msrv", Class::Lock),
        ("tests/testdata/a.rs", Class::Fixture),
        ("a.pb.go", Class::Generated),
        ("CMakeLists.txt", Class::Configuration),
        ("dev-requirements.txt", Class::Configuration),
        ("notes.txt", Class::Documentation),
        ("docs/conf.py", Class::Documentation),
        ("README", Class::Documentation),
        ("tool.1", Class::Documentation),
        (".gitignore", Class::Configuration),
        (".eslintrc.js", Class::Configuration),
        ("package.json", Class::Configuration),
        ("other.json", Class::Data),
        ("a.tar.gz", Class::Data),
        ("LICENSE", Class::Documentation),
        ("po/de.po", Class::Translation),
        ("script", Class::Unknown),
        ("a.", Class::Unknown),
        (".lock", Class::Configuration),
        (".a.lock", Class::Lock),
        ("é/ü.rs", Class::Source),
        ("tests/data.json", Class::Data),
        ("t/basic.t", Class::Test),
    ] {
        assert_eq!(class(path), expected, "{path}");
    }
    assert_eq!(
        ClassTable::shipped().classify(BStr::new(b"\xff/\xfe.rs"), &Linguist::default()),
        Class::Source
    );
}

#[test]
fn attributes_come_first() {
    let no = Linguist::default();
    assert_eq!(with("a.rs", Linguist { vendored: Some(true), ..no }).class, Class::Vendored);
    assert_eq!(with("a.rs", Linguist { generated: Some(true), ..no }).class, Class::Generated);
    assert_eq!(with("a.rs", Linguist { documentation: Some(true), ..no }).class, Class::Documentation);
    assert_eq!(with("a.rs", Linguist { detectable: Some(false), ..no }).class, Class::Data);
    let (generated, detectable) = (Some(true), Some(false));
    assert_eq!(with("a.rs", Linguist { generated, detectable, ..no }).class, Class::Generated);
}

#[test]
fn an_unset_attribute_skips_the_rows_of_its_class() {
    let no = Linguist::default();
    assert_eq!(with("deps/rabbit/a.erl", Linguist { vendored: Some(false), ..no }).class, Class::Source);
    assert_eq!(with("deps/rabbit/test/a.erl", Linguist { vendored: Some(false), ..no }).class, Class::Test);
    assert_eq!(with("vendor/Cargo.lock", Linguist { vendored: Some(false), ..no }).class, Class::Lock);
    assert_eq!(with("dist/a.js", Linguist { generated: Some(false), ..no }).class, Class::Source);
    assert_eq!(with("examples/a.rs", Linguist { documentation: Some(false), ..no }).class, Class::Source);
    assert_eq!(with("deps/a.lock", Linguist { generated: Some(false), ..no }).class, Class::Vendored);
}

#[test]
fn detectable_makes_source_of_quiet_files_only() {
    let detectable = Linguist { detectable: Some(true), ..Linguist::default() };
    for path in ["docs/a.rs", "Makefile", "a.json", "no-type"] {
        assert_eq!(with(path, detectable).class, Class::Source, "{path}");
    }
    assert_eq!(with("tests/a.json", detectable).class, Class::Test);
    assert_eq!(with("vendor/a.json", detectable).class, Class::Vendored);
    assert_eq!(with("po/de.po", detectable).class, Class::Translation);
}

#[test]
fn what_decided_can_be_said() {
    let table = ClassTable::shipped();
    let because = |path: &str, attributes| table.because(with(path, attributes).why);
    assert_eq!(because("Cargo.lock", Linguist::default()), "classes.csv: lock,ext,lock");
    assert_eq!(because("tests/a.rs", Linguist::default()), "classes.csv: test,dir,tests");
    assert_eq!(because("x", Linguist::default()), "type not known");
    let hidden = Linguist { detectable: Some(false), ..Linguist::default() };
    assert_eq!(because("x", hidden), ".gitattributes: -linguist-detectable");
}

#[test]
fn a_change_of_a_row_changes_the_version() {
    let text = include_str!("../data/classes.csv");
    let version = |text: &str| ClassTable::parse(text).expect("a table").version().to_owned();
    assert_eq!(version(text), ClassTable::shipped().version());
    assert_eq!(version(&text.replace('\n', "\r\n")), version(text));
    assert_ne!(version(&text.replace("source,ext,zig\n", "")), version(text));
    assert_ne!(version(&text.replace("ext,zig", "ext,zag")), version(text));
}

#[test]
fn what_is_no_table_is_refused_with_its_line() {
    let wrong = |rows: &str| {
        let error = ClassTable::parse(&format!("class,match,pattern\n{rows}\n")).expect_err("not a table");
        assert_eq!(error.line, 2, "{error}");
    };
    for rows in
        ["sauce,ext,c", "source,exit,c", "source,ext", "source,ext,", "unknown,ext,c", "source,glob,[a"]
    {
        wrong(rows);
    }
    assert_eq!(ClassTable::parse("").map(|_| ()).map_err(|error| error.line), Err(1));
}

/// classes.md row by row, without any index.
fn naive(path: &str, attributes: &Linguist) -> Class {
    match attributes {
        Linguist { vendored: Some(true), .. } => return Class::Vendored,
        Linguist { generated: Some(true), .. } => return Class::Generated,
        Linguist { documentation: Some(true), .. } => return Class::Documentation,
        Linguist { detectable: Some(false), .. } => return Class::Data,
        _ => {}
    }
    let (dirs, name) =
        path.rsplit_once('/').map_or((vec![], path), |(dirs, name)| (dirs.split('/').collect(), name));
    let ext = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ext)| ext);
    let fits = |kind: &str, pattern: &str| match kind {
        "dir" => dirs.iter().any(|dir| dir.eq_ignore_ascii_case(pattern)),
        "name" => name.eq_ignore_ascii_case(pattern),
        "ext" => ext.is_some_and(|ext| ext.eq_ignore_ascii_case(pattern)),
        "glob" => Glob::new(pattern).matches(name.as_bytes()),
        _ => Glob::new(pattern).matches(path.as_bytes()),
    };
    let rows =
        include_str!("../data/classes.csv").lines().skip(1).map(|row| row.split(',').collect::<Vec<_>>());
    let (tests, kinds): (Vec<_>, Vec<_>) = rows.partition(|row| row[0] == "test");
    let skipped = |class: &str| match class {
        "vendored" => attributes.vendored == Some(false),
        "generated" => attributes.generated == Some(false),
        "documentation" => attributes.documentation == Some(false),
        _ => false,
    };
    let row = kinds.iter().find(|row| !skipped(row[0]) && fits(row[1], row[2]));
    let mut class = row.and_then(|row| Class::named(row[0])).unwrap_or(Class::Unknown);
    if attributes.detectable == Some(true)
        && matches!(class, Class::Documentation | Class::Configuration | Class::Data | Class::Unknown)
    {
        class = Class::Source;
    }
    let test = class == Class::Source && tests.iter().any(|row| fits(row[1], row[2]));
    if test { Class::Test } else { class }
}

/// Words of the table, so that rows are hit.
fn words() -> impl Strategy<Value = String> {
    let rows = include_str!("../data/classes.csv").lines().skip(1);
    let words: Vec<String> = rows
        .filter_map(|row| row.split(',').nth(2))
        .map(|pattern| pattern.replace("**/", "").replace("/**", "").replace('*', "x").replace("[0-9]", "1"))
        .collect();
    prop::sample::select(words)
}

fn paths() -> impl Strategy<Value = String> {
    let part = prop_oneof![words(), "[a-zA-Z.]{1,4}", words().prop_map(|word| word.to_uppercase())];
    let name = (part.clone(), prop_oneof![Just(String::new()), words().prop_map(|ext| format!(".{ext}"))]);
    (prop::collection::vec(part, 0..3), name).prop_map(|(mut dirs, (name, ext))| {
        dirs.push(name + &ext);
        dirs.join("/")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_index_says_what_reading_row_by_row_says(path in paths(), said in any::<[Option<bool>; 4]>()) {
        let sparse = |at: usize| said[at].filter(|_| (path.len() + at).is_multiple_of(3));
        let attributes = Linguist {
            vendored: sparse(0), generated: sparse(1), documentation: sparse(2), detectable: sparse(3),
        };
        let class = ClassTable::shipped().classify(path.as_str().into(), &attributes);
        prop_assert_eq!(class, naive(&path, &attributes));
    }

    #[test]
    fn no_table_makes_it_panic(
        rows in prop::collection::vec("\\PC{0,16}|(vendored|lock|test|nothing|),(dir|ext|name|glob|path|),[a-c.*/\\[\\]]{0,6}", 0..4),
        path in paths(),
    ) {
        let read = ClassTable::parse(&format!("class,match,pattern\n{}", rows.join("\n")));
        if let Ok(table) = read {
            prop_assert_eq!(rows.iter().filter(|row| !row.trim().is_empty()).count(), count(&table));
            table.classify(path.as_str().into(), &Linguist::default());
        }
    }
}

fn count(table: &ClassTable) -> usize {
    (0..).take_while(|&row| table.row(row).is_some()).count()
}
