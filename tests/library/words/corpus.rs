//! Words of real documents. The corpus lies beside the repository and is not part
//! of it; where it is absent the tests say so and pass.

use gangmu::document::Meta;
use gangmu::lexicon::measures::keywords;
use gangmu::lexicon::phrases::phrases;
use gangmu::lexicon::{IdfTable, Lexicon, StopWords, WordKind};
use gangmu::structure::{Options, parse};

use super::{admission, cut_by, document, whole};
use crate::common::corpus;

/// What Python's jieba 0.42.1 gives for the report by its default table, the
/// first twenty and what comes behind them.
const BY_JIEBA: [&str; 20] = [
    "发展",
    "重庆",
    "建设",
    "高质量",
    "生态",
    "创新",
    "全面",
    "推动",
    "现代化",
    "推进",
    "习近平",
    "人民",
    "加快",
    "科技",
    "社会主义",
    "提升",
    "经济圈",
    "更加",
    "五年",
    "双城",
];
const BY_JIEBA_NEXT: [&str; 12] = [
    "协同",
    "我们",
    "绿色",
    "坚持",
    "成渝",
    "全市",
    "产业",
    "中心",
    "治理",
    "深入",
    "党中央",
    "不断",
];

#[test]
fn keywords_of_a_report_are_those_of_jieba_but_for_set_phrases() {
    let Some(folder) = corpus() else {
        return;
    };
    let text = std::fs::read_to_string(folder.join("chongqing-report-2022.md")).unwrap();
    let document = document(&text);
    let words = cut_by(&document, &Lexicon::default());
    let stop_words = StopWords::default();
    let admission = admission(&stop_words, false, false);
    let idf = IdfTable::load().weigh(&words);
    let found = keywords::tf_idf(&words, whole(&document), &admission, &idf);
    let first: Vec<_> = found
        .iter()
        .take(20)
        .map(|k| words.word(k.word).unwrap())
        .collect();
    let same = |word: &str| first.iter().any(|w| &*w.shown == word);
    let common = BY_JIEBA.iter().filter(|word| same(word)).count();
    assert!(common >= 14, "only {common}: {first:?}");
    // What is ours alone is a set phrase, or has moved up because of one.
    for word in &first {
        let known = BY_JIEBA.contains(&&*word.shown) || BY_JIEBA_NEXT.contains(&&*word.shown);
        assert!(known || word.kind == WordKind::Phrase, "{word:?}");
    }
    // What is jieba's alone has gone into set phrases.
    for word in BY_JIEBA.iter().filter(|word| !same(word)) {
        let kept_whole = words
            .all()
            .iter()
            .filter(|w| w.kind == WordKind::Phrase && w.shown.contains(word))
            .map(|w| w.count)
            .sum::<u32>();
        assert!(kept_whole >= 3, "{word} in {kept_whole} phrases");
    }
}

#[test]
fn a_novel_gives_its_people() {
    let Some(folder) = corpus() else {
        return;
    };
    let bytes = std::fs::read(folder.join("novel-pingshanlengyan.big5-crlf.txt")).unwrap();
    let (text, _, _) = encoding_rs::BIG5.decode(&bytes);
    let document = parse(&text, Meta::default(), &Options::default()).unwrap();
    let words = cut_by(&document, &Lexicon::default());
    let found = phrases(&document, &words, 3, &|| false).unwrap();
    let texts: Vec<&str> = found.iter().map(|p| p.text.as_str()).collect();
    assert!(texts.contains(&"山小姐"), "{texts:?}");
    let longest = found.iter().map(|p| p.text.chars().count()).max();
    assert!(longest.unwrap() <= 40);
}
