//! What is wrong with a query, said to the reader.

use crate::search::{QueryError, QueryErrorKind};

use crate::explorer::desk::state::{Mode, State};
use crate::explorer::language::{Language, Text};

/// The complaint about a wrong query, with the place in it (in characters,
/// from 1), in the language of the interface.
#[must_use]
pub fn complaint(error: &QueryError, state: &State) -> String {
    let query = match state.mode() {
        Mode::Filter(filter) => filter.prompt.text(),
        _ => "",
    };
    let before = query.get(..error.at.start).unwrap_or_default();
    let place = before.chars().count().saturating_add(1);
    let reason = reason(error.kind, state.language());
    Text::QueryBad.fill(state.language(), &[&place, &reason])
}

/// What is wrong with a query, without the place.
#[must_use]
pub const fn reason(kind: QueryErrorKind, language: Language) -> &'static str {
    let (zh, en) = match kind {
        QueryErrorKind::Empty => ("没有关键词", "there is no term"),
        QueryErrorKind::OnlyNegative => {
            ("只有排除，要加一个查找的词", "it only excludes; add a term")
        }
        QueryErrorKind::MissingText => ("这里缺少关键词", "a term is missing here"),
        QueryErrorKind::OpenQuote => ("引号没有闭合", "the quote is not closed"),
        QueryErrorKind::OpenRegex => ("正则缺少结尾的 /", "the closing / is missing"),
        QueryErrorKind::BadRegex => ("正则表达式不成立", "the regular expression is wrong"),
        QueryErrorKind::TooLarge => ("这个词太大", "the term is too large"),
        QueryErrorKind::BadPinyin => ("拼音要写成字母，最多 64 个", "pinyin is up to 64 letters"),
        QueryErrorKind::BadNumber => ("这里要写一个数", "a number must stand here"),
        QueryErrorKind::TooMany => ("关键词太多", "there are too many terms"),
    };
    language.choose(zh, en)
}
