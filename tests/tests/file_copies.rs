//! Copies of documents' files: kept where asked for and nowhere readable, compared, taken out, deleted (product A4).

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use storewarden_app::{
    App,
    wire::{CheckFilesRequest, DocumentPage, FileFound, FileOf, FileRequest, RecordOutcome},
};
use storewarden_domain::subject::Subject;
use storewarden_tests::{
    fixtures::at,
    recording::{self, change},
    scratch::Scratch,
};

const COMPANY: &str = "entity:91000000MADEM00037";
const CARD: &str = "document:card";
const NOW: &str = "2026-09-20T10:00:00+08:00";
/// The first bytes of a JPG, and something to look for.
const SCAN: &[u8] = b"\xFF\xD8\xFF\xE0 a face and a number";

fn record(app: &App, kind: &str, subject: &str, data: Value) {
    recording::record(app, at(NOW), vec![change(kind, subject, at(NOW), data)]);
}

/// The batch.
fn done(outcome: RecordOutcome) -> String {
    match outcome {
        RecordOutcome::Recorded { batch, .. } => batch,
        RecordOutcome::Refused { refusals } => panic!("{refusals:#?}"),
    }
}

fn refusal(outcome: RecordOutcome) -> String {
    match outcome {
        RecordOutcome::Refused { refusals } => refusals[0].code.clone(),
        RecordOutcome::Recorded { .. } => panic!("recorded"),
    }
}

fn card() -> Subject {
    CARD.parse().expect("a subject")
}

/// A data folder with a card, and the card's scan in another folder.
struct Desk {
    data: Scratch,
    scans: Scratch,
    app: App,
}

impl Desk {
    fn new(name: &str) -> Self {
        let (data, scans) = (Scratch::new(name), Scratch::new(&format!("{name}-scans")));
        let app = App::open(data.path()).expect("a file");
        record(&app, "entity-described", COMPANY, json!({ "name": "示例商贸有限公司" }));
        record(&app, "document-described", CARD, json!({ "kind": "identity-card", "owner": COMPANY }));
        let desk = Self { data, scans, app };
        std::fs::write(desk.scan(), SCAN).expect("a scan");
        done(desk.app.attach_file(at(NOW), &card(), &desk.scan(), Some("front".into())).expect("no fault"));
        desk
    }

    fn kept(name: &str) -> Self {
        let desk = Self::new(name);
        done(desk.app.keep_bytes(at(NOW), &card(), SCAN).expect("no fault"));
        desk
    }

    fn scan(&self) -> PathBuf {
        self.scans.path().join("正面.jpg")
    }

    fn page(&self) -> DocumentPage {
        self.app.document(at(NOW), &card()).expect("a page")
    }

    fn file(&self) -> FileOf {
        FileOf { document: card(), sha256: self.page().files[0].sha256.clone() }
    }

    fn copies(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.data.path().join("copies"));
        entries.into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    }

    fn checked(&self) -> (FileFound, FileFound) {
        let request = CheckFilesRequest { document: card(), chosen: None };
        let checked = self.app.check_files(at(NOW), &request).expect("an answer").files;
        (checked[0].on_disk, checked[0].copy)
    }

    fn sound(&self) -> bool {
        self.app.check(at(NOW)).expect("a check").sound()
    }
}

fn holds(folder: &Path, secret: &[u8]) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.into_iter().any(|path| match path.is_dir() {
        true => holds(&path, secret),
        false => std::fs::read(&path).expect("a file").windows(secret.len()).any(|w| w == secret),
    })
}

#[test]
fn without_being_asked_the_program_keeps_no_copy() {
    let desk = Desk::new("copies-none");
    assert_eq!((desk.copies().len(), desk.page().files[0].kept), (0, false));
    assert_eq!(desk.checked(), (FileFound::Same, FileFound::Unknown));
}

#[test]
fn a_copy_is_kept_encrypted_and_comes_out_as_it_went_in() {
    let desk = Desk::kept("copies-kept");
    assert_eq!((desk.copies().len(), desk.page().files[0].kept), (1, true));
    assert!(!holds(desk.data.path(), b"a face and a number"), "nothing of it is readable in the data folder");
    let out = Scratch::new("copies-out");
    let first = desk.app.export_copy(&desk.file(), out.path()).expect("a copy").path;
    assert_eq!(std::fs::read(&first).expect("the copy"), SCAN);
    assert!(first.ends_with("正面.jpg"));
    let second = desk.app.export_copy(&desk.file(), out.path()).expect("a copy").path;
    assert!(second.ends_with("正面 (2).jpg"), "what is there is not overwritten: {second}");
    assert!(desk.sound());
}

