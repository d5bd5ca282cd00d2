//! One grammar of heading numbers: a unit that structure knows is known to
//! jumps, references and review.

use gangmu::document::{Document, Meta, SectionId, Span};
use gangmu::grammar::{Asked, UnitWord};
use gangmu::references::{ReferenceIndex, Target, references_in};
use gangmu::review::{Detail, review};
use gangmu::search::TitleIndex;
use gangmu::structure::{Options, parse};

/// How headings with each unit word are written, `N` for the number; none of
/// the one that heads nothing.
const WRITTEN: &[(UnitWord, &[&str])] = &[
    (UnitWord::Division, &["第N部分", "第N部份"]),
    (UnitWord::Part, &["第N部"]),
    (UnitWord::SubPart, &["第N分部"]),
    (UnitWord::Book, &["第N编", "第N編"]),
    (UnitWord::SubBook, &["第N分编", "第N分編"]),
    (UnitWord::Tome, &["第N册", "第N冊"]),
    (UnitWord::Volume, &["第N卷"]),
    (UnitWord::Collection, &["第N集"]),
    (UnitWord::Series, &["第N辑", "第N輯"]),
    (UnitWord::Essay, &["第N篇"]),
    (UnitWord::Module, &["第N单元", "第N單元"]),
    (UnitWord::Topic, &["模块N", "專題N"]),
    (UnitWord::Chapter, &["第N章"]),
    (UnitWord::Episode, &["第N回", "第N囘"]),
    (UnitWord::Talk, &["第N话", "第N話"]),
    (UnitWord::Lesson, &["第N课", "第N課"]),
    (UnitWord::Lecture, &["第N讲", "第N講"]),
    (UnitWord::Sutra, &["第N品"]),
    (UnitWord::Hexagram, &["第N卦"]),
    (UnitWord::Act, &["第N幕"]),
    (UnitWord::Zhe, &["第N折"]),
    (UnitWord::Chu, &["第N出"]),
    (UnitWord::Section, &["第N节", "第N節"]),
    (UnitWord::Scene, &["第N场", "第N場"]),
    (UnitWord::ClassHour, &["第N课时", "第N課時"]),
    (UnitWord::Anecdote, &["第N则", "第N則"]),
    (UnitWord::Poem, &["第N首"]),
    (UnitWord::Case, &["第N案"]),
    (UnitWord::Record, &["第N笔", "第N筆"]),
    (UnitWord::Task, &["任务N", "實驗N"]),
    (UnitWord::Paragraph, &["第N款"]),
    (UnitWord::Item, &[]),
    (UnitWord::Entry, &["第N目"]),
    (UnitWord::Article, &["第N条", "第N條"]),
    (UnitWord::Enclosure, &["附件N"]),
    (UnitWord::Appendix, &["附录N", "附錄N"]),
    (UnitWord::Table, &["附表N"]),
    (UnitWord::Figure, &["附图N", "附圖N"]),
];

/// A text with a heading for each number, and words to read below each. What
/// is also a paragraph of an article (款, 目) heads something in a section only.
fn read(form: &str, numbers: &[&str], last: &str) -> Document {
    const BELOW: &str = "　　渡船天亮以前离岸，船家把缆绳收好，又把灯挂在船头。\n";
    let mut text = String::new();
    if form.ends_with(['款', '目']) {
        text += &format!("第一节　渡口\n{BELOW}");
    }
    for number in numbers {
        let heading = form.replace('N', number);
        text += &format!("{heading}　渡口\n{BELOW}");
    }
    text += &format!("　　{last}\n");
    parse(&text, Meta::default(), &Options::default()).unwrap()
}

/// Every form with its word.
fn forms() -> impl Iterator<Item = (UnitWord, &'static str)> {
    let all = WRITTEN.iter();
    all.flat_map(|&(word, forms)| forms.iter().map(move |&form| (word, form)))
}

/// The section with the number 2.
fn second(document: &Document) -> SectionId {
    let at = document
        .sections()
        .iter()
        .position(|section| section.marker.number.parts() == [2]);
    SectionId::try_from(at.unwrap()).unwrap()
}

#[test]
fn every_unit_word_has_a_form_or_heads_nothing() {
    let listed: Vec<UnitWord> = WRITTEN.iter().map(|&(word, _)| word).collect();
    assert_eq!(listed, UnitWord::ALL, "every word has its forms");
    for &(word, forms) in WRITTEN {
        assert_eq!(forms.is_empty(), word == UnitWord::Item, "{word:?}");
    }
}

#[test]
fn structure_keeps_the_unit_word_and_the_number_of_a_title() {
    for (word, form) in forms() {
        let document = read(form, &["一", "二", "三", "四"], "");
        let markers: Vec<_> = document
            .sections()
            .iter()
            .map(|section| section.marker)
            .filter(|marker| marker.word == Some(word))
            .collect();
        let numbers: Vec<_> = markers
            .iter()
            .map(|marker| marker.number.parts().to_vec())
            .collect();
        assert_eq!(numbers, [[1], [2], [3], [4]], "{form}");
        for (id, section) in (0..).zip(document.sections()) {
            let title = document.title(id);
            let written = section.marker.written(title);
            let own = section.marker.word == Some(word) && !form.ends_with('N');
            let last = form.chars().next_back().unwrap();
            assert!(!own || written.ends_with(last), "{form}: {title}");
        }
    }
}

#[test]
fn a_jump_finds_every_unit_by_any_writing_of_its_number() {
    for (word, form) in forms() {
        let document = read(form, &["一", "二", "三", "四"], "");
        let index = TitleIndex::new(&document);
        for number in ["二", "2", "２"] {
            let typed = form.replace('N', number);
            let first = index.find(&typed, 9).first().map(|found| found.section);
            // Before a number a word is no unit but a word of the title.
            let by_number = form.starts_with('第');
            if by_number || number == "二" {
                assert_eq!(first, Some(second(&document)), "{typed}");
            }
            if by_number {
                assert_eq!(Asked::read(&typed).unwrap().word, Some(word), "{typed}");
            }
        }
    }
}

#[test]
fn a_reference_names_every_unit() {
    for (word, form) in forms() {
        // A word before its number is no form of reference; 目 alone may be
        // any list's, and what 第二款 names stands in an article.
        if matches!(
            word,
            UnitWord::Topic | UnitWord::Task | UnitWord::Entry | UnitWord::Paragraph
        ) {
            continue;
        }
        for number in ["二", "2"] {
            let named = form.replace('N', number);
            let document = read(
                form,
                &["一", "二", "三", "四"],
                &format!("办理时限见{named}。"),
            );
            let index = ReferenceIndex::new(&document);
            let found = references_in(&document, &index, Span::new(0, document.len()));
            let found: Vec<_> = found
                .iter()
                .map(|reference| (document.slice(reference.span), reference.target))
                .collect();
            let target = Target::Section(second(&document));
            assert_eq!(found, [(named.as_str(), target)], "{named}");
        }
    }
}

#[test]
fn review_misses_a_number_of_every_unit() {
    for (_, form) in forms() {
        let document = read(form, &["一", "二", "四", "五"], "");
        let found = review(&document, &|| false).unwrap();
        let details: Vec<_> = found.into_iter().map(|finding| finding.detail).collect();
        let gap = Detail::Gap {
            after: "2".to_owned(),
            number: "4".to_owned(),
        };
        assert!(details.contains(&gap), "{form}: {details:?}");
    }
}
