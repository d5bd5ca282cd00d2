//! What the system reports, in words for the reader.

use std::io::{self, ErrorKind};

use super::language::Language;
use super::told::Told;

impl Told for io::Error {
    /// In English the words of the system itself.
    fn told(&self, language: Language) -> String {
        match language {
            Language::Chinese => match (named(self.kind()), self.raw_os_error()) {
                (Some(name), _) => name.to_owned(),
                // POSIX has these numbers for them wherever we run.
                (None, Some(5)) => "读写设备出错".to_owned(),
                (None, Some(6)) => "没有这个设备".to_owned(),
                (None, Some(24)) => "打开的文件太多".to_owned(),
                (None, Some(number)) => format!("系统错误 {number}"),
                (None, None) => "出错".to_owned(),
            },
            Language::English => self.to_string(),
        }
    }
}

const fn named(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "没有这个文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已经存在",
        ErrorKind::NotADirectory => "路径中有一段不是文件夹",
        ErrorKind::IsADirectory => "是文件夹，不是文件",
        ErrorKind::DirectoryNotEmpty => "文件夹不是空的",
        ErrorKind::ReadOnlyFilesystem => "所在的磁盘只能读",
        ErrorKind::StorageFull => "磁盘已满",
        ErrorKind::QuotaExceeded => "超出磁盘配额",
        ErrorKind::FileTooLarge => "文件太大",
        ErrorKind::InvalidFilename => "文件名不合规定",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "正被占用",
        ErrorKind::StaleNetworkFileHandle => "网络文件已失效",
        ErrorKind::ConnectionRefused
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::NotConnected => "连接中断",
        ErrorKind::BrokenPipe => "管道已断开",
        ErrorKind::WouldBlock => "暂时读不到",
        ErrorKind::TimedOut => "等待超时",
        ErrorKind::Interrupted => "被打断",
        ErrorKind::UnexpectedEof => "没有读完就到了末尾",
        ErrorKind::WriteZero => "写不进去",
        ErrorKind::InvalidData => "内容不合格式",
        ErrorKind::InvalidInput => "参数不合规定",
        ErrorKind::OutOfMemory => "内存不足",
        ErrorKind::Unsupported => "系统不支持",
        ErrorKind::Deadlock => "相互等待",
        _ => return None,
    })
}
