//! What ends a run, and what else is told on standard error.

use std::any::Any;
use std::io;
use std::path::PathBuf;

use crate::amending;
use crate::document::PlaceUnit;
use crate::search::QueryError;
use crate::setting::{Language, Said, Told, told_errors};
use crate::terminal::TerminalError;

use crate::cli::results::guard::complain;

/// What ended a run, in both languages. Only of errors that are [`Told`], so
/// that none can be forgotten.
#[derive(Debug)]
pub(super) struct Failure {
    said: Said,
    /// Whether somebody has closed the pipe behind us.
    pub(super) is_closed_pipe: bool,
}

impl<E: Told + std::error::Error + 'static> From<E> for Failure {
    fn from(error: E) -> Self {
        let any: &dyn Any = &error;
        let io = match any.downcast_ref::<TerminalError>() {
            Some(TerminalError::Io(io)) => Some(io),
            _ => any.downcast_ref::<io::Error>(),
        };
        Self {
            said: Said::new(&error),
            is_closed_pipe: io.is_some_and(|io| io.kind() == io::ErrorKind::BrokenPipe),
        }
    }
}

impl Told for Failure {
    fn told(&self, language: Language) -> String {
        self.said.told(language)
    }
}

/// Tells on standard error of something that may not end the run.
pub(super) fn tell(told: &(impl Told + ?Sized), language: Language) {
    tracing::error!("{}", told.told(Language::English));
    complain(&told.told(language));
}

/// What the command line itself has to say of a call.
#[derive(Debug)]
pub(super) enum Complaint {
    /// `--guide` with a subcommand.
    Guide,
    /// Keyness without a section to compare.
    Keyness,
    /// A subcommand that reads no document.
    NoDocument,
    /// A table of a whole document.
    NoTable,
    /// The ordinary form of look-alike hanzi in JSON.
    OrdinaryJson,
    /// Markdown of something that has none.
    NoMarkdown,
    /// HTML of something that has none.
    NoHtml,
    /// A line for each section of something that has none.
    NoJsonl,
    /// One page of several documents.
    OneDocument,
    /// Standard input was named twice.
    StdinTwice,
    /// The query cannot be searched for.
    Query(String, QueryError),
    /// The log cannot be written.
    Log(PathBuf, io::Error),
    /// There is a log already.
    LogBegun,
    /// The configuration cannot be read.
    Configuration(PathBuf, io::Error),
    /// There is no home folder to look for a configuration in.
    NoHome,
    /// No style is called so.
    UnknownStyle(String),
    /// A document has no heading of a style that is to be switched off.
    NoSuchStyle {
        /// The document.
        label: String,
        /// The style.
        missing: String,
        /// Those that it has.
        there: Vec<String>,
    },
    /// The terminal gives no more input.
    InputLost(io::Error),
    /// Invalid bytes were shown as U+FFFD.
    InvalidBytes {
        /// The document.
        label: String,
        /// How many sequences.
        count: u32,
        /// In which encoding.
        encoding: String,
    },
    /// The program failed at a document.
    Broken {
        /// The document.
        label: String,
    },
    /// An instruction of a decision was not carried out.
    NotCarriedOut {
        /// The decision.
        label: String,
        /// Its line, page or paragraph.
        place: String,
        /// The instruction.
        words: String,
        /// Why not.
        fault: amending::Fault,
    },
    /// A document has no section as it was asked for.
    NoSection(String),
    /// Several sections fit.
    SeveralSections {
        /// The document.
        label: String,
        /// How many.
        count: usize,
        /// The line, page, paragraph or chapter of the one that was taken.
        line: u32,
        /// Which of these it is.
        unit: PlaceUnit,
        /// Those of the first of the others.
        others: String,
    },
}

told_errors!(Complaint);

impl Told for Complaint {
    fn told(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.in_chinese(),
            Language::English => self.in_english(),
        }
    }
}

