//! Numbers of sections that are missing, stand twice or are out of order.
//!
//! Neighbours are the sections of one kind and one way of numbering (一、 or
//! （一）) under one parent; articles, chapters and what is above them run
//! through the whole document up to its supplement (附则) or the next document in
//! it, where they begin anew. An inserted article (第一百二十条之一) is no gap. A
//! sequence that begins anew at 1 is another sequence.

use std::collections::{HashMap, HashSet};

use crate::document::{
    BlockId, Document, Section, SectionId, SectionKind, SectionMarker, SectionNumber,
};
use crate::grammar::{Digits, Style, UnitWord, marker};
use crate::structure::corrections::BY_SIZE;
use crate::text::{fold, lookalikes, numerals};

use super::{Detail, Finding, FindingKind};

/// How a heading is numbered.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Way {
    style: Option<Style>,
    word: Option<UnitWord>,
    /// Whether the number stands behind the title: 学而第一.
    behind: bool,
    /// The words before the marker proper (正文, 番外), or the name that is
    /// numbered (序二); folded.
    words: String,
}

impl Way {
    fn new(marker: &SectionMarker, title: &str) -> Self {
        let named =
            marker.word.is_none() && matches!(marker.style, Some(Style::Matter | Style::Annex));
        let words = match named {
            true => marker.written(title),
            false => marker.before(title),
        };
        let is_numeral = |c: char| c == '第' || numerals::is_numeral(c);
        // Before a chapter may stand its volume, whose number is no part of
        // how the chapter is numbered.
        let counted = !named && words.contains(is_numeral);
        let kept = words
            .chars()
            .filter(|&c| c.is_alphanumeric() && !is_numeral(c));
        Self {
            style: marker.style,
            word: marker.word,
            behind: marker.style.is_some() && marker.end == 0,
            words: if counted {
                String::new()
            } else {
                kept.map(fold::fold).collect()
            },
        }
    }
}

/// What the sections of one sequence have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Sequence {
    kind: SectionKind,
    /// `None` where the numbers run through the document.
    parent: Option<Option<SectionId>>,
    way: Way,
    /// Whether it counts in Arabic digits without a unit word.
    digits: bool,
    /// Parts of the number, where it is one of several: 1.1.2.
    parts: usize,
    /// Supplements and titles before it.
    region: usize,
}

/// Every break in the numbering of the sections.
pub(super) fn find(document: &Document) -> Vec<Finding> {
    let mut sequences: HashMap<Sequence, Vec<&Section>> = HashMap::new();
    let mut region = 0usize;
    for section in document.sections() {
        region = region.saturating_add(usize::from(begins_region(document, section)));
        if let Some(sequence) = sequence(section, document.slice(section.title), region) {
            sequences.entry(sequence).or_default().push(section);
        }
    }
    let mut found = Vec::new();
    let runs_on = runs_on(document);
    for (sequence, sections) in &sequences {
        check(document, sequence, sections, &runs_on, &mut found);
    }
    found
}

/// The blocks of the sections whose Arabic number follows that of the last section
/// numbered alike, under whatever parent: 3. in the second part behind 2. in
/// the first.
fn runs_on(document: &Document) -> HashSet<BlockId> {
    let mut last: HashMap<Sequence, SectionNumber> = HashMap::new();
    let mut found = HashSet::new();
    for section in document.sections() {
        let Some(sequence) = sequence(section, document.slice(section.title), 0) else {
            continue;
        };
        let Some(number) = section.number() else {
            continue;
        };
        if !sequence.digits {
            continue;
        }
        let anywhere = Sequence {
            parent: None,
            ..sequence
        };
        if last
            .insert(anywhere, number)
            .is_some_and(|before| follows(&before, &number))
        {
            found.insert(section.block);
        }
    }
    found
}

/// Whether numbers may begin anew behind a heading: a supplement, or the title
/// of a document.
fn begins_region(document: &Document, section: &Section) -> bool {
    let title = document.slice(section.title);
    let name: String = title
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(2)
        .collect();
    match section.kind {
        SectionKind::Title | SectionKind::Annex => true,
        SectionKind::Matter => matches!(name.as_str(), "附则" | "附則"),
        _ => false,
    }
}

