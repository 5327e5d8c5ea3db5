//! WebKit's driver and the program that it starts.
//!
//! The driver hands its environment to the program, and the program finds `TAURI_WEBVIEW_AUTOMATION` there: without it
//! no session ever comes about. Driver, program and the web view's own processes share one process group, which is
//! ended as a whole, so that nothing is left to swallow the next start.

use crate::{
    desktop::{Desktop, until},
    home::{Home, program},
};
use fantoccini::{Client, ClientBuilder, error::CmdError};
use hyper_util::client::legacy::connect::HttpConnector;
use std::{
    fs,
    future::Future,
    net::TcpListener,
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};
use tokio::runtime::{Builder, Runtime};

/// How long one order to the web view may take; a cold start beside other work is the longest.
const PATIENCE: Duration = Duration::from_secs(60);

/// A driver with one session: one program with its window.
pub struct Driver {
    runtime: Runtime,
    client: Client,
    process: Child,
    program: u32,
}

impl Driver {
    /// Starts the program on the desktop, with its window, and returns once the window can be asked.
    pub fn start(desktop: &Desktop, home: &Home) -> Self {
        let runtime =
            Builder::new_current_thread().enable_all().build().unwrap_or_else(|e| panic!("no runtime: {e}"));
        let port = free_port();
        let mut process = desktop
            .command("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("STOREWARDEN_CLOCK_FILE", home.clock_file())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log(desktop.place()))
            .process_group(0)
            .spawn()
            .unwrap_or_else(|e| panic!("WebKitWebDriver: {e}"));
        let words = ["--data-dir", &home.data().to_string_lossy()].map(str::to_owned);
        let session = runtime.block_on(async {
            tokio::time::timeout(PATIENCE, connect(port, &words)).await.unwrap_or(Err("no answer".into()))
        });
        let client = match session {
            Ok(client) => client,
            Err(fault) => {
                end_group(&mut process);
                let log = fs::read_to_string(desktop.place().join("driver.log")).unwrap_or_default();
                panic!("no session with the window: {fault}\n{log}");
            }
        };
        let Some(program) = child_of(process.id()) else {
            end_group(&mut process);
            panic!("the driver has started no program");
        };
        Self { runtime, client, process, program }
    }

    /// Waits for one answer of the web view.
    pub fn ask<T, F>(&self, question: impl FnOnce(Client) -> F) -> Result<T, Box<CmdError>>
    where
        F: Future<Output = Result<T, CmdError>>,
    {
        let asked = question(self.client.clone());
        self.runtime.block_on(async {
            match tokio::time::timeout(PATIENCE, asked).await {
                Ok(answer) => answer.map_err(Box::new),
                Err(_) => panic!("the window has not answered for {PATIENCE:?}"),
            }
        })
    }

    /// The program's process.
    pub fn program(&self) -> u32 {
        self.program
    }

    /// The program runs no more.
    pub fn has_ended(&self) -> bool {
        stat(self.program).is_none_or(|(state, _)| state == 'Z')
    }

    /// Ends the program as a power cut does.
    pub fn kill(&self) {
        signal("KILL", &self.program.to_string());
        assert!(until(PATIENCE, || self.has_ended().then_some(())).is_some(), "killed, it ends");
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        end_group(&mut self.process);
    }
}

/// The driver listens a moment after it was started.
async fn connect(port: u16, words: &[String]) -> Result<Client, String> {
    let wanted = serde_json::json!({ "webkitgtk:browserOptions": {
        "binary": program("storewarden"), "args": words,
    }});
    let wanted = wanted.as_object().cloned().unwrap_or_default();
    while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(wanted).connect(&format!("http://127.0.0.1:{port}")).await.map_err(|e| e.to_string())
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).and_then(|l| l.local_addr());
    listener.map(|address| address.port()).unwrap_or_else(|e| panic!("no free port: {e}"))
}

fn log(place: &Path) -> Stdio {
    fs::File::create(place.join("driver.log")).map_or_else(|_| Stdio::null(), Stdio::from)
}

/// The state letter and the parent of a process; none = it is gone.
fn stat(process: u32) -> Option<(char, u32)> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name in brackets may hold anything, so what counts begins after the last bracket.
    let mut words = text.rsplit_once(')')?.1.split_whitespace();
    Some((words.next()?.chars().next()?, words.next()?.parse().ok()?))
}

fn child_of(parent: u32) -> Option<u32> {
    let entries = fs::read_dir("/proc").ok()?.flatten();
    let processes = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    processes.into_iter().find(|process| stat(*process).is_some_and(|(_, of)| of == parent))
}

/// `kill`, by process id or by minus group id.
pub fn signal(name: &str, whom: &str) {
    let _ = Command::new("kill").args(["-s", name, "--", whom]).stderr(Stdio::null()).status();
}

fn end_group(process: &mut Child) {
    signal("KILL", &format!("-{}", process.id()));
    let _ = process.wait();
}
