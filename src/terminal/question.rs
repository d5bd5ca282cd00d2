//! Asking the terminal how wide characters of ambiguous width are.
//!
//! One such character is written, and the terminal asked where the cursor
//! went. Nothing waits for the answer: frames are drawn meanwhile, and a wide
//! answer changes the setting when it comes, among the keys.

use std::time::{Duration, Instant};

use super::input::Answer;
use crate::text::Ambiguous;

/// A quotation mark in the corner, the question (DSR 6, ECMA-48), and the
/// mark wiped away. To be written on an empty screen.
pub(super) const QUESTION: &str = "\x1b[H“\x1b[6n\r\x1b[2K";

/// How long an answer is waited for: a slow line has its time, and what comes
/// later was asked by nobody here.
const LIMIT: Duration = Duration::from_secs(1);

/// A question to which the answer is awaited.
#[derive(Debug)]
pub(super) struct Question {
    asked: Option<Instant>,
}

impl Question {
    /// One that was asked now.
    pub(super) const fn asked(now: Instant) -> Self {
        Self { asked: Some(now) }
    }

    /// The width by an answer of the terminal, where it is the one to this
    /// question. An answer that comes late is none.
    pub(super) fn answered(&mut self, answer: &Answer, now: Instant) -> Option<Ambiguous> {
        let &Answer::Cursor { column, .. } = answer else {
            return None;
        };
        let asked = self.asked.take()?;
        (now.saturating_duration_since(asked) <= LIMIT).then(|| width_by(column))
    }
}

/// The width by the column (from 1) behind a character in the first one.
const fn width_by(column: u16) -> Ambiguous {
    match column {
        3 => Ambiguous::Wide,
        _ => Ambiguous::Narrow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_tells_the_width() {
        for (column, width) in [
            (3, Ambiguous::Wide),
            (2, Ambiguous::Narrow),
            (4, Ambiguous::Narrow),
        ] {
            let now = Instant::now();
            let mut question = Question::asked(now);
            let answer = Answer::Cursor { row: 1, column };
            assert_eq!(question.answered(&answer, now), Some(width));
            assert_eq!(question.answered(&answer, now), None, "once");
        }
    }

    #[test]
    fn what_comes_late_or_answers_something_else_is_none() {
        let now = Instant::now();
        let mut question = Question::asked(now);
        assert_eq!(question.answered(&Answer::Attributes(vec![62]), now), None);
        let answer = Answer::Cursor { row: 1, column: 3 };
        let late = now + LIMIT + Duration::from_millis(1);
        assert_eq!(question.answered(&answer, late), None);
    }
}
