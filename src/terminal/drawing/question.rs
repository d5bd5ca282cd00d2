//! Asking the terminal what it draws: how wide characters of ambiguous width
//! are, which sequences of emoji it joins, what colour its ground has.
//!
//! One of each is written, and the terminal asked where the cursor went.
//! Nothing waits for the answers: frames are drawn meanwhile, and mended when
//! they come, among the keys.

use std::collections::VecDeque;
use std::fmt::Write;
use std::time::{Duration, Instant};

use crate::setting::appearance::Ground;
use crate::terminal::Joined;
use crate::terminal::input::Answer;
use crate::text::{Ambiguous, WideKinds};

/// How long an answer is waited for: a slow line has its time, and what comes
/// later was asked by nobody here.
const LIMIT: Duration = Duration::from_secs(1);

/// How long an answer that is too late to count is still taken for one, and
/// for no key. A terminal that has not answered then never will.
const LATEST: Duration = Duration::from_secs(30);

/// What is measured, each by one of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Probe {
    Mark,
    Letter,
    Number,
    Family,
    Tone,
    Flag,
    Keycap,
}

impl Probe {
    const WIDTHS: [Self; 3] = [Self::Mark, Self::Letter, Self::Number];
    const SEQUENCES: [Self; 4] = [Self::Family, Self::Tone, Self::Flag, Self::Keycap];

    const fn text(self) -> &'static str {
        match self {
            Self::Mark => "“",
            Self::Letter => "à",
            Self::Number => "①",
            Self::Family => "👨\u{200D}👩\u{200D}👧",
            Self::Tone => "👍🏽",
            Self::Flag => "🇨🇳",
            Self::Keycap => "1\u{FE0F}\u{20E3}",
        }
    }
}

/// What is known of the terminal by its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::terminal) enum Told {
    /// What was measured.
    Widths(Ambiguous, Joined),
    /// The ground.
    Ground(Ground),
}

/// Questions to which the answers are awaited.
#[derive(Debug)]
pub(in crate::terminal) struct Question {
    asked: Instant,
    probes: VecDeque<Probe>,
    wide: WideKinds,
    joined: Joined,
    wants_ground: bool,
    /// Whether an answer came too late.
    is_late: bool,
}

impl Question {
    /// The questions for a terminal, asked now. A multiplexer says how it
    /// counts itself, not what the terminal around it draws: it is not asked
    /// for sequences.
    pub(in crate::terminal) fn new(now: Instant, surroundings: Surroundings) -> Self {
        let mut probes = VecDeque::from(Probe::WIDTHS);
        if !surroundings.is_multiplexer {
            probes.extend(Probe::SEQUENCES);
        }
        Self {
            asked: now,
            probes,
            wide: WideKinds::default(),
            joined: Joined::NONE,
            wants_ground: !surroundings.is_simple,
            is_late: false,
        }
    }

    /// What is to be written, on an empty screen: the question for the ground
    /// (OSC 11), then each probe in the corner with the question for the
    /// cursor (DSR 6, ECMA-48); at last the row is wiped.
    pub(in crate::terminal) fn written(&self) -> String {
        let mut written = String::new();
        if self.wants_ground {
            written.push_str("\x1b]11;?\x1b\\");
        }
        for probe in &self.probes {
            // Writing to a string does not fail.
            let _ = write!(written, "\x1b[H{}\x1b[6n", probe.text());
        }
        written.push_str("\r\x1b[2K");
        written
    }

    /// Whether the terminal is still to say where the cursor went. Nobody asks
    /// but these questions: else what reads so is a key.
    pub(in crate::terminal) fn awaits_cursor(&self, now: Instant) -> bool {
        !self.probes.is_empty() && now.saturating_duration_since(self.asked) <= LATEST
    }

    /// What an answer of the terminal tells, where it is one to these
    /// questions. An answer that comes late tells nothing. Widths are told when
    /// all of them are known.
    pub(in crate::terminal) fn answered(&mut self, answer: &Answer, now: Instant) -> Option<Told> {
        let is_late = now.saturating_duration_since(self.asked) > LIMIT;
        match answer {
            Answer::Setting { number: 11, value } if self.wants_ground && !is_late => {
                self.wants_ground = false;
                ground(value).map(Told::Ground)
            }
            &Answer::Cursor { column, .. } => {
                let is_two = column == 3;
                let probe = self.probes.pop_front()?;
                self.is_late |= is_late;
                match probe {
                    Probe::Mark => self.wide.marks = is_two,
                    Probe::Letter => self.wide.letters = is_two,
                    Probe::Number => self.wide.numbers = is_two,
                    Probe::Family => self.joined.families = is_two,
                    Probe::Tone => self.joined.tones = is_two,
                    Probe::Flag => self.joined.flags = is_two,
                    Probe::Keycap => self.joined.keycaps = is_two,
                }
                let told = Told::Widths(Ambiguous::measured(self.wide), self.joined);
                (self.probes.is_empty() && !self.is_late).then_some(told)
            }
            _ => None,
        }
    }
}

