//! Events of the terminal as the explorer knows them.

use crossterm::event::{
    Event, KeyCode as TermKey, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};

use crate::explorer::{Action, Mouse, MouseKind};
use crate::setting::keys::key::{Key, KeyCode};

/// What an event of the terminal is for the explorer; `None` where it is
/// nothing.
pub(in crate::terminal) fn translate(event: Event) -> Option<Action> {
    match event {
        Event::Key(key) => translate_key(key).map(Action::Key),
        Event::Mouse(mouse) => translate_mouse(mouse).map(Action::Mouse),
        Event::Paste(text) => Some(Action::Paste(text)),
        Event::Resize(width, height) => Some(Action::Resize(width, height)),
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn translate_key(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let code = match key.code {
        TermKey::Char(c) => KeyCode::Char(c),
        TermKey::Enter => KeyCode::Enter,
        TermKey::Esc => KeyCode::Esc,
        TermKey::Tab => KeyCode::Tab,
        TermKey::BackTab => KeyCode::BackTab,
        TermKey::Backspace => KeyCode::Backspace,
        TermKey::Delete => KeyCode::Delete,
        TermKey::Up => KeyCode::Up,
        TermKey::Down => KeyCode::Down,
        TermKey::Left => KeyCode::Left,
        TermKey::Right => KeyCode::Right,
        TermKey::Home => KeyCode::Home,
        TermKey::End => KeyCode::End,
        TermKey::PageUp => KeyCode::PageUp,
        TermKey::PageDown => KeyCode::PageDown,
        TermKey::F(number) => KeyCode::F(number),
        _ => return None,
    };
    Some(Key {
        code,
        ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
    })
}

fn translate_mouse(mouse: MouseEvent) -> Option<Mouse> {
    let kind = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse {
        kind,
        x: mouse.column,
        y: mouse.row,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_released_key_is_nothing() {
        let mut key = KeyEvent::new(TermKey::Char('j'), KeyModifiers::NONE);
        assert!(matches!(
            translate(Event::Key(key)),
            Some(Action::Key(k)) if k == Key::char('j')
        ));
        key.kind = KeyEventKind::Release;
        assert!(translate(Event::Key(key)).is_none());
    }

    #[test]
    fn modifiers_are_kept() {
        let key = KeyEvent::new(TermKey::Left, KeyModifiers::ALT);
        assert_eq!(translate_key(key), Key::parse("Alt-Left"));
        let key = KeyEvent::new(TermKey::Char('d'), KeyModifiers::CONTROL);
        assert_eq!(translate_key(key), Key::parse("Ctrl-d"));
    }
}