fn sequence(section: &Section, title: &str, region: usize) -> Option<Sequence> {
    let marker = &section.marker;
    let number = section.number().filter(|_| section.style != BY_SIZE)?;
    // Letters and 上, 中, 下 often leave one out.
    if marker.digits == Some(Digits::Order) && marker.style != Some(Style::Stem) {
        return None;
    }
    let runs = matches!(
        section.kind,
        SectionKind::Part | SectionKind::Volume | SectionKind::Chapter | SectionKind::Article
    );
    let decimal = section.kind == SectionKind::Item;
    Some(Sequence {
        kind: section.kind,
        // An annex may come to stand under the last section of the one before.
        parent: (!runs && section.kind != SectionKind::Annex).then_some(section.parent),
        way: Way::new(marker, title),
        // 第4章 stands behind 第三章.
        digits: marker.word.is_none() && marker.digits == Some(Digits::Arabic),
        parts: if decimal { number.parts().len() } else { 1 },
        region: if runs { region } else { 0 },
    })
}

/// Whether a paragraph between two sections begins with the marker that is
/// missing between them, so that it is there without being a heading.
fn is_there(document: &Document, way: &Way, due: u32, from: BlockId, to: BlockId) -> bool {
    let between = document.blocks().get(from as usize..to as usize);
    between.unwrap_or_default().iter().any(|block| {
        let text = document.slice(block.span);
        marker(text.trim_start()).is_some_and(|found| {
            let found = SectionMarker::from(found);
            found.number.parts() == [due] && Way::new(&found, text.trim_start()) == *way
        })
    })
}

fn check(
    document: &Document,
    sequence: &Sequence,
    sections: &[&Section],
    runs_on: &HashSet<BlockId>,
    found: &mut Vec<Finding>,
) {
    let there = |due, from, to| is_there(document, &sequence.way, due, from, to);
    let mut last: Option<(SectionNumber, BlockId)> = None;
    let mut last_is_half = false;
    let mut rest = sections.iter().peekable();
    while let Some(section) = rest.next() {
        let Some(number) = section.number() else {
            continue;
        };
        let number = &number;
        let next = rest.peek().and_then(|next| next.number());
        let title = document.slice(section.title);
        let half = is_half(title);
        let mut counted = match section.marker.two {
            true => next_of(number),
            false => *number,
        };
        let detail = match &last {
            None => {
                let parent = section.parent.and_then(|id| document.section(id));
                let from = parent.map_or(0, |parent| parent.block);
                let late = begins_late(sequence, number)
                    && !runs_on.contains(&section.block)
                    && !there(1, from, section.block);
                late.then(|| Detail::BeginsAt {
                    number: number.to_string(),
                })
            }
            // The first that is inserted in Japan: 第一条の二.
            Some((before, _)) if is_second(before, number, section.marker.written(title)) => None,
            // 第一章（上） and 第一章（下）
            Some((before, _)) if before == number && last_is_half && half => None,
            Some((before, block)) => fault(before, number, next.as_ref()).and_then(|fault| {
                if let (Fault::Gap, &[due]) = (&fault, before.parts())
                    && there(
                        due.saturating_add(1),
                        block.saturating_add(1),
                        section.block,
                    )
                {
                    return None;
                }
                let (after, number) = (before.to_string(), number.to_string());
                Some(match fault {
                    Fault::Gap => Detail::Gap { after, number },
                    Fault::Misnumbered(due) => {
                        counted = due;
                        told(after, number)
                    }
                    Fault::Back => told(after, number),
                })
            }),
        };
        if let Some(detail) = detail {
            found.push(Finding {
                span: section.title,
                kind: FindingKind::Numbering,
                detail,
            });
        }
        last = Some((counted, section.block));
        last_is_half = half;
    }
}

/// Whether a title says that it is one of several of its number: （上）, 中,
/// (2).
fn is_half(title: &str) -> bool {
    let title: &str = &lookalikes::read(title);
    let inside = title.trim_end_matches(['）', ')', '】', ']']);
    let bracketed = inside.len() < title.len();
    let body = inside.trim_end();
    body.ends_with(['上', '中', '下', '续', '續', '终', '終'])
        || bracketed && body.ends_with(numerals::is_numeral)
}

/// The number behind one.
fn next_of(number: &SectionNumber) -> SectionNumber {
    let mut parts = number.parts().to_vec();
    if let Some(last) = parts.last_mut() {
        *last = last.saturating_add(1);
    }
    SectionNumber::new(&parts)
}

