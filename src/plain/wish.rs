//! What is to be done on a page, as it is typed behind the page's key.

use crate::explorer::keys::input_method::{as_keys, behind_keys};
use crate::setting::keys::command::Command;

/// Something to be done on a page. Rows are counted from 1, as they are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Switch a row on or off, or choose it: `S 3`.
    Row(usize),
    /// Set a row to a value: `S 3 @2`, `, 1 30`.
    Set(usize, u16),
    /// Take back what was said of a row, or delete it: `S 3 x`.
    Drop(usize),
    /// Another text for a row: `S 3 e 第.+则`.
    Edit(usize, String),
    /// Try a text without taking it: `S ? 第.+则`.
    Try(String),
    /// Take a text: `S a 第.+则`, `P a 名称`, `E Big5`.
    Text(String),
    /// Take everything back: `S r`.
    Reset,
    /// Keep what was chosen for later runs: `, w`.
    Keep,
}

impl Wish {
    /// Reads what stands behind the key of the page that `command` opens;
    /// `None` where that page does nothing of the kind. Numbers, signs and
    /// letters of orders are read as an input method types them too.
    #[must_use]
    pub fn parse(command: Command, text: &str) -> Option<Self> {
        let text = text.trim();
        let (first, rest) = match text.split_once(char::is_whitespace) {
            Some((first, rest)) => (first, rest.trim()),
            None => (text, ""),
        };
        let first = as_keys(first);
        let keyed = as_keys(rest);
        let row = first.parse().ok().filter(|&row: &usize| row > 0);
        let written = || (!rest.is_empty()).then(|| rest.to_owned());
        match (command, row) {
            (Command::Structure, Some(row)) => match keyed.as_str() {
                "" => Some(Self::Row(row)),
                "x" => Some(Self::Drop(row)),
                _ => match (keyed.strip_prefix('@'), behind_keys(rest, "e ")) {
                    (Some(level), _) => level.trim().parse().ok().map(|l| Self::Set(row, l)),
                    (None, Some(pattern)) => Some(Self::Edit(row, pattern.trim().to_owned())),
                    (None, None) => None,
                },
            },
            (Command::Structure, None) => match first.as_str() {
                "?" => written().map(Self::Try),
                "a" => written().map(Self::Text),
                "r" if rest.is_empty() => Some(Self::Reset),
                _ => None,
            },
            (Command::Typography, Some(row)) if rest.is_empty() => Some(Self::Row(row)),
            (Command::Typography, Some(row)) => keyed.parse().ok().map(|n| Self::Set(row, n)),
            (Command::Typography, None) => (first == "w" && rest.is_empty()).then_some(Self::Keep),
            (Command::Presets, Some(row)) => match keyed.as_str() {
                "" => Some(Self::Row(row)),
                "x" => Some(Self::Drop(row)),
                _ => None,
            },
            (Command::Presets, None) if first == "a" => Some(Self::Text(rest.to_owned())),
            (Command::Encoding, Some(row)) if rest.is_empty() => Some(Self::Row(row)),
            (Command::Encoding, None) if !text.is_empty() => Some(Self::Text(text.to_owned())),
            (Command::Note | Command::Bookmark, _) if !text.is_empty() => {
                Some(Self::Text(text.to_owned()))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_understood_by_their_page() {
        let structure = |text| Wish::parse(Command::Structure, text);
        assert_eq!(structure("3"), Some(Wish::Row(3)));
        assert_eq!(structure(" 3 @2 "), Some(Wish::Set(3, 2)));
        assert_eq!(structure("3 x"), Some(Wish::Drop(3)));
        assert_eq!(structure("3 e 甲 乙"), Some(Wish::Edit(3, "甲 乙".into())));
        assert_eq!(structure("? ^第.+则"), Some(Wish::Try("^第.+则".into())));
        assert_eq!(structure("a 附注@2"), Some(Wish::Text("附注@2".into())));
        assert_eq!(structure("r"), Some(Wish::Reset));
        for wrong in ["0", "3 @", "3 y", "?", "a", "r r", "西瓜"] {
            assert_eq!(structure(wrong), None, "{wrong}");
        }
        let typography = |text| Wish::parse(Command::Typography, text);
        assert_eq!(typography("1 30"), Some(Wish::Set(1, 30)));
        assert_eq!(typography("2"), Some(Wish::Row(2)));
        assert_eq!(typography("w"), Some(Wish::Keep));
        assert_eq!(typography("1 x"), None);
        let presets = |text| Wish::parse(Command::Presets, text);
        assert_eq!(presets("a 三农"), Some(Wish::Text("三农".into())));
        assert_eq!(presets("a"), Some(Wish::Text(String::new())));
        assert_eq!(presets("2 x"), Some(Wish::Drop(2)));
        assert_eq!(presets("三农"), None);
        let encoding = |text| Wish::parse(Command::Encoding, text);
        assert_eq!(encoding("3"), Some(Wish::Row(3)));
        assert_eq!(encoding("Big5"), Some(Wish::Text("Big5".into())));
        assert_eq!(encoding("３"), Some(Wish::Row(3)));
        assert_eq!(structure("３ ＠２"), Some(Wish::Set(3, 2)));
        assert_eq!(
            structure("３　ｅ　第．则"),
            Some(Wish::Edit(3, "第．则".into()))
        );
        assert_eq!(structure("？ ^第.+则"), Some(Wish::Try("^第.+则".into())));
        assert_eq!(typography("１ ３０"), Some(Wish::Set(1, 30)));
        assert_eq!(typography("ｗ"), Some(Wish::Keep));
        assert_eq!(presets("２ ｘ"), Some(Wish::Drop(2)));
        assert_eq!(presets("ａ 三农？"), Some(Wish::Text("三农？".into())));
        let note = |text| Wish::parse(Command::Note, text);
        assert_eq!(note("３ 处？"), Some(Wish::Text("３ 处？".into())));
        assert_eq!(note("3 处存疑"), Some(Wish::Text("3 处存疑".into())));
        assert_eq!(note(" "), None);
    }
}
