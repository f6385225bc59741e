// Owns what a browser remembers for its user: the colours and whether it may ring.

export type Theme = "system" | "light" | "dark";

export interface Preferences {
  theme: Theme;
  muted: boolean;
}

const key = "vigil-practice";

export function loadPreferences(): Preferences {
  const standard: Preferences = { theme: "system", muted: false };
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Preferences>;
    return { ...standard, ...kept };
  } catch {
    // Storage can be forbidden or hold anything; then the page begins as at the first visit.
    return standard;
  }
}

export function savePreferences(preferences: Preferences): void {
  document.documentElement.dataset["theme"] = preferences.theme;
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    console.info("This browser keeps no settings for this page.");
  }
}
