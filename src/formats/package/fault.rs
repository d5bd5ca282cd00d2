//! What is wrong with a package.

use std::io;

use crate::document::TooLarge;
use crate::formats::Unread;
use crate::setting::{Language, Told, told_errors};

/// Why a package could not be read. Told without its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is no whole archive, or a member does not hold what the archive says
    /// of it.
    Damaged,
    /// It has more members than a document can have.
    Members,
    /// A member is named so that it would lie outside.
    Path(String),
    /// A member is packed in a way that documents are not.
    Method,
    /// A Word document of an earlier version than is read.
    Early,
    /// It is behind a password.
    Locked,
    /// Its text is encrypted for whoever sold it.
    Protected,
    /// A few bytes unpack to very many.
    Bomb,
    /// It holds more than is read of a document.
    Large,
    /// The member that holds the text is not there.
    Missing(&'static str),
    /// A member is no well-formed XML.
    Markup {
        /// Name of the member.
        part: String,
        /// Byte where it was noticed.
        at: u64,
    },
    /// Elements of a member lie one in another beyond all need.
    Deep {
        /// Name of the member.
        part: String,
    },
    /// A member declares entities of its own, which are never expanded.
    Entities {
        /// Name of the member.
        part: String,
    },
    /// A single tag or piece of text goes on beyond all need.
    Long {
        /// Name of the member.
        part: String,
    },
    /// It has more paragraphs or cells than is read of a document.
    Many,
    /// The reading text would be too large.
    TooLarge(TooLarge),
    /// Nobody waits for it any more.
    Stopped,
}

impl Fault {
    /// As an error of reading, to go through readers that know no other.
    pub(crate) fn into_io(self) -> io::Error {
        io::Error::other(self)
    }

    /// What an error of reading was before.
    pub(crate) fn from_io(error: io::Error) -> Self {
        Self::known(&error).unwrap_or(Self::Damaged)
    }

    /// The fault that an error of reading carries.
    pub(crate) fn known(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref::<Self>().cloned()
    }
}

impl From<Unread> for Fault {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::TooLarge(fault) => Self::TooLarge(fault),
            Unread::Stopped => Self::Stopped,
        }
    }
}

impl From<TooLarge> for Fault {
    fn from(fault: TooLarge) -> Self {
        Self::TooLarge(fault)
    }
}

impl Told for Fault {
    fn told(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.in_chinese(),
            Language::English => self.in_english(),
        }
    }
}

told_errors!(Fault);

impl Fault {
    fn in_chinese(&self) -> String {
        match self {
            Self::Damaged => "文件已损坏或不完整；请重新下载或复制".to_owned(),
            Self::Members => "其中的成员过多，不像文档；请核对来源".to_owned(),
            Self::Path(name) => format!("其中的成员“{name}”指向文件之外；请核对来源"),
            Self::Method => "其压缩方式不是文档所用的；请在原软件中另存".to_owned(),
            Self::Early => {
                "是 Word 95 或更早的文档，读不了；请用 Word 或 LibreOffice 另存为 .docx".to_owned()
            }
            Self::Locked => "文件有密码；请先在原软件中去除密码".to_owned(),
            Self::Protected => {
                "书的正文有加密保护（DRM），读不了；请用购书处的阅读器打开".to_owned()
            }
            Self::Bomb => "少量字节会展开成巨量内容，不予展开；请核对来源".to_owned(),
            Self::Large => "展开后过大；请在原软件中拆分".to_owned(),
            Self::Missing(part) => format!("缺少正文（{part}）；请在原软件中重新保存"),
            Self::Markup { part, at } => {
                format!("其中的 {part} 第 {at} 字节处有误；请在原软件中重新保存")
            }
            Self::Deep { part } => format!("其中的 {part} 嵌套过深；请核对来源"),
            Self::Entities { part } => format!("其中的 {part} 自定义实体，不予展开；请核对来源"),
            Self::Long { part } => format!("其中的 {part} 有一段过长；请核对来源"),
            Self::Many => "段落或单元格过多；请在原软件中拆分".to_owned(),
            Self::TooLarge(fault) => fault.told(Language::Chinese),
            Self::Stopped => Unread::Stopped.told(Language::Chinese),
        }
    }

    fn in_english(&self) -> String {
        match self {
            Self::Damaged => "it is damaged or cut short; download or copy it again".to_owned(),
            Self::Members => {
                "it has more members than a document has; check where it is from".to_owned()
            }
            Self::Path(name) => {
                format!("its member “{name}” would lie outside of it; check where it is from")
            }
            Self::Method => "it is packed as no document is; save it again in the program it was \
                             made with"
                .to_owned(),
            Self::Early => "it is of Word 95 or earlier and cannot be read; save it as .docx with \
                            Word or LibreOffice"
                .to_owned(),
            Self::Locked => {
                "it has a password; take that away in the program it was made with".to_owned()
            }
            Self::Protected => "its text is encrypted (DRM) and cannot be read; open it in the \
                                reader of the shop it is from"
                .to_owned(),
            Self::Bomb => "a few of its bytes unpack to very many, which is not done; check where \
                           it is from"
                .to_owned(),
            Self::Large => {
                "it is too large unpacked; split it in the program it was made with".to_owned()
            }
            Self::Missing(part) => format!(
                "its text ({part}) is not there; save it again in the program it was made with"
            ),
            Self::Markup { part, at } => format!(
                "its {part} is wrong at byte {at}; save it again in the program it was made with"
            ),
            Self::Deep { part } => {
                format!("elements of its {part} are nested too deep; check where it is from")
            }
            Self::Entities { part } => format!(
                "its {part} declares entities, which are not expanded; check where it is from"
            ),
            Self::Long { part } => {
                format!("one piece of its {part} is too long; check where it is from")
            }
            Self::Many => "it has too many paragraphs or cells; split it in the program it was \
                           made with"
                .to_owned(),
            Self::TooLarge(fault) => fault.told(Language::English),
            Self::Stopped => Unread::Stopped.told(Language::English),
        }
    }
}
