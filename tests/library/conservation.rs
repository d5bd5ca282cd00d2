//! Nothing of a document is lost and nothing is altered: the reading text and
//! what is named as markup, put back by their places, give the letters,
//! digits and hanzi of the source in order.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use gangmu::document::{Document, Format, MarkupKind, Meta, SourcePlace};
use gangmu::structure::{Options, parse};
use proptest::prelude::*;

/// A raised or lowered figure as it is written in the source.
fn as_written(c: char) -> char {
    let set = "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9ⁿn₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9";
    let mut chars = set.chars();
    while let (Some(raised), Some(plain)) = (chars.next(), chars.next()) {
        if raised == c {
            return plain;
        }
    }
    c
}

/// What is lost or altered, told by the source; nothing where all is there.
fn faults(source: &str, document: &Document) -> Vec<String> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let starts: Vec<usize> = std::iter::once(0)
        .chain(source.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let offset = |place: SourcePlace| starts[place.number as usize - 1] + place.column as usize;
    let around = |at: usize| {
        let before: Vec<char> = source[..at].chars().rev().take(12).collect();
        let before: String = before.into_iter().rev().collect();
        let behind: String = source[at..].chars().take(12).collect();
        format!(
            "line {}: {before:?} | {behind:?}",
            source[..at].matches('\n').count() + 1
        )
    };
    let mut faults = Vec::new();
    let mut there = vec![false; source.len()];
    let mut resolved = vec![false; source.len()];
    for markup in document.markup() {
        let start = offset(markup.place);
        let end = start + markup.bytes as usize;
        let hanzi = source[start..end]
            .chars()
            .filter(|&c| gangmu::text::is_hanzi(c))
            .count();
        assert_eq!(hanzi, markup.hanzi as usize, "{markup:?}");
        there[start..end].fill(true);
        if matches!(markup.kind, MarkupKind::Reference | MarkupKind::Formula) {
            resolved[start..end].fill(true);
        }
    }
    for (at, c) in document.text().char_indices() {
        if !c.is_alphanumeric() {
            continue;
        }
        let from = offset(document.origin().place(at as u32));
        if resolved.get(from) == Some(&true) {
            continue;
        }
        let written = source.get(from..).and_then(|rest| rest.chars().next());
        if written != Some(c) && written != Some(as_written(c)) {
            let shown: String = document.text()[at..].chars().take(12).collect();
            faults.push(format!(
                "altered: {shown:?} is said to stand at byte {from}, where {written:?} is"
            ));
        } else if std::mem::replace(&mut there[from], true) {
            faults.push(format!("twice: {}", around(from)));
        }
    }
    for (at, c) in source.char_indices() {
        if c.is_alphanumeric() && !there[at] {
            faults.push(format!("lost: {}", around(at)));
        }
    }
    faults
}

fn read(source: &str, format: Format, seams: bool) -> Document {
    let options = Options {
        format: Some(format),
        seams,
        ..Options::default()
    };
    parse(source, Meta::default(), &options).unwrap()
}

