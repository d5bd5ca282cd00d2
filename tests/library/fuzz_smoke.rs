//! The fuzz targets without a fuzzer: over seeds, over what becomes of seeds
//! that are cut, doubled and mixed, and over mere bytes. As many cases of each
//! as `GANGMU_FUZZ_CASES` says, 60 where it says nothing; they are the same in
//! every run.

use std::fs;
use std::panic;
use std::path::Path;

use crate::targets::TARGETS;

/// Pieces that readers of Chinese text, Markdown, queries and kept files react
/// to.
const PIECES: &[&str] = &[
    "第一章 总则\n",
    "第二条　",
    "（一）",
    "一、",
    "1.2.3 ",
    "附件\n",
    "目 录\n",
    "# ",
    "### ",
    "```\n",
    "> ",
    "- ",
    "| 甲 | 乙 |\n|---|---|\n",
    "**要点。**",
    "<h1>",
    "</h1>",
    "<!--",
    "---\n",
    "　　",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "。",
    "，",
    "“",
    "”",
    "……",
    "——",
    "\u{FEFF}",
    "\0",
    "\u{301}",
    "\u{200D}",
    "\u{FE0F}",
    "\u{202E}",
    "\u{E0100}",
    "葛\u{E0100}",
    "𠮷",
    "👩‍👩‍👧",
    "⿰丫鳥",
    "a",
    "GDP",
    "ＡＢ",
    "3,400万元",
    "二〇二五年",
    "百分之三",
    "title:",
    "w:",
    "py:",
    "num:",
    "/",
    "|",
    "-",
    "\"",
    "=",
    "(",
    "[",
    "{",
    "\\",
    "*",
    "+",
    "?",
    "{\"version\": 1, ",
    "\"kept\": {",
    "}",
    ":",
    "1e999",
    "[typography]\n",
    "typography = {",
    "measure = 33\n",
    "[keys]\n",
    "quit = [\"q\"]\n",
    "theme = \"",
    "null",
    "第",
    "百千万亿",
    "之一",
    "(上接1版)",
    "\t",
    " ",
    "\u{3000}",
];

/// A sequence of numbers that is the same everywhere.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `count`.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.roll() % u64::try_from(count.max(1)).unwrap()).unwrap()
    }
}

/// Texts to begin with: our own, and the corpus where it is there.
fn seeds() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seeds = vec![Vec::new()];
    for folder in [root.join("data"), root.join("../shared/corpus")] {
        let Ok(entries) = fs::read_dir(&folder) else {
            println!("skipped: no texts at {}", folder.display());
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_file() {
                let bytes = fs::read(&path).unwrap();
                let middle = bytes.len() / 2;
                seeds.push(bytes[..bytes.len().min(3000)].to_vec());
                seeds.push(bytes[middle..bytes.len().min(middle + 2000)].to_vec());
            }
        }
    }
    seeds.sort();
    seeds
}

/// One case: a seed or nothing, and a few changes of it.
fn case(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = match dice.below(4) {
        0 => Vec::new(),
        _ => seeds[dice.below(seeds.len())].clone(),
    };
    for _ in 0..dice.below(24) {
        let at = dice.below(bytes.len() + 1);
        match dice.below(7) {
            0 => bytes.truncate(at),
            1 if !bytes.is_empty() => {
                let at = at.min(bytes.len() - 1);
                bytes[at] = u8::try_from(dice.below(256)).unwrap();
            }
            2 => {
                let end = at + dice.below(bytes.len() - at + 1);
                bytes.drain(at..end);
            }
            3 => {
                let end = at + dice.below(40).min(bytes.len() - at);
                let again = bytes[at..end].to_vec();
                for _ in 0..dice.below(12) {
                    bytes.splice(at..at, again.iter().copied());
                }
            }
            4 => bytes.insert(at, u8::try_from(dice.below(256)).unwrap()),
            _ => {
                let piece = PIECES[dice.below(PIECES.len())];
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes
}

#[test]
fn every_target_holds() {
    let cases = std::env::var("GANGMU_FUZZ_CASES");
    let cases: usize = cases.map_or(60, |cases| cases.parse().unwrap());
    let seeds = seeds();
    for (name, target) in TARGETS {
        let mut dice = Dice(0x6761_6E67_6D75);
        for number in 0..cases {
            let bytes = case(&seeds, &mut dice);
            if panic::catch_unwind(|| target(&bytes)).is_err() {
                let text = String::from_utf8_lossy(&bytes);
                panic!("{name}, case {number}: {text:?}\n{bytes:?}");
            }
        }
    }
}
