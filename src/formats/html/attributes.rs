//! A bound on the attributes of one tag: the parser compares each with all
//! before it, so that a tag of nothing else would take it the square of the
//! time. Those past the bound are left out before it sees them.
//!
//! Only the parser knows whether `<` begins a tag where it stands, in a script
//! or in a comment it does not. So it is given the text up to one `>` at a
//! time, and says what that was the end of.

use std::borrow::Cow;

/// The most attributes of a tag; pages of people have a few dozen.
const MOST: u32 = 256;

/// What the parser made of what it was given so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Made {
    /// Tags and comments that have ended.
    pub(super) ended: u64,
    /// The name of the element in which there are no tags but its end.
    pub(super) raw: Option<String>,
    /// Whether it is in a drawing or a formula, where `<![CDATA[` is known.
    pub(super) foreign: bool,
}

/// Where in a text it has been read to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum At {
    /// Between tags.
    #[default]
    Text,
    /// In a comment or the like, until the parser says that it has ended.
    Comment,
    /// In text in which only `]]>` is markup.
    Verbatim,
    /// In a tag.
    Tag(Inside),
}

/// Where in a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// In its name or behind a value: a blank or a stroke comes next.
    Name,
    /// Where an attribute may begin.
    Between,
    /// In the name of an attribute.
    Attribute,
    /// Behind that name and a blank.
    After,
    /// Behind `=`.
    Value,
    /// In a value without quotes.
    Bare,
    /// In a value in such quotes.
    Quoted(u8),
}

/// Leaves out attributes past the bound.
#[derive(Debug, Default)]
pub(super) struct Bound {
    at: At,
    /// Attributes of the tag so far.
    count: u32,
    /// What had ended when the last piece was given.
    ended: u64,
}

impl Bound {
    /// How many bytes are to be given next: up to and with the first `>`, and
    /// no more than `most`. No `<` is parted from what tells what it is.
    pub(super) fn length(text: &str, most: usize) -> usize {
        let end = memchr::memchr(b'>', text.as_bytes());
        let mut end = end.map_or(text.len(), |end| end.saturating_add(1));
        if end > most {
            end = most;
            let cut = |end: usize| {
                let before = text.get(..end).unwrap_or_default();
                text.is_char_boundary(end) && !before.ends_with(['<', '/', '!', '['])
            };
            while end < text.len() && !cut(end) {
                end = end.saturating_add(1);
            }
        }
        end
    }

