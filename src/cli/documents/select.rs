//! Which section is meant: by title, number, path, pinyin or line.

use crate::document::{Document, SectionId, Span};
use crate::grammar::Asked;
use crate::search::TitleIndex;
use crate::setting::Language;
use crate::text::fold::{fold, is_ignored, is_space};

use crate::cli::failure::{Complaint, tell};
use crate::cli::results::table::field;

/// The most sections that a note names.
const NAMED: usize = 5;

/// A way to read a name: whether a section with this plain title fits.
type Way<'a> = dyn Fn(SectionId, &str) -> bool + 'a;

/// The sections that `which` names, in document order. The ways to read it
/// are tried from the strictest on, and the first that finds anything counts:
/// the whole title, the number in any writing, the beginning of the title, a
/// part of it, its pinyin. Of a path (`第二编 / 第一章`) all but the last name what
/// the section stands in, not necessarily at once.
pub(in crate::cli) fn by_name(document: &Document, which: &str) -> Vec<SectionId> {
    let whole = by_one_name(document, which, |_| true);
    if !whole.is_empty() {
        return whole;
    }
    let Some((around, last)) = which.rsplit_once('/') else {
        return Vec::new();
    };
    let around = by_name(document, around);
    by_one_name(document, last, |id| {
        let path = document.path(id);
        around
            .iter()
            .any(|above| *above != id && path.contains(above))
    })
}

/// The text of the section that `which` names. Where several fit, the first,
/// and the others are told of on standard error; where none does, that.
pub(in crate::cli) fn section(
    document: &Document,
    label: &str,
    which: &str,
    language: Language,
) -> Option<Span> {
    let found = by_name(document, which);
    if let Some(note) = note(document, label, &found) {
        tell(&note, language);
    }
    let section = found.first().and_then(|&id| document.section(id));
    if section.is_none() {
        tell_of_none(label, language);
    }
    section.map(|section| section.span)
}

/// Tells that there is no section as it was asked for.
pub(in crate::cli) fn tell_of_none(label: &str, language: Language) {
    tell(&Complaint::NoSection(label.to_owned()), language);
}

fn by_one_name(
    document: &Document,
    which: &str,
    admitted: impl Fn(SectionId) -> bool,
) -> Vec<SectionId> {
    let wanted = plain(which);
    if wanted.is_empty() {
        return Vec::new();
    }
    let titles: Vec<(SectionId, String)> = (0u32..)
        .zip(document.sections())
        .filter(|&(id, _)| admitted(id))
        .map(|(id, section)| (id, plain(document.slice(section.title))))
        .collect();
    let asked = Asked::read(which);
    let has_number = |id| {
        let marker = document.section(id).map(|section| section.marker);
        marker.zip(asked).is_some_and(|(marker, asked)| {
            asked.is_of(marker.word) && marker.number.parts() == asked.parts()
        })
    };
    let all = |fits: &Way<'_>| -> Vec<SectionId> {
        let fitting = titles.iter().filter(|(id, title)| fits(*id, title));
        fitting.map(|(id, _)| *id).collect()
    };
    let ways: [&Way<'_>; 4] = [
        &|_, title| title == wanted,
        &|id, _| has_number(id),
        &|_, title| title.starts_with(&wanted),
        &|_, title| title.contains(&wanted),
    ];
    let found = ways.into_iter().map(all).find(|found| !found.is_empty());
    found.unwrap_or_else(|| {
        let index = TitleIndex::new(document);
        let mut best = index.find(which.trim(), usize::MAX).into_iter();
        let first = best.find(|found| admitted(found.section));
        first.into_iter().map(|found| found.section).collect()
    })
}

/// Folded, without white space and marks that are not seen.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|&c| !is_space(c) && !is_ignored(c) && !c.is_control())
        .map(fold)
        .collect()
}

/// The text of the innermost section at a line of the source, from 1; the
/// text in front of the first section where the line stands there. `None`
/// behind the last line.
pub(in crate::cli) fn by_line(document: &Document, line: u32) -> Option<Span> {
    let offset = document.origin().offset_of(line)?;
    let section = document
        .section_at(offset)
        .and_then(|id| document.section(id));
    Some(section.map_or(document.front(), |section| section.span))
}

