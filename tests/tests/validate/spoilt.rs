//! What happens to a number between a document and a text field.

use proptest::prelude::*;

#[derive(Debug, Clone)]
pub enum Slip {
    None,
    /// Another character at this place.
    Wrong(usize, char),
    /// This place and the next in the wrong order.
    Swapped(usize),
    Left(usize),
    Added(usize, char),
}

/// Any slip in a number of 18 characters, with characters that such numbers have and such that they have not.
pub fn slip() -> impl Strategy<Value = Slip> {
    let character =
        || prop::sample::select("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabxyz- 示*".chars().collect::<Vec<_>>());
    prop_oneof![
        1 => Just(Slip::None),
        4 => (0..18usize, character()).prop_map(|(at, c)| Slip::Wrong(at, c)),
        2 => (0..17usize).prop_map(Slip::Swapped),
        1 => (0..18usize).prop_map(Slip::Left),
        1 => (0..19usize, character()).prop_map(|(at, c)| Slip::Added(at, c)),
    ]
}

impl Slip {
    /// In a number of another length the place is counted round.
    pub fn applied(&self, number: &str) -> String {
        let mut characters: Vec<char> = number.chars().collect();
        let many = characters.len();
        match *self {
            Self::None => {}
            Self::Wrong(at, c) => characters[at % many] = c,
            Self::Swapped(at) => characters.swap(at % (many - 1), at % (many - 1) + 1),
            Self::Left(at) => drop(characters.remove(at % many)),
            Self::Added(at, c) => characters.insert(at % (many + 1), c),
        }
        characters.into_iter().collect()
    }
}
