//! Which key was pressed where something stands between it and the program: an
//! input method that types its own mark for that of the key, or a multiplexer
//! that holds Esc back and sends it with the next key, as a terminal sends Alt.

use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::{Mode, State};
use crate::explorer::keys::command::Scope;
use crate::explorer::keys::key::{Key, KeyCode};

/// What input methods type for the key of an ASCII mark, beside the full-width
/// forms of Unicode: those of the mainland and of Taiwan, with the marks that
/// each key goes through where it has several. One character may stand for one
/// key only.
const TYPED: [(char, &str); 14] = [
    ('/', "、"),
    ('.', "。"),
    ('[', "【「〔"),
    (']', "】」〕"),
    ('{', "『〖"),
    ('}', "』〗"),
    ('<', "《〈«"),
    ('>', "》〉»"),
    ('\'', "‘’"),
    ('"', "“”"),
    ('$', "￥¥"),
    ('^', "…⋯"),
    ('_', "—"),
    ('`', "·"),
];

/// The ASCII character on whose key an input method types `c`; `None` where
/// there is none.
#[must_use]
fn half_width(c: char) -> Option<char> {
    match c {
        '\u{FF01}'..='\u{FF5E}' => {
            let code = u32::from(c).checked_sub(0xFEE0)?;
            char::from_u32(code)
        }
        '\u{3000}' => Some(' '),
        _ if c.is_ascii() => None,
        _ => {
            let typed = TYPED.iter().find(|(_, typed)| typed.contains(c));
            typed.map(|(key, _)| *key)
        }
    }
}

/// Whether one press types the character twice (…… and ——).
const fn is_doubled(c: char) -> bool {
    matches!(c, '…' | '⋯' | '—')
}

/// What is known of the input method between two keys.
#[derive(Debug, Clone, Default)]
pub(in crate::explorer) struct InputMethod {
    /// The first half of what one press types twice.
    half: Option<char>,
}

impl InputMethod {
    /// The key that was pressed where the input method typed `key`; `None`
    /// for the second half of one. Other keys are as they are.
    pub(in crate::explorer) fn pressed(&mut self, key: Key) -> Option<Key> {
        let before = self.half.take();
        let KeyCode::Char(c) = key.code else {
            return Some(key);
        };
        let Some(half) = half_width(c) else {
            return Some(key);
        };
        if is_doubled(c) {
            if before == Some(c) {
                return None;
            }
            self.half = Some(c);
        }
        Some(Key {
            code: KeyCode::Char(half),
            ..key
        })
    }

    /// Forgets what was typed before another key.
    pub(in crate::explorer) const fn forget(&mut self) {
        self.half = None;
    }
}

impl State {
    /// Where the keys have their meaning.
    pub(in crate::explorer) const fn scope(&self) -> Scope {
        match (&self.mode, self.focus) {
            (Mode::Select(_), _) => Scope::Select,
            (_, Pane::Tree) => Scope::Tree,
            (_, Pane::Text) => Scope::Text,
            (_, Pane::Panel) => Scope::Panel,
        }
    }

    /// Whether a text is being typed.
    const fn takes_text(&self) -> bool {
        match &self.mode {
            Mode::Filter(_)
            | Mode::Jump(_)
            | Mode::Palette(_)
            | Mode::Presets(_)
            | Mode::Mark(_) => true,
            Mode::Structure(page) => page.pattern.is_some(),
            _ => false,
        }
    }

    /// The key that was pressed where `key` has come; `None` where it has been
    /// told already. What is typed in a text box stays as it is, and so does a
    /// key that the reader has bound as it is.
    pub(in crate::explorer) fn pressed(&mut self, key: Key) -> Option<Key> {
        let is_meant = self.takes_text()
            || key.ctrl
            || key.alt
            || self.keymap.command(key, self.scope()).is_some();
        if is_meant {
            self.input_method.forget();
            return Some(key);
        }
        self.input_method.pressed(key)
    }

    /// Whether a key with Alt is Esc and the key: no command has it here.
    pub(in crate::explorer) fn is_escaped(&self, key: Key) -> bool {
        let edits = match key.code {
            KeyCode::Char(_) | KeyCode::Tab | KeyCode::BackTab | KeyCode::Esc => false,
            KeyCode::Enter => match &self.mode {
                Mode::Mark(typed) => typed.prompt.has_lines(),
                _ => false,
            },
            KeyCode::Backspace => self.takes_text(),
            _ => true,
        };
        let is_meant = match self.mode {
            Mode::Normal | Mode::Select(_) => self.keymap.command(key, self.scope()).is_some(),
            _ => edits,
        };
        key.alt && !is_meant
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(typed: &str) -> String {
        let mut method = InputMethod::default();
        let keys = typed.chars().filter_map(|c| method.pressed(Key::char(c)));
        keys.map(|key| match key.code {
            KeyCode::Char(c) => c,
            _ => '\u{FFFD}',
        })
        .collect()
    }

    #[test]
    fn every_mark_is_that_of_its_key() {
        assert_eq!(
            pressed("？：；！，。（）【】《》、￥“”‘’·～"),
            "?:;!,.()[]<>/$\"\"''`~"
        );
        assert_eq!(pressed("「」『』〈〉〔〕〖〗｛｝［］"), "[]{}<>[]{}{}[]");
        assert_eq!(pressed("＠＃％＆＊＋－＝＼｜＿＾＂＇"), "@#%&*+-=\\|_^\"'");
    }

    #[test]
    fn letters_digits_and_the_space_are_as_their_half_width_ones() {
        assert_eq!(pressed("ａｚＡＺ０９\u{3000}"), "azAZ09 ");
        assert_eq!(pressed("改a1 é"), "改a1 é");
    }

    #[test]
    fn what_one_press_types_twice_is_one_key() {
        assert_eq!(pressed("……"), "^");
        assert_eq!(pressed("…………"), "^^");
        assert_eq!(pressed("——"), "_");
        assert_eq!(pressed("…—…"), "^_^");
        assert_eq!(pressed("…j…"), "^j^");
    }

    #[test]
    fn no_mark_is_of_two_keys() {
        let all: String = TYPED.iter().map(|(_, typed)| *typed).collect();
        for c in all.chars() {
            assert_eq!(all.matches(c).count(), 1, "{c}");
        }
    }
}
