//! Every error and finding of the library, read in both languages. Each list
//! is checked by a `match` without a wildcard: what is new must be read here.

use std::io;
use std::path::PathBuf;

use gangmu::config::{Allowed, Fault, FaultKind, KeepError};
use gangmu::document::{Kept, MarkupKind, TooLarge};
use gangmu::explorer::language::Text;
use gangmu::figures::{FigureKind, Status};
use gangmu::notes::{MarkKind, NotesError};
use gangmu::review::{Detail, FindingKind};
use gangmu::search::{QueryError, QueryErrorKind};
use gangmu::setting::ExpressionFault;
use gangmu::setting::keys::command::{COMMANDS, Command};
use gangmu::setting::keys::key::Key;
use gangmu::setting::keys::keymap::{Clash, ClashKind};
use gangmu::setting::{Language, Told};
use gangmu::source::{GzipFault, Kind, SourceError};
use gangmu::structure::corrections::PatternError;
use gangmu::terminal::TerminalError;

use crate::common::language::{assert_chinese, assert_english};

/// What the English messages quote of Chinese documents.
const QUOTED: [&str; 8] = ["一", "第", "专栏", "附注", "则", "三成", "十亿元", "实事"];

fn read(told: &dyn Told) {
    assert_chinese(&told.told(Language::Chinese));
    assert_english(&told.told(Language::English), &QUOTED);
}

fn refused() -> io::Error {
    io::ErrorKind::PermissionDenied.into()
}

#[test]
fn what_the_system_reports() {
    for number in 1..=40 {
        let error = io::Error::from_raw_os_error(number);
        assert_chinese(&error.told(Language::Chinese));
        assert!(!error.told(Language::English).is_empty());
    }
    for error in [
        io::ErrorKind::NotFound.into(),
        io::ErrorKind::StorageFull.into(),
        io::ErrorKind::UnexpectedEof.into(),
        io::Error::other("anything at all"),
    ] {
        read(&error);
    }
}

#[test]
fn errors_of_what_is_kept() {
    let path = || PathBuf::from("/s/kept.json");
    let all = [
        NotesError::NoHome,
        NotesError::Write {
            path: path(),
            source: refused(),
        },
        NotesError::Read {
            path: path(),
            source: refused(),
        },
        NotesError::Damaged {
            aside: path(),
            line: 0,
        },
        NotesError::Damaged {
            aside: path(),
            line: 3,
        },
        NotesError::Stuck {
            path: path(),
            source: refused(),
        },
        NotesError::Later {
            path: path(),
            version: 9,
        },
    ];
    for error in &all {
        match error {
            NotesError::NoHome
            | NotesError::Write { .. }
            | NotesError::Read { .. }
            | NotesError::Damaged { .. }
            | NotesError::Stuck { .. }
            | NotesError::Later { .. } => read(error),
        }
    }
    let all = [
        KeepError::NoHome,
        KeepError::Syntax {
            path: path(),
            line: 2,
        },
        KeepError::NoTable { path: path() },
        KeepError::Io {
            path: path(),
            source: refused(),
        },
    ];
    for error in &all {
        match error {
            KeepError::NoHome
            | KeepError::Syntax { .. }
            | KeepError::NoTable { .. }
            | KeepError::Io { .. } => read(error),
        }
    }
}

#[test]
fn errors_of_sources() {
    let label = || "x.txt".to_owned();
    let all = [
        SourceError::Missing { label: label() },
        SourceError::DeadLink { label: label() },
        SourceError::Folder { label: label() },
        SourceError::NoText {
            label: label(),
            kind: Kind::Unknown,
        },
        SourceError::Device { label: label() },
        SourceError::Packed {
            label: label(),
            fault: GzipFault::Damaged,
        },
        SourceError::Packed {
            label: label(),
            fault: GzipFault::Bomb,
        },
        SourceError::Packed {
            label: label(),
            fault: GzipFault::Large,
        },
        SourceError::Permission { label: label() },
        SourceError::TooLarge { label: label() },
        SourceError::Endless { label: label() },
        SourceError::NothingPiped,
        SourceError::Cancelled { label: label() },
        SourceError::Io {
            label: label(),
            error: refused(),
        },
    ];
    for error in &all {
        match error {
            SourceError::Missing { .. }
            | SourceError::DeadLink { .. }
            | SourceError::Folder { .. }
            | SourceError::NoText { .. }
            | SourceError::Device { .. }
            | SourceError::Packed { .. }
            | SourceError::Permission { .. }
            | SourceError::TooLarge { .. }
            | SourceError::Endless { .. }
            | SourceError::NothingPiped
            | SourceError::Cancelled { .. }
            | SourceError::Io { .. } => read(error),
        }
    }
}

