//! The command line: arguments, subcommands, output formats.

mod args;
mod commands;
mod documents;
mod failure;
mod help;
mod log;
mod results;
mod settings;
mod status;

pub use status::Status;

use std::ffi::OsString;
use std::io;
use std::sync::Arc;

use clap::Parser;

use crate::explorer;
use crate::setting::Language;
use crate::source::Location;
use crate::structure::corrections::style_name;
use crate::terminal::{self, Exit, Opening};

use self::args::Arguments;
use self::failure::{Complaint, Failure, tell};
use self::settings::{Environment, Settings, Task};
use commands::config::Configuration;

/// Runs the program on its arguments, the first of which is its name. What
/// goes wrong is told on standard error. A pipe that is closed behind us is no
/// error: whoever reads has had enough.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Status {
    let environment: Environment<'_> = &|name| std::env::var(name).ok();
    let typed: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&typed) {
        Ok(arguments) => arguments,
        Err(error) => return unparsed(error, &typed, environment),
    };
    // Before the configuration is read, which may say otherwise.
    let mut language = settings::messages(&arguments.shared, None, environment);
    match carry_out(arguments, environment, &mut language) {
        Ok(status) => status,
        Err(failure) if failure.is_closed_pipe => Status::Done,
        Err(failure) => {
            tell(&failure, language);
            Status::Failed
        }
    }
}

/// Tells what was asked for instead of a run, or why the call cannot be
/// understood.
fn unparsed(error: clap::Error, typed: &[OsString], environment: Environment<'_>) -> Status {
    let (language, named) = help::asked(typed);
    let language = language
        .or_else(|| {
            Configuration::read(named.as_deref())
                .ok()?
                .config()
                .language
        })
        .or_else(|| Language::of_locale(environment))
        .unwrap_or(Language::English);
    let error = match language {
        Language::English => error,
        // The same again, of a command line whose help is in Chinese.
        Language::Chinese => match help::command(language).try_get_matches_from(typed) {
            Err(chinese) => chinese,
            Ok(_) => error,
        },
    };
    // A file may be called as it likes, and a shell puts in its name.
    let is_harmful = || {
        typed
            .iter()
            .any(|argument| results::guard::is_harmful(argument))
    };
    match language {
        Language::Chinese if error.use_stderr() => results::guard::tell(&help::refused(&error)),
        _ if is_harmful() => results::guard::tell(&error.render().to_string()),
        // Where nobody reads, nothing is to be told.
        _ => drop(error.print()),
    }
    match error.exit_code() {
        0 => Status::Done,
        _ => Status::Failed,
    }
}

fn carry_out(
    arguments: Arguments,
    environment: Environment<'_>,
    language: &mut Language,
) -> Result<Status, Failure> {
    let named = arguments.shared.config.clone();
    if let Some(log) = &arguments.shared.log {
        log::begin(log)?;
    }
    let configuration = Configuration::read(named.as_deref())?;
    let config = configuration.config();
    *language = settings::messages(&arguments.shared, config.language, environment);
    match &arguments.command {
        Some(args::Command::Completions(asked)) => {
            return commands::manual::completions(asked.shell, *language, io::stdout().lock());
        }
        Some(args::Command::Man(_)) => {
            return commands::manual::man(*language, io::stdout().lock());
        }
        _ => {}
    }
    if let Some(args::Command::Config(asked)) = &arguments.command {
        let settings = Settings::of(&arguments.shared, config, environment);
        let out = results::guard::stdout(false);
        return commands::config::run(&asked.what, configuration, &settings, out);
    }
    let (task, mut settings) =
        settings::validate(arguments, config, environment, Location::unnamed())?;
    if let (Task::Read(locations), true) = (&task, settings.on_terminal || settings.plain) {
        *language = settings.language;
        return explore(locations, false, &settings, &configuration);
    }
    if let (Task::Compare(both, compare), true) = (&task, settings.on_terminal && !settings.plain)
        && compare.explore
    {
        *language = settings.language;
        return explore(both, true, &settings, &configuration);
    }
    configuration.tell(settings.messages);
    settings.survey();
    let is_whole = matches!(task, Task::Read(_) | Task::Show(..) | Task::Export(..));
    let is_painted = settings.colour && settings.form == args::Form::Text && !is_whole;
    let out = results::guard::stdout(is_painted);
    match task {
        Task::Read(locations) => commands::show::print(&locations, &settings, out),
        Task::Outline(location, outline) => {
            commands::outline::run(&outline, &location, &settings, out)
        }
        Task::Search(locations, search) => {
            commands::search::run(&search, &locations, &settings, out)
        }
        Task::Check(locations, check) => commands::check::run(&check, &locations, &settings, out),
        Task::Compare(both, compare) => commands::compare::run(&compare, &both, &settings, out),
        Task::Figures(locations, figures) => {
            commands::figures::run(&figures, &locations, &settings, out)
        }
        Task::Keywords(locations, keywords) => {
            commands::words::keywords::run(&keywords, &locations, &settings, out)
        }
        Task::Phrases(locations, phrases) => {
            commands::words::phrases::run(&phrases, &locations, &settings, out)
        }
        Task::Collocates(locations, collocates) => {
            commands::words::collocates::run(&collocates, &locations, &settings, out)
        }
        Task::Notes(locations) => commands::notes::run(&locations, &settings, out),
        Task::Export(locations, export) => {
            commands::export::run(&export, &locations, &settings, out)
        }
        Task::Trend(locations, trend) => commands::trend::run(&trend, &locations, &settings, out),
        Task::Show(location, show) => commands::show::run(&show, &location, &settings, out),
    }
}

fn explore(
    locations: &[Location],
    compares: bool,
    settings: &Settings,
    configuration: &Configuration,
) -> Result<Status, Failure> {
    // The documents are not there yet to be asked for their styles.
    let mut names = settings.no_headings.iter();
    if let Some(unknown) = names.find(|name| style_name(name).is_none()) {
        return Err(Complaint::UnknownStyle(unknown.clone()).into());
    }
    let config = configuration.config();
    let how = explorer::Settings {
        language: settings.language,
        ambiguous: settings.ambiguous,
        colourless: !settings.colour,
        theme: settings.theme,
        depth: settings.depth,
        typography: config.typography,
        keymap: Arc::clone(&config.keymap),
        words: settings.words.clone(),
        citation: config.citation.clone(),
        programs: config.programs.clone(),
        rules: config.search,
        compares,
        complaint: configuration.complaint(settings.language),
    };
    let opening = Opening {
        how: settings.how(),
        ask_width: settings.ask_width,
        configuration: configuration.path.clone(),
    };
    let exit = if settings.plain {
        terminal::explore_plainly(how, locations, opening, results::guard::stdout(false))?
    } else {
        terminal::explore(how, locations, opening)?
    };
    match exit {
        Exit::Quit => Ok(Status::Done),
        Exit::Unopened => Ok(Status::Failed),
        Exit::Signal(number) => Ok(Status::Signal(u8::try_from(number).unwrap_or(0))),
        Exit::InputLost(error) => Err(Complaint::InputLost(error).into()),
    }
}
