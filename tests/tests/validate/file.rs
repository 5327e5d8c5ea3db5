//! What a file is, and whether a purpose takes it (rulebook C.5, decision D13).

use storewarden_domain::{
    validate::{FileLimits, Verdict, content_of, file, missing_sides},
    vocabulary::FileContent,
};

/// What the application of a link group takes.
fn limits() -> FileLimits {
    FileLimits {
        formats: vec![FileContent::Pdf, FileContent::Jpeg],
        max_size: 5_242_880,
        warn_above: 5_000_000,
    }
}

/// The verdict, and the codes of the reasons.
fn check(name: &str, size: u64, first_bytes: &[u8], verdict: Verdict, codes: &[&str]) {
    let found = file(name, size, content_of(first_bytes), &limits());
    let found_codes: Vec<_> = found.reasons.iter().map(|reason| reason.code).collect();
    assert_eq!((found.verdict, found_codes.as_slice()), (verdict, codes), "{name}, {size} bytes");
}

const JPEG: &[u8] = &[0xFF, 0xD8, 0xFF, 0xE0];
const PNG: &[u8] = b"\x89PNG\r\n\x1A\n\0\0";
const PDF: &[u8] = b"%PDF-1.7\n";

#[test]
fn c5_a_pdf_passes() {
    check("a.pdf", 1_000, PDF, Verdict::Valid, &[]);
}

#[test]
fn c5_a_png_renamed_to_jpg_is_refused() {
    check("scan.jpg", 1_000, PNG, Verdict::Invalid, &["file-renamed"]);
    let found = file("scan.jpg", 1_000, content_of(PNG), &limits());
    assert!(found.reasons[0].text.en.contains("the content is a PNG"), "it says what the file is");
}

#[test]
fn c5_a_png_is_refused_with_the_advice_to_convert_it() {
    check("scan.png", 1_000, PNG, Verdict::Invalid, &["file-format"]);
    let found = file("scan.png", 1_000, content_of(PNG), &limits());
    assert!(found.reasons[0].text.en.ends_with("convert it first"));
}

#[test]
fn c5_sizes() {
    check("a.jpg", 4_999_999, JPEG, Verdict::Valid, &[]);
    check("a.jpg", 5_000_000, JPEG, Verdict::Valid, &[]);
    check("a.jpg", 5_000_001, JPEG, Verdict::Warning, &["file-nearly-too-large"]);
    check("a.jpg", 5_100_000, JPEG, Verdict::Warning, &["file-nearly-too-large"]);
    check("a.jpg", 5_242_880, JPEG, Verdict::Warning, &["file-nearly-too-large"]);
    check("a.jpg", 5_242_881, JPEG, Verdict::Invalid, &["file-too-large"]);
}

#[test]
fn both_ways_of_writing_jpeg_and_capitals_are_taken() {
    for name in ["a.jpg", "a.jpeg", "A.JPG", "身份证.正面.Jpeg"] {
        check(name, 1_000, JPEG, Verdict::Valid, &[]);
    }
}

#[test]
fn d13_a_pdf_without_its_extension_is_refused() {
    check("扫描件", 1_000, PDF, Verdict::Invalid, &["file-renamed"]);
    check("a.jpg", 1_000, PDF, Verdict::Invalid, &["file-renamed"]);
}

#[test]
fn what_is_neither_is_refused_as_a_format_and_an_empty_file_as_empty() {
    check("a.docx", 1_000, b"PK\x03\x04", Verdict::Invalid, &["file-format"]);
    check("a.pdf", 0, b"", Verdict::Invalid, &["empty-file"]);
}

#[test]
fn a_wrong_format_that_is_too_large_is_told_both() {
    check("scan.png", 6_000_000, PNG, Verdict::Invalid, &["file-format", "file-too-large"]);
}

#[test]
fn the_mark_of_a_pdf_stands_within_the_first_1024_bytes() {
    let at = |offset: usize| {
        let mut bytes = vec![b' '; offset];
        bytes.extend_from_slice(PDF);
        content_of(&bytes)
    };
    assert_eq!((at(0), at(1_019), at(1_020)), (FileContent::Pdf, FileContent::Pdf, FileContent::Other));
}

#[test]
fn marks_of_images_stand_at_the_very_beginning() {
    assert_eq!(content_of(&[0, 0xFF, 0xD8, 0xFF]), FileContent::Other);
    assert_eq!(content_of(&[0xFF, 0xD8]), FileContent::Other, "two bytes do not make a JPEG");
    assert_eq!(content_of(&[0x89, 0x50, 0x4E, 0x47]), FileContent::Other, "nor four a PNG");
    assert_eq!(content_of(PNG), FileContent::Png);
}

#[test]
fn c5_a_card_with_one_side_is_not_complete() {
    assert_eq!(missing_sides([Some("front")], 2), ["back"]);
    assert_eq!(missing_sides([Some("back")], 2), ["front"]);
    assert_eq!(missing_sides([], 2), ["front", "back"]);
    assert!(missing_sides([Some("back"), Some("front")], 2).is_empty());
    assert!(missing_sides([None], 2).is_empty(), "one file shows the whole");
    assert!(missing_sides([Some("front")], 1).is_empty());
}