/// Whether `number` is that of what was inserted first behind `before`, as it
/// is counted in Japan, from 2.
fn is_second(before: &SectionNumber, number: &SectionNumber, marker: &str) -> bool {
    marker.contains(['の', 'ノ']) && number.parts().strip_prefix(before.parts()) == Some(&[2])
}

/// What is wrong with a number.
enum Fault {
    /// Numbers before it are missing.
    Gap,
    /// It alone is wrong; the number that was due.
    Misnumbered(SectionNumber),
    /// It is the number before it or a lower one.
    Back,
}

fn fault(
    before: &SectionNumber,
    number: &SectionNumber,
    next: Option<&SectionNumber>,
) -> Option<Fault> {
    if begins(number) && number != before || follows(before, number) {
        return None;
    }
    let fault = match misnumbered(before, number, next) {
        Some(due) => Fault::Misnumbered(due),
        None if number > before => Fault::Gap,
        None => Fault::Back,
    };
    Some(fault)
}

/// What to say of a number that is not due behind `after`.
fn told(after: String, number: String) -> Detail {
    if number == after {
        Detail::Repeated { number }
    } else {
        Detail::OutOfOrder { after, number }
    }
}

/// Whether a number may begin a sequence: 1, 0, 1.1, 3.1.
fn begins(number: &SectionNumber) -> bool {
    number.parts().last().is_some_and(|&last| last <= 1)
}

/// Whether a sequence lacks its first one or two. One that begins further on
/// is taken for a part of a larger whole.
fn begins_late(sequence: &Sequence, number: &SectionNumber) -> bool {
    sequence.kind != SectionKind::Article && matches!(number.parts(), [2 | 3])
}

/// Whether `number` is one that may come right behind `before`: 3 behind 2,
/// 2.1 behind 2 and behind 1.9, 3 behind 2.4.
fn follows(before: &SectionNumber, number: &SectionNumber) -> bool {
    let (a, b) = (before.parts(), number.parts());
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let step = match (a.get(same), b.get(same)) {
        (None, Some(1)) => true,
        (Some(a), Some(b)) => a.checked_add(1) == Some(*b),
        _ => false,
    };
    let rest = b.get(same.saturating_add(1)..).unwrap_or_default();
    step && rest.iter().all(|&part| part == 1)
}

