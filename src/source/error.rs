//! What can go wrong on the way from a location to a text.

use std::io;

use crate::setting::{Language, Told, told_errors};

use super::{GzipFault, Kind};

/// Why a text could not be read. Each message says what was tried, on what,
/// and what can be done.
#[derive(Debug)]
pub enum SourceError {
    /// There is no file of that name.
    Missing {
        /// The path as it was given.
        label: String,
    },
    /// It is a link that leads to no file: to none, or round in a circle.
    DeadLink {
        /// The path as it was given.
        label: String,
    },
    /// It is a folder.
    Folder {
        /// The path as it was given.
        label: String,
    },
    /// It is a device or a socket.
    Device {
        /// The path as it was given.
        label: String,
    },
    /// It is no text.
    NoText {
        /// The path as it was given, or a name for standard input.
        label: String,
        /// What it is.
        kind: Kind,
    },
    /// It is a gzip file that cannot be unpacked.
    Packed {
        /// The path as it was given, or a name for standard input.
        label: String,
        /// Why.
        fault: GzipFault,
    },
    /// The file may not be read.
    Permission {
        /// The path as it was given.
        label: String,
    },
    /// The source has more than 4 GiB.
    TooLarge {
        /// The path as it was given, or a name for standard input.
        label: String,
    },
    /// More than 1 GiB came through a pipe.
    Endless {
        /// The path as it was given, or a name for standard input.
        label: String,
    },
    /// Standard input was asked for, and nothing is piped into it.
    NothingPiped,
    /// The reading was called off.
    Cancelled {
        /// The path as it was given, or a name for standard input.
        label: String,
    },
    /// Anything else the system reports.
    Io {
        /// The path as it was given, or a name for standard input.
        label: String,
        /// What the system says.
        error: io::Error,
    },
}

impl Told for SourceError {
    fn told(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.in_chinese(),
            Language::English => self.in_english(),
        }
    }
}

told_errors!(SourceError);

impl SourceError {
    fn in_chinese(&self) -> String {
        match self {
            Self::Missing { label } => format!("打不开 {label}：没有这个文件；请检查路径"),
            Self::DeadLink { label } => {
                format!("打不开 {label}：它是链接，所指的文件不存在；用 ls -l 看它指向哪里")
            }
            Self::Folder { label } => {
                format!("打不开 {label}：它是文件夹；请给出里面的文档（如果有）")
            }
            Self::Device { label } => {
                format!("打不开 {label}：它是设备，不是文件；请给出文件，或用管道和 - 传入文字")
            }
            Self::NoText { label, kind } => {
                format!("打不开 {label}：{}", kind.told(Language::Chinese))
            }
            Self::Packed { label, fault } => {
                format!("打不开 {label}：{}", fault.told(Language::Chinese))
            }
            Self::Permission { label } => {
                format!("打不开 {label}：没有读取的权限；用 ls -l 看它属于谁")
            }
            Self::TooLarge { label } => {
                format!("打不开 {label}：超过 4 GiB 的上限；请先拆分")
            }
            Self::Endless { label } => {
                format!("{label} 超过 1 GiB，这是管道的上限；请先写入文件")
            }
            Self::NothingPiped => {
                "读不了标准输入：它就是终端；请用管道传入文字，或给出文件".to_owned()
            }
            Self::Cancelled { label } => format!("已停止读取 {label}"),
            Self::Io { label, error } => {
                format!("读不了 {label}：{}", error.told(Language::Chinese))
            }
        }
    }

    fn in_english(&self) -> String {
        match self {
            Self::Missing { label } => {
                format!("cannot open {label}: there is no such file; check the path")
            }
            Self::DeadLink { label } => format!(
                "cannot open {label}: it is a link that leads to no file; see where it points \
                 (ls -l)"
            ),
            Self::Folder { label } => {
                format!(
                    "cannot open {label}: it is a folder; name a document in it, if it holds any"
                )
            }
            Self::Device { label } => format!(
                "cannot open {label}: it is a device, not a file; name a file or pipe the text in \
                 with -"
            ),
            Self::NoText { label, kind } => {
                format!("cannot open {label}: {}", kind.told(Language::English))
            }
            Self::Packed { label, fault } => {
                format!("cannot open {label}: {}", fault.told(Language::English))
            }
            Self::Permission { label } => {
                format!("cannot open {label}: no permission to read it; check who owns it (ls -l)")
            }
            Self::TooLarge { label } => format!(
                "cannot open {label}: it is larger than 4 GiB, which is the most that can be \
                 opened; split it first"
            ),
            Self::Endless { label } => format!(
                "{label} goes on beyond 1 GiB, which is the most that is taken from a pipe; write \
                 it to a file first"
            ),
            Self::NothingPiped => {
                "cannot read standard input: it is the terminal; pipe a text into it or name a \
                 file"
                    .to_owned()
            }
            Self::Cancelled { label } => format!("the reading of {label} was called off"),
            Self::Io { label, error } => {
                format!("cannot read {label}: {}", error.told(Language::English))
            }
        }
    }

    /// The error for what the system reported about `label`.
    pub(super) fn from_io(label: String, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing { label },
            io::ErrorKind::IsADirectory => Self::Folder { label },
            io::ErrorKind::PermissionDenied => Self::Permission { label },
            _ => Self::Io { label, error },
        }
    }
}
