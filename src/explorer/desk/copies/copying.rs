//! Copying: the original text without the line breaks of the screen, with its
//! source where that is wanted.

use crate::document::{BlockId, Document, Format, SectionKind, Span};
use crate::text::lookalikes;

use crate::explorer::desk::copies::copied::{CopyReport, Sent};
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::State;
use crate::explorer::desk::views::view::View;
use crate::explorer::language::{Language, Text};
use crate::explorer::outline::tree::Node;
use crate::explorer::panel::{Listing, Panel, Target, records};
use crate::setting::citation::{CitationForm, Source};

/// The title of a document, without book title marks: its own, else what a
/// book says, else its name.
fn title(document: &Document) -> &str {
    let own = document.sections().iter().take(1);
    let mut own = own.filter(|section| section.kind == SectionKind::Title);
    let title = own.next().map(|section| document.slice(section.title));
    let meta = document.meta();
    // Word documents often have the title of what they were made from.
    let said = meta.metadata.title.as_deref();
    let said = || said.filter(|_| meta.format == Format::Epub);
    let title = title.or_else(said).unwrap_or(&meta.name).trim();
    let inside = title.strip_prefix('《').and_then(|t| t.strip_suffix('》'));
    inside.unwrap_or(title)
}

/// How the source of a copied text is told.
#[derive(Debug, Clone, Copy)]
pub(in crate::explorer) struct Cited<'a> {
    pub(in crate::explorer) form: &'a CitationForm,
    pub(in crate::explorer) language: Language,
}

/// Where a text comes from: the title of the document, the sections around
/// the beginning of `span`, the line of the source.
pub(in crate::explorer) fn citation(document: &Document, span: Span, cited: Cited<'_>) -> String {
    let around = document.section_at(span.start);
    let path = around.map(|id| document.path(id)).unwrap_or_default();
    let titles: Vec<&str> = path
        .into_iter()
        .filter(|&id| {
            document
                .section(id)
                .is_some_and(|s| s.kind != SectionKind::Title)
        })
        .map(|id| document.title(id).trim())
        .collect();
    let source = Source {
        title: title(document),
        sections: &titles.join(" › "),
        place: &document.origin().cited(span.start, cited.language),
        line: &document.origin().told(span.start),
        file: &document.meta().name,
    };
    cited.form.cite(&source, cited.language)
}

/// Parts of the text, each in lines of its own, with or without their source.
fn parts(document: &Document, spans: &[Span], cited: Option<Cited<'_>>) -> String {
    let mut text = String::new();
    for &span in spans {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(document.slice(span).trim_end_matches('\n'));
        if let Some(cited) = cited {
            text.push('\n');
            text.push_str(&citation(document, span, cited));
        }
        if spans.len() > 1 && cited.is_some() {
            text.push('\n');
        }
    }
    text
}

/// The paragraphs of the rows of a list, each once, in the order of the list.
fn paragraphs(document: &Document, panel: &Panel) -> Vec<Span> {
    let table = panel.table();
    let rows = 0..table.map_or(0, crate::explorer::panel::Table::len);
    let mut seen = std::collections::HashSet::new();
    rows.filter_map(|row| match table?.target(row)? {
        Target::Place(span) => {
            let block: BlockId = document.block_at(span.start)?;
            Some(document.paragraph(block))
        }
        Target::Section(_) | Target::Query(_) => None,
    })
    .filter(|span| seen.insert(*span))
    .collect()
}

/// The rows of a list as they are shown, cells apart by tabs.
fn rows(document: &Document, panel: &Panel, language: Language) -> String {
    let Some(table) = panel.table() else {
        return String::new();
    };
    let line = |cells: Vec<String>| {
        let cells = cells.iter().map(|cell| cell.replace(['\t', '\n'], " "));
        cells.collect::<Vec<_>>().join("\t")
    };
    let rows: Vec<String> = records(table, document, language).map(line).collect();
    rows.join("\n")
}

