//! Calls that cannot be understood, told in the language that was asked for.

use std::error::Error as _;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::setting::{Language, Told, told_errors};
use crate::structure::corrections::PatternError;

/// What the value of an option is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum BadValue {
    /// The name of an encoding.
    Encoding,
    /// A number as Chinese documents write them.
    Number,
    /// A number of characters or words.
    Extent,
}

impl Told for BadValue {
    fn told(&self, language: Language) -> String {
        let (zh, en) = match self {
            Self::Encoding => (
                "没有这种编码；可用 utf-8、gb18030、big5、utf-16le、shift_jis、euc-jp、euc-kr",
                "no encoding of that name is known; try utf-8, gb18030, big5, utf-16le, \
                 shift_jis, euc-jp or euc-kr",
            ),
            Self::Number => (
                "应是一个数，如 100、12.5、3万、1.2亿",
                "a number is wanted: 100, 12.5, 3万, 1.2亿",
            ),
            Self::Extent => (
                "应是整数，按词计时后面加 w，如 20 或 5w",
                "a whole number is wanted, with w behind it for words: 20 or 5w",
            ),
        };
        language.choose(zh, en).to_owned()
    }
}

told_errors!(BadValue);

/// The language and the configuration that a call asks for, as far as they can
/// be read of one that cannot be understood.
pub(in crate::cli) fn asked(arguments: &[OsString]) -> (Option<Language>, Option<PathBuf>) {
    let mut asked = (None, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let Some(text) = argument.to_str() else {
            continue;
        };
        if text == "--" {
            break;
        }
        let (name, joined) = match text.split_once('=') {
            Some((name, value)) => (name, Some(OsString::from(value))),
            None => (text, None),
        };
        let mut value = || joined.clone().or_else(|| rest.next().cloned());
        match name {
            "--lang" => {
                let value = value().unwrap_or_default();
                let language = value.to_str().and_then(Language::by_name);
                asked.0 = language.or(asked.0);
            }
            "--config" => asked.1 = value().map(PathBuf::from),
            _ => {}
        }
    }
    asked
}

/// How a command is called, as clap tells it, in Chinese.
pub(super) fn in_chinese(usage: &str) -> String {
    usage
        .replace("Usage: ", "用法：")
        .replace("[OPTIONS]", "[选项]")
        .replace("[COMMAND]", "[子命令]")
        .replace("<COMMAND>", "<子命令>")
}

/// What is wrong with a call and what can be done, in Chinese.
pub(in crate::cli) fn refused(error: &clap::Error) -> String {
    let reason = reason(error);
    let usage = text(error, ContextKind::Usage);
    let usage = in_chinese(usage.trim());
    let call = usage.trim_start_matches("用法：").split_whitespace();
    let call: Vec<&str> = call
        .take_while(|word| !word.starts_with(['[', '<', '-']))
        .collect();
    let call = if call.is_empty() {
        "gangmu".to_owned()
    } else {
        call.join(" ")
    };
    let usage = match usage.is_empty() {
        true => String::new(),
        false => format!("{usage}\n"),
    };
    format!("gangmu: {reason}\n\n{usage}详见 {call} --help\n")
}

fn reason(error: &clap::Error) -> String {
    let arg = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("{arg} 后面要写一个值{}", valid(error))
        }
        ErrorKind::InvalidValue => {
            format!("{arg} 不能是“{value}”{}{}", valid(error), meant(error))
        }
        ErrorKind::UnknownArgument => {
            let escape = match error.get(ContextKind::TrailingArg) {
                Some(_) => format!("；要把它当作文字，请写 -- {arg}"),
                None => String::new(),
            };
            format!("没有选项 {arg}{}{escape}", meant(error))
        }
        ErrorKind::InvalidSubcommand => {
            let name = text(error, ContextKind::InvalidSubcommand);
            format!("没有子命令 {name}{}", meant(error))
        }
        ErrorKind::NoEquals => format!("{arg} 的值要用 = 连写，如 {}", arg.replace(['[', ']'], "")),
        ErrorKind::ValueValidation => {
            format!("{arg} 不能是“{value}”：{}", wanted(error, &arg))
        }
        ErrorKind::TooManyValues => format!("{arg} 多了一个值“{value}”"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            let wanted = text(error, ContextKind::ExpectedNumValues);
            let wanted = match wanted.is_empty() {
                true => text(error, ContextKind::MinValues),
                false => wanted,
            };
            let there = text(error, ContextKind::ActualNumValues);
            format!("{arg} 要有 {wanted} 个值，只有 {there} 个")
        }
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg);
            match other == arg {
                true => format!("{arg} 只能写一次"),
                false if other.is_empty() => format!("{arg} 不能和其余的一起用"),
                false => format!("{arg} 不能和 {other} 一起用"),
            }
        }
        ErrorKind::MissingRequiredArgument => format!("还缺 {arg}"),
        ErrorKind::MissingSubcommand => "还缺子命令".to_owned(),
        ErrorKind::InvalidUtf8 => "参数不是 UTF-8 编码".to_owned(),
        _ => "命令行写法不对".to_owned(),
    }
}

/// What a value that could not be read should have been.
fn wanted(error: &clap::Error, arg: &str) -> String {
    let zh = Language::Chinese;
    if let Some(source) = error.source() {
        if let Some(error) = source.downcast_ref::<PatternError>() {
            return error.told(zh);
        }
        if let Some(error) = source.downcast_ref::<BadValue>() {
            return error.told(zh);
        }
    }
    let number = match arg.split_whitespace().next() {
        Some("--chars" | "--words") => "应是 1 到 3 的整数",
        Some("--line") => "应是从 1 起的整数",
        _ => "应是整数，且不能太大",
    };
    number.to_owned()
}

fn valid(error: &clap::Error) -> String {
    let values = text(error, ContextKind::ValidValue);
    match values.is_empty() {
        true => String::new(),
        false => format!("；可以是 {values}"),
    }
}

fn meant(error: &clap::Error) -> String {
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let meant = suggested.into_iter().map(|kind| text(error, kind));
    match meant.into_iter().find(|text| !text.is_empty()) {
        Some(meant) => format!("；是 {meant} 吗？"),
        None => String::new(),
    }
}

/// What clap says of one side of an error.
fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_call_asks_for_is_read_of_one_that_is_wrong() {
        let asked = |line: &[&str]| {
            let line: Vec<OsString> = line.iter().map(OsString::from).collect();
            asked(&line)
        };
        let zh = Some(Language::Chinese);
        assert_eq!(asked(&["gangmu", "--wrong", "--lang", "zh"]), (zh, None));
        assert_eq!(
            asked(&["gangmu", "--lang=zh", "--", "--lang=en"]),
            (zh, None)
        );
        assert_eq!(
            asked(&["gangmu", "--config", "a.toml"]),
            (None, Some("a.toml".into()))
        );
        assert_eq!(asked(&["gangmu", "--lang"]), (None, None));
        assert_eq!(asked(&["gangmu", "--lang", "zh", "--lang"]), (zh, None));
    }
}
