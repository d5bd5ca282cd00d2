//! From the text of a query to its terms.

use std::ops::Range;

use super::error::{QueryError, QueryErrorKind as Kind};
use super::pasted::BREAK;

/// How the text of one alternative is matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum Mode {
    /// Folded characters; where it is a bare word in Latin letters, pinyin
    /// after that.
    Plain,
    /// The very characters.
    Exact,
    /// Folded characters that are whole words.
    Words,
    /// Pinyin.
    Pinyin,
    /// A number by its value.
    Number,
    /// A regular expression.
    Regex,
}

/// One alternative of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct Alternative {
    /// How `text` is matched.
    pub(in crate::search) mode: Mode,
    /// Only in titles of sections.
    pub(in crate::search) titles: bool,
    /// Whether it stood in quotes.
    pub(in crate::search) quoted: bool,
    /// What to look for, without operators.
    pub(in crate::search) text: String,
    /// Bytes of `text` in the query.
    pub(in crate::search) at: Range<usize>,
}

/// Alternatives of which one must be there, or none where it is negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::search) struct ParsedTerm {
    pub(in crate::search) negative: bool,
    pub(in crate::search) alternatives: Vec<Alternative>,
}

/// Parses the text of a query.
pub(in crate::search) fn parse(text: &str) -> Result<Vec<ParsedTerm>, QueryError> {
    let mut cursor = Cursor { text, at: 0 };
    let mut terms = Vec::new();
    cursor.skip_space();
    while cursor.peek().is_some() {
        terms.push(cursor.term()?);
        cursor.skip_space();
    }
    let whole = 0..text.len();
    if terms.is_empty() {
        return Err(QueryError {
            at: whole,
            kind: Kind::Empty,
        });
    }
    if terms.iter().all(|t| t.negative) {
        return Err(QueryError {
            at: whole,
            kind: Kind::OnlyNegative,
        });
    }
    if terms.len() > usize::from(u16::MAX) {
        return Err(QueryError {
            at: whole,
            kind: Kind::TooMany,
        });
    }
    Ok(terms)
}

/// A full-width form of an ASCII character as that character.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c),
        _ => c,
    }
}

/// Latin units that belong to the number before them though a blank stands
/// between: `25 kV` is one term.
#[rustfmt::skip]
const UNITS: [&str; 62] = [
    "kV", "V", "mV", "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "Hz", "kHz",
    "MHz", "GHz", "km", "m", "cm", "mm", "μm", "nm", "km2", "km²", "m2", "m²", "m3", "m³", "hm2",
    "hm²", "ha", "kg", "g", "mg", "t", "kt", "Mt", "L", "mL", "h", "min", "ms", "Pa", "kPa", "MPa",
    "GPa", "kJ", "MJ", "kN", "dB", "bp", "Mbps", "Gbps", "MB", "GB", "TB", "PB", "pct", "m/s",
    "km/h", "mol",
];

/// Bytes of the blank and the unit behind a number that ends at an offset.
fn unit_behind(text: &str, end: usize) -> usize {
    let (number, behind) = text.split_at_checked(end).unwrap_or((text, ""));
    let is_digit = |c: char| narrow(c).is_ascii_digit();
    let is_number = number.ends_with(is_digit)
        && number
            .chars()
            .all(|c| is_digit(c) || matches!(c, '.' | ',' | '-' | '~' | '×'));
    let Some(rest) = behind.strip_prefix(' ').filter(|_| is_number) else {
        return 0;
    };
    let word = rest.split(char::is_whitespace).next().unwrap_or_default();
    let narrowed: String = word.chars().map(narrow).collect();
    match UNITS.contains(&narrowed.as_str()) || matches!(narrowed.as_str(), "%" | "℃" | "‰") {
        true => word.len().saturating_add(1),
        false => 0,
    }
}

