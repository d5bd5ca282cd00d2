//! What a start on a plain text does before the first screen stands: no more
//! than that text asks for.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use portable_pty::CommandBuilder;

use crate::harness::{GANGMU, Session};

/// The files that were opened and how many threads were begun before the first
/// frame, as `strace` tells.
fn before_the_first_frame(traced: &str) -> (BTreeSet<String>, usize) {
    let (mut files, mut threads) = (BTreeSet::new(), 0);
    for line in traced.lines() {
        // Each frame stands between marks of its own.
        if line.contains("write(") && line.contains("[?2026h") {
            return (files, threads);
        }
        if line.contains("clone(") || line.contains("clone3(") {
            threads += 1;
        }
        let quoted = line
            .split_once("open")
            .and_then(|(_, rest)| rest.split('"').nth(1));
        files.extend(quoted.map(str::to_owned));
    }
    panic!("no frame was drawn: {traced}");
}

/// Neither the reader of office documents nor a table of theirs, no dictionary
/// and no thread but those that every document has.
#[test]
fn a_text_is_shown_before_anything_else_is_loaded() {
    let strace = PathBuf::from("/usr/bin/strace");
    if !strace.is_file() {
        println!("skipped: there is no {}", strace.display());
        return;
    }
    for (ending, text) in [
        ("txt", "第一章　总则\n　　渡口有船。\n"),
        ("md", "# 河志\n\n渡口有船。\n"),
    ] {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("starting");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("text.{ending}"));
        let traced = folder.join(format!("traced.{ending}"));
        fs::write(&path, text).unwrap();
        let mut command = CommandBuilder::new(&strace);
        command.args([
            "-f",
            "-s",
            "64",
            "-e",
            "trace=open,openat,clone,clone3,write",
            "-o",
        ]);
        command.args([traced.as_os_str(), GANGMU.as_ref(), path.as_os_str()]);
        let mut session = Session::spawn(80, 24, command);
        session.wait_for_text("渡口有船");
        session.keys("q");
        assert!(session.wait_exit().success());
        let (files, threads) = before_the_first_frame(&fs::read_to_string(&traced).unwrap());
        println!(".{ending}: {threads} threads, {files:#?}");
        // What the system and the terminal ask for, and what is kept.
        let others: Vec<&String> = files
            .iter()
            .filter(|file| {
                let of_system = [
                    "/lib",
                    "/usr/lib",
                    "/etc/ld.so",
                    "/proc/self",
                    "/sys/",
                    "/dev/",
                ];
                let kept = file.contains("/gangmu/") && !file.ends_with(ending);
                // Where `cargo test` says that libraries may stand, too.
                let library = file.contains(".so.") || file.ends_with(".so");
                !kept && !library && !of_system.iter().any(|start| file.starts_with(start))
            })
            .collect();
        assert_eq!(others, [path.to_str().unwrap()]);
        assert!(threads <= 6, "{threads}");
    }
}
