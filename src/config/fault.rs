//! What is wrong with a configuration, in both languages.

use crate::setting::keys::command::{COMMANDS, Command};
use crate::setting::keys::key::Key;
use crate::setting::keys::keymap::{Clash, ClashKind};
use crate::setting::{Language, Told};

/// Something wrong with a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The file is not UTF-8.
    NotText,
    /// It is no TOML.
    Syntax {
        /// What stands there.
        found: String,
        /// What is wrong in the words of the parser, which are English.
        message: String,
    },
    /// There is no option of this name there.
    UnknownOption {
        /// As it is written, behind the name of its table.
        name: String,
        /// The nearest that there is.
        nearest: Option<&'static str>,
        /// All that there are.
        known: Vec<&'static str>,
    },
    /// There is no command of this name.
    UnknownCommand {
        /// As it is written.
        name: String,
        /// The nearest that there is.
        nearest: Option<&'static str>,
    },
    /// What an option is set to cannot be.
    Value {
        /// The option, behind the name of its table.
        option: String,
        /// As it is written.
        found: String,
        /// What can be.
        allowed: Allowed,
    },
    /// There is no such file, for this option.
    NoFile(String, String),
    /// No key is written so.
    UnknownKey(String),
    /// Terminals send the one for the other.
    SameKey(String, &'static str),
    /// The bindings do not go together.
    Clash(Clash),
}

/// What an option can be set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowed {
    /// `true` or `false`.
    Flag,
    /// A whole number from the one to the other.
    Number(u16, u16),
    /// One of these, in quotes.
    Names(&'static [&'static str]),
    /// A form of a citation.
    Citation,
    /// A program with its arguments, in quotes.
    Program,
    /// Paths of files, in quotes and square brackets.
    Files,
    /// Keys, in quotes.
    Keys,
    /// Options under a heading in square brackets.
    Table,
}

impl Allowed {
    fn told(self, language: Language) -> String {
        let text = match self {
            Self::Number(least, most) => {
                return match language {
                    Language::Chinese => format!("{least} 到 {most} 的整数"),
                    Language::English => format!("a whole number from {least} to {most}"),
                };
            }
            Self::Names(names) => {
                let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
                return names.join(language.choose("、", ", "));
            }
            Self::Flag => language.choose("true 或 false", "true or false"),
            Self::Citation => language.choose(
                "带 {title} {sections} {place} {line} {file} 的文字，方括号内的部分可省",
                "a text with {title} {sections} {place} {line} {file}, optional parts in [ ]",
            ),
            Self::Program => language.choose(
                "一条命令，如 \"libreoffice --writer\"",
                "a command, such as \"libreoffice --writer\"",
            ),
            Self::Files => language.choose(
                "一个或几个文件路径，如 [\"names.txt\"]",
                "paths of files, such as [\"names.txt\"]",
            ),
            Self::Keys => language.choose(
                "键名，如 \"j\" 或 [\"j\", \"Down\"]",
                "keys, such as \"j\" or [\"j\", \"Down\"]",
            ),
            Self::Table => language.choose(
                "方括号标题下的选项",
                "options below it, with [it] as heading",
            ),
        };
        text.to_owned()
    }
}

/// How keys are written.
const KEY_FORMS: &str = "j, Space, Enter, Esc, Tab, Shift-Tab, Backspace, Delete, Up, Down, Left, \
                         Right, Home, End, PageUp, PageDown, F1, Ctrl-d, Alt-Left";

fn name_of(command: Command) -> &'static str {
    command.info().map_or("", |info| info.name)
}

impl Told for Fault {
    /// What is wrong and what is allowed, without the line.
    fn told(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.in_chinese(),
            Language::English => self.in_english(),
        }
    }
}

impl Fault {
    fn in_chinese(&self) -> String {
        let zh = Language::Chinese;
        match &self.kind {
            FaultKind::NotText => "文件不是 UTF-8 编码".to_owned(),
            FaultKind::Syntax { found, .. } if found.is_empty() => {
                "不合 TOML 语法：这里不完整，或缺引号、括号".to_owned()
            }
            FaultKind::Syntax { found, .. } => {
                format!("不合 TOML 语法：{found}；文字要加引号，括号要成对，名称不能重复")
            }
            FaultKind::UnknownOption {
                name,
                nearest,
                known,
            } => {
                let known = known.join("、");
                match nearest {
                    Some(nearest) => {
                        format!("没有选项 {name}；是 {nearest} 吗？可用的有 {known}")
                    }
                    None => format!("没有选项 {name}；可用的有 {known}"),
                }
            }
            FaultKind::UnknownCommand { name, nearest } => match nearest {
                Some(nearest) => format!("没有命令 {name}；是 {nearest} 吗？"),
                None => format!("没有命令 {name}；gangmu config --default 列出全部命令"),
            },
            FaultKind::Value {
                option,
                found,
                allowed,
            } => format!("{option} 不能是 {found}；可以是{}", allowed.told(zh)),
            FaultKind::NoFile(option, path) => format!("{option}：没有文件 {path}"),
            FaultKind::UnknownKey(key) => format!("没有键 {key}；写法如 {KEY_FORMS}"),
            FaultKind::SameKey(key, sent) => {
                format!("终端分不出 {key} 和 {sent}；请写 {sent} 或换一个键")
            }
            FaultKind::Clash(Clash { command, kind }) => {
                let command = name_of(*command);
                match kind {
                    ClashKind::Twice(key, other) => {
                        let other = name_of(*other);
                        format!("{key} 已给了 {other}，不能再给 {command}；请换一个键")
                    }
                    ClashKind::Digit(key) => {
                        format!("{key} 不能给 {command}：数字是命令前的次数")
                    }
                    ClashKind::Keyless(key, other) => {
                        let other = name_of(*other);
                        format!(
                            "{key} 给了 {command}，{other} 就没有键了；请另给它键，或写 {other} = []"
                        )
                    }
                    ClashKind::NoWayOut => format!("{command} 必须有键，否则无法退出"),
                }
            }
        }
    }

