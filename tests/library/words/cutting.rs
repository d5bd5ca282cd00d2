//! Where words begin and end.

use std::ops::ControlFlow;

use gangmu::lexicon::measures::keywords;
use gangmu::lexicon::phrases::phrases;
use gangmu::lexicon::statistics;
use gangmu::lexicon::{Lexicon, StopWords, WordKind, Words};
use proptest::prelude::*;

use super::{admission, cut_by, document, whole, with_dictionary};

/// The words of a text as they stand in it.
fn words_by(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let document = document(text);
    let words = cut_by(&document, lexicon);
    let tokens = words.tokens(0, words.len());
    tokens
        .map(|token| document.slice(token.span).to_owned())
        .collect()
}

fn words(text: &str) -> Vec<String> {
    words_by(text, &Lexicon::default())
}

#[test]
fn set_phrases_are_one_word_in_either_script() {
    assert_eq!(
        words("推动高质量发展，做到两个维护。"),
        ["推动", "高质量发展", "做到", "两个维护"]
    );
    assert!(words("推動高質量發展").contains(&"高質量發展".to_owned()));
}

#[test]
fn punctuation_of_any_width_is_no_word() {
    assert_eq!(
        words("改革，创新,“民生”——（教育）…；"),
        ["改革", "创新", "民生", "教育"]
    );
    assert_eq!(words("，,。.——"), [""; 0]);
}

#[test]
fn spaces_of_the_reader_are_kept_on_request() {
    let by_spaces = Lexicon::default().with_spaces(true);
    assert_eq!(
        words_by("乡村 全面振兴，农民 增收 , e-mail 4.5%", &by_spaces),
        ["乡村", "全面振兴", "农民", "增收", "e-mail", "4.5%"]
    );
    assert_eq!(
        words_by("大运河文化带 建设", &by_spaces),
        ["大运河文化带", "建设"]
    );
}

#[test]
fn a_term_of_the_reader_is_a_word_wherever_it_stands() {
    let lexicon = with_dictionary(
        "\u{feff}低空经济\r\n后陈经验 n\r\n人民银行 2 nt\r\nV2X\r\nPM2.5\r\n\
         碳-碳键\r\nＡＩ制药\r\n",
    );
    let found = words_by(
        "低空经济、后陈经验；中国人民银行测PM2.5，ｖ2ｘ与碳-碳键，ai制药。V2X2",
        &lexicon,
    );
    for term in [
        "低空经济",
        "后陈经验",
        "人民银行",
        "PM2.5",
        "ｖ2ｘ",
        "碳-碳键",
        "ai制药",
    ] {
        assert!(found.contains(&term.to_owned()), "{term} in {found:?}");
    }
    assert!(found.contains(&"V2X2".to_owned()), "{found:?}");
    // Also where it is a part of a set phrase of the program.
    let found = words_by("高质量发展", &with_dictionary("质量发展"));
    assert!(found.contains(&"质量发展".to_owned()), "{found:?}");
}

#[test]
fn words_are_guessed_or_not_or_cut_by_rule() {
    let text = "杭研大楼里，欧阳觅剑犯低级失误。";
    let guessed = words(text);
    let plain = words_by(text, &Lexicon::default().with_guesses(false));
    assert_ne!(guessed, plain);
    assert!(guessed.contains(&"杭研".to_owned()), "{guessed:?}");
    assert!(plain.contains(&"研".to_owned()), "{plain:?}");
    let ruled = words_by(text, &with_dictionary("欧阳觅剑\n低级|失误"));
    assert!(ruled.contains(&"欧阳觅剑".to_owned()), "{ruled:?}");
    let at = ruled.iter().position(|word| word == "低级").unwrap();
    assert_eq!(ruled[at + 1], "失误");
    assert!(
        words("昨天上午九点").contains(&"九点".to_owned()),
        "a time is no name"
    );
}

#[test]
fn no_guess_glues_a_particle_to_its_neighbour() {
    for text in ["我们中出了一位模范", "是靳某的孩子", "在机器上犯糊涂"] {
        for word in words(text) {
            let glued = word.chars().count() > 1 && word.ends_with(['的', '了', '犯']);
            assert!(!glued, "{word} in {text}");
        }
    }
}

