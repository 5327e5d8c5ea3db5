//! The validators against the examples of the rulebook (C.1 to C.6, X-20) and, on random and spoilt numbers, against a
//! second implementation of the same standards in another style.

mod command_line;
mod distance;
mod exact_name;
mod file;
mod id_card;
mod mobile;
mod remaining;
mod spoilt;
mod uscc;
mod whole_numbers;