#[test]
fn errors_of_queries_and_patterns() {
    let mut kinds = vec![
        QueryErrorKind::Empty,
        QueryErrorKind::OnlyNegative,
        QueryErrorKind::MissingText,
        QueryErrorKind::OpenQuote,
        QueryErrorKind::OpenRegex,
        QueryErrorKind::TooLarge,
        QueryErrorKind::BadPinyin,
        QueryErrorKind::BadNumber,
        QueryErrorKind::TooMany,
    ];
    kinds.extend(ExpressionFault::ALL.map(QueryErrorKind::BadRegex));
    for kind in kinds {
        match kind {
            QueryErrorKind::Empty
            | QueryErrorKind::OnlyNegative
            | QueryErrorKind::MissingText
            | QueryErrorKind::OpenQuote
            | QueryErrorKind::OpenRegex
            | QueryErrorKind::TooLarge
            | QueryErrorKind::BadPinyin
            | QueryErrorKind::BadNumber
            | QueryErrorKind::TooMany
            | QueryErrorKind::BadRegex(_) => read(&kind),
        }
        let error = QueryError { at: 3..6, kind };
        assert_chinese(&error.in_query("改革x", Language::Chinese));
        assert_english(&error.in_query("改革x", Language::English), &QUOTED);
        assert!(
            error
                .in_query("改革x", Language::English)
                .starts_with("character 2: ")
        );
    }
    let regex = |fault| PatternError::Regex {
        regex: "(x".to_owned(),
        fault,
        at: 1,
    };
    let mut all = vec![PatternError::Empty, PatternError::Depth("0".to_owned())];
    all.extend(ExpressionFault::ALL.map(regex));
    for error in &all {
        match error {
            PatternError::Empty | PatternError::Depth(_) | PatternError::Regex { .. } => {
                read(error);
            }
        }
    }
}

#[test]
fn errors_of_the_terminal_and_of_size() {
    read(&TooLarge);
    let all = [
        TerminalError::Io(refused()),
        TerminalError::NoCommands(refused()),
        TerminalError::Unopened(vec![gangmu::setting::Said::new(&refused())]),
        TerminalError::NotKept(NotesError::NoHome),
        TerminalError::SilentDisk,
    ];
    for error in &all {
        match error {
            TerminalError::Io(_)
            | TerminalError::NoCommands(_)
            | TerminalError::Unopened(_)
            | TerminalError::NotKept(_)
            | TerminalError::SilentDisk => read(error),
        }
    }
}

#[test]
fn faults_of_the_configuration() {
    let text = || "measure".to_owned();
    let command = Command::Quit;
    let key = || Key::parse("j").unwrap();
    let mut kinds = vec![
        FaultKind::NotText,
        FaultKind::Syntax {
            found: text(),
            message: "it ends too early".to_owned(),
        },
        FaultKind::Syntax {
            found: String::new(),
            message: "it ends too early".to_owned(),
        },
        FaultKind::UnknownOption {
            name: text(),
            nearest: Some("measure"),
            known: vec!["indent"],
        },
        FaultKind::UnknownOption {
            name: text(),
            nearest: None,
            known: vec!["indent"],
        },
        FaultKind::UnknownCommand {
            name: text(),
            nearest: Some("quit"),
        },
        FaultKind::UnknownCommand {
            name: text(),
            nearest: None,
        },
        FaultKind::NoFile(text(), "x.txt".to_owned()),
        FaultKind::UnknownKey(text()),
        FaultKind::SameKey("Ctrl-i".to_owned(), "Tab"),
    ];
    for allowed in [
        Allowed::Flag,
        Allowed::Number(12, 100),
        Allowed::Names(&["zh", "en"]),
        Allowed::Citation,
        Allowed::Files,
        Allowed::Keys,
        Allowed::Table,
    ] {
        kinds.push(FaultKind::Value {
            option: text(),
            found: "7".to_owned(),
            allowed,
        });
    }
    for clash in [
        ClashKind::Twice(key(), Command::Help),
        ClashKind::Digit(key()),
        ClashKind::Keyless(key(), Command::Help),
        ClashKind::NoWayOut,
    ] {
        kinds.push(FaultKind::Clash(Clash {
            command,
            kind: clash,
        }));
    }
    for kind in kinds {
        match &kind {
            FaultKind::NotText
            | FaultKind::Syntax { .. }
            | FaultKind::UnknownOption { .. }
            | FaultKind::UnknownCommand { .. }
            | FaultKind::Value { .. }
            | FaultKind::NoFile(..)
            | FaultKind::UnknownKey(_)
            | FaultKind::SameKey(..)
            | FaultKind::Clash(_) => {}
        }
        read(&Fault { line: 3, kind });
    }
}

