//! What a person does, in the running window.

mod accessible;
mod association_graph;
mod crash;
mod handling;
mod keyboard;
mod keyboard_pairs;
mod keyboard_rules;
mod links;
mod main_job;
mod new_rules;
mod offboarding;
mod own_value;
mod pictures;
mod questions;
mod rebind;
mod reminder;
mod season;
mod tour;
mod travel;
mod tray;
mod what_if;
mod width;
