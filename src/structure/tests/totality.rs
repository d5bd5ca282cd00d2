//! What holds for every text: nothing panics, spans fit, nothing is lost.

use std::borrow::Cow;

use super::*;
use crate::formats::lines::Lines;
use crate::formats::lines::furniture::Furniture;
use crate::structure::corrections::{Corrections, correct, preview, style_name};
use proptest::prelude::*;

/// Texts made of the pieces that recognition reacts to.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "第一章",
        "第",
        "一",
        "百",
        "条",
        "之二",
        "（",
        "）",
        "（一）",
        "一、",
        "1.",
        "1.1",
        "①",
        "附件",
        "目录",
        "——",
        "**",
        "*",
        "#",
        "## ",
        "＃",
        "- ",
        "1. ",
        "> ",
        "|",
        "---",
        "```",
        "<h1>",
        "</h1>",
        "<!--",
        "-->",
        "<",
        "&amp;",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "　　",
        " ",
        "  \n",
        "。",
        "，",
        "：",
        "“",
        "”",
        "《",
        "》",
        "(上接1版)",
        "（下转4版）",
        "关",
        "键",
        "建设",
        "abc",
        "é",
        "𠀀",
        "\u{feff}",
        "\u{86}",
        "\t",
        "[^1]",
        "[甲](乙)",
        "~~",
        "`",
        "各位代表：",
        "2024年1月1日",
        "-----Page2-----",
        "第3课",
        "II.",
        "上\n",
        "（下）",
        "模块一 ",
        "任务2：",
        "摘要：",
        "【摘要】",
        "本章小结",
        "尾声",
        "某某演义第二回　",
        "=== ",
        "保险责任\n",
        "第二条　甲。\n",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|p| p.concat())
}

fn check(document: &Document) {
    let text = document.text();
    for block in document.blocks() {
        assert!(text.get(block.span.range()).is_some());
    }
    for pair in document.blocks().windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start);
    }
    for pair in document
        .styles_in(crate::document::Span::new(0, u32::MAX))
        .windows(2)
    {
        assert!(pair[0].span.end <= pair[1].span.start, "styles nest");
    }
    for section in document.sections() {
        let block = document.block(section.block).unwrap();
        assert!(text.get(section.title.range()).is_some());
        assert!(block.span.start <= section.title.start);
        assert!(section.title.end <= document.paragraph(section.block).end);
        assert!(section.depth >= 1 && section.confidence <= 100);
    }
    for pair in document.sections().windows(2) {
        assert!(pair[0].title.start < pair[1].title.start);
    }
    for &seam in document.seams() {
        assert!(text.is_char_boundary(seam as usize));
    }
}

/// The characters that a text is read by: white space and rules set aside.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}'))
        .collect()
}

proptest! {
    #[test]
    fn no_text_breaks_the_model(text in texts()) {
        check(&plain(&text));
        check(&markdown(&text));
    }

    #[test]
    fn no_correction_breaks_the_model(
        text in texts(),
        off in prop::sample::subsequence(vec!["一、", "##", "第…章", "标题", "（一）"], 0..3),
        patterns in prop::sample::subsequence(vec!["第.", r"\s", "建设@3", "关.*", "(?i)ABC@1", "——|各位"], 0..4),
        dropped in prop::collection::btree_set(1u32..12, 0..3),
        made in prop::collection::btree_map(1u32..12, prop::option::of(0u16..5), 0..4),
    ) {
        let corrections = Corrections {
            off: off.iter().map(|name| (*name).to_owned()).collect(),
            patterns: patterns.iter().map(|p| p.parse().unwrap()).collect(),
            dropped,
            made,
            ..Corrections::default()
        };
        for document in [plain(&text), markdown(&text)] {
            for seed in document.recognised().iter() {
                prop_assert_eq!(style_name(seed.style), Some(seed.style));
            }
            let corrected = correct(&document, &corrections);
            check(&corrected);
            prop_assert_eq!(&correct(&corrected, &corrections), &corrected);
            // All that a rule matched is there.
            // White space in front of a title does not count.
            let visible = |s: &crate::document::Section| {
                let title = document.slice(s.title);
                let skipped = title.len() - title.trim_start().len();
                s.title.start + u32::try_from(skipped).unwrap()
            };
            let starts: Vec<u32> = corrected.sections().iter().map(visible).collect();
            for &line in corrections.made.keys() {
                let Some(offset) = document.origin().offset_of(line) else { continue };
                let rest = document.slice(crate::document::Span::new(offset, document.len()));
                let first = rest.len() - rest.trim_start().len();
                let first = offset + u32::try_from(first).unwrap();
                let same_line = |&start: &u32| {
                    document.origin().number(start) == document.origin().number(first)
                };
                prop_assert!(first == document.len() || starts.iter().any(same_line));
            }
            for (id, _) in (0u32..).zip(corrected.sections()) {
                let title = corrected.title(id);
                let recognised = document.recognised();
                let mut recognised = recognised.iter().map(|s| document.slice(s.title));
                prop_assert!(!title.trim().is_empty() || recognised.any(|r| r == title));
            }
            if corrections.dropped.is_empty() {
                let each = corrections.patterns.iter().map(|p| preview(&document, p, 1).count);
                prop_assert!(corrected.sections().len() >= each.max().unwrap_or(0));
            }
            prop_assert_eq!(&correct(&corrected, &Corrections::default()), &document);
        }
    }

    #[test]
    fn any_characters_at_all_are_read(text in "\\PC{0,200}") {
        check(&plain(&text));
        check(&markdown(&text));
    }

    #[test]
    fn plain_text_loses_no_letter(text in texts()) {
        let options = Options { format: Some(Format::Plain), ..Options::default() };
        let document = parse(&text, Meta::default(), &options).unwrap();
        check(&document);
        // Rules are drawn, page furniture is left out.
        let marks: &[char] = &['-', '—', '=', '*', '~', '─'];
        let furniture = Furniture::of(&[Cow::Borrowed(text.as_str())], true);
        let given: String = Lines::new(&text)
            .enumerate()
            .filter(|(index, _)| !furniture.contains(*index))
            .map(|(_, line)| letters(line.text))
            .collect();
        let kept = letters(document.text()).replace(marks, "");
        prop_assert_eq!(kept, given.replace(marks, ""));
    }
}
