//! What stands beside a word.

use gangmu::document::Document;
use gangmu::lexicon::collocates;
use gangmu::lexicon::{Collocate, Lexicon, Measure, StopWords, Window, occurrences};

use super::{admission, cut_by, document};

fn beside(document: &Document, word: &str, window: Window) -> Vec<(String, u32, u32)> {
    let words = cut_by(document, &Lexicon::default());
    let places = occurrences(document, &words, word);
    let stop_words = StopWords::default();
    let admission = admission(&stop_words, false, false);
    let how = (Measure::LogLikelihood, 1);
    let found = collocates(document, &words, &places, window, &admission, how);
    let row = |c: &Collocate| {
        let word = words.word(c.word).unwrap().shown.to_string();
        (word, c.left, c.right)
    };
    found.iter().map(row).collect()
}

#[test]
fn collocates_stand_left_or_right_within_the_window() {
    let document = document(
        "教育改革稳步推进，医疗改革稳步推进。农民喜获丰收。教育改革不停。\n\n\
         道路平坦，桥梁坚固，学校美丽，医院整洁，公园宽敞，河流清澈。\n",
    );
    let of = |words, in_sentence| beside(&document, "改革", Window { words, in_sentence });
    let near = of(Some(2), false);
    let row = |rows: &[(String, u32, u32)], word: &str| {
        let row = rows.iter().find(|(shown, ..)| shown == word);
        row.map(|&(_, left, right)| (left, right))
    };
    assert_eq!(row(&near, "教育"), Some((2, 0)));
    assert_eq!(row(&near, "稳步"), Some((0, 2)));
    assert_eq!(row(&near, "道路"), None, "another paragraph");
    assert_eq!(row(&near, "农民"), None);
    assert_eq!(row(&of(Some(1), false), "推进"), None);
    // Wide enough for the next sentence, but it stops at the end of its own.
    assert!(row(&of(Some(5), false), "农民").is_some());
    assert_eq!(row(&of(Some(5), true), "农民"), None);
    assert_eq!(row(&of(None, true), "推进"), Some((1, 3)));
}

#[test]
fn a_word_is_found_however_the_text_is_cut() {
    let document = document(
        "全面深化改革。改革开放，深化改革，土地制度改革。人民当家作主。為人民服務。用人民币。",
    );
    let words = cut_by(&document, &Lexicon::default());
    let at = |word: &str| -> Vec<&str> {
        let found = occurrences(&document, &words, word);
        found.iter().map(|&span| document.slice(span)).collect()
    };
    assert_eq!(at("改革").len(), 4, "also within 全面深化改革");
    assert_eq!(at("深化改革"), ["深化改革", "深化改革"]);
    assert_eq!(at("土地制度改革").len(), 1);
    assert_eq!(at("人民"), ["人民", "人民"], "not within 人民币");
    assert_eq!(at("人"), [""; 0]);
    assert_eq!(at("没有"), [""; 0]);
}
