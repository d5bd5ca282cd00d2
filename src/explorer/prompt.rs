//! A one-line input box: its text, its caret and the keys that edit it.

use tui_input::{Input, InputRequest};

use super::key::{Key, KeyCode};

/// A line of input with a caret.
#[derive(Debug, Clone, Default)]
pub struct Prompt {
    input: Input,
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
        }
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

    /// Inserts what an input method committed or what was pasted: line breaks
    /// and tabs become spaces, other control characters are left out.
    pub fn insert(&mut self, text: &str) -> Edit {
        let mut edit = Edit::None;
        for c in text.trim_end_matches(['\r', '\n']).chars() {
            let c = if matches!(c, '\n' | '\t') { ' ' } else { c };
            if !c.is_control() {
                self.input.handle(InputRequest::InsertChar(c));
                edit = Edit::Changed;
            }
        }
        edit
    }

    /// Applies a key: characters, Backspace and Delete, the arrows, Home and
    /// End, and the usual Control keys (a e b f d h k u w y).
    pub fn key(&mut self, key: Key) -> Edit {
        let Some(request) = request(key) else {
            return Edit::None;
        };
        match self.input.handle(request) {
            Some(change) if change.value => Edit::Changed,
            _ => Edit::Moved,
        }
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
        assert_eq!(prompt.text(), "一 二[31m");
    }

    #[test]
    fn keys_that_do_not_edit_are_left_to_others() {
        let mut prompt = Prompt::new("甲");
        assert_eq!(prompt.key(Key::plain(KeyCode::Enter)), Edit::None);
        assert_eq!(prompt.key(Key::plain(KeyCode::Backspace)), Edit::Changed);
        assert_eq!(prompt.text(), "");
    }
}
