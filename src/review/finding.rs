//! What a check found, and how to say it.

use crate::document::{Kept, MarkupKind, Span};
use crate::setting::{Language, Told};

/// What kind of oddity a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// A character or a wording that stands twice.
    Doubled,
    /// A Latin word inside Chinese.
    Latin,
    /// A number that is missing, repeated or out of order.
    Numbering,
    /// A quote or bracket without its other half.
    Pair,
    /// A place where a cut paragraph was joined.
    Seam,
    /// A note that the text comes from or goes on at another page.
    Continuation,
    /// Bytes that are invalid in the encoding.
    Invalid,
    /// NULs between the letters of the source.
    Nul,
    /// A paragraph that breaks off, whose rest was not found behind it.
    BrokenOff,
    /// A document that ends within a sentence.
    Unfinished,
    /// Hanzi by codes that only look like them: radicals and the like.
    Lookalike,
    /// A mark that is text against the letter of the format, or one that is
    /// left open.
    Markup,
    /// Hanzi of the source that are markup, not text.
    Hidden,
    /// A character that was likely read or typed for another.
    Misread,
    /// A number that is gone from before its unit.
    Missing,
    /// Marks of half width among full-width ones, or the other way about.
    Width,
}

impl FindingKind {
    /// The name used in the `kind` column of `gangmu check`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Doubled => "doubled",
            Self::Latin => "latin",
            Self::Numbering => "numbering",
            Self::Pair => "pair",
            Self::Seam => "seam",
            Self::Continuation => "continuation",
            Self::Invalid => "invalid",
            Self::Nul => "nul",
            Self::BrokenOff => "broken-off",
            Self::Unfinished => "unfinished",
            Self::Lookalike => "look-alike",
            Self::Markup => "markup",
            Self::Hidden => "hidden",
            Self::Misread => "misread",
            Self::Missing => "missing",
            Self::Width => "width",
        }
    }

    /// The name for readers, in a language.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Doubled => ("叠字", "doubled"),
            Self::Latin => ("拉丁词", "latin"),
            Self::Numbering => ("编号", "numbering"),
            Self::Pair => ("不成对", "pair"),
            Self::Seam => ("接缝", "seam"),
            Self::Continuation => ("转接", "continuation"),
            Self::Invalid => ("无效字节", "invalid"),
            Self::Nul => ("空字节", "nul"),
            Self::BrokenOff => ("中断", "broken-off"),
            Self::Unfinished => ("未完", "unfinished"),
            Self::Lookalike => ("形近字", "look-alike"),
            Self::Markup => ("标记", "markup"),
            Self::Hidden => ("隐去的字", "hidden"),
            Self::Misread => ("疑误", "misread"),
            Self::Missing => ("缺数", "missing"),
            Self::Width => ("全半角", "width"),
        };
        language.choose(zh, en)
    }
}

