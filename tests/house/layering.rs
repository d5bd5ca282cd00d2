//! The arrows between the modules run one way. Read from the sources: every
//! path that begins at the crate, goes up by `super`, or names one of the
//! libraries that belong to some modules only.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the ground up. Each may name itself and what lies in the
/// layers below it.
const LAYERS: &[&[&str]] = &[
    &["cores", "text"],
    &["setting"],
    &["grammar"],
    &["document"],
    &["source"],
    &["prose"],
    &["formats"],
    &["structure"],
    &["anchor", "lexicon"],
    // The term w:a asks where words begin and end.
    &["search", "figures", "review", "references", "notes"],
    &["compare", "amending"],
    &["open"],
    &["library"],
    &["explorer"],
    &["config"],
    &["ui", "plain"],
    &["terminal"],
    &["cli"],
];

/// The modules that may name a library, for those that not every one may.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("ratatui", &["ui", "terminal"]),
    ("crossterm", &["terminal"]),
];

/// One thing the check is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    Word(String),
    /// `::`
    Path,
    Mark(char),
}

/// The tokens of a source without comments, strings and characters.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let c = at(i);
        if c == '/' && at(i + 1) == '/' {
            while i < chars.len() && at(i) != '\n' {
                i += 1;
            }
        } else if c == '/' && at(i + 1) == '*' {
            let mut depth = 0;
            loop {
                if at(i) == '/' && at(i + 1) == '*' {
                    depth += 1;
                    i += 2;
                } else if at(i) == '*' && at(i + 1) == '/' {
                    depth -= 1;
                    i += 2;
                } else {
                    i += 1;
                }
                if depth == 0 || i >= chars.len() {
                    break;
                }
            }
        } else if c == '"' {
            i += 1;
            while i < chars.len() && at(i) != '"' {
                i += if at(i) == '\\' { 2 } else { 1 };
            }
            i += 1;
        } else if c == '\'' {
            // A lifetime has no closing quote right behind its first letter.
            if at(i + 1) == '\\' {
                i += 3;
                while i < chars.len() && at(i) != '\'' {
                    i += 1;
                }
                i += 1;
            } else if at(i + 2) == '\'' {
                i += 3;
            } else {
                i += 1;
            }
        } else if is_word(c) {
            let start = i;
            while is_word(at(i)) {
                i += 1;
            }
            let word: String = chars[start..i].iter().collect();
            let raw = matches!(word.as_str(), "r" | "br" | "cr") && matches!(at(i), '"' | '#');
            if raw {
                let mut hashes = 0;
                while at(i) == '#' {
                    hashes += 1;
                    i += 1;
                }
                if at(i) == '"' {
                    let end: String = format!("\"{}", "#".repeat(hashes));
                    let end: Vec<char> = end.chars().collect();
                    i += 1;
                    while i < chars.len() && !chars[i..].starts_with(&end) {
                        i += 1;
                    }
                    i += end.len();
                } else {
                    // A raw identifier: r#type.
                    continue;
                }
            } else {
                found.push(Token::Word(word));
            }
        } else if c == ':' && at(i + 1) == ':' {
            found.push(Token::Path);
            i += 2;
        } else {
            if !c.is_whitespace() {
                found.push(Token::Mark(c));
            }
            i += 1;
        }
    }
    found
}

/// The first names of what follows a `::` at `i`: one, or several in braces.
fn first_names(tokens: &[Token], mut i: usize) -> Vec<String> {
    match tokens.get(i) {
        Some(Token::Word(word)) => vec![word.clone()],
        Some(Token::Mark('{')) => {
            let mut names = Vec::new();
            let mut depth = 0;
            let mut expects = true;
            while let Some(token) = tokens.get(i) {
                match token {
                    Token::Mark('{') => depth += 1,
                    Token::Mark('}') => {
                        depth -= 1;
                        if depth == 0 {
                            break;
                        }
                    }
                    Token::Mark(',') if depth == 1 => expects = true,
                    Token::Word(word) if depth == 1 && expects => {
                        names.push(word.clone());
                        expects = false;
                    }
                    _ => {}
                }
                i += 1;
            }
            names
        }
        _ => Vec::new(),
    }
}

