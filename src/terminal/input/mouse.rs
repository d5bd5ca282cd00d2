//! What a mouse report says.

use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// An event by the number of the button and the cell from 1. The number is that
/// of xterm: two bits for the button, then Shift, Alt, Control, movement, and
/// the wheel. `None` for what is no event.
pub(super) fn event(button: u16, x: u16, y: u16, is_release: bool) -> Option<Event> {
    let number = button & 0b11 | (button & 0b1100_0000) >> 4;
    let moves = button & 0b10_0000 != 0;
    let named = match number {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    let kind = match (number, named) {
        (0..=2, Some(button)) if is_release => MouseEventKind::Up(button),
        (0..=2, Some(button)) if moves => MouseEventKind::Drag(button),
        (0..=2, Some(button)) => MouseEventKind::Down(button),
        (3, _) if moves => MouseEventKind::Moved,
        (3, _) => MouseEventKind::Up(MouseButton::Left),
        (4, _) => MouseEventKind::ScrollUp,
        (5, _) => MouseEventKind::ScrollDown,
        (6, _) => MouseEventKind::ScrollLeft,
        (7, _) => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, button & 4 != 0);
    modifiers.set(KeyModifiers::ALT, button & 8 != 0);
    modifiers.set(KeyModifiers::CONTROL, button & 16 != 0);
    Some(Event::Mouse(MouseEvent {
        kind,
        column: x.checked_sub(1)?,
        row: y.checked_sub(1)?,
        modifiers,
    }))
}

/// A report of the SGR form (`<0;3;4M`) or, without `<`, of the form of urxvt:
/// what stands between `ESC [` and the final byte, and that byte.
pub(super) fn report(parameters: &str, last: u8) -> Option<Event> {
    let sgr = parameters.strip_prefix('<');
    let mut numbers = sgr.unwrap_or(parameters).split(';').map(str::parse::<u16>);
    let (Some(Ok(button)), Some(Ok(x)), Some(Ok(y)), None) = (
        numbers.next(),
        numbers.next(),
        numbers.next(),
        numbers.next(),
    ) else {
        return None;
    };
    match sgr {
        Some(_) => event(button, x, y, last == b'm'),
        None => event(button.checked_sub(32)?, x, y, false),
    }
}

/// A report of the oldest form: the three bytes behind `ESC [ M`, each 32 more
/// than it says. A cell behind the 223rd is none.
pub(super) fn old_report(button: u8, x: u8, y: u8) -> Option<Event> {
    let number = |byte: u8| byte.checked_sub(32).map(u16::from);
    event(number(button)?, number(x)?, number(y)?, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mouse(kind: MouseEventKind, column: u16, row: u16, modifiers: KeyModifiers) -> Event {
        Event::Mouse(MouseEvent {
            kind,
            column,
            row,
            modifiers,
        })
    }

    #[test]
    fn all_three_forms_say_the_same() {
        let press = mouse(
            MouseEventKind::Down(MouseButton::Left),
            2,
            3,
            KeyModifiers::NONE,
        );
        assert_eq!(report("<0;3;4", b'M').as_ref(), Some(&press));
        assert_eq!(report("32;3;4", b'M').as_ref(), Some(&press));
        assert_eq!(old_report(b' ', b'#', b'$').as_ref(), Some(&press));
    }

    #[test]
    fn buttons_movement_and_the_wheel_are_told_apart() {
        let none = KeyModifiers::NONE;
        for (parameters, last, kind, modifiers) in [
            (
                "<32;3;4",
                b'M',
                MouseEventKind::Drag(MouseButton::Left),
                none,
            ),
            ("<0;3;4", b'm', MouseEventKind::Up(MouseButton::Left), none),
            (
                "<2;3;4",
                b'M',
                MouseEventKind::Down(MouseButton::Right),
                none,
            ),
            ("<35;3;4", b'M', MouseEventKind::Moved, none),
            ("<64;3;4", b'M', MouseEventKind::ScrollUp, none),
            (
                "<69;3;4",
                b'M',
                MouseEventKind::ScrollDown,
                KeyModifiers::SHIFT,
            ),
            ("<67;3;4", b'M', MouseEventKind::ScrollRight, none),
        ] {
            let wanted = Some(mouse(kind, 2, 3, modifiers));
            assert_eq!(report(parameters, last), wanted, "{parameters}");
        }
    }

    #[test]
    fn what_is_damaged_is_no_event() {
        for parameters in [
            "<9",
            "<0;0;4",
            "<0;3",
            "<0;3;4;5",
            "<;;",
            "<70000;1;1",
            "1;2;3",
            "",
        ] {
            assert_eq!(report(parameters, b'M'), None, "{parameters}");
        }
        assert_eq!(old_report(b' ', 0, 0), None);
        assert_eq!(report("<128;3;4", b'M'), None);
    }
}