/// What copying takes of a view where nothing is selected.
fn text_to_copy(
    document: &Document,
    view: &View,
    focus: Pane,
    cited: Option<Cited<'_>>,
    language: Language,
) -> String {
    let section = || {
        let chosen = view.outline.selected();
        if let Some(Node::Book(_) | Node::Folder(_)) = chosen {
            // The row of a document stands for all of it.
            return Span::new(0, document.len());
        }
        let chosen = chosen.and_then(|node| node.section());
        let section = chosen.and_then(|id| document.section(id));
        section.map_or_else(|| document.front(), |section| section.span)
    };
    match (focus, &view.panel) {
        (Pane::Panel, Some(panel)) => match panel.listing() {
            Listing::Hits(_) => parts(document, &paragraphs(document, panel), cited),
            _ => rows(document, panel, language),
        },
        (Pane::Tree, _) => parts(document, &[section()], cited),
        _ => parts(document, &[view.reading.paragraph_here(document)], cited),
    }
}

impl State {
    /// `y` and `Y`: copies the selection, else by the pane with the keys the
    /// paragraph, the section or the rows of the list.
    pub(in crate::explorer) fn copy(&mut self, cited: bool) -> Vec<Effect> {
        let selected = self.take_selection();
        let cited = cited.then_some(Cited {
            form: &self.citation,
            language: self.language,
        });
        let Some((book, view)) = self.shelf.front() else {
            return Vec::new();
        };
        let text = match selected {
            Some(span) => parts(book.document(), &[span], cited),
            None => text_to_copy(book.document(), view, self.focus, cited, self.language),
        };
        if text.is_empty() {
            self.say(Text::NothingToCopy);
            return Vec::new();
        }
        let text = match self.typography.ordinary_copies {
            true => lookalikes::in_ordinary_form(&text).into_owned(),
            false => text,
        };
        vec![Effect::Copy(text)]
    }

    /// Says what became of a copy.
    pub(in crate::explorer) fn copied(&mut self, report: &CopyReport) {
        let chars = report.chars;
        let is_new = report.sent == Sent::Tmux && !self.has_told_of_tmux;
        self.has_told_of_tmux |= is_new;
        match (&report.file, report.sent) {
            (Ok(file), sent) => {
                let text = match sent {
                    Sent::Clipboard => Text::Copied,
                    Sent::Offered => Text::CopiedOffered,
                    Sent::Tmux if is_new => Text::CopiedInTmux,
                    Sent::Tmux => Text::CopiedInFile,
                    Sent::TooLong => Text::CopiedToFile,
                    Sent::Nowhere => Text::CopiedInFile,
                };
                self.say_with(text, &[&chars, &file.display()]);
            }
            (Err(_), Sent::Clipboard) => self.say_with(Text::CopiedOnly, &[&chars]),
            (Err(reason), _) => self.complain_of(reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn usual(language: Language, form: &CitationForm) -> Cited<'_> {
        Cited { form, language }
    }

    use crate::document::{Format, Meta};
    use crate::structure::{Options, parse};

    fn document(text: &str) -> Document {
        let meta = Meta {
            name: "河工.md".to_owned(),
            format: Format::Markdown,
            ..Meta::default()
        };
        parse(text, meta, &Options::default()).unwrap()
    }

    #[test]
    fn a_citation_names_title_sections_and_line() {
        let text = "# 河工志\n\n## 第一章 修堤\n\n### 一、春修\n\n春天修堤。\n";
        let document = document(text);
        let at = u32::try_from(document.text().find("春天").unwrap()).unwrap();
        let span = Span::new(at, at + 6);
        let form = CitationForm::default();
        let zh = citation(&document, span, usual(Language::Chinese, &form));
        assert!(zh.ends_with("第一章 修堤 › 一、春修，第 7 行"), "{zh}");
        let en = citation(&document, span, usual(Language::English, &form));
        assert!(en.ends_with("第一章 修堤 › 一、春修, line 7"), "{en}");
    }

    #[test]
    fn what_has_no_title_is_cited_by_its_name() {
        let document = document("春天修堤。\n");
        let form = CitationForm::default();
        let cited = citation(&document, Span::new(0, 3), usual(Language::Chinese, &form));
        assert_eq!(cited, "——《河工.md》，第 1 行");
    }
}