/// The titles down to a section, for a column of a result.
pub(in crate::cli) fn titles(document: &Document, section: Option<SectionId>) -> String {
    let path = section.map(|id| document.path(id)).unwrap_or_default();
    let titles: Vec<_> = path.iter().map(|&id| field(document.title(id))).collect();
    titles.join(" / ")
}

/// What there is to say of the sections beside the first that fit as well.
fn note(document: &Document, label: &str, found: &[SectionId]) -> Option<Complaint> {
    let line = |id: &SectionId| {
        let section = document.section(*id);
        section.map_or(0, |s| document.origin().number(s.title.start))
    };
    let [first, others @ ..] = found else {
        return None;
    };
    if others.is_empty() {
        return None;
    }
    let mut lines: Vec<String> = others
        .iter()
        .take(NAMED)
        .map(|id| line(id).to_string())
        .collect();
    if others.len() > NAMED {
        lines.push("…".to_owned());
    }
    Some(Complaint::SeveralSections {
        label: label.to_owned(),
        count: found.len(),
        line: line(first),
        unit: document.origin().unit(),
        others: lines.join(", "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{
        BlockKind, DocumentBuilder, Meta, SectionKind, SectionMarker, SectionSeed, SourcePlace,
    };
    use crate::setting::Told;

    /// Two parts with a chapter one each, and inserted articles. One line for
    /// each title, from line 1.
    fn law() -> Document {
        let titles: [(u16, &str); 8] = [
            (1, "第一编 总 则"),
            (2, "第一章 任务"),
            (3, "第一条"),
            (1, "第二编 分则"),
            (2, "第一章 罪名"),
            (3, "第一百二十条"),
            (3, "第一百二十条之一"),
            (2, "第二章 附則"),
        ];
        let mut builder = DocumentBuilder::default();
        let mut seeds = Vec::new();
        for ((depth, title), line) in titles.into_iter().zip(1..) {
            builder.open(BlockKind::Heading, 0);
            let start = builder.offset();
            builder
                .push(
                    title,
                    SourcePlace {
                        number: line,
                        column: 0,
                    },
                )
                .unwrap();
            seeds.push(SectionSeed {
                title: Span::new(start, builder.offset()),
                depth,
                block: line - 1,
                kind: SectionKind::Heading,
                marker: crate::grammar::marker(title)
                    .map_or_else(SectionMarker::default, Into::into),
                confidence: 100,
                style: "",
            });
        }
        builder.finish(seeds, Meta::default())
    }

    #[test]
    fn the_strictest_reading_counts() {
        let document = law();
        let found = |which| by_name(&document, which);
        assert_eq!(found("第一百二十条"), [5]);
        for which in [
            "120.1",
            "120条之一",
            "第120条之一",
            "120之1",
            "第１２０條之1",
        ] {
            assert_eq!(found(which), [6], "{which}");
        }
        assert_eq!(found("第120条"), [5]);
        assert_eq!(found("第1章"), [1, 4]);
        assert_eq!(found("第一编总则"), [0], "spaces do not matter");
        assert_eq!(found("第一章"), [1, 4]);
        assert_eq!(found("附则"), [7], "nor does the script");
        assert_eq!(found("第九章"), [0; 0]);
        assert_eq!(found(" "), [0; 0]);
    }

    #[test]
    fn a_path_tells_namesakes_apart() {
        let document = law();
        assert_eq!(by_name(&document, "第二编 / 第一章"), [4]);
        assert_eq!(by_name(&document, "分则/第一章/120"), [5]);
        assert_eq!(by_name(&document, "第一编 / 附则"), [0; 0]);
    }

    #[test]
    fn namesakes_are_told_of() {
        let document = law();
        assert!(note(&document, "法", &[5]).is_none());
        let note = note(&document, "法", &[1, 4]).unwrap();
        let told = note.told(Language::English);
        assert!(told.contains("line 2") && told.contains("at 5"), "{told}");
    }

    #[test]
    fn a_line_leads_to_its_innermost_section() {
        let document = law();
        let text = |line| by_line(&document, line).map(|span| document.slice(span).trim_end());
        assert_eq!(text(6), Some("第一百二十条"));
        assert_eq!(text(2), Some("第一章 任务\n第一条"));
        assert_eq!(text(9), None);
    }
}
