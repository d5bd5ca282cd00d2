//! Cutting a document into words, block by block.

use std::collections::HashMap;
use std::ops::ControlFlow;

use crate::document::{Block, BlockKind, Document, Span};
use crate::text::fold::is_ignored;
use crate::text::{is_hanzi, numerals};

use super::super::Lexicon;
use super::super::dictionaries::listed::{listed, stands_free};
use super::folded::{Folded, key};
use super::runs::{RunKind, address, runs};
use super::segmentation::{Segmenter, segmenter};
use super::sentences::sentence_ends;
use super::terms::{Found, Terms};
use super::words::{Word, WordId, WordKind, Words};

/// Text (bytes) between two reports of progress.
const STEP: u32 = 1 << 17;

/// Characters that no unknown word begins with: where a guess does, it has
/// glued one to its neighbour.
const NO_BEGINNING: &str = "的了着过是在与及或也都就而且其把被将对从不没很最又再还却但若\
    我你他她它您咱这那哪谁么吗呢吧啊呀们之犯使让令已曾正均并只才便即可能会要应须";

/// Characters that no unknown word ends with.
const NO_END: &str = "的了着过是在与及或也都就而且其把被将对从不没很最又再还却但若\
    我你他她它您咱这那哪谁么吗呢吧啊呀们之使让令上中下里犯道曰说见笑忙听看来去";

impl Words {
    /// Cuts a document. `progress` is told how many bytes of how many are done,
    /// first with none, then about every 128 KB, and may end it: then there is
    /// no result.
    ///
    /// The first call loads the dictionary, unless words are cut by spaces
    /// only. Linear. Code and the rules between parts are left out.
    #[must_use]
    pub fn cut(
        document: &Document,
        lexicon: &Lexicon,
        mut progress: impl FnMut(u32, u32) -> ControlFlow<()>,
    ) -> Option<Self> {
        let total = document.len();
        let mut next = 0;
        let mut cutter: Option<Cutter<'_>> = None;
        for block in document.blocks() {
            if block.span.start >= next {
                if progress(block.span.start, total).is_break() {
                    return None;
                }
                next = block.span.start.saturating_add(STEP);
            }
            if is_language(block) {
                let cutter = cutter.get_or_insert_with(|| Cutter::new(lexicon));
                let mut start = block.span.start;
                let gaps = document.gaps_in(block.span).iter().copied();
                for end in gaps.chain([block.span.end]) {
                    let part = Span::new(start, end);
                    let annotated = !document.asides_in(part).is_empty();
                    cutter.block(&document.without_asides(part), start, annotated);
                    start = end;
                }
            }
        }
        if progress(total, total).is_break() {
            return None;
        }
        Some(cutter.map(Cutter::finish).unwrap_or_default())
    }
}

/// Whether a block holds language.
pub(in crate::lexicon) const fn is_language(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Code | BlockKind::Rule)
}

/// One way to write a word.
#[derive(Debug)]
struct Form {
    word: WordId,
    count: u32,
}

/// A document on its way into words.
struct Cutter<'l> {
    lexicon: &'l Lexicon,
    segmenter: Option<&'static Segmenter>,
    phrases: Option<&'static Terms>,
    words: Words,
    by_key: HashMap<Box<str>, WordId>,
    forms: HashMap<Box<str>, Form>,
    /// What the block at hand is folded into.
    folded: Folded,
    /// A run as it is given to the segmenter.
    run: String,
}

impl<'l> Cutter<'l> {
    fn new(lexicon: &'l Lexicon) -> Self {
        let by_dictionary = !lexicon.by_spaces;
        Self {
            lexicon,
            segmenter: by_dictionary.then(segmenter),
            phrases: by_dictionary.then(listed).flatten(),
            words: Words::default(),
            by_key: HashMap::new(),
            forms: HashMap::new(),
            folded: Folded::default(),
            run: String::new(),
        }
    }

    /// Adds a block that begins at byte `base` of the reading text.
    fn block(&mut self, text: &str, base: u32, annotated: bool) {
        sentence_ends(text, |end| {
            let end = u32::try_from(end).unwrap_or(u32::MAX);
            self.words.sentences.push(base.saturating_add(end));
        });
        let mut folded = std::mem::take(&mut self.folded);
        folded.set(text);
        let block = Text {
            text,
            base,
            folded: &folded,
            annotated,
        };
        match self.segmenter {
            Some(segmenter) => self.by_dictionary(&block, segmenter),
            None => self.by_spaces(&block),
        }
        self.folded = folded;
    }