/// The number that was due, where `number` alone is wrong: what comes next
/// goes on as if it were right.
fn misnumbered(
    before: &SectionNumber,
    number: &SectionNumber,
    next: Option<&SectionNumber>,
) -> Option<SectionNumber> {
    let next = next?;
    let (last, head) = before.parts().split_last()?;
    let due = SectionNumber::new(&[head, &[last.checked_add(1)?]].concat());
    (follows(&due, next) && !follows(number, next)).then_some(due)
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::super::{Detail, FindingKind, review};
    use crate::document::{Format, Meta, SectionKind};
    use crate::structure::{Options, parse};

    fn details(text: &str) -> Vec<Detail> {
        let all = review(&document(text), &|| false).unwrap();
        let numbering = all.into_iter().filter(|f| f.kind == FindingKind::Numbering);
        numbering.map(|finding| finding.detail).collect()
    }

    fn articles(numbers: &[&str]) -> String {
        let line = |n: &&str| format!("第{n}条　公民的合法权益受法律保护，任何人不得侵犯。\n");
        numbers.iter().map(line).collect()
    }

    #[test]
    fn a_sequence_without_its_beginning() {
        let text =
            "二、主要任务\n要抓好落实。\n三、保障措施\n要加强领导。\n四、工作要求\n要压实责任。\n";
        let number = "2".to_owned();
        assert_eq!(details(text), [Detail::BeginsAt { number }]);
    }

    #[test]
    fn gaps_repeats_and_steps_back() {
        let (after, number) = ("2".to_owned(), "4".to_owned());
        assert_eq!(
            details(&articles(&["一", "二", "四", "五"])),
            [Detail::Gap { after, number }]
        );
        let number = "2".to_owned();
        let text =
            "一、任务\n要做好。\n二、督查\n要做细。\n二、落实\n要做实。\n三、保障\n要做强。\n";
        assert_eq!(details(text), [Detail::Repeated { number }]);
        let (after, number) = ("2".to_owned(), "5".to_owned());
        assert_eq!(
            details(&articles(&["一", "二", "五", "四", "五"])),
            [Detail::OutOfOrder { after, number }]
        );
    }

    #[test]
    fn circled_numbers_count_and_numbers_within_a_title_do_not() {
        let text = "①抓落实\n要做好。\n②抓督查\n要做细。\n④抓保障\n要做强。\n";
        let (after, number) = ("2".to_owned(), "4".to_owned());
        assert_eq!(details(text), [Detail::Gap { after, number }]);
        assert!(super::marker("国际象棋公开赛，并列第二").is_none());
    }

    #[test]
    fn a_number_that_stands_on_a_paragraph_is_not_missing() {
        let text = "第一条　甲方依法履行。\n第二条　乙方依法履行。\n第四条　丙方依法履行。\n";
        let document = document(text);
        let title = "第三条　略";
        let marker = super::marker(title).unwrap().into();
        let way = super::Way::new(&marker, title);
        assert!(!super::is_there(&document, &way, 3, 0, 3));
        assert!(super::is_there(&document, &way, 2, 0, 3));
    }

    #[test]
    fn sound_documents_of_other_kinds_are_left_alone() {
        for text in [
            "第2章 客栈\n客栈里没有一张空桌。\n第三章 报信\n马蹄声由远而近。\n第4章、渡口\n船家说不开船。\n第005章 大风\n风刮了一夜。\n".replacen("第2章", "第1章 山\n雪下了三天。\n第2章", 1),
            "　　　第一章　総則\n第一条　駐輪場を置く。\n第二条　鍵を貸す。\n　　　附　則\n第一条　四月から施行する。\n第二条　なお従前の例による。\n　　　附　則\n第一条　五月から施行する。\n　　　附　則\n第一条　六月から施行する。\n".to_owned(),
            "第一条　町が置く。\n第一条の二　鍵は町が貸す。\n第一条の三　鍵は返す。\n第二条　一人一台とする。\n".to_owned(),
            "第一卷　春\n花名错了两处。\n第二、三卷　夏与秋\n雨字误作两字。\n第四卷　冬\n雪后缺一页。\n".to_owned(),
            "明月經卷第一\n某寺沙門譯\n序品第一\n如是我聞，師在河邊。\n問水品第二\n有人問水從何來。\n明月經卷第二\n某寺沙門譯\n問月品第三\n有人問月從何來。\n".to_owned(),
        ] {
            assert_eq!(details(&text), [], "{text}");
        }
    }

    #[test]
    fn annexes_count_through_whatever_they_come_to_stand_under() {
        let text = |third| {
            format!(
                "# 渡口法\n\n## 第一章 总则\n\n### 第一节 渡口\n\n第一条 渡口由镇管理。\n\n第二条 渡船由县登记。\n\n\
                附件一：渡口的设立办法\n\n渡口由镇设立。\n\n附件二：渡船的登记办法\n\n## 一、登记\n\n渡船由县登记。\n\n\
                ## 二、注销\n\n旧船由县注销。\n\n附件{third}：渡口的名录\n\n渡口共三处。\n"
            )
        };
        let meta = || Meta {
            format: Format::Markdown,
            ..Meta::default()
        };
        let faults = |third| {
            let document = parse(&text(third), meta(), &Options::default()).unwrap();
            let annexes = document.sections().iter();
            let annexes = annexes.filter(|s| s.kind == SectionKind::Annex).count();
            assert_eq!(annexes, 3);
            let all = review(&document, &|| false).unwrap();
            all.into_iter()
                .filter(|f| f.kind == FindingKind::Numbering)
                .count()
        };
        assert_eq!(faults("三"), 0);
        assert_eq!(faults("四"), 1);
    }

    #[test]
    fn inserted_articles_are_no_gap() {
        let text =
            articles(&["一", "二", "二", "三"]).replacen("第二条　公民", "第二条之一　公民", 2);
        let text = text.replacen("第二条之一", "第二条", 1);
        assert_eq!(details(&text), []);
    }

    #[test]
    fn numbers_that_run_through_chapters_and_those_that_begin_anew() {
        let text = format!(
            "第一章　总则\n{}第二章　权利\n{}",
            articles(&["一", "二"]),
            articles(&["三", "四"])
        );
        assert_eq!(details(&text), []);
        let text = "一、任务\n（一）抓落实\n要做好。\n（二）抓督查\n要做细。\n二、保障\n（一）强领导\n要有力。\n（二）强队伍\n要过硬。\n";
        assert_eq!(details(text), []);
    }
}