/// Documents made of the pieces that readers of markup react to.
fn documents() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "甲",
        "乙",
        "丙丁",
        "重庆",
        "3",
        "5",
        "40",
        "abc",
        "x",
        "。",
        "，",
        "：",
        "、",
        " ",
        "  ",
        "\n",
        "\n",
        "\n\n",
        "\n\n",
        "\r\n",
        "　　",
        "\t",
        "# ",
        "## ",
        "##",
        "＃ ",
        "* ",
        "- ",
        "1. ",
        "12) ",
        "> ",
        "*",
        "**",
        "***",
        "_",
        "__",
        "~",
        "~~",
        "`",
        "``",
        "```",
        "```rust 甲\n",
        "~~~\n",
        "\n```\n",
        "---\n",
        "===\n",
        "[",
        "]",
        "(",
        ")",
        "](",
        "]:",
        "]: ",
        "[^1]",
        "[^注]: ",
        "![",
        "[记者]:",
        "[甲](乙)",
        "[甲](a.md)",
        "[甲][乙]",
        "[乙]: http://a.b/c \"题\"\n",
        "(a.md \"题\")",
        "{",
        "}",
        "{#甲 .b}",
        "{暂定}",
        "|",
        "|甲|乙|\n|-|-|\n",
        "|-|-|\n",
        "|1|2|3|\n",
        "\\",
        "\\*",
        "\\|",
        "<",
        ">",
        "<!--",
        "-->",
        "<!-- 丙 -->",
        "<GDP>",
        "<某某>",
        "<br>",
        "<p>",
        "</p>",
        "<div>\n",
        "</div>\n",
        "<b title=\"甲\">",
        "</b>",
        "<sup>",
        "</sup>",
        "<sub>",
        "</sub>",
        "<sup>2</sup>",
        "<ruby>",
        "</ruby>",
        "<rt>",
        "</rt>",
        "<rp>(</rp>",
        "<del>",
        "</del>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<td rowspan=2 colspan=\"3\">",
        "</td>",
        "</tr>",
        "<h2>",
        "</h2>",
        "<a href=b>",
        "<script>",
        "</script>",
        "<?xml 甲?>",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE 甲>",
        "&amp;",
        "&#25913;",
        "&lt;",
        "&nbsp;",
        "&甲;",
        "https://a.b/甲",
        "<https://a.b/甲>",
        "\n    ",
        "- 3 -\n",
        "第一章",
        "（上接1版）",
        "$",
        "$$",
        "$x_1$",
        "$2 5 \\mathrm { k V }$",
        "$\\frac{a}{b_3} \\foo$",
        "$\\text{总 量}^2$",
        "\\(",
        "\\)",
        "\\[ y = x^2",
        "\\]",
        "\\textcircled{2}",
        "\\alpha",
        "^{",
        "_",
        "2*3",
        "\u{86}",
        "\u{1}",
    ]);
    prop::collection::vec(pieces, 0..50).prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256.max(ProptestConfig::default().cases),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn nothing_of_a_random_document_is_lost(source in documents()) {
        for format in [Format::Markdown, Format::Plain] {
            for seams in [true, false] {
                let document = read(&source, format, seams);
                let faults = faults(&source, &document);
                prop_assert!(faults.is_empty(), "{format:?} {faults:#?}\n{}", document.text());
            }
        }
    }
}

#[test]
fn nothing_of_our_own_documents_is_lost() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["data", "tests/fixtures"] {
        count += check_folder(&root.join(folder));
    }
    assert!(count > 3, "{count}");
}

#[test]
fn nothing_of_the_corpus_is_lost() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["../shared/corpus", "../shared/corpus-2"] {
        let folder = root.join(name);
        match folder.is_dir() {
            true => assert!(check_folder(&folder) > 3),
            false => eprintln!("skipped: {name} is not there"),
        }
    }
}

/// Checks every text of a folder; gives how many.
fn check_folder(folder: &Path) -> usize {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.to_str().unwrap();
            name.ends_with(".md") || name.ends_with(".txt")
        })
        .collect();
    paths.sort();
    let mut told = Vec::new();
    for path in &paths {
        let bytes = std::fs::read(path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let encoding = match name {
            _ if name.contains(".gb") => encoding_rs::GB18030,
            _ if name.contains(".big5") => encoding_rs::BIG5,
            _ if name.contains(".sjis") => encoding_rs::SHIFT_JIS,
            _ => encoding_rs::UTF_8,
        };
        let (text, _, _): (Cow<'_, str>, _, _) = encoding.decode(&bytes);
        for format in [Format::Markdown, Format::Plain] {
            let all = faults(&text, &read(&text, format, true));
            if !all.is_empty() {
                let first: Vec<_> = all.iter().take(5).collect();
                told.push(format!(
                    "{name} {format:?}: {} faults, {first:#?}",
                    all.len()
                ));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
    paths.len()
}
