//! Facts of a document: its title, author, issuer, date and number, each with
//! the place where it stands.
//!
//! They are read off the lines around the title and at the end, where such
//! things stand; nothing is made up where the text says nothing.

mod lines;

use crate::document::{Document, SectionKind, Span};
use crate::prose::words;

use lines::{date, labelled, value};

/// What a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// The title of the whole.
    Title,
    /// Who wrote it.
    Author,
    /// The office, court or company that issued it.
    Issuer,
    /// When it was issued or adopted.
    Date,
    /// Its number: 文号, 案号, 标准号.
    Number,
}

/// A fact with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// What it is.
    pub kind: FactKind,
    /// Bytes of the reading text that say it.
    pub span: Span,
}

/// Paragraphs looked at from the beginning and from the end.
const HEAD: usize = 20;
const TAIL: usize = 15;

/// The facts of a document, at most one of a kind, in the order of
/// [`FactKind`]. Looks at a few paragraphs only.
#[must_use]
pub fn of(document: &Document) -> Vec<Fact> {
    let title = title(document);
    let head: Vec<Span> = paragraphs(document).take(HEAD).collect();
    let tail: Vec<Span> = tail(document, head.len());
    let all = || head.iter().chain(&tail).copied();
    let found = [
        (FactKind::Title, title),
        (FactKind::Author, first(document, all(), lines::AUTHOR)),
        (FactKind::Issuer, issuer(document, title, &head, &tail)),
        (FactKind::Date, issued(document, &head, &tail)),
        (FactKind::Number, number(document, &head)),
    ];
    found
        .into_iter()
        .filter_map(|(kind, span)| span.map(|span| Fact { kind, span }))
        .collect()
}

/// The paragraphs of a document, from the first.
fn paragraphs(document: &Document) -> impl DoubleEndedIterator<Item = Span> {
    let filled = document.blocks().iter().filter(|b| !b.span.is_empty());
    filled.map(|block| block.span)
}

/// The last paragraphs behind the first ones, in order.
fn tail(document: &Document, head: usize) -> Vec<Span> {
    let behind = paragraphs(document).count().saturating_sub(head).min(TAIL);
    let mut tail: Vec<Span> = paragraphs(document).rev().take(behind).collect();
    tail.reverse();
    tail
}

/// The title of the first section, where that is one of the whole.
fn title(document: &Document) -> Option<Span> {
    let first = document.sections().first()?;
    let alone = || {
        document
            .sections()
            .iter()
            .skip(1)
            .all(|s| s.depth > first.depth)
    };
    let whole = first.kind == SectionKind::Title
        || first.kind == SectionKind::Heading && first.depth == 1 && alone();
    let title = whole.then_some(first.title)?;
    let text = document.slice(title);
    let value = words::title_label(text).then(|| value(text)).flatten();
    Some(value.map_or(title, |part| lines::place(title, text, part)))
}

/// The value of the first line with one of some labels.
fn first(document: &Document, spans: impl Iterator<Item = Span>, labels: &[&str]) -> Option<Span> {
    spans
        .filter_map(|span| {
            let text = document.slice(span);
            Some(lines::place(span, text, labelled(text, labels)?))
        })
        .next()
}

/// Who issued a document: by its label, by the office over the date at the
/// end, by the head of the letter, by the title.
fn issuer(document: &Document, title: Option<Span>, head: &[Span], tail: &[Span]) -> Option<Span> {
    let whole = |span: Span| {
        let text = document.slice(span);
        words::is_office(text).then_some(span)
    };
    let signed = || {
        let last = head.iter().chain(tail).copied();
        let pairs: Vec<Span> = last.collect();
        let pair = pairs.iter().zip(pairs.iter().skip(1)).rev();
        pair.filter(|(_, below)| {
            date(document.slice(**below)).is_some_and(|d| d.len() == below.len() as usize)
        })
        .find_map(|(above, _)| whole(*above))
    };
    let letter = || {
        head.iter().find_map(|&span| {
            let text = document.slice(span);
            let office = text.strip_suffix("文件").map(str::trim_end);
            let office = office.filter(|office| words::is_office(office))?;
            Some(lines::place(span, text, office))
        })
    };
    let named = || {
        let span = title?;
        let text = document.slice(span);
        Some(lines::place(span, text, lines::office_of(text)?))
    };
    first(document, head.iter().chain(tail).copied(), lines::ISSUER)
        .or_else(signed)
        .or_else(letter)
        .or_else(named)
}

