//! The running program on a desktop of its own, without looking into its web view: a start that shows nothing but a tray
//! item. Closing and the second start are in `e2e_window`, with the view.
#![cfg(target_os = "linux")]

mod e2e {
    use std::{
        path::PathBuf,
        process::{Child, Command},
    };
    use storewarden_tests::desktop::{Desktop, PATIENCE, until};

    const TITLE: &str = "Storewarden 守店";

    /// The program as `cargo build --workspace` left it beside this test.
    fn program() -> PathBuf {
        let here = std::env::current_exe().unwrap();
        here.ancestors().nth(2).unwrap().join("storewarden")
    }

    struct Running(Child);

    impl Drop for Running {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    fn start(desktop: &Desktop, words: &[&str]) -> Running {
        let mut command: Command = desktop.command(program());
        command.arg("--data-dir").arg(desktop.place().join("data-dir")).args(words);
        Running(command.spawn().unwrap())
    }

    fn on_screen(desktop: &Desktop) -> bool {
        desktop.windows().unwrap().iter().any(|title| title == TITLE)
    }

    fn becomes(wanted: bool, desktop: &Desktop) -> bool {
        until(PATIENCE, || (on_screen(desktop) == wanted).then_some(())).is_some()
    }

    #[test]
    #[ignore = "needs a desktop: cargo xtask test"]
    fn a_hidden_start_is_in_the_tray_without_a_window_until_asked() {
        let desktop = Desktop::start().unwrap();
        let mut running = start(&desktop, &["--hidden"]);
        let tray = desktop.tray().expect("the item is on the bus");
        let lines: Vec<String> = tray.lines().unwrap().into_iter().map(|(_, label)| label).collect();
        for words in ["打开守店", "暂停提醒 1 小时", "暂停提醒到明天 9:00", "设置", "退出守店"]
        {
            assert!(lines.iter().any(|line| line == words), "{words} is missing in {lines:?}");
        }
        assert!(!on_screen(&desktop), "no window was asked for");

        assert!(tray.press("1 小时").unwrap());
        let resumed = until(PATIENCE, || tray.press("恢复提醒").ok().filter(|pressed| *pressed));
        assert!(resumed.is_some(), "a pause can be ended: {:?}", tray.lines());

        assert!(tray.press("设置").unwrap());
        assert!(becomes(true, &desktop), "settings open the window");
        assert!(tray.press("退出").unwrap());
        let ended = until(PATIENCE, || running.0.try_wait().unwrap());
        assert!(ended.is_some_and(|status| status.success()), "quit ends the program");
    }
}
