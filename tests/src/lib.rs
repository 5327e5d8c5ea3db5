//! Shared pieces of the tests: the shipped rules, the fixtures, scratch folders, and a desktop to run the program on.

pub mod desktop;
pub mod fixtures;
pub mod scratch;
pub mod shipped;
