//! How rare words are in Chinese texts at large.

use std::collections::HashMap;

use jieba_rs::{Jieba, KeywordExtract, KeywordExtractConfig, TfIdf};

use super::super::cutting::folded::dictionary_form;
use super::super::cutting::words::{WordKind, Words};

/// The median of jieba's table, which it gives to every word that it does not
/// know.
const MEDIAN: f32 = 11.954_768;

/// jieba's table of inverse document frequencies: some 270,000 words. Loading
/// it takes a quarter of a second and some 30 MB, which are free again once it
/// is dropped; what it says of a document is in an [`Idf`].
#[derive(Debug)]
pub struct IdfTable {
    table: TfIdf,
}

impl IdfTable {
    /// Loads the table.
    #[must_use]
    pub fn load() -> Self {
        let mut table = TfIdf::default();
        *table.config_mut() = KeywordExtractConfig::builder()
            .set_stop_words(std::iter::once("\n".to_owned()).collect())
            .min_keyword_length(1)
            .use_hmm(false)
            .build();
        Self { table }
    }

    /// The weights of all words of a document. Linear in its different words.
    ///
    /// Set phrases and terms that the table does not know get its median, as
    /// all unknown words do in jieba. Words in Latin letters, which it does not
    /// know at all, get the median of the document's own words, so that they
    /// do not come first for being foreign; numbers the same.
    #[must_use]
    pub fn weigh(&self, words: &Words) -> Idf {
        let forms: Vec<String> = words
            .all()
            .iter()
            .map(|word| match word.kind {
                WordKind::Latin | WordKind::Number | WordKind::Address => String::new(),
                _ => dictionary_form(&word.shown),
            })
            .collect();
        let known = self.look_up(&forms);
        let mut values: Vec<f32> = known.values().copied().collect();
        values.sort_unstable_by(f32::total_cmp);
        let own = values.get(values.len() / 2).copied().unwrap_or(MEDIAN);
        let weights = forms.iter().map(|form| {
            if form.is_empty() {
                own
            } else {
                known.get(form.as_str()).copied().unwrap_or(MEDIAN)
            }
        });
        Idf {
            weights: weights.collect(),
        }
    }

    /// The values of words. The table tells no single value, so it is asked
    /// for the keywords of a text that has every word once: there the weight
    /// of each is its value by the number of words. That they are cut as they
    /// are is seen to by a dictionary that has nothing else.
    fn look_up<'f>(&self, forms: &'f [String]) -> HashMap<&'f str, f32> {
        let is_plain = |c: char| matches!(c, '\u{4e00}'..='\u{9fd5}');
        let mut dictionary = Jieba::empty();
        let mut text = String::new();
        let mut asked: HashMap<&str, f32> = HashMap::new();
        for form in forms {
            if !form.is_empty()
                && form.chars().all(is_plain)
                && asked.insert(form, MEDIAN).is_none()
            {
                dictionary.add_word(form, Some(1), None);
                text.push_str(form);
                text.push('\n');
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 words")]
        let total = asked.len() as f64;
        let found = self
            .table
            .extract_keywords(&dictionary, &text, asked.len(), Vec::new());
        for keyword in found {
            if let Some(value) = asked.get_mut(keyword.keyword.as_str()) {
                #[expect(clippy::cast_possible_truncation, reason = "a weight below 14")]
                let weight = (keyword.weight * total) as f32;
                *value = weight;
            }
        }
        asked
    }
}

/// The weights of the words of one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Idf {
    weights: Vec<f32>,
}

impl Idf {
    /// The weight of a word, by its id.
    pub(in crate::lexicon) fn of(&self, id: usize) -> f64 {
        f64::from(self.weights.get(id).copied().unwrap_or(MEDIAN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_table() {
        let table = IdfTable::load();
        let forms = ["发展", "现代化", "的", "高质量发展", "双城", "双"].map(str::to_owned);
        let found = table.look_up(&forms);
        let near = |word: &str, value: f32| (found[word] - value).abs() < 1e-3;
        assert!(near("发展", 3.575), "{found:?}");
        assert!(near("现代化", 6.742));
        assert!(near("双城", 10.956));
        assert!(near("高质量发展", MEDIAN), "{found:?}");
    }
}
