use testkit::Program;

#[test]
fn outside_of_a_repository_it_says_where_it_looked_and_what_to_do() {
    let program = Program::new(env!("CARGO_BIN_EXE_groundwork"), "2026-11-19T09:00:00Z");
    let answer = program.run(program.home(), &[]);
    assert_eq!(answer.code, Some(1));
    assert_eq!(answer.out, "");
    assert!(answer.err.starts_with("error: this is not a git repository\n  looked in "), "{}", answer.err);
    assert!(
        answer.err.contains("hint: go to the repository you lead, or name it: groundwork --repo PATH\n"),
        "{}",
        answer.err
    );
}
