//! What may stand behind the program's name.

use std::{ffi::OsString, path::PathBuf};

/// How the program was asked to start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Where everything is kept; without it, the folder that the system gives to this program.
    pub data_dir: Option<PathBuf>,
    /// Start in the tray without a window, as at login.
    pub hidden: bool,
}

/// What the command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    Start(Arguments),
    /// Print this and end with success.
    Tell(String),
    /// Print this and end with "wrong usage".
    Refuse(String),
}

pub const USAGE: &str = "storewarden [--data-dir DIR] [--hidden]

  --data-dir DIR   keep everything in DIR instead of the program's own folder
  --hidden         start in the tray, without a window
  --version        print the version
  --help           print this";

/// Reads the words after the program's name.
pub fn read(words: impl Iterator<Item = OsString>) -> Request {
    let mut words = words;
    let mut asked = Arguments::default();
    while let Some(word) = words.next() {
        match word.to_string_lossy().as_ref() {
            "--hidden" => asked.hidden = true,
            "--data-dir" => match words.next() {
                Some(dir) if !dir.is_empty() => asked.data_dir = Some(PathBuf::from(dir)),
                _ => return Request::Refuse("--data-dir needs a folder after it".into()),
            },
            "--version" | "-V" => {
                return Request::Tell(concat!("storewarden ", env!("CARGO_PKG_VERSION")).into());
            }
            "--help" | "-h" => return Request::Tell(USAGE.into()),
            other => match other.strip_prefix("--data-dir=") {
                Some(dir) if !dir.is_empty() => asked.data_dir = Some(PathBuf::from(dir)),
                // macOS hands `-psn_…` to a program started from the Finder.
                _ if other.starts_with("-psn_") => {}
                _ => return Request::Refuse(format!("unknown argument: {other}\n\n{USAGE}")),
            },
        }
    }
    Request::Start(asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str], expect: Request) {
        assert_eq!(read(words.iter().map(OsString::from)), expect, "{words:?}");
    }

    fn start(data_dir: Option<&str>, hidden: bool) -> Request {
        Request::Start(Arguments { data_dir: data_dir.map(PathBuf::from), hidden })
    }

    #[test]
    fn both_spellings_of_the_data_folder_are_read() {
        check(&[], start(None, false));
        check(&["--hidden"], start(None, true));
        check(&["--data-dir", "/x y"], start(Some("/x y"), false));
        check(&["--data-dir=/x", "--hidden"], start(Some("/x"), true));
    }

    #[test]
    fn a_word_it_does_not_know_is_refused_not_ignored() {
        assert!(matches!(read(["--hiden"].iter().map(OsString::from)), Request::Refuse(_)));
        assert!(matches!(read(["--data-dir"].iter().map(OsString::from)), Request::Refuse(_)));
        assert!(matches!(read(["--data-dir", ""].iter().map(OsString::from)), Request::Refuse(_)));
    }
}
