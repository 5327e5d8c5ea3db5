//! `cargo xtask …`: everything that is done to this repository, on any machine, without a dependency, so that the
//! first command on a fresh machine starts at once.

mod bench;
mod debian;
mod icons;
mod interface;
mod machine;
mod run;
mod shell;
mod soak;
mod tally;
mod test;

use std::process::ExitCode;

const USAGE: &str = "cargo xtask COMMAND

  run [--release] [-- ARGS]   install what is missing, build, and start the program
                              (ARGS go to the program, for example -- --data-dir DIR)
  test                        install what is missing, and run every check and test, headless
  bench                       how long the program thinks about each question, at two sizes
  soak [TIMES]                the simulations of the tests, TIMES (200) as often and from another seed, as built for release
  icons                       draw icons/ anew from icons/source/";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run", rest @ ..] => run::run(rest),
        ["test"] => test::test(),
        ["bench"] => bench::bench(),
        ["soak", times @ ..] if times.len() <= 1 => soak::soak(times.first().copied()),
        ["icons"] => icons::draw(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(code) => code,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}
