mod accessible;
mod crash;
mod keyboard;
mod main_job;
mod pictures;
mod reminder;
mod tray;
mod width;
