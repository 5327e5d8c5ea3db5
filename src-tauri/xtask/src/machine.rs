//! What this machine must have before anything is built. Where it cannot be installed from here, it is named.

use crate::{
    debian,
    shell::{Outcome, answer},
};

/// The oldest Node.js that the interface is built and tested with.
const NODE: u32 = 20;

/// Everything that a build needs.
pub fn ready_to_build() -> Outcome<()> {
    node()?;
    if cfg!(target_os = "linux") {
        if debian::is_here() { debian::install(debian::BUILD) } else { other_linux() }
    } else if cfg!(target_os = "macos") {
        macos()
    } else if cfg!(windows) {
        windows()
    } else {
        Ok(())
    }
}

/// Everything that the tests need beyond a build. The running program is driven on Linux only.
pub fn ready_to_test() -> Outcome<()> {
    ready_to_build()?;
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if debian::is_here() {
        return debian::install(debian::TEST);
    }
    const PROGRAMS: &[&str] = &[
        "Xvfb",
        "dbus-run-session",
        "openbox",
        "dunst",
        "xfce4-panel",
        "WebKitWebDriver",
        "import",
        "xdotool",
        "wmctrl",
    ];
    let missing: Vec<&str> = PROGRAMS.iter().copied().filter(|program| !on_path(program)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the tests of the running program need {}.\n\n\
         Fedora:  sudo dnf install xorg-x11-server-Xvfb dbus-x11 openbox dunst xfce4-panel webkit2gtk-driver ImageMagick xdotool wmctrl google-noto-sans-cjk-fonts\n\
         Arch:    sudo pacman -S --needed xorg-server-xvfb dbus openbox dunst xfce4-panel webkit2gtk-4.1 imagemagick xdotool wmctrl noto-fonts-cjk\n\
         openSUSE: sudo zypper install xorg-x11-server-Xvfb dbus-1-x11 openbox dunst xfce4-panel webkit2gtk-driver ImageMagick xdotool wmctrl google-noto-sans-cjk-fonts",
        missing.join(", ")
    ))
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}

fn node() -> Outcome<()> {
    let found = answer("node", &["--version"]);
    let major =
        found.as_deref().and_then(|v| v.trim_start_matches('v').split('.').next()?.parse::<u32>().ok());
    let npm = answer(if cfg!(windows) { "npm.cmd" } else { "npm" }, &["--version"]);
    match (major, npm) {
        (Some(major), Some(_)) if major >= NODE => Ok(()),
        (major, npm) => Err(format!(
            "Node.js {NODE} or newer with npm is needed ({}).\n\n\
             Any system:     https://nodejs.org/en/download (the LTS installer or archive)\n\
             Debian, Ubuntu: sudo apt-get install nodejs npm (Debian 13, Ubuntu 25.04 and newer; before that, use the archive)\n\
             Fedora:         sudo dnf install nodejs\n\
             Arch:           sudo pacman -S nodejs npm\n\
             macOS:          brew install node\n\
             Windows:        winget install OpenJS.NodeJS.LTS",
            match (major, found, npm) {
                (Some(_), _, None) => "npm was not found".into(),
                (_, Some(version), _) => format!("{version} was found"),
                _ => "none was found".to_string(),
            }
        )),
    }
}

fn other_linux() -> Outcome<()> {
    const LIBRARIES: &[&str] = &["webkit2gtk-4.1", "librsvg-2.0", "openssl"];
    let missing: Vec<&str> = LIBRARIES
        .iter()
        .copied()
        .filter(|name| answer("pkg-config", &["--exists", name]).is_none())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "pkg-config does not find {}.\n\n\
         Fedora:   sudo dnf install webkit2gtk4.1-devel libayatana-appindicator-gtk3-devel librsvg2-devel libxdo-devel openssl-devel gcc gcc-c++ pkgconf-pkg-config file\n\
         Arch:     sudo pacman -S --needed webkit2gtk-4.1 libayatana-appindicator librsvg xdotool openssl base-devel file\n\
         openSUSE: sudo zypper install webkit2gtk3-devel libayatana-appindicator3-devel librsvg-devel xdotool-devel libopenssl-devel gcc gcc-c++ pkg-config file\n\
         Elsewhere: the packages that hold these .pc files, libayatana-appindicator3, libxdo, and a C compiler",
        missing.join(", ")
    ))
}

fn macos() -> Outcome<()> {
    match answer("xcode-select", &["-p"]) {
        Some(_) => Ok(()),
        None => Err("Apple's command line tools are needed: xcode-select --install".into()),
    }
}

/// The compiler must be there already, or this program would not run; the web view comes with Windows 11.
fn windows() -> Outcome<()> {
    const CLIENT: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    let places = [r"HKLM\SOFTWARE\WOW6432Node", r"HKLM\SOFTWARE", r"HKCU\SOFTWARE"];
    let found = places
        .iter()
        .any(|place| answer("reg", &["query", &format!(r"{place}\{CLIENT}"), "/v", "pv"]).is_some());
    if found {
        return Ok(());
    }
    Err("Microsoft Edge WebView2 is needed: winget install Microsoft.EdgeWebView2Runtime\n\
         (building also needs the C++ build tools: winget install Microsoft.VisualStudio.2022.BuildTools, workload \"Desktop development with C++\")"
        .into())
}
