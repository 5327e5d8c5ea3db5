//! Shared pieces of the tests: the shipped rules and the repository's folders.

pub mod shipped;
