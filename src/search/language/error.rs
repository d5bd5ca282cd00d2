//! What can be wrong with a query, and where.

use std::error::Error;
use std::fmt;
use std::ops::Range;

use crate::setting::ExpressionFault;
use crate::setting::{Language, Told};

/// What is wrong with a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QueryErrorKind {
    /// There is no term.
    Empty,
    /// Every term is negative.
    OnlyNegative,
    /// An operator or a prefix with nothing behind it, or empty quotes.
    MissingText,
    /// A quotation mark without its partner.
    OpenQuote,
    /// A regular expression without its closing slash.
    OpenRegex,
    /// The regular expression is not valid.
    BadRegex(ExpressionFault),
    /// The regular expression or the term would need too much memory.
    TooLarge,
    /// Pinyin holds something that is no letter, or more than 64 letters.
    BadPinyin,
    /// No number begins here, or one that has no value or two (一百二).
    BadNumber,
    /// More terms than can be told apart.
    TooMany,
}

impl Told for QueryErrorKind {
    fn told(&self, language: Language) -> String {
        let (zh, en) = match self {
            Self::Empty => ("没有关键词", "there is no term"),
            Self::OnlyNegative => ("只有排除，要加一个查找的词", "it only excludes; add a term"),
            Self::MissingText => ("这里缺少关键词", "a term is missing here"),
            Self::OpenQuote => ("引号没有闭合", "the quote is not closed"),
            Self::OpenRegex => ("正则缺少结尾的 /", "the closing / is missing"),
            Self::BadRegex(fault) => {
                let fault = fault.told(language);
                return match language {
                    Language::Chinese => format!("正则有误：{fault}"),
                    Language::English => format!("in the regular expression, {fault}"),
                };
            }
            Self::TooLarge => ("这个词太大", "the term is too large"),
            Self::BadPinyin => ("拼音要写成字母，最多 64 个", "pinyin is up to 64 letters"),
            Self::BadNumber => (
                "这里要写一个数，如 3.5、三成、十亿元",
                "a number must stand here, such as 3.5, 三成 or 十亿元",
            ),
            Self::TooMany => ("关键词太多", "there are too many terms"),
        };
        language.choose(zh, en).to_owned()
    }
}

/// A query that cannot be searched for, and the place of the trouble.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// Bytes of the query, on character boundaries; empty at the end of the
    /// query where something is missing there.
    pub at: Range<usize>,
    /// What is wrong.
    pub kind: QueryErrorKind,
}

impl QueryError {
    /// The character of `query`, from 1, where it is wrong, and what is wrong
    /// there.
    #[must_use]
    pub fn in_query(&self, query: &str, language: Language) -> String {
        let before = query.get(..self.at.start).unwrap_or_default();
        let place = before.chars().count().saturating_add(1);
        let reason = self.kind.told(language);
        match language {
            Language::Chinese => format!("第 {place} 字：{reason}"),
            Language::English => format!("character {place}: {reason}"),
        }
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = self.kind.told(Language::English);
        write!(f, "{reason} (bytes {} to {})", self.at.start, self.at.end)
    }
}

impl Error for QueryError {}