/// When a document was issued: by its label, by the date that ends it, by one
/// in brackets or alone below the title.
fn issued(document: &Document, head: &[Span], tail: &[Span]) -> Option<Span> {
    let read = |span: Span| {
        let text = document.slice(span);
        Some(lines::place(span, text, date(text)?))
    };
    let is_line = |span: &Span, most: usize| document.slice(*span).chars().nth(most).is_none();
    first(document, head.iter().chain(tail).copied(), lines::DATE)
        .and_then(read)
        .or_else(|| {
            let short = tail.iter().rev().filter(|s| is_line(s, 40));
            short.copied().find_map(read)
        })
        .or_else(|| {
            let below = head.iter().filter(|s| {
                let text = document.slice(**s);
                is_line(s, 80) && (text.starts_with(['（', '(']) || is_line(s, 24))
            });
            below.copied().find_map(read)
        })
}

/// The number of a document: by its label, or a line of its own.
fn number(document: &Document, head: &[Span]) -> Option<Span> {
    first(document, head.iter().copied(), lines::NUMBER).or_else(|| {
        head.iter().copied().find(|&span| {
            let text = document.slice(span);
            words::is_head_line(text) && !text.ends_with("文件") && !text.ends_with("文件）")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{FactKind, of};
    use crate::document::Meta;
    use crate::structure::{Options, parse};

    fn facts(text: &str) -> Vec<(FactKind, String)> {
        let document = parse(text, Meta::default(), &Options::default()).unwrap();
        let all = of(&document).into_iter();
        all.map(|f| (f.kind, document.slice(f.span).to_owned()))
            .collect()
    }

    fn has(text: &str, kind: FactKind, value: &str) {
        let all = facts(text);
        assert!(all.contains(&(kind, value.to_owned())), "{kind:?}: {all:?}");
    }

    #[test]
    fn an_official_letter_says_who_when_and_its_number() {
        let text = "某某市人民政府文件\n某政发〔2025〕12号\n关于修缮渡口的通知\n各区人民政府：\n现将有关事项通知如下。\n\
            一、加强检查。每月检查一次。\n二、做好记录。记在簿上。\n某某市人民政府\n2025年3月12日\n";
        has(text, FactKind::Title, "关于修缮渡口的通知");
        has(text, FactKind::Issuer, "某某市人民政府");
        has(text, FactKind::Date, "2025年3月12日");
        has(text, FactKind::Number, "某政发〔2025〕12号");
    }

    #[test]
    fn a_judgment_has_its_court_and_number() {
        let text = "某甲县人民法院\n民事判决书\n（2024）某01民初3号\n原告张某。\n本院认为，应予支持。\n审判员李某\n二〇二四年五月六日\n";
        has(text, FactKind::Issuer, "某甲县人民法院");
        has(text, FactKind::Number, "（2024）某01民初3号");
        has(text, FactKind::Date, "二〇二四年五月六日");
    }

    #[test]
    fn labels_tell_what_a_line_is() {
        let text = "渡口旧事\n作者：某甲\n\n第一章 早船\n江上起雾。\n第二章 晚船\n雾散了。\n";
        has(text, FactKind::Title, "渡口旧事");
        has(text, FactKind::Author, "某甲");
        let text = "发文机关：某某省水利厅\n成文日期：2024年6月1日\n发文字号：某水发〔2024〕8号\n关于测量水位的通知\n各市水利局：\n请按时测量。\n";
        has(text, FactKind::Issuer, "某某省水利厅");
        has(text, FactKind::Date, "2024年6月1日");
        has(text, FactKind::Number, "某水发〔2024〕8号");
        let text = "GB/T 12345—2025\n渡船用竹篙\n1 范围\n本文件规定了要求。\n2 要求\n2.1 外观\n应光滑。\n2.2 长度\n应为五米。\n";
        has(text, FactKind::Number, "GB/T 12345—2025");
    }

    #[test]
    fn a_report_names_its_government_and_day() {
        let text = "某某县人民政府工作报告\n（2025年1月8日在县人民代表大会上）\n各位代表：\n现在报告工作。\n\
            一、去年的工作\n修了三座桥。\n二、今年的工作\n再修两座。\n";
        has(text, FactKind::Issuer, "某某县人民政府");
        has(text, FactKind::Date, "2025年1月8日");
    }

    #[test]
    fn a_text_that_says_nothing_has_no_facts_but_its_title() {
        let kinds = facts("江上起雾，船没有开。\n他等了一天，雾才散。\n");
        assert!(kinds.is_empty(), "{kinds:?}");
    }
}
