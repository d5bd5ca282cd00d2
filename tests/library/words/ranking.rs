//! Which words matter.

use gangmu::lexicon::measures::keywords;
use gangmu::lexicon::{Lexicon, StopWords};

use super::{admission, cut_by, document, pair, shown, whole};

/// The most frequent words with their counts.
fn frequent(text: &str, single_chars: bool, numbers: bool) -> Vec<(String, u32)> {
    let document = document(text);
    let words = cut_by(&document, &Lexicon::default());
    let stop_words = StopWords::default();
    let admission = admission(&stop_words, single_chars, numbers);
    let found = keywords::frequency(&words, whole(&document), &admission);
    shown(&words, &found)
}

#[test]
fn forms_of_a_word_are_counted_together() {
    let found = frequent(
        "GDP增速，gdp总量，ＧＤＰ目标，GDP的结构。The model and the MODEL，發展、发展、发展。2031年，2032年。",
        false,
        false,
    );
    assert_eq!(found[0], pair("GDP", 4));
    assert_eq!(found[1], pair("发展", 3));
    assert!(found.contains(&pair("model", 2)), "{found:?}");
    assert!(
        !found
            .iter()
            .any(|(word, _)| word == "the" || word == "2031")
    );
}

#[test]
fn words_of_one_character_come_on_request() {
    let text = "水，水；水是命脉。";
    assert!(frequent(text, true, false).contains(&pair("水", 3)));
    assert!(frequent(text, false, false).iter().all(|(w, _)| w != "水"));
    assert!(frequent(text, true, false).iter().all(|(w, _)| w != "是"));
}

#[test]
fn keyness_tells_a_section_from_the_rest() {
    let document = document(
        "## 一、农业\n\n守住耕地，管好耕地，养护耕地，用好耕地，抓好生产。\n\n\
         ## 二、工业\n\n抓好生产，建设园区，引进项目。工厂要改造，园区要升级，项目要落地，\
         工厂要扩建，企业要壮大，品牌要培育。\n",
    );
    let words = cut_by(&document, &Lexicon::default());
    let stop_words = StopWords::default();
    let admission = admission(&stop_words, false, false);
    let section = document.sections()[0].span;
    let found = shown(&words, &keywords::keyness(&words, section, &admission));
    assert_eq!(found[0], pair("耕地", 4));
    assert!(
        found
            .iter()
            .all(|(word, _)| word != "工厂" && word != "生产")
    );
    let none = keywords::keyness(&words, whole(&document), &admission);
    assert!(none.is_empty(), "{none:?}");
}

#[test]
fn textrank_is_about_nouns_and_verbs() {
    let document = document(
        "我们更加重视教育。教育关系未来，教育改革要深化，教师是教育的根本。我们尊重教师，\
         我们培养教师，学校依靠教师。",
    );
    let words = cut_by(&document, &Lexicon::default());
    let stop_words = StopWords::default();
    let admission = admission(&stop_words, false, false);
    let found = keywords::text_rank(&words, whole(&document), &admission);
    assert!((found[0].weight - 1.0).abs() < 1e-9);
    let found = shown(&words, &found);
    assert!(["教育", "教师"].contains(&found[0].0.as_str()), "{found:?}");
    assert!(
        found
            .iter()
            .all(|(word, _)| word != "我们" && word != "更加")
    );
}
