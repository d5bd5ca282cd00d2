//! Whole processes against rivals in the same run: `cargo bench --bench rivals`.
//!
//! A synthetic novel of 100 MB (or as many MB as `GANGMU_BENCH_MB` says) is
//! written to the temporary folder and read by gangmu, `wc` and `rg` by turns;
//! the medians of the wall-clock times are printed with their ratio, and the
//! peak memory of gangmu where `/usr/bin/time` is there to tell. A rival that is
//! not installed is said so. The rivals are Debian's packages coreutils and
//! ripgrep.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::env;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use gangmu::source::Embedded;

const GANGMU: &str = env!("CARGO_BIN_EXE_gangmu");
const RUNS: usize = 9;

fn main() {
    let megabytes = env::var("GANGMU_BENCH_MB")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(100);
    let novel = novel(megabytes);
    let path = novel.to_str().unwrap();
    println!("{megabytes} MB, median of {RUNS} runs, milliseconds");

    let lines = median("wc", &["-l", path]);
    let headings = median("rg", &["-c", "^第.*回", path]);
    let outline = median(GANGMU, &["outline", path]);
    report("outline", outline, "wc -l + rg -c", sum(lines, headings));

    for (name, ours, theirs) in [
        ("search, literal", "=产业链", "产业链"),
        ("search, folded", "产业链", "[产產][业業][链鏈鍊]"),
        (
            "search, five terms",
            "产业链|人才|改革|开放|乡村",
            "[产產][业業][链鏈鍊]|人[才纔]|改革|[开開]放|[乡鄉鄕]村",
        ),
    ] {
        let ours = median(GANGMU, &["search", ours, path, "--count"]);
        let theirs = median("rg", &["-c", theirs, path]);
        report(name, ours, "rg -c", theirs);
    }
    match peak_memory(path) {
        Some(kilobytes) => {
            let size = fs::metadata(&novel).unwrap().len() / 1024;
            println!(
                "peak memory of outline: {} MB, the file: {} MB",
                kilobytes / 1024,
                size / 1024
            );
        }
        None => println!("peak memory: /usr/bin/time is not installed (Debian: time)"),
    }
    fs::remove_file(&novel).unwrap();
}

/// Writes a novel of chapters of 40 paragraphs, made of the embedded digest.
fn novel(megabytes: usize) -> PathBuf {
    let path = env::temp_dir().join(format!("gangmu-bench-{}.txt", std::process::id()));
    let digest = Embedded::Digest.text().replace(['*', '#'], "");
    let paragraphs: Vec<&str> = digest.lines().filter(|line| line.len() > 300).collect();
    let mut out = BufWriter::new(fs::File::create(&path).unwrap());
    let mut written = 0;
    let mut chapter = 0;
    while written < megabytes * 1_000_000 {
        chapter += 1;
        let mut text = format!("第{chapter}回 起承转合\n\n");
        for paragraph in paragraphs.iter().cycle().take(40) {
            text.push_str("　　");
            text.push_str(paragraph.trim());
            text.push_str("\n\n");
        }
        out.write_all(text.as_bytes()).unwrap();
        written += text.len();
    }
    out.flush().unwrap();
    path
}

/// The median time of a command; `None` where it is not installed.
fn median(program: &str, arguments: &[&str]) -> Option<Duration> {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        let mut command = Command::new(program);
        command
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().ok()?;
        times.push(start.elapsed());
    }
    times.sort();
    times.get(RUNS / 2).copied()
}

fn sum(a: Option<Duration>, b: Option<Duration>) -> Option<Duration> {
    Some(a? + b?)
}

fn report(what: &str, ours: Option<Duration>, rival: &str, theirs: Option<Duration>) {
    let ours = ours.expect("gangmu runs").as_secs_f64() * 1000.0;
    match theirs.map(|time| time.as_secs_f64() * 1000.0) {
        Some(theirs) => println!(
            "{what:20} {ours:8.1}   {rival:14} {theirs:8.1}   ratio {:5.2}",
            ours / theirs
        ),
        None => println!("{what:20} {ours:8.1}   {rival:14} not installed (Debian: ripgrep)"),
    }
}

/// Peak resident memory of `gangmu outline` in kilobytes.
fn peak_memory(path: &str) -> Option<u64> {
    let time = Path::new("/usr/bin/time");
    let told = Command::new(time)
        .args(["-f", "%M", GANGMU, "outline", path])
        .stdout(Stdio::null())
        .output()
        .ok()?;
    String::from_utf8_lossy(&told.stderr).trim().parse().ok()
}
