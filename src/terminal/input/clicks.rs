//! Double clicks: the terminal tells of single ones only.

use std::time::{Duration, Instant};

use crate::explorer::{Mouse, MouseKind};

/// The longest time between the two presses of a double click.
const DOUBLE: Duration = Duration::from_millis(400);

/// Remembers the last press of the mouse.
#[derive(Debug, Default)]
pub(in crate::terminal) struct Clicks {
    last: Option<(Instant, u16, u16)>,
}

impl Clicks {
    /// The event as it is, or a second press on the same cell as a double one.
    /// A third press is a single one again.
    pub(in crate::terminal) fn tell(&mut self, mouse: Mouse, now: Instant) -> Mouse {
        if mouse.kind != MouseKind::Press {
            return mouse;
        }
        let again = self.last.take().is_some_and(|(then, x, y)| {
            (x, y) == (mouse.x, mouse.y) && now.saturating_duration_since(then) <= DOUBLE
        });
        if again {
            return Mouse {
                kind: MouseKind::DoublePress,
                ..mouse
            };
        }
        self.last = Some((now, mouse.x, mouse.y));
        mouse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_press_at_once_on_the_same_cell_is_a_double_one() {
        let mut clicks = Clicks::default();
        let start = Instant::now();
        let mut press = |x, after| {
            let mouse = Mouse {
                kind: MouseKind::Press,
                x,
                y: 2,
            };
            let now = start + Duration::from_millis(after);
            clicks.tell(mouse, now).kind == MouseKind::DoublePress
        };
        assert!(!press(1, 0));
        assert!(press(1, 300));
        assert!(!press(1, 400), "the third");
        assert!(!press(2, 500), "another cell");
        assert!(!press(2, 1000), "too late");
        assert!(press(2, 1400));
    }
}
