//! How the source of a copied text is told: by a form with places.

use crate::setting::Language;

/// The form of a citation. `{title}`, `{sections}`, `{place}` (第 7 行, page
/// iv), `{line}` (7, iv) and `{file}` are filled in; what stands in square brackets is left out where a place in it
/// is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CitationForm(Option<String>);

/// Where a text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source<'a> {
    /// The title of the document.
    pub title: &'a str,
    /// The titles of the sections around it, the outermost first, joined.
    pub sections: &'a str,
    /// The line, page, paragraph or chapter of the source, in words.
    pub place: &'a str,
    /// Its number or label alone.
    pub line: &'a str,
    /// The name of the file.
    pub file: &'a str,
}

impl Source<'_> {
    /// What fills a place; `None` where there is no such place.
    fn value(&self, place: &str) -> Option<String> {
        Some(match place {
            "title" => self.title.to_owned(),
            "sections" => self.sections.to_owned(),
            "place" => self.place.to_owned(),
            "line" => self.line.to_owned(),
            "file" => self.file.to_owned(),
            _ => return None,
        })
    }
}

impl CitationForm {
    /// The form of a text; that of the language for an empty one. `None` where
    /// a place is unknown, or a bracket or brace has no other half.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let source = Source {
            title: "",
            sections: "",
            place: "",
            line: "",
            file: "",
        };
        filled(text, &source)?;
        Some(Self((!text.is_empty()).then(|| text.to_owned())))
    }

    /// The citation of a source.
    #[must_use]
    pub fn cite(&self, source: &Source<'_>, language: Language) -> String {
        let usual = language.choose(
            "——《{title}》[，{sections}]，{place}",
            "— {title}[, {sections}], {place}",
        );
        let form = self.0.as_deref().unwrap_or(usual);
        filled(form, source).unwrap_or_default()
    }
}

/// A form with its places filled; `None` where it is none.
fn filled(form: &str, source: &Source<'_>) -> Option<String> {
    let mut text = String::new();
    // Where the open bracket began, and whether a place behind it was empty.
    let mut group: Option<(usize, bool)> = None;
    let mut rest = form;
    while let Some(at) = rest.find(['{', '}', '[', ']']) {
        let (before, from) = rest.split_at_checked(at)?;
        text.push_str(before);
        let mut chars = from.chars();
        match (chars.next()?, group) {
            ('{', _) => {
                let (place, behind) = chars.as_str().split_once('}')?;
                let value = source.value(place)?;
                group = group.map(|(start, empty)| (start, empty || value.is_empty()));
                text.push_str(&value);
                rest = behind;
                continue;
            }
            ('[', None) => group = Some((text.len(), false)),
            (']', Some((start, empty))) => {
                if empty {
                    text.truncate(start);
                }
                group = None;
            }
            _ => return None,
        }
        rest = chars.as_str();
    }
    text.push_str(rest);
    group.is_none().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: Source<'_> = Source {
        title: "县志",
        sections: "卷一 › 山川",
        place: "第 7 行",
        line: "7",
        file: "县志.txt",
    };

    #[test]
    fn a_form_is_filled() {
        let cite = |form: &str, source: &Source<'_>| {
            let form = CitationForm::new(form).unwrap();
            form.cite(source, Language::Chinese)
        };
        assert_eq!(cite("", &SOURCE), "——《县志》，卷一 › 山川，第 7 行");
        assert_eq!(cite("({file}:{line})", &SOURCE), "(县志.txt:7)");
        let bare = Source {
            sections: "",
            ..SOURCE
        };
        assert_eq!(cite("", &bare), "——《县志》，第 7 行");
        let english = Source {
            place: "page iv",
            ..SOURCE
        };
        let english = CitationForm::default().cite(&english, Language::English);
        assert_eq!(english, "— 县志, 卷一 › 山川, page iv");
    }

    #[test]
    fn a_form_that_cannot_be_filled_is_none() {
        for wrong in [
            "{page}",
            "{title",
            "title}",
            "[{title}",
            "{title}]",
            "[[{line}]]",
        ] {
            assert_eq!(CitationForm::new(wrong), None, "{wrong}");
        }
    }
}
