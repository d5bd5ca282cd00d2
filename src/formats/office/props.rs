//! How the text of a run is set, as far as it is said.

use crate::document::Style;

/// What is said of the text of a run, by itself or by a style.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Props {
    pub(crate) bold: Option<bool>,
    pub(crate) italic: Option<bool>,
    pub(crate) struck: Option<bool>,
    pub(crate) underlined: Option<bool>,
    pub(crate) marked: Option<bool>,
    pub(crate) hidden: Option<bool>,
    /// Above (true) or below the line.
    pub(crate) raised: Option<bool>,
    /// The style that says more.
    pub(crate) style: Option<String>,
}

impl Props {
    /// Takes what is not said here from `other`.
    pub(crate) fn inherit(&mut self, other: &Self) {
        self.bold = self.bold.or(other.bold);
        self.italic = self.italic.or(other.italic);
        self.struck = self.struck.or(other.struck);
        self.underlined = self.underlined.or(other.underlined);
        self.marked = self.marked.or(other.marked);
        self.hidden = self.hidden.or(other.hidden);
        self.raised = self.raised.or(other.raised);
    }

    /// The style that this comes to.
    pub(crate) fn style(&self) -> Style {
        let on = |style: Style, is: Option<bool>| style.when(is.unwrap_or(false));
        on(Style::BOLD, self.bold)
            .with(on(Style::ITALIC, self.italic))
            .with(on(Style::STRUCK, self.struck))
            .with(on(Style::UNDERLINED, self.underlined))
            .with(on(Style::MARKED, self.marked))
    }
}
