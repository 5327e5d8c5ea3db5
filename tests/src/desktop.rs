//! A desktop for one test: a screen without a monitor, a session bus, a window manager, a notification daemon and a
//! tray. `tests/desktop.sh` builds it; here it is started, looked at, pressed, and taken down whatever happens.

#![cfg(target_os = "linux")]

use std::{
    collections::HashMap,
    ffi::OsStr,
    fs, io,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use zbus::{
    blocking::{Connection, Proxy, connection::Builder},
    zvariant::{OwnedObjectPath, OwnedValue, Value},
};

/// How long anything on the desktop may take before a test gives up on it: much, for other work may share the machine.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A running desktop. Dropping it ends everything that was started on it.
pub struct Desktop {
    place: PathBuf,
    script: Child,
    environment: Vec<(String, String)>,
    bus: Connection,
}

/// A message that the notification daemon took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: i64,
    pub title: String,
    pub body: String,
}

impl Desktop {
    /// A desktop with a screen of 1440 × 900.
    pub fn start() -> io::Result<Self> {
        Self::sized(1440, 900)
    }

    /// A desktop with dunst on a screen of this size.
    pub fn sized(width: u32, height: u32) -> io::Result<Self> {
        Self::built(width, height, "dunst")
    }

    /// A desktop on which nobody shows notifications yet.
    pub fn without_daemon() -> io::Result<Self> {
        Self::sized_without_daemon(1440, 900)
    }

    /// The same on a screen of this size.
    pub fn sized_without_daemon(width: u32, height: u32) -> io::Result<Self> {
        Self::built(width, height, "none")
    }

    /// Returns once the screen, the daemon and the tray answer.
    fn built(width: u32, height: u32, daemon: &str) -> io::Result<Self> {
        let place = fresh_folder()?;
        let mut script = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("desktop.sh"))
            // Ends by itself when its input closes, even where this process is killed.
            .arg("cat")
            .env("STOREWARDEN_DESKTOP", &place)
            .env("STOREWARDEN_SCREEN", format!("{width}x{height}"))
            .env("STOREWARDEN_DAEMON", daemon)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        let ready = place.join("ready");
        let stands =
            until(PATIENCE, || ready.exists().then_some(()).or_else(|| script.try_wait().ok()?.map(|_| ())));
        let environment = match (stands, fs::read(&ready)) {
            (Some(()), Ok(environment)) => parse_environment(&environment),
            _ => {
                let log = fs::read_to_string(place.join("desktop.log")).unwrap_or_default();
                end_group(&mut script);
                return Err(io::Error::other(format!("the desktop did not come up: {log}")));
            }
        };
        let bus = Builder::address(bus_address(&environment))
            .and_then(|b| b.method_timeout(PATIENCE).build())
            .map_err(io::Error::other)?;
        Ok(Self { place, script, environment, bus })
    }

    /// The folder in which this desktop keeps everything; it goes with it.
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// A command that runs on this desktop.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Everything on the screen, as a PNG file.
    pub fn screenshot(&self, file: &Path) -> io::Result<()> {
        let status = self.command("import").args(["-window", "root"]).arg(file).status()?;
        if status.success() { Ok(()) } else { Err(io::Error::other(format!("import ended with {status}"))) }
    }

    /// The titles of the windows that are on the screen, the panel's left out.
    pub fn windows(&self) -> io::Result<Vec<String>> {
        let found = self.command("xdotool").args(["search", "--onlyvisible", "--name", "."]).output()?;
        let ids = String::from_utf8_lossy(&found.stdout).into_owned();
        let mut titles = Vec::new();
        for id in ids.split_whitespace() {
            let name = self.command("xdotool").args(["getwindowname", id]).output()?;
            titles.push(String::from_utf8_lossy(&name.stdout).trim().to_string());
        }
        titles.retain(|title| {
            !title.is_empty() && !title.contains("xfce4-panel") && !title.contains("Openbox")
        });
        Ok(titles)
    }

    /// Every message that the daemon holds, the oldest first; those on screen are closed by asking.
    pub fn messages(&self) -> io::Result<Vec<Message>> {
        let run = |word: &str| self.command("dunstctl").arg(word).output();
        run("close-all")?;
        let history: serde_json::Value =
            serde_json::from_slice(&run("history")?.stdout).map_err(io::Error::other)?;
        let text = |entry: &serde_json::Value, key: &str| {
            entry[key]["data"].as_str().unwrap_or_default().to_string()
        };
        let entries = history["data"][0].as_array().cloned().unwrap_or_default();
        let mut messages: Vec<Message> = entries
            .iter()
            .map(|entry| Message {
                id: entry["id"]["data"].as_i64().unwrap_or_default(),
                title: text(entry, "summary"),
                body: text(entry, "body"),
            })
            .collect();
        messages.sort_by_key(|message| message.id);
        Ok(messages)
    }

    /// The tray item of the program, once it is on the bus.
    pub fn tray(&self) -> Option<TrayItem<'_>> {
        until(PATIENCE, || TrayItem::find(&self.bus))
    }

    /// Where the session bus listens, for a connection of one's own.
    pub fn address(&self) -> &str {
        bus_address(&self.environment)
    }

    /// The session bus, for what has no method here.
    pub fn bus(&self) -> &Connection {
        &self.bus
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        drop(self.script.stdin.take());
        if until(Duration::from_secs(5), || self.script.try_wait().ok().flatten()).is_none() {
            end_group(&mut self.script);
        }
        let _ = fs::remove_dir_all(&self.place);
    }
}

