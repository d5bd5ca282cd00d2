//! From what was typed to what is meant: defaults, the environment, the
//! combinations that clap cannot judge.

use std::io::{self, IsTerminal};

use crate::config::Config;
use crate::lexicon::WordFiles;
use crate::notes::Store;
use crate::open::How;
use crate::search;
use crate::setting::Language;
use crate::setting::appearance::{Depth, ThemeName};
use crate::source::{Embedded, Encoding, Location};
use crate::structure;
use crate::structure::corrections::{Corrections, Pattern, style_name};
use crate::text::Ambiguous;

use super::args::{
    Arguments, Check, Collocates, Command, Compare, Export, Figures, Form, Keywords, Lang, Method,
    Outline, Phrases, Search, Shared, Show, Trend, When, Width, locations,
};
use super::failure::{Complaint, Failure};
use crate::cli::results::table::Paint;

/// What is to be done.
#[derive(Debug)]
pub(super) enum Task {
    /// Open the explorer, or print plainly.
    Read(Vec<Location>),
    /// `gangmu outline`
    Outline(Location, Outline),
    /// `gangmu search`
    Search(Vec<Location>, Search),
    /// `gangmu show`
    Show(Location, Show),
    /// `gangmu check`
    Check(Vec<Location>, Check),
    /// `gangmu compare`
    Compare(Vec<Location>, Compare),
    /// `gangmu figures`
    Figures(Vec<Location>, Figures),
    /// `gangmu keywords`
    Keywords(Vec<Location>, Keywords),
    /// `gangmu phrases`
    Phrases(Vec<Location>, Phrases),
    /// `gangmu collocates`
    Collocates(Vec<Location>, Collocates),
    /// `gangmu notes`
    Notes(Vec<Location>),
    /// `gangmu export`
    Export(Vec<Location>, Export),
    /// `gangmu trend`
    Trend(Vec<Location>, Trend),
}

/// How it is to be done.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub(super) form: Form,
    pub(super) encoding: Option<Encoding>,
    pub(super) colour: bool,
    pub(super) language: Language,
    /// The language of what the command line says. It differs from that of the
    /// explorer where nothing names one, as in the C locale that scripts set so
    /// as to read the same everywhere: English then, and Chinese there.
    pub(super) messages: Language,
    pub(super) ambiguous: Ambiguous,
    /// Whether the terminal is asked for it where there is one to ask.
    pub(super) ask_width: bool,
    /// Whether to explore in lines instead of on a screen.
    pub(super) plain: bool,
    /// The colours of the explorer.
    pub(super) theme: ThemeName,
    /// The colours of the terminal.
    pub(super) depth: Depth,
    /// The reader's own words.
    pub(super) words: WordFiles,
    /// By which queries are matched.
    pub(super) search: search::Rules,
    pub(super) seams: bool,
    /// Whether web pages are read with what stands around their text.
    pub(super) whole_pages: bool,
    /// Where to look for what is kept of the documents; nowhere where they are
    /// to be read without.
    pub(super) store: Option<Store>,
    /// The reader's own headings.
    pub(super) headings: Vec<Pattern>,
    /// Styles that are no headings: their names, as typed where no style is
    /// called so.
    pub(super) no_headings: Vec<String>,
    /// Whether standard output is a terminal.
    pub(super) on_terminal: bool,
}

impl Settings {
    /// What the shared options, the configuration and the environment say.
    pub(super) fn of(shared: &Shared, config: &Config, environment: Environment<'_>) -> Self {
        settings(shared, config, environment, io::stdout().is_terminal())
    }

    /// How results are painted.
    pub(super) const fn paint(&self) -> Paint {
        Paint::new(self.colour, self.on_terminal)
    }