/// The modules of the crate that a source names, and the libraries of
/// [`LIBRARIES`]. `depth` is how far the module of the file lies below the
/// root of the crate.
fn named(source: &str, depth: usize) -> Vec<String> {
    let tokens = tokens(source);
    let word = |i: usize| match tokens.get(i) {
        Some(Token::Word(word)) => word.as_str(),
        _ => "",
    };
    let is_path = |i: usize| tokens.get(i) == Some(&Token::Path);
    let mut found = Vec::new();
    // The braces that are open, and whether each is an inline module.
    let mut open: Vec<bool> = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match &tokens[i] {
            Token::Mark('{') => {
                let inline = i >= 2 && word(i - 2) == "mod" && !word(i - 1).is_empty();
                open.push(inline);
            }
            Token::Mark('}') => {
                open.pop();
            }
            Token::Word(name) if !(i > 0 && is_path(i - 1)) => {
                if matches!(name.as_str(), "crate" | "gangmu") && is_path(i + 1) {
                    found.extend(first_names(&tokens, i + 2));
                } else if name == "super" {
                    let mut ups = 1;
                    let mut next = i + 1;
                    while is_path(next) && word(next + 1) == "super" {
                        ups += 1;
                        next += 2;
                    }
                    let here = depth + open.iter().filter(|&&inline| inline).count();
                    if is_path(next) && ups >= here {
                        found.extend(first_names(&tokens, next + 1));
                    }
                    i = next;
                    continue;
                }
            }
            _ => {}
        }
        i += 1;
    }
    for (library, _) in LIBRARIES {
        if tokens.contains(&Token::Word((*library).to_owned())) {
            found.push((*library).to_owned());
        }
    }
    found
}

/// The layer of a module, from 0.
fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// What a file of `module` names that it may not.
fn violations(module: &str, depth: usize, source: &str) -> Vec<String> {
    let Some(own) = layer(module) else {
        return vec![format!("{module} has no place in the order")];
    };
    named(source, depth)
        .into_iter()
        .filter(|name| {
            let library = LIBRARIES.iter().find(|(library, _)| library == name);
            match library {
                Some((_, owners)) => !owners.contains(&module),
                None => name != module && layer(name).is_some_and(|layer| layer >= own),
            }
        })
        .map(|name| format!("{module} names {name}"))
        .collect()
}

pub(crate) fn sources_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources_below(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The names of the modules a source file lies in, from the root.
pub(crate) fn module_path(file: &Path) -> Vec<String> {
    let mut path: Vec<String> = file
        .with_extension("")
        .iter()
        .map(|part| part.to_string_lossy().into_owned())
        .collect();
    if path.last().is_some_and(|last| last == "mod") {
        path.pop();
    }
    path
}

#[test]
fn every_arrow_runs_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources_below(&root, &mut files);
    let mut wrong = Vec::new();
    let mut seen = 0;
    for file in files {
        let place = file.strip_prefix(&root).unwrap();
        let path = module_path(place);
        // The map of the house and the program name everything.
        if path == ["lib"] || path == ["main"] {
            continue;
        }
        seen += 1;
        let source = fs::read_to_string(&file).unwrap();
        let found = violations(&path[0], path.len(), &source);
        wrong.extend(
            found
                .into_iter()
                .map(|what| format!("{}: {what}", place.display())),
        );
    }
    assert!(seen >= LAYERS.len(), "only {seen} sources were found");
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn an_arrow_back_is_caught() {
    let caught = |module, depth, source: &str| !violations(module, depth, source).is_empty();
    assert!(caught("document", 1, "use crate::search::Query;"));
    assert!(caught("grammar", 2, "use crate::document::Span;"));
    assert!(caught("text", 1, "fn f(d: &crate::document::Document) {}"));
    assert!(caught(
        "structure",
        2,
        "use crate::{text, search::{Query, Hits}};"
    ));
    assert!(caught(
        "structure",
        2,
        "use crate::{\n    document::Span,\n    explorer,\n};"
    ));
    assert!(caught("search", 1, "use super::ui::draw;"));
    assert!(caught("search", 3, "use super::super::super::explorer;"));
    assert!(caught(
        "lexicon",
        2,
        "mod tests { use super::super::super::ui; }"
    ));
    assert!(caught("explorer", 1, "use ratatui::Frame;"));
    assert!(caught("ui", 1, "use ratatui::crossterm::event;"));
    assert!(caught("cli", 1, "use crossterm::tty::IsTty;"));
    assert!(caught("novelty", 1, ""), "a module without a place");
}

#[test]
fn an_arrow_down_is_let_through() {
    let fine = |module, depth, source: &str| violations(module, depth, source);
    let none: [String; 0] = [];
    assert_eq!(fine("structure", 1, "use crate::document::Span;"), none);
    assert_eq!(fine("terminal", 1, "use crossterm::event;"), none);
    assert_eq!(
        fine("ui", 1, "use ratatui::Frame; use crate::explorer;"),
        none
    );
    assert_eq!(
        fine("document", 2, "use super::Span; use super::text;"),
        none
    );
    assert_eq!(
        fine("document", 2, "mod tests { use super::super::search; }"),
        none,
        "document::search, not search"
    );
    assert_eq!(fine("document", 1, "// see crate::search::Query"), none);
    assert_eq!(fine("document", 1, "/* a /* b */ crate::ui */"), none);
    assert_eq!(
        fine("text", 1, "let s = \"crate::ui\\\"crate::cli\";"),
        none
    );
    assert_eq!(fine("text", 1, "let s = r#\"a \"crate::ui\" b\"#;"), none);
    assert_eq!(
        fine("text", 1, "let c = '\"'; let d: &'a str = '\\'';"),
        none
    );
    assert_eq!(fine("text", 1, "use unicode::text::document;"), none);
}