impl Complaint {
    fn in_chinese(&self) -> String {
        let zh = Language::Chinese;
        match self {
            Self::Guide => "--guide 不能和子命令一起用".to_owned(),
            Self::Keyness => "keyness 拿一节和全文其余部分比较；请用 --section 指定一节".to_owned(),
            Self::NoDocument => "这个子命令不读文档".to_owned(),
            Self::OrdinaryJson => {
                "--ordinary 只用于 --format text、md 和 html：JSON 的位置以原文为准".to_owned()
            }
            Self::NoTable => "整篇文档不是表格；请用 --format text、md、html 或 json".to_owned(),
            Self::NoJsonl => "--format jsonl 只用于 gangmu export".to_owned(),
            Self::OneDocument => "--format html 一次只写一份文档".to_owned(),
            Self::NoMarkdown => "--format md 只用于 gangmu notes 和 gangmu export".to_owned(),
            Self::NoHtml => "--format html 只用于 gangmu export 和 gangmu compare".to_owned(),
            Self::StdinTwice => "标准输入只能读一次；- 只写一个".to_owned(),
            Self::Query(query, error) => {
                format!("不能检索“{query}”：{}", error.in_query(query, zh))
            }
            Self::Log(path, error) => {
                format!("写不了日志 {}：{}", path.display(), error.told(zh))
            }
            Self::LogBegun => "日志已经开始".to_owned(),
            Self::Configuration(path, error) => {
                format!("读不了配置 {}：{}", path.display(), error.told(zh))
            }
            Self::NoHome => "没有主目录，不知道配置在哪里；请用 --config 指定".to_owned(),
            Self::UnknownStyle(name) => {
                format!("没有标题样式“{name}”；gangmu outline --styles 文件 列出文档的样式")
            }
            Self::NoSuchStyle {
                label,
                missing,
                there,
            } if there.is_empty() => {
                format!("{label}：没有样式为“{missing}”的标题，也没有别的标题")
            }
            Self::NoSuchStyle {
                label,
                missing,
                there,
            } => format!(
                "{label}：没有样式为“{missing}”的标题；有的样式是 {}",
                there.join("  ")
            ),
            Self::InputLost(error) => format!("终端不再有输入：{}", error.told(zh)),
            Self::InvalidBytes {
                label,
                count,
                encoding,
            } => format!(
                "{label}：按 {encoding} 读有 {count} 处无效字节，显示为 \u{FFFD}；\
                 编码不对的话请用 --encoding 指定"
            ),
            Self::Broken { label } => {
                format!("{label}：程序处理这篇文档时出错，这是 gangmu 的问题；其余文档照常处理")
            }
            Self::NotCarriedOut {
                label,
                place,
                words,
                fault,
            } => {
                let why = match fault {
                    amending::Fault::Unknown => "读不懂",
                    amending::Fault::NoPlace => "法律里没有这一条、款或项",
                    amending::Fault::NoWords => "那里没有要改的词句",
                };
                format!("{label}:{place}：没有照办（{why}）：{words}")
            }
            Self::NoSection(label) => format!("{label}：没有这一节；gangmu outline 列出章节"),
            Self::SeveralSections {
                label,
                count,
                line,
                unit,
                others,
            } => {
                let word = unit.word(Language::Chinese);
                format!(
                    "{label}：有 {count} 节符合，取第 {line} {word}的；\
                     其余在第 {others} {word}（--line N）"
                )
            }
        }
    }

