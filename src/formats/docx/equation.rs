//! Equations in one line of text: a/b, x², √(x+1), ∑ᵢ₌₁.

use crate::formats::package::xml::Tag;
use crate::formats::script::Script;

/// The equations that are open, from the outermost on. Nothing is called
/// within itself, however deep they are nested.
#[derive(Debug, Default)]
pub(super) struct Equations {
    open: Vec<Part>,
}

/// An element of an equation that is open.
#[derive(Debug, Default)]
struct Part {
    name: String,
    /// What has been written of it.
    text: String,
    /// Its arguments, each with its name.
    arguments: Vec<(String, String)>,
    /// Signs that it is written with.
    signs: Vec<(String, String)>,
}

impl Part {
    /// The text of an argument.
    fn argument(&self, name: &str) -> &str {
        let mut arguments = self.arguments.iter();
        let found = arguments.find(|(own, _)| own == name);
        found.map_or("", |(_, text)| text)
    }

    /// A sign that is said, or the usual one.
    fn sign<'s>(&'s self, name: &str, usual: &'s str) -> &'s str {
        let mut signs = self.signs.iter();
        let found = signs.find(|(own, _)| own == name);
        found.map_or(usual, |(_, sign)| sign)
    }
}

impl Equations {
    /// Whether one is open.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// At the beginning of an element. Whether it is of interest.
    pub(super) fn open(&mut self, tag: &Tag<'_>) -> bool {
        let name = tag.local();
        match name {
            // How something is set; the signs it is written with are here.
            "chr" | "begChr" | "endChr" | "sepChr" | "type" => {
                if let Some(part) = self.open.iter_mut().rev().nth(1) {
                    let value = tag.attribute("val").unwrap_or_default();
                    part.signs.push((name.to_owned(), value));
                }
                false
            }
            "rPr" | "ctrlPr" | "argPr" => false,
            _ => {
                self.open.push(Part {
                    name: name.to_owned(),
                    ..Part::default()
                });
                true
            }
        }
    }

    /// Appends text.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(part) = self.open.last_mut() {
            part.text += text;
        }
    }

    /// At the end of an element: the text of the whole, where it was the
    /// outermost.
    pub(super) fn close(&mut self) -> Option<String> {
        let part = self.open.pop()?;
        let Some(outer) = self.open.last_mut() else {
            return Some(part.text);
        };
        match part.name.as_str() {
            "e" | "num" | "den" | "sup" | "sub" | "deg" | "fName" | "lim" | "mr" => {
                let text = match part.name.as_str() {
                    "mr" => cells(&part),
                    _ => part.text,
                };
                outer.arguments.push((part.name, text));
            }
            _ => outer.text += &written(&part),
        }
        None
    }
}

/// The cells of a row of a matrix.
fn cells(row: &Part) -> String {
    let cells: Vec<&str> = row
        .arguments
        .iter()
        .map(|(_, cell)| cell.as_str())
        .collect();
    cells.join(", ")
}

/// An element in one line.
fn written(part: &Part) -> String {
    let argument = |name| part.argument(name);
    let scripts =
        || script(Script::Lowered, argument("sub")) + &script(Script::Raised, argument("sup"));
    let rows = || {
        let rows: Vec<&str> = part.arguments.iter().map(|(_, row)| row.as_str()).collect();
        rows.join("; ")
    };
    match part.name.as_str() {
        "f" => match part.sign("type", "bar") {
            "noBar" => format!("({} {})", argument("num"), argument("den")),
            _ => format!("{}/{}", grouped(argument("num")), grouped(argument("den"))),
        },
        "sSup" | "sSub" | "sSubSup" => grouped(argument("e")) + &scripts(),
        "sPre" => scripts() + argument("e"),
        "rad" => {
            let degree = argument("deg");
            let degree = match degree.is_empty() {
                true => String::new(),
                false => script(Script::Raised, degree)
                    .trim_start_matches('^')
                    .to_owned(),
            };
            format!("{degree}√{}", grouped(argument("e")))
        }
        "nary" => {
            let sign = part.sign("chr", "∫");
            format!("{sign}{} {}", scripts(), argument("e"))
        }
        "d" => {
            let inside: Vec<&str> = part.arguments.iter().map(|(_, e)| e.as_str()).collect();
            let apart = part.sign("sepChr", "|");
            let inside = inside.join(apart);
            part.sign("begChr", "(").to_owned() + &inside + part.sign("endChr", ")")
        }
        "func" => {
            let (name, of) = (argument("fName"), argument("e"));
            let apart =
                name.ends_with(char::is_alphanumeric) && of.starts_with(char::is_alphanumeric);
            format!("{name}{}{of}", if apart { " " } else { "" })
        }
        "limLow" => argument("e").to_owned() + &script(Script::Lowered, argument("lim")),
        "limUpp" => argument("e").to_owned() + &script(Script::Raised, argument("lim")),
        "acc" => argument("e").to_owned() + part.sign("chr", "\u{302}"),
        "bar" => argument("e").to_owned() + "\u{305}",
        "m" => format!("[{}]", rows()),
        "eqArr" => rows(),
        _ => {
            let arguments: String = part.arguments.iter().map(|(_, e)| e.as_str()).collect();
            part.text.clone() + &arguments
        }
    }
}

/// What stands above or below the line: in characters that stand there, or
/// behind a sign.
fn script(script: Script, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let written: Option<String> = text.chars().map(|c| script.of(c)).collect();
    written.unwrap_or_else(|| {
        let sign = match script {
            Script::Raised => '^',
            Script::Lowered => '_',
        };
        format!("{sign}{}", grouped(text))
    })
}

/// In brackets, where more than one thing would be taken apart.
fn grouped(text: &str) -> String {
    let one = text.chars().nth(1).is_none()
        || text.chars().all(|c| c.is_alphanumeric() || c == '.')
        || text.starts_with('(') && text.find(')') == text.len().checked_sub(1);
    match one {
        true => text.to_owned(),
        false => format!("({text})"),
    }
}
