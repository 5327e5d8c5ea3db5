//! Import, from bytes to the facts that follow. Expected values were counted in the fixtures by hand and with a few
//! lines of Python, not taken from the program.

mod again;
mod answers;
mod damaged;
mod desk;
mod documents;
mod edits;
mod fixtures;
mod forms;
mod people;
mod registered;
mod sharing;
mod shops;
mod speed;
mod whole_numbers;
