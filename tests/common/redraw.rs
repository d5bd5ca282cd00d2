//! What the screen is compared over that must be as if drawn anew: in the
//! state machine after every key, in the real program after some.

use std::path::{Path, PathBuf};

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

/// The embedded document, the guide and the odd characters; where the corpus
/// is at hand, also a report, a law in traditional characters and a page of
/// tables.
pub(crate) fn documents() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = [
        "data/digest.md",
        "data/guide.zh.md",
        "tests/fixtures/torture.md",
    ];
    let more = [
        "newspaper-synth-hubei.md",
        "law-tw-personal-data.md",
        "md-rust-operators.zh-cn.md",
    ];
    let corpus = super::corpus();
    let more = more
        .iter()
        .filter_map(|name| Some(corpus.as_ref()?.join(name)));
    let own = own.map(|name| here.join(name));
    own.into_iter()
        .chain(more.filter(|path| path.is_file()))
        .collect()
}