    /// The name of a kind in results: a key where programs read them, the word
    /// of the reader's language in text to read.
    pub(super) const fn kind(&self, key: &'static str, word: &'static str) -> &'static str {
        match self.form {
            Form::Text => word,
            _ => key,
        }
    }

    /// Looks once through what is kept, for a run that changes nothing of it.
    pub(super) fn survey(&mut self) {
        self.store = self.store.take().and_then(Store::surveyed);
    }

    /// How documents are opened.
    pub(super) fn how(&self) -> How {
        How {
            encoding: self.encoding,
            parse: structure::Options {
                seams: self.seams,
                whole_pages: self.whole_pages,
                corrections: self.corrections(),
                ..structure::Options::default()
            },
            store: self.store.clone(),
            ..How::default()
        }
    }

    /// What is corrected of every document.
    pub(super) fn corrections(&self) -> Corrections {
        Corrections {
            off: self.no_headings.iter().cloned().collect(),
            patterns: self.headings.clone(),
            ..Corrections::default()
        }
    }
}

/// What the environment says, by the name of a variable.
pub(super) type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Makes sense of the arguments. Where they name no document, `unnamed` is
/// read.
///
/// # Errors
/// Where they do not go together.
pub(super) fn validate(
    mut arguments: Arguments,
    config: &Config,
    environment: Environment<'_>,
    unnamed: Location,
) -> Result<(Task, Settings), Failure> {
    let mut settings = Settings::of(&arguments.shared, config, environment);
    let mut rules = arguments.rules;
    if let Some(command) = &mut arguments.command {
        rules.append(command.rules().map(std::mem::take).unwrap_or_default());
    }
    settings.headings = rules.heading;
    settings.no_headings = canonical(&rules.no_heading);
    if arguments.command.is_some() && arguments.guide {
        return Err(Complaint::Guide.into());
    }
    check_form(settings.form, arguments.command.as_ref())?;
    let task = match arguments.command {
        Some(command) => task(command, unnamed)?,
        None if arguments.guide => {
            let guide = settings
                .language
                .choose(Embedded::GuideZh, Embedded::GuideEn);
            Task::Read(vec![Location::Embedded(guide)])
        }
        // What is read line by line takes its commands from standard input.
        None if arguments.shared.plain => {
            let embedded = Location::Embedded(Embedded::Digest);
            Task::Read(locations(&arguments.paths, &arguments.files, embedded)?)
        }
        None => Task::Read(locations(&arguments.paths, &arguments.files, unnamed)?),
    };
    Ok((task, settings))
}

/// What a subcommand asks for, of which documents.
fn task(command: Command, unnamed: Location) -> Result<Task, Failure> {
    Ok(match command {
        Command::Outline(outline) => Task::Outline(outline.document.location(unnamed), outline),
        Command::Search(search) => Task::Search(search.documents.locations(unnamed)?, search),
        Command::Show(show) => Task::Show(show.document.location(unnamed), show),
        Command::Check(check) => Task::Check(check.documents.locations(unnamed)?, check),
        Command::Compare(compare) => Task::Compare(compare.locations()?, compare),
        Command::Figures(figures) => Task::Figures(figures.documents.locations(unnamed)?, figures),
        Command::Keywords(keywords) => {
            if keywords.method == Method::Keyness && keywords.section.is_none() {
                return Err(Complaint::Keyness.into());
            }
            Task::Keywords(keywords.documents.locations(unnamed)?, keywords)
        }
        Command::Phrases(phrases) => Task::Phrases(phrases.documents.locations(unnamed)?, phrases),
        Command::Collocates(collocates) => {
            Task::Collocates(collocates.documents.locations(unnamed)?, collocates)
        }
        Command::Notes(notes) => Task::Notes(notes.documents.locations(unnamed)?),
        Command::Export(export) => Task::Export(export.documents.locations(unnamed)?, export),
        Command::Trend(trend) => Task::Trend(trend.documents.locations(unnamed)?, trend),
        Command::Config(_) | Command::Completions(_) | Command::Man(_) => {
            return Err(Complaint::NoDocument.into());
        }
    })
}