    fn by_dictionary(&mut self, block: &Text<'_>, segmenter: &Segmenter) {
        let lexicon = self.lexicon;
        let mut found = Vec::new();
        let length = block.folded.chars().len();
        let mut at = 0;
        if let Some(own) = &lexicon.own {
            own.find(block.folded, 0, length, &mut found);
            for hit in found {
                self.between(block, at, hit.start, segmenter);
                self.term(block, hit, own, WordKind::Term);
                at = hit.end;
            }
        }
        self.between(block, at, length, segmenter);
    }

    /// What stands between terms of the reader.
    fn between(&mut self, block: &Text<'_>, from: usize, to: usize, segmenter: &Segmenter) {
        let mut at = from;
        if let Some(phrases) = self.phrases {
            let mut found = Vec::new();
            phrases.find(block.folded, from, to, &mut found);
            found.retain(|&hit| stands_free(block.folded, hit, segmenter));
            for hit in found {
                self.runs(block, at, hit.start, segmenter);
                self.term(block, hit, phrases, WordKind::Phrase);
                at = hit.end;
            }
        }
        self.runs(block, at, to, segmenter);
    }

    fn term(&mut self, block: &Text<'_>, hit: Found, terms: &Terms, kind: WordKind) {
        let class = terms.class(hit.term);
        let mut at = hit.start;
        for &part in terms.parts(hit.term) {
            let end = at.saturating_add(part).min(hit.end);
            self.push(block, at, end, kind, class);
            at = end;
        }
    }

    fn runs(&mut self, block: &Text<'_>, from: usize, to: usize, segmenter: &Segmenter) {
        if from >= to {
            return;
        }
        let known = |word: &str| segmenter.knows(word);
        runs(block.text, block.folded, (from, to), &known, &mut |run| {
            let (start, end) = (run.start, run.end);
            match run.kind {
                RunKind::Number => self.push(block, start, end, WordKind::Number, ""),
                RunKind::Latin => self.push(block, start, end, WordKind::Latin, ""),
                RunKind::Address => self.push(block, start, end, WordKind::Address, ""),
                RunKind::Text => self.text(block, start, end, segmenter),
            }
        });
    }

    /// A run of hanzi and letters, by the dictionary.
    fn text(&mut self, block: &Text<'_>, start: usize, end: usize, segmenter: &Segmenter) {
        let mut run = std::mem::take(&mut self.run);
        run.clear();
        let length = end.saturating_sub(start);
        run.extend(block.folded.chars().iter().skip(start).take(length));
        segmenter.cut_simplified(&run, self.lexicon.guesses, |word, from, to| {
            let (from, to) = (start.saturating_add(from), start.saturating_add(to));
            let (front, back) = if self.lexicon.guesses {
                glued(word, segmenter)
            } else {
                (0, 0)
            };
            let (first, last) = (from.saturating_add(front), to.saturating_sub(back));
            let single = |at: usize| (at, at.saturating_add(1));
            let pieces = (from..first).map(single);
            let pieces = pieces.chain((first < last).then_some((first, last)));
            for (from, to) in pieces.chain((last.max(first)..to).map(single)) {
                self.push(block, from, to, kind(word), "");
            }
        });
        self.run = run;
    }

    /// By spaces and punctuation only.
    fn by_spaces(&mut self, block: &Text<'_>) {
        let chars = block.folded.chars();
        let is_word = |c: char| c.is_alphanumeric() || is_hanzi(c);
        let mut start = 0;
        while start < chars.len() {
            if !is_word(block.folded.char(start)) {
                start = start.saturating_add(1);
                continue;
            }
            if let Some(end) = address(block.text, block.folded, start, chars.len()) {
                self.push(block, start, end, WordKind::Address, "");
                start = end;
                continue;
            }
            let mut end = start;
            while is_word(block.folded.char(end)) || joins(block.folded, end) {
                end = end.saturating_add(1);
            }
            let word: String = chars
                .iter()
                .skip(start)
                .take(end.saturating_sub(start))
                .collect();
            self.push(block, start, end, kind(&word), "");
            start = end;
        }
    }

