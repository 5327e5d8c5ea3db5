//! Debian and Ubuntu: what is missing is installed.

use crate::shell::{Outcome, answer, command, must};

/// What the program is built with.
pub const BUILD: &[&str] = &[
    "build-essential",
    "file",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "libxdo-dev",
    "pkg-config",
];

/// What the tests of the running program need: a screen, a bus, a window manager, a notification daemon, a tray, a
/// driver for the web view, fonts with Chinese characters, and eyes and hands.
pub const TEST: &[&str] = &[
    "at-spi2-core",
    "dbus",
    "dbus-x11",
    "dunst",
    "fonts-noto-cjk",
    "imagemagick",
    "libglib2.0-bin",
    "openbox",
    "webkit2gtk-driver",
    "wmctrl",
    "xdotool",
    "xfce4-panel",
    "xvfb",
];

/// This is a system with apt.
pub fn is_here() -> bool {
    answer("apt-get", &["--version"]).is_some() && answer("dpkg-query", &["--version"]).is_some()
}

/// Installs those of `wanted` that are not installed.
pub fn install(wanted: &[&str]) -> Outcome<()> {
    let missing: Vec<&str> = wanted.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let by_hand = format!("sudo apt-get update && sudo apt-get install -y {}", missing.join(" "));
    let Some(rights) = rights() else {
        return Err(format!(
            "these packages are missing, and installing them needs a password:\n\n  {by_hand}\n"
        ));
    };
    println!("Installing {} missing packages: {}", missing.len(), missing.join(" "));
    let apt = |args: &[&str]| {
        let words = [rights, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"], args].concat();
        match words.split_first() {
            Some((program, args)) => must(command(program, args)),
            None => Ok(()),
        }
    };
    // An outdated list is not fatal by itself: a mirror of many may be down while the packages can be had.
    if let Err(fault) = apt(&["update"]) {
        eprintln!("{fault}; going on with the lists that are there");
    }
    apt(&[&["install", "-y"], missing.as_slice()].concat())
        .map_err(|fault| format!("{fault}. By hand: {by_hand}"))
}

fn installed(package: &str) -> bool {
    answer("dpkg-query", &["-W", "-f=${db:Status-Status}", package])
        .is_some_and(|status| status == "installed")
}

/// What stands before a command that needs root: nothing for root itself, sudo where it asks for no password.
fn rights() -> Option<&'static [&'static str]> {
    if answer("id", &["-u"]).as_deref() == Some("0") {
        return Some(&[]);
    }
    answer("sudo", &["-n", "true"]).map(|_| ["sudo", "-n"].as_slice())
}
