//! What the program tells of itself: completions, the manual page, the log.

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::common::NOTHING_KEPT;

fn gangmu(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .args(arguments)
        .env("LC_ALL", "C")
        .env("XDG_STATE_HOME", NOTHING_KEPT)
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = gangmu(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    assert!(output.stderr.is_empty(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The subcommands as help lists them.
fn subcommands() -> Vec<String> {
    let help = printed(&["--help"]);
    let (_, listed) = help.split_once("Commands:\n").unwrap();
    let (listed, _) = listed.split_once("\n\n").unwrap();
    // A longer description goes on further to the right.
    let names = listed
        .lines()
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next());
    let names: Vec<String> = names.map(str::to_owned).filter(|n| n != "help").collect();
    assert!(names.iter().any(|name| name == "outline"), "{names:?}");
    names
}

#[test]
fn every_shell_can_complete_every_subcommand() {
    let names = subcommands();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&["completions", shell]);
        for name in &names {
            assert!(script.contains(name.as_str()), "{shell}: {name}");
        }
        assert!(script.contains("no-heading"), "{shell}");
    }
    let refused = gangmu(&["completions", "tcsh"]);
    assert_eq!(refused.status.code(), Some(2));
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(told.contains("elvish"), "{told}");
}

/// bash itself offers what the script says, where there is one.
#[test]
fn bash_completes() {
    let script = printed(&["completions", "bash"]);
    let ask = "\nCOMP_WORDS=(gangmu out)\nCOMP_CWORD=1\n_gangmu gangmu out gangmu\n\
               printf '%s\\n' \"${COMPREPLY[@]}\"\n";
    let bash = Command::new("bash")
        .args(["--norc", "--noprofile"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut bash) = bash else {
        println!("skipped: there is no bash");
        return;
    };
    let mut input = bash.stdin.take().unwrap();
    input.write_all((script + ask).as_bytes()).unwrap();
    drop(input);
    let output = bash.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "outline");
}

#[test]
fn the_manual_page_holds_the_whole_program() {
    let page = printed(&["man"]);
    assert!(page.contains(".TH gangmu"), "{}", &page[..200]);
    for name in subcommands() {
        let title = format!(".SH \"GANGMU {}\"\n", name.to_uppercase());
        assert_eq!(page.matches(&title).count(), 1, "{name}");
    }
    for part in ["by\\-section", "ambiguous", "Exit status"] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn a_log_tells_what_was_read_and_what_went_wrong() {
    let name = format!("log-{}.txt", std::process::id());
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let log = path.to_str().unwrap();
    printed(&["outline", "--log", log]);
    gangmu(&["outline", "there-is-no-such-file.md", "--log", log]);
    let told = fs::read_to_string(&path).unwrap();
    assert!(
        told.contains("started") && told.contains("document read"),
        "{told}"
    );
    assert!(told.contains("took=") && told.contains("UTF-8"), "{told}");
    assert!(
        told.contains("ERROR") && told.contains("there-is-no-such-file"),
        "{told}"
    );
    assert!(!told.contains('\x1b'), "{told}");
    fs::remove_file(&path).unwrap();
    let refused = gangmu(&["outline", "--log", env!("CARGO_TARGET_TMPDIR")]);
    assert_eq!(refused.status.code(), Some(2));
}