/// One item in the tray, and its menu.
pub struct TrayItem<'a> {
    bus: &'a Connection,
    owner: String,
    menu: OwnedObjectPath,
}

/// A node of a menu as it crosses the bus: number, properties, children.
type MenuNode = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

impl<'a> TrayItem<'a> {
    fn find(bus: &'a Connection) -> Option<Self> {
        const WATCHER: &str = "org.kde.StatusNotifierWatcher";
        let watcher = Proxy::new(bus, WATCHER, "/StatusNotifierWatcher", WATCHER).ok()?;
        let items: Vec<String> = watcher.get_property("RegisteredStatusNotifierItems").ok()?;
        let (owner, path) = items.iter().find_map(|item| item.find('/').map(|at| item.split_at(at)))?;
        let item = Proxy::new(bus, owner.to_string(), path.to_string(), "org.kde.StatusNotifierItem").ok()?;
        let menu = item.get_property("Menu").ok()?;
        Some(Self { bus, owner: owner.to_string(), menu })
    }

    /// The menu's lines from top to bottom, with the number to press; separators are left out.
    pub fn lines(&self) -> zbus::Result<Vec<(i32, String)>> {
        let nothing: Vec<&str> = Vec::new();
        let (_revision, root): (u32, MenuNode) = self.menu()?.call("GetLayout", &(0_i32, -1_i32, nothing))?;
        let mut lines = Vec::new();
        for child in root.2 {
            let (number, properties, _): MenuNode = Value::from(child).try_into()?;
            if let Some(Ok(label)) = properties.get("label").map(|label| String::try_from(label.clone())) {
                lines.push((number, label));
            }
        }
        Ok(lines)
    }

    /// Presses the first line that contains `words`, as a click does. No = there is none.
    pub fn press(&self, words: &str) -> zbus::Result<bool> {
        let Some((number, _)) = self.lines()?.into_iter().find(|(_, label)| label.contains(words)) else {
            return Ok(false);
        };
        self.menu()?.call::<_, _, ()>("Event", &(number, "clicked", Value::from(""), 0_u32))?;
        Ok(true)
    }

    fn menu(&self) -> zbus::Result<Proxy<'a>> {
        Proxy::new(self.bus, self.owner.clone(), self.menu.clone(), "com.canonical.dbusmenu")
    }
}

/// Asks again until there is an answer or `patience` is over.
pub fn until<T>(patience: Duration, mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if began.elapsed() > patience {
            return None;
        }
        sleep(Duration::from_millis(50));
    }
}

fn fresh_folder() -> io::Result<PathBuf> {
    for attempt in 0..1000 {
        let name = format!("storewarden-desktop-{}-{attempt}", std::process::id());
        let place = std::env::temp_dir().join(name);
        match fs::create_dir(&place) {
            Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => {}
            Err(fault) => return Err(fault),
            Ok(()) => return Ok(place),
        }
    }
    Err(io::Error::other("no free name for a folder"))
}

fn parse_environment(bytes: &[u8]) -> Vec<(String, String)> {
    let pairs = bytes.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    pairs
        .filter_map(|pair| pair.split_once('=').map(|(name, value)| (name.to_string(), value.to_string())))
        .collect()
}

fn bus_address(environment: &[(String, String)]) -> &str {
    let address = environment.iter().find(|(name, _)| name == "DBUS_SESSION_BUS_ADDRESS");
    address.map(|(_, address)| address.as_str()).unwrap_or_default()
}

/// Ends the script and everything that it started: they share its process group.
fn end_group(script: &mut Child) {
    let group = format!("-{}", script.id());
    let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
    let _ = script.wait();
}
