//! Standard input as the document of a call that names none.

use std::fs::File;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::common::NOTHING_KEPT;

const TEXT: &str =
    "第一章 总则\n各地要深化改革，2021年改革见效。\n\n第二章 附则\n本办法自发布之日起施行。\n";

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gangmu"));
    command.args(arguments).env("XDG_STATE_HOME", NOTHING_KEPT);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

fn piped(arguments: &[&str], input: &str) -> Output {
    let mut command = command(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn every_subcommand_without_a_path_reads_it() {
    for arguments in [
        &["outline", "--format", "tsv"][..],
        &["search", "改革", "--format", "tsv"],
        &["show", "--section", "总则"],
        &["check", "--format", "tsv"],
        &["figures", "--format", "tsv"],
        &["keywords", "--format", "tsv"],
        &["phrases", "--format", "tsv"],
        &["collocates", "改革", "--format", "tsv"],
        &["notes", "--format", "tsv"],
        &["export", "--format", "md"],
        &[],
    ] {
        let unnamed = piped(arguments, TEXT);
        let named = piped(&[arguments, &["-"]].concat(), TEXT);
        assert_eq!(unnamed, named, "{arguments:?}");
        let embedded = command(arguments).stdin(Stdio::null()).output().unwrap();
        // There are no notes on either.
        let differs = out(&embedded) != out(&named);
        assert!(
            differs || arguments.first() == Some(&"notes"),
            "{arguments:?}"
        );
    }
    assert_eq!(out(&piped(&["search", "改革", "--count"], TEXT)), "2\n");
    assert_eq!(out(&piped(&[], TEXT)), TEXT.replace("\n\n", "\n"));
}

#[test]
fn a_path_goes_before_it() {
    let file = std::env::temp_dir().join(format!("gangmu-stdin-{}", std::process::id()));
    std::fs::write(&file, "改革改革改革\n").unwrap();
    let path = file.to_str().unwrap();
    assert_eq!(
        out(&piped(&["search", "改革", "--count", path], TEXT)),
        "3\n"
    );
    let redirected = command(&["search", "改革", "--count"])
        .stdin(File::open(&file).unwrap())
        .output();
    assert_eq!(out(&redirected.unwrap()), "3\n");
    std::fs::remove_file(file).unwrap();
}

#[test]
fn one_that_is_empty_is_an_empty_document() {
    let outline = piped(&["outline"], "");
    assert_eq!(
        (outline.stdout, outline.status.code()),
        (Vec::new(), Some(1))
    );
    let count = piped(&["search", "改革", "--count"], "");
    assert_eq!(
        (count.stdout.as_slice(), count.status.code()),
        (&b"0\n"[..], Some(1))
    );
}

#[test]
fn one_that_is_closed_counts_as_a_terminal() {
    let line = "exec \"$0\" outline --format tsv <&-";
    let closed = Command::new("sh")
        .args(["-c", line, env!("CARGO_BIN_EXE_gangmu")])
        .env("XDG_STATE_HOME", NOTHING_KEPT)
        .output()
        .unwrap();
    let null = command(&["outline", "--format", "tsv"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(out(&closed), out(&null));
    assert!(out(&closed).lines().count() > 3);
}

#[test]
fn commands_typed_line_by_line_are_no_document() {
    let told = piped(&["--plain"], "t\nq\n");
    let embedded = command(&["outline"]).stdin(Stdio::null()).output().unwrap();
    let first = out(&embedded);
    let title = first
        .lines()
        .next()
        .unwrap()
        .split("  ")
        .last()
        .unwrap()
        .to_owned();
    assert_eq!(told.status.code(), Some(0));
    assert!(out(&told).contains(title.trim()), "{title}: {}", out(&told));
}