#[test]
fn a_copy_is_kept_of_the_file_that_was_recorded_and_of_no_other() {
    let desk = Desk::new("copies-other");
    let other = desk.app.keep_bytes(at(NOW), &card(), b"another").expect("no fault");
    assert_eq!(refusal(other), "not-this-file");
    assert_eq!(desk.copies().len(), 0);
    let file =
        json!({ "name": "a.jpg", "size": 1, "content": "jpeg", "sha256": "ab".repeat(32), "kept": true });
    record(&desk.app, "document-described", CARD, json!({ "files": [file] }));
    assert!(!desk.page().files[0].kept, "to say that a copy is kept does not keep one");
    assert!(desk.sound());
}

#[test]
fn a_file_that_was_altered_or_is_gone_is_told_and_becomes_a_finding() {
    let desk = Desk::kept("copies-compared");
    assert_eq!(desk.checked(), (FileFound::Same, FileFound::Same));
    std::fs::write(desk.scan(), b"\xFF\xD8\xFF something else").expect("altered");
    assert_eq!(desk.checked(), (FileFound::Other, FileFound::Same));
    let faults = || {
        let state =
            desk.app.assessment(at(NOW), &card()).expect("an assessment").document.expect("a document");
        state.files.expect("files").faults
    };
    assert!(faults().iter().any(|fault| fault.zh.contains("丢失或被改动") && fault.zh.contains("正面.jpg")));
    std::fs::remove_file(desk.scan()).expect("gone");
    assert_eq!(desk.checked(), (FileFound::Gone, FileFound::Same));
    std::fs::write(desk.scan(), SCAN).expect("back again");
    assert_eq!(desk.checked(), (FileFound::Same, FileFound::Same));
    assert!(!faults().iter().any(|fault| fault.zh.contains("丢失或被改动")), "it was looked at again");
}

#[test]
fn a_file_that_is_picked_by_hand_is_recognised_by_its_content() {
    let desk = Desk::new("copies-picked");
    std::fs::remove_file(desk.scan()).expect("moved elsewhere");
    let ask = |base64: &str| {
        let chosen = Some(FileRequest { name: "x.jpg".into(), base64: base64.into() });
        let request = CheckFilesRequest { document: card(), chosen };
        let checked = desk.app.check_files(at(NOW), &request).expect("an answer");
        (checked.files[0].on_disk, checked.stranger)
    };
    assert_eq!(ask("/9j/4CBhIGZhY2UgYW5kIGEgbnVtYmVy"), (FileFound::Same, false));
    assert_eq!(ask("AAAA"), (FileFound::Gone, true));
}

#[test]
fn a_damaged_copy_is_found_by_check_and_never_handed_out() {
    let desk = Desk::kept("copies-damaged");
    let path = desk.copies().remove(0);
    let mut bytes = std::fs::read(&path).expect("a copy");
    bytes[3] ^= 1;
    std::fs::write(&path, bytes).expect("spoilt");
    assert_eq!(desk.app.check(at(NOW)).expect("a check").copies, [format!("{CARD} 正面.jpg")]);
    assert_eq!(desk.checked().1, FileFound::Other);
    let out = Scratch::new("copies-damaged-out");
    let fault = desk.app.export_copy(&desk.file(), out.path()).expect_err("a fault");
    assert_eq!(fault.code(), "damaged-copy");
    std::fs::remove_file(&path).expect("gone");
    assert_eq!(desk.checked().1, FileFound::Gone);
    assert!(!desk.sound());
}

#[test]
fn a_copy_that_was_lost_or_damaged_is_kept_again_when_asked() {
    let desk = Desk::kept("copies-again");
    let again = || desk.app.keep_bytes(at(NOW), &card(), SCAN).expect("no fault");
    assert_eq!(refusal(again()), "kept-already");
    let path = desk.copies().remove(0);
    std::fs::write(&path, b"spoilt").expect("spoilt");
    done(again());
    assert!(desk.sound());
    std::fs::remove_file(&path).expect("lost");
    assert!(!desk.sound());
    done(again());
    assert!(desk.sound());
    assert_eq!(desk.copies(), [path]);
}

/// A folder in the copy's place cannot be removed as a file.
#[test]
fn what_was_recorded_is_not_reported_as_failed_because_a_copy_could_not_be_removed() {
    let desk = Desk::kept("copies-stuck");
    let path = desk.copies().remove(0);
    std::fs::remove_file(&path).expect("gone");
    std::fs::create_dir(&path).expect("a folder");
    let RecordOutcome::Recorded { text, .. } = desk.app.erase_copy(at(NOW), &desk.file()).expect("no fault")
    else {
        panic!("refused")
    };
    assert!(text.en.contains("the copy could not be removed yet"), "{text:?}");
    assert!(!desk.page().files[0].kept);
    record(&desk.app, "document-described", CARD, json!({ "files": [] }));
    assert_eq!(desk.page().files, []);
    assert_eq!(desk.app.check(at(NOW)).expect("a check").copies.len(), 1, "it is named until it is gone");
    std::fs::remove_dir(&path).expect("gone");
    assert!(desk.sound());
}