/// What the environment says of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::terminal) struct Surroundings {
    /// A multiplexer (tmux, GNU screen) stands between.
    pub(in crate::terminal) is_multiplexer: bool,
    /// GNU screen stands between, which takes slanted text for reversed.
    pub(in crate::terminal) reverses_slanted: bool,
    /// It may show an operating system command as text.
    pub(in crate::terminal) is_simple: bool,
    /// The ground by COLORFGBG, which rxvt and konsole set.
    pub(in crate::terminal) ground: Option<Ground>,
}

impl Surroundings {
    /// Those of this process.
    pub(in crate::terminal) fn here() -> Self {
        Self::of(|name| std::env::var(name).unwrap_or_default())
    }

    fn of(variable: impl Fn(&str) -> String) -> Self {
        let term = variable("TERM");
        let begins = |names: &[&str]| names.iter().any(|name| term.starts_with(name));
        let is_set = |name| !variable(name).is_empty();
        let background = variable("COLORFGBG");
        let background = background.rsplit(';').next().unwrap_or_default();
        Self {
            is_multiplexer: is_set("TMUX") || is_set("STY") || begins(&["tmux", "screen"]),
            // Older versions of tmux call themselves so, too.
            reverses_slanted: is_set("STY") || begins(&["screen"]) && !is_set("TMUX"),
            is_simple: begins(&["linux", "vt", "dumb"]) || term.is_empty(),
            ground: match background.parse() {
                Ok(0..=6 | 8) => Some(Ground::Dark),
                Ok(7 | 9..=15) => Some(Ground::Light),
                _ => None,
            },
        }
    }
}

