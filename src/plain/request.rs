//! What a typed line asks for.

use crate::explorer::keys::input_method::{as_keys, behind_keys};
use crate::setting::keys::command::{Command, Scope};
use crate::setting::keys::key::Key;
use crate::setting::keys::keymap::Keymap;

/// What a line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// More of the text: an empty line.
    ReadOn,
    /// The next paragraph, or so many further; earlier where negative.
    Paragraph(i64),
    /// A command, with the number before it.
    Run(Command, Option<u32>),
    /// A filter for this query: `/改革`.
    Filter(String),
    /// The title that fits best: `s 总则`.
    Jump(String),
    /// The outline, down to this depth: `t`, `t 2`.
    Outline(Option<u16>),
    /// Something on the page that the command opens: `S 3 @2`, `a 存疑`.
    On(Command, String),
    /// Nothing that is known.
    Unknown(String),
}

/// The commands whose key takes more behind it.
const PAGES: [Command; 6] = [
    Command::Structure,
    Command::Typography,
    Command::Encoding,
    Command::Presets,
    Command::Note,
    Command::Bookmark,
];

impl Request {
    /// Reads a line. What stands before the keys of the reader's own map is a
    /// number; a number alone is a line of the source, one before `%` a part
    /// of the text; a command can be called by its name, also behind the key
    /// of the palette. Keys, numbers and names are read as an input method
    /// types them too, unless the reader has bound what it types; the texts
    /// behind them stay as they are.
    #[must_use]
    pub fn parse(line: &str, keymap: &Keymap) -> Self {
        let line = line.trim();
        if line.is_empty() {
            return Self::ReadOn;
        }
        let first = line.chars().next().map(Key::char);
        let is_bound = first.is_some_and(|key| keymap.command(key, Scope::Text).is_some());
        let behind_key = |key: &Key| match is_bound {
            true => line.strip_prefix(key.to_string().as_str()),
            false => behind_keys(line, &key.to_string()),
        };
        let behind = |command| {
            let mut texts = keymap.keys(command).iter().filter_map(behind_key);
            texts.next().map(str::trim)
        };
        if let Some(query) = behind(Command::Filter).filter(|query| !query.is_empty()) {
            return Self::Filter(query.to_owned());
        }
        let behind_space = |command| {
            let mut texts = keymap.keys(command).iter().filter_map(behind_key);
            let spaced = |text: &&str| text.starts_with(char::is_whitespace);
            texts.find(spaced).map(str::trim)
        };
        if let Some(title) = behind_space(Command::Jump) {
            return Self::Jump(title.to_owned());
        }
        for page in PAGES {
            let named = page.info().and_then(|info| line.strip_prefix(info.name));
            let named = named.filter(|text| text.starts_with(char::is_whitespace));
            if let Some(order) = named.map(str::trim).or_else(|| behind_space(page)) {
                return Self::On(page, order.to_owned());
            }
        }
        if let Some(depth) = behind(Command::ToggleTree) {
            if depth.is_empty() {
                return Self::Outline(None);
            }
            if let Ok(depth) = as_keys(depth).parse() {
                return Self::Outline(Some(depth));
            }
        }
        let name = behind(Command::Palette).unwrap_or(line);
        if let Some(command) = Command::by_name(&as_keys(name)) {
            return Self::of(command, None);
        }
        let is_digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
        let digits: usize = line.chars().take_while(is_digit).map(char::len_utf8).sum();
        let (number, rest) = line.split_at_checked(digits).unwrap_or(("", line));
        let count: Option<u32> = as_keys(number).parse().ok();
        let rest = rest.trim();
        if rest.is_empty() {
            // A line of the source.
            return Self::Run(Command::Bottom, count);
        }
        let meant = |written: &str| {
            let key = Key::parse(written)?;
            keymap.command(key, Scope::Text)
        };
        match meant(rest).or_else(|| meant(&as_keys(rest))) {
            Some(command) => Self::of(command, count),
            None => Self::Unknown(line.to_owned()),
        }
    }

