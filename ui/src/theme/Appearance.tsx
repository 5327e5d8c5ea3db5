// Theme, density and language as the operator chose them, applied to the whole window. The shell keeps the preferences;
// a copy in localStorage spares the first frame a flash.

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useCallback, useEffect, useSyncExternalStore } from "react";
import type { Preferences } from "../backend/bindings/Preferences";
import { backend } from "../backend/commands";
import { chosenLanguage, setLanguage } from "../text/language";
import { antdConfig } from "./antd";
import type { Theme } from "./tokens";

const KEPT = "preferences";
const initial: Preferences = {
  language: "system",
  theme: "system",
  density: "regular",
  autostart: false,
  close_explained: false,
  paused_until: null,
  views: [],
  quiet_hours: false,
  quiet_from: "22:00",
  quiet_to: "08:00",
};

export function keptPreferences(): Preferences {
  try {
    return { ...initial, ...JSON.parse(localStorage.getItem(KEPT) ?? "{}") };
  } catch {
    return initial;
  }
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
  );
}

export function usePreferences() {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ["preferences"],
    queryFn: backend.preferences,
    placeholderData: keptPreferences,
  });
  const preferences = data ?? initial;
  const change = useCallback(
    async (part: Partial<Preferences>) => {
      // The newest answer counts, not the one rendered last: two quick choices must not undo each other.
      const before = queries.getQueryData<Preferences>(["preferences"]) ?? keptPreferences();
      queries.setQueryData(["preferences"], { ...before, ...part });
      try {
        queries.setQueryData(["preferences"], await backend.setPreferences({ ...before, ...part }));
      } catch (fault) {
        queries.setQueryData(["preferences"], before);
        throw fault;
      }
    },
    [queries],
  );
  return { preferences, change };
}

/** The theme that is on: the chosen one, or the system's. */
export function useTheme(): Theme {
  const { preferences } = usePreferences();
  const systemDark = useMedia("(prefers-color-scheme: dark)");
  const wanted = preferences.theme === "system" ? (systemDark ? "dark" : "light") : preferences.theme;
  return wanted === "dark" ? "dark" : "light";
}

/** The system asks that nothing moves. */
export const useReducedMotion = () => useMedia("(prefers-reduced-motion: reduce)");

export function Appearance({ children }: { children: ReactNode }) {
  const { preferences } = usePreferences();
  const theme = useTheme();
  const reduced = useReducedMotion();
  const language = chosenLanguage(preferences.language);

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.density = preferences.density;
    setLanguage(language);
    localStorage.setItem(KEPT, JSON.stringify(preferences));
  }, [theme, language, preferences]);

  return (
    <ConfigProvider
      theme={antdConfig(theme, reduced)}
      locale={language === "en" ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
