//! Numbers of sections that are missing, stand twice or are out of order.
//!
//! Neighbours are the sections of one kind and one way of numbering (一、 or
//! （一）) under one parent; articles, chapters and what is above them run
//! through the whole document. An inserted article (第一百二十条之一) is no gap. A
//! sequence that begins anew at 1 is another sequence.

use std::collections::HashMap;

use crate::document::{Document, Section, SectionId, SectionKind, SectionNumber};
use crate::text::{fold, numerals};

use super::{Detail, Finding, FindingKind};

/// What the sections of one sequence have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Sequence {
    kind: SectionKind,
    /// `None` where the numbers run through the document.
    parent: Option<Option<SectionId>>,
    /// What stands before the numeral, such as 第 or a bracket.
    before: String,
    /// What stands right behind the numeral, such as 章 or 、.
    behind: Option<char>,
    /// Whether the numeral is in Arabic digits.
    digits: bool,
    /// Parts of the number, where it is one of several: 1.1.2.
    parts: usize,
}

/// Every break in the numbering of the sections.
pub(super) fn find(document: &Document) -> Vec<Finding> {
    let mut sequences: HashMap<Sequence, Vec<&Section>> = HashMap::new();
    for section in document.sections() {
        let title = document.slice(section.title);
        if let Some(sequence) = sequence(section, title) {
            sequences.entry(sequence).or_default().push(section);
        }
    }
    let mut found = Vec::new();
    for (sequence, sections) in &sequences {
        check(sequence, sections, &mut found);
    }
    found
}

fn sequence(section: &Section, title: &str) -> Option<Sequence> {
    let number = section.number.as_ref()?;
    let marker: String = title
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(24)
        .collect();
    let numeral = marker
        .char_indices()
        .take(4)
        .find(|&(at, _)| {
            marker
                .get(at..)
                .is_some_and(|rest| numerals::leading(rest) > 0)
        })
        .map(|(at, _)| at);
    let from = numeral.unwrap_or_default();
    let rest = marker.get(from..).unwrap_or_default();
    let length = numerals::leading(rest);
    let runs = matches!(
        section.kind,
        SectionKind::Part | SectionKind::Volume | SectionKind::Chapter | SectionKind::Article
    );
    let inserted = section.kind != SectionKind::Item;
    Some(Sequence {
        kind: section.kind,
        parent: (!runs).then_some(section.parent),
        before: marker
            .get(..from)
            .unwrap_or_default()
            .chars()
            .map(fold::fold)
            .collect(),
        behind: rest
            .get(length..)
            .and_then(|rest| rest.chars().next())
            .map(fold::fold),
        digits: rest.starts_with(|c: char| fold::fold(c).is_ascii_digit()),
        parts: if inserted { 1 } else { number.parts().len() },
    })
}

fn check(sequence: &Sequence, sections: &[&Section], found: &mut Vec<Finding>) {
    let numbers: Vec<(&Section, &SectionNumber)> = sections
        .iter()
        .filter_map(|&section| section.number.as_ref().map(|number| (section, number)))
        .collect();
    let mut report = |section: &Section, detail| {
        found.push(Finding {
            span: section.title,
            kind: FindingKind::Numbering,
            detail,
        });
    };
    let mut last: Option<SectionNumber> = None;
    for (at, &(section, number)) in numbers.iter().enumerate() {
        let next = numbers.get(at.saturating_add(1)).map(|&(_, number)| number);
        let Some(before) = &last else {
            if begins_late(sequence, number) {
                let number = number.to_string();
                report(section, Detail::BeginsAt { number });
            }
            last = Some(number.clone());
            continue;
        };
        let after = before.to_string();
        if begins(number) && number != before || follows(before, number) {
            last = Some(number.clone());
        } else if let Some(due) = misnumbered(before, number, next) {
            let number = number.to_string();
            report(
                section,
                if number == after {
                    Detail::Repeated { number }
                } else {
                    Detail::OutOfOrder { after, number }
                },
            );
            last = Some(due);
        } else {
            let text = number.to_string();
            report(
                section,
                if number == before {
                    Detail::Repeated { number: text }
                } else if number > before {
                    Detail::Gap {
                        after,
                        number: text,
                    }
                } else {
                    Detail::OutOfOrder {
                        after,
                        number: text,
                    }
                },
            );
            last = Some(number.clone());
        }
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