#[test]
fn findings_and_the_names_of_kinds() {
    let number = || "3".to_owned();
    for detail in [
        Detail::DoubledCharacter {
            meant: "实事".to_owned(),
        },
        Detail::DoubledPhrase {
            phrase: "实事".to_owned(),
        },
        Detail::LatinWord,
        Detail::BeginsAt { number: number() },
        Detail::Gap {
            after: number(),
            number: number(),
        },
        Detail::Repeated { number: number() },
        Detail::OutOfOrder {
            after: number(),
            number: number(),
        },
        Detail::Unclosed { mark: '“' },
        Detail::Unopened { mark: '”' },
        Detail::WrongWay { mark: '”' },
        Detail::Joined,
        Detail::ComesFrom,
        Detail::GoesOnto,
        Detail::InvalidBytes { count: 1 },
        Detail::InvalidBytes { count: 2 },
        Detail::Nuls { count: 2 },
        Detail::BreaksOff,
        Detail::NoEnd,
        Detail::Many { count: 30 },
    ] {
        read(&detail);
    }
    read(&Detail::Lookalikes {
        count: 2,
        ordinary: '一',
    });
    for kept in [
        Kept::Sign,
        Kept::Link,
        Kept::Definition,
        Kept::Angle,
        Kept::Braces,
        Kept::Comment,
        Kept::Cells,
        Kept::Fence,
        Kept::Formula,
    ] {
        read(&Detail::KeptMark { kept, line: 3 });
    }
    for kind in MarkupKind::ALL {
        let (count, line) = (2, 3);
        read(&Detail::Hidden { kind, count, line });
    }
    let words = |zh: &str, en: &str| {
        assert_chinese(zh);
        assert!(en.is_ascii() && !en.is_empty(), "{en}");
    };
    let (zh, en) = (Language::Chinese, Language::English);
    for kind in FigureKind::ALL {
        words(kind.word(zh), kind.word(en));
    }
    for status in [Status::Reached, Status::Planned] {
        words(status.word(zh), status.word(en));
    }
    for kind in [MarkKind::Bookmark, MarkKind::Note, MarkKind::Colour] {
        words(kind.word(zh), kind.word(en));
    }
    for kind in [
        FindingKind::Doubled,
        FindingKind::Latin,
        FindingKind::Numbering,
        FindingKind::Pair,
        FindingKind::Seam,
        FindingKind::Continuation,
        FindingKind::Invalid,
        FindingKind::Nul,
        FindingKind::BrokenOff,
        FindingKind::Lookalike,
        FindingKind::Markup,
        FindingKind::Hidden,
        FindingKind::Unfinished,
    ] {
        words(kind.word(zh), kind.word(en));
    }
}

/// Names that are the same in both languages.
const NAMES: [Text; 2] = [Text::MethodTfIdf, Text::MethodTextRank];

#[test]
fn texts_and_commands_of_the_explorer() {
    for &text in Text::ALL.iter().filter(|text| !NAMES.contains(text)) {
        let bare = |language| text.get(language).replace("{}", "");
        let zh = bare(Language::Chinese);
        // A frame of places alone is the same in every language.
        if zh.chars().any(char::is_alphabetic) {
            assert_chinese(&zh);
        }
        let en = bare(Language::English);
        let hanzi = en.chars().find(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
        assert_eq!(hanzi, None, "{text:?}: {en}");
    }
    for info in COMMANDS {
        assert_chinese(&info.help(Language::Chinese, "j"));
        let english = info.help(Language::English, "j");
        // In brackets are examples of what stands in documents.
        let hanzi = english
            .split(['(', ')'])
            .step_by(2)
            .collect::<String>()
            .chars()
            .find(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
        assert_eq!(hanzi, None, "{english}");
    }
}