/// Whether a colour is a light or a dark ground: which of black and white
/// stands out more on it. `rgb:` with one to four hexadecimal digits for each
/// part, or `#` with two.
fn ground(colour: &str) -> Option<Ground> {
    let parts: Vec<&str> = match colour.strip_prefix('#') {
        Some(digits) if digits.len() == 6 => {
            let parts = [digits.get(..2), digits.get(2..4), digits.get(4..)];
            parts.into_iter().flatten().collect()
        }
        _ => {
            let (_, parts) = colour.split_once(':')?;
            parts.split('/').take(3).collect()
        }
    };
    let [red, green, blue] = parts.as_slice() else {
        return None;
    };
    let light = |part: &str| {
        let most = 16_f64.powi(i32::try_from(part.len()).ok()?) - 1.0;
        let value = u16::from_str_radix(part, 16).ok()?;
        // The curve of sRGB, near enough.
        Some((f64::from(value) / most).powf(2.2))
    };
    let luminance = 0.2126 * light(red)? + 0.7152 * light(green)? + 0.0722 * light(blue)?;
    Some(match luminance > 0.18 {
        true => Ground::Light,
        false => Ground::Dark,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cursor(column: u16) -> Answer {
        Answer::Cursor { row: 1, column }
    }

    /// What is told of columns, in a terminal with these surroundings.
    fn told(surroundings: Surroundings, columns: &[u16]) -> Option<Told> {
        let now = Instant::now();
        let mut question = Question::new(now, surroundings);
        let mut columns = columns.iter();
        columns.find_map(|&column| question.answered(&cursor(column), now))
    }

    #[test]
    fn each_kind_has_its_answer() {
        let usual = Surroundings::default();
        let widths = |columns| told(usual, columns);
        assert_eq!(
            widths(&[2, 2, 2, 7, 5, 3, 2]),
            Some(Told::Widths(
                Ambiguous::Narrow,
                Joined {
                    flags: true,
                    ..Joined::NONE
                }
            ))
        );
        assert_eq!(
            widths(&[3, 3, 3, 3, 3, 3, 3]),
            Some(Told::Widths(Ambiguous::Wide, Joined::ALL))
        );
        let numbers = WideKinds {
            numbers: true,
            ..WideKinds::default()
        };
        assert_eq!(
            widths(&[2, 2, 3, 9, 4, 5, 4]),
            Some(Told::Widths(Ambiguous::Mixed(numbers), Joined::NONE))
        );
        assert_eq!(widths(&[3, 3, 3, 3, 3, 3]), None, "one is missing");
    }

    #[test]
    fn a_multiplexer_is_not_asked_for_sequences() {
        let surroundings = Surroundings {
            is_multiplexer: true,
            ..Surroundings::default()
        };
        assert_eq!(
            told(surroundings, &[3, 3, 3]),
            Some(Told::Widths(Ambiguous::Wide, Joined::NONE))
        );
        let question = Question::new(Instant::now(), surroundings);
        assert!(!question.written().contains('\u{200D}'));
    }

    #[test]
    fn what_comes_late_or_answers_something_else_is_none() {
        let now = Instant::now();
        let mut question = Question::new(now, Surroundings::default());
        assert_eq!(question.answered(&Answer::Attributes(vec![62]), now), None);
        let late = now + LIMIT + Duration::from_millis(1);
        for _ in 0..9 {
            assert_eq!(question.answered(&cursor(3), late), None);
        }
        let answer = Answer::Setting {
            number: 10,
            value: "rgb:ffff/ffff/ffff".to_owned(),
        };
        assert_eq!(question.answered(&answer, now), None);
    }

    #[test]
    fn the_cursor_is_awaited_until_every_probe_is_answered() {
        let now = Instant::now();
        let mut question = Question::new(now, Surroundings::default());
        for _ in 0..7 {
            assert!(question.awaits_cursor(now));
            let _ = question.answered(&cursor(2), now);
        }
        assert!(!question.awaits_cursor(now), "F3 is a key again");
        // Over a slow line the answers come late, and are no keys.
        let mut question = Question::new(now, Surroundings::default());
        let late = now + LIMIT * 5;
        for _ in 0..7 {
            assert!(question.awaits_cursor(late));
            assert_eq!(question.answered(&cursor(3), late), None);
        }
        assert!(!question.awaits_cursor(late));
        let question = Question::new(now, Surroundings::default());
        assert!(
            !question.awaits_cursor(now + LATEST * 2),
            "it never answers"
        );
    }

    #[test]
    fn the_ground_is_told_whenever_it_comes() {
        for (value, expected) in [
            ("rgb:ffff/ffff/ffff", Some(Ground::Light)),
            ("rgb:0000/0000/0000", Some(Ground::Dark)),
            ("rgb:2323/2626/2727", Some(Ground::Dark)),
            ("rgb:fd/f6/e3", Some(Ground::Light)),
            ("rgba:1d1d/1f1f/2121/ffff", Some(Ground::Dark)),
            ("#fafafa", Some(Ground::Light)),
            ("rgb:00/2b/36", Some(Ground::Dark)),
            ("rgb:ff/ff", None),
            ("rgb:gg/00/00", None),
            ("#改革", None),
            ("", None),
        ] {
            let now = Instant::now();
            let mut question = Question::new(now, Surroundings::default());
            let answer = Answer::Setting {
                number: 11,
                value: value.to_owned(),
            };
            let told = question.answered(&answer, now);
            assert_eq!(told, expected.map(Told::Ground), "{value}");
            assert_eq!(question.answered(&answer, now), None, "once");
        }
    }

    #[test]
    fn the_environment_tells_what_stands_between() {
        let of = |set: &[(&str, &str)]| {
            Surroundings::of(|name| {
                let value = set.iter().find(|(key, _)| *key == name);
                value.map_or_else(String::new, |(_, value)| (*value).to_owned())
            })
        };
        assert!(of(&[("TERM", "screen-256color")]).is_multiplexer);
        assert!(of(&[("TERM", "xterm"), ("TMUX", "/tmp/x,1,0")]).is_multiplexer);
        assert!(of(&[("TERM", "xterm"), ("STY", "1.pts")]).is_multiplexer);
        assert!(!of(&[("TERM", "xterm-kitty")]).is_multiplexer);
        assert!(of(&[("TERM", "screen.xterm")]).reverses_slanted);
        assert!(of(&[("TERM", "xterm"), ("STY", "1.pts")]).reverses_slanted);
        assert!(!of(&[("TERM", "screen"), ("TMUX", "/tmp/x,1,0")]).reverses_slanted);
        assert!(!of(&[("TERM", "xterm")]).reverses_slanted);
        for simple in ["linux", "vt100", "dumb", ""] {
            let surroundings = of(&[("TERM", simple)]);
            assert!(surroundings.is_simple, "{simple}");
            let question = Question::new(Instant::now(), surroundings);
            assert!(!question.written().contains("\x1b]"), "{simple}");
        }
        assert_eq!(of(&[("COLORFGBG", "15;0")]).ground, Some(Ground::Dark));
        assert_eq!(
            of(&[("COLORFGBG", "0;default;15")]).ground,
            Some(Ground::Light)
        );
        assert_eq!(of(&[("COLORFGBG", "0;default")]).ground, None);
    }
}