/// Where the word ends that begins at an offset, a unit behind it included.
fn word_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let length = rest.find(|c: char| c.is_whitespace() && c != BREAK || narrow(c) == '|');
    let length = length.unwrap_or(rest.len());
    from.saturating_add(length)
        .saturating_add(unit_behind(rest, length))
}

/// Where the next word begins behind a word's end, if there is but a dash
/// between them with white space on both sides: what excludes stands at the
/// term, so `甲 - 乙` is a piece of text as it was copied.
fn behind_dash(text: &str, end: usize) -> Option<usize> {
    let behind = text.get(end..)?.trim_start();
    let dash = behind.chars().next().filter(|&c| narrow(c) == '-')?;
    let next = behind.get(dash.len_utf8()..)?;
    let word = next.trim_start();
    let goes_on = word.chars().next().is_some_and(|c| {
        !matches!(narrow(c), '|' | '/' | '"' | '=' | '-') && !matches!(c, '“' | '”')
    });
    let is_alone = word.len() < next.len();
    (is_alone && goes_on).then(|| text.len().saturating_sub(word.len()))
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self, c: char) {
        self.at = self.at.saturating_add(c.len_utf8());
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        let trimmed = rest.trim_start();
        self.at = self
            .at
            .saturating_add(rest.len().saturating_sub(trimmed.len()));
    }

    /// Takes the operator where it stands here, in either width.
    fn take(&mut self, operator: char) -> bool {
        match self.peek() {
            Some(c) if narrow(c) == operator => {
                self.bump(c);
                true
            }
            _ => false,
        }
    }

    /// Takes a prefix with its colon where it stands here, in either width.
    fn take_prefix(&mut self, name: &str) -> bool {
        let mut length = 0usize;
        let mut chars = self.rest().chars();
        for wanted in name.chars().chain([':']) {
            match chars.next() {
                Some(c) if narrow(c).eq_ignore_ascii_case(&wanted) => {
                    length = length.saturating_add(c.len_utf8());
                }
                _ => return false,
            }
        }
        self.at = self.at.saturating_add(length);
        true
    }

    fn error<T>(&self, from: usize, kind: Kind) -> Result<T, QueryError> {
        Err(QueryError {
            at: from..self.at,
            kind,
        })
    }

    fn term(&mut self) -> Result<ParsedTerm, QueryError> {
        let negative = self.take('-');
        let mut alternatives = Vec::new();
        let mut mode = Mode::Plain;
        let mut titles = false;
        loop {
            alternatives.push(self.alternative(&mut mode, &mut titles)?);
            // `a | b` is typed as often as `a|b`.
            let end = self.at;
            self.skip_space();
            if !self.take('|') {
                self.at = end;
                break;
            }
            self.skip_space();
        }
        Ok(ParsedTerm {
            negative,
            alternatives,
        })
    }

    /// One alternative; `mode` and `titles` are those of the prefixes before
    /// it in the term, and are left as they hold for the next.
    fn alternative(
        &mut self,
        mode: &mut Mode,
        titles: &mut bool,
    ) -> Result<Alternative, QueryError> {
        let from = self.at;
        if self.take_prefix("title") {
            *titles = true;
        }
        let own = if self.take('=') {
            Some(Mode::Exact)
        } else if self.take_prefix("w") {
            Some(Mode::Words)
        } else if self.take_prefix("py") {
            Some(Mode::Pinyin)
        } else if self.take_prefix("num") {
            Some(Mode::Number)
        } else {
            None
        };
        *mode = own.unwrap_or(*mode);
        let made = |mode, quoted, text: &str, at| Alternative {
            mode,
            titles: *titles,
            quoted: quoted || text.contains(BREAK),
            text: text.replace(BREAK, " "),
            at,
        };
        match self.peek() {
            Some('/' | '／') if matches!(*mode, Mode::Plain) => {
                let (text, at) = self.regex()?;
                return Ok(made(Mode::Regex, false, text, at));
            }
            Some(open @ ('"' | '＂' | '“' | '”')) => {
                if let Some((text, at)) = self.quoted(open)? {
                    return Ok(made(*mode, true, text, at));
                }
            }
            _ => {}
        }
        let joined = matches!(*mode, Mode::Plain | Mode::Exact);
        let (text, at) = self.word(joined);
        if text.is_empty() {
            return self.error(from, Kind::MissingText);
        }
        Ok(made(*mode, false, text, at))
    }

    /// Everything up to white space, which a line break is not, or the bar of
    /// an alternative; over dashes that stand alone where it may be `joined`.
    fn word(&mut self, joined: bool) -> (&'a str, Range<usize>) {
        let rest = self.rest();
        let from = self.at;
        let mut end = word_end(rest, 0);
        while let Some(next) = behind_dash(rest, end).filter(|_| joined && end > 0) {
            end = word_end(rest, next);
        }
        self.at = from.saturating_add(end);
        (rest.get(..end).unwrap_or_default(), from..self.at)
    }

    /// A quotation, or `None` where the marks are part of a longer word, as
    /// in `“十四五”规划` pasted from a text.
    fn quoted(&mut self, open: char) -> Result<Option<(&'a str, Range<usize>)>, QueryError> {
        let start = self.at;
        let from = start.saturating_add(open.len_utf8());
        let body = self.text.get(from..).unwrap_or_default();
        let close = body.find(|c| matches!(narrow(c), '"' | '”'));
        let Some(length) = close else {
            self.at = self.text.len();
            return self.error(start, Kind::OpenQuote);
        };
        let text = body.get(..length).unwrap_or_default();
        let to = from.saturating_add(length);
        let mark = body.get(length..).and_then(|s| s.chars().next());
        self.at = to.saturating_add(mark.map_or(0, char::len_utf8));
        if text.trim().is_empty() {
            return self.error(start, Kind::MissingText);
        }
        let goes_on = self
            .peek()
            .is_some_and(|c| !c.is_whitespace() && narrow(c) != '|');
        if goes_on && !text.contains(char::is_whitespace) {
            self.at = start;
            return Ok(None);
        }
        Ok(Some((text, from..to)))
    }

    /// The regular expression up to a slash, not escaped, that ends the word.
    fn regex(&mut self) -> Result<(&'a str, Range<usize>), QueryError> {
        let start = self.at;
        let open = self.peek().map_or(0, char::len_utf8);
        let from = start.saturating_add(open);
        let body = self.text.get(from..).unwrap_or_default();
        let mut escaped = false;
        let mut chars = body.char_indices().peekable();
        while let Some((length, c)) = chars.next() {
            let slash = !escaped && narrow(c) == '/';
            escaped = !escaped && c == '\\';
            let ends = chars
                .peek()
                .is_none_or(|&(_, next)| next.is_whitespace() || narrow(next) == '|');
            if slash && ends {
                let to = from.saturating_add(length);
                self.at = to.saturating_add(c.len_utf8());
                if length == 0 {
                    return self.error(start, Kind::MissingText);
                }
                return Ok((body.get(..length).unwrap_or_default(), from..to));
            }
        }
        self.at = self.text.len();
        self.error(start, Kind::OpenRegex)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mode, whether only in titles, and text.
    type Brief = (Mode, bool, String);

    fn modes(query: &str) -> Vec<(bool, Vec<Brief>)> {
        parse(query)
            .unwrap()
            .into_iter()
            .map(|t| {
                let inner = t.alternatives.into_iter();
                let inner = inner.map(|a| (a.mode, a.titles, a.text)).collect();
                (t.negative, inner)
            })
            .collect()
    }

    fn one(mode: Mode, text: &str) -> Vec<Brief> {
        vec![(mode, false, text.to_owned())]
    }

    fn error(query: &str) -> (Range<usize>, Kind) {
        let error = parse(query).unwrap_err();
        (error.at, error.kind)
    }

    #[test]
    fn every_operator_in_either_width() {
        let narrow = modes(r#"改革|开放 -旧 "a b" =A w:税 py:gg title:总则 num:3万"#);
        let wide = modes("改革｜开放　－旧　＂a b＂ ＝A ｗ：税 ｐｙ：gg title：总则 num：3万");
        assert_eq!(narrow, wide);
        assert_eq!(narrow.len(), 8);
        assert_eq!(narrow[1], (true, one(Mode::Plain, "旧")));
        assert_eq!(narrow[2], (false, one(Mode::Plain, "a b")));
        assert_eq!(narrow[3], (false, one(Mode::Exact, "A")));
        assert_eq!(narrow[4], (false, one(Mode::Words, "税")));
        assert_eq!(narrow[5], (false, one(Mode::Pinyin, "gg")));
        assert_eq!(
            narrow[6],
            (false, vec![(Mode::Plain, true, "总则".to_owned())])
        );
    }

    #[test]
    fn a_prefix_holds_for_the_alternatives_behind_it() {
        let terms = modes("title:=A|w:b | c");
        let all: Vec<_> = terms[0].1.iter().map(|a| (a.0, a.1)).collect();
        assert_eq!(
            all,
            [
                (Mode::Exact, true),
                (Mode::Words, true),
                (Mode::Words, true)
            ]
        );
    }

    #[test]
    fn quotes_inside_a_word_are_characters() {
        assert_eq!(
            modes("“十四五”规划"),
            [(false, one(Mode::Plain, "“十四五”规划"))]
        );
        assert_eq!(modes("“十四五”"), [(false, one(Mode::Plain, "十四五"))]);
        assert_eq!(modes("\"a b\"c").len(), 2);
    }

    #[test]
    fn a_regex_may_hold_spaces_bars_and_escaped_slashes() {
        assert_eq!(
            modes(r"/第.{1,3} 条|a\/b/ x"),
            [
                (false, one(Mode::Regex, r"第.{1,3} 条|a\/b")),
                (false, one(Mode::Plain, "x"))
            ]
        );
    }

    #[test]
    fn a_dash_that_stands_alone_belongs_to_the_text_around_it() {
        for (query, text) in [
            ("亞洲 - 中國", "亞洲 - 中國"),
            ("美洲：甲 - 乙　－　丙", "美洲：甲 - 乙　－　丙"),
            ("25 kV - 35 kV", "25 kV - 35 kV"),
        ] {
            assert_eq!(modes(query)[0], (false, one(Mode::Plain, text)), "{query}");
        }
        assert_eq!(modes("=甲 - 乙"), [(false, one(Mode::Exact, "甲 - 乙"))]);
        assert_eq!(modes("甲 - 乙 -丙 丁").len(), 3);
        assert_eq!(modes("-甲 - 乙 丙")[0], (true, one(Mode::Plain, "甲 - 乙")));
        assert_eq!(error("甲 - "), (5..5, Kind::MissingText));
        assert_eq!(error("甲 - | 乙").1, Kind::MissingText);
        assert_eq!(error("- 甲").1, Kind::MissingText);
    }

    #[test]
    fn errors_tell_the_place() {
        assert_eq!(error(" 　 "), (0..5, Kind::Empty));
        assert_eq!(error("-改 -革"), (0..9, Kind::OnlyNegative));
        assert_eq!(error("改 -"), (5..5, Kind::MissingText));
        assert_eq!(error("改|"), (4..4, Kind::MissingText));
        assert_eq!(error("改 w:"), (4..6, Kind::MissingText));
        assert_eq!(error("改 “革"), (4..10, Kind::OpenQuote));
        assert_eq!(error("改 /革"), (4..8, Kind::OpenRegex));
        assert_eq!(error("\"\""), (0..2, Kind::MissingText));
    }
}
