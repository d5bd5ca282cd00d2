//! Bounds on what a parser of HTML is given: tags that would nest without end
//! are left out, so that its time stays linear. Texts are never left out.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::attributes::{Bound, Made};
use super::tree::{NodeId, Sink, Tree};
use crate::cores::Stop;
use crate::formats::manner::{Unread, go_on};

/// The deepest that elements may nest, as in browsers.
const DEEPEST: u32 = 512;

/// Tags that set off text and may be open at a time: the parser opens each of
/// them anew in every paragraph.
const MOST_OPEN: u32 = 32;

/// Hands tokens on to a tree builder, but for tags past the bounds.
struct Bounded {
    builder: TreeBuilder<NodeId, Sink>,
    /// Tags open that set off text.
    open: Cell<u32>,
    /// Such tags left out, whose ends are left out too.
    left_out: Cell<u32>,
    made: RefCell<Made>,
}

/// Bytes that are parsed between two looks whether to give up.
const STEP: usize = 64 * 1024;

/// Parses a text that comes in pieces. Linear in the text.
///
/// # Errors
/// [`Unread::Stopped`] only.
pub(super) fn parse(pieces: Vec<Cow<'_, str>>, stop: Stop<'_>) -> Result<Tree, Unread> {
    let options = TreeBuilderOpts {
        // What stands in noscript is for whoever runs no scripts, as here.
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    build(
        TreeBuilder::new(Sink::new(), options),
        pieces.into_iter(),
        stop,
    )
}

/// Feeds pieces of a text to a tree builder; gives its tree. Linear.
fn build<'a>(
    builder: TreeBuilder<NodeId, Sink>,
    pieces: impl Iterator<Item = Cow<'a, str>>,
    stop: Stop<'_>,
) -> Result<Tree, Unread> {
    let bounded = Bounded {
        builder,
        open: Cell::new(0),
        left_out: Cell::new(0),
        made: RefCell::default(),
    };
    let tokenizer = Tokenizer::new(bounded, TokenizerOpts::default());
    let queue = BufferQueue::default();
    // Stops at the end of each script, to have it run.
    let feed = |text: &str| {
        queue.push_back(StrTendril::from_slice(text));
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    };
    let mut bound = Bound::default();
    let mut given = STEP;
    for piece in pieces {
        let mut rest: &str = &piece;
        while !rest.is_empty() {
            if given >= STEP {
                go_on(stop)?;
                given = 0;
            }
            let length = Bound::length(rest, STEP);
            let Some((first, behind)) = rest.split_at_checked(length) else {
                break;
            };
            let first = bound.bounded(first, &tokenizer.sink.made());
            feed(&first);
            given = given.saturating_add(length);
            rest = behind;
        }
    }
    tokenizer.end();
    Ok(tokenizer.sink.builder.sink.into_tree())
}

impl Bounded {
    /// What was made of the text so far.
    fn made(&self) -> Ref<'_, Made> {
        let foreign = self
            .builder
            .adjusted_current_node_present_but_not_in_html_namespace();
        self.made.borrow_mut().foreign = foreign;
        self.made.borrow()
    }

    /// Notes that a tag or a comment has ended, and whether there are tags
    /// behind it.
    fn note(&self, name: Option<&str>, result: &TokenSinkResult<NodeId>) {
        let mut made = self.made.borrow_mut();
        made.ended = made.ended.saturating_add(1);
        let is_raw = matches!(
            result,
            TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext
        );
        made.raw = name.filter(|_| is_raw).map(str::to_owned);
    }

    /// Whether a tag is within the bounds.
    fn admits(&self, tag: &Tag) -> bool {
        let sets_off = matches!(
            &*tag.name,
            "a" | "b"
                | "big"
                | "code"
                | "em"
                | "font"
                | "i"
                | "nobr"
                | "s"
                | "small"
                | "strike"
                | "strong"
                | "tt"
                | "u"
        );
        let less = |count: &Cell<u32>| count.set(count.get().saturating_sub(1));
        let more = |count: &Cell<u32>| count.set(count.get().saturating_add(1));
        match (tag.kind, sets_off) {
            (TagKind::EndTag, true) if self.left_out.get() > 0 => {
                less(&self.left_out);
                return false;
            }
            (TagKind::EndTag, true) => less(&self.open),
            (TagKind::EndTag, false) => {}
            (TagKind::StartTag, true) if self.open.get() >= MOST_OPEN => {
                more(&self.left_out);
                return false;
            }
            (TagKind::StartTag, _) => {
                // What opens nothing does not nest.
                let is_void = matches!(&*tag.name, "br" | "img" | "hr" | "wbr" | "input");
                if !is_void && self.builder.sink.depth() >= DEEPEST {
                    return false;
                }
                if sets_off {
                    more(&self.open);
                }
            }
        }
        true
    }
}

impl TokenSink for Bounded {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        match token {
            Token::TagToken(tag) if !self.admits(&tag) => {
                self.note(None, &TokenSinkResult::Continue);
                TokenSinkResult::Continue
            }
            Token::TagToken(tag) => {
                let name = tag.name.clone();
                let result = self.builder.process_token(Token::TagToken(tag), line);
                self.note(Some(&name), &result);
                result
            }
            Token::CommentToken(_) | Token::DoctypeToken(_) => {
                let result = self.builder.process_token(token, line);
                self.note(None, &result);
                result
            }
            token => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}
