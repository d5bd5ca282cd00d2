//! How cost grows with size: `cargo bench --bench growth`.
//!
//! Files of 1, 10 and 100 MB (and of 1 GB where `GANGMU_BENCH_GB` is set) are
//! opened in a pseudo-terminal of 80x24, beside `less` in the same one, and
//! timed to the first full screen, to the whole structure, to the hits of a
//! query, to the next line, the next page and the last page; then the texts that
//! are worst for a reader, each in two sizes. gangmu and `less` take turns, and
//! everything is a median. Fails where a cost grows by more than the size does,
//! within a factor (for the structure that is the time of the processor, which
//! does not depend on what else runs), or where the first screen is later than
//! one and a half times that of `less` and 5 ms. A rival that is not installed
//! (Debian: less) is said so.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::env;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use gangmu::source::Embedded;

mod terminal;

use terminal::{GANGMU, Session, is_full, last_row, median, since};

/// A cost may grow by so much more than the size does.
const SLACK: f64 = 2.0;

/// Times below this say nothing about growth: milliseconds.
const NOISE: f64 = 40.0;

/// The time of the processor is told in whole ticks, in milliseconds: it may
/// be longer by as much as one.
const TICK: f64 = 10.0;

/// What one run of gangmu costs; times in milliseconds.
#[derive(Clone, Copy, Default)]
struct Costs {
    first: f64,
    whole: f64,
    /// Of the processor, to the whole structure.
    work: f64,
    search: f64,
    line: f64,
    page: f64,
    end: f64,
    /// In MB.
    peak: f64,
}

/// Milliseconds until a key has changed the screen.
fn turned(session: &mut Session, key: &str) -> f64 {
    let before = session.parser.screen().contents_formatted();
    let start = Instant::now();
    session.keys(key);
    session.wait(key, |screen| screen.contents_formatted() != before);
    since(start)
}

fn gangmu(path: &Path, word: &str, scrolls: bool, state: &Path) -> Costs {
    let _ = fs::remove_dir_all(state);
    let start = Instant::now();
    let path = path.to_str().unwrap();
    let mut session = Session::start(GANGMU, &["--lang", "zh", path], state);
    session.wait("the first screen", is_full);
    let first = since(start);
    session.wait("the whole", |screen| {
        // A message may stand in the place of both for a moment.
        let status = last_row(screen);
        is_full(screen) && status.contains('行') && !status.contains("读取中")
    });
    let whole = since(start);
    let work = session.processor();
    // Without this the first query would be timed with the tables it needs.
    session.keys("s");
    session.wait("the index", |screen| {
        screen.contents().contains("跳到标题") && !screen.contents().contains("索引准备中")
    });
    session.keys("\x1b");
    session.wait("the end of the box", |screen| {
        !screen.contents().contains("跳到标题")
    });
    let start = Instant::now();
    session.keys(&format!("/{word}\r"));
    session.wait("hits", |screen| {
        let contents = screen.contents();
        let is_found = contents.contains("处命中") || contents.contains("第 1/");
        (is_found || contents.contains("没有命中")) && contents.contains(" x]")
    });
    let search = since(start);
    // Escape and a letter at once would be one key.
    session.keys("\x1b");
    session.wait("no filter", |screen| last_row(screen).contains("已清除"));
    // What is shown before and behind may be alike in the worst texts: then
    // nothing is to be waited for.
    let (mut line, mut page) = (0.0, 0.0);
    if scrolls {
        line = turned(&mut session, "j");
        page = turned(&mut session, " ");
    }
    let start = Instant::now();
    session.keys("G");
    session.wait("the last page", |screen| last_row(screen).contains("100%"));
    let end = since(start);
    let peak = session.peak();
    #[allow(clippy::cast_precision_loss)]
    let peak = peak as f64 / 1024.0;
    Costs {
        first,
        whole,
        work,
        search,
        line,
        page,
        end,
        peak,
    }
}

