//! What one sentence of a decision asks for.

use crate::document::Document;

use super::places::{LawPlace, place, places};
use super::quoted::{QUOTED, Sentence, sentences};

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doing {
    /// Put a text in the place of others.
    Replace(Vec<LawPlace>, String),
    /// Put words in the place of others: in these places, everywhere where
    /// none is named. Without words they are left out.
    Words(Vec<LawPlace>, Vec<String>, String),
    /// Leave places out.
    Delete(Vec<LawPlace>),
    /// Put a new article in: behind one where that is said, with its number.
    Insert {
        behind: Option<LawPlace>,
        numbers: Vec<LawPlace>,
        text: String,
    },
    /// Put a new paragraph or item into an article.
    InsertPart(LawPlace, String),
    /// Give an article another number, and another text where there is one.
    Renumber(Vec<LawPlace>, Vec<LawPlace>, Option<String>),
    /// Number all articles anew.
    NumberAnew,
}

/// Whether a document is a decision that amends another: its title says so,
/// and it has instructions.
#[must_use]
pub fn is_decision(document: &Document) -> bool {
    /// Characters in which the title has been.
    const TITLE: usize = 200;
    let head: String = document
        .text()
        .chars()
        .take(TITLE)
        .filter(|c| !c.is_whitespace())
        .collect();
    let titled = head.contains("修改")
        && (head.contains("决定") || head.contains("決定") || head.contains("修正案"));
    titled
        && sentences(document)
            .iter()
            .any(|sentence| doing(sentence).is_some_and(|found| found.is_ok()))
}

/// What a sentence asks for: `None` where it asks for nothing, an error where
/// it does and its words are not understood.
pub(super) fn doing(sentence: &Sentence) -> Option<Result<Doing, ()>> {
    let words = behind_number(&sentence.words);
    let words = words
        .strip_prefix(['将', '把', '对', '將'])
        .unwrap_or(words);
    let quoted = &sentence.quoted;
    if words.contains("条文顺序") || words.contains("條文順序") || words.contains("序号作相应调整")
    {
        return Some(Ok(Doing::NumberAnew));
    }
    if !is_order(words) {
        return None;
    }
    let read = inserted(words, quoted)
        .or_else(|| deleted(words, quoted))
        .or_else(|| changed(words, quoted));
    Some(read.ok_or(()))
}

/// Whether a sentence asks for a change of a text.
fn is_order(words: &str) -> bool {
    let names = words.starts_with('第') || words.starts_with(QUOTED) || words.starts_with("引言");
    let verbs = ["修改为", "改为", "修改成", "替换为", "删去", "删除", "增加"];
    let asks = verbs.iter().any(|verb| words.contains(verb));
    let begins = ["删去", "删除", "增加", "在第"]
        .iter()
        .any(|verb| words.starts_with(verb));
    // 修改《…法》: what follows is about another law.
    asks && (names || begins)
}

/// The words behind the number of a list: 一、 1. （三）.
fn behind_number(words: &str) -> &str {
    let numeral = |c: char| crate::text::numerals::is_numeral(c);
    let inner = words.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(numeral);
    if rest.len() == inner.len() {
        return words;
    }
    let behind = rest.trim_start_matches(['）', ')', '、', '.', '．']);
    if behind.len() < rest.len() {
        behind
    } else {
        words
    }
}

