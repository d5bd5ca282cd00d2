//! The languages of the program.

/// A language of the interface and of all messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The one of two things, mostly texts, that is for this language.
    #[must_use]
    pub const fn choose<T: Copy>(self, zh: T, en: T) -> T {
        match self {
            Self::Chinese => zh,
            Self::English => en,
        }
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }

    /// The language by its name on the command line and in the configuration.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        match name {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The language that the locale of messages names: by the first of
    /// `LC_ALL`, `LC_MESSAGES` and `LANG` that is not empty, as POSIX orders
    /// them. Chinese for every language that is written in Chinese, English
    /// for all others, and none where the locale is `C`, `POSIX` or not set.
    #[must_use]
    pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(variable)
            .find(|value| !value.is_empty())?;
        match locale.split(['.', '@', '_', '-']).next()? {
            "C" | "POSIX" => None,
            "zh" | "cmn" | "yue" | "nan" | "hak" | "wuu" | "gan" | "lzh" => Some(Self::Chinese),
            _ => Some(Self::English),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Option<Language> {
        Language::of_locale(|name| {
            let known = variables.iter().find(|(known, _)| *known == name);
            known.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_locale_names_the_language() {
        let (zh, en) = (Some(Language::Chinese), Some(Language::English));
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8")]), zh);
        assert_eq!(of(&[("LANG", "zh-Hant")]), zh);
        assert_eq!(of(&[("LANG", "yue_HK@euro")]), zh);
        assert_eq!(of(&[("LANG", "de_DE")]), en);
        assert_eq!(of(&[("LANG", "")]), None);
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[("LANG", "C.UTF-8")]), None);
        assert_eq!(of(&[("LC_ALL", "POSIX"), ("LANG", "en_GB")]), None);
        assert_eq!(of(&[("LC_ALL", ""), ("LANG", "en_GB")]), en);
        assert_eq!(of(&[("LC_MESSAGES", "zh_TW"), ("LANG", "en_GB")]), zh);
        assert_eq!(of(&[("LC_ALL", "en_GB"), ("LC_MESSAGES", "zh_TW")]), en);
    }
}
