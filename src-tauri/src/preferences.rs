//! What the operator chose for this computer. Kept in a small file of its own beside the database, so that a
//! restored backup does not bring another computer's choices along.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};
use storewarden_app::{
    preferences::{FILE, KEY},
    wire::Preferences,
};
use storewarden_domain::text::Text;
use tauri::{AppHandle, Wry};
use tauri_plugin_store::{Store, StoreExt};

/// The preferences as they stand, and the file behind them.
pub struct Kept {
    current: Mutex<Preferences>,
    store: Arc<Store<Wry>>,
}

impl Kept {
    /// Reads the file in `data_dir`. A missing or unreadable one gives the defaults: a damaged preference must
    /// not keep the reminders from starting.
    pub fn open(app: &AppHandle, data_dir: &Path) -> tauri_plugin_store::Result<Self> {
        let store = app.store_builder(data_dir.join(FILE)).disable_auto_save().build()?;
        let current = store.get(KEY).and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default();
        Ok(Self { current: Mutex::new(current), store })
    }

    pub fn get(&self) -> Preferences {
        self.current.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Applies `edit` and writes the file. What was chosen counts at once, also where the disk refuses it.
    pub fn change(&self, edit: impl FnOnce(&mut Preferences)) -> tauri_plugin_store::Result<Preferences> {
        let edited = {
            let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
            edit(&mut current);
            current.clone()
        };
        self.store.set(KEY, serde_json::to_value(&edited)?);
        self.store.save()?;
        Ok(edited)
    }

    pub fn language(&self) -> Language {
        Language::chosen(&self.get().language, sys_locale::get_locale().as_deref())
    }
}

/// The language of what the shell itself says: menus and notifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Chinese,
    English,
}

impl Language {
    /// `choice` is `zh-CN`, `en` or `system`. A system that is set to neither language gets Chinese: the rules and
    /// the platforms' own screens are Chinese.
    fn chosen(choice: &str, system: Option<&str>) -> Self {
        let locale = if choice == "system" { system.unwrap_or_default() } else { choice };
        if locale.to_ascii_lowercase().starts_with("en") { Self::English } else { Self::Chinese }
    }

    /// The half of `text` in this language.
    pub fn of(self, text: &Text) -> &str {
        match self {
            Self::Chinese => &text.zh,
            Self::English => &text.en,
        }
    }

    /// One of two wordings.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Chinese => zh,
            Self::English => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_wins_over_the_system_and_chinese_is_the_fallback() {
        let check = |choice, system, expect| {
            assert_eq!(Language::chosen(choice, system), expect, "{choice} {system:?}")
        };
        check("system", Some("en-GB"), Language::English);
        check("system", Some("zh-Hans-CN"), Language::Chinese);
        check("system", Some("C"), Language::Chinese);
        check("system", None, Language::Chinese);
        check("en", Some("zh-CN"), Language::English);
        check("zh-CN", Some("en-US"), Language::Chinese);
    }
}
