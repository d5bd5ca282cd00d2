//! Cross-references: expressions in the text that name another section of the
//! same document, and the sections they name.
//!
//! Refuses rather than guesses: an expression that may mean another document,
//! or more than one section of this one, is no reference.

mod index;
mod scan;

pub use index::ReferenceIndex;

use crate::document::{Document, SectionId, Span};

/// An expression that names a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// Bytes of the expression; in a list (第十、十八条) of one of its numbers.
    pub span: Span,
    /// The section it names.
    pub target: SectionId,
}

/// The references that touch `span`, in order. Looks only at the blocks that
/// `span` touches; linear in them.
#[must_use]
pub fn references_in(document: &Document, index: &ReferenceIndex, span: Span) -> Vec<Reference> {
    let first = document.block_at(span.start).unwrap_or(0) as usize;
    let blocks = document.blocks().iter().skip(first);
    let mut found = Vec::new();
    for block in blocks.take_while(|block| block.span.start < span.end) {
        scan::scan(document, index, block.span, &mut found);
    }
    found.retain(|reference| reference.span.overlaps(span));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Meta};
    use crate::parse;

    fn law(body: &str) -> Document {
        let text = format!(
            "# 某国试行法\n\n## 第一章 总则\n\n第一条 立法目的。\n\n第二条 适用范围。\n\n\
            ## 第二章 分则\n\n第三条 正文。\n\n第三条之一 增补。\n\n第四条 {body}\n\n第五条 末条。\n\n# 附件2\n\n表。\n"
        );
        let meta = Meta {
            format: Format::Markdown,
            ..Meta::default()
        };
        parse::parse(&text, meta, &parse::Options::default()).unwrap()
    }

    /// The references of article 4: what they say and what they name.
    fn found(body: &str) -> Vec<(String, String)> {
        let document = law(body);
        let index = ReferenceIndex::new(&document);
        let whole = Span::new(0, document.len());
        references_in(&document, &index, whole)
            .into_iter()
            .map(|r| {
                let said = document.slice(r.span).to_owned();
                (said, document.title(r.target).to_owned())
            })
            .collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |&(a, b): &(&str, &str)| (a.to_owned(), b.to_owned());
        expected.iter().map(owned).collect()
    }

    #[test]
    fn an_article_is_found_by_its_number_however_written() {
        assert_eq!(found("依照第二条办理。"), pairs(&[("第二条", "第二条")]));
        assert_eq!(found("依照第 2 条办理。"), pairs(&[("第 2 条", "第二条")]));
        assert_eq!(found("依照第３条办理。"), pairs(&[("第３条", "第三条")]));
        assert_eq!(
            found("依照第三条之一办理。"),
            pairs(&[("第三条之一", "第三条之一")])
        );
        assert!(found("依照第九条办理。").is_empty(), "there is none");
    }

    #[test]
    fn each_number_of_a_list_or_range_is_its_own() {
        assert_eq!(
            found("有第一、二、五条规定的情形。"),
            pairs(&[("第一", "第一条"), ("二", "第二条"), ("五条", "第五条")])
        );
        assert_eq!(
            found("第一条至第三条除外。"),
            pairs(&[("第一条", "第一条"), ("第三条", "第三条")])
        );
    }

    #[test]
    fn other_documents_are_left_alone() {
        assert!(found("依照《他法》第二条办理。").is_empty());
        assert!(found("依照他国刑法第二条办理。").is_empty());
        assert!(found("依照该法第二条办理。").is_empty());
        assert!(found("依照某某条例第二条、第三条办理。").is_empty());
        assert_eq!(
            found("依照本法第二条办理。"),
            pairs(&[("第二条", "第二条")])
        );
        assert_eq!(
            found("依照试行法第二条办理。"),
            pairs(&[("第二条", "第二条")]),
            "the document's own name"
        );
        assert_eq!(
            found("用这种方法，第二条也适用。"),
            pairs(&[("第二条", "第二条")])
        );
    }

    #[test]
    fn the_sections_around_and_beside() {
        assert_eq!(found("适用本章规定。"), pairs(&[("本章", "第二章 分则")]));
        assert_eq!(found("适用前条规定。"), pairs(&[("前条", "第三条之一")]));
        assert_eq!(found("见第一章。"), pairs(&[("第一章", "第一章 总则")]));
        assert_eq!(found("见附件2。"), pairs(&[("附件2", "附件2")]));
        assert!(found("在基本章程里。").is_empty());
    }

    #[test]
    fn a_number_that_stands_twice_is_no_reference() {
        let text = "# 甲\n\n## 第一编\n\n第一条 子。\n\n## 第二编\n\n第一条 丑。\n\n## 第三编\n\n第二条 依照第一条。\n";
        let meta = Meta {
            format: Format::Markdown,
            ..Meta::default()
        };
        let document = parse::parse(text, meta, &parse::Options::default()).unwrap();
        let index = ReferenceIndex::new(&document);
        let whole = Span::new(0, document.len());
        assert!(references_in(&document, &index, whole).is_empty());
    }
}