    fn in_english(&self) -> String {
        let en = Language::English;
        match self {
            Self::Guide => "--guide goes with no subcommand".to_owned(),
            Self::Keyness => {
                "keyness compares a section with the rest of its document; name one with --section"
                    .to_owned()
            }
            Self::NoDocument => "this subcommand reads no document".to_owned(),
            Self::OrdinaryJson => {
                "--ordinary goes with --format text, md and html: JSON has offsets into the text"
                    .to_owned()
            }
            Self::NoTable => {
                "a whole document is no table; try --format text, md, html or json".to_owned()
            }
            Self::NoMarkdown => {
                "--format md goes with `gangmu notes` and `gangmu export`".to_owned()
            }
            Self::NoHtml => {
                "--format html goes with `gangmu export` and `gangmu compare`".to_owned()
            }
            Self::NoJsonl => "--format jsonl goes with `gangmu export`".to_owned(),
            Self::OneDocument => "--format html is of one document at a time".to_owned(),
            Self::StdinTwice => "standard input can be read once only; give - once".to_owned(),
            Self::Query(query, error) => {
                format!("cannot search for {query}: {}", error.in_query(query, en))
            }
            Self::Log(path, error) => {
                format!(
                    "cannot write the log {}: {}",
                    path.display(),
                    error.told(en)
                )
            }
            Self::LogBegun => "a log has been begun already".to_owned(),
            Self::Configuration(path, error) => format!(
                "cannot read the configuration {}: {}",
                path.display(),
                error.told(en)
            ),
            Self::NoHome => {
                "there is no home folder to look for a configuration in; name one with --config"
                    .to_owned()
            }
            Self::UnknownStyle(name) => format!(
                "no style is called `{name}`; `gangmu outline --styles PATH` lists those of a \
                 document"
            ),
            Self::NoSuchStyle {
                label,
                missing,
                there,
            } if there.is_empty() => {
                format!("{label}: no heading is of style `{missing}`, nor of any other")
            }
            Self::NoSuchStyle {
                label,
                missing,
                there,
            } => format!(
                "{label}: no heading is of style `{missing}`; its styles are {}",
                there.join("  ")
            ),
            Self::InputLost(error) => {
                format!("the terminal gives no more input: {}", error.told(en))
            }
            Self::InvalidBytes {
                label,
                count,
                encoding,
            } => format!(
                "{label}: {count} invalid byte sequences in {encoding}, shown as \u{FFFD}; if \
                 that is not its encoding, name it with --encoding"
            ),
            Self::Broken { label } => format!(
                "{label}: the program failed at this document, which is a fault of gangmu; the \
                 others are read all the same"
            ),
            Self::NotCarriedOut {
                label,
                place,
                words,
                fault,
            } => {
                let why = match fault {
                    amending::Fault::Unknown => "its words are not understood",
                    amending::Fault::NoPlace => "the law has no such article, paragraph or item",
                    amending::Fault::NoWords => "the words to be changed do not stand there",
                };
                format!("{label}:{place}: not carried out ({why}): {words}")
            }
            Self::NoSection(label) => {
                format!("{label}: no such section; gangmu outline lists them")
            }
            Self::SeveralSections {
                label,
                count,
                line,
                unit,
                others,
            } => format!(
                "{label}: {count} sections fit; this is the one at {} {line}, the others are at \
                 {others} (--line N)",
                unit.word(en)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_complaint_is_told_in_both_languages() {
        let text = || "x".to_owned();
        let refused = || io::Error::from(io::ErrorKind::PermissionDenied);
        let query = crate::search::Query::parse("(").err();
        let query = query.or_else(|| crate::search::Query::parse("/(/").err());
        let style = |there| Complaint::NoSuchStyle {
            label: text(),
            missing: text(),
            there,
        };
        for complaint in [
            Complaint::Guide,
            Complaint::Keyness,
            Complaint::NoDocument,
            Complaint::NoTable,
            Complaint::NoMarkdown,
            Complaint::NoHtml,
            Complaint::NoJsonl,
            Complaint::OneDocument,
            Complaint::OrdinaryJson,
            Complaint::StdinTwice,
            Complaint::Query(text(), query.unwrap()),
            Complaint::Log(PathBuf::from("x"), refused()),
            Complaint::LogBegun,
            Complaint::Configuration(PathBuf::from("x"), refused()),
            Complaint::NoHome,
            Complaint::UnknownStyle(text()),
            style(Vec::new()),
            style(vec![text()]),
            Complaint::InputLost(refused()),
            Complaint::InvalidBytes {
                label: text(),
                count: 2,
                encoding: "GBK".to_owned(),
            },
            Complaint::NoSection(text()),
            Complaint::NotCarriedOut {
                label: text(),
                place: "3".to_owned(),
                words: text(),
                fault: amending::Fault::Unknown,
            },
            Complaint::NotCarriedOut {
                label: text(),
                place: "3".to_owned(),
                words: text(),
                fault: amending::Fault::NoPlace,
            },
            Complaint::NotCarriedOut {
                label: text(),
                place: "3".to_owned(),
                words: text(),
                fault: amending::Fault::NoWords,
            },
            Complaint::Broken { label: text() },
            Complaint::SeveralSections {
                label: text(),
                count: 2,
                line: 3,
                unit: PlaceUnit::Page,
                others: "5".to_owned(),
            },
        ] {
            match &complaint {
                Complaint::Guide
                | Complaint::Keyness
                | Complaint::NoDocument
                | Complaint::NoTable
                | Complaint::NoMarkdown
                | Complaint::NoHtml
                | Complaint::NoJsonl
                | Complaint::OneDocument
                | Complaint::OrdinaryJson
                | Complaint::StdinTwice
                | Complaint::Query(..)
                | Complaint::Log(..)
                | Complaint::LogBegun
                | Complaint::Configuration(..)
                | Complaint::NoHome
                | Complaint::UnknownStyle(_)
                | Complaint::NoSuchStyle { .. }
                | Complaint::InputLost(_)
                | Complaint::InvalidBytes { .. }
                | Complaint::NotCarriedOut { .. }
                | Complaint::NoSection(_)
                | Complaint::Broken { .. }
                | Complaint::SeveralSections { .. } => {}
            }
            let has_hanzi = |language| complaint.told(language).chars().any(crate::text::is_hanzi);
            assert!(has_hanzi(Language::Chinese), "{complaint:?}");
            assert!(!has_hanzi(Language::English), "{complaint:?}");
        }
    }
}