    fn push(&mut self, block: &Text<'_>, from: usize, to: usize, kind: WordKind, class: &str) {
        let (start, end) = block.folded.bytes(from, to);
        let surface = block.text.get(start as usize..end as usize);
        let surface = surface.unwrap_or_default();
        if surface.is_empty() {
            return;
        }
        let seen: String;
        let surface = match block.annotated {
            true => {
                seen = surface.chars().filter(|&c| !is_ignored(c)).collect();
                &seen
            }
            false => surface,
        };
        let id = match self.forms.get_mut(surface) {
            Some(form) => {
                form.count = form.count.saturating_add(1);
                form.word
            }
            None => {
                let word = self.intern(surface, kind, class);
                let form = Form { word, count: 1 };
                self.forms.insert(surface.into(), form);
                word
            }
        };
        if let Some(word) = self.words.all.get_mut(id as usize) {
            word.count = word.count.saturating_add(1);
        }
        self.words.ids.push(id);
        self.words.starts.push(block.base.saturating_add(start));
        let length = end.saturating_sub(start);
        let length = u16::try_from(length).unwrap_or(u16::MAX);
        self.words.lengths.push(length);
    }

    /// The word that is written like this for the first time.
    fn intern(&mut self, surface: &str, kind: WordKind, class: &str) -> WordId {
        let key: Box<str> = key(surface).into();
        if let Some(&id) = self.by_key.get(&key) {
            return id;
        }
        let id = WordId::try_from(self.words.all.len()).unwrap_or(WordId::MAX);
        self.words.all.push(Word {
            key: key.clone(),
            shown: surface.into(),
            kind,
            count: 0,
            class: class.into(),
        });
        self.by_key.insert(key, id);
        id
    }

    fn finish(self) -> Words {
        let Self {
            mut words, forms, ..
        } = self;
        // The first form is there already; another must be more frequent.
        let mut best: Vec<u32> = words
            .all
            .iter()
            .map(|word| forms.get(&word.shown).map_or(0, |form| form.count))
            .collect();
        let mut others: Vec<(Box<str>, Form)> = forms.into_iter().collect();
        others.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for (surface, form) in others {
            let at = form.word as usize;
            if let (Some(most), Some(word)) = (best.get_mut(at), words.all.get_mut(at))
                && form.count > *most
            {
                *most = form.count;
                word.shown = surface;
            }
        }
        words.starts.shrink_to_fit();
        words.lengths.shrink_to_fit();
        words.ids.shrink_to_fit();
        words
    }
}

/// A block with its folded form.
struct Text<'a> {
    text: &'a str,
    base: u32,
    folded: &'a Folded,
    /// Whether annotations are left out of it.
    annotated: bool,
}

/// How many characters at the front and at the back of a guessed word are
/// particles, pronouns or the like that were glued to it.
fn glued(word: &str, segmenter: &Segmenter) -> (usize, usize) {
    let at_front = |c: char| NO_BEGINNING.contains(c);
    let at_back = |c: char| NO_END.contains(c);
    let mut chars = word.chars();
    let (Some(first), Some(last)) = (chars.next(), chars.next_back()) else {
        return (0, 0);
    };
    if !(is_hanzi(first) && (at_front(first) || at_back(last))) || segmenter.knows(word) {
        return (0, 0);
    }
    let front = word.chars().take_while(|&c| at_front(c)).count();
    let rest = word.trim_start_matches(at_front);
    let back = rest.chars().rev().take_while(|&c| at_back(c)).count();
    (front, back)
}

/// Whether a mark inside a word of the reader's holds it together.
fn joins(folded: &Folded, at: usize) -> bool {
    let is_inner = matches!(folded.char(at), '-' | '.' | '_' | '&' | '+' | '\'' | '%');
    let next = folded.char(at.saturating_add(1));
    is_inner && (next.is_alphanumeric() || folded.char(at) == '%')
}

/// What a word is by its characters.
fn kind(word: &str) -> WordKind {
    let is_number =
        |c: char| numerals::is_numeral(c) || matches!(c, '.' | '%' | '第' | '几' | '点');
    if word.chars().all(is_number) && word.chars().any(|c| !matches!(c, '第' | '几' | '点')) {
        WordKind::Number
    } else if word.chars().any(is_hanzi) {
        WordKind::Plain
    } else {
        WordKind::Latin
    }
}
