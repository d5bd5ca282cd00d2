//! Fields: what they show is read, what they are asked is not.

/// A field that is open.
#[derive(Debug, Default)]
pub(crate) struct Field {
    /// What it is asked.
    asked: String,
    /// Whether what it shows has begun.
    shows: bool,
}

/// The fields that are open, from the outermost on.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    open: Vec<Field>,
}

/// The most fields that are open at a time.
const MOST: usize = 64;

/// The most of what a field is asked that is kept, in bytes.
const LONGEST: usize = 4096;

impl Fields {
    /// A mark of a field: its beginning, what it shows, its end. Gives what is
    /// shown of one that ends without a word of its own.
    pub(crate) fn mark(&mut self, kind: &str) -> Option<String> {
        match kind {
            "begin" if self.open.len() < MOST => self.open.push(Field::default()),
            "separate" => {
                if let Some(last) = self.open.last_mut() {
                    last.shows = true;
                }
            }
            "end" => {
                let last = self.open.pop()?;
                return (!last.shows).then(|| equation(&last.asked)).flatten();
            }
            _ => {}
        }
        None
    }

    /// Takes note of what the innermost field is asked.
    pub(crate) fn ask(&mut self, text: &str) {
        if let Some(last) = self.open.last_mut().filter(|last| !last.shows)
            && last.asked.len().saturating_add(text.len()) <= LONGEST
        {
            last.asked += text;
        }
    }

    /// Whether text is shown here.
    pub(crate) fn shows(&self) -> bool {
        self.open.iter().all(|field| field.shows)
    }

    /// Whether this is a list of contents or figures.
    pub(crate) fn is_contents(&self) -> bool {
        self.has("TOC") || self.has("TOA")
    }

    /// Whether this is a link.
    pub(crate) fn is_link(&self) -> bool {
        self.has("HYPERLINK")
    }

    fn has(&self, name: &str) -> bool {
        let is = |field: &Field| {
            let mut words = field.asked.split_whitespace();
            field.shows
                && words
                    .next()
                    .is_some_and(|word| word.eq_ignore_ascii_case(name))
        };
        self.open.iter().any(is)
    }

    /// At the end of a paragraph: a field that is asked over more than one is
    /// none, and hides nothing.
    pub(crate) fn end_paragraph(&mut self) {
        self.open.retain(|field| field.shows);
    }
}

/// What the field EQ shows, with which characters are set in a circle, over
/// each other, or with their sound above: the text of its arguments.
fn equation(asked: &str) -> Option<String> {
    let asked = asked.trim_start();
    let name = asked.get(..2)?;
    if !name.eq_ignore_ascii_case("eq") {
        return None;
    }
    let from = asked.find('(')?;
    let kind = asked.get(..from)?.to_lowercase();
    let inside = asked.get(from..)?.trim_end();
    let arguments = arguments(inside.strip_prefix('(')?)?;
    let last = || arguments.last().cloned();
    let first = || arguments.first().cloned();
    if kind.contains("\\o") {
        // What lies below the others is the text, and a sound above it is its
        // reading.
        let sound = first().filter(|_| kind.contains("\\ad") && arguments.len() > 1);
        let base = last()?;
        return Some(match sound.filter(|sound| !sound.is_empty()) {
            Some(sound) if sound != base => format!("{base}（{sound}）"),
            _ => base,
        });
    }
    if kind.contains("\\f") && arguments.len() == 2 {
        return Some(arguments.join("/"));
    }
    if kind.contains("\\r") {
        return Some(format!("√{}", last()?));
    }
    Some(arguments.concat())
}

/// The text of the arguments of a switch, up to its closing bracket, without
/// the switches within.
fn arguments(inside: &str) -> Option<Vec<String>> {
    let mut arguments = vec![String::new()];
    let mut depth = 0u32;
    let mut switch = false;
    let mut escaped = false;
    for c in inside.chars() {
        if std::mem::take(&mut escaped) && matches!(c, ',' | '(' | ')' | '\\') {
            arguments.last_mut()?.push(c);
            switch = false;
            continue;
        }
        match c {
            '\\' => {
                escaped = true;
                switch = true;
            }
            '(' if switch => {
                depth = depth.saturating_add(1);
                switch = false;
            }
            ')' => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return Some(arguments.into_iter().map(|a| a.trim().to_owned()).collect()),
            },
            ',' | '，' if depth == 0 => {
                arguments.push(String::new());
                switch = false;
            }
            _ if switch => {}
            c => arguments.last_mut()?.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_only_sets_characters_shows_them() {
        let sound = r#"EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(gāng),纲)"#;
        assert_eq!(equation(sound).unwrap(), "纲（gāng）");
        assert_eq!(equation(r"eq \o\ac(○,印)").unwrap(), "印");
        assert_eq!(equation(r"EQ \f(1,2)").unwrap(), "1/2");
        assert_eq!(equation(r"EQ \r(,x)").unwrap(), "√x");
        assert_eq!(equation("REF 天数"), None);
    }

    #[test]
    fn what_is_asked_over_paragraphs_hides_nothing() {
        let mut fields = Fields::default();
        fields.mark("begin");
        fields.ask(" TOC ");
        assert!(!fields.shows());
        fields.end_paragraph();
        assert!(fields.shows());
        fields.mark("begin");
        fields.ask(" TOC ");
        fields.mark("separate");
        fields.end_paragraph();
        assert!(fields.shows() && fields.is_contents());
    }
}
