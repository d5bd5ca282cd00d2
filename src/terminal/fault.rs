//! What can go wrong around the terminal, in both languages.

use std::io;
use std::process::ExitStatus;

use crate::notes::NotesError;
use crate::setting::{Language, Said, Told, told_errors};

/// Why the explorer ended with an error.
#[derive(Debug)]
pub enum TerminalError {
    /// The terminal, or what stands in its place, fails.
    Io(io::Error),
    /// The document comes through standard input, and there is no terminal to
    /// take commands from.
    NoCommands(io::Error),
    /// None of the documents could be opened; why.
    Unopened(Vec<Said>),
    /// What was made last could not be kept.
    NotKept(NotesError),
    /// What was made last may not be kept: the disk does not answer.
    SilentDisk,
}

impl From<io::Error> for TerminalError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Told for TerminalError {
    fn told(&self, language: Language) -> String {
        match (self, language) {
            (Self::Io(error), Language::Chinese) => {
                format!("终端用不了：{}", error.told(language))
            }
            (Self::Io(error), Language::English) => {
                format!("cannot use the terminal: {}", error.told(language))
            }
            (Self::NoCommands(error), Language::Chinese) => format!(
                "标准输入是文档，又没有可以输入命令的终端（{}）；请给出文件",
                error.told(language)
            ),
            (Self::NoCommands(error), Language::English) => format!(
                "standard input is the document, and there is no terminal for commands ({}); \
                 name a file",
                error.told(language)
            ),
            (Self::Unopened(reasons), _) => {
                let reasons: Vec<String> = reasons.iter().map(|said| said.told(language)).collect();
                reasons.join(language.choose("；", "; "))
            }
            (Self::NotKept(error), _) => error.told(language),
            (Self::SilentDisk, _) => language
                .choose(
                    "最后所做的可能没有保存：磁盘没有回应",
                    "what was made last may not be kept: the disk does not answer",
                )
                .to_owned(),
        }
    }
}

/// Why the reader's editor did not change a file.
#[derive(Debug)]
pub(super) struct EditError {
    /// What was to be run.
    pub(super) editor: String,
    /// What happened.
    pub(super) reason: EditReason,
}

/// What happened to an editor.
#[derive(Debug)]
pub(super) enum EditReason {
    /// It could not be run, or has no terminal.
    System(io::Error),
    /// It says that it failed.
    Failed(ExitStatus),
    /// The keys are still being read.
    Busy,
}

/// Why a file was not opened in a program of its own.
#[derive(Debug)]
pub(super) struct LaunchError {
    /// What was to be run.
    pub(super) program: String,
    /// What happened.
    pub(super) reason: EditReason,
}

impl Told for LaunchError {
    fn told(&self, language: Language) -> String {
        let program = &self.program;
        let reason = self.reason.told(language);
        match language {
            Language::Chinese => {
                format!("不能用 {program} 打开：{reason}；请在配置的 [programs] 里写明程序")
            }
            Language::English => format!(
                "cannot open it in `{program}`: {reason}; name a program under [programs] in the configuration"
            ),
        }
    }
}

impl Told for EditReason {
    fn told(&self, language: Language) -> String {
        match (self, language) {
            (Self::System(error), _) => error.told(language),
            (Self::Failed(status), Language::English) => status.to_string(),
            (Self::Failed(status), Language::Chinese) => match status.code() {
                Some(code) => format!("退出状态 {code}"),
                None => "被信号终止".to_owned(),
            },
            (Self::Busy, _) => language
                .choose(
                    "暂时不能编辑：按键还在读取，请再试一次",
                    "cannot edit: the keys are still being read; try again",
                )
                .to_owned(),
        }
    }
}

impl Told for EditError {
    fn told(&self, language: Language) -> String {
        let editor = &self.editor;
        let reason = self.reason.told(language);
        if matches!(self.reason, EditReason::Busy) {
            return reason;
        }
        match language {
            Language::Chinese => {
                format!("不能用 {editor} 编辑：{reason}；请设置 VISUAL 或 EDITOR")
            }
            Language::English => {
                format!("cannot edit with `{editor}`: {reason}; set VISUAL or EDITOR")
            }
        }
    }
}

/// A panic of a worker: a fault of the program, in the words of the panic.
#[derive(Debug)]
pub(super) struct Panicked<'a>(pub(super) &'a str);

impl Told for Panicked<'_> {
    fn told(&self, language: Language) -> String {
        let note = self.0;
        match language {
            Language::Chinese => format!("程序内部出错，其余照常可用（{note}）"),
            Language::English => format!("a fault of the program; all else goes on ({note})"),
        }
    }
}

told_errors!(TerminalError, EditError, LaunchError);
