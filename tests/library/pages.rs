//! Nothing of a page of HTML is lost: what its tags let be seen is in the
//! reading text, letter for letter and in order.

use gangmu::document::{Format, Meta};
use gangmu::structure::{Options, parse};
use proptest::prelude::*;

/// A piece of a page, and the letters of it that are seen.
#[derive(Debug, Clone)]
struct Piece {
    html: String,
    seen: String,
}

fn words() -> impl Strategy<Value = Piece> {
    let words = [
        "渡口",
        "第一章 总则",
        "GDP",
        "3.5",
        "a &amp; b",
        "\n",
        " ",
        "　",
        "甲\n乙",
        "10",
    ];
    prop::sample::select(words.to_vec()).prop_map(|text| Piece {
        html: text.to_owned(),
        seen: text.replace("&amp;", "&"),
    })
}

fn page() -> impl Strategy<Value = Piece> {
    words().prop_recursive(5, 60, 6, |inner| {
        let tags = [
            "p",
            "div",
            "h2",
            "b",
            "i",
            "a",
            "del",
            "span",
            "ul",
            "li",
            "blockquote",
            "pre",
            "section",
            "code",
            "article",
            "",
        ];
        let hidden = ["script", "style", "textarea"];
        prop_oneof![
            6 => (prop::sample::select(tags.to_vec()), prop::collection::vec(inner.clone(), 0..6))
                .prop_map(|(tag, inside)| {
                    let html: String = inside.iter().map(|piece| piece.html.as_str()).collect();
                    let seen = inside.iter().map(|piece| piece.seen.as_str()).collect();
                    let html = match tag {
                        "" => html,
                        tag => format!("<{tag}>{html}</{tag}>"),
                    };
                    Piece { html, seen }
                }),
            1 => prop::sample::select(hidden.to_vec()).prop_map(|tag| Piece {
                html: format!("<{tag}>看不见</{tag}><!-- 也看不见 -->"),
                seen: String::new(),
            }),
            2 => prop::collection::vec(words(), 1..6).prop_map(|cells| Piece {
                html: format!(
                    "<table><tr>{}</tr></table>",
                    cells.iter().map(|cell| format!("<td>{}</td>", cell.html)).collect::<String>()
                ),
                seen: cells.iter().map(|cell| cell.seen.as_str()).collect(),
            }),
        ]
    })
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256.max(ProptestConfig::default().cases),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_a_page_shows_is_read(pieces in prop::collection::vec(page(), 0..8)) {
        let html: String = pieces.iter().map(|piece| piece.html.as_str()).collect();
        let seen: String = pieces.iter().map(|piece| piece.seen.as_str()).collect();
        let options = Options {
            format: Some(Format::Html),
            whole_pages: true,
            ..Options::default()
        };
        let document = parse(&html, Meta::default(), &options).unwrap();
        prop_assert_eq!(letters(document.text()), letters(&seen), "{}\n{}", html, document.text());
        for block in document.blocks() {
            let line = document.origin().number(block.span.start) as usize;
            prop_assert!(line <= html.matches('\n').count() + 1);
        }
    }
}