#[test]
fn a_copy_is_deleted_for_good_the_journal_says_so_and_the_fingerprint_stays() {
    let desk = Desk::kept("copies-erased");
    let before = desk.file();
    let batch = done(desk.app.erase_copy(at(NOW), &before).expect("no fault"));
    assert_eq!(desk.copies().len(), 0);
    assert_eq!((desk.file(), desk.page().files[0].kept), (before.clone(), false));
    let history = desk.app.subject(at(NOW), &card()).expect("a page").history;
    assert!(
        history[0].note.as_deref().is_some_and(|note| note.contains("删除加密副本：正面.jpg")),
        "{history:#?}"
    );
    assert_eq!(refusal(desk.app.erase_copy(at(NOW), &before).expect("no fault")), "not-possible-now");
    desk.app.undo(at(NOW), &batch).expect("undone");
    assert!(!desk.page().files[0].kept, "what was deleted does not come back, and nothing says that it did");
    assert!(desk.sound());
}

#[test]
fn a_copy_goes_with_the_file_that_is_taken_out_of_the_document_and_with_an_undo() {
    let desk = Desk::kept("copies-swept");
    record(&desk.app, "document-described", CARD, json!({ "files": [] }));
    assert_eq!(desk.copies().len(), 0);
    let desk = Desk::new("copies-undone");
    let batch = done(desk.app.keep_bytes(at(NOW), &card(), SCAN).expect("no fault"));
    desk.app.undo(at(NOW), &batch).expect("undone");
    assert_eq!((desk.copies().len(), desk.page().files[0].kept), (0, false));
    assert!(desk.sound());
}

#[test]
fn two_documents_with_one_file_share_a_copy_until_neither_keeps_it() {
    let desk = Desk::kept("copies-shared");
    record(&desk.app, "document-described", "document:other", json!({ "kind": "other", "owner": COMPANY }));
    let other: Subject = "document:other".parse().expect("a subject");
    done(desk.app.attach_file(at(NOW), &other, &desk.scan(), None).expect("no fault"));
    done(desk.app.keep_bytes(at(NOW), &other, SCAN).expect("no fault"));
    assert_eq!(desk.copies().len(), 1);
    done(desk.app.erase_copy(at(NOW), &desk.file()).expect("no fault"));
    assert_eq!(desk.copies().len(), 1, "the other document keeps it");
    assert!(desk.sound());
}

/// The same on the command line, with exit codes that a script can use.
#[test]
fn files_are_attached_compared_taken_out_and_deleted_on_the_command_line() {
    use crate::cli::{code, document, run};
    let desk = Desk::new("copies-cli");
    let (dir, scan) = (desk.data.path(), desk.scan().display().to_string());
    let added = document(dir, &["files", "add", CARD, &scan, "--side", "front", "--keep"]);
    assert!(added["text"]["zh"].as_str().is_some_and(|text| text.starts_with("保留加密副本")), "{added}");
    assert_eq!(
        code(&run(dir, &["files", "add", CARD, &scan, "--side", "front", "--keep"])),
        0,
        "it is kept already, which was asked for"
    );
    assert_eq!(code(&run(dir, &["files", "check", CARD])), 0);
    let checked = document(dir, &["files", "check", CARD]);
    assert_eq!(
        (&checked["files"][0]["on_disk"], &checked["files"][0]["copy"]),
        (&json!("same"), &json!("same"))
    );
    std::fs::remove_file(desk.scan()).expect("gone");
    assert_eq!(code(&run(dir, &["files", "check", CARD])), 1, "gone from its place");
    let out = Scratch::new("copies-cli-out");
    let exported = document(dir, &["files", "export", CARD, "正面.jpg", &out.path().display().to_string()]);
    assert_eq!(std::fs::read(exported["path"].as_str().expect("a path")).expect("the copy"), SCAN);
    let short = &desk.file().sha256[..8];
    assert_eq!(code(&run(dir, &["files", "erase", CARD, short])), 0);
    assert_eq!(code(&run(dir, &["files", "erase", CARD, "正面.jpg"])), 1, "none is kept any more");
    assert_eq!(code(&run(dir, &["files", "export", CARD, "别的.jpg", "."])), 2);
    assert_eq!(code(&run(dir, &["check"])), 0);
}