    /// A piece of so many bytes without the attributes past the bound; line
    /// ends stay. `made` is told of what was before it. Linear.
    pub(super) fn bounded<'t>(&mut self, piece: &'t str, made: &Made) -> Cow<'t, str> {
        if made.ended != self.ended {
            self.ended = made.ended;
            self.at = At::Text;
        }
        let mut from = 0usize;
        if matches!(self.at, At::Text) {
            from = self.enter(piece, made);
        }
        match self.at {
            At::Verbatim if piece.ends_with("]]>") => self.at = At::Text,
            At::Tag(_) => return self.tag(piece, from),
            _ => {}
        }
        Cow::Borrowed(piece)
    }

    /// Looks for what begins in a piece; gives where its inside does.
    fn enter(&mut self, piece: &str, made: &Made) -> usize {
        for at in memchr::memchr_iter(b'<', piece.as_bytes()) {
            let behind = piece.get(at.saturating_add(1)..).unwrap_or_default();
            let (stroke, name) = match behind.strip_prefix('/') {
                Some(name) => (true, name),
                None => (false, behind),
            };
            let is_name = match &made.raw {
                Some(raw) => {
                    let own = name.get(..raw.len()).unwrap_or_default();
                    stroke && own.eq_ignore_ascii_case(raw)
                }
                None => name.starts_with(|c: char| c.is_ascii_alphabetic()),
            };
            if is_name {
                self.count = 0;
                self.at = At::Tag(Inside::Name);
                return at.saturating_add(1).saturating_add(usize::from(stroke));
            }
            if made.raw.is_some() {
                continue;
            }
            if made.foreign && behind.starts_with("![CDATA[") {
                self.at = if piece.ends_with("]]>") {
                    At::Text
                } else {
                    At::Verbatim
                };
                return piece.len();
            }
            if behind.starts_with(['!', '?']) || stroke && !name.starts_with('>') {
                self.at = At::Comment;
                return piece.len();
            }
        }
        piece.len()
    }

    /// The same of a piece that is in a tag from a byte on.
    fn tag<'t>(&mut self, piece: &'t str, from: usize) -> Cow<'t, str> {
        let At::Tag(mut inside) = self.at else {
            return Cow::Borrowed(piece);
        };
        // Of what was begun to be left out, the rest is too.
        let mut kept = (self.count > MOST).then(String::new);
        for (at, byte) in piece.bytes().enumerate().skip(from) {
            let is_space = byte.is_ascii_whitespace();
            inside = match (inside, byte) {
                (Inside::Quoted(quote), _) if quote != byte => inside,
                (Inside::Quoted(_), _) => Inside::Between,
                (Inside::Value, _) if is_space => inside,
                (Inside::Value, b'"' | b'\'') => Inside::Quoted(byte),
                // What ends a tag ends what was taken for one.
                (_, b'>') => {
                    self.at = At::Text;
                    if let Some(kept) = &mut kept {
                        kept.push('>');
                    }
                    return kept.map_or(Cow::Borrowed(piece), Cow::Owned);
                }
                (Inside::Value, _) => Inside::Bare,
                (Inside::Bare | Inside::Name, _) if is_space => Inside::Between,
                (Inside::Name, b'/') => Inside::Between,
                (Inside::Bare | Inside::Name, _) => inside,
                (Inside::Attribute | Inside::After, b'=') => Inside::Value,
                (Inside::Attribute | Inside::After | Inside::Between, b'/') => Inside::Between,
                (Inside::Attribute | Inside::After, _) if is_space => Inside::After,
                (Inside::Between, _) if is_space => inside,
                (Inside::Attribute, _) => inside,
                (Inside::After | Inside::Between, _) => {
                    self.count = self.count.saturating_add(1);
                    if self.count > MOST && kept.is_none() {
                        kept = piece.get(..at).map(str::to_owned);
                    }
                    Inside::Attribute
                }
            };
            if let Some(kept) = &mut kept
                && byte == b'\n'
            {
                kept.push('\n');
            }
        }
        self.at = At::Tag(inside);
        kept.map_or(Cow::Borrowed(piece), Cow::Owned)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Made};

    /// What the parser is given of a text, told by `made` what it has made of
    /// the pieces before.
    fn given(text: &str, made: impl Fn(u64) -> Made) -> String {
        let (mut bound, mut rest, mut pieces) = (Bound::default(), text, 0);
        let mut given = String::new();
        while !rest.is_empty() {
            let (piece, behind) = rest.split_at(Bound::length(rest, 1000));
            given += &bound.bounded(piece, &made(pieces));
            (rest, pieces) = (behind, pieces + 1);
        }
        given
    }

    fn tags(ended: u64) -> Made {
        Made {
            ended,
            ..Made::default()
        }
    }

    #[test]
    fn attributes_past_the_bound_are_left_out_and_all_else_is_kept() {
        let few = "<p a=1 b='2>' c = \"3\" d/e>字 < 字</p><!-- <a b=\" --><br/>";
        assert_eq!(given(few, tags), few);
        for form in [
            " a0=1", " a='>' ", " =", "/a", " a=\"1\"", "\na", " a =1 =2",
        ] {
            let many = format!("<p{}>字</p>", form.repeat(4000));
            let left = given(&many, |_| tags(0));
            assert!(left.ends_with(">字</p>"), "{form}");
            let lines = left.matches('\n').count();
            assert_eq!(lines, many.matches('\n').count());
            assert!(left.len() - lines < 3000, "{form}: {}", left.len());
        }
    }

    #[test]
    fn where_there_are_no_tags_nothing_is_left_out() {
        let words = "<b a ".to_owned() + &"c ".repeat(4000);
        let raw = Made {
            raw: Some("title".to_owned()),
            ..Made::default()
        };
        assert_eq!(given(&words, |_| raw.clone()), words);
        let comment = format!("<!-- {words} > {words}");
        assert_eq!(given(&comment, |_| tags(0)), comment);
        let foreign = Made {
            foreign: true,
            ..Made::default()
        };
        let verbatim = format!("<![CDATA[{words}>{words}]]>");
        assert_eq!(given(&verbatim, |_| foreign.clone()), verbatim);
    }
}
