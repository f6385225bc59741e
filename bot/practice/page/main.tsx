// Owns the page's start: colours first, so that nothing flashes, then everything else.
import { render } from "preact";
import { App } from "./app.tsx";
import { loadPreferences, savePreferences } from "./talk/preferences.ts";

const preferences = loadPreferences();
savePreferences(preferences);
const root = document.getElementById("page");
if (root) render(<App preferences={preferences} />, root);
