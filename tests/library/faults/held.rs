//! Faults of other programs that ours never had, or has no more.

use super::{hits, markdown, paragraphs, plain};
use crate::common::gangmu;
use gangmu::anchor::Anchor;
use gangmu::document::{Document, SectionId, Span};
use gangmu::explorer::pages::prompt::Prompt;
use gangmu::figures;
use gangmu::lexicon::measures::keywords::{Admission, frequency};
use gangmu::lexicon::{Lexicon, StopWords, Words};
use gangmu::references::{ReferenceIndex, references_in};
use gangmu::setting::keys::key::Key;

fn titles(document: &Document) -> Vec<&str> {
    let ids = (0..).zip(document.sections());
    ids.map(|(id, _): (SectionId, _)| document.title(id))
        .collect()
}

fn printed(arguments: &[&str], input: &str) -> String {
    let output = gangmu(arguments, input);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_tilde_of_a_range_strikes_nothing_out() {
    let text = "投入2~4万元，提高15~25%。";
    assert_eq!(paragraphs(&markdown(&format!("{text}\n"))), [text]);
}

#[test]
fn a_sentence_above_dashes_is_no_heading() {
    for text in ["渡口已经修好。\n---\n下页\n", "- 船\n---\n"] {
        assert!(titles(&markdown(text)).is_empty(), "{text}");
    }
}

#[test]
fn a_query_may_be_typed_in_full_width() {
    let document = plain("渡口与码头，渡x码头，共投入2600万元。\n");
    for (wide, narrow) in [
        ("渡口｜码头", "渡口|码头"),
        ("渡 －桥", "渡 -桥"),
        ("num：2600万元", "num:2600万元"),
        ("“渡口与”", "\"渡口与\""),
        ("／渡.码头／", "/渡.码头/"),
    ] {
        assert_eq!(hits(&document, wide), hits(&document, narrow));
        assert!(!hits(&document, wide).is_empty(), "{wide}");
    }
}

#[test]
fn variation_selectors_hide_no_word() {
    let document = plain("葛\u{e0101}布，福\u{fe01}利。\n");
    assert_eq!(hits(&document, "葛布"), ["葛\u{e0101}布"]);
    assert_eq!(hits(&document, "福利"), ["福\u{fe01}利"]);
}

#[test]
fn invisible_characters_hide_no_word() {
    let document = plain("渡\u{200b}口，渡\u{ad}口，渡\u{2060}口。\n");
    assert_eq!(hits(&document, "渡口").len(), 3);
}

#[test]
fn every_middle_dot_is_one() {
    let document = plain("甲・乙，甲·乙，甲•乙，甲‧乙。\n");
    assert_eq!(hits(&document, "甲·乙").len(), 4);
}

#[test]
fn circles_and_short_tens_are_numerals() {
    let document = plain("二〇二六年开工，一九八○年五月通航，卅二人。\n第廿二章 附则\n略。\n");
    let found = figures::find(&document, &|| false).unwrap();
    let ends: Vec<_> = found
        .iter()
        .map(|f| f.value.ends()[0].clone().unwrap())
        .collect();
    assert_eq!(ends, ["2026-01-01", "1980-05-01", "32"]);
    assert_eq!(document.sections()[0].number().unwrap().to_string(), "22");
}

#[test]
fn a_character_is_found_by_the_reading_it_has_in_its_word() {
    let document = plain("重阳，银川，音律，长江，还乡，会稽。\n");
    for query in [
        "chongyang",
        "yinchuan",
        "yinlv",
        "changjiang",
        "huanxiang",
        "kuaiji",
    ] {
        assert_eq!(hits(&document, query).len(), 1, "{query}");
    }
}

#[test]
fn articles_of_another_law_are_not_ours() {
    let law = "渡口条例\n第一条 为了安全。\n第二条 依照《航道法》第一条执行。\n\
               第三条 航道法第二条、港口法第三条另有规定的，从其规定；本条例第二条同。\n";
    let document = plain(law);
    let index = ReferenceIndex::new(&document);
    let whole = Span::new(0, document.len());
    let found = references_in(&document, &index, whole);
    let linked: Vec<_> = found
        .iter()
        .filter(|reference| reference.target.offset(&document).is_some())
        .map(|reference| document.slice(reference.span))
        .collect();
    assert_eq!(linked.len(), 1, "{linked:?}");
    assert!(linked[0].contains("第二条"));
}

#[test]
fn numbers_of_taiwan_with_a_hyphen_are_numbers() {
    let document = plain("第 20-1 條 甲。\n第 21 條 乙。\n");
    let numbers: Vec<_> = document
        .sections()
        .iter()
        .map(|s| s.number().unwrap().to_string())
        .collect();
    assert_eq!(numbers, ["20.1", "21"]);
}

#[test]
fn no_character_is_lost_at_any_width() {
    use gangmu::text::{Ambiguous, cells};
    let text = "渡口GDP增长3.5%，“航道”与〔2026〕1号——见附件（二），ａｂ。";
    for width in 4_usize..=33 {
        let rows = printed(
            &["show", "--line", "1", "--width", &width.to_string(), "-"],
            &format!("{text}\n"),
        );
        let joined: String = rows.lines().map(str::trim_end).collect();
        assert_eq!(joined.replace(' ', ""), text.replace(' ', ""), "{width}");
        for row in rows.lines() {
            assert!(cells(row, Ambiguous::Narrow) <= width, "{width}: {row}");
        }
    }
}

#[test]
fn traditional_words_and_words_with_digits_are_whole() {
    let document = plain("網際網路與電腦，5G 與 C919，COVID-19 與 covid-19。\n");
    let words = Words::cut(&document, &Lexicon::default(), |_, _| {
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    let stop_words = StopWords::default();
    let admission = Admission {
        stop_words: &stop_words,
        single_chars: false,
        numbers: true,
    };
    let whole = Span::new(0, document.len());
    let found = frequency(&words, whole, &admission);
    let shown: Vec<_> = found
        .iter()
        .map(|k| (words.word(k.word).unwrap().shown.to_string(), k.count))
        .collect();
    for word in ["電腦", "5G", "C919"] {
        assert!(shown.contains(&(word.to_owned(), 1)), "{word}: {shown:?}");
    }
    assert!(shown.contains(&("COVID-19".to_owned(), 2)), "{shown:?}");
    assert!(
        shown.iter().any(|(word, _)| word.contains("網路")),
        "{shown:?}"
    );
}

#[test]
fn utf_16_without_a_mark_and_one_bad_line_are_read() {
    let text = "第一章 总则\n渡口开放。\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mixed = [text.as_bytes(), &[0xc2, 0xeb, 0xcd, 0xb7, b'\n']].concat();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("faults-held");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in [
        ("little.txt", little),
        ("big.txt", big),
        ("mixed.txt", mixed),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, bytes).unwrap();
        let output = gangmu(&["outline", path.to_str().unwrap()], "");
        let rows = String::from_utf8(output.stdout).unwrap();
        assert_eq!(rows.trim(), "1  第一章 总则", "{name}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(told.contains("UTF-8"), name == "mixed.txt", "{told}");
    }
}

#[test]
fn a_word_is_erased_and_no_clause() {
    let mut prompt = Prompt::new("渡口开放以后客人增加ABC def");
    let mut left = vec![prompt.text().chars().count()];
    while !prompt.text().is_empty() {
        prompt.key(Key::parse("Ctrl-w").unwrap());
        left.push(prompt.text().chars().count());
    }
    println!("{left:?}");
    assert_eq!(left[1], "渡口开放以后客人增加ABC ".chars().count());
    assert_eq!(left[2], "渡口开放以后客人增加".chars().count());
    // No word of the clause has more than four characters.
    assert!(
        left.windows(2).skip(2).all(|two| two[0] - two[1] <= 4),
        "{left:?}"
    );
}

#[test]
fn what_is_marked_stays_marked_where_the_text_moves() {
    let line = |n: usize| format!("第{n}天，渡口来了{}个人。\n\n", n * 7 % 31);
    let old: String = (1..=60).map(line).collect();
    let new: String = "新添的一行。\n\n".repeat(5) + &old;
    let (old, new) = (markdown(&old), markdown(&new));
    let wanted = "第40天，渡口来了1个人。";
    let span = |document: &Document| {
        let start = u32::try_from(document.text().find(wanted).unwrap()).unwrap();
        Span::new(start, start + u32::try_from(wanted.len()).unwrap())
    };
    let anchor = Anchor::at(&old, span(&old));
    assert_eq!(anchor.find(&new), Some(span(&new)));
    assert_ne!(span(&old), span(&new));
}
