// Chinese first, English complete. Every word of the window stands in `text/`; sentences of Rust carry both languages.

import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Text } from "../backend/bindings/Text";
import en from "./en";
import zh from "./zh-CN";

export type Language = "zh-CN" | "en";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
  }
}

export function startText(language: Language) {
  if (i18next.isInitialized) return;
  i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "zh-CN",
    resources: { "zh-CN": { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

export function setLanguage(language: Language) {
  document.documentElement.lang = language;
  if (i18next.language !== language) void i18next.changeLanguage(language);
}

/** `system` = the first language that the system offers, Chinese where it is neither. */
export function chosenLanguage(preference: string): Language {
  if (preference === "zh-CN" || preference === "en") return preference;
  return navigator.language.toLowerCase().startsWith("en") ? "en" : "zh-CN";
}

/** `t` for the window's words, `say` for a sentence that came from Rust. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const english = i18n.language === "en";
  const say = useCallback((text: Text) => (english ? text.en : text.zh), [english]);
  return { t, say, english };
}