    fn in_english(&self) -> String {
        let en = Language::English;
        match &self.kind {
            FaultKind::NotText => "the file is not UTF-8".to_owned(),
            FaultKind::Syntax { message, .. } => format!("this is no TOML: {message}"),
            FaultKind::UnknownOption {
                name,
                nearest,
                known,
            } => {
                let known = known.join(", ");
                match nearest {
                    Some(nearest) => format!(
                        "there is no option {name}; did you mean {nearest}? There are {known}"
                    ),
                    None => format!("there is no option {name}; there are {known}"),
                }
            }
            FaultKind::UnknownCommand { name, nearest } => match nearest {
                Some(nearest) => {
                    format!("there is no command {name}; did you mean {nearest}?")
                }
                None => format!(
                    "there is no command {name}; gangmu config --default lists all commands"
                ),
            },
            FaultKind::Value {
                option,
                found,
                allowed,
            } => format!("{option} cannot be {found}; it can be {}", allowed.told(en)),
            FaultKind::NoFile(option, path) => format!("{option}: there is no file {path}"),
            FaultKind::UnknownKey(key) => {
                format!("there is no key {key}; keys are written as {KEY_FORMS}")
            }
            FaultKind::SameKey(key, sent) => format!(
                "terminals cannot tell {key} from {sent}; write {sent}, or take another key"
            ),
            FaultKind::Clash(Clash { command, kind }) => {
                let command = name_of(*command);
                match kind {
                    ClashKind::Twice(key, other) => format!(
                        "{key} is given to {} already and cannot be given to {command}; take \
                         another key",
                        name_of(*other)
                    ),
                    ClashKind::Digit(key) => format!(
                        "{key} cannot be given to {command}: digits are numbers before a command"
                    ),
                    ClashKind::Keyless(key, other) => {
                        let other = name_of(*other);
                        format!(
                            "{key} is given to {command}, and {other} is left without a key; \
                             give it another, or write {other} = []"
                        )
                    }
                    ClashKind::NoWayOut => {
                        format!("{command} needs a key, or the program could not be left")
                    }
                }
            }
        }
    }
}

/// The line of a byte of a text, from 1. Linear in the text before it.
pub(super) fn line_at(text: &[u8], offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or(text);
    before.iter().filter(|&&byte| byte == b'\n').count() + 1
}

/// The name most like one that is wrong, where one is like it: by the least
/// number of letters to be put in, taken out, changed or swapped.
pub(super) fn nearest(
    name: &str,
    known: impl IntoIterator<Item = &'static str>,
) -> Option<&'static str> {
    let far = (name.chars().count() / 3).max(2);
    let name = name.to_lowercase().replace('_', "-");
    let distances = known
        .into_iter()
        .map(|known| (strsim::osa_distance(&name, known), known));
    distances
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= far)
        .map(|(_, known)| known)
}

/// The names of all commands.
pub(super) fn commands() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().map(|info| info.name)
}

/// The key that a terminal sends for one that it cannot send.
pub(super) fn sent_for(key: Key) -> Option<&'static str> {
    use crate::setting::keys::key::KeyCode::Char;
    match (key.ctrl, key.code) {
        (true, Char('i')) => Some("Tab"),
        (true, Char('m')) => Some("Enter"),
        (true, Char('[')) => Some("Esc"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near() {
        let known = ["measure", "indent", "line-numbers"];
        assert_eq!(nearest("mesure", known), Some("measure"));
        assert_eq!(nearest("line_numbers", known), Some("line-numbers"));
        assert_eq!(nearest("Indnet", known), Some("indent"));
        assert_eq!(nearest("colour", known), None);
    }

    #[test]
    fn lines_count_from_one() {
        assert_eq!(line_at(b"a\nb\n", 0), 1);
        assert_eq!(line_at(b"a\nb\n", 2), 2);
        assert_eq!(line_at(b"a", 9), 1);
    }
}
