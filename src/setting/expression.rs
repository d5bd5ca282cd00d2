//! What is wrong with a regular expression, and where.

use std::ops::Range;

use regex_syntax::ast::ErrorKind;
use regex_syntax::{ParserBuilder, ast, hir};

use super::{Language, Told};

/// What is wrong with a regular expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExpressionFault {
    /// `[` without `]`.
    OpenClass,
    /// A range whose first character stands behind its last.
    Backwards,
    /// A range between things that are no single characters.
    RangeEnd,
    /// `(` without `)`.
    OpenGroup,
    /// `)` without `(`.
    StrayClose,
    /// The name of a group is missing, wrong or there already.
    GroupName,
    /// `*`, `+`, `?` or `{…}` with nothing before it.
    NothingToRepeat,
    /// The number in `{…}` is missing, wrong or not closed.
    Count,
    /// A backslash at the end.
    LoneBackslash,
    /// A backslash before something that it gives no meaning there.
    Escape,
    /// A code of a character that is missing or none.
    Code,
    /// A class of Unicode that does not exist.
    Property,
    /// `(?…)` with a switch that is unknown, twice or missing.
    Switch,
    /// Look-around, which is not supported.
    LookAround,
    /// A backreference, which is not supported.
    Backreference,
    /// It is nested too deep, or has too many groups.
    Depth,
    /// It would need too much memory.
    TooLarge,
    /// Something else.
    Other,
}

impl ExpressionFault {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::OpenClass,
        Self::Backwards,
        Self::RangeEnd,
        Self::OpenGroup,
        Self::StrayClose,
        Self::GroupName,
        Self::NothingToRepeat,
        Self::Count,
        Self::LoneBackslash,
        Self::Escape,
        Self::Code,
        Self::Property,
        Self::Switch,
        Self::LookAround,
        Self::Backreference,
        Self::Depth,
        Self::TooLarge,
        Self::Other,
    ];

    /// What is wrong with an expression that does not parse by itself, and its
    /// bytes; `None` where it parses.
    #[must_use]
    pub fn of(expression: &str) -> Option<(Self, Range<usize>)> {
        let parsed = ParserBuilder::new().build().parse(expression);
        parsed.err().map(|error| Self::told_by(&error, expression))
    }

    /// What the parser found in `expression`, and its bytes.
    #[must_use]
    pub fn told_by(error: &regex_syntax::Error, expression: &str) -> (Self, Range<usize>) {
        let bytes = |span: &ast::Span| span.start.offset..span.end.offset;
        match error {
            regex_syntax::Error::Parse(error) => (of_syntax(error.kind()), bytes(error.span())),
            regex_syntax::Error::Translate(error) => {
                (of_meaning(error.kind()), bytes(error.span()))
            }
            _ => (Self::Other, 0..expression.len()),
        }
    }
}

const fn of_syntax(kind: &ErrorKind) -> ExpressionFault {
    match kind {
        ErrorKind::ClassUnclosed => ExpressionFault::OpenClass,
        ErrorKind::ClassRangeInvalid => ExpressionFault::Backwards,
        ErrorKind::ClassRangeLiteral => ExpressionFault::RangeEnd,
        ErrorKind::GroupUnclosed => ExpressionFault::OpenGroup,
        ErrorKind::GroupUnopened => ExpressionFault::StrayClose,
        ErrorKind::GroupNameDuplicate { .. }
        | ErrorKind::GroupNameEmpty
        | ErrorKind::GroupNameInvalid
        | ErrorKind::GroupNameUnexpectedEof => ExpressionFault::GroupName,
        ErrorKind::RepetitionMissing => ExpressionFault::NothingToRepeat,
        ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountDecimalEmpty
        | ErrorKind::RepetitionCountUnclosed
        | ErrorKind::DecimalEmpty
        | ErrorKind::DecimalInvalid => ExpressionFault::Count,
        ErrorKind::EscapeUnexpectedEof => ExpressionFault::LoneBackslash,
        ErrorKind::EscapeUnrecognized
        | ErrorKind::ClassEscapeInvalid
        | ErrorKind::SpecialWordBoundaryUnclosed
        | ErrorKind::SpecialWordBoundaryUnrecognized
        | ErrorKind::SpecialWordOrRepetitionUnexpectedEof => ExpressionFault::Escape,
        ErrorKind::EscapeHexEmpty
        | ErrorKind::EscapeHexInvalid
        | ErrorKind::EscapeHexInvalidDigit => ExpressionFault::Code,
        ErrorKind::UnicodeClassInvalid => ExpressionFault::Property,
        ErrorKind::FlagDanglingNegation
        | ErrorKind::FlagDuplicate { .. }
        | ErrorKind::FlagRepeatedNegation { .. }
        | ErrorKind::FlagUnexpectedEof
        | ErrorKind::FlagUnrecognized => ExpressionFault::Switch,
        ErrorKind::UnsupportedLookAround => ExpressionFault::LookAround,
        ErrorKind::UnsupportedBackreference => ExpressionFault::Backreference,
        ErrorKind::NestLimitExceeded(_) | ErrorKind::CaptureLimitExceeded => ExpressionFault::Depth,
        _ => ExpressionFault::Other,
    }
}

