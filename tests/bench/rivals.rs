//! Whole processes against rivals in the same run: `cargo bench --bench rivals`.
//!
//! Texts of 100 MB (or as many MB as `GANGMU_BENCH_MB` says) are written to the
//! temporary folder: a synthetic novel, and reports and a law of the corpus
//! again and again where it is there. gangmu and its rival take turns over
//! them; printed are the medians of the wall-clock times of each, the median of
//! the ratios of each turn, and the budget. Then the peak memory of gangmu,
//! where `/usr/bin/time` is there to tell, and how long the Markdown parser
//! alone takes on one core: no reader of Markdown that uses it is faster.
//!
//! Rivals: `wc` (coreutils) and `rg` (Debian: ripgrep), and for the tree of
//! Markdown `treemd` (`cargo install treemd`), a general navigator. One that is
//! not installed is said so.
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
use gangmu::search::{self, Query};
use gangmu::source::Embedded;
use gangmu::structure::{Options, parse};

const GANGMU: &str = env!("CARGO_BIN_EXE_gangmu");

/// A state folder in which nothing is kept.
const NOTHING_KEPT: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/nothing-kept");
/// Turns of each pair.
const RUNS: usize = 11;

fn main() {
    let megabytes = env::var("GANGMU_BENCH_MB")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(100);
    println!("{megabytes} MB, medians of {RUNS} turns, milliseconds");
    for (name, text) in texts() {
        let path = env::temp_dir().join(format!("gangmu-bench-{}-{name}", std::process::id()));
        repeated(&text, megabytes * 1_000_000, &path);
        println!("\n| {name} | gangmu | rival | | ratio | budget |");
        println!("| --- | --- | --- | --- | --- | --- |");
        whole_processes(path.to_str().unwrap());
        memory(&path);
        if name.ends_with(".md") {
            parser_alone(&path);
        }
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
    let pattern = if path.ends_with(".md") {
        "^#"
    } else {
        "^第.*回"
    };
    duel(
        "outline",
        &[GANGMU, "outline", path],
        "`wc -l` and `rg -c` of a heading",
        &[&["wc", "-l", path], &["rg", "-c", pattern, path]],
        5.0,
    );
    if path.ends_with(".md") {
        let tree = &["treemd", "-l", path];
        duel(
            "outline",
            &[GANGMU, "outline", path],
            "`treemd -l`",
            &[tree],
            1.0,
        );
    }
    for (name, ours, theirs) in [
        ("literal", "=产业链", "产业链"),
        ("folded", "产业链", "[产產][业業][链鏈鍊]"),
        (
            "five terms",
            "产业链|人才|改革|开放|乡村",
            "[产產][业業][链鏈鍊]|人[才纔]|改革|[开開]放|[乡鄉鄕]村",
        ),
    ] {
        duel(
            &format!("`search --count`, {name}"),
            &[GANGMU, "search", ours, path, "--count"],
            "`rg -c`",
            &[&["rg", "-c", theirs, path]],
            5.0,
        );
    }
}

/// Peak memory against that of the file.
fn memory(path: &Path) {
    let megabytes = |bytes: u64| bytes / 1_000_000;
    let size = fs::metadata(path).unwrap().len();
    let budget = megabytes(size * 3 / 2) + 30;
    let path = path.to_str().unwrap();
    for arguments in [
        &["outline", path][..],
        &["search", "产业链", path, "--count"],
    ] {
        match peak_memory(arguments) {
            Some(kilobytes) => println!(
                "peak memory of {}: {} MB, the file: {} MB, budget: {budget} MB",
                arguments[0],
                megabytes(kilobytes * 1024),
                megabytes(size),
            ),
            None => println!("peak memory: /usr/bin/time is not installed (Debian: time)"),
        }
    }
}

/// How long the Markdown parser takes when nothing is made of what it gives.
fn parser_alone(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    let mut times = Vec::new();
    for _ in 0..3 {
        let start = Instant::now();
        let events = pulldown_cmark::Parser::new(&text).count();
        assert!(events > 0);
        times.push(milliseconds(start.elapsed()));
    }
    println!(
        "the Markdown parser alone, on one core: {:.0} ms",
        median(times)
    );
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

/// The time of a command; `None` where it is not installed.
fn timed(command: &[&str]) -> Option<Duration> {
    let (program, arguments) = command.split_first()?;
    let start = Instant::now();
    let mut command = Command::new(program);
    command
        .args(arguments)
        .env("XDG_STATE_HOME", NOTHING_KEPT)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().ok()?;
    Some(start.elapsed())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// Runs gangmu and its rival by turns and prints a row of what came of it; the
/// rival may be several commands in a row.
fn duel(what: &str, ours: &[&str], rival: &str, theirs: &[&[&str]], budget: f64) {
    let (mut our_times, mut their_times, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let our_time = milliseconds(timed(ours).expect("gangmu runs"));
        our_times.push(our_time);
        let all: Option<Vec<Duration>> = theirs.iter().map(|command| timed(command)).collect();
        let Some(all) = all else {
            println!("| {what} | {our_time:.0} | {rival} | not installed | | {budget:.1} |");
            return;
        };
        let their_time = milliseconds(all.into_iter().sum());
        their_times.push(their_time);
        ratios.push(our_time / their_time);
    }
    println!(
        "| {what} | {:.0} | {rival} | {:.0} | {:.2} | {budget:.1} |",
        median(our_times),
        median(their_times),
        median(ratios)
    );
}

/// Peak resident memory of gangmu in kilobytes.
fn peak_memory(arguments: &[&str]) -> Option<u64> {
    let time = Path::new("/usr/bin/time");
    let told = Command::new(time)
        .args(["-f", "%M", GANGMU])
        .args(arguments)
        .env("XDG_STATE_HOME", NOTHING_KEPT)
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
