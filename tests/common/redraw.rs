//! What the screen is compared over that must be as if drawn anew: in the
//! state machine after every key, in the real program after some.

use std::path::PathBuf;

/// The sizes of the screen, in cells.
pub(crate) const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (40, 10), (61, 17)];

/// Keys that open no page, as the configuration names them.
pub(crate) const KEYS: [&str; 33] = [
    "j",
    "k",
    "d",
    "u",
    "<Space>",
    "b",
    "g",
    "G",
    "}",
    "{",
    "J",
    "K",
    "p",
    "z",
    "Z",
    "-",
    "+",
    "n",
    "N",
    "f",
    "F",
    "c",
    "x",
    "X",
    "<Tab>",
    "t",
    "<",
    ">",
    "m",
    "<Enter>",
    "/改革<Enter>",
    "50%",
    "[",
];

/// A report, a law in traditional characters and a page of tables; `None`
/// where they are not at hand.
pub(crate) fn documents() -> Option<[PathBuf; 3]> {
    let corpus = super::corpus()?;
    let names = [
        "newspaper-synth-hubei.md",
        "law-tw-personal-data.md",
        "md-rust-operators.zh-cn.md",
    ];
    let paths = names.map(|name| corpus.join(name));
    paths.iter().all(|path| path.is_file()).then_some(paths)
}