#[test]
fn a_number_is_one_word_and_out_unless_asked_for() {
    let text = "完成投资1,234.5亿元，增长8.2%，其中一百二十三万户，约三点五万亿。";
    let document = document(text);
    let words = cut_by(&document, &Lexicon::default());
    let numbers: Vec<&str> = words
        .tokens(0, words.len())
        .filter(|token| words.word(token.word).unwrap().kind == WordKind::Number)
        .map(|token| document.slice(token.span))
        .collect();
    assert_eq!(numbers, ["1,234.5", "8.2%", "一百二十三万", "三点五万亿"]);
    let stop_words = StopWords::default();
    let counted = |numbers| {
        let admission = admission(&stop_words, false, numbers);
        let found = keywords::frequency(&words, whole(&document), &admission);
        found
            .iter()
            .filter(|k| words.word(k.word).unwrap().kind == WordKind::Number)
            .count()
    };
    assert_eq!((counted(false), counted(true)), (0, 4));
}

#[test]
fn cutting_tells_how_far_it_is_and_can_be_stopped() {
    let text = "保护耕地，保障民生。\n\n".repeat(10_000);
    let document = document(&text);
    let mut told = Vec::new();
    let words = Words::cut(&document, &Lexicon::default(), |done, total| {
        told.push((done, total));
        ControlFlow::Continue(())
    });
    let words = words.unwrap();
    assert_eq!(words.len(), 40_000);
    assert_eq!(told.first(), Some(&(0, document.len())));
    assert_eq!(told.last(), Some(&(document.len(), document.len())));
    assert!(told.len() > 2 && told.is_sorted());
    let stopped = Words::cut(&document, &Lexicon::default(), |done, _| {
        if done > 0 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert!(stopped.is_none());
    assert_eq!(phrases(&document, &words, 3, &|| true), None);
}

#[test]
fn sizes_and_shares_add_up() {
    let document = document("# 甲\n\n短句。再来一句！\n\n## 乙\n\n增长3.5%，共12万人；好。\n");
    let words = cut_by(&document, &Lexicon::default());
    let sizes = statistics(&document, &words);
    assert_eq!(sizes.chars, document.chars());
    assert_eq!(sizes.sections, 2);
    assert_eq!(sizes.sentences, 6, "two of them headings");
    assert_eq!(sizes.paragraphs, 2);
    assert_eq!(sizes.words, words.len());
    assert!(sizes.hanzi < sizes.chars && sizes.reading_seconds >= 1);
    assert!((sizes.shares[0].share - 1.0).abs() < 1e-9);
    assert_eq!(sizes.longest(1)[0].section, 1);
    let own: u32 = sizes.shares.iter().map(|share| share.own).sum();
    assert_eq!(own, sizes.chars);
}

proptest! {
    #![proptest_config(match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(32),
    })]

    #[test]
    fn words_lie_in_order_and_on_characters(
        text in "([\u{4e00}-\u{4e40}的了個發展零〇一二十万]|[a-cＡ-Ｃ0-9.%,，。“”「」《》 \n+#|-]|\u{200b}|😀|が|\u{301}){0,80}",
        guesses: bool,
        by_spaces: bool,
    ) {
        let document = document(&text);
        let lexicon = with_dictionary("一二|十\nA-b\n發展零\n的了個")
            .with_guesses(guesses)
            .with_spaces(by_spaces);
        let words = cut_by(&document, &lexicon);
        let mut end = 0;
        for token in words.tokens(0, words.len()) {
            prop_assert!(end <= token.span.start);
            let word = document.slice(token.span);
            prop_assert!(word.chars().any(char::is_alphanumeric) || word.contains('😀'), "{word:?}");
            prop_assert!(!word.contains(['，', '。', '“', '《', '\n']), "{word:?}");
            end = token.span.end;
        }
        let counted: u32 = words.all().iter().map(|word| word.count).sum();
        prop_assert_eq!(counted as usize, words.len());
        for phrase in phrases(&document, &words, 2, &|| false).unwrap() {
            let all_there = phrase.places.iter().all(|&at| !document.slice(at).is_empty());
            prop_assert!(all_there && !phrase.places.is_empty());
        }
    }
}