/// Some forms are of some subcommands only.
fn check_form(form: Form, command: Option<&Command>) -> Result<(), Failure> {
    match (form, command) {
        (Form::Tsv | Form::Csv, Some(Command::Export(_))) => Err(Complaint::NoTable.into()),
        (Form::Json | Form::Jsonl, Some(Command::Export(export))) if export.ordinary => {
            Err(Complaint::OrdinaryJson.into())
        }
        (Form::Md, Some(Command::Notes(_) | Command::Export(_)))
        | (Form::Html, Some(Command::Export(_) | Command::Compare(_)))
        | (Form::Jsonl, Some(Command::Export(_)))
        | (Form::Text | Form::Tsv | Form::Csv | Form::Json, _) => Ok(()),
        (Form::Md, _) => Err(Complaint::NoMarkdown.into()),
        (Form::Html, _) => Err(Complaint::NoHtml.into()),
        (Form::Jsonl, _) => Err(Complaint::NoJsonl.into()),
    }
}

/// The language that was asked for: in the call, in the configuration, by the
/// locale.
fn asked_language(
    lang: Lang,
    configured: Option<Language>,
    environment: Environment<'_>,
) -> Option<Language> {
    match lang {
        Lang::Zh => Some(Language::Chinese),
        Lang::En => Some(Language::English),
        Lang::Auto => configured.or_else(|| Language::of_locale(environment)),
    }
}

/// The language of what the command line says.
pub(super) fn messages(
    shared: &Shared,
    configured: Option<Language>,
    environment: Environment<'_>,
) -> Language {
    asked_language(shared.lang, configured, environment).unwrap_or(Language::English)
}

fn settings(
    shared: &Shared,
    config: &Config,
    environment: Environment<'_>,
    on_terminal: bool,
) -> Settings {
    let ambiguous = match shared.ambiguous {
        Width::Wide => Some(Ambiguous::Wide),
        Width::Narrow => Some(Ambiguous::Narrow),
        Width::Auto => config.ambiguous,
    };
    let asked = asked_language(shared.lang, config.language, environment);
    Settings {
        form: shared.format,
        encoding: shared.encoding,
        colour: match shared.color {
            When::Always => true,
            When::Never => false,
            When::Auto => on_terminal && colour_is_welcome(environment),
        },
        language: asked.unwrap_or(Language::Chinese),
        messages: asked.unwrap_or(Language::English),
        ambiguous: ambiguous.unwrap_or_default(),
        ask_width: ambiguous.is_none(),
        plain: shared.plain || (on_terminal && is_dumb(environment)),
        theme: shared.theme.unwrap_or(config.theme),
        depth: depth(environment),
        words: config.words.clone(),
        search: config.search,
        seams: !shared.no_seams,
        whole_pages: shared.whole_pages,
        store: match shared.no_kept {
            true => None,
            false => Store::open(),
        },
        headings: Vec::new(),
        no_headings: Vec::new(),
        on_terminal,
    }
}

/// The names of styles as the documents have them.
fn canonical(typed: &[String]) -> Vec<String> {
    let names = typed.iter();
    names
        .map(|typed| style_name(typed).unwrap_or(typed).to_owned())
        .collect()
}

/// By <https://no-color.org>: NO_COLOR set to anything but nothing.
fn colour_is_welcome(environment: Environment<'_>) -> bool {
    let refused = environment("NO_COLOR").is_some_and(|value| !value.is_empty());
    !refused && !is_dumb(environment)
}

/// Whether the terminal can do nothing but print.
fn is_dumb(environment: Environment<'_>) -> bool {
    environment("TERM").is_some_and(|terminal| terminal == "dumb")
}

