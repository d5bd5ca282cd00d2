//! An input box of one line or several: its text, its caret and the keys that
//! edit it.

use std::borrow::Cow;

use tui_input::{Input, InputRequest};

use crate::search::in_one_line;
use crate::setting::keys::key::{Key, KeyCode};

/// Input with a caret.
#[derive(Debug, Clone, Default)]
pub struct Prompt {
    input: Input,
    /// Whether line breaks are kept.
    has_lines: bool,
}

/// What a key did to a [`Prompt`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// The text is another one now.
    Changed,
    /// The caret moved, or could have.
    Moved,
    /// The key does not edit.
    None,
}

impl Prompt {
    /// A box that holds `text`, with the caret behind it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            input: Input::new(text.to_owned()),
            has_lines: false,
        }
    }

    /// A box of several lines that holds `text`, with the caret behind it.
    #[must_use]
    pub fn of_lines(text: &str) -> Self {
        Self {
            has_lines: true,
            ..Self::new(text)
        }
    }

    /// Whether it may hold several lines.
    #[must_use]
    pub const fn has_lines(&self) -> bool {
        self.has_lines
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// The text before the caret.
    #[must_use]
    pub fn before_caret(&self) -> &str {
        let text = self.input.value();
        let end = text
            .char_indices()
            .nth(self.input.cursor())
            .map_or(text.len(), |(at, _)| at);
        text.get(..end).unwrap_or_default()
    }

    /// Takes the caret to a byte of the text, on a character boundary.
    pub fn move_to(&mut self, byte: usize) {
        let before = self.text().get(..byte).unwrap_or_default();
        let chars = before.chars().count();
        self.input.handle(InputRequest::SetCursor(chars));
    }

    /// Inserts what an input method committed or what was pasted: line breaks
    /// are closed up where they are not kept, tabs become spaces, other
    /// control characters are left out.
    pub fn insert(&mut self, text: &str) -> Edit {
        let mut edit = Edit::None;
        let lines = match self.has_lines {
            true => Cow::Owned(text.replace("\r\n", "\n")),
            false => in_one_line(text),
        };
        for c in lines.trim_end_matches(['\r', '\n']).chars() {
            let c = match c {
                // Terminals paste the one for the other.
                '\n' | '\r' if self.has_lines => '\n',
                '\n' | '\r' | '\t' => ' ',
                c => c,
            };
            if c == '\n' || !c.is_control() {
                self.input.handle(InputRequest::InsertChar(c));
                edit = Edit::Changed;
            }
        }
        edit
    }

    /// Applies a key: characters, Backspace and Delete, the arrows, Home and
    /// End, and the usual Control keys (a e b f d h k u w y).
    pub fn key(&mut self, key: Key) -> Edit {
        if self.has_lines
            && let Some(edit) = self.line_key(key)
        {
            return edit;
        }
        let Some(request) = request(key) else {
            return Edit::None;
        };
        match self.input.handle(request) {
            Some(change) if change.value => Edit::Changed,
            _ => Edit::Moved,
        }
    }

    /// Begins a new line at the caret.
    pub fn break_line(&mut self) {
        self.input.handle(InputRequest::InsertChar('\n'));
    }

    /// The keys that mean the line, where there are several: to its ends, and
    /// deleting up to them; at an end they delete the line break.
    fn line_key(&mut self, key: Key) -> Option<Edit> {
        let before = self.before_caret();
        let at = before.len();
        let start = before.rfind('\n').map_or(0, |at| at.saturating_add(1));
        let behind = self.text().get(at..).unwrap_or_default();
        let end = behind
            .find('\n')
            .map_or(self.text().len(), |to| at.saturating_add(to));
        let chars = |from: usize, to: usize| {
            let text = self.text().get(from..to).unwrap_or_default();
            text.chars().count().max(1)
        };
        let (request, times) = match (key.code, key.ctrl) {
            (KeyCode::Home, _) | (KeyCode::Char('a'), true) => {
                self.move_to(start);
                return Some(Edit::Moved);
            }
            (KeyCode::End, _) | (KeyCode::Char('e'), true) => {
                self.move_to(end);
                return Some(Edit::Moved);
            }
            (KeyCode::Char('u'), true) => (InputRequest::DeletePrevChar, chars(start, at)),
            (KeyCode::Char('k'), true) => (InputRequest::DeleteNextChar, chars(at, end)),
            _ => return None,
        };
        let mut edit = Edit::Moved;
        for _ in 0..times {
            if self
                .input
                .handle(request)
                .is_some_and(|change| change.value)
            {
                edit = Edit::Changed;
            }
        }
        Some(edit)
    }
}

