//! What a search finds, held against a slow and plain reading of the rules.
use std::cmp::Reverse;

use crate::common::{Dice, stands_as};
use gangmu::document::{BlockKind, Document, DocumentBuilder, Meta, SourcePlace, Span};
use gangmu::search::{Query, find};
use gangmu::text::fold;
use pinyin::ToPinyinMulti;
use proptest::prelude::*;

/// Every line that is not blank is a paragraph; a bar cuts it in pieces that
/// belong together.
fn document(text: &str) -> Document {
    let mut builder = DocumentBuilder::default();
    for (line, text) in (1u32..).zip(text.lines()) {
        if text.trim_matches('|').is_empty() {
            continue;
        }
        builder.open(BlockKind::Paragraph, 0);
        for (number, piece) in text.split('|').filter(|p| !p.is_empty()).enumerate() {
            if number > 0 {
                builder.cut();
            }
            let place = SourcePlace {
                number: line,
                column: 0,
            };
            builder.push(piece, place).unwrap();
        }
    }
    builder.finish(Vec::new(), Meta::default())
}

/// A term as its alternatives; `true` where it must not be there.
type Term = (bool, Vec<String>);

/// A hit: its first byte, the byte after its last, the number of its term.
type Found = (u32, u32, u16);

fn written(terms: &[Term]) -> String {
    let one = |(negative, alternatives): &Term| {
        let quoted: Vec<String> = alternatives.iter().map(|a| format!("\"{a}\"")).collect();
        format!("{}{}", if *negative { "-" } else { "" }, quoted.join("|"))
    };
    terms.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// A character of a term.
struct Wanted {
    c: char,
    folded: char,
    /// Whether white space must stand before it.
    must_space: bool,
}

/// A character of the text.
struct Read {
    c: char,
    folded: char,
    ignored: bool,
    space: bool,
}

fn read(text: &str) -> Vec<Read> {
    let one = |c| Read {
        c,
        folded: fold::fold(c),
        ignored: fold::is_ignored(c),
        space: fold::is_space(c),
    };
    text.chars().map(one).collect()
}

fn wanted(text: &str) -> Vec<Wanted> {
    let mut spaced = false;
    let mut all: Vec<Wanted> = Vec::new();
    for c in text.chars().filter(|&c| !fold::is_ignored(c)) {
        if c.is_whitespace() {
            spaced = !all.is_empty();
        } else {
            let unit = |last: &Wanted| fold::is_number_and_unit(last.c, c);
            all.push(Wanted {
                c,
                folded: fold::fold(c),
                must_space: spaced && !all.last().is_some_and(unit),
            });
            spaced = false;
        }
    }
    all
}

/// Where the term ends that begins with character `at`.
fn match_at(text: &[Read], mut at: usize, term: &[Wanted]) -> Option<usize> {
    let mut before: Option<char> = None;
    let chars: Vec<char> = term.iter().map(|wanted| wanted.c).collect();
    for (number, wanted) in term.iter().enumerate() {
        if let Some(before) = before {
            let mut spaced = false;
            while let Some(read) = text.get(at).filter(|read| read.ignored || read.space) {
                spaced |= read.space;
                at += 1;
            }
            let may_space = wanted.must_space || fold::may_be_spaced(before, wanted.c);
            if wanted.must_space && !spaced || spaced && !may_space {
                return None;
            }
        }
        let read = text.get(at)?;
        if read.folded != wanted.folded || !stands_as(&chars, number, read.c) {
            return None;
        }
        at += 1;
        before = Some(wanted.c);
    }
    while text.get(at).is_some_and(|read| read.ignored) {
        at += 1;
    }
    Some(at)
}

/// The hits of one term in one paragraph, in bytes.
fn term_hits(paragraph: &str, alternatives: &[String]) -> Vec<(usize, usize)> {
    let mut alternatives: Vec<_> = alternatives.iter().collect();
    alternatives.sort_by_key(|a| Reverse(a.chars().count()));
    let alternatives: Vec<_> = alternatives.iter().map(|a| wanted(a)).collect();
    let starts = paragraph.char_indices().map(|(at, _)| at);
    let offsets: Vec<usize> = starts.chain([paragraph.len()]).collect();
    let chars = read(paragraph);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match alternatives.iter().find_map(|a| match_at(&chars, at, a)) {
            Some(end) => {
                found.push((offsets[at], offsets[end]));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn paragraphs(document: &Document) -> Vec<Span> {
    let blocks = document.blocks();
    let first = |&id: &u32| !blocks[id as usize].continues;
    let ids = (0..blocks.len() as u32).filter(first);
    ids.map(|id| document.paragraph(id)).collect()
}

/// All hits of all terms, where all terms hold.
fn reference(document: &Document, terms: &[Term]) -> Vec<Found> {
    let mut all = Vec::new();
    for paragraph in paragraphs(document) {
        let text = document.slice(paragraph);
        let mut hits = Vec::new();
        let mut number = 0;
        let mut holds = true;
        for (negative, alternatives) in terms {
            let found = term_hits(text, alternatives);
            holds &= found.is_empty() == *negative;
            if !negative {
                let place = |at: usize| paragraph.start + at as u32;
                hits.extend(found.iter().map(|&(a, b)| (place(a), place(b), number)));
                number += 1;
            }
        }
        if holds {
            all.extend(hits);
        }
    }
    all.sort_unstable();
    all
}

fn searched(document: &Document, query: &str) -> Vec<Found> {
    let query = Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
    let hits = find(document, &[&query], &|| false).unwrap();
    let all = hits.all().iter();
    all.map(|hit| (hit.span.start, hit.span.end, hit.term))
        .collect()
}

/// A text of forms that fold to one another, of what is looked through, and
/// of what parts.
fn mixed_text() -> impl Strategy<Value = String> {
    let signs = "发發髮展后後台臺改革0〇零０2２“”「」，,（(aAàＡiİıgɡß 　\t\n|𠮷契かが\
        \u{300}\u{fe00}\u{200b}\u{f909}";
    let sign = prop::sample::select(signs.chars().collect::<Vec<_>>());
    prop::collection::vec(sign, 0..60).prop_map(String::from_iter)
}

fn term() -> impl Strategy<Value = Term> {
    let signs = "发髮展後台改革0零2²２「，(aÀigß契 𠮷が\u{300}";
    let first = prop::sample::select("发后臺改0aIɡ(契".chars().collect::<Vec<_>>());
    let rest = prop::sample::select(signs.chars().collect::<Vec<_>>());
    let one = (first, prop::collection::vec(rest, 0..3))
        .prop_map(|(first, rest)| format!("{first}{}", String::from_iter(rest)));
    (any::<bool>(), prop::collection::vec(one, 1..3))
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_search_finds_what_reading_finds(
        text in mixed_text(),
        positive in prop::collection::vec(term(), 1..3),
        negative in prop::collection::vec(term(), 0..2),
    ) {
        let document = document(&text);
        let mut terms: Vec<Term> = positive.into_iter().map(|(_, a)| (false, a)).collect();
        terms.extend(negative.into_iter().map(|(_, a)| (true, a)));
        prop_assert_eq!(searched(&document, &written(&terms)), reference(&document, &terms));
    }

    #[test]
    fn several_queries_hold_together(text in mixed_text(), a in term(), b in term()) {
        let document = document(&text);
        let terms = [(false, a.1), (false, b.1)];
        let [a, b] = [0, 1].map(|i| Query::parse(&written(&terms[i..=i])).unwrap());
        let hits = find(&document, &[&a, &b], &|| false).unwrap();
        let all = hits.all().iter().map(|h| (h.span.start, h.span.end, h.term));
        prop_assert_eq!(all.collect::<Vec<_>>(), reference(&document, &terms));
    }

    #[test]
    fn pinyin_finds_what_reading_aloud_finds(
        text in prop::collection::vec(
            prop::sample::select("工作报告中国绿色重行西安先女a1 ，　".chars().collect::<Vec<_>>()),
            0..30,
        ).prop_map(String::from_iter),
        letters in "(g|z|b|zh|gong|zuo|bao|gao|x|xi|an|l|lv|lu|se|a|1){1,5}",
    ) {
        prop_assume!(letters.chars().any(|c| c.is_ascii_alphabetic()));
        let document = document(&text);
        let found = searched(&document, &format!("py:{letters}"));
        let spans: Vec<_> = found.iter().map(|&(a, b, _)| (a as usize, b as usize)).collect();
        let whole = read_aloud(document.text(), &letters, false);
        let wanted = if whole.is_empty() {
            read_aloud(document.text(), &letters, true)
        } else {
            whole
        };
        prop_assert_eq!(spans, wanted);
    }

    #[test]
    fn no_query_brings_it_down(query in "[\\PC/|=:\"pyw a]{0,12}", text in mixed_text()) {
        let document = document(&text);
        match Query::parse(&query) {
            Ok(parsed) => {
                let hits = find(&document, &[&parsed], &|| false).unwrap();
                for hit in hits.all() {
                    prop_assert!(!document.slice(hit.span).is_empty());
                    prop_assert!(!document.slice(hit.span).contains('\n'));
                    prop_assert!(usize::from(hit.term) < parsed.terms());
                }
            }
            Err(error) => prop_assert!(query.get(error.at).is_some()),
        }
    }
}

/// The places where `letters` can be read, by trying every way.
fn read_aloud(text: &str, letters: &str, unfinished: bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(c) = text[from..].chars().next() {
        match read_from(&text[from..], letters, None, unfinished) {
            Some(length) => {
                found.push((from, from + length));
                from += length;
            }
            None => from += c.len_utf8(),
        }
    }
    found
}

fn read_from(text: &str, letters: &str, before: Option<char>, unfinished: bool) -> Option<usize> {
    let mut skipped = 0;
    if let Some(before) = before {
        let rest = text.trim_start_matches(fold::is_space);
        skipped = text.len() - rest.len();
        if skipped > 0 && !fold::may_be_spaced(before, rest.chars().next()?) {
            return None;
        }
    }
    let c = text[skipped..].chars().next()?;
    let mut ways: Vec<String> = Vec::new();
    let mut ends_early = false;
    match c.to_pinyin_multi() {
        None => ways.push(c.to_string()),
        Some(multi) => {
            for reading in multi.into_iter().map(pinyin::Pinyin::plain) {
                for reading in [reading.replace('ü', "v"), reading.replace('ü', "u")] {
                    ends_early |= reading.starts_with(letters) && reading != letters;
                    ways.push(reading[..1].to_owned());
                    if ["zh", "ch", "sh"].iter().any(|i| reading.starts_with(i)) {
                        ways.push(reading[..2].to_owned());
                    }
                    ways.push(reading);
                }
            }
        }
    }
    let here = skipped + c.len_utf8();
    let done = ways.iter().any(|way| way == letters) || unfinished && ends_early;
    let on = ways.iter().filter_map(|way| {
        let rest = letters.strip_prefix(way.as_str())?;
        let more = (!rest.is_empty()).then(|| read_from(&text[here..], rest, Some(c), unfinished));
        Some(here + more??)
    });
    on.max().or(done.then_some(here))
}

#[test]
fn real_texts_are_searched_as_they_are_read() {
    let Some(folder) = crate::common::corpus() else {
        return;
    };
    let names = [
        "report-20th-congress.txt",
        "law-tw-personal-data.md",
        "newspaper-synth-hubei.md",
        "ja-hashire-merosu.txt",
        "md-rust-terminology.zh-tw.md",
        "classic-shuowen-01-03.txt",
        "novel-pingshanlengyan.big5-crlf.txt",
    ];
    let mut dice = Dice(7);
    let mut found = 0;
    for name in names {
        let Ok(bytes) = std::fs::read(folder.join(name)) else {
            println!("skipped: there is no {name}");
            continue;
        };
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => encoding_rs::BIG5.decode(error.as_bytes()).0.into_owned(),
        };
        let document = document(&text.replace('|', " "));
        let lines: Vec<&str> = document.text().lines().collect();
        let mut sample = || {
            let line: Vec<char> = lines[dice.below(lines.len())].chars().collect();
            let from = dice.below(line.len());
            let to = line.len().min(from + 1 + dice.below(5));
            let simple = dice.below(2) == 0;
            let kept = line[from..to].iter().filter(|c| !"\"“”＂".contains(**c));
            kept.map(|&c| if simple { fold::simplified(c) } else { c })
                .collect::<String>()
        };
        for number in 0..30 {
            let terms: Vec<Term> = (0..=number % 2)
                .map(|_| (false, vec![sample(), sample()]))
                .filter(|(_, all)| all.iter().all(|a| !wanted(a).is_empty()))
                .collect();
            if !terms.is_empty() {
                let query = written(&terms);
                let hits = searched(&document, &query);
                found += hits.len();
                assert_eq!(hits, reference(&document, &terms), "{query} in {name}");
            }
        }
    }
    println!("{found} hits compared");
}