/// By COLORTERM, which terminals set that show any colour, else by TERM. tmux
/// and xterm show 256 whatever they are called; of GNU screen that is true
/// where its name says so.
fn depth(environment: Environment<'_>) -> Depth {
    let value = |name| environment(name).unwrap_or_default();
    let terminal = value("TERM");
    let few = ["linux", "vt", "ansi", "cons25", "screen"];
    match value("COLORTERM").as_str() {
        "truecolor" | "24bit" => Depth::Full,
        _ if terminal.contains("256color") || !value("TMUX").is_empty() => Depth::Fixed,
        _ if terminal.is_empty() || few.iter().any(|few| terminal.starts_with(few)) => {
            Depth::Sixteen
        }
        _ => Depth::Fixed,
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    fn validated(line: &[&str], variables: &[(&str, &str)]) -> Result<(Task, Settings), Failure> {
        let arguments = Arguments::try_parse_from([&["gangmu"], line].concat()).unwrap();
        let environment: Environment<'_> = &|name| {
            let known = variables.iter().find(|(known, _)| *known == name);
            known.map(|(_, value)| (*value).to_owned())
        };
        validate(
            arguments,
            &Config::default(),
            environment,
            Location::Embedded(Embedded::Digest),
        )
    }

    fn read(line: &[&str], variables: &[(&str, &str)]) -> Vec<Location> {
        match validated(line, variables).unwrap().0 {
            Task::Read(locations) => locations,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn nothing_is_the_embedded_document() {
        assert_eq!(read(&[], &[]), [Location::Embedded(Embedded::Digest)]);
        assert_eq!(read(&["-"], &[]), [Location::Stdin]);
    }

    #[test]
    fn the_guide_comes_in_the_language_of_the_reader() {
        let guide = |line, variables| match read(line, variables).as_slice() {
            [Location::Embedded(guide)] => *guide,
            other => panic!("{other:?}"),
        };
        assert_eq!(guide(&["--guide"], &[]), Embedded::GuideZh);
        assert_eq!(
            guide(&["--guide"], &[("LANG", "en_GB.UTF-8")]),
            Embedded::GuideEn
        );
        assert_eq!(
            guide(&["--guide"], &[("LC_ALL", "C.UTF-8"), ("LANG", "de_DE")]),
            Embedded::GuideZh
        );
        assert_eq!(
            guide(&["--guide"], &[("LC_ALL", ""), ("LANG", "fr_FR")]),
            Embedded::GuideEn
        );
        assert_eq!(
            guide(&["--guide", "--lang", "zh"], &[("LANG", "en_GB")]),
            Embedded::GuideZh
        );
    }

    #[test]
    fn what_does_not_go_together_is_refused() {
        let refused = |line: &[&str]| validated(line, &[]).is_err();
        assert!(refused(&["--guide", "outline"]));
        assert!(refused(&["-", "-"]));
        assert!(refused(&["search", "改革", "-", "-"]));
        assert!(!refused(&["./outline"]));
    }

    #[test]
    fn the_terminal_tells_how_many_colours_it_has() {
        for (variables, wanted) in [
            (
                &[("TERM", "xterm"), ("COLORTERM", "truecolor")][..],
                Depth::Full,
            ),
            (&[("TERM", "xterm")], Depth::Fixed),
            (&[("TERM", "screen-256color")], Depth::Fixed),
            (&[("TERM", "screen"), ("TMUX", "/tmp/x,1,0")], Depth::Fixed),
            (&[("TERM", "screen")], Depth::Sixteen),
            (&[("TERM", "linux")], Depth::Sixteen),
            (&[("TERM", "vt220")], Depth::Sixteen),
            (&[], Depth::Sixteen),
        ] {
            let environment: Environment<'_> = &|name| {
                let set = variables.iter().find(|(key, _)| *key == name);
                set.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(depth(environment), wanted, "{variables:?}");
        }
    }

    #[test]
    fn colour_can_be_refused_and_forced() {
        let arguments = |rest: &[&str]| {
            let line = [&["gangmu"], rest].concat();
            Arguments::try_parse_from(line).unwrap().shared
        };
        let none: Environment<'_> = &|_| None;
        let no_color: Environment<'_> = &|name| (name == "NO_COLOR").then(|| "1".to_owned());
        let empty: Environment<'_> = &|name| (name == "NO_COLOR").then(String::new);
        let colour = |rest: &[&str], environment, on_terminal| {
            let config = Config::default();
            settings(&arguments(rest), &config, environment, on_terminal).colour
        };
        assert!(colour(&[], none, true));
        assert!(colour(&[], empty, true));
        assert!(!colour(&[], none, false));
        assert!(!colour(&[], no_color, true));
        assert!(colour(&["--color", "always"], no_color, false));
        assert!(!colour(&["--color", "never"], none, true));
    }
}