fn request(key: Key) -> Option<InputRequest> {
    let request = match (key.code, key.ctrl || key.alt) {
        (KeyCode::Char(c), false) => InputRequest::InsertChar(c),
        (KeyCode::Backspace, false) => InputRequest::DeletePrevChar,
        (KeyCode::Backspace, true) => InputRequest::DeletePrevWord,
        (KeyCode::Delete, _) => InputRequest::DeleteNextChar,
        (KeyCode::Left, false) => InputRequest::GoToPrevChar,
        (KeyCode::Left, true) => InputRequest::GoToPrevWord,
        (KeyCode::Right, false) => InputRequest::GoToNextChar,
        (KeyCode::Right, true) => InputRequest::GoToNextWord,
        (KeyCode::Home, _) => InputRequest::GoToStart,
        (KeyCode::End, _) => InputRequest::GoToEnd,
        (KeyCode::Char(c), true) if key.ctrl => match c {
            'a' => InputRequest::GoToStart,
            'e' => InputRequest::GoToEnd,
            'b' => InputRequest::GoToPrevChar,
            'f' => InputRequest::GoToNextChar,
            'd' => InputRequest::DeleteNextChar,
            'h' => InputRequest::DeletePrevChar,
            'k' => InputRequest::DeleteTillEnd,
            'u' => InputRequest::DeleteFromStart,
            'w' => InputRequest::DeletePrevWord,
            'y' => InputRequest::Yank,
            _ => return None,
        },
        _ => return None,
    };
    Some(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commit_of_an_input_method_arrives_whole() {
        let mut prompt = Prompt::default();
        assert_eq!(prompt.insert("你好世界"), Edit::Changed);
        assert_eq!(prompt.text(), "你好世界");
        prompt.key(Key::plain(KeyCode::Left));
        assert_eq!(prompt.before_caret(), "你好世");
        prompt.insert("新");
        assert_eq!(prompt.text(), "你好世新界");
    }

    #[test]
    fn a_paste_brings_no_line_break_and_no_escape() {
        let mut prompt = Prompt::default();
        prompt.insert("一\n二\u{1b}[31m\r\n");
        assert_eq!(prompt.text(), "一二[31m");
        prompt.insert("三\r四\nfive\nsix");
        assert_eq!(prompt.text(), "一二[31m三四five six");
    }

    #[test]
    fn lines_are_kept_where_there_may_be_several() {
        let mut prompt = Prompt::of_lines("");
        prompt.insert("一\r\n二\r三\n\t四\u{1b}[A\n");
        assert_eq!(prompt.text(), "一\n二\n三\n 四[A");
        let key = |prompt: &mut Prompt, name| prompt.key(Key::parse(name).unwrap());
        key(&mut prompt, "Home");
        assert_eq!(prompt.before_caret(), "一\n二\n三\n");
        assert_eq!(key(&mut prompt, "Ctrl-k"), Edit::Changed);
        assert_eq!(prompt.text(), "一\n二\n三\n");
        // At the beginning of a line the break before it.
        key(&mut prompt, "Ctrl-u");
        key(&mut prompt, "Ctrl-u");
        assert_eq!(prompt.text(), "一\n二\n");
        prompt.move_to(0);
        key(&mut prompt, "End");
        prompt.break_line();
        prompt.insert("新");
        assert_eq!(prompt.text(), "一\n新\n二\n");
        assert_eq!(prompt.before_caret(), "一\n新");
    }

    #[test]
    fn keys_that_do_not_edit_are_left_to_others() {
        let mut prompt = Prompt::new("甲");
        assert_eq!(prompt.key(Key::plain(KeyCode::Enter)), Edit::None);
        assert_eq!(prompt.key(Key::plain(KeyCode::Backspace)), Edit::Changed);
        assert_eq!(prompt.text(), "");
    }
}
