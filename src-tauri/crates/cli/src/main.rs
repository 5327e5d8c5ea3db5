//! `storewarden-cli`: the same core without a window. Human tables by default, `--json` for scripts.
//!
//! Exit codes: 0 done · 1 done, with something refused or found wrong · 2 wrong usage · 3 could not.
//! [`arguments`] says what can be asked, each file of [`commands`] answers one question, [`print`] shows answers.

mod arguments;
mod commands;
mod print;

use arguments::{Arguments, Command, Workdays};
use clap::Parser;
use print::Out;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};
use storewarden_app::{
    App, AppFault,
    clock::{CLOCK_FILE, Clock},
    preferences,
    wire::Preferences,
};
use storewarden_domain::{rulebook::Rulebook, time::Instant};

/// What a command comes to.
pub enum Outcome {
    Done,
    /// Done, with something refused or found wrong.
    Objections,
}

/// Why a command could not be carried out.
pub enum Failure {
    /// The words given make no sense.
    Usage(String),
    App(AppFault),
    Io(String),
}

impl From<AppFault> for Failure {
    fn from(fault: AppFault) -> Self {
        Self::App(fault)
    }
}

/// What every command works with.
pub struct Desk {
    pub app: App,
    pub now: Instant,
    pub out: Out,
    /// As the window keeps them.
    pub preferences: Preferences,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Objections) => ExitCode::from(1),
        Err(Failure::Usage(text)) => fail(2, &text),
        Err(Failure::Io(text)) => fail(3, &text),
        Err(Failure::App(fault)) => fail(3, &fault.text().to_string()),
    }
}

fn fail(code: u8, text: &str) -> ExitCode {
    eprintln!("storewarden-cli: {text}");
    ExitCode::from(code)
}

fn run(arguments: Arguments) -> Result<Outcome, Failure> {
    let out = Out { json: arguments.json };
    let at = arguments.at.as_deref().map(|text| looked_at("--at", text)).transpose()?;
    match arguments.command {
        // These need no data folder.
        Command::Workdays(question @ (Workdays::Add { .. } | Workdays::Is { .. })) => {
            commands::workdays::run(&out, book(arguments.data_dir.as_deref())?.calendar(), &question)
        }
        Command::Validate(question) => {
            let now = match at {
                Some(at) => at,
                None => clock(arguments.data_dir.as_deref())?.now(),
            };
            Ok(commands::validate::run(&out, now.date(), &question))
        }
        Command::Situations { dir } => commands::situations::run(&out, &dir),
        Command::Rules { id, search, pending: false, accept: false } => {
            let (app, now) = as_of(desk(arguments.data_dir.as_deref())?, at, || {
                Ok(clock(arguments.data_dir.as_deref())?.now())
            })?;
            commands::rules::run(&out, &app, now, id.as_deref(), search.as_deref())
        }
        command => {
            if at.is_some() && command.writes() {
                return Err(Failure::Usage(
                    "--at 只能用于查询 / --at is for questions only; this command writes".into(),
                ));
            }
            let dir = arguments.data_dir.clone().map_or_else(own_data_dir, Ok)?;
            let clock = clock(arguments.data_dir.as_deref())?;
            let app = App::open(&dir)?;
            let preferences = preferences::kept(&dir);
            let (app, now) = as_of(app, at, || Ok(clock.now()))?;
            commands::run(&Desk { app, now, out, preferences }, command)
        }
    }
}

/// A question about another time goes to a copy, so that it cannot leave a trace.
fn as_of(
    app: App,
    at: Option<Instant>,
    now: impl FnOnce() -> Result<Instant, Failure>,
) -> Result<(App, Instant), Failure> {
    Ok(match at {
        Some(at) => (app.copy()?, at),
        None => (app, now()?),
    })
}

/// Rules and days as the operator set them where there is a data folder, else as they ship.
fn book(data_dir: Option<&Path>) -> Result<Arc<Rulebook>, Failure> {
    Ok(desk(data_dir)?.rulebook())
}

/// The data folder's program where there is one, else an empty one.
fn desk(data_dir: Option<&Path>) -> Result<App, Failure> {
    let dir = data_dir.map_or_else(own_data_dir, |dir| Ok(dir.to_path_buf()))?;
    Ok(if dir.join("storewarden.db").exists() { App::open(&dir)? } else { App::in_memory()? })
}

/// The wall clock; a test's file beside an explicit data folder.
fn clock(data_dir: Option<&Path>) -> Result<Clock, Failure> {
    let file = std::env::var_os(CLOCK_FILE).map(PathBuf::from);
    Clock::choose(data_dir, file).map_err(|e| Failure::Usage(e.to_string()))
}

/// Where the window keeps its data.
fn own_data_dir() -> Result<PathBuf, Failure> {
    let base = dirs::data_local_dir()
        .ok_or_else(|| Failure::Io("no data folder: use --data-dir / 请用 --data-dir 指定".into()))?;
    Ok(base.join("com.storewarden.desktop"))
}

/// A time as it is, a day as it ends: what is due at 24:00 of it has not run out. `option` = the one that gave it.
pub fn looked_at(option: &str, text: &str) -> Result<Instant, Failure> {
    text.parse().ok().map(Instant::end_of).or_else(|| Instant::parse(text)).ok_or_else(|| {
        Failure::Usage(format!(
            "{option} {text}: 需要日期或带时区的时间 / a date or an RFC 3339 time is needed, such as 2026-11-21 or 2026-11-21T12:00:00+08:00"
        ))
    })
}