/// What there is to say of a finding. Numbers are in the normal form of
/// [`SectionNumber`](crate::document::SectionNumber).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// A character stands once too often; the wording that is likely meant.
    DoubledCharacter {
        /// The same with one taken away.
        meant: String,
    },
    /// A word or phrase stands twice; the phrase.
    DoubledPhrase {
        /// The phrase, once.
        phrase: String,
    },
    /// A Latin word inside Chinese.
    LatinWord,
    /// A sequence begins later than at its first number.
    BeginsAt {
        /// The number it begins at.
        number: String,
    },
    /// Numbers between two neighbours are missing.
    Gap {
        /// The last number before the gap.
        after: String,
        /// The number behind the gap.
        number: String,
    },
    /// A number stands twice in a sequence.
    Repeated {
        /// The number.
        number: String,
    },
    /// A number does not fit between its neighbours.
    OutOfOrder {
        /// The number before it.
        after: String,
        /// The number.
        number: String,
    },
    /// An opening mark that is not closed.
    Unclosed {
        /// The mark.
        mark: char,
    },
    /// A closing mark without an opening one.
    Unopened {
        /// The mark.
        mark: char,
    },
    /// A mark that looks the wrong way.
    WrongWay {
        /// The mark.
        mark: char,
    },
    /// A paragraph was cut here, by a page or a column, and has been joined.
    Joined,
    /// The beginning stands on another page.
    ComesFrom,
    /// The rest stands on another page.
    GoesOnto,
    /// The beginning stands further up in the document.
    GoesOnFrom {
        /// The place where it breaks off.
        place: String,
    },
    /// The rest stands further down in the document.
    GoesOnAt {
        /// The place where it goes on.
        place: String,
    },
    /// U+FFFD in the text, or bytes that were invalid in the source.
    InvalidBytes {
        /// How many there are.
        count: u32,
    },
    /// NULs stood between the letters of the source and were left out.
    Nuls {
        /// How many there were.
        count: u32,
    },
    /// A paragraph breaks off and does not go on in the next.
    BreaksOff,
    /// The text ends within a sentence.
    NoEnd,
    /// Codes of radicals and the like stand for hanzi.
    Lookalikes {
        /// How many there are in the document.
        count: u32,
        /// The hanzi that the first stands for.
        ordinary: char,
    },
    /// A mark that is text against the letter of the format.
    KeptMark {
        /// Why.
        kept: Kept,
        /// Its line in the source.
        line: u32,
    },
    /// Hanzi that are markup.
    Hidden {
        /// What they are.
        kind: MarkupKind,
        /// How many there are.
        count: u32,
        /// The line of the first in the source.
        line: u32,
    },
    /// Something else is likely meant.
    Misread {
        /// What stands there in its place.
        meant: String,
        /// What has happened to it.
        how: Misread,
    },
    /// A box or ring stands for a character that could not be read.
    Unreadable,
    /// A unit without its number.
    NoNumber {
        /// The unit.
        unit: String,
    },
    /// Marks of a width that most of the document's have not.
    Width {
        /// How many there are.
        count: u32,
        /// Whether they are the narrow ones.
        narrow: bool,
    },
    /// So many of the kind that they are told as one.
    Many {
        /// How many there are.
        count: u32,
    },
}

/// What has happened to a text that was misread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// Two characters stand in each other's place.
    Swapped,
    /// A character stands for one that looks like it.
    Alike,
    /// A character is missing.
    Dropped,
    /// A letter stands for a digit.
    Letter,
    /// 一 stands for a dash.
    Dash,
    /// A set phrase is written otherwise than it is set.
    Phrase,
    /// A box or ring stands for a full stop.
    Stop,
}

impl Misread {
    const fn told(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Swapped => ("字序颠倒", "characters are swapped"),
            Self::Alike => ("形近而误", "a character that looks alike"),
            Self::Dropped => ("脱字", "a character is missing"),
            Self::Letter => ("字母误作数字", "a letter stands for a digit"),
            Self::Dash => ("“一”误作连接号", "一 stands for a dash"),
            Self::Phrase => ("与固定说法不符", "a set phrase is altered"),
            Self::Stop => ("句号未识出", "a full stop was not read"),
        };
        language.choose(zh, en)
    }
}

impl Told for Detail {
    fn told(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.in_chinese(),
            Language::English => self.in_english(),
        }
    }
}

