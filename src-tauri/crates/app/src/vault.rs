//! Personal values (phones, mails, payment accounts): encrypted in the file, named by a keyed hash of the value.
//!
//! Equal values have equal ids, so people can be matched by phone without reading it. The key comes through the port
//! [`Keychain`]; until the operating system's keychain is used it is a file that only its owner can read.

use crate::{AppFault, ports::Keychain};
use chacha20poly1305::{
    ChaCha20Poly1305, Key, Nonce,
    aead::{Aead, KeyInit},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::{
    fs, io,
    io::{Read, Write},
    path::PathBuf,
};

const MARK: &str = "sealed:";

/// Seals and opens values of one installation.
#[derive(Clone)]
pub struct Vault {
    naming: [u8; 32],
    cipher: ChaCha20Poly1305,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    pub fn new(keychain: &dyn Keychain) -> Result<Self, AppFault> {
        let key = keychain.key().map_err(AppFault::Key)?;
        // Two keys from one: naming and encrypting must not share theirs.
        let cipher = ChaCha20Poly1305::new(&Key::from(keyed(&key, &[b"encrypt"])));
        Ok(Self { naming: keyed(&key, &[b"name"]), cipher })
    }

    /// The id of a value; `kind` keeps a phone and an equal bank number apart.
    pub fn id(&self, kind: &str, value: &str) -> String {
        format!("{MARK}{}", self.hash(kind, value))
    }

    /// Only to be compared: it opens to nothing, and without the key it cannot be searched for (128 bits, in hex).
    pub fn hash(&self, kind: &str, value: &str) -> String {
        let hash = keyed(&self.naming, &[kind.as_bytes(), b"\0", value.as_bytes()]);
        hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    pub fn is_id(text: &str) -> bool {
        text.starts_with(MARK)
    }

    /// The value encrypted under a nonce derived from its id, which no other value has.
    pub fn seal(&self, id: &str, value: &str) -> Result<Vec<u8>, AppFault> {
        self.seal_bytes(id, value.as_bytes())
    }

    pub fn open(&self, id: &str, ciphertext: &[u8]) -> Result<String, AppFault> {
        String::from_utf8(self.open_bytes(id, ciphertext)?).map_err(|_| AppFault::Sealing("read"))
    }

    /// The same of anything that is no text. `id` names the content, so that no two contents share a nonce.
    pub fn seal_bytes(&self, id: &str, content: &[u8]) -> Result<Vec<u8>, AppFault> {
        self.cipher.encrypt(&self.nonce(id), content).map_err(|_| AppFault::Sealing("sealed"))
    }

    pub fn open_bytes(&self, id: &str, ciphertext: &[u8]) -> Result<Vec<u8>, AppFault> {
        self.cipher.decrypt(&self.nonce(id), ciphertext).map_err(|_| AppFault::Sealing("opened"))
    }

    fn nonce(&self, id: &str) -> Nonce {
        let hash = keyed(&self.naming, &[b"nonce", id.as_bytes()]);
        let mut nonce = [0; 12];
        for (byte, from) in nonce.iter_mut().zip(hash) {
            *byte = from;
        }
        Nonce::from(nonce)
    }
}

fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    // Unreachable: HMAC takes a key of any length.
    let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(key) else {
        return [0; 32];
    };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// A phone as lists show it: `191****1001`.
pub fn masked_phone(value: &str) -> String {
    mask(value, 3, 4)
}

/// A mail as lists show it: `s****@example.com`.
pub fn masked_email(value: &str) -> String {
    match value.split_once('@') {
        Some((name, host)) => format!("{}****@{host}", name.chars().take(1).collect::<String>()),
        None => mask(value, 1, 0),
    }
}

/// A payment account as lists show it: a login like a mail, anything else by its end.
pub fn masked_account(value: &str) -> String {
    if value.contains('@') { masked_email(value) } else { mask(value, 0, 4) }
}

fn mask(value: &str, head: usize, tail: usize) -> String {
    let chars: Vec<char> = value.chars().collect();
    let start: String = chars.iter().take(head).collect();
    let end: String = chars.iter().skip(chars.len().saturating_sub(tail)).collect();
    format!("{start}****{end}")
}

/// The key in a file beside the database, readable by its owner alone.
#[derive(Debug)]
pub struct KeyFile(pub PathBuf);

impl Keychain for KeyFile {
    fn key(&self) -> io::Result<[u8; 32]> {
        match read(&self.0) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => create(&self.0),
            other => other,
        }
    }
}

fn read(path: &PathBuf) -> io::Result<[u8; 32]> {
    let mut key = [0; 32];
    fs::File::open(path)?.read_exact(&mut key)?;
    Ok(key)
}

fn create(path: &PathBuf) -> io::Result<[u8; 32]> {
    let mut key = [0; 32];
    // Two version-4 UUIDs hold 244 random bits from the operating system; hashing spreads them over the key.
    let seed = [*uuid::Uuid::new_v4().as_bytes(), *uuid::Uuid::new_v4().as_bytes()].concat();
    for (byte, from) in key.iter_mut().zip(keyed(&[7; 32], &[&seed])) {
        *byte = from;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(mut file) => {
            file.write_all(&key)?;
            file.sync_all()?;
            Ok(key)
        }
        // The window and the command line started together: the other's key counts.
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => read(path),
        Err(e) => Err(e),
    }
}

/// A key that is never written down: for databases in memory.
#[derive(Debug)]
pub struct FixedKey(pub [u8; 32]);

impl Keychain for FixedKey {
    fn key(&self) -> io::Result<[u8; 32]> {
        Ok(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault(key: u8) -> Vault {
        Vault::new(&FixedKey([key; 32])).expect("vault")
    }

    #[test]
    fn equal_values_have_equal_ids_and_open_again() {
        let vault = vault(1);
        let id = vault.id("phone", "13800000000");
        assert_eq!(id, vault.id("phone", "13800000000"));
        assert_ne!(id, vault.id("email", "13800000000"));
        let sealed = vault.seal(&id, "13800000000").expect("sealed");
        assert!(!sealed.windows(4).any(|w| w == b"1380"));
        assert_eq!(vault.open(&id, &sealed).expect("opened"), "13800000000");
    }

    #[test]
    fn another_key_opens_nothing() {
        let id = vault(1).id("phone", "13800000000");
        let sealed = vault(1).seal(&id, "13800000000").expect("sealed");
        assert!(vault(2).open(&id, &sealed).is_err());
    }

    #[test]
    fn masks_show_no_more_than_a_platform_does() {
        assert_eq!(masked_phone("19100001001"), "191****1001");
        assert_eq!(masked_email("shop000@example.com"), "s****@example.com");
        assert_eq!(masked_account("pay000@example.com"), "p****@example.com");
        assert_eq!(masked_account("6222000000001234"), "****1234");
    }
}
