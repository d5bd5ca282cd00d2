//! Which key was pressed where something stands between it and the program: an
//! input method that types its own mark for that of the key, or a multiplexer
//! that holds Esc back and sends it with the next key, as a terminal sends Alt.

use crate::setting::keys::key::{Key, KeyCode};

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

/// The text of the keys on which an input method typed `text`: every mark,
/// letter and digit is that of its key. Linear.
#[must_use]
pub fn as_keys(text: &str) -> String {
    let mut method = InputMethod::default();
    let keys = text.chars().filter_map(|c| method.pressed(Key::char(c)));
    let chars = keys.filter_map(|key| match key.code {
        KeyCode::Char(c) => Some(c),
        _ => None,
    });
    chars.collect()
}

/// What stands in `text` behind the keys that are written `keys`, as they are
/// or as an input method types them; `None` where it begins otherwise.
#[must_use]
pub fn behind_keys<'a>(text: &'a str, keys: &str) -> Option<&'a str> {
    if let Some(rest) = text.strip_prefix(keys) {
        return Some(rest);
    }
    let mut wanted = keys.chars();
    let mut method = InputMethod::default();
    for (at, c) in text.char_indices() {
        let Some(key) = method.pressed(Key::char(c)) else {
            // The second half of one press.
            continue;
        };
        match wanted.next() {
            None => return text.get(at..),
            Some(next) if key == Key::char(next) => {}
            Some(_) => return None,
        }
    }
    wanted.next().is_none().then_some("")
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
    fn what_stands_behind_keys_is_left_as_it_is() {
        for (text, keys, rest) in [
            ("/改革", "/", Some("改革")),
            ("、改革、开放", "/", Some("改革、开放")),
            ("／　改革", "/", Some("　改革")),
            ("……", "^", Some("")),
            ("……x", "^", Some("x")),
            ("Ｃｔｒｌ－ｄ", "Ctrl-d", Some("")),
            ("ｓ　总则", "s", Some("　总则")),
            ("s", "s", Some("")),
            ("sa", "Space", None),
            ("改革", "/", None),
            ("", "/", None),
        ] {
            assert_eq!(behind_keys(text, keys), rest, "{text} {keys}");
        }
        assert_eq!(as_keys("５０％"), "50%");
        assert_eq!(as_keys("第三条"), "第三条");
    }

    #[test]
    fn no_mark_is_of_two_keys() {
        let all: String = TYPED.iter().map(|(_, typed)| *typed).collect();
        for c in all.chars() {
            assert_eq!(all.matches(c).count(), 1, "{c}");
        }
    }
}
