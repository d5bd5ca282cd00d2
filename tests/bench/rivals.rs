//! Whole processes against rivals in the same run: `cargo bench --bench rivals`.
//!
//! Texts of 100 MB (or as many MB as `GANGMU_BENCH_MB` says) are written to the
//! temporary folder: a synthetic novel, and reports and a law of the corpus
//! again and again where it is there. They are read by gangmu, `wc` and `rg` by
//! turns; the shortest of the wall-clock times of each are printed with their
//! ratio, for others may be at work on the machine, and the peak memory of
//! gangmu where `/usr/bin/time` is there to tell. A rival that is not installed
//! is said so. The rivals are Debian's packages coreutils and ripgrep.
//!
//! Then a filter is typed into a document of 10 MB, key by key, in this
//! process; budget for each key is a frame of 16 ms.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::env;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use gangmu::document::Meta;
use gangmu::parse::{Options, parse};
use gangmu::search::{self, Query};
use gangmu::source::Embedded;

const GANGMU: &str = env!("CARGO_BIN_EXE_gangmu");
const RUNS: usize = 9;

fn main() {
    let megabytes = env::var("GANGMU_BENCH_MB")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(100);
    println!("{megabytes} MB, shortest of {RUNS} runs, milliseconds");
    for (name, text) in texts() {
        let path = env::temp_dir().join(format!("gangmu-bench-{}-{name}", std::process::id()));
        repeated(&text, megabytes * 1_000_000, &path);
        println!("\n{name}");
        whole_processes(path.to_str().unwrap());
        fs::remove_file(&path).unwrap();
    }
    println!();
    for (name, text) in texts() {
        typing(name, &text);
    }
}

/// Names and what is repeated to make texts of any size.
fn texts() -> Vec<(&'static str, String)> {
    let mut texts = vec![("novel.txt", novel())];
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    for (name, parts) in [
        (
            "reports.txt",
            &["report-20th-congress.txt", "report-2026-zhejiang.txt"][..],
        ),
        ("law.md", &["law-criminal.md", "law-constitution.md"]),
    ] {
        let parts: Result<Vec<String>, _> = parts
            .iter()
            .map(|part| fs::read_to_string(corpus.join(part)))
            .collect();
        match parts {
            Ok(parts) => texts.push((name, parts.join("\n"))),
            Err(_) => println!("skipped: no corpus for {name}"),
        }
    }
    texts
}

fn whole_processes(path: &str) {
    let lines = shortest("wc", &["-l", path]);
    let headings = shortest("rg", &["-c", "^第.*回", path]);
    let outline = shortest(GANGMU, &["outline", path]);
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
        let ours = shortest(GANGMU, &["search", ours, path, "--count"]);
        let theirs = shortest("rg", &["-c", theirs, path]);
        report(name, ours, "rg -c", theirs);
    }
    let size = fs::metadata(path).unwrap().len() / 1024;
    for arguments in [
        &["outline", path][..],
        &["search", "产业链", path, "--count"],
    ] {
        match peak_memory(arguments) {
            Some(kilobytes) => println!(
                "peak memory of {}: {} MB, the file: {} MB",
                arguments[0],
                kilobytes / 1024,
                size / 1024
            ),
            None => println!("peak memory: /usr/bin/time is not installed (Debian: time)"),
        }
    }
}

/// Types two filters into a document of 10 MB; each key is a search of its
/// own for the whole result.
fn typing(name: &str, text: &str) {
    let document = parse(
        &text.repeat(10_000_000 / text.len() + 1),
        Meta::default(),
        &Options::default(),
    )
    .unwrap();
    search::prepare();
    for typed in ["高质量发展", "gzlfz"] {
        let mut keys = Vec::new();
        for (at, c) in typed.char_indices() {
            let so_far = typed.get(..at + c.len_utf8()).unwrap();
            let query = Query::parse(so_far).unwrap();
            let mut best = Duration::MAX;
            let mut hits = 0;
            for _ in 0..RUNS {
                let start = Instant::now();
                hits = search::find(&document, &[&query], &|| false).unwrap().len();
                best = best.min(start.elapsed());
            }
            keys.push(format!("{c} {:.1} ({hits})", best.as_secs_f64() * 1000.0));
        }
        println!("typing in 10 MB of {name}, ms (hits): {}", keys.join("  "));
    }
}

/// A novel of a few chapters of 40 paragraphs, made of the embedded digest.
fn novel() -> String {
    let digest = Embedded::Digest.text().replace(['*', '#'], "");
    let paragraphs: Vec<&str> = digest.lines().filter(|line| line.len() > 300).collect();
    let mut text = String::new();
    for chapter in 1..=20 {
        text.push_str(&format!("第{chapter}回 起承转合\n\n"));
        for paragraph in paragraphs.iter().cycle().take(40) {
            text.push_str("　　");
            text.push_str(paragraph.trim());
            text.push_str("\n\n");
        }
    }
    text
}

/// Writes `text` again and again, until there are `bytes` of it.
fn repeated(text: &str, bytes: usize, path: &Path) {
    let mut out = BufWriter::new(fs::File::create(path).unwrap());
    let mut written = 0;
    while written < bytes {
        out.write_all(text.as_bytes()).unwrap();
        written += text.len();
    }
    out.flush().unwrap();
}

/// The shortest time of a command; `None` where it is not installed.
fn shortest(program: &str, arguments: &[&str]) -> Option<Duration> {
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
    times.into_iter().min()
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

/// Peak resident memory of gangmu in kilobytes.
fn peak_memory(arguments: &[&str]) -> Option<u64> {
    let time = Path::new("/usr/bin/time");
    let told = Command::new(time)
        .args(["-f", "%M", GANGMU])
        .args(arguments)
        .stdout(Stdio::null())
        .output()
        .ok()?;
    // Before it may stand that the exit status was not 0.
    String::from_utf8_lossy(&told.stderr)
        .lines()
        .last()?
        .parse()
        .ok()
}