/// 增加一条，作为第八条：“…”; 在第十条后增加一条…; 第三条增加一款，作为第二款：“…”.
fn inserted(words: &str, quoted: &[String]) -> Option<Doing> {
    let at = words.find("增加")?;
    let (head, tail) = (
        words.get(..at)?,
        words.get(at.saturating_add("增加".len())..)?,
    );
    let [text] = quoted else {
        return None;
    };
    let named = tail.split_once("作为").map(|(_, named)| named);
    let head = head.strip_prefix('在').unwrap_or(head);
    let kind = tail.trim_start_matches(|c: char| crate::text::numerals::is_numeral(c) || c == '两');
    if kind.starts_with(['条', '條']) {
        let behind =
            place(head, None).filter(|(_, rest)| rest.contains('后') || rest.contains('後'));
        let numbers = named
            .map(places)
            .map(|(numbers, _)| numbers)
            .unwrap_or_default();
        if behind.is_none() && numbers.is_empty() {
            return None;
        }
        return Some(Doing::Insert {
            behind: behind.map(|(place, _)| place),
            numbers,
            text: text.clone(),
        });
    }
    let (article, _) = place(head, None)?;
    if kind.starts_with('款') || kind.starts_with(['项', '項']) {
        let number = named.and_then(|named| place(named, Some(&article)));
        let mut to = number.map_or(article.clone(), |(place, _)| place);
        to.article = article.article;
        if kind.starts_with(['项', '項']) {
            to.paragraph = to.paragraph.or(article.paragraph);
        }
        return Some(Doing::InsertPart(to, text.clone()));
    }
    None
}

/// 删去第十二条; 删去第三条中的“…”; 第三条中的“…”删去.
fn deleted(words: &str, quoted: &[String]) -> Option<Doing> {
    let is_all = |rest: &str| rest.is_empty() || rest.starts_with(['，', '。', '：']);
    for verb in ["删去", "删除"] {
        if let Some(rest) = words.strip_prefix(verb) {
            let (found, rest) = places(rest);
            if !found.is_empty() && is_all(rest) && quoted.is_empty() {
                return Some(Doing::Delete(found));
            }
            if !quoted.is_empty() && rest.trim_start_matches(['中', '的']).starts_with(QUOTED) {
                return Some(Doing::Words(found, quoted.to_vec(), String::new()));
            }
        }
        if let Some(head) = words.strip_suffix(verb) {
            let (found, rest) = places(head);
            if !found.is_empty() && rest.is_empty() && quoted.is_empty() {
                return Some(Doing::Delete(found));
            }
            if !found.is_empty() && rest.trim_start_matches(['中', '的']).starts_with(QUOTED) {
                return Some(Doing::Words(found, quoted.to_vec(), String::new()));
            }
        }
    }
    None
}

/// 第三条修改为：“…”; 第三条中的“…”修改为“…”; 第三条改为第四条.
fn changed(words: &str, quoted: &[String]) -> Option<Doing> {
    const VERBS: [&str; 5] = ["统一修改为", "修改为", "改为", "修改成", "替换为"];
    let (found, rest) = places(words);
    let rest = rest.trim_start_matches(['中', '的', '，']);
    let rest = rest.strip_prefix('将').unwrap_or(rest);
    if rest.starts_with(QUOTED) {
        let behind = rest.trim_start_matches([QUOTED, '、', '和', '或', '者']);
        let verb = VERBS.iter().find_map(|verb| behind.strip_prefix(verb))?;
        if verb.trim_start_matches(['：', ':']).chars().eq([QUOTED]) {
            let (new, old) = quoted.split_last()?;
            return Some(Doing::Words(found, old.to_vec(), new.clone()));
        }
        return None;
    }
    let behind = VERBS.iter().find_map(|verb| rest.strip_prefix(verb))?;
    let behind = behind.trim_start_matches(['：', ':', '，']);
    if found.is_empty() {
        return None;
    }
    if behind.starts_with(QUOTED) {
        let [text] = quoted else {
            return None;
        };
        return Some(Doing::Replace(found, text.clone()));
    }
    let (to, rest) = places(behind);
    if to.len() != found.len() {
        return None;
    }
    match (quoted, rest.is_empty()) {
        ([], true) => Some(Doing::Renumber(found, to, None)),
        ([text], false) if rest.trim_end().ends_with(QUOTED) && rest.contains("为") => {
            Some(Doing::Renumber(found, to, Some(text.clone())))
        }
        _ => None,
    }
}
