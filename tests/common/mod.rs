//! What several of the tests share.

#![allow(dead_code)]

pub(crate) mod language;
pub(crate) mod no_text;
pub(crate) mod redraw;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The folder of the corpus, if it is there.
pub(crate) fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: there is no corpus at {}", folder.display());
    None
}

/// Whether a figure that was found stands above or below the line where that
/// at `at` of what is looked for may: beside other figures it may not, and one
/// that is typed so must.
pub(crate) fn stands_as(wanted: &[char], at: usize, found: char) -> bool {
    let is_off = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉".contains(c);
    let is_figure =
        |c: Option<&char>| c.is_some_and(|c| "0123456789０１２３４５６７８９".contains(*c));
    if is_off(wanted[at]) {
        return is_off(found);
    }
    let before = at.checked_sub(1).and_then(|before| wanted.get(before));
    let beside = is_figure(before) || is_figure(wanted.get(at + 1));
    !(is_off(found) && beside && is_figure(wanted.get(at)))
}

/// A state folder in which nothing is kept: what somebody keeps of their own
/// documents is not to be seen by tests.
pub(crate) const NOTHING_KEPT: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/nothing-kept");

/// Calls the program with `input` on its standard input, in the C locale.
pub(crate) fn gangmu(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .args(arguments)
        .env("LC_ALL", "C")
        .env("XDG_STATE_HOME", NOTHING_KEPT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that has failed may have closed it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}

/// Numbers that look random and are the same in every run (a linear
/// congruential generator with the multiplier of Knuth's MMIX).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// A number below `end`; 0 where that is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let step = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = step.wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    /// One of `items`, of which there must be one.
    pub(crate) fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}
