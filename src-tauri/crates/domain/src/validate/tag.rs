//! Tags: the operator's own words to find something by.

/// A tag is a word, not a sentence.
pub const LONGEST_TAG: usize = 20;

/// They part the tags of one cell or field, so none may hold them.
const MARKS: [char; 8] = [',', '，', '、', ';', '；', '|', '/', '\n'];

/// Can this stand as a tag?
pub fn is_tag(text: &str) -> bool {
    !text.is_empty()
        && text.trim() == text
        && text.chars().count() <= LONGEST_TAG
        && !text.contains(|c: char| c.is_control() || MARKS.contains(&c))
}

/// The words of a list in one cell, in their order, each once.
pub fn words_of(cell: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    for word in cell.split(MARKS).map(str::trim).filter(|word| !word.is_empty()) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_one_short_word_without_marks() {
        assert!(is_tag("重点店") && is_tag("A组 白班"));
        assert!(is_tag(&"字".repeat(20)) && !is_tag(&"字".repeat(21)));
        for bad in ["", " 重点", "重点 ", "重点、新店", "a,b", "a\tb", "甲/乙"] {
            assert!(!is_tag(bad), "{bad:?}");
        }
    }

    #[test]
    fn a_cell_lists_words_between_any_of_the_marks() {
        assert_eq!(words_of("女装、男装/童装， 女装;"), ["女装", "男装", "童装"]);
        assert_eq!(words_of(" "), [] as [&str; 0]);
    }
}
