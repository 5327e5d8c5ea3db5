//! Shared pieces of the tests: the shipped rules, the repository's folders, and a desktop to run the program on.

pub mod desktop;
pub mod shipped;