/// The time of `less` to its first full screen; `None` where it is not
/// installed.
fn less(path: &Path, state: &Path) -> Option<f64> {
    let there = std::process::Command::new("less").arg("--version").output();
    there.ok()?;
    let start = Instant::now();
    let mut session = Session::start("less", &[path.to_str().unwrap()], state);
    session.wait("less", is_full);
    Some(since(start))
}

fn medians(all: Vec<Costs>) -> Costs {
    let of = |cost: fn(&Costs) -> f64| median(all.iter().map(cost).collect());
    Costs {
        first: of(|c| c.first),
        whole: of(|c| c.whole),
        work: of(|c| c.work),
        search: of(|c| c.search),
        line: of(|c| c.line),
        page: of(|c| c.page),
        end: of(|c| c.end),
        peak: of(|c| c.peak),
    }
}

/// Writes a file of at least `bytes` bytes, made of what `piece` gives by its
/// number.
fn write(path: &Path, bytes: usize, piece: impl Fn(usize) -> String) {
    let mut out = BufWriter::new(fs::File::create(path).unwrap());
    let mut written = 0;
    for number in 1.. {
        if written >= bytes {
            break;
        }
        let text = piece(number);
        out.write_all(text.as_bytes()).unwrap();
        written += text.len();
    }
    out.flush().unwrap();
}

/// A chapter of a novel, of some 14 kB, without blank lines.
fn chapter(number: usize) -> String {
    let digest = Embedded::Digest.text().replace(['*', '#'], "");
    let long = digest.lines().filter(|line| line.len() > 300);
    let paragraphs: String = long.map(|line| format!("　　{}\n", line.trim())).collect();
    format!("第{number}回 起承转合\n{paragraphs}")
}

/// What has gone beyond its bound.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    /// Checks that a cost grew no more than the size did.
    fn grown(&mut self, what: &str, by: f64, small: f64, large: f64) {
        if large > NOISE && large / small.max(NOISE / by) > by * SLACK {
            let told =
                format!("{what}: {small:.1} to {large:.1} while the size grew {by:.0} times");
            self.0.push(told);
        }
    }
}

/// Opens a file with gangmu and with `less` by turns and prints a row: the
/// medians of both, and what else gangmu has cost.
fn beside_less(
    name: &str,
    path: &Path,
    runs: usize,
    scrolls: bool,
    state: &Path,
    faults: &mut Faults,
) -> Costs {
    let mut ours = Vec::new();
    let mut rival = Vec::new();
    for _ in 0..runs {
        ours.push(gangmu(path, "产业链", scrolls, state));
        rival.extend(less(path, state));
    }
    let costs = medians(ours);
    let rival = (!rival.is_empty()).then(|| median(rival));
    let told = rival.map_or_else(
        || "not installed | ".to_owned(),
        |rival| format!("{rival:.1} | {:.2}", costs.first / rival),
    );
    println!(
        "| {name} | {:.1} | {told} | {:.0} | {:.1} | {:.1} | {:.1} | {:.1} | {:.0} |",
        costs.first, costs.whole, costs.search, costs.line, costs.page, costs.end, costs.peak
    );
    if let Some(rival) = rival
        && costs.first > rival * 1.5 + 5.0
    {
        faults.0.push(format!(
            "first screen of {name}: {:.1} ms, less {rival:.1} ms",
            costs.first
        ));
    }
    costs
}