impl Detail {
    fn in_chinese(&self) -> String {
        match self {
            Self::DoubledCharacter { meant } => format!("叠字，疑为“{meant}”"),
            Self::DoubledPhrase { phrase } => format!("“{phrase}”重复"),
            Self::LatinWord => "中文里夹着拉丁字母的词".to_owned(),
            Self::BeginsAt { number } => format!("编号从{number}开始，前面的缺失"),
            Self::Gap { after, number } => format!("编号从{after}跳到{number}"),
            Self::Repeated { number } => format!("编号{number}重复"),
            Self::OutOfOrder { after, number } => format!("编号{number}在{after}之后，次序不对"),
            Self::Unclosed { mark } => format!("“{mark}”没有配对的后一半"),
            Self::Unopened { mark } => format!("“{mark}”没有配对的前一半"),
            Self::WrongWay { mark } => format!("“{mark}”方向相反"),
            Self::Joined => "段落在此处被分页或分栏截断，已接合".to_owned(),
            Self::ComesFrom => "开头在别的版面".to_owned(),
            Self::GoesOnto => "余下的在别的版面，文末缺失".to_owned(),
            Self::GoesOnFrom { place } => format!("接续上文，前文止于{place}"),
            Self::GoesOnAt { place } => format!("下文续于{place}"),
            Self::InvalidBytes { count } => format!("{count}处字节在所用编码中无效"),
            Self::Nuls { count } => format!("源文件的字符之间夹着{count}个空字节（NUL），已略去"),
            Self::BreaksOff => "段落中断，下一段并不接续".to_owned(),
            Self::NoEnd => "全文在句中结束，文末可能缺失".to_owned(),
            Self::Lookalikes { count, ordinary } => {
                format!("形似“{ordinary}”的部首或兼容字，全文此类共{count}字，读作本字")
            }
            Self::KeptMark { kept, line } => kept_in_chinese(*kept, *line),
            Self::Hidden { kind, count, line } => format!(
                "{}里有{count}个汉字，不在正文中（首处在第{line}行）",
                markup_name(*kind).0
            ),
            Self::Misread { meant, how } => {
                format!("{}，疑为“{meant}”", how.told(Language::Chinese))
            }
            Self::Unreadable => "此处有字未能识出".to_owned(),
            Self::NoNumber { unit } => format!("“{unit}”之前似缺数字"),
            Self::Width {
                count,
                narrow: true,
            } => {
                format!("全角标点之中夹有半角标点，全文共{count}处")
            }
            Self::Width {
                count,
                narrow: false,
            } => {
                format!("半角标点之中夹有全角标点，全文共{count}处")
            }
            Self::Many { count } => format!("此类共{count}处，这是第一处"),
        }
    }

    fn in_english(&self) -> String {
        match self {
            Self::DoubledCharacter { meant } => {
                format!("a character stands twice; {meant} may be meant")
            }
            Self::DoubledPhrase { phrase } => format!("{phrase} stands twice"),
            Self::LatinWord => "a Latin word inside Chinese".to_owned(),
            Self::BeginsAt { number } => {
                format!("the numbers begin at {number}; what comes before is missing")
            }
            Self::Gap { after, number } => format!("the number jumps from {after} to {number}"),
            Self::Repeated { number } => format!("the number {number} stands twice"),
            Self::OutOfOrder { after, number } => {
                format!("the number {number} behind {after} is out of order")
            }
            Self::Unclosed { mark } => format!("{mark} is not closed"),
            Self::Unopened { mark } => format!("{mark} closes nothing"),
            Self::WrongWay { mark } => format!("{mark} looks the wrong way"),
            Self::Joined => {
                "a paragraph was cut here by a page or column, and is joined".to_owned()
            }
            Self::ComesFrom => "the beginning stands on another page".to_owned(),
            Self::GoesOnto => "the rest stands on another page; the end is missing".to_owned(),
            Self::GoesOnFrom { place } => format!("goes on from {place}"),
            Self::GoesOnAt { place } => format!("goes on at {place}"),
            Self::InvalidBytes { count: 1 } => "1 byte sequence is invalid".to_owned(),
            Self::InvalidBytes { count } => format!("{count} byte sequences are invalid"),
            Self::Nuls { count } => {
                format!("NULs stand between the letters of the source and are left out: {count}")
            }
            Self::BreaksOff => "the paragraph breaks off and the next does not go on".to_owned(),
            Self::NoEnd => "the text ends within a sentence; its end may be missing".to_owned(),
            Self::Lookalikes { count, ordinary } => format!(
                "a radical or compatibility code that looks like {ordinary}; \
                 {count} such in the document, read as what they look like"
            ),
            Self::KeptMark { kept, line } => kept_in_english(*kept, *line),
            Self::Hidden { kind, count, line } => {
                let (_, kind) = markup_name(*kind);
                format!("{count} hanzi in {kind} are not in the text (first on line {line})")
            }
            Self::Misread { meant, how } => {
                format!("{}; {meant} may be meant", how.told(Language::English))
            }
            Self::Unreadable => "a character here could not be read".to_owned(),
            Self::NoNumber { unit } => format!("a number seems to be gone before {unit}"),
            Self::Width {
                count,
                narrow: true,
            } => {
                format!("half-width marks among full-width ones; {count} in the document")
            }
            Self::Width {
                count,
                narrow: false,
            } => {
                format!("full-width marks among half-width ones; {count} in the document")
            }
            Self::Many { count } => format!("{count} of this kind, of which this is the first"),
        }
    }
}

