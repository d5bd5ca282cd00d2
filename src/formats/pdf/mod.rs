//! PDF documents: which letters stand where is read by a library; in which
//! order they are read is told by their places ([`paged`]).

mod spans;
mod titles;

use pdfboss_core::{Document as Pdf, Error};
use pdfboss_text::FontCache;

use crate::setting::{Language, Said, Told, told_errors};

use super::Draft;
use super::manner::Manner;
use super::paged;

/// Pages that are read, at most.
const MOST_PAGES: usize = 100_000;

/// What is wrong with a PDF document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    /// It cannot be read at all.
    Damaged,
    /// A password is asked for.
    Locked,
    /// No page has text: so many pages are pictures or cannot be read.
    Silent(usize),
}

impl Told for Wrong {
    fn told(&self, language: Language) -> String {
        match (self, language) {
            (Self::Damaged, Language::Chinese) => {
                "PDF 已损坏或不完整，读不出页面；请重新下载或重新导出".to_owned()
            }
            (Self::Damaged, Language::English) => {
                "the PDF is damaged or incomplete, no page can be read; download or export it again"
                    .to_owned()
            }
            (Self::Locked, Language::Chinese) => {
                "PDF 有密码；请先在阅读器中去掉密码后另存".to_owned()
            }
            (Self::Locked, Language::English) => {
                "the PDF is locked by a password; save it without one first".to_owned()
            }
            (Self::Silent(pages), Language::Chinese) => format!(
                "PDF 的 {pages} 页都没有可读的文字（是图片，或字体没有字符对应表）；请先做文字识别（OCR）"
            ),
            (Self::Silent(pages), Language::English) => format!(
                "none of the {pages} pages of the PDF has text that can be read (they are \
                 pictures, or their fonts do not say which letters they have); run OCR on it first"
            ),
        }
    }
}

told_errors!(Wrong);

/// Reads a document. Places are pages. Linear but for sorting what is on a page.
///
/// # Errors
/// Where it is damaged or locked, no page has text, or the reading text would
/// pass 4 GiB.
pub(super) fn read(bytes: &[u8], manner: Manner<'_>) -> Result<Draft, Said> {
    let pdf = Pdf::load(bytes.to_vec()).map_err(|error| match error {
        Error::Encrypted => Said::new(&Wrong::Locked),
        _ => Said::new(&Wrong::Damaged),
    })?;
    if pdf.is_locked() {
        return Err(Said::new(&Wrong::Locked));
    }
    let count = pdf.page_count().min(MOST_PAGES);
    if count == 0 {
        return Err(Said::new(&Wrong::Damaged));
    }
    let mut titles = titles::by_page(&pdf, count);
    let fonts = FontCache::default();
    let labels = pdf.page_labels().is_some();
    let mut spoken = false;
    let mut pages = Vec::new();
    for index in 0..count {
        if (manner.stop)() {
            return Err(Said::new(&super::Unread::Stopped));
        }
        let mut page = spans::page(&pdf, index, &fonts);
        spoken |= page.silent.is_none();
        page.titles = titles.remove(&index).unwrap_or_default();
        if labels {
            let number = index.saturating_add(1).to_string();
            page.label = pdf
                .page_label(index)
                .filter(|label| *label != number && !label.is_empty());
        }
        pages.push(page);
    }
    if !spoken {
        return Err(Said::new(&Wrong::Silent(count)));
    }
    paged::read(pages.into_iter(), manner).map_err(|fault| Said::new(&fault))
}
