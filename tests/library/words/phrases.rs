//! Set phrases.

use gangmu::lexicon::Lexicon;
use gangmu::lexicon::phrases::{Phrase, PhraseKind, phrases};

use super::{cut_by, document};

fn found_phrases(text: &str) -> Vec<(String, usize, PhraseKind)> {
    let document = document(text);
    let words = cut_by(&document, &Lexicon::default());
    let found = phrases(&document, &words, 3, &|| false).unwrap();
    for phrase in &found {
        let all_same = |p: &Phrase| p.places.iter().all(|&at| !document.slice(at).is_empty());
        assert!(all_same(phrase));
    }
    found
        .into_iter()
        .map(|p| (p.text, p.places.len(), p.kind))
        .collect()
}

#[test]
fn phrases_of_every_kind_are_found() {
    let found = found_phrases(
        "依照《某省渔业管理条例》，落实“一网两岸”，推行“码上办事”，学习“两个维护”。做到两个维护，\
         一网两岸要见效。他说：“走，回家。”再看《某省渔业管理条例》。\n\n\
         老城要建口袋公园，新区也建口袋公园；口袋公园方便居民，居民喜欢口袋公园。\n\n\
         五抓五看要到位。五治三增，抓好五治三增，考核五治三增。\n",
    );
    let find = |text: &str| {
        let row = found.iter().find(|(phrase, ..)| phrase == text);
        row.map(|&(_, count, kind)| (count, kind))
    };
    assert_eq!(find("某省渔业管理条例"), Some((2, PhraseKind::Title)));
    assert_eq!(find("一网两岸"), Some((2, PhraseKind::Slogan)));
    assert_eq!(find("两个维护"), Some((2, PhraseKind::Slogan)));
    assert_eq!(find("码上办事"), Some((1, PhraseKind::Quoted)));
    assert_eq!(find("口袋公园"), Some((4, PhraseKind::Repeated)));
    assert_eq!(find("五治三增"), Some((3, PhraseKind::Slogan)));
    assert_eq!(find("走，回家。"), None, "somebody's words");
}

#[test]
fn a_part_of_a_longer_wording_is_not_told_apart() {
    let found = found_phrases(
        "滨水绿道网络贯通全城，滨水绿道网络连接社区。居民点赞滨水绿道网络，游客打卡滨水绿道网络。",
    );
    let texts: Vec<&str> = found.iter().map(|(text, ..)| text.as_str()).collect();
    assert_eq!(texts, ["滨水绿道网络"]);
}
