//! Validators of numbers and names that operators type.
