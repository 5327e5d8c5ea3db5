import { createRoot } from "react-dom/client";
import "antd/dist/antd.css";
import "./theme/base.css";
import { App } from "./App";
import { chosenLanguage, setLanguage, startText } from "./text/language";
import { keptPreferences } from "./theme/Appearance";

// A plain browser has no shell: the build for looking at the window brings invented answers along.
if (__PREVIEW__) await import("./backend/preview/start");

const kept = keptPreferences();
if (kept.theme !== "system") document.documentElement.dataset.theme = kept.theme;
document.documentElement.dataset.density = kept.density;
startText(chosenLanguage(kept.language));
setLanguage(chosenLanguage(kept.language));

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