/// What a kind of markup is called, in Chinese and in English.
#[must_use]
pub const fn markup_name(kind: MarkupKind) -> (&'static str, &'static str) {
    match kind {
        MarkupKind::Comment => ("注释", "comments"),
        MarkupKind::Target => ("链接目标", "targets of links"),
        MarkupKind::Attribute => ("标签属性", "attributes of tags"),
        MarkupKind::Tag => ("标签", "tags"),
        MarkupKind::Info => ("代码块的语言名", "names of code languages"),
        MarkupKind::Furniture => ("页码与页眉", "page numbers and running heads"),
        MarkupKind::Navigation => (
            "网页导航、工具栏与页脚",
            "navigation, buttons and the foot of the web page",
        ),
        MarkupKind::Reference => ("字符引用", "character references"),
        MarkupKind::Formula => ("公式命令", "commands of formulas"),
        MarkupKind::Hidden => ("隐藏文字", "hidden text"),
    }
}

fn kept_in_chinese(kept: Kept, line: u32) -> String {
    match kept {
        Kept::Sign => "当作文字，不当作强调或删除标记".to_owned(),
        Kept::Link => "目标不是地址，当作文字，不当作链接".to_owned(),
        Kept::Definition => "不是有人引用的链接定义，当作文字".to_owned(),
        Kept::Angle => "不是标签，当作文字".to_owned(),
        Kept::Braces => "不是名称或类，当作标题的文字".to_owned(),
        Kept::Comment => format!("第{line}行的注释或脚本没有结尾，其后当作正文"),
        Kept::Cells => "多于表头的单元格，仍然显示".to_owned(),
        Kept::Fence => format!("第{line}行的代码围栏没有结尾，其后全是代码"),
        Kept::Formula => "公式不能全写成一行文字，其中的命令照原样显示".to_owned(),
    }
}

fn kept_in_english(kept: Kept, line: u32) -> String {
    match kept {
        Kept::Sign => "taken as text, not as a mark of emphasis or deletion".to_owned(),
        Kept::Link => "the target is no address: taken as text, not as a link".to_owned(),
        Kept::Definition => {
            "no definition of a link that anything refers to: taken as text".to_owned()
        }
        Kept::Angle => "no tag: taken as text".to_owned(),
        Kept::Braces => "no name or class: taken as part of the heading".to_owned(),
        Kept::Comment => {
            format!("the comment or script of line {line} is never closed; the rest is shown")
        }
        Kept::Cells => "more cells than the head has; shown all the same".to_owned(),
        Kept::Fence => format!("the fence of line {line} is never closed; all below it is code"),
        Kept::Formula => {
            "the formula cannot all be said in a line; commands in it are shown".to_owned()
        }
    }
}

impl Finding {
    /// What is likely meant in place of what the span holds; `None` where
    /// nothing is known to be.
    #[must_use]
    pub fn meant(&self) -> Option<&str> {
        match &self.detail {
            Detail::DoubledCharacter { meant } | Detail::Misread { meant, .. } => Some(meant),
            Detail::DoubledPhrase { phrase } => Some(phrase),
            _ => None,
        }
    }
}

/// One oddity and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Bytes of the reading text that show it; empty, at the beginning, where
    /// it has no place there.
    pub span: Span,
    /// What kind it is.
    pub kind: FindingKind,
    /// What there is to say.
    pub detail: Detail,
}