const fn of_meaning(kind: &hir::ErrorKind) -> ExpressionFault {
    match kind {
        hir::ErrorKind::UnicodePropertyNotFound
        | hir::ErrorKind::UnicodePropertyValueNotFound
        | hir::ErrorKind::UnicodePerlClassNotFound => ExpressionFault::Property,
        hir::ErrorKind::UnicodeNotAllowed | hir::ErrorKind::InvalidUtf8 => ExpressionFault::Switch,
        _ => ExpressionFault::Other,
    }
}

impl Told for ExpressionFault {
    fn told(&self, language: Language) -> String {
        let (zh, en) = match self {
            Self::OpenClass => ("方括号 [ 没有闭合", "the bracket [ is not closed"),
            Self::Backwards => ("范围的首尾颠倒了", "the range runs backwards"),
            Self::RangeEnd => (
                "范围的首尾须各是一个字符",
                "a range runs from one character to another",
            ),
            Self::OpenGroup => ("括号 ( 没有闭合", "the bracket ( is not closed"),
            Self::StrayClose => (
                "多了一个 )；要找括号本身请写 \\)",
                "the bracket ) closes nothing; write \\) for the mark itself",
            ),
            Self::GroupName => (
                "组名缺失、有误或重复",
                "the name of the group is missing, wrong or taken",
            ),
            Self::NothingToRepeat => (
                "前面没有可重复的内容；要找符号本身请在前面加 \\",
                "nothing stands here to be repeated; put \\ before it for the mark itself",
            ),
            Self::Count => (
                "花括号里的次数不对，应如 {2} 或 {2,5}",
                "the number in braces is wrong; write {2} or {2,5}",
            ),
            Self::LoneBackslash => ("末尾的 \\ 后面缺字符", "nothing stands behind the last \\"),
            Self::Escape => (
                "这里的 \\ 后面不能是这个字符",
                "\\ gives this character no meaning here",
            ),
            Self::Code => (
                "字符编码不对，应如 \\x{4E00}",
                "this is no code; write \\x{4E00}",
            ),
            Self::Property => ("没有这一类字符", "there is no such class of characters"),
            Self::Switch => ("(? 后面的开关不对", "the switch behind (? is wrong"),
            Self::LookAround => ("不支持环视", "look-around is not supported"),
            Self::Backreference => ("不支持反向引用", "backreferences are not supported"),
            Self::Depth => (
                "括号嵌套太深或太多",
                "brackets are nested too deep or too many",
            ),
            Self::TooLarge => ("表达式太大", "it is too large"),
            Self::Other => ("表达式不成立", "it is not well-formed"),
        };
        language.choose(zh, en).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fault_and_its_place_are_found() {
        for (expression, fault, at) in [
            ("中(文", ExpressionFault::OpenGroup, 3..4),
            ("文)", ExpressionFault::StrayClose, 3..4),
            ("[甲", ExpressionFault::OpenClass, 0..1),
            ("[z-a]", ExpressionFault::Backwards, 1..4),
            (r"[\d-z]", ExpressionFault::RangeEnd, 1..3),
            ("*甲", ExpressionFault::NothingToRepeat, 0..0),
            ("甲{2,1}", ExpressionFault::Count, 3..8),
            ("甲\\", ExpressionFault::LoneBackslash, 3..4),
            (r"\x{zz}", ExpressionFault::Code, 3..4),
            (r"\p{Hann}", ExpressionFault::Property, 0..8),
            ("(?y)", ExpressionFault::Switch, 2..3),
            ("(?=甲)", ExpressionFault::LookAround, 0..3),
            (r"(甲)\1", ExpressionFault::Backreference, 5..7),
            ("(?<1>甲)", ExpressionFault::GroupName, 3..4),
            (r"\q", ExpressionFault::Escape, 0..2),
        ] {
            assert_eq!(
                ExpressionFault::of(expression),
                Some((fault, at)),
                "{expression}"
            );
        }
        assert_eq!(ExpressionFault::of("第.+条"), None);
    }
}
