//! The validators against the examples of the rulebook (C.1 to C.4) and, on random and spoilt numbers, against a
//! second implementation of the same standards in another style.

mod command_line;
mod exact_name;
mod id_card;
mod mobile;
mod spoilt;
mod uscc;