    fn of(command: Command, count: Option<u32>) -> Self {
        let times = i64::from(count.unwrap_or(1));
        match (command, count) {
            (Command::Down, _) => Self::Paragraph(times),
            (Command::Up, _) => Self::Paragraph(times.saturating_neg()),
            (Command::ReadOn | Command::PageDown | Command::HalfPageDown, None) => Self::ReadOn,
            _ => Self::Run(command, count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::keys::keymap::Binding;

    #[test]
    fn lines_are_understood() {
        let keymap = Keymap::default();
        let parse = |line| Request::parse(line, &keymap);
        assert_eq!(parse("  "), Request::ReadOn);
        assert_eq!(parse("Space"), Request::ReadOn);
        assert_eq!(
            parse("/改革 -开放"),
            Request::Filter("改革 -开放".to_owned())
        );
        assert_eq!(parse("s 总则"), Request::Jump("总则".to_owned()));
        let on = |command, order: &str| Request::On(command, order.to_owned());
        assert_eq!(parse("S 3 @2"), on(Command::Structure, "3 @2"));
        assert_eq!(parse("structure 3"), on(Command::Structure, "3"));
        assert_eq!(parse(", 1 30"), on(Command::Typography, "1 30"));
        assert_eq!(parse("a 存疑"), on(Command::Note, "存疑"));
        assert_eq!(parse("S"), Request::Run(Command::Structure, None));
        assert_eq!(parse("t"), Request::Outline(None));
        assert_eq!(parse("t 2"), Request::Outline(Some(2)));
        assert_eq!(parse("33"), Request::Run(Command::Bottom, Some(33)));
        assert_eq!(parse("50%"), Request::Run(Command::Percent, Some(50)));
        assert_eq!(parse("3n"), Request::Run(Command::NextHit, Some(3)));
        assert_eq!(parse("j"), Request::Paragraph(1));
        assert_eq!(parse("2k"), Request::Paragraph(-2));
        assert_eq!(parse("Ctrl-o"), Request::Run(Command::Back, None));
        assert_eq!(
            parse(":next-section"),
            Request::Run(Command::NextSection, None)
        );
        assert_eq!(
            parse("next-section"),
            Request::Run(Command::NextSection, None)
        );
        assert_eq!(parse("q"), Request::Run(Command::Close, None));
        assert_eq!(parse("西瓜"), Request::Unknown("西瓜".to_owned()));
        assert_eq!(parse("/"), Request::Run(Command::Filter, None));
    }

    #[test]
    fn keys_numbers_and_names_are_read_as_an_input_method_types_them() {
        let keymap = Keymap::default();
        let parse = |line| Request::parse(line, &keymap);
        let run = |command, count| Request::Run(command, count);
        assert_eq!(parse("？"), run(Command::Help, None));
        assert_eq!(parse("；"), run(Command::NextLink, None));
        assert_eq!(parse("！"), run(Command::Findings, None));
        assert_eq!(parse("……"), run(Command::PreviousMark, None));
        assert_eq!(parse("【"), run(Command::Back, None));
        assert_eq!(parse("５０％"), run(Command::Percent, Some(50)));
        assert_eq!(parse("３３"), run(Command::Bottom, Some(33)));
        assert_eq!(parse("３ｎ"), run(Command::NextHit, Some(3)));
        assert_eq!(parse("ｑ"), run(Command::Close, None));
        assert_eq!(
            parse("：ｎｅｘｔ－ｓｅｃｔｉｏｎ"),
            run(Command::NextSection, None)
        );
        assert_eq!(parse("：next-section"), run(Command::NextSection, None));
        assert_eq!(parse("Ｃｔｒｌ－ｏ"), run(Command::Back, None));
        assert_eq!(parse("ｔ　２"), Request::Outline(Some(2)));
        // Texts stay as they are typed.
        for line in ["、改革；开放", "／改革；开放", "/改革；开放"] {
            assert_eq!(parse(line), Request::Filter("改革；开放".to_owned()));
        }
        assert_eq!(parse("ｓ　总则"), Request::Jump("总则".to_owned()));
        let on = |command, order: &str| Request::On(command, order.to_owned());
        assert_eq!(parse("Ｓ　３"), on(Command::Structure, "３"));
        assert_eq!(parse("， １ ３０"), on(Command::Typography, "１ ３０"));
        assert_eq!(parse("ａ 存疑？"), on(Command::Note, "存疑？"));
        assert_eq!(parse("，存疑"), Request::Unknown("，存疑".to_owned()));
    }

    #[test]
    fn what_the_reader_has_bound_is_that_key() {
        let bound = Binding {
            command: Command::NextHit,
            keys: vec![Key::char('？'), Key::char('、')],
        };
        let (keymap, _) = Keymap::with(&[bound]);
        let parse = |line| Request::parse(line, &keymap);
        assert_eq!(parse("？"), Request::Run(Command::NextHit, None));
        assert_eq!(parse("、"), Request::Run(Command::NextHit, None));
        assert_eq!(parse("?"), Request::Run(Command::Help, None));
        assert_eq!(parse("、改革"), Request::Unknown("、改革".to_owned()));
    }
}