fn sizes(folder: &Path, state: &Path, faults: &mut Faults) {
    let mut sizes = vec![1usize, 10, 100];
    if env::var_os("GANGMU_BENCH_GB").is_some() {
        sizes.push(1000);
    }
    println!(
        "| | first screen | less | ratio | whole | search | a line | a page | the end | peak MB |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let digest = folder.join("digest.md");
    fs::write(&digest, Embedded::Digest.text()).unwrap();
    beside_less("the digest", &digest, 9, false, state, faults);
    let mut before: Option<Costs> = None;
    for megabytes in sizes {
        let path = folder.join(format!("novel-{megabytes}.txt"));
        let text = chapter(0);
        let body = text.split_once('\n').unwrap().1;
        write(&path, megabytes * 1_000_000, |number| {
            format!("第{number}回 起承转合\n{body}")
        });
        let runs = if megabytes > 100 { 3 } else { 9 };
        let name = format!("{megabytes} MB");
        let costs = beside_less(&name, &path, runs, true, state, faults);
        if let Some(small) = before {
            let name = |what: &str| format!("{what} of {megabytes} MB");
            faults.grown(&name("whole"), 10.0, small.work + TICK, costs.work);
            faults.grown(&name("search"), 10.0, small.search, costs.search);
            faults.grown(&name("a page"), 1.0, small.page, costs.page);
            faults.grown(&name("the end"), 1.0, small.end, costs.end);
            faults.grown(&name("memory"), 10.0, small.peak, costs.peak);
        }
        before = Some(costs);
        fs::remove_file(&path).unwrap();
    }
}

/// The nth piece of a text.
type Piece = fn(usize) -> String;

/// The worst texts by their names.
const WORST: [(&str, Piece); 8] = [
    ("one line", |_| "这一行没有尽头，".to_owned()),
    ("one line of ASCII", |_| "endless line ".to_owned()),
    ("headings only", |n| format!("第{n}章 起\n")),
    ("Markdown headings only", |n| {
        format!("{} 起{n}\n", "#".repeat(n % 6 + 1))
    }),
    ("lines of one character", |_| "一\n".to_owned()),
    ("punctuation only", |n| {
        "，。；：、？！“”‘’（）《》…—\n".repeat(n % 3 + 1)
    }),
    ("combining marks only", |n| {
        let end = if n % 1000 == 0 { "\n" } else { "" };
        format!("a\u{301}\u{302}\u{303}\u{304}{end}")
    }),
    ("nested quotes", |n| {
        let deep = n % 10_000 + 1;
        format!("{} 深\n\n", ">".repeat(deep))
    }),
];

fn worst(folder: &Path, state: &Path, faults: &mut Faults) {
    let large: usize = env::var("GANGMU_BENCH_WORST_MB")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(20);
    println!("\n| worst texts | MB | first screen | whole | search | last page | peak MB |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for (name, piece) in WORST {
        let mut before: Option<Costs> = None;
        for megabytes in [large / 4, large] {
            let ending = if name.contains("Markdown") || name.contains("nested") {
                "md"
            } else {
                "txt"
            };
            let path = folder.join(format!("worst.{ending}"));
            write(&path, megabytes * 1_000_000, piece);
            let costs = medians(
                (0..3)
                    .map(|_| gangmu(&path, "天涯", false, state))
                    .collect(),
            );
            println!(
                "| {name} | {megabytes} | {:.1} | {:.0} | {:.1} | {:.1} | {:.0} |",
                costs.first, costs.whole, costs.search, costs.end, costs.peak
            );
            if let Some(small) = before {
                let what = |cost: &str| format!("{name}, {cost}");
                faults.grown(&what("first screen"), 1.0, small.first, costs.first);
                faults.grown(&what("whole"), 4.0, small.work + TICK, costs.work);
                faults.grown(&what("search"), 4.0, small.search, costs.search);
                faults.grown(&what("last page"), 4.0, small.end, costs.end);
                faults.grown(&what("memory"), 4.0, small.peak, costs.peak);
            }
            before = Some(costs);
            fs::remove_file(&path).unwrap();
        }
    }
}

fn main() {
    let folder: PathBuf = env::temp_dir().join(format!("gangmu-growth-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let state = folder.join("state");
    let mut faults = Faults::default();
    println!("80x24, milliseconds");
    sizes(&folder, &state, &mut faults);
    worst(&folder, &state, &mut faults);
    fs::remove_dir_all(&folder).unwrap();
    for fault in &faults.0 {
        eprintln!("beyond the bound: {fault}");
    }
    if !faults.0.is_empty() {
        std::process::exit(1);
    }
}
